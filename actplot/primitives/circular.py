"""The circular functions, and the arctangent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from actplot.circular import atan, cos, sin
from actplot.primitives.base import primitive

__all__ = ["atan_", "cos_", "sin_"]

Number = Any  # a float64 array or a Pair


@primitive
def sin_(x: Number) -> Iterator[Number]:
    """Sine."""
    value = sin(x)
    yield value
    yield cos(x)
    yield -value


@primitive
def cos_(x: Number) -> Iterator[Number]:
    """Cosine."""
    value = cos(x)
    yield value
    yield -sin(x)
    yield -value


@primitive
def atan_(x: Number) -> Iterator[Number]:
    """Arctangent; its slope is 1 / (1 + x^2)."""
    yield atan(x)
    slope = 1.0 / (1.0 + x * x)
    yield slope
    yield -2.0 * x * slope * slope
