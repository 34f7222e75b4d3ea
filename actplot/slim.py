"""Slim SVG: paths in hundredths of a point, each step told from the last, which halves a picture made of outlines."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import cycle

__all__ = ["slim"]

GRAIN = 100  # to a point: finer than any screen or press
PATH = re.compile(r'(?<= d=")[^"]+')
STEP = re.compile(r"([MLQCz])([^MLQCz]*)")


def slim(svg: str) -> str:
    """Return the SVG with the `d` of each path shortened; only moves, lines, curves and closings may occur there."""
    return PATH.sub(_shortened, svg)


def _shortened(found: re.Match[str]) -> str:
    parts: list[str] = []
    at = start = (0, 0)
    last = ""
    for command, numbers in STEP.findall(found[0]):
        if command == "z":
            parts.append("z")
            at, last = start, ""
            continue
        places = [round(float(number) * GRAIN) for number in numbers.split()]
        if command == "M":
            start, step = (places[0], places[1]), "".join(map(_words, places))
        else:
            step = "".join([_words(place - origin) for place, origin in zip(places, cycle(at), strict=False)])
        parts.append(step if command == last else (command if command == "M" else command.lower()) + step.lstrip())
        at, last = (places[-2], places[-1]), "" if command == "M" else command
    return "".join(parts)


@lru_cache(maxsize=1 << 14)
def _words(grains: int) -> str:
    """Return a coordinate, behind a blank unless its sign parts it from the one before."""
    whole, rest = divmod(abs(grains), GRAIN)
    digits = f"{whole or ''}.{rest:02}".rstrip("0") if rest else str(whole)
    return f"-{digits}" if grains < 0 else f" {digits}"
