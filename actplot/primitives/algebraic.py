"""Functions whose plain quotients or differences lose every digit somewhere: softsign, isru, sinc and the like."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice
from math import factorial
from typing import Any

import numpy as np

from actplot.circular import cos, sin
from actplot.elementary import absolute, exp, expm1, lead, log1p, sqrt, where, within
from actplot.pairs import Pair
from actplot.primitives.base import constant, primitive
from actplot.primitives.logistic import tanh

__all__ = ["asinh", "expm1mx", "isru", "sinc", "softsign", "tanhshrink"]

Number = Any  # a float64 array or a Pair

_LEVELS = 18  # of the continued fraction of tanh, for |x| < 2
_NEAR_ZERO = 2.0  # sinc's derivatives by their series up to here
_TERMS = 18
_SMALL = 0.5  # e^x - 1 - x by its series up to here


def _exactly(value: Fraction) -> Pair:
    high = float(value)
    return Pair(high, float(value - Fraction(high)))


_SINC = tuple(_exactly(Fraction((-1) ** k, factorial(2 * k + 1))) for k in range(_TERMS))
_SINC_SLOPE = tuple(_exactly(Fraction((-1) ** k * 2 * k, factorial(2 * k + 1))) for k in range(1, _TERMS))
_SINC_BEND = tuple(_exactly(Fraction((-1) ** k * 2 * k * (2 * k - 1), factorial(2 * k + 1))) for k in range(1, _TERMS))
_EXP_REST = tuple(_exactly(Fraction(1, factorial(k))) for k in range(2, 20))


@primitive
def softsign(x: Number) -> Iterator[Number]:
    """X / (1 + x) for x >= 0; formulas mirror it."""
    below = 1.0 / (1.0 + x)
    yield x * below
    slope = below * below
    yield slope
    yield -2.0 * slope * below


@primitive
def isru(x: Number) -> Iterator[Number]:
    """X / sqrt(1 + x^2), the inverse square root unit; its slope is the cube of 1 / sqrt(1 + x^2)."""
    large = ~within(x, 1.0)
    inverse = 1.0 / where(large, x, 1.0)
    small = where(large, 0.0, x)
    # above 1 in terms of 1 / x, so that x^2 does not overflow in float64
    below = where(large, absolute(inverse) / sqrt(1.0 + inverse * inverse), 1.0 / sqrt(1.0 + small * small))
    yield x * below
    cube = below * below * below
    yield cube
    yield -3.0 * (x * below) * (below * cube)


@primitive
def asinh(x: Number) -> Iterator[Number]:
    """Inverse hyperbolic sine, ln(x + sqrt(1 + x^2))."""
    size = absolute(x)
    root = sqrt(1.0 + size * size)
    value = log1p(size + size * (size / (1.0 + root)))
    yield where(lead(x) < 0, -value, value)
    slope = 1.0 / root
    yield slope
    yield -x * slope * slope * slope


@primitive
def tanhshrink(x: Number) -> Iterator[Number]:
    """X - tanh x; for |x| < 2 by the continued fraction of tanh, which leaves nothing to cancel."""
    near = within(x, 2.0)
    tangent, slope = islice(tanh(x), 2)
    inner = where(near, x, 0.0)
    square = inner * inner
    rest: Number = 0.0
    for odd in range(2 * _LEVELS + 1, 1, -2):
        rest = square / (float(odd) + rest)
    yield where(near, inner * rest / (1.0 + rest), x - tangent)
    yield tangent * tangent
    yield 2.0 * tangent * slope


@primitive
def sinc(x: Number) -> Iterator[Number]:
    """sin(x) / x, 1 at 0; near 0 derivatives by the series of their own."""
    near = within(x, _NEAR_ZERO)
    inner, outer = where(near, x, 0.0), where(near, 1.0, x)
    square = inner * inner
    quotient = sin(outer) / outer
    yield where(near, _series(square, _SINC), quotient)
    slope = (cos(outer) - quotient) / outer
    yield where(near, inner * _series(square, _SINC_SLOPE), slope)
    yield where(near, _series(square, _SINC_BEND), -quotient - 2.0 * slope / outer)


@primitive
def expm1mx(x: Number) -> Iterator[Number]:
    """e^x - 1 - x, near 0 by its series."""
    near = within(x, _SMALL)
    inner = where(near, x, 0.0)
    yield where(near, inner * inner * _series(inner, _EXP_REST), expm1(x) - x)
    yield expm1(x)
    yield exp(x)


def _series(variable: Number, terms: tuple[Pair, ...]) -> Number:
    if not np.any(lead(variable)):  # as where nothing is near 0: all terms but the first vanish
        return constant(terms[0], variable)
    total: Number = 0.0
    for term in reversed(terms):
        total = total * variable + constant(term, variable)
    return total
