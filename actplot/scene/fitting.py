"""Words and formulas made to fit a width: shrunk first, then broken or cut."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actplot.formula.styles.latex import apparent_length
from actplot.scene.frame import PT
from actplot.scene.parts import Measure

__all__ = ["FORMULA", "break_math", "fit_words", "wrap"]

FORMULA = 12.5  # points of type of a formula that fits
LEAST_WORDS, LEAST_FORMULA = 8.0, 9.0  # points to which type may shrink before it is cut or broken


def fit_words(text: str, size: float, width: float, measure: Measure) -> tuple[str, float]:
    """Return words and their size, shrunk to `width` inches; what is still too long at the least size is cut."""
    room = width / PT
    needed = measure(text, size, "words").width
    if needed <= room:
        return text, size
    shrunk = max(LEAST_WORDS, size * room / needed)
    while len(text) > 1 and measure(text, shrunk, "words").width > room:
        text = text.rstrip("…")[:-1].rstrip() + "…"
    return text, shrunk


def wrap(text: str, size: float, width: float, measure: Measure) -> list[str]:
    """Return the lines of words that are at most `width` inches wide: broken at spaces, and between CJK characters."""
    return [line for part in text.expandtabs().splitlines() for line in _wrapped(part, size, width, measure)]


def _wrapped(text: str, size: float, width: float, measure: Measure) -> list[str]:
    lines = [""]
    for word in re.findall(r"[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+", text):
        if lines[-1] and measure((lines[-1] + word).rstrip(), size, "words").width * PT > width:
            lines.append("")
        lines[-1] += word
    return [line.strip() for line in lines]


def break_math(mathtext: str, width: float, measure: Measure) -> tuple[str, float]:
    """Return a formula and its size for a width in inches: shrunk, then broken before operators, then shrunk on."""
    size = _fitting(mathtext, width, measure)
    if size >= LEAST_FORMULA or not mathtext:
        return mathtext, size
    best = mathtext, size
    for broken in _breakings(mathtext):
        size = _fitting(broken, width, measure)
        if size > best[1]:
            best = broken, size
        if size >= LEAST_FORMULA:
            break
    return best


def _fitting(mathtext: str, width: float, measure: Measure) -> float:
    needed = measure(mathtext, FORMULA, "math").width * PT if mathtext else 0.0
    return FORMULA if needed <= width else FORMULA * width / needed


def _breakings(mathtext: str) -> Iterator[str]:
    """Yield the formula broken into two, three, ... lines of about equal length, at better places first."""
    for worst in (SPACE, TERM, ANYWHERE):
        atoms = _atoms(mathtext, worst)
        total = sum(map(apparent_length, atoms))
        for count in range(2, min(len(atoms), 6) + 1):
            lines = [""]
            for atom in atoms:
                done = sum(map(apparent_length, lines)) + apparent_length(atom) / 2
                if lines[-1] and len(lines) < count and done > total * len(lines) / count:
                    lines.append("")
                lines[-1] += atom
            yield "\n".join([lines[0].strip(), *(rf"\quad {_FIRST.sub('', line).strip()}" for line in lines[1:])])


SPACE, TERM, ANYWHERE = 0, 1, 2  # how good a place to break is: a wide space, a sum, a product or inside parentheses
_BREAK = re.compile(r"(?P<space>\\qquad|\\quad)|(?P<term> [+-] )|\\,|\\cdot")
_FIRST = re.compile(r"^\s*\\(qquad|quad|,)")


def _atoms(mathtext: str, worst: int) -> list[str]:
    """Cut mathtext at the places that are no worse, never in braces: before operators and wide spaces."""
    places, braces, brackets = [0], 0, 0
    breaks = {match.start(): match for match in _BREAK.finditer(mathtext)}
    for place, character in enumerate(mathtext):
        if place and mathtext[place - 1] == "\\":
            continue  # a brace that is printed
        braces += (character == "{") - (character == "}")
        brackets += (character in "([") - (character in ")]")
        if (match := breaks.get(place)) and not braces:
            inside = ANYWHERE if brackets else SPACE
            kind = SPACE if match["space"] else TERM if match["term"] else ANYWHERE
            if max(inside, kind) <= worst:
                places.append(place)
    return [mathtext[start:end] for start, end in zip(places, [*places[1:], len(mathtext)], strict=True)]
