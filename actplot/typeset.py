"""Formulas set in STIX: glyphs and rules at their places, from the shipped table or from mathtext itself.

Setting a formula is the dearest thing in a picture (mathtext's grammar alone costs 50 ms), so the formulas of the
catalogue are set once by `tools/build_formulas.py` and shipped in `data/formulas.txt`; all others go through
mathtext when they are met. Both give the same numbers. The faces are those that matplotlib ships, never the system's.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from actplot.errors import MissingGlyph
from actplot.scene.parts import Extent
from actplot.shipped import DATA, reading, sound

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font
    from matplotlib.path import Path as Outline
    from numpy.typing import NDArray

    Shape = tuple[NDArray[np.float64], NDArray[np.integer]]  # vertices (n, 2) in ems, path codes (n,)

__all__ = [
    "FORMULAS",
    "Glyph",
    "Rule",
    "Typeset",
    "extent",
    "outline",
    "outline_by_model",
    "parse_row",
    "print_row",
    "set_live",
    "typeset",
]

FORMULAS = DATA / "formulas.txt"
"""One row a formula, as `print_row` prints it; made by tools/build_formulas.py."""

EM = 1000  # all numbers of a Typeset are thousandths of the type size
LEADING, CLEARANCE = 1500, 400  # between the baselines of a broken formula, and between its lines, at least
FACES = {
    "r": "STIXGeneral.ttf",
    "i": "STIXGeneralItalic.ttf",
    "b": "STIXGeneralBol.ttf",
    "n": "STIXNonUni.ttf",
    "m": "STIXNonUniIta.ttf",
    "1": "STIXSizOneSymReg.ttf",
    "2": "STIXSizTwoSymReg.ttf",
    "3": "STIXSizThreeSymReg.ttf",
    "4": "STIXSizFourSymReg.ttf",
    "5": "STIXSizFiveSymReg.ttf",
}


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character of a face (a key of FACES): its size and the place of its origin, in thousandths of an em."""

    face: str
    code: int
    size: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A filled rectangle: a fraction bar, the roof of a root."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Typeset:
    """A formula that has been set: its reach about the baseline and what stands where, in thousandths of an em."""

    width: int
    ascent: int
    descent: int
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]


@cache
def typeset(math: str) -> Typeset:
    """Set one line of mathtext (no dollars). Raises MissingGlyph when STIX lacks a character."""
    with sound(FORMULAS):
        if row := _find(math):
            return parse_row(row)
    return set_live(math)


def extent(math: str, size: float) -> Extent:
    """Return the room that a formula takes at `size` points; its lines are parted by newlines."""
    lines = [typeset(line) for line in math.split("\n")]
    unit = size / EM
    return Extent(
        width=max(line.width for line in lines) * unit,
        ascent=lines[0].ascent * unit,
        descent=(_falls(lines)[-1] + lines[-1].descent) * unit,
    )


@cache
def outline(math: str) -> Outline:
    """Return a formula as one filled path, in ems from the start of its first baseline."""
    return _outlined([typeset(line) for line in math.split("\n")])


@lru_cache(maxsize=64)
def outline_by_model(math: str) -> Outline:
    """Return a line that moves as a path: its digits stand where those of a line that is set already stand.

    All digits are equally wide, and a line that is set for each value of a slider would cost 3 ms a value.
    """
    model, digits = typeset(re.sub(r"\d", "0", math)), re.findall(r"\d", math)
    zeros = [at for at, glyph in enumerate(model.glyphs) if (glyph.face, glyph.code) == ("r", ord("0"))]
    if len(zeros) != len(digits):
        return outline(math)
    glyphs = list(model.glyphs)
    for at, digit in zip(zeros, digits, strict=True):
        glyphs[at] = replace(glyphs[at], code=ord(digit))
    return _outlined([replace(model, glyphs=tuple(glyphs))])


def _outlined(lines: Sequence[Typeset]) -> Outline:
    from matplotlib.path import Path as Outline

    shapes = [
        (vertices - (0.0, fall / EM), codes)
        for fall, line in zip(_falls(lines), lines, strict=True)
        for vertices, codes in _shapes(line)
    ]
    return Outline(np.concatenate([vertices for vertices, _ in shapes]), np.concatenate([codes for _, codes in shapes]))


def _falls(lines: Sequence[Typeset]) -> list[int]:
    """Return how far each line's baseline lies below the first."""
    falls = [0]
    for above, below in pairwise(lines):
        falls.append(falls[-1] + max(LEADING, above.descent + below.ascent + CLEARANCE))
    return falls


def _shapes(line: Typeset) -> Iterable[Shape]:
    """Yield the vertices (n, 2) in ems and the path codes (n,) of every glyph and rule."""
    for glyph in line.glyphs:
        vertices, codes = _glyph(glyph.face, glyph.code)
        yield (vertices * glyph.size + (glyph.x, glyph.y)) / EM, codes
    for rule in line.rules:
        left, right, low, high = rule.x, rule.x + rule.width, rule.y, rule.y + rule.height
        corners = [(left, low), (right, low), (right, high), (left, high), (left, low)]
        yield np.array(corners, float) / EM, np.array([1, 2, 2, 2, 79], np.uint8)


@cache
def _glyph(face: str, code: int) -> Shape:
    """Return a glyph's outline: vertices (n, 2) in ems and path codes (n,)."""
    from matplotlib.ft2font import LoadFlags

    font = _face(face)
    font.load_char(code, flags=LoadFlags.NO_SCALE | LoadFlags.NO_HINTING)
    vertices, codes = font.get_path()
    return vertices * (64 / font.units_per_EM), codes  # FT2Font takes font units for 26.6 pixels


@cache
def _face(face: str) -> FT2Font:
    from matplotlib import get_data_path
    from matplotlib.ft2font import FT2Font

    return FT2Font(str(Path(get_data_path(), "fonts", "ttf", FACES[face])))


if hasattr(os, "register_at_fork"):  # processes that share an open file share their place in it
    os.register_at_fork(after_in_child=_face.cache_clear)


def set_live(math: str) -> Typeset:
    """Set one line with matplotlib's mathtext. Raises MissingGlyph when STIX lacks a character."""
    from matplotlib import rc_context, rcParamsDefault
    from matplotlib.font_manager import FontProperties
    from matplotlib.mathtext import MathTextParser

    for character in re.sub(r"[\x20-\x7e]", "", math):
        if not _face("r").get_char_index(ord(character)):
            raise MissingGlyph(f"'{character}' (U+{ord(character):04X}) has no place in a formula: STIX lacks it.")
    with rc_context({"mathtext.default": rcParamsDefault["mathtext.default"]}):
        prop = FontProperties(family="STIXGeneral", math_fontfamily="stix", size=EM)
        box = MathTextParser("path").parse(f"${math}$", 72, prop)
    keys = {name: key for key, name in FACES.items()}
    glyphs = tuple(
        Glyph(keys[Path(str(font.fname)).name], code, round(size), round(x), round(y))
        for font, size, code, *_, x, y in box.glyphs
    )
    rules = tuple(Rule(*(round(float(number)) for number in rect)) for rect in box.rects)
    return Typeset(round(box.width), round(box.height - box.depth), round(box.depth), glyphs, rules)


def print_row(math: str, line: Typeset) -> str:
    """Return a formula as one row of the shipped table: its mathtext, its reach, its glyphs and its rules."""
    reach = f"{line.width} {line.ascent} {line.descent}"
    glyphs = " ".join(f"{g.face}{g.code:x} {g.size} {g.x} {g.y}" for g in line.glyphs)
    rules = " ".join(f"{r.x} {r.y} {r.width} {r.height}" for r in line.rules)
    return f"{math}\t{reach}\t{glyphs}\t{rules}"


def parse_row(row: str) -> Typeset:
    """Read one row of the shipped table."""
    _, reach, glyphs, rules = row.split("\t")
    width, ascent, descent = map(int, reach.split())
    return Typeset(
        width,
        ascent,
        descent,
        tuple(Glyph(g[0][0], int(g[0][1:], 16), int(g[1]), int(g[2]), int(g[3])) for g in _fours(glyphs)),
        tuple(Rule(int(r[0]), int(r[1]), int(r[2]), int(r[3])) for r in _fours(rules)),
    )


def _fours(words: str) -> Iterable[tuple[str, str, str, str]]:
    each = iter(words.split())
    return zip(each, each, each, each, strict=True)


def _find(math: str) -> str | None:
    """Return the shipped row of a formula, found without reading the others apart."""
    table = _table()
    start = table.find(f"\n{math}\t")
    return None if start < 0 else table[start + 1 : table.index("\n", start + 1)]


@cache
def _table() -> str:
    with reading(FORMULAS) as text:
        return text
