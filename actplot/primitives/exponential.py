"""Exponentials, logarithms and the square root."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from actplot.elementary import absolute, exp, expm1, lead, log, log1p, sqrt, where
from actplot.primitives.base import primitive

__all__ = ["cloglog", "exp_", "expm1_", "log1p_", "log_", "sqrt_"]

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
def cloglog(x: Number) -> Iterator[Number]:
    """1 - exp(-e^x), the complementary log-log; its curvature is -slope (e^x - 1), which is 0 at 0."""
    grown = exp(x)
    yield -expm1(-grown)
    slope = exp(x - grown)
    yield slope
    yield where(lead(x) > 0, exp(2.0 * x - grown), -slope) * expm1(-absolute(x))


@primitive
def log_(x: Number) -> Iterator[Number]:
    """Natural logarithm."""
    yield log(x)
    slope = 1.0 / where(lead(x) > 0, x, np.nan)  # left of its domain a function has no slope
    yield slope
    yield -slope * slope


@primitive
def log1p_(x: Number) -> Iterator[Number]:
    """ln(1 + x), to full precision near 0."""
    yield log1p(x)
    shifted = x + 1.0
    slope = 1.0 / where(lead(shifted) > 0, shifted, np.nan)
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
