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
    """Return the float64 that meets or first passes each sign change of `exact` between low (n,) and high (n,).

    `quick` is the same level in plain float64: it narrows the brackets, and decides nothing.
    """
    if not low.size:
        return low
    guess = _bisected(quick, low, high)
    left, right = low, high
    for narrow in reversed(_NARROW):
        margin = narrow * np.abs(guess)
        near, far = np.maximum(guess - margin, left), np.minimum(guess + margin, right)
        parted = np.sign(exact(near)) * np.sign(exact(far)) < 0
        left, right = np.where(parted, near, left), np.where(parted, far, right)
    return _bisected(exact, left, right)


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
