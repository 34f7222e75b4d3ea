"""What stands over the panels: the names and the formulas, made to fit, and how the curves of a panel are called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from actplot.activation import Activation
from actplot.formula import Form
from actplot.plan import Plan
from actplot.scene.fitting import FORMULA, break_math, fit_words
from actplot.scene.frame import PT, across
from actplot.scene.graphs import Cell
from actplot.scene.look import LOOKS
from actplot.scene.parts import Measure, Text
from actplot.wording import derived, right_side
from actplot.words import Words

__all__ = [
    "DERIVATIVES",
    "FUNCTIONS",
    "NUMBERS",
    "Header",
    "Heading",
    "axis_name",
    "capital",
    "differing",
    "headers",
    "headings",
    "parted_formula",
    "short",
]

FUNCTIONS = ("f", "f′", "f″")  # how f and its derivatives are written, in words and in mathtext alike
DERIVATIVES = ("function", "derivative", "second_derivative")

NAME, WORD = 14.0, 12.0  # points of type
SMALL_NAME, SMALL_MATH = 10.5, 10.0  # the same in a grid
LEAST_NAMES = 10.0  # points: names that would have to be smaller give way to a word for all
READABLE = 80  # characters of a derivative that no textbook prints
LONG = 12  # characters, wide ones twice: a longer name at a curve gives way to its abbreviation
SPILL = 0.25  # inches that a formula may be wider than its panel
OVERHANG = 0.02  # inches by which the italic f juts out to the left
MATH_AXIS = 0.25  # height of a formula's axis over its baseline, in type sizes
AIR, AIR_LONG = 0.12, 0.17  # inches below a formula, and below one that reaches over the name of the y axis
UNDER_NAME = 0.13  # inches from a name's baseline to a tall formula
APART = 0.09  # inches between a name and the parameters on its line
NUMBERS = 0.16  # inches over (or under) a panel for the numbers of an x axis on its edge
TALL = 1.6  # type sizes from which on a formula counts as tall


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A name and a formula, sized but not placed; the formula stands below, or `beside` the name's start, in inches.

    One that is `long` reaches over the name of the y axis.
    """

    name: str
    size: float
    role: str
    formula: str = ""
    mathtext: str = ""
    formula_size: float = FORMULA
    beside: float = 0.0
    long: bool = False

    def place(self, x: float, top: float, header: Header) -> tuple[Text, Text | None]:
        """Return name and formula flush left at `x`, in a header that starts at `top`."""
        name = Text(x=x, y=top - header.title, text=self.name, size=self.size, role=self.role)
        if not self.formula:
            return name, None
        formula = Text(x=x + OVERHANG, y=name.y, text=self.formula, math=self.mathtext, size=self.formula_size)
        if self.beside:
            return name, replace(formula, x=x + self.beside, role="muted")
        return name, replace(formula, y=top - header.axis - MATH_AXIS * self.formula_size * PT)


@dataclass(frozen=True, slots=True)
class Header:
    """The strip over a row of panels, in inches from its top: the names' baseline, the formulas' axis, its end."""

    title: float
    axis: float
    height: float


def headings(plan: Plan, cells: Sequence[Cell], words: Words, measure: Measure, *, width: float) -> list[Heading]:
    """Return each panel's heading, made to fit a panel `width` inches wide."""
    found = []
    for cell in cells:
        if cell.kind == "small":
            found.append(_small_heading(plan, cell, words, measure, width=width))
            continue
        heading = _named(cell, words, measure, width=width)
        if plan.formulas and cell.kind != "overlay":
            mathtext, size = break_math(_mathtext(cell), width + SPILL, measure)
            heading = replace(heading, formula=_formula(cell), mathtext=mathtext, formula_size=size)
            if mathtext and (plan.equal or measure(mathtext, size, "math").width * PT > _to_axis(plan, cell, width)):
                heading = replace(heading, long=True)
        found.append(heading)
    return found


def _to_axis(plan: Plan, cell: Cell, width: float) -> float:
    """Return the way from a panel's left edge to its y axis, short of the arrow's head, in inches."""
    (low, high), axis = across(cell.span, width, LOOKS[plan.resolved].padding)
    return (axis - low) / (high - low) * width - LOOKS[plan.resolved].gauge.head * PT


def _named(cell: Cell, words: Words, measure: Measure, *, width: float) -> Heading:
    """Return the heading of a panel without its formula: the names of the functions, or the word for the derivative."""
    if not cell.leads:
        name, size = fit_words(capital(words.word(DERIVATIVES[cell.order])), WORD, width, measure)
        return Heading(name=name, size=size, role="muted")
    names = dict.fromkeys(words.title(act) for act in cell.activations)
    name, size = fit_words(words.word("list_separator").join(names), NAME, width, measure)
    if len(names) > 1 and size < LEAST_NAMES:
        name, size = fit_words(words.word("title_comparison"), NAME, width, measure)
    return Heading(name=name, size=size, role="ink")


def _small_heading(plan: Plan, cell: Cell, words: Words, measure: Measure, *, width: float) -> Heading:
    """Return a name, and where there is room behind it what is not said by it: a slice, or the parameters."""
    (act,) = cell.activations
    name, size = fit_words(words.title(act), SMALL_NAME, width, measure)
    if size < SMALL_NAME:
        name, size = fit_words(short(words.title(act)), SMALL_NAME, width, measure)
    heading = Heading(name=name, size=size, role="ink")
    text, math = act.slice_name or act.bindings("text"), act.slice_math or act.bindings("mathtext")
    beside = measure(name, size, "words").width * PT + APART
    if plan.formulas and math and beside + measure(math, SMALL_MATH, "math").width * PT <= width:
        return replace(heading, formula=text, mathtext=math, formula_size=SMALL_MATH, beside=beside)
    return heading


def headers(plan: Plan, rows: Sequence[Sequence[Heading]], measure: Measure, *, numbered: bool) -> list[Header]:
    """Return the strip over each row: as high as its tallest formula needs, `numbered` with numbers over the panel."""
    if plan.resolved == "grid":
        return [Header(0.15, 0.0, 0.32)] * len(rows)
    found = [_header([heading for heading in row if heading.mathtext], measure) for row in rows]
    above = NUMBERS if numbered else 0.0
    return [replace(header, height=header.height + above) for header in found]


def _header(row: Sequence[Heading], measure: Measure) -> Header:
    if not row:
        return Header(0.18, 0.46, 0.50)
    above = below = 0.0
    tall = False
    for heading in row:
        size = heading.formula_size
        extent = measure(heading.mathtext, size, "math")
        above = max(above, (extent.ascent - MATH_AXIS * size) * PT)
        below = max(below, (extent.descent + MATH_AXIS * size) * PT + (AIR_LONG if heading.long else AIR))
        tall = tall or extent.ascent + extent.descent > TALL * size
    axis = max(0.54 if tall else 0.46, 0.18 + UNDER_NAME + above)
    return Header(0.18, axis, max(0.88 if tall else 0.74, axis + below))


def _formula(cell: Cell) -> str:
    """Return f(x) = ... in plain text with the parameters that all curves share; empty where it has no printed form."""
    act, body = cell.activations[0], _right_side(cell, "text")
    slice_ = f"{act.slice_name} = " if act.slice_name and cell.order == 0 else ""
    bindings = act.bindings("text", _constant(cell))
    return f"{FUNCTIONS[cell.order]}(x) = {slice_}{body}" + (f", {bindings}" if bindings else "") if body else ""


def _mathtext(cell: Cell) -> str:
    """Return the same in mathtext, with the parameters in the function's panel only."""
    act, body = cell.activations[0], _right_side(cell, "mathtext")
    slice_ = f"{act.slice_math} = " if act.slice_math and cell.order == 0 else ""
    bindings = act.bindings("mathtext", _constant(cell)) if cell.leads else ""
    return f"{axis_name(cell.order)} = {slice_}{body}" + (rf" \qquad {bindings}" if bindings else "") if body else ""


def parted_formula(cell: Cell) -> tuple[str, str]:
    """Return the formula of a panel's heading without its parameters, and these alone, in mathtext."""
    act = cell.activations[0]
    if cell.kind == "small":
        return act.slice_math, "" if act.slice_math else act.bindings("mathtext")
    bound = act.bindings("mathtext", _constant(cell)) if cell.leads and cell.kind != "overlay" else ""
    return _mathtext(cell).removesuffix(bound), bound


def _right_side(cell: Cell, form: Form) -> str:
    """Return the right-hand side of all curves of a panel, empty where they differ in more than where they jump."""
    alone = len(cell.activations) == 1
    bodies = {_body(act, cell.order, form, apart=alone) for act in cell.activations}
    return bodies.pop() if len(bodies) == 1 else ""


@lru_cache(maxsize=256)
def _body(act: Activation, order: int, form: Form, *, apart: bool) -> str:
    """Return the right-hand side of one curve: as its class has it, where that prints no formula."""
    if type(act).text is Activation.text:
        return right_side(act, order, form, apart=apart) or (_derived(act, form) if order == 1 else "")
    return act.text(order) if form == "text" else act.mathtext(order)


def _derived(act: Activation, form: Form) -> str:
    """Return f' as it is worked out, where that is short enough to be read."""
    return derived(act, form) if len(derived(act, "text")) <= READABLE else ""


def short(title: str) -> str:
    """Return the abbreviation behind a long name, as in "Gated linear unit (GLU)"; else the name."""
    found = re.search(r"[(（]([A-Za-z0-9-]+)[)）]$", title)
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in title)
    return found[1] if found and len(title) + wide > LONG else title


def differing(acts: Sequence[Activation]) -> list[str]:
    """Return the parameters in which the variants of one function differ."""
    return [key for key in acts[0].parameters if len({act.parameters[key] for act in acts}) > 1]


def _constant(cell: Cell) -> list[str]:
    varied = differing(cell.activations)
    for ends in cell.activations[0].draws.values():
        varied += ends if set(ends) & set(varied) else ()
    return [key for key in cell.activations[0].parameters if key not in varied]


def axis_name(order: int) -> str:
    """Return f(x), f'(x) or f''(x) in mathtext."""
    return rf"f\hspace{{0.1}}{FUNCTIONS[order][1:]}(x)"  # italic f leans into what follows


def capital(word: str) -> str:
    """Return a word as it begins a heading."""
    return word[:1].upper() + word[1:]
