"""The profile of an activation: its analytic stretches, seen closely enough to know every turn of f and of f'."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from actplot.formula import Switch
from actplot.formula.roots import roots
from actplot.measure.joints import joints
from actplot.measure.points import FAR, points

if TYPE_CHECKING:
    from actplot.activation import Activation

__all__ = ["Profile", "Stretch", "profile", "signs_of"]

Array = NDArray[np.float64]

_FAINT = 1e-12  # a far slope that is so small beside those near 0 may have a wrong sign,
_DIP = 1e-17  # and so may one that is so small beside the points on both sides,
_BESIDE = 4  # so many of them
_SIDES = (slice(None, -_BESIDE - 1), slice(_BESIDE + 1, None))
_MOST = 200  # roots looked for on each side of 0, the nearest first,
_MOST_FAR = 8  # and so many far out; more make no sense there


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """A part of the line on which f is analytic, its points x (n,) with f, f' and f'' there, each (n,).

    A finite end is a point, too, with the limits from within. `slope_sign` and `bend_sign` are 0 where one cannot be
    sure, too; `turns` are the x at which f' changes sign.
    """

    low: float
    high: float
    x: Array
    f: Array
    slope: Array
    bend: Array
    slope_sign: Array
    bend_sign: Array
    turns: Array

    @property
    def flat(self) -> bool:
        """Whether f is constant: an analytic slope that is 0 at all these points is 0 throughout."""
        return not self.slope.any()


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """The stretches of an activation from left to right, and the joints between them.

    `values` (n,) are f at the joints; every oscillation is followed up to |x| = `reach`.
    """

    act: Activation
    joints: tuple[Switch, ...]
    values: Array
    stretches: tuple[Stretch, ...]
    reach: float


def profile(act: Activation) -> Profile:
    """Look at an activation everywhere: exact jets, with the roots of f'' and f' between them."""
    met = joints(act)
    borders = np.array([joint.x for joint in met])
    x, reach = points(act, borders)
    seen = _seen(act, x)
    inflections = _roots(act, 2, seen, borders)
    if inflections.size:
        seen = np.hstack([seen, _seen(act, inflections)])
        seen = seen[:, np.argsort(seen[0], kind="stable")]
        seen = seen[:, np.append(True, seen[0, 1:] != seen[0, :-1])]
    values = act.jet(borders, 0)[0] if borders.size else borders
    return Profile(act, met, values, tuple(_stretches(act, seen, borders)), reach)


def _seen(act: Activation, x: Array, side: int = 0) -> Array:
    """Return x, f, f' and f'' as rows, (4, n); all three are nan where f is."""
    f, slope, bend = act.jet(x, 2, side=side)
    return np.array([x, f, np.where(np.isnan(f), f, slope), np.where(np.isnan(f), f, bend)])


def _stretches(act: Activation, seen: Array, borders: Array) -> Iterator[Stretch]:
    turns = np.sort(_roots(act, 1, seen, borders))
    parts = np.split(seen, np.searchsorted(seen[0], borders), axis=1)
    if borders.size:
        before, after = (_seen(act, borders, side=side) for side in (-1, 1))
        parts[:-1] = [np.column_stack([part, end]) for part, end in zip(parts[:-1], before.T, strict=True)]
        parts[1:] = [np.column_stack([end, part]) for end, part in zip(after.T, parts[1:], strict=True)]
    for (low, high), part in zip(pairwise([-np.inf, *borders.tolist(), np.inf]), parts, strict=True):
        x, f, slope, bend = part
        yield Stretch(low, high, x, f, slope, bend, signs_of(x, slope), signs_of(x, bend), _within(turns, low, high))


def _roots(act: Activation, order: int, seen: Array, borders: Array) -> Array:
    """Return the x, none a joint, at which f' changes sign, to the last float64; or f'', about as well."""
    x = seen[0]
    signs = signs_of(x, seen[order + 1])
    sure = np.flatnonzero(signs)
    parted = signs[sure[:-1]] * signs[sure[1:]] < 0
    parted &= np.diff(np.searchsorted(borders, x[sure])) == 0
    left, right = sure[:-1][parted], sure[1:][parted]
    kept = np.concatenate([_nearest(x[right] > 0, np.abs(x[right])), _nearest(x[right] <= 0, np.abs(x[right]))])
    left, right = left[kept], right[kept]
    known = np.cumsum(seen[order + 1] == 0)
    met = (right - left > 1) & (known[right] - known[left] == right - left - 1)  # it is 0 at all points between them
    quick, exact = (partial(_level, act, order, exact=exact) for exact in (False, order == 1))
    return np.concatenate([x[(left + right)[met] // 2], roots(quick, exact, x[left[~met]], x[right[~met]])])


def _within(x: Array, low: float, high: float) -> Array:
    return x[(x > low) & (x < high)]


def _nearest(there: Any, away: Array) -> Any:
    """Return the places of the roots on one side that are looked for."""
    far = there & (away > FAR)
    wanted = np.flatnonzero(there & ~far if far.sum() > _MOST_FAR else there)
    return wanted[np.argsort(away[wanted])][:_MOST]


def _level(act: Activation, order: int, x: Array, *, exact: bool) -> Any:
    return act.jet(x, order, exact=exact)[order]


def signs_of(x: Array, values: Array) -> Array:
    """Return the signs of f, f' or f'', 0 where it is so faint that its sign may be rounding."""
    size = np.nan_to_num(np.abs(values))
    faint = np.where(np.abs(x) <= FAR, 0.0, _FAINT * size[np.abs(x) <= FAR].max(initial=0.0))
    padded = np.pad(size, _BESIDE)
    around = [np.lib.stride_tricks.sliding_window_view(padded[cut], _BESIDE).max(axis=1) for cut in _SIDES]
    signs = np.where(size > np.maximum(faint, _DIP * np.minimum(*around)), np.sign(np.nan_to_num(values)), 0.0)
    small = size < _DIP * size[np.abs(x) <= 1].max(initial=0.0)
    if (np.diff(signs[small & (signs != 0)]) != 0).sum() > 1:
        signs[small] = 0.0  # a tail that trembles is rounding
    return signs
