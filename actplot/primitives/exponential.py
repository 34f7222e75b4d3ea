"""Exponentials, logarithms and the square root."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from actplot.elementary import exp, expm1, log, log1p, sqrt
from actplot.primitives.base import primitive

__all__ = ["exp_", "expm1_", "log1p_", "log_", "sqrt_"]

Number = Any  # a float64 array or a Pair


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
