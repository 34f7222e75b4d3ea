"""The switches of a formula: the points where a condition, max, min or abs changes branch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from actplot.formula.evaluate import evaluate
from actplot.formula.nodes import Binary, Call, Choice, Compare, Named, Negate, Node, Number, Symbol, walk

__all__ = ["Switch", "switches"]

_FARTHEST = 1e3  # where a condition is not affine it is searched numerically, |x| up to here
_SAME = 1e-11  # one-sided limits closer than this, relatively, are one,
_NEAR = 1e-14  # and those that differ because the root itself was rounded


@dataclass(frozen=True, slots=True)
class Switch:
    """A point and the lowest order that jumps there: 0 where f itself does, 1 at a kink, 2 where f'' does."""

    x: float
    order: int


def switches(node: Node, values: Mapping[str, float]) -> tuple[Switch, ...]:
    """Return the points where f, f' or f'' jumps, from left to right."""
    candidates = {root for term in _turning_terms(node) for root in _roots(term, values)}
    found = []
    for x in sorted(candidates):
        order = _lowest_jump(node, x, values)
        if order is not None:
            found.append(Switch(x, order))
    return tuple(found)


def _lowest_jump(node: Node, x: float, values: Mapping[str, float]) -> int | None:
    """Return the lowest order whose one-sided limits at x differ, or that has another value at x itself."""
    left, right, here = (evaluate(node, [x], 2, values, side=side) for side in (-1, 1, 0))
    for order in range(3):
        sides = [float(parts[order][0]) for parts in ((left, right, here) if order == 0 else (left, right))]
        drift = _NEAR * abs(x) * max(abs(float(p[order + 1][0])) for p in (left, right)) if order < 2 else 0.0
        if max(sides) - min(sides) > _SAME * max(map(abs, sides)) + drift:
            return order
    return None


def _turning_terms(node: Node) -> Iterator[Node]:
    """Yield the expressions whose sign decides a branch."""
    for part in walk(node):
        match part:
            case Compare(_, left, right):
                yield Binary("-", left, right)
            case Call("max" | "min", (left, right)):
                yield Binary("-", left, right)
            case Call("abs" | "sign" | "softsign", (inner,)):
                yield inner


def _roots(term: Node, values: Mapping[str, float]) -> set[float]:
    """Return where the term is zero: exactly where it is affine, branch by branch, else by search."""
    if not term.depends_on_x:
        return set()
    match term:
        case Binary("*", left, right):
            return _roots(left, values) | _roots(right, values)
        case Binary("-", inner, Number(digits)) if float(digits) == 0:
            return _roots(inner, values)
    readings = _affine(term, values)
    if readings is None:
        return _searched(term, values)
    return {float(-offset / slope) for slope, offset in readings if slope != 0}


Affine = tuple[Fraction, Fraction]  # slope, offset


def _affine(node: Node, values: Mapping[str, float]) -> list[Affine] | None:
    """Return the readings a x + b of an expression, one per branch inside it, or None where it is not affine."""
    match node:
        case Number(digits):
            return [(Fraction(0), Fraction(digits))]
        case Symbol(name):
            return [(Fraction(1), Fraction(0)) if name == "x" else (Fraction(0), Fraction(values[name]))]
        case Named(_, meaning):
            return _affine(meaning, values)
        case Negate(inner):
            return _combined(inner, Number("-1"), "*", values)
        case Call("abs", (inner,)):
            readings = _affine(inner, values)
            return readings and [*readings, *((-a, -b) for a, b in readings)]
        case Call("max" | "min", (left, right)) | Choice(_, left, right):
            one, other = _affine(left, values), _affine(right, values)
            return None if one is None or other is None else one + other
        case Binary(sign, left, right):
            return _combined(left, right, sign, values)
    return None


def _combined(left: Node, right: Node, sign: str, values: Mapping[str, float]) -> list[Affine] | None:
    ones, others = _affine(left, values), _affine(right, values)
    if ones is None or others is None:
        return None
    results = [_joined(one, other, sign) for one in ones for other in others]
    return None if None in results else [result for result in results if result is not None]


def _joined(one: Affine, other: Affine, sign: str) -> Affine | None:
    (a, b), (c, d) = one, other
    if sign in "+-":
        factor = 1 if sign == "+" else -1
        return a + factor * c, b + factor * d
    if sign == "*" and (a == 0 or c == 0):
        return a * d + c * b, b * d
    if sign == "/" and c == 0 and d != 0:
        return a / d, b / d
    return None


def _searched(term: Node, values: Mapping[str, float]) -> set[float]:
    """Return the roots between sign changes on a grid that is dense near 0, each to the last float64."""
    half = np.sinh(np.linspace(0.0, np.arcsinh(_FARTHEST), 2001))
    grid = np.concatenate([-half[:0:-1], half])
    level = np.sign(evaluate(term, grid, 0, values, exact=False)[0])
    found = set(grid[level == 0].tolist())
    for index in np.flatnonzero(level[:-1] * level[1:] < 0):
        found.add(_bisected(term, values, float(grid[index]), float(grid[index + 1])))
    return found


def _bisected(term: Node, values: Mapping[str, float], low: float, high: float) -> float:
    def positive(x: float) -> bool:
        return bool(evaluate(term, [x], 0, values)[0][0] > 0)

    rising = positive(high)
    while low < (middle := (low + high) / 2) < high:
        low, high = (low, middle) if positive(middle) == rising else (middle, high)
    return high
