"""The derivatives of a function of which only values are known: differences, extrapolated to steps of no length.

The steps are halved nine times from a quarter (or |x|/64) on, and the series in their length is taken to 0 as
Richardson does; of all its partial results the one counts that its neighbours agree with best, as Ridders has it.
Steps do not cross a break: near one they lead away from it. For the functions of the catalogue, that are smooth on the
scale of the first step, the error is below 1e-12 of 1 + |f'| and 1e-9 of 1 + |f''|, at breaks, too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["differences"]

Array = NDArray[np.float64]
Function = Callable[[Array], Array]

_FIRST = 0.25  # the longest step, unless x is so large that
_PART = 2.0**-6  # this part of it is longer
_HALVINGS = 2.0 ** -np.arange(10.0)[:, None]
_ROOM = 1 / 16  # of the longest step: with less room to the next break, steps lead to one side only
_ROUNDED = 4.0  # roundings of f in a difference
_STEP, _LEAST = 1e-14, 1e-300  # relative to x, and where that is 0: a jump of f is higher
_POWERS = {True: (np.arange(2.0, 20, 2),) * 2, False: (np.arange(2.0, 11), np.arange(1.0, 10))}
"""The powers of the step in the errors of the first and the second difference, to both sides or to one."""


def differences(function: Function, x: Array, breaks: Array, *, order: int, side: int, eps: float) -> list[Array]:
    """Return [f, f', f''] up to `order` at x (n,), each (n,); `eps` is the relative rounding of f.

    At a break `side` says from where; 0 means the value there, and the derivatives from the left.
    """
    met = np.isin(x, breaks)
    f = _limits(function, x, side) if met.any() and side else function(x)
    if order == 0 or not x.size:
        return [f] * (order + 1)
    edges = np.concatenate([[-np.inf], breaks, [np.inf]])
    left, right = (x - edges[np.searchsorted(edges, x) - 1]), edges[np.searchsorted(edges, x, side="right")] - x
    longest = 2.0 ** np.floor(np.log2(np.maximum(_FIRST, _PART * np.abs(x))))
    both = ~met & (np.minimum(left, right) >= _ROOM * longest)
    way = np.where(both, 1.0, np.where(met, side or -1, np.where(right > left, 1, -1)))
    room = np.where(both, np.minimum(left, right), np.where(way > 0, right, left) / 2)
    step = way * _HALVINGS * np.minimum(longest, 2.0 ** np.floor(np.log2(room)))
    near, far = function((x + step).ravel()), function((x + np.where(both, -1, 2) * step).ravel())
    base = np.where(met & (side == 0), _limits(function, x, -1), f) if met.any() else f
    samples = base, near.reshape(step.shape), far.reshape(step.shape)
    return [f, *(_derivative(each, both, step, *samples, eps) for each in range(1, order + 1))]


def _limits(function: Function, x: Array, side: int) -> Array:
    """Return f just beside x; where that is no more than a step from f(x), f(x)."""
    beside, here = function(np.nextafter(x, side * np.inf)), function(x)
    return np.where(np.abs(beside - here) <= _STEP * np.abs(x) + _LEAST, here, beside)


def _derivative(order: int, both: Any, step: Array, base: Array, near: Array, far: Array, eps: float) -> Array:
    """Return f' or f'' from f at x (n,), and at one step and minus one or two steps from it, (k, n)."""
    if order == 1:
        rows = np.where(both, near - far, 4 * near - far - 3 * base) / (2 * step)
    else:
        rows = np.where(both, (near - base) + (far - base), (far - near) - (near - base)) / step**2
    size = np.maximum(np.abs(base), np.maximum(np.abs(near), np.abs(far)))
    rounded = _ROUNDED * eps * size / np.abs(step) ** order
    powers = np.where(both, *(_POWERS[each][order - 1][:, None] for each in (True, False)))
    best, sure = _extrapolated(rows, rounded, powers)
    found = np.where(np.isfinite(base), best, np.nan)
    return np.where(np.abs(found) <= sure, 0.0, found)


def _extrapolated(rows: Array, rounded: Array, powers: Array) -> tuple[Array, Array]:
    """Return the best limit of rows (k, n) whose errors have these powers of the step, and what of it is rounding."""
    best, error, sure = rows[-1], np.full(rows.shape[1], np.inf), rounded[-1]
    for power in powers:
        better = rows[1:] + (rows[1:] - rows[:-1]) / (2.0**power - 1)
        rounded = rounded[1:]
        errors = np.maximum(np.abs(better - rows[1:]), np.abs(better - rows[:-1])) + rounded
        errors = np.where(np.isfinite(errors), errors, np.inf)
        at = np.argmin(errors, axis=0), np.arange(errors.shape[1])
        wins = errors[at] < error
        best, error = np.where(wins, better[at], best), np.where(wins, errors[at], error)
        sure = np.where(wins, rounded[at], sure)
        rows = better
    return best, sure
