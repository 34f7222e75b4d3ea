"""The joints of an activation: where its analytic stretches meet, and the lowest order that jumps at each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from actplot.formula import Switch

if TYPE_CHECKING:
    from actplot.activation import Activation

__all__ = ["HIGHEST", "joints"]

Array = NDArray[np.float64]

HIGHEST = 6
"""Jumps of higher derivatives than this one are not looked for: a function without lower ones counts as smooth."""

_NODES = 14  # of the polynomial that continues f'' to a joint from one side
_SHRINKS = 14  # times that its interval is quartered until it fits
_FITS = 1e-13  # how small its last coefficients are beside the largest where it does
_SAME = 1e-3  # derivatives from both sides that agree so well, or to their rounding errors, are one
_MOST = 64  # joints beyond the second order are looked for among so many turns


def joints(act: Activation) -> tuple[Switch, ...]:
    """Return the turns of the formula at which f or one of its first six derivatives jumps, from left to right.

    Up to f'' the switches tell. Beyond, f'' is continued to the turn by a polynomial from either side, and their
    Taylor coefficients there are compared.
    """
    found = {switch.x: switch for switch in act.switches(2)}
    silent = sorted((x for x in act.turns() if x not in found), key=abs)[:_MOST]
    for x in silent:
        order = _lowest_jump(act, x, np.array(act.turns()))
        if order is not None:
            found[x] = Switch(x, order)
    return tuple(found[x] for x in sorted(found))


def _lowest_jump(act: Activation, x: float, turns: Array) -> int | None:
    """Return the order from 3 on that jumps at a turn; where f'' cannot be continued, the first that is not finite."""
    gaps = np.abs(turns[turns != x] - x)
    widest = min(0.5, float(gaps.min(initial=1.0)) / 2)
    sides = [_continued(act, x, side * widest) for side in (-1, 1)]
    if None in sides:
        parts = [act.jet([x], 2, side=side) for side in (-1, 1)]
        return next((order for order in range(3) if not np.isfinite([p[order] for p in parts]).all()), 3)
    (left, left_error), (right, right_error) = (side for side in sides if side is not None)
    sizes = np.maximum(np.abs(left), np.abs(right))
    jumps = np.abs(left - right) > _SAME * sizes + left_error + right_error
    return 2 + int(np.argmax(jumps)) if jumps.any() else None


def _continued(act: Activation, x: float, width: float) -> tuple[Array, Array] | None:
    """Return (f'', ..., f^(6)) at x as continued from a stretch of signed width beside it, and their errors."""
    basis = np.cos(np.outer(np.arange(_NODES), np.pi * (np.arange(_NODES) + 0.5) / _NODES))
    for _ in range(_SHRINKS):
        u = basis[1]
        values = act.jet(x + width * (1 + u) / 2, 2)[2]
        coefficients = basis @ values * 2 / _NODES
        coefficients[0] /= 2
        size = np.abs(coefficients).max()
        if np.abs(coefficients[-2:]).max() <= _FITS * size:
            powers = (2 / width) ** np.arange(HIGHEST - 1)
            errors = 100 * np.finfo(float).eps * size * np.abs(_AT_END).sum(axis=1) * np.abs(powers)
            return _AT_END @ coefficients * powers, errors
        width /= 4
    return None


def _ends() -> Array:
    """Return the derivatives of order 0 to 4, (5, _NODES), of the Chebyshev polynomials at -1."""
    n = np.arange(_NODES)
    rows = [(-1.0) ** n]
    for order in range(HIGHEST - 2):
        rows.append(-rows[-1] * (n**2 - order**2) / (2 * order + 1))
    return np.array(rows)


_AT_END = _ends()
