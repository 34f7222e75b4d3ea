"""Jets: a function's value, slope and curvature at a point, carried together through every operation.

Forward-mode automatic differentiation to order 2. A jet's parts are float64 arrays or pairs; the ints 0 and 1
stand for derivatives known to be constant, and cost nothing.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from actplot.elementary import absolute, lead, sqrt, where
from actplot.pairs import Pair
from actplot.primitives import derivatives

__all__ = ["Jet", "apply", "choose", "hypot", "less", "power", "power_of_zero"]

_FAINT = 2.0**-62  # pairs hold 65 bits and more of what formulas make of them

Number = Any  # a float64 array, a Pair, or the int 0 or 1


class Jet:
    """(f, f', ..., f^(order)) at x; a constant has zeros behind its value."""

    __array_ufunc__ = None
    __slots__ = ("parts",)

    def __init__(self, *parts: Number) -> None:
        self.parts = parts

    @classmethod
    def variable(cls, x: Number, order: int) -> Jet:
        """Return the jet of the identity at x."""
        return cls(x, 1, 0) if order == 2 else cls(*(x, 1)[: order + 1])

    @classmethod
    def constant(cls, value: Number, order: int) -> Jet:
        """Return the jet of a constant."""
        return cls(value, *(0,) * order)

    @property
    def order(self) -> int:
        """The highest derivative carried."""
        return len(self.parts) - 1

    def __add__(self, other: Jet) -> Jet:
        return Jet(*map(_plus, self.parts, other.parts))

    def __neg__(self) -> Jet:
        return Jet(*(part if part is _ZERO else -part for part in self.parts))

    def __sub__(self, other: Jet) -> Jet:
        return self + -other

    def __mul__(self, other: Jet) -> Jet:
        a, b = self.parts, other.parts
        parts = [_times(a[0], b[0])]
        if self.order > 0:
            parts.append(_plus(_times(a[1], b[0]), _times(a[0], b[1])))
        if self.order > 1:
            ends = _plus(_times(a[2], b[0]), _times(a[0], b[2]))
            parts.append(_plus(ends, _times(_twice(a[1]), b[1])))
        return Jet(*parts)

    def __truediv__(self, other: Jet) -> Jet:
        a, b = self.parts, other.parts
        quotient = [a[0] / b[0]]
        if self.order > 0:
            quotient.append(_over(_minus(a[1], _times(quotient[0], b[1])), b[0]))
        if self.order > 1:
            rest = _minus(a[2], _times(_twice(quotient[1]), b[1]))
            quotient.append(_over(_minus(rest, _times(quotient[0], b[2])), b[0]))
        return Jet(*quotient)


_ZERO = 0


def apply(name: str, inner: Jet) -> Jet:
    """Return the jet of a primitive of the inner function (chain rule)."""
    outer = derivatives(name, inner.parts[0], inner.order)
    parts = [outer[0]]
    if inner.order > 0:
        parts.append(_times(outer[1], inner.parts[1]))
    if inner.order > 1:
        slope = inner.parts[1]
        parts.append(_plus(_times(outer[2], _times(slope, slope)), _times(outer[1], inner.parts[2])))
    return Jet(*parts)


def choose(mask: Any, yes: Jet, no: Jet) -> Jet:
    """Return `yes` where the mask holds, else `no`, at every order."""
    return Jet(*(a if a is b else where(mask, a, b) for a, b in zip(yes.parts, no.parts, strict=True)))


def hypot(a: Jet, b: Jet) -> Jet:
    """Return sqrt(a^2 + b^2), by derivatives in which nothing cancels."""
    (x, *_), (y, *_) = a.parts, b.parts
    paired = isinstance(x, Pair) or isinstance(y, Pair)
    value = sqrt(x * x + y * y) if paired else np.hypot(x, y)
    parts = [value]
    if a.order > 0:
        u, v = x / value, y / value
        parts.append(_plus(_times(u, a.parts[1]), _times(v, b.parts[1])))
    if a.order > 1:
        across = _minus(_times(v, a.parts[1]), _times(u, b.parts[1]))
        along = _plus(_times(u, a.parts[2]), _times(v, b.parts[2]))
        parts.append(_plus(_over(_times(across, across), value), along))
    return Jet(*parts)


def less(a: Jet, b: Jet) -> Jet:
    """Return a - b, with 0 for what may be no more than the rounding of a or b."""
    return Jet(*(_known_rest(one, other) for one, other in zip(a.parts, b.parts, strict=True)))


def power(base: Jet, exponent: int) -> Jet:
    """Return an integer power by repeated squaring: exact signs, and 0**0 = 1 as in Python."""
    if exponent < 0:
        return Jet.constant(1.0, base.order) / power(base, -exponent)
    if exponent == 0:
        return Jet.constant(np.ones(np.shape(lead(base.parts[0]))), base.order)
    half = power(base, exponent // 2) if exponent > 1 else base
    if exponent == 1:
        return base
    return half * half if exponent % 2 == 0 else half * half * base


def power_of_zero(base: Jet, exponent: np.float64) -> Jet:
    """Return the jet of any power of a base that is 0; what does not change has the slope 0, whatever the power."""
    c, (slope, bend) = exponent, (*map(lead, base.parts[1:]), 0, 0)[:2]
    outer = 0.0**c, c * 0.0 ** (c - 1), c * (c - 1) * 0.0 ** (c - 2)

    def times(steep: Any, change: Any) -> Any:
        return np.where(change == 0, 0.0, steep * change)

    parts = outer[0], times(outer[1], slope), times(outer[2], slope * slope) + times(outer[1], bend)
    return Jet(*parts[: base.order + 1])


def _plus(a: Number, b: Number) -> Number:
    if a is _ZERO:
        return b
    return a if b is _ZERO else a + b


def _minus(a: Number, b: Number) -> Number:
    return a if b is _ZERO else -b if a is _ZERO else a - b


def _known_rest(a: Number, b: Number) -> Number:
    rest = _minus(a, b)
    if a is _ZERO or b is _ZERO or isinstance(rest, int):
        return rest
    return where(lead(absolute(rest) - absolute(a) * _FAINT) <= 0, 0.0, rest)  # nan stays


def _times(a: Number, b: Number) -> Number:
    if a is _ZERO or b is _ZERO:
        return 0
    if a is _ONE:
        return b
    return a if b is _ONE else a * b


def _over(a: Number, b: Number) -> Number:
    return 0 if a is _ZERO else a / b


def _twice(a: Number) -> Number:
    return 0 if a is _ZERO else 2.0 * a


_ONE = 1
