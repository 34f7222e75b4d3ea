"""Numbers of twice float64's precision with an exponent of their own: what every exact value is computed in.

A float64 formula loses digits where its parts cancel (the slope of GELU near its minimum), where the argument of
an exponential was rounded (sigmoid(beta * x) far out) and where a factor underflows before its product does
(x * sigmoid(x) near -745). A `Pair` carries the rounding error beside the value and the power of two beside both,
so a formula written as in its textbook keeps its digits over all of float64, and so does one that a user types.

The arithmetic is that of T. J. Dekker (1971), "A floating-point technique for extending the available
precision", Numer. Math. 18, and D. E. Knuth, TAOCP vol. 2, 4.2.2.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["TINY", "Pair", "pair", "select"]

Array = NDArray[np.float64]
Floats = Array | np.float64 | float

_SPLITTER = 134217729.0  # 2^27 + 1 cuts a float64 into two halves of 26 bits
_LARGE, _SMALL = 2.0**250, 2.0**-250  # between these no product of two overflows, or loses its low part
_FAR = -(2**60)  # the exponent of zero: below that of anything a formula can reach
TINY = 2.0**-100  # what is this small beside 1 cannot be told from 0 there
_REACH = 2200  # a shift by more takes any float64 to 0 or inf


class Pair:
    """(hi + lo) * 2**scale, elementwise; `lo` is at most half an ulp of `hi`; scale None means 0 throughout.

    Only finite numbers go in. A quotient by zero and the like come out as nan.
    """

    __array_ufunc__ = None  # so that ndarray + Pair asks Pair
    __slots__ = ("hi", "lo", "scale")

    def __init__(self, hi: Floats, lo: Floats = 0.0, scale: Any = None) -> None:
        self.hi, self.lo, self.scale = hi, lo, scale

    def __add__(self, other: Pair | Floats) -> Pair:
        a, b = self, _paired(other)
        if a.scale is not None or b.scale is not None:
            a, b, scale = _aligned(a, b)
            return _fitted(*_sum(a, b), scale)
        return Pair(*_sum(a, b))

    __radd__ = __add__

    def __neg__(self) -> Pair:
        return Pair(-self.hi, -self.lo, self.scale)

    def __sub__(self, other: Pair | Floats) -> Pair:
        return self + (-other)

    def __rsub__(self, other: Floats) -> Pair:
        return -self + other

    def __mul__(self, other: Pair | Floats) -> Pair:
        a, b = self, _paired(other)
        high, low = _product(a.hi, b.hi)
        return _fitted(*_renormed(high, low + (a.hi * b.lo + a.lo * b.hi)), _scales(a.scale, b.scale))

    __rmul__ = __mul__

    def __truediv__(self, other: Pair | Floats) -> Pair:
        a, b = self, _paired(other)
        quotient = np.divide(a.hi, b.hi)  # not /, which raises for Python's own zeros
        high, low = _product(quotient, b.hi)
        rest = ((a.hi - high) - low) + a.lo - quotient * b.lo
        scale = _scales(a.scale, None if b.scale is None else -b.scale)
        return _fitted(*_renormed(quotient, np.divide(rest, b.hi)), scale)

    def __rtruediv__(self, other: Floats) -> Pair:
        return Pair(other) / self

    def shifted(self, powers: Any) -> Pair:
        """Return self * 2**powers, exactly."""
        scale = powers if self.scale is None else self.scale + powers
        if self.scale is None and np.abs(powers).max() < 200:
            return Pair(np.ldexp(self.hi, powers), np.ldexp(self.lo, powers))
        return Pair(self.hi, self.lo, np.where(self.hi == 0, _FAR, scale))

    def settled(self) -> Floats:
        """Return the nearest float64: the one rounding of the whole computation."""
        total = self.hi + self.lo
        return total if self.scale is None else np.ldexp(total, np.clip(self.scale, -_REACH, _REACH))

    def limited(self, size: float) -> Pair:
        """Return the value cut to [-size, size] and, below 2^-100, to 0: without an exponent beside it."""
        shift = 0 if self.scale is None else np.clip(self.scale, -_REACH, _REACH)
        high, low = (self.hi, self.lo) if self.scale is None else (np.ldexp(self.hi, shift), np.ldexp(self.lo, shift))
        cut = np.where(np.abs(high) < TINY, 0.0, np.clip(high, -size, size))
        return Pair(cut, np.where(cut == high, low, 0.0))


def pair(values: Floats) -> Pair:
    """Return finite float64 values as pairs."""
    return _fitted(values, 0.0, None)


def select(mask: Any, yes: Pair | Floats, no: Pair | Floats) -> Pair:
    """Return `yes` where the mask holds, else `no`."""
    a, b = _paired(yes), _paired(no)
    scale = None
    if a.scale is not None or b.scale is not None:
        scale = np.where(mask, _scale_of(a), _scale_of(b))
    return Pair(np.where(mask, a.hi, b.hi), np.where(mask, a.lo, b.lo), scale)


def _paired(value: Pair | Floats) -> Pair:
    return value if isinstance(value, Pair) else Pair(value)


def _renormed(high: Floats, low: Floats) -> tuple[Floats, Floats]:
    """Return the same sum with the larger part rounded to nearest (|low| <= |high|)."""
    total = high + low
    return total, low - (total - high)


def _sum(a: Pair, b: Pair) -> tuple[Floats, Floats]:
    total = a.hi + b.hi
    other = total - a.hi
    error = (a.hi - (total - other)) + (b.hi - other)
    return _renormed(total, error + (a.lo + b.lo))


def _halves(value: Floats) -> tuple[Floats, Floats]:
    cut = _SPLITTER * value
    high = cut - (cut - value)
    return high, value - high


def _product(a: Floats, b: Floats) -> tuple[Floats, Floats]:
    """Return a * b as its rounded value and the exact rest."""
    total = a * b
    (ah, al), (bh, bl) = _halves(a), _halves(b)
    return total, ((ah * bh - total) + ah * bl + al * bh) + al * bl


def _scales(a: Any, b: Any) -> Any:
    if a is None or b is None:
        return b if a is None else a
    return a + b


def _scale_of(value: Pair) -> Any:
    return np.where(np.equal(value.hi, 0), _FAR, 0 if value.scale is None else value.scale)


def _aligned(a: Pair, b: Pair) -> tuple[Pair, Pair, Any]:
    """Return both at the larger of their exponents, and that exponent."""
    of_a, of_b = _scale_of(a), _scale_of(b)
    scale = np.maximum(of_a, of_b)
    return _dropped(a, of_a - scale), _dropped(b, of_b - scale), scale


def _dropped(value: Pair, shift: Any) -> Pair:
    shift = np.maximum(shift, -_REACH)
    return Pair(np.ldexp(value.hi, shift), np.ldexp(value.lo, shift))


def _fitted(high: Floats, low: Floats, scale: Any) -> Pair:
    """Return the pair, its exponent set apart as soon as one element is very large or very small."""
    size = np.abs(high)
    if scale is None and _none_is_huge(size) and _none_is_tiny(size):
        return Pair(high, low)
    mantissa, powers = np.frexp(high)
    powers = powers.astype(np.int64)
    whole = powers if scale is None else scale + powers
    return Pair(mantissa, np.ldexp(low, -powers), np.where(mantissa == 0, _FAR, whole))


def _none_is_huge(size: Any) -> bool:
    # what is nan or infinite must not touch the other elements
    return bool(size.max(initial=0.0) < _LARGE) or not ((size >= _LARGE) & (size < np.inf)).any()


def _none_is_tiny(size: Any) -> bool:
    return bool(size.min(initial=1.0) > _SMALL) or not ((size < _SMALL) & (size > 0)).any()
