"""The logistic function and its kin: sigmoid, softplus, tanh, sech, made of exponentials of -|x| alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from actplot.elementary import absolute, exp, expm1, lead, log1p, where
from actplot.primitives.base import primitive

__all__ = ["sech", "sigmoid", "softplus", "tanh"]

Number = Any  # a float64 array or a Pair


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
