"""What a picture shows of one activation, in short clauses: measured facts in the words of a language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import inf, isfinite, isinf, isnan
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from actplot.measure import Extremum, Measured, facts
from actplot.scene.describe.numbers import MINUS, equation, interval, line, number
from actplot.scene.headings import FUNCTIONS
from actplot.words import Words
from actplot.words.keys import MONOTONICITIES

if TYPE_CHECKING:
    from actplot.activation import Activation
    from actplot.measure.marks import Kind, Mark

__all__ = ["Subject", "ends", "joints", "marked", "shape", "slopes", "turns", "value_at_zero"]

Place = TypeVar("Place")

MOST = 4  # points that are told one by one
BEYOND = (1e-6, 0.5, 3.0)  # distances from the last turn of a formula at which it is looked at
FAR = (-1e9, 1e9)  # where a function without a limit is defined, or is not
SAME = 1e-9

_EXTREMA = {
    ("min", True): "minimum",
    ("min", False): "local_minimum",
    ("max", True): "maximum",
    ("max", False): "local_maximum",
}


class Subject(NamedTuple):
    """An activation as drawn over a span, and the words to tell it in."""

    act: Activation
    span: tuple[float, float]
    words: Words

    @property
    def measured(self) -> Measured:
        """What is measured of the activation."""
        return facts(self.act).measured


def shape(subject: Subject) -> Iterator[str]:
    """Yield what holds of the whole function: range, symmetry, monotonicity, convexity."""
    measured, words = subject.measured, subject.words
    yield f"{words.word('range')} {interval(measured.range, measured.attained)}"
    if measured.parity != "none":
        yield words.word(measured.parity)
    yield words.word(MONOTONICITIES[measured.monotonic, measured.strictly_monotonic])
    if measured.convexity in ("convex", "concave"):
        yield words.word(measured.convexity)


def value_at_zero(subject: Subject, order: int) -> Iterator[str]:
    """Yield the value at 0 of f or a derivative, where it is drawn and nothing else tells it."""
    (low, high), measured = subject.span, subject.measured
    joints = [switch.x for switch in subject.act.switches(max(order, 1))]
    told = [*joints, *(extremum.x for extremum in measured.extrema)] if order == 0 else joints
    if low <= 0 <= high and 0 not in told and measured.convexity != "affine" and (order or measured.parity != "odd"):
        values = measured.values.at_zero, measured.values.slope_left_of_zero
        value = values[order] if order < 2 else float(subject.act.jet([0.0], exact=False)[2][0])
        if isfinite(value):
            yield equation(f"{FUNCTIONS[order]}(0)", value)


def turns(subject: Subject) -> Iterator[str]:
    """Yield the drawn extrema."""
    told = subject.words.word

    def clause(extremum: Extremum) -> str:
        kind = _EXTREMA[extremum.kind, extremum.f in subject.measured.range]
        return f"{told(kind)} {equation(f'f({number(extremum.x)})', extremum.f)}"

    yield from _nearest(subject, subject.measured.extrema, lambda extremum: extremum.x, clause)


def marked(subject: Subject, kinds: Sequence[str]) -> Iterator[str]:
    """Yield the marked roots and inflections, and the largest value, which is that of a difference."""
    told = subject.words.word

    def clause(mark: Mark) -> str:
        if mark.kind == "largest":
            return told("largest_difference", value=number(mark.y), x=number(mark.x))
        name = told("root" if mark.kind == "roots" else "inflection_point")
        return f"{name} {equation(f'f({number(mark.x)})', 0.0 if mark.kind == 'roots' else mark.y)}"

    for kind in ("largest", "roots", "inflections"):
        if kind in kinds:
            yield from _nearest(subject, _marks(subject, kind), lambda mark: mark.x, clause)


def _marks(subject: Subject, kind: Kind) -> Sequence[Mark]:
    from actplot.measure.marks import marks  # few pictures have any

    return marks(subject.act, subject.span, (kind,))


def joints(subject: Subject, order: int, *, steep: bool = True) -> Iterator[str]:
    """Yield where f, or a derivative, jumps; for f also its kinks, `steep` with the slopes at both sides."""
    act, told = subject.act, subject.words.word

    def kink(x: float) -> str:
        said = told("alt_kink", x=number(x))
        left, right = map(number, _limits(act, x, 1))
        return told("note_given", text=said, given=told("alt_slopes", left=left, right=right)) if steep else said

    def jump(x: float) -> str:
        name, (left, right) = FUNCTIONS[order], map(number, _limits(act, x, order))
        said = told("alt_jump", name=name, x=number(x), left=left, right=right)
        value = float(act.slice.derivative(x, order) if order else act.slice(x))
        drawn = not order or x in act.kinks()
        return told("note_given", text=said, given=equation(f"{name}({number(x)})", value)) if drawn else said

    if order == 0:
        yield from _nearest(subject, act.kinks(), float, kink)
    low, high = subject.span
    drawn = [switch.x for switch in act.switches(order) if low <= switch.x <= high]
    yield from _nearest(subject, [x for x in drawn if _parts(*_limits(act, x, order))], float, jump)


def slopes(subject: Subject) -> Iterator[str]:
    """Yield the steepest slope, unless it is one that 0, the ends and the kinks have."""
    act, measured = subject.act, subject.measured
    met = [abs(asymptote[0]) for asymptote in measured.asymptotes if asymptote]
    met += [abs(slope) for x in measured.kinks[:MOST] for slope in _limits(act, x, 1)]
    met += [abs(slope) for slope in measured.values[3:]]
    if isfinite(measured.lipschitz) and measured.lipschitz > max(met, default=0.0) * (1 + SAME):
        yield subject.words.word("alt_steepest", slope=equation("|f′(x)|", measured.lipschitz))


def ends(subject: Subject, order: int) -> Iterator[str]:
    """Yield what f, or a derivative, does towards both ends of the line; once, where it is the same."""
    if subject.measured.convexity == "affine":
        yield _line(subject.measured.asymptotes[0] or (0.0, 0.0), order)
        return
    found = [end for side in (-1, 1) if (end := _end(subject, order, side))]
    if len(found) == 2 and found[0][0] == found[1][0]:
        found = [(found[0][0], condition) for condition in _both(found[0][1], found[1][1])]
    for fact, condition in found:
        yield subject.words.word("alt_where", fact=fact, condition=condition)


def _end(subject: Subject, order: int, side: int) -> tuple[str, str] | None:
    """Return what happens at the left end (side -1) or the right one (1), and for which x; None if nothing is told."""
    index = int(side > 0)
    asymptote, start = subject.measured.asymptotes[index], _straight_from(subject, side)
    if (start or 0.0) * side >= subject.span[index] * side:
        return None
    if start is None or asymptote is None:
        fact = _tendency(subject, order, index)
        return (fact, f"x → {number(side * inf)}") if fact else None
    slope, intercept = asymptote
    closed = order == 0 and abs(float(subject.act.slice(start)) - slope * start - intercept) < SAME
    return _line(asymptote, order), f"x {('<≤', '>≥')[index][closed]} {number(start)}"


def _both(left: str, right: str) -> tuple[str, ...]:
    """Return the conditions of both ends as one: x → ±∞, |x| > 1 or x ≠ 0; both, if they do not fit together."""
    (_, way, low), (_, sign, high) = left.split(), right.split()
    if way == "→" == sign:
        return ("x → ±∞",)
    if low == high and way == "<":
        return (f"x ≠ {low}",)
    if low == f"{MINUS}{high}" and (way == "<") == (sign == ">"):
        return (f"|x| {sign} {high}",)
    return left, right


def _line(asymptote: tuple[float, float], order: int) -> str:
    """Return f(x) = ... for a line, or its derivative's equation."""
    slope, intercept = asymptote
    return line(f"{FUNCTIONS[order]}(x)", *((slope, intercept), (0.0, slope), (0.0, 0.0))[order])


def _tendency(subject: Subject, order: int, index: int) -> str:
    """Return what f, or a derivative, tends to at an end where it is no line; empty if that is not known."""
    measured, words = subject.measured, subject.words
    asymptote, limit = measured.asymptotes[index], measured.limits[index]
    if order == 0 and asymptote and asymptote[0]:
        return words.word("alt_asymptote", line=line("y", *asymptote))
    if order == 0 and limit is None:
        lost = isnan(subject.act.slice(FAR[index]))
        return words.word("undefined" if lost else "oscillates")
    if order == 0 and limit is not None:
        return f"f(x) → {number(limit)}"
    if order == 1 and (asymptote or measured.saturates[index] == "soft"):
        return f"f′(x) → {number(asymptote[0] if asymptote else 0.0)}"
    return ""


def _straight_from(subject: Subject, side: int) -> float | None:
    """Return the last turn of the formula on a side if f is a line beyond it, else None."""
    places = subject.act.turns()
    if not places:
        return None
    start = places[-1] if side > 0 else places[0]
    bends = subject.act.jet([start + side * step for step in BEYOND], exact=False)[2]
    return None if bends.any() else start


def _limits(act: Activation, x: float, order: int) -> tuple[float, float]:
    """Return the limits of f, or a derivative, at x from the left and from the right, good to three digits."""
    left, right = (float(act.jet([x], exact=False, side=side)[order][0]) for side in (-1, 1))
    return left, right


def _parts(left: float, right: float) -> bool:
    return abs(left - right) > SAME * max(1.0, abs(left), abs(right)) or isinf(left) != isinf(right)


def _nearest(
    subject: Subject, places: Sequence[Place], at: Callable[[Place], float], clause: Callable[[Place], str]
) -> Iterator[str]:
    """Yield the clauses of the drawn places from left to right; of many those nearest 0, and that there are more."""
    low, high = subject.span
    drawn = [place for place in places if low <= at(place) <= high]
    away = sorted(abs(at(place)) for place in drawn)[:MOST]
    told = [place for place in drawn if abs(at(place)) <= away[-1] * (1 + SAME)]  # both of a pair
    yield from map(clause, sorted(told, key=at))
    if len(told) < len(drawn):
        yield subject.words.word("alt_more")
