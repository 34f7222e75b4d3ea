"""A sheet of character cells: words, box drawing and braille dots are put on it, text comes off it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

__all__ = ["BLANKS", "Canvas", "cleaned", "width_of", "wrapped"]

BLANKS = re.compile(r"(?<= )|(?<=[\u2e80-\uffef])(?![\u3001\u3002\uff09\uff0c\uff1a\uff1b\u201d])")
"""Where prose may be broken: behind blanks; Chinese anywhere, but not before 、。），：；”."""


class Canvas:
    """Cells by row and column from the top left; each holds a character (after a wide one: nothing) and its role."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._cells = [[(" ", "")] * width for _ in range(height)]

    def put(self, row: int, column: int, text: str, role: str = "") -> None:
        """Write `text`; what lies beyond the sheet is lost."""
        for cluster, width in _clusters(text):
            if 0 <= row < self.height and 0 <= column <= self.width - width:
                self._cells[row][column : column + width] = [(cluster, role), ("", role)][:width]
            column += width

    def is_blank(self, row: int, column: int) -> bool:
        """Tell whether a cell is on the sheet and blank."""
        return 0 <= row < self.height and 0 <= column < self.width and self._cells[row][column][0] == " "

    def is_clear(self, row: int, column: int, width: int) -> bool:
        """Tell whether `width` cells from `column` on are on the sheet and blank, and only an axis stands beside."""
        if not all(self.is_blank(row, column + along) for along in range(width)):
            return False
        cells, end = self._cells[row], column + width
        beside = cells[max(column - 1, 0) : column] + cells[end : end + 1]
        return all(char == " " or role == "axis" for char, role in beside)

    @property
    def roles(self) -> set[str]:
        """The roles of all that was put."""
        return {role for row in self._cells for _, role in row}

    def text(self, escapes: Mapping[str, str]) -> str:
        """Return the sheet as lines without trailing blanks; `escapes` switches on the colour of a role."""
        return "".join(_line(row, escapes) + "\n" for row in self._cells)


def _line(cells: list[tuple[str, str]], escapes: Mapping[str, str]) -> str:
    line = ""
    for escape, group in groupby(cells, key=lambda cell: escapes.get(cell[1], "")):
        words = "".join(cluster for cluster, _ in group)
        line += f"{escape}{words}\x1b[0m" if escape else words
    return line.rstrip(" ")


def width_of(text: str) -> int:
    """Return how many cells `text` takes: two for a wide East Asian character, none for a combining mark."""
    return sum(width for _, width in _clusters(text))


def _clusters(text: str) -> Iterator[tuple[str, int]]:
    """Yield each character, the combining marks behind it included, and its width."""
    cluster = ""
    for char in text:
        if cluster and unicodedata.category(char) not in ("Mn", "Me"):
            yield cluster, _width(cluster[0])
            cluster = ""
        cluster += char
    if cluster:
        yield cluster, _width(cluster[0])


def _width(char: str) -> int:
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cleaned(text: str) -> str:
    """Return `text` fit for cells: a title may hold control characters, and a terminal would obey them."""
    instead = {"Cc": " ", "Zl": " ", "Zp": " ", "Cs": "\N{REPLACEMENT CHARACTER}", "Cf": ""}
    return "".join(instead.get(unicodedata.category(char), char) for char in unicodedata.normalize("NFC", text))


def wrapped(text: str, width: int, *, breaks: Sequence[re.Pattern[str]], indent: int = 0) -> list[str]:
    """Return `text` as lines of at most `width` cells, all but the first indented.

    Lines end where the first of `breaks` matches; what is too long between two such places is broken at the next, and
    in the end anywhere.
    """
    lines = [""]
    for piece in _pieces(text, max(width - indent, 1), breaks):
        if lines[-1].strip() and width_of(lines[-1] + piece.rstrip()) > width:
            lines.append(" " * indent)
        lines[-1] += piece if lines[-1].strip() else piece.lstrip()
    return [line.rstrip() for line in lines]


def _pieces(text: str, most: int, breaks: Sequence[re.Pattern[str]]) -> Iterator[str]:
    for piece in breaks[0].split(text) if breaks else (cluster for cluster, _ in _clusters(text)):
        fits = not breaks or width_of(piece.rstrip()) <= most
        yield from [piece] if fits else _pieces(piece, most, breaks[1:])
