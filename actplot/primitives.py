"""The stable building blocks of formulas, each a generator of its value, its slope and its curvature.

A primitive is written once, in its numerically stable form, for float64 arrays and for pairs. Its generator is
advanced only as far as an order is wanted, so value and derivatives share what they have in common. None of them
overflows: exponentials are taken of -|x|.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from actplot.elementary import absolute, exp, expm1, lead, log, log1p, mills, sqrt, where
from actplot.pairs import Pair

__all__ = ["PRIMITIVES", "derivatives"]

Number = Any  # a float64 array or a Pair
Primitive = Callable[[Number], Iterator[Number]]

PRIMITIVES: dict[str, Primitive] = {}

_PHI_0 = Pair(0.3989422804014327, -2.49232720227773e-17)  # 1 / sqrt(2 pi)
_SQRT_2 = Pair(1.4142135623730951, -9.667293313452913e-17)
_TWO_OVER_SQRT_PI = Pair(1.1283791670955126, 1.533545961316588e-17)
_ERF_TERMS = 24


def derivatives(name: str, x: Number, order: int) -> tuple[Number, ...]:
    """Return the value of the primitive at x and its derivatives up to `order` (at most 2)."""
    return tuple(islice(PRIMITIVES[name](x), order + 1))


def primitive(function: Primitive) -> Primitive:
    """Make the function known to formulas under its own name, less a trailing underscore."""
    PRIMITIVES[function.__name__.rstrip("_")] = function
    return function


def _constant(value: Pair, like: Number) -> Number:
    return value if isinstance(like, Pair) else value.hi


@primitive
def exp_(x: Number) -> Iterator[Number]:
    """e^x."""
    value = exp(x)
    while True:
        yield value


@primitive
def expm1_(x: Number) -> Iterator[Number]:
    """e^x - 1, to full precision near 0."""
    yield expm1(x)
    yield from exp_(x)


@primitive
def log_(x: Number) -> Iterator[Number]:
    """Natural logarithm."""
    yield log(x)
    slope = 1.0 / x
    yield slope
    yield -slope * slope


@primitive
def log1p_(x: Number) -> Iterator[Number]:
    """ln(1 + x), to full precision near 0."""
    yield log1p(x)
    slope = 1.0 / (x + 1.0)
    yield slope
    yield -slope * slope


@primitive
def sqrt_(x: Number) -> Iterator[Number]:
    """Square root."""
    value = sqrt(x)
    yield value
    slope = 0.5 / value
    yield slope
    yield slope / x * -0.5


@primitive
def sigmoid(x: Number) -> Iterator[Number]:
    """1 / (1 + e^-x)."""
    right = lead(x) >= 0
    e = exp(-absolute(x))
    below = 1.0 / (1.0 + e)
    yield where(right, below, e * below)
    slope = e * below * below
    yield slope
    less = expm1(-absolute(x))
    yield slope * where(right, less, -less) * below


@primitive
def softplus(x: Number) -> Iterator[Number]:
    """ln(1 + e^x)."""
    right = lead(x) >= 0
    e = exp(-absolute(x))
    yield where(right, x, 0.0) + log1p(e)
    below = 1.0 / (1.0 + e)
    yield where(right, below, e * below)
    yield e * below * below


@primitive
def tanh(x: Number) -> Iterator[Number]:
    """Hyperbolic tangent; its slope is 4 e / (1 + e)^2 with e = exp(-2|x|), which 1 - tanh^2 cancels away."""
    size = absolute(x)
    less = expm1(-2.0 * size)
    below = 1.0 / (2.0 + less)
    value = less * below
    value = where(lead(x) > 0, -value, where(lead(x) < 0, value, x))
    yield value
    slope = 4.0 * (exp(-2.0 * size) * below * below)
    yield slope
    yield -2.0 * value * slope


@primitive
def sech(x: Number) -> Iterator[Number]:
    """Hyperbolic secant, 1 / cosh x."""
    size = absolute(x)
    e = exp(-size)
    value = 2.0 * e / (1.0 + e * e)
    yield value
    tangent, tangent_slope = islice(tanh(x), 2)
    yield -value * tangent
    yield value * (tangent * tangent - tangent_slope)


@primitive
def phi(x: Number) -> Iterator[Number]:
    """Density of the standard normal distribution, e^(-x^2 / 2) / sqrt(2 pi)."""
    value = exp(x * x * -0.5) * _constant(_PHI_0, x)
    yield value
    yield -x * value
    yield (x * x - 1.0) * value


@primitive
def Phi(x: Number) -> Iterator[Number]:  # noqa: N802  (its name in mathematics; phi is its slope)
    """Distribution function of the standard normal, by the Mills ratio of |x|: exact in the far left tail."""
    density = phi(x)
    value = next(density)
    tail = value * mills(absolute(x))
    yield where(lead(x) < 0, tail, 1.0 - tail)
    yield value
    yield from density


@primitive
def erfc(x: Number) -> Iterator[Number]:
    """1 - erf(x), exact in the far right tail."""
    outer = Phi(-x * _constant(_SQRT_2, x))
    yield 2.0 * next(outer)
    yield from _erf_slopes(x, -1.0)


@primitive
def erf(x: Number) -> Iterator[Number]:
    """Error function, near 0 by its series of positive terms, which keeps the digits that 1 - erfc loses there."""
    tail = 1.0 - next(erfc(absolute(x)))
    away = where(lead(x) < 0, -tail, tail)
    near = absolute(lead(x) if not isinstance(x, Pair) else x.limited(2.0).hi) < 1.0
    inner = where(near, x, 0.0)
    square = inner * inner
    series: Number = 1.0
    for n in range(_ERF_TERMS, 0, -1):
        series = 1.0 + square * (2.0 / (2 * n + 1)) * series if n > 8 else 1.0 + square * 2.0 / (2.0 * n + 1.0) * series
    yield where(near, inner * _constant(_TWO_OVER_SQRT_PI, x) * exp(-square) * series, away)
    yield from _erf_slopes(x, 1.0)


def _erf_slopes(x: Number, sign: float) -> Iterator[Number]:
    slope = exp(-(x * x)) * _constant(_TWO_OVER_SQRT_PI, x) * sign
    yield slope
    yield x * slope * -2.0
