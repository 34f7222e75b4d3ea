"""What the charts of a vector show: its elements and those of its images, under which names and which formulas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

import numpy as np

from actplot.activation import Activation
from actplot.plan import WIDEST, Plan, gids
from actplot.scene.charts import Bar, Bars
from actplot.scene.headings import axis_name, capital
from actplot.scene.ticks import MINUS, print_float
from actplot.vector import GatedActivation, VectorActivation
from actplot.words import Words

__all__ = ["OUTPUT", "Cell", "cells", "image"]

INPUT, GATE, OUTPUT = "guide", "axis", "order0"  # roles of colours

SHORT, TYPED = 10, 6  # characters up to which an input is printed as it was typed, and its digits where it is longer
TOLD = 3  # significant digits of outputs below 1; from there on they have one more
SPELLED = 4  # elements up to which a sum is written out
TOTAL = r"\sum_i\,p_i = 1"
BETWEEN = 0.5  # of the distance of two bars: what more there is between the halves of an input


@dataclass(frozen=True, slots=True)
class Cell:
    """One chart before it is placed: its name, which `leads` or is grey, its formula, its bars; whether they share 1.

    `alone` is one of charts that belong to no neighbour in particular.
    """

    name: str
    leads: bool
    math: str
    bars: tuple[Bars, ...]
    shares: bool = False
    alone: bool = False

    @property
    def each(self) -> list[Bar]:
        """All bars, from the left."""
        return [bar for bars in self.bars for bar in bars.bars]

    @property
    def role(self) -> str:
        """The role of its colour."""
        return self.bars[0].role

    @property
    def extent(self) -> float:
        """How many bars have room beside each other, the gap between halves included."""
        return self.each[-1].at - self.each[0].at + 1.0


def image(act: Activation, vector: Sequence[float]) -> list[float]:
    """Return the output for one vector, of a function of numbers element by element. Raises BadRequest."""
    return list(map(float, act.image(vector) if isinstance(act, VectorActivation) else act(np.array(vector))))


def cells(plan: Plan, words: Words) -> tuple[Cell, ...]:
    """Return the charts of a plan: each function's input and output or, of functions of one input, that only once."""
    acts, vector = plan.activations, plan.vector or ()
    once = plan.layout == "auto" and len(acts) > 1 and len({_halves(act) for act in acts}) == 1
    shown = [Cell(capital(words.word("input")), True, "", _inputs(acts[0], vector), alone=True)] if once else []
    for act, gid in zip(acts, gids(acts), strict=True):
        outputs = _outputs(act, f"bars.{gid}", vector)
        if not once:
            shown.append(Cell(words.title(act), True, _formula(act, len(vector)), _inputs(act, vector)))
        name = words.title(act) if once else capital(words.word("output"))
        math = _formula(act, len(vector)) if once else _remark(act, len(outputs.bars))
        shown.append(Cell(name, once, math, (outputs,), shares=_shares(act)))
    return tuple(_named_once(shown))


def _named_once(shown: Sequence[Cell]) -> Iterator[Cell]:
    """Yield the charts with a number behind ids that occurred before."""
    seen: dict[str, Iterator[int]] = {}
    for cell in shown:
        times = [next(seen.setdefault(bars.gid, count(1))) for bars in cell.bars]
        named = (replace(b, gid=f"{b.gid}-{n}") if n > 1 else b for b, n in zip(cell.bars, times, strict=True))
        yield replace(cell, bars=tuple(named))


def _inputs(act: Activation, vector: Sequence[float]) -> tuple[Bars, ...]:
    """Return the bars of an input; two halves stand apart, that which goes through the gate darker."""
    halves = _halves(act)
    if len(halves) == 1:
        return (_bars("bars.x", INPUT, "x", vector, map(_typed, vector)),)
    size = len(image(act, vector))
    parts = ((vector[:size], 0.0), (vector[size:], size + BETWEEN))
    return tuple(
        _bars(f"bars.{name}", GATE if name == "x" else INPUT, name, part, map(_typed, part), after)
        for name, (part, after) in zip(halves, parts, strict=True)
    )


def _outputs(act: Activation, gid: str, vector: Sequence[float]) -> Bars:
    values = image(act, vector)
    return _bars(gid, OUTPUT, _letter(act), values, [_printed(value, shares=_shares(act)) for value in values])


def _bars(
    gid: str, role: str, letter: str, values: Sequence[float], numbers: Iterable[str], after: float = 0.0
) -> Bars:
    return Bars(
        gid,
        role,
        tuple(
            Bar(after + index, value, value if abs(value) < WIDEST else 0.0, letter, index, number)  # nan is not less
            for index, value, number in zip(count(1), values, numbers, strict=False)
        ),
    )


def _typed(value: float) -> str:
    return print_float(value, SHORT if len(repr(value)) <= SHORT else TYPED)


def _printed(value: float, *, shares: bool) -> str:
    """Return a number of an output: three decimals of a share, so that the sum can be checked; 0 and 1 are exact."""
    if not np.isfinite(value):
        return "nan" if np.isnan(value) else f"{MINUS * (value < 0)}∞"
    return f"{value:.3f}" if shares and value not in (0, 1) else print_float(value, TOLD + (abs(value) >= 1))


def _formula(act: Activation, size: int) -> str:
    """Return how the function is defined, in mathtext: for an element of a vector, for two halves, for one number."""
    if isinstance(act, GatedActivation):
        body = act.mathtext(0)
        for factor, value in act.where.items():
            body = body.removesuffix(rf",\quad {factor} = {value}")  # which is drawn, here
        parts = [f"{act.slice_math} = {body}" if body else "", act.bindings("mathtext")]
    elif isinstance(act, VectorActivation):
        parts = [_spelled(act.element, size), act.bindings("mathtext") if act.element else ""]
    else:
        body = act.mathtext(0)
        parts = [f"{axis_name(0)} = {body}" if body else "", act.bindings("mathtext") if body else ""]
    return r" \qquad ".join(filter(None, parts))


def _remark(act: Activation, size: int) -> str:
    """Return what holds of the output, in mathtext: its sum, or that it is made element by element."""
    if isinstance(act, GatedActivation):
        return "y_i = " + re.sub(r"\b[a-z](?=,|\)$)|(?<=\\,)[a-z]", lambda half: f"{half[0]}_i", act.slice_math)
    if isinstance(act, VectorActivation):
        told = not _shares(act) or TOTAL in act.element
        return "" if told else _spelled(TOTAL, size)
    return r"y_i = f\hspace{0.1}(x_i)"


def _spelled(math: str, size: int) -> str:
    """Return mathtext with the sums of a few terms written out, in brackets where they are part of something."""

    def terms(found: re.Match[str]) -> str:
        index, term, whole = found.groups()
        each = " + ".join(term.replace(f"_{index}", f"_{number}") for number in range(1, size + 1))
        return f"({each})" if size > 1 and not whole else f"{each}{whole or ''}"

    return re.sub(r"\\sum_(\w)\\,(\S+)( =)?", terms, math) if size <= SPELLED else math


def _halves(act: Activation) -> tuple[str, ...]:
    return act.halves if isinstance(act, GatedActivation) else ("x",)


def _letter(act: Activation) -> str:
    """Return what the elements of an output are called: p for shares of 1."""
    return act.element[:1] or "y" if isinstance(act, VectorActivation) else "y"


def _shares(act: Activation) -> bool:
    return _letter(act) == "p"
