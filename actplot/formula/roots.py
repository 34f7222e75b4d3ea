"""Roots between sign changes, all at once, to the last float64."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

__all__ = ["roots"]

Array = NDArray[np.float64]
Level = Callable[[Array], Array]

_NARROW = (2.0**-48, 2.0**-30)  # how far, relatively, the exact root may lie from the quick one


def roots(quick: Level, exact: Level, low: Array, high: Array) -> Array:
    """Return the float64 next to each sign change of `exact` between low (n,) and high (n,).

    `quick` is the same level in plain float64: it narrows the brackets, and decides nothing.
    """
    if not low.size:
        return low
    guess = _bisected(quick, low, high)
    for narrow in _NARROW:
        margin = narrow * np.abs(guess)
        near, far = np.maximum(guess - margin, low), np.minimum(guess + margin, high)
        ends = np.sign(exact(np.concatenate([near, far])))
        parted = ends[: low.size] * ends[low.size :] < 0
        low, high = np.where(parted, near, low), np.where(parted, far, high)
        if parted.all():
            break
    high = _bisected(exact, low, high)
    low = np.nextafter(high, low)
    levels = np.abs(exact(np.concatenate([low, high])))
    return np.where(levels[: low.size] < levels[low.size :], low, high)


def _bisected(level: Level, low: Array, high: Array) -> Array:
    rising = level(high) > 0
    while True:
        middle = low / 2 + high / 2
        inside = (low < middle) & (middle < high)
        if not inside.any():
            return high
        here = level(middle)
        low = np.where(inside & ((here > 0) != rising) | (here == 0), middle, low)
        high = np.where(inside & ((here > 0) == rising) | (here == 0), middle, high)
