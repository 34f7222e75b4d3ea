"""The breaks of a function of which only values are known: the points where f, f' or f'' jumps, found by narrowing.

Where one of them jumps between two of several thousand points, a difference there stands out against its neighbours. It
does so on ever finer grids: until f jumps between neighbouring numbers, or steps are so short that rounding ends the
search. A corner that is rounded on the finest grid is none. A jump of f is right to the last float64, one of f' to nine
digits, one of f'' to four; each is exact where it is a decimal of up to six places. Looked for are |x| up to 1000, the
64 nearest 0 of each order; two that are closer than a hundredth may be taken for one, and jumps of f' or f'' that are
less than a thousandth of f are not seen.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from actplot.distinct import distinct

__all__ = ["breaks"]

Array = NDArray[np.float64]
Function = Callable[[Array], Array]

_GRID = np.sinh(np.linspace(-1, 1, 8000) * np.arcsinh(1e3))  # an even number: 0 lies between two points
_AROUND = 16  # neighbours on either side
_WINDOW = np.linspace(-1, 1, 2 * _AROUND + 1)
_FINEST = (1e-17, 1e-10, 1e-5)  # steps, relative to |x| or to 1, with which f, f' and f'' are looked at last
_STANDS_OUT = 8  # times the median
_AS_HIGH = 0.25
_ROUNDED = 16  # roundings of f in a difference
_MOST = 64
_PLACES = 6  # decimals
_ROUNDS = 40


def breaks(function: Function, eps: float) -> Array:
    """Return the x (n,), sorted, where f, f' or f'' jumps; `eps` is the relative rounding of f."""
    values = function(_GRID)
    found = np.zeros(0)
    with np.errstate(all="ignore"):
        for order, finest in enumerate(_FINEST):
            rounding = _ROUNDED * eps
            step = max(finest, (rounding * 4**order) ** (1 / order)) if order else finest
            met = _narrowed(function, order, *_suspects(values, order, rounding), step, rounding * 2**order)
            apart = np.abs(met[:, None] - found) > 1e-3 * np.maximum(1.0, np.abs(met))[:, None]
            found = np.concatenate([found, met[apart.all(axis=1)]])
    return distinct(found)


def _suspects(values: Array, order: int, rounding: float) -> tuple[Array, Array]:
    """Return middle and half width of the cells where a difference stands out, those nearest 0."""
    steps = np.abs(np.diff(values, order + 1))
    around = np.lib.stride_tricks.sliding_window_view(np.pad(steps, _AROUND, mode="reflect"), 2 * _AROUND + 1)
    highest = np.lib.stride_tricks.sliding_window_view(np.pad(steps, 2), 5).max(axis=1)
    usual = np.median(around, axis=1) + rounding * np.abs(values[: steps.size])
    at = np.flatnonzero((steps > _STANDS_OUT * usual) & (steps == highest))
    low, high = _GRID[np.maximum(at - 1, 0)], _GRID[np.minimum(at + order + 2, _GRID.size - 1)]
    nearest = np.argsort(np.abs(low + high), kind="stable")[:_MOST]
    return (low + high)[nearest] / 2, (high - low)[nearest] / 2


def _narrowed(function: Function, order: int, middle: Array, half: Array, finest: float, rounding: float) -> Array:
    """Return where the jump is as high on the finest grid as on the first one."""
    if not middle.size:
        return middle
    least = _AROUND * np.maximum(finest * np.maximum(1.0, np.abs(middle)), np.spacing(np.abs(middle)))
    first = np.full(middle.shape, np.nan)
    for _ in range(_ROUNDS):
        x = middle[:, None] + half[:, None] * _WINDOW
        values = function(x.ravel()).reshape(x.shape)
        steps = np.abs(np.diff(values, order + 1))
        rows, at = np.arange(middle.size), np.argmax(np.nan_to_num(steps), axis=1)
        low, high, step = x[rows, at], x[rows, at + order + 1], steps[rows, at]
        height = step / (half / _AROUND) ** order
        first = np.where(np.isnan(first), height, first)
        if (half <= least).all():
            break
        middle, half = (low + high) / 2, np.maximum(high - low, least)
    kept = (step > rounding * np.abs(values).max(axis=1)) & (height > _AS_HIGH * first)
    return np.array([_told(*ends) for ends in zip(low[kept].tolist(), high[kept].tolist(), strict=True)])


def _told(low: float, high: float) -> float:
    """Return the shortest decimal between low and high, or the middle."""
    middle, margin = (low + high) / 2, high - low
    decimals = (round(middle, places) for places in range(_PLACES + 1))
    return next((near + 0.0 for near in decimals if low - margin <= near <= high + margin), middle)
