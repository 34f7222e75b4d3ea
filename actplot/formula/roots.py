"""Roots between sign changes, all at once, to the last float64."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

__all__ = ["roots"]

Array = NDArray[np.float64]
Places = NDArray[np.uint64]
Level = Callable[[Array], Array]

_PARTS = np.uint64(16)
_ZERO = np.uint64(1 << 63)  # the place of 0, and the bit of a sign
_NARROW = (2.0**-48, 2.0**-30)  # how far, relatively, the exact root may lie from the quick one


@np.errstate(over="ignore")  # beyond the largest float64 a margin is cut to its bracket
def roots(quick: Level, exact: Level, low: Array, high: Array) -> Array:
    """Return the float64 next to each sign change of `exact` between low (n,) and high (n,).

    `quick` is the same level in plain float64: it narrows the brackets, and decides nothing.
    """
    if not low.size:
        return low
    guess = _narrowed(quick, low, high)
    for narrow in _NARROW:
        margin = narrow * np.abs(guess)
        near, far = np.maximum(guess - margin, low), np.minimum(guess + margin, high)
        ends = np.sign(exact(np.concatenate([near, far])))
        parted = ends[: low.size] * ends[low.size :] < 0
        low, high = np.where(parted, near, low), np.where(parted, far, high)
        if parted.all():
            break
    high = _narrowed(exact, low, high)
    low = np.nextafter(high, low)
    levels = np.abs(exact(np.concatenate([low, high])))
    return np.where(levels[: low.size] < levels[low.size :], low, high)


def _narrowed(level: Level, low: Array, high: Array) -> Array:
    """Return the first float64 beyond each sign change, or the one that meets it.

    A call costs far more than a point does: 4 bits at a time take a quarter of the calls that bisection takes.
    """
    rising, rows = (level(high) > 0)[:, None], np.arange(low.size)
    while True:
        x = _between(low[:, None], high[:, None])
        inside = (low[:, None] < x) & (x < high[:, None])
        if not inside.any():
            return high
        values = level(x.ravel()).reshape(x.shape)
        past = np.where(inside, (values == 0) | ((values > 0) == rising), x >= high[:, None])
        first = np.argmax(np.column_stack([past, np.ones(low.size, bool)]), axis=1)
        cells = np.column_stack([low, x, high])
        met = np.column_stack([values, np.ones(low.size)])[rows, first] == 0
        high = cells[rows, first + 1]
        low = np.where(met, high, cells[rows, first])


def _between(low: Array, high: Array) -> Array:
    """Return numbers (n, 15) that part all float64 from low (n, 1) to high (n, 1) evenly: tiny ones count as others."""
    first = _place(low)
    share, rest = np.divmod(_place(high) - first, _PARTS)
    cuts = np.arange(1, _PARTS, dtype=np.uint64)
    return _at(first + share * cuts + rest * cuts // _PARTS)


def _place(x: Array) -> Places:
    """Return the places of numbers in the order of all float64; 0 and -0 share one."""
    bits = (x + 0.0).view(np.uint64)
    return np.where(bits < _ZERO, bits + _ZERO, ~bits + np.uint64(1))


def _at(place: Places) -> Array:
    """Return the numbers at places in the order of all float64."""
    bits = np.where(place < _ZERO, ~place + np.uint64(1), place - _ZERO)
    return bits.view(np.float64)
