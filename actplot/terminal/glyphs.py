"""The characters of the picture: braille and box drawing, or ASCII where a stream cannot carry them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, cycle
from typing import TypeVar

from actplot.terminal.screen import Charset

__all__ = ["ASCII", "DOT", "GLYPHS", "STIPPLE", "UNICODE", "Glyphs"]

T = TypeVar("T")

DOT = ((0x40, 0x80), (0x04, 0x20), (0x02, 0x10), (0x01, 0x08))  # bits of a braille cell: rows upward, left and right
LEVEL, STIPPLE = (0x02, 0x10), 0x05  # the dots of a level curve, left and right, and those of a band
SAMPLE = 3  # cells of a sample, at least

SIGNS = {"−": "-", "′": "'", "″": "''", "·": "*", "×": "*", "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~", "²": "^2"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyphs:
    """One set of characters.

    `level` is one period of a horizontal axis. `stroke` draws the dots of a curve, and those of what is under it,
    `shade` those of a band alone; `spell` writes words. `dash` are the strokes and gaps of a role, `unit` dots each.
    Where curves look `alike` but for their dashes, what is under a curve stays seen; else a cell has one colour.
    """

    level: str
    upright: str
    crossing: str
    x_tick: str
    y_tick: str
    right: str
    up: str
    open: str
    closed: str
    mark: str
    stroke: Callable[[int, int], str]
    shade: Callable[[int], str]
    spell: Callable[[str], str]
    unit: int
    dash: Callable[[str], Sequence[float]] = lambda _: ()
    alike: bool = False

    def dashed(self, dots: Iterable[T], role: str) -> Iterable[T]:
        """Return the dots that the dashes of a role leave of a curve's."""
        strokes = [(index % 2 == 0, length) for index, length in enumerate(self._lengths(role))]
        return compress(dots, cycle([drawn for drawn, length in strokes for _ in range(length)])) if strokes else dots

    def sample(self, role: str) -> str:
        """Return a level stretch of a curve as a key has it, with a whole period of its dashes."""
        cells = [0] * max(SAMPLE, (sum(self._lengths(role)) + 1) // 2)
        for dot in self.dashed(range(2 * len(cells)), role):
            cells[dot // 2] |= LEVEL[dot % 2]
        return "".join(self.stroke(dots, 0) if dots else " " for dots in cells)

    def _lengths(self, role: str) -> list[int]:
        return [self.unit * max(1, round(length)) for length in self.dash(role)]


def _braille(dots: int, under: int = 0) -> str:
    return chr(0x2800 | dots | under)


def _slanted(dots: int, under: int) -> str:
    """Return the ASCII character that is most like the dots of a curve in a cell."""
    del under  # one character cannot show both
    left, right = ([row for row in range(4) if dots & DOT[row][side]] for side in (0, 1))
    rows = left + right
    if max(rows) - min(rows) < 2:
        middle = sum(rows) / len(rows)
        return "_" if middle == 0 and left and right else ".-'"[(middle > 0.75) + (middle > 2.25)]
    rise = sum(right) * len(left) - sum(left) * len(right)
    return "|" if not left or not right or not rise else "/" if rise > 0 else "\\"


def _colons(dots: int) -> str:
    return ":" if dots else " "


def _ascii(text: str) -> str:
    return "".join(char if char.isascii() else SIGNS.get(char) or _plain(char) for char in text)


def _plain(char: str) -> str:
    """Return a letter without its accents, a Greek one by name, a full-width one narrow, and ? for all others."""
    name = unicodedata.name(char, "")
    if name.startswith("GREEK SMALL LETTER "):
        return name.split()[3].lower()
    letters = (part for part in unicodedata.normalize("NFKD", char) if not unicodedata.combining(part))
    return "".join(letters).encode("ascii", "replace").decode()


UNICODE = Glyphs(
    level="─",
    upright="│",
    crossing="┼",
    x_tick="┬",
    y_tick="┤",
    right="▸",
    up="▴",
    open="○",
    closed="●",
    mark="•",
    stroke=_braille,
    shade=_braille,
    spell=str,
    unit=1,
)

ASCII = Glyphs(
    level="- ",  # dashed, so that a curve on the axis is seen
    upright=":",
    crossing="+",
    x_tick="+",
    y_tick="+",
    right=">",
    up="^",
    open="o",
    closed="*",
    mark="#",
    stroke=_slanted,
    shade=_colons,
    spell=_ascii,
    unit=2,  # a cell is the least gap that is seen
)

GLYPHS: Mapping[Charset, Glyphs] = {"braille": UNICODE, "ascii": ASCII}
