"""What stands over the panels: the headline, the names, the formulas, each made to fit its width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from actplot.plan import Plan
from actplot.scene.frame import PT
from actplot.scene.graphs import Graph
from actplot.scene.parts import Measure, Text
from actplot.words import Words

__all__ = [
    "DERIVATIVES",
    "FUNCTIONS",
    "HEADLINE",
    "NUMBERS",
    "Header",
    "Heading",
    "axis_name",
    "break_math",
    "fit_words",
    "formula",
    "headers",
    "headings",
    "wrap",
]

FUNCTIONS = ("f", "f′", "f″")  # how f and its derivatives are written, in words and in mathtext alike
DERIVATIVES = ("function", "derivative", "second_derivative")

NAME, WORD, FORMULA, HEADLINE = 14.0, 12.0, 12.5, 16.0  # points of type
LEAST_WORDS, LEAST_FORMULA = 8.0, 9.0  # points to which type may shrink before it is cut or broken
SPILL = 0.25  # inches that a formula may be wider than its panel
OVERHANG = 0.02  # inches by which the italic f juts out to the left
MATH_AXIS = 0.25  # height of a formula's axis over its baseline, in type sizes
AIR = 0.09  # inches below a formula
NUMBERS = 0.16  # inches over (or under) a panel for the numbers of an x axis on its edge
TALL = 1.6  # type sizes from which on a formula counts as tall


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A name and a formula, sized but not placed."""

    name: str
    size: float
    role: str
    formula: str
    mathtext: str
    formula_size: float

    def place(self, x: float, top: float, header: Header) -> tuple[Text, Text | None]:
        """Return name and formula flush left at `x`, in a header that starts at `top`."""
        name = Text(x=x, y=top - header.title, text=self.name, size=self.size, role=self.role)
        if not self.formula:
            return name, None
        baseline = top - header.axis - MATH_AXIS * self.formula_size * PT
        formula = Text(x=x + OVERHANG, y=baseline, text=self.formula, math=self.mathtext, size=self.formula_size)
        return name, formula


@dataclass(frozen=True, slots=True)
class Header:
    """The strip over a row of panels, in inches from its top: the names' baseline, the formulas' axis, its end."""

    title: float
    axis: float
    height: float


def headings(plan: Plan, graphs: Sequence[Graph], words: Words, measure: Measure, *, width: float) -> list[Heading]:
    """Return each panel's heading, made to fit a panel `width` inches wide."""
    found = []
    for index, graph in enumerate(graphs):
        leads = index % len(plan.orders) == 0
        name = words.title(graph.activation) if leads else _capital(words.word(DERIVATIVES[graph.order]))
        name, size = fit_words(name, NAME if leads else WORD, width, measure)
        mathtext, formula_size = break_math(_mathtext(graph, bound=leads), width + SPILL, measure)
        role = "ink" if leads else "muted"
        plain = formula(graph)
        found.append(
            Heading(name=name, size=size, role=role, formula=plain, mathtext=mathtext, formula_size=formula_size)
        )
    return found


def headers(plan: Plan, row_by_row: Sequence[Heading], measure: Measure) -> list[Header]:
    """Return the strip over each row: as high as its tallest formula needs, and numbers over the panel."""
    columns = len(plan.orders)
    rows = [row_by_row[start : start + columns] for start in range(0, len(row_by_row), columns)]
    found = [_header([heading for heading in row if heading.mathtext], measure) for row in rows]
    above = NUMBERS if plan.ylim and plan.ylim[1] <= 0 else 0.0  # then the x axis is the panel's upper edge
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
        broken = AIR if "\n" in heading.mathtext else 0.0  # its lower lines reach over the name of the y axis
        below = max(below, (extent.descent + MATH_AXIS * size) * PT + broken)
        tall = tall or extent.ascent + extent.descent > TALL * size
    axis = max(0.54 if tall else 0.46, 0.28 + above)
    return Header(0.18, axis, max(0.88 if tall else 0.74, axis + below + AIR))


def formula(graph: Graph) -> str:
    """Return f(x) = ... in plain text with the parameters bound in it; empty where f has no printed form."""
    act = graph.activation
    if not (body := act.text(graph.order)):
        return ""
    slice_ = f"{act.slice_name} = " if act.slice_name and graph.order == 0 else ""
    bindings = act.bindings("text")
    return f"{FUNCTIONS[graph.order]}(x) = {slice_}{body}" + (f", {bindings}" if bindings else "")


def _mathtext(graph: Graph, *, bound: bool) -> str:
    """Return f(x) = ... in mathtext, `bound` with its parameters behind it; empty where f has no printed form."""
    act = graph.activation
    if not (body := act.mathtext(graph.order)):
        return ""
    slice_ = f"{act.slice_math} = " if act.slice_math and graph.order == 0 else ""
    bindings = act.bindings("mathtext") if bound else ""
    return f"{axis_name(graph.order)} = {slice_}{body}" + (rf" \qquad {bindings}" if bindings else "")


def axis_name(order: int) -> str:
    """Return f(x), f'(x) or f''(x) in mathtext."""
    return rf"f\hspace{{0.1}}{FUNCTIONS[order][1:]}(x)"  # italic f leans into what follows


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


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
        total = sum(map(_length, atoms))
        for count in range(2, min(len(atoms), 6) + 1):
            lines = [""]
            for atom in atoms:
                done = sum(map(_length, lines)) + _length(atom) / 2
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


def _length(mathtext: str) -> int:
    """Return about how many characters wide mathtext is: one for a control word, none for braces."""
    return len(re.sub(r"[{}^_\s]", "", re.sub(r"\\[A-Za-z]+", "a", mathtext)))
