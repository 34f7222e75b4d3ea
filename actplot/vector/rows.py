"""The arithmetic of vectors along the last axis: exponentials, sums and thresholds that keep their digits."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from actplot.elementary import sqrt
from actplot.pairs import Pair, pair

__all__ = ["balanced", "cooled", "exponentials", "gaps", "length", "one_hot", "running", "total"]

Array = NDArray[np.float64]

_MOST = np.finfo(np.float64).max
_FAR = 2000.0  # exp of less is 0, however many of them are added
_LEADING = 26  # bits


def gaps(z: Array) -> Pair:
    """Return z less its largest element, with the rounding error of that difference beside it; -inf stays.

    Where the largest is infinite all are nan: infinities have no difference.
    """
    top = z.max(axis=-1, keepdims=True)
    gap = z - top
    back = gap - z
    lost = (z - (gap - back)) - (top + back)
    return Pair(gap, np.where(gap == -np.inf, 0.0, lost))


def cooled(z: Array, tau: float) -> Pair:
    """Return the gaps of z over tau, whatever their sizes; what is below -2000 becomes that."""
    top = z.max(axis=-1, keepdims=True)
    wide = pair(np.clip(z, -_MOST, _MOST)) - pair(np.where(np.isfinite(top), top, np.nan))
    near = (wide / pair(tau)).limited(_FAR)
    return Pair(np.where((z == -np.inf) & np.isfinite(top), -_FAR, near.hi), near.lo)


def exponentials(gap: Pair) -> Array:
    """Return e^gap of gaps, the largest of which is 1: what a rounded gap would lose is put back."""
    e = np.exp(gap.hi)
    return e + e * gap.lo


def total(terms: Array) -> Array:
    """Return the sum along the last axis, kept as an axis, of fewer than 2^27 terms >= 0: right to an ulp.

    The leading bits of all terms are multiples of one unit and add up without rounding; the rest is small.
    """
    _, powers = np.frexp(terms.max(axis=-1, keepdims=True))
    unit = np.ldexp(1.0, np.maximum(powers, -1000) - _LEADING)
    leading = np.rint(terms / unit) * unit
    return leading.sum(axis=-1, keepdims=True) + (terms - leading).sum(axis=-1, keepdims=True)  # type: ignore[no-any-return]


def running(terms: Pair) -> Pair:
    """Return the running sums along the last axis, by steps of 1, 2, 4, ...: pairs have no cumsum of their own."""
    high, low = np.broadcast_arrays(terms.hi, terms.lo)
    step = 1
    while step < high.shape[-1]:
        longer = Pair(high[..., step:], low[..., step:]) + Pair(high[..., :-step], low[..., :-step])
        high = np.concatenate([high[..., :step], longer.hi], axis=-1)
        low = np.concatenate([low[..., :step], longer.lo], axis=-1)
        step *= 2
    return Pair(high, low)


def length(z: Array) -> Pair:
    """Return the Euclidean norm along the last axis, kept as an axis; squares neither overflow nor underflow."""
    _, powers = np.frexp(np.abs(z).max(axis=-1, keepdims=True))
    scaled = Pair(np.ldexp(z, -powers))
    squares = running((scaled * scaled).limited(1.0))
    root: Pair = sqrt(Pair(*(np.asarray(part)[..., -1:] for part in (squares.hi, squares.lo))))
    return root.shifted(powers)


def one_hot(z: Array) -> Array:
    """Return 1 at the first largest element along the last axis and 0 elsewhere; nan where one is nan."""
    hot = np.zeros_like(z)
    np.put_along_axis(hot, z.argmax(axis=-1, keepdims=True), 1.0, axis=-1)
    return np.where(np.isnan(z).any(axis=-1, keepdims=True), np.nan, hot)


def balanced(shares: Array) -> Array:
    """Return the Jacobian (n, n) with -shares beside the diagonal and rows that sum to 0.

    So no shift of all inputs changes any output, and a diagonal such as p (1 - p) is never a difference.
    """
    np.fill_diagonal(shares, 0.0)
    return np.diag(shares.sum(axis=1)) - shares
