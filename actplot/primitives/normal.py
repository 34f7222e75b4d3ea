"""The normal distribution and the error function, by the Mills ratio: exact in their far tails."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from actplot.elementary import absolute, bell, exp, lead, mills, where, within
from actplot.pairs import Pair
from actplot.primitives.base import constant, primitive

__all__ = ["Phi", "erf", "erfc", "phi"]

Number = Any  # a float64 array or a Pair

_PHI_0 = Pair(0.3989422804014327, -2.49232720227773e-17)  # 1 / sqrt(2 pi)
_SQRT_2 = Pair(1.4142135623730951, -9.667293313452913e-17)
_TWO_OVER_SQRT_PI = Pair(1.1283791670955126, 1.533545961316588e-17)
_ERF_TERMS = 24


@primitive
def phi(x: Number) -> Iterator[Number]:
    """Density of the standard normal distribution, e^(-x^2 / 2) / sqrt(2 pi)."""
    yield from _density(x, bell(x))


@primitive
def Phi(x: Number) -> Iterator[Number]:  # noqa: N802  (its name in mathematics; phi is its slope)
    """Distribution function of the standard normal, by the Mills ratio of |x|: exact in the far left tail."""
    height = bell(x)
    tail = height * mills(absolute(x))
    yield where(lead(x) < 0, tail, 1.0 - tail)
    yield from _density(x, height)


@primitive
def erfc(x: Number) -> Iterator[Number]:
    """1 - erf(x), exact in the far right tail."""
    outer = Phi(-x * constant(_SQRT_2, x))
    yield 2.0 * next(outer)
    yield from _erf_slopes(x, -1.0)


@primitive
def erf(x: Number) -> Iterator[Number]:
    """Error function, near 0 by its series of positive terms, which keeps the digits that 1 - erfc loses there."""
    tail = 1.0 - next(erfc(absolute(x)))
    away = where(lead(x) < 0, -tail, tail)
    near = within(x, 1.0)
    inner = where(near, x, 0.0)
    square = inner * inner
    series: Number = 1.0
    for n in range(_ERF_TERMS, 0, -1):
        series = 1.0 + square * (2.0 / (2 * n + 1)) * series if n > 8 else 1.0 + square * 2.0 / (2.0 * n + 1.0) * series
    yield where(near, inner * constant(_TWO_OVER_SQRT_PI, x) * exp(-square) * series, away)
    yield from _erf_slopes(x, 1.0)


def _erf_slopes(x: Number, sign: float) -> Iterator[Number]:
    slope = exp(-(x * x)) * constant(_TWO_OVER_SQRT_PI, x) * sign
    yield slope
    yield x * slope * -2.0


def _density(x: Number, height: Number) -> Iterator[Number]:
    value = height * constant(_PHI_0, x)
    yield value
    yield -x * value
    yield (x * x - 1.0) * value
