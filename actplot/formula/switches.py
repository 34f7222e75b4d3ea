"""The switches of a formula: the points where a condition, max, min or abs changes branch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from math import isinf
from typing import Any

import numpy as np

from actplot.formula.evaluate import evaluate
from actplot.formula.nodes import Binary, Call, Choice, Compare, Named, Negate, Node, Number, Opaque, Symbol, walk
from actplot.formula.roots import roots

__all__ = ["Switch", "switches", "turns"]

_FARTHEST = 1e3  # where a condition is not affine it is searched numerically, |x| up to here
_SAME = 1e-11  # one-sided limits closer than this, relatively, are one,
_NEAR = 1e-14  # and those that differ because the root itself was rounded
_LARGEST = Fraction(np.finfo(np.float64).max.item())  # beyond it x does not reach
_MOST = 256  # readings of an affine expression: with each abs within another their number doubles


@dataclass(frozen=True, slots=True)
class Switch:
    """A point and the lowest order that jumps there: 0 where f itself does, 1 at a kink, 2 where f'' does."""

    x: float
    order: int


def switches(node: Node, values: Mapping[str, float]) -> tuple[Switch, ...]:
    """Return the points where f, f' or f'' jumps, from left to right."""
    points = np.array(turns(node, values))
    if not points.size:
        return ()
    with np.errstate(all="ignore"):
        orders = _lowest_jumps(node, points, values).tolist()
    return tuple(Switch(x, order) for x, order in zip(points.tolist(), orders, strict=True) if order < 3)


def turns(node: Node, values: Mapping[str, float]) -> tuple[float, ...]:
    """Return the points where a condition, max, min or abs changes branch, whether or not anything jumps there."""
    told = {x for part in walk(node) if isinstance(part, Opaque) for x in part.function.breaks}
    return tuple(sorted(told.union(*(_roots(term, values) for term in _turning_terms(node)))))


def _lowest_jumps(node: Node, x: Any, values: Mapping[str, float]) -> Any:
    """Return the lowest order whose one-sided limits differ, or that has another value at x itself; 3 if none."""
    left, right, here = (evaluate(node, x, 2, values, side=side) for side in (-1, 1, 0))
    lowest = np.full(x.shape, 3)
    for order in (2, 1, 0):
        sides = np.array([parts[order] for parts in ((left, right, here) if order == 0 else (left, right))])
        steepest = np.maximum(*(np.abs(parts[order + 1]) for parts in (left, right))) if order < 2 else 0.0
        drift = _NEAR * np.abs(x) * steepest
        lowest[np.ptp(sides, axis=0) > _SAME * np.abs(sides).max(axis=0) + drift] = order
    return lowest


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
    return {float(root) for root in (-b / a for a, b in readings if a != 0) if abs(root) <= _LARGEST}


Affine = tuple[Fraction, Fraction]  # slope, offset


def _affine(node: Node, values: Mapping[str, float]) -> list[Affine] | None:
    """Return the readings a x + b of an expression, one per branch inside it, or None where it is not affine."""
    match node:
        case Number(digits):
            return [(Fraction(0), Fraction(digits))]
        case Symbol(name) if name != "x" and isinf(values[name]):
            return []  # which x does not reach
        case Symbol(name):
            return [(Fraction(1), Fraction(0)) if name == "x" else (Fraction(0), Fraction(values[name]))]
        case Named(_, meaning):
            return _affine(meaning, values)
        case Negate(inner):
            return _combined(inner, Number("-1"), "*", values)
        case Call("abs", (inner,)):
            readings = _affine(inner, values)
            return readings and _few([*readings, *((-a, -b) for a, b in readings)])
        case Call("rounded", (inner,)):
            readings = _affine(inner, values)
            return readings and [(Fraction(0), Fraction(float(b))) for _, b in readings if abs(b) <= _LARGEST]
        case Call("max" | "min", (left, right)) | Choice(_, left, right):
            one, other = _affine(left, values), _affine(right, values)
            return None if one is None or other is None else _few(one + other)
        case Binary(sign, left, right):
            return _combined(left, right, sign, values)
    return None


def _combined(left: Node, right: Node, sign: str, values: Mapping[str, float]) -> list[Affine] | None:
    ones, others = _affine(left, values), _affine(right, values)
    if ones is None or others is None:
        return None
    results = [_joined(one, other, sign) for one in ones for other in others]
    return None if None in results else _few([result for result in results if result is not None])


def _few(readings: list[Affine]) -> list[Affine] | None:
    different = list(dict.fromkeys(readings))
    return different if len(different) <= _MOST else None


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
    parted = np.flatnonzero(level[:-1] * level[1:] < 0)
    quick, exact = (partial(_level, term, values, exact=exact) for exact in (False, True))
    return set(grid[level == 0].tolist()) | set(roots(quick, exact, grid[parted], grid[parted + 1]).tolist())


def _level(term: Node, values: Mapping[str, float], x: Any, *, exact: bool) -> Any:
    return evaluate(term, x, 0, values, exact=exact)[0]
