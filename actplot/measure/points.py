"""The points at which an activation is looked at: so many that no turn of f or f' hides between two of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from actplot.distinct import distinct

if TYPE_CHECKING:
    from actplot.activation import Activation

__all__ = ["FAR", "beside", "points", "refined"]

Array = NDArray[np.float64]

FAR = 2.0**10
"""Beyond this |x| points only follow the powers of two: what oscillates is not followed there."""

_LAST = 1000  # the power of two of the farthest point: twice or pi times it is still a float64
_REFINED = 128.0  # |x| up to which steps are halved
_ROUNDS = 12  # of halving
_MOST = 1500  # steps halved in a round
_GOOD = 0.05  # how far, relatively, f and f' may lie from the cubics through their neighbours
_NOISE = 1e-11  # a deviation this small beside the largest |f| or |f'| may be rounding


def points(act: Activation, joints: Array) -> tuple[Array, float]:
    """Return the sorted points (n,), no joint among them, and the |x| up to which they follow every oscillation."""
    start = _start(joints)
    added, reach = refined(act, start, joints, _REFINED)
    x = distinct(np.concatenate([start, added]))
    return x[~np.isin(x, joints)], reach


def _start(joints: Array) -> Array:
    """Return even steps around 0, steps that double away from 0 to both sides, and steps that halve to each joint."""
    away = 2.0 ** np.concatenate([np.arange(-40, -4), np.arange(-4, 40, 0.25), np.arange(40, _LAST + 1, 2)])
    grid = np.concatenate([-away, np.linspace(-10, 10, 401), away])
    x = np.concatenate([grid, beside(joints)]) if joints.size else grid
    return distinct(x[~np.isin(x, joints)])


def beside(joints: Array) -> Array:
    """Return points in steps that halve to each joint from both sides."""
    gaps = np.diff(joints, prepend=joints[0] - 1.0, append=joints[-1] + 1.0)
    halvings = np.arange(2.0, 32.0, 2.0 if joints.size < 16 else 15.0)
    steps = 0.5**halvings
    sides = [(joints[:, None] - gaps[:-1, None] * steps), (joints[:, None] + gaps[1:, None] * steps)]
    return np.concatenate([side.ravel() for side in sides])


def refined(act: Activation, start: Array, joints: Array, reach: float) -> tuple[Array, float]:
    """Return the middles of all steps on which f or f' is not yet the cubic through its ends, halved on and on.

    Steps within |x| <= reach are looked at; where there are too many, those nearest 0 go first. The |x| up to which
    none is left is returned, too.
    """
    low, high = _steps(_seen(act, start), joints, reach)
    noise = np.array([[_NOISE * _largest(values)] for values in low[1:3]])
    added = []
    for _ in range(_ROUNDS):
        middle = _seen(act, (low[0] + high[0]) / 2)
        added.append(middle[0])
        coarse = np.flatnonzero(_misses(low, middle, high, noise))
        coarse, dropped = np.split(coarse[np.argsort(np.abs(middle[0, coarse]))], [_MOST])
        reach = min(reach, float(np.abs(middle[0, dropped]).min(initial=reach)))
        low, high = np.hstack([low[:, coarse], middle[:, coarse]]), np.hstack([middle[:, coarse], high[:, coarse]])
        if not coarse.size:
            break
    return np.concatenate(added), float(np.abs(low[0]).min(initial=reach))


def _seen(act: Activation, x: Array) -> Array:
    """Return x, f, f' and f'' as rows, (4, n), in plain float64."""
    return np.array([x, *act.jet(x, 2, exact=False)])


def _largest(values: Array) -> float:
    return float(np.abs(values[np.isfinite(values)]).max(initial=0.0))


def _steps(seen: Array, joints: Array, reach: float) -> tuple[Array, Array]:
    """Return both ends of the steps within |x| <= reach that no joint divides."""
    low, high = seen[:, :-1], seen[:, 1:]
    whole = np.searchsorted(joints, low[0]) == np.searchsorted(joints, high[0])
    near = whole & (np.maximum(np.abs(low[0]), np.abs(high[0])) <= reach)
    return low[:, near], high[:, near]


def _misses(low: Array, middle: Array, high: Array, noise: Array) -> Any:
    """Return in the middle of which steps f or f' misses the cubic through values and slopes at both ends."""
    with np.errstate(all="ignore"):
        cubic = (low[1:3] + high[1:3]) / 2 + (high[0] - low[0]) / 8 * (low[2:] - high[2:])
        missed = np.abs(middle[1:3] - cubic)
        size = np.max(np.abs([low[1:3], middle[1:3], high[1:3]]), axis=0)
        return ((missed > _GOOD * size) & (missed > noise)).any(axis=0)
