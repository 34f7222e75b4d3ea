"""Slim SVG: the same drawing in half the bytes, each step of a path told from the last, in hundredths of a point."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import cycle

__all__ = ["slim"]

GRAIN = 100  # to a point: finer than any screen or press
PATH = re.compile(r'(?<= d=")[^"]+')
DIGITS = re.compile(r"(\.[0-9]{3})[0-9]+")
OUTLINE = re.compile("[Qz]")
STEP = re.compile(r"([MLQCz])([^MLQCz]*)")
IDLE = re.compile(r"(?<=\.[0-9]) (?=\.)|(?<=\.[0-9][0-9]) (?=\.)")  # a blank between two numbers that have a point each
ADVANCE = re.compile(r'(<use [^>]*)transform="translate\((-?[0-9.]+) 0\)"')  # of a letter in a text
MARKER = re.compile(r'(<path id="m[0-9a-f]+" d="[^"]*") style="[^"]*"')  # its uses say the same, and are recoloured

Place = tuple[int, int]


def slim(svg: str) -> str:
    """Return the SVG with shorter paths, which may only have moves, lines, curves and closings, and shorter texts.

    Curves and axes stay as they are, to a thousandth of a point.
    """
    short = MARKER.sub(r"\1", PATH.sub(_shortened, svg))
    return ADVANCE.sub(lambda found: f'{found[1]}x="{float(found[2]):.6g}"', short)


def _shortened(found: re.Match[str]) -> str:
    if not OUTLINE.search(found[0]):  # a curve or an axis: people's scripts read it as Matplotlib writes it
        return DIGITS.sub(r"\1", found[0])
    parts: list[str] = []
    at = start = (0, 0)
    last, smooth = "", None  # the letter before, and where a control would go on smoothly
    for command, numbers in STEP.findall(found[0]):
        if command == "z":
            parts.append("z")
            at, last, smooth = start, "", None
            continue
        places = [round(float(number) * GRAIN) for number in numbers.split()]
        origin, at = at, (places[-2], places[-1])
        start = at if command == "M" else start
        letter, places, smooth = _curved(places, smooth) if command == "Q" else (command.lower(), places, None)
        step = "".join([_words(place - before) for place, before in zip(places, cycle(origin), strict=False)])
        parts.append(step if letter == last else letter + step.lstrip())
        last = "" if letter == "m" else letter  # what follows the places of a move would be lines
    return IDLE.sub("", "".join(parts))


def _curved(places: list[int], smooth: Place | None) -> tuple[str, list[int], Place]:
    """Return the letter and the places of a curve that may go on smoothly, and where the next control would."""
    x, y, *end = places
    letter = "q"
    if smooth and abs(smooth[0] - x) <= 1 and abs(smooth[1] - y) <= 1:
        letter, places, (x, y) = "t", end, smooth
    return letter, places, (2 * end[0] - x, 2 * end[1] - y)


@lru_cache(maxsize=1 << 14)
def _words(grains: int) -> str:
    """Return a coordinate, behind a blank unless its sign parts it from the one before."""
    whole, rest = divmod(abs(grains), GRAIN)
    digits = f"{whole or ''}.{rest:02}".rstrip("0") if rest else str(whole)
    return f"-{digits}" if grains < 0 else f" {digits}"
