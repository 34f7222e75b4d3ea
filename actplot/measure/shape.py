"""The shape of an activation: its range, extrema, parity, monotonicity, convexity, smoothness and steepest slope."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from actplot.distinct import distinct
from actplot.measure.digits import agree
from actplot.measure.edges import domain_parts, edges
from actplot.measure.ends import End, windows
from actplot.measure.measured import Convexity, Extremum, Monotonicity, Parity
from actplot.measure.points import FAR
from actplot.measure.profile import Profile

__all__ = [
    "convexity", "extrema", "lipschitz", "monotonicity", "nearest", "parity", "range_of", "smoothness",
]  # fmt: skip

Array = NDArray[np.float64]

_NEAREST = 5.0  # where extrema are endless, those up to here are told,
_LEAST = 4  # and never fewer
_MIRRORED = np.concatenate([[0.0], 1.37 * 2.0 ** np.arange(-20, 21), np.linspace(0.03, 9.7, 60), [1e3, 1e30, 1e300]])


def extrema(seen: Profile) -> list[Extremum]:
    """Return the strict local extrema from left to right, at kinks and jumps, too."""
    found = [*_smooth_extrema(seen), *_extrema_at_joints(seen)]
    return sorted((extremum for extremum in found if not np.isnan(extremum.f)), key=lambda extremum: extremum.x)


def nearest(found: Sequence[Extremum], ends: tuple[End, End]) -> tuple[Extremum, ...]:
    """Return the extrema that are told: all, or where they are endless, those nearest 0."""
    if len(found) <= _LEAST or not any(end.endless for end in ends):
        return tuple(found)
    fourth = sorted(abs(extremum.x) for extremum in found)[_LEAST - 1] * (1 + 1e-12)  # both of a pair
    return tuple(extremum for extremum in found if abs(extremum.x) <= max(_NEAREST, fourth))


def _smooth_extrema(seen: Profile) -> Iterator[Extremum]:
    for stretch in seen.stretches:
        if stretch.turns.size:
            values = seen.act.jet(stretch.turns, 0)[0]
            for x, f in zip(stretch.turns.tolist(), values.tolist(), strict=True):
                falls = stretch.slope_sign[: np.searchsorted(stretch.x, x)]
                yield Extremum(x, f, "max" if falls[np.flatnonzero(falls)[-1]] > 0 else "min")


def _extrema_at_joints(seen: Profile) -> Iterator[Extremum]:
    for joint, value, (left, right) in zip(seen.joints, seen.values.tolist(), pairwise(seen.stretches), strict=True):
        steps = np.sign([left.f[-1] - value, right.f[0] - value]) if joint.order == 0 else (0, 0)
        before = steps[0] or _first(-left.slope_sign[::-1])
        after = steps[1] or _first(right.slope_sign)
        if before == after != 0:
            yield Extremum(joint.x, value, "min" if before > 0 else "max")


def _first(signs: Array) -> float:
    """Return the first sign that is not 0: the way in which f leaves a joint."""
    moving = signs[signs != 0]
    return float(moving[0]) if moving.size else 0.0


def range_of(
    seen: Profile, ends: tuple[End, End], turns: Sequence[Extremum]
) -> tuple[tuple[float, float], tuple[bool, bool]]:
    """Return (inf f, sup f) and whether each is a value of f."""
    met = [extremum.f for extremum in turns] + seen.values.tolist()
    met += [float(stretch.f[0]) for stretch in seen.stretches if stretch.flat]
    neared = [float(limit) for joint, (left, right) in zip(seen.joints, pairwise(seen.stretches), strict=True)
              if joint.order == 0 for limit in (left.f[-1], right.f[0])]  # fmt: skip
    for limit, attained in edges(seen):
        (met if attained else neared).append(limit)
    for end, stretch, side in zip(ends, (seen.stretches[0], seen.stretches[-1]), (-1, 1), strict=True):
        if end.limit is not None:
            neared.append(end.limit)
        if end.endless:
            neared += _envelope(stretch.x[::side] * side, stretch.f[::side])
    highest, attained_above = _supremum(met, neared)
    lowest, attained_below = _supremum([-f for f in met], [-f for f in neared])
    return (0.0 - lowest, highest), (attained_below, attained_above)


def _supremum(met: Sequence[float], neared: Sequence[float]) -> tuple[float, bool]:
    top, limit = (max((f for f in some if not np.isnan(f)), default=-np.inf) for some in (met, neared))
    attained = np.isfinite(top) and (top > limit or agree(top, limit))
    return max(top, limit) if not attained else top, bool(attained)  # log(0) may be -inf and no value


def _envelope(away: Array, y: Array) -> list[float]:
    """Return what waves reach: the largest and the least value seen, or where they grow for ever an infinity."""
    found = []
    for sign in (1.0, -1.0):
        most = windows(away, sign * y, np.maximum)
        grows = bool((np.diff(most[:-1]) > 0).all()) and most[-1] > 2 * most[0] > 0
        found.append(sign * (np.inf if grows else float(np.nanmax(sign * y))))
    return found


def monotonicity(seen: Profile) -> tuple[Monotonicity, bool]:
    """Return which way f goes, and whether strictly."""
    signs = np.concatenate([stretch.slope_sign for stretch in seen.stretches])
    steps = [np.sign(np.diff([left.f[-1], value, right.f[0]])) * (joint.order == 0) for joint, value, (left, right)
             in zip(seen.joints, seen.values.tolist(), pairwise(seen.stretches), strict=True)]  # fmt: skip
    ways = distinct(np.concatenate([signs, *steps]))
    rests = any(stretch.flat for stretch in seen.stretches)
    if np.isnan(ways).any() or (-1 in ways and 1 in ways) or domain_parts(seen) > 1:
        return "no", False
    if 1 in ways:
        return "increasing", not rests
    return ("decreasing", not rests) if -1 in ways else ("constant", False)


def convexity(seen: Profile) -> Convexity:
    """Return which way f bends, kinks included; a function that jumps does neither."""
    if not _is_continuous(seen):
        return "neither"
    bends = np.concatenate([stretch.bend_sign for stretch in seen.stretches])
    kinks = [np.sign(right.slope[0] - left.slope[-1]) for joint, (left, right)
             in zip(seen.joints, pairwise(seen.stretches), strict=True) if joint.order == 1]  # fmt: skip
    ways = distinct([*bends, *kinks])
    if (-1 in ways and 1 in ways) or np.isnan(ways).any():
        return "neither"
    return "convex" if 1 in ways else "concave" if -1 in ways else "affine"


def smoothness(seen: Profile) -> str:
    """Return the class of f: discontinuous, C0, C1, ... or Cinf."""
    if not _is_continuous(seen):
        return "discontinuous"
    orders = [joint.order for joint in seen.joints]
    return f"C{min(orders) - 1}" if orders else "Cinf"


def lipschitz(seen: Profile, ends: tuple[End, End]) -> float:
    """Return the largest |f'|, or its supremum; inf where f jumps or its slope has no bound."""
    slopes = np.abs(np.concatenate([stretch.slope for stretch in seen.stretches]))
    if not _is_continuous(seen) or not np.isfinite(slopes).all():
        return float("inf")
    limits = [abs(end.slope) for end in ends if end.slope is not None]
    for end, stretch, side in zip(ends, (seen.stretches[0], seen.stretches[-1]), (-1, 1), strict=True):
        if end.wavering:
            limits += _envelope(stretch.x[::side] * side, np.abs(stretch.slope[::side]))
    return float(max(slopes.max(), *limits, 0.0))


def parity(seen: Profile) -> Parity:
    """Return whether f(-x) is -f(x) or f(x): at a hundred points over all of float64, and at the joints."""
    x = distinct(np.concatenate([_MIRRORED, np.abs([joint.x for joint in seen.joints])]))
    both = seen.act.jet(np.concatenate([x, -x]), 0)[0]
    right, left = both[: x.size], both[x.size :]
    close = 4 * np.spacing(np.abs(right))
    if ((left == right) | (np.abs(left - right) <= close)).all():
        return "even"
    return "odd" if ((left == -right) | (np.abs(left + right) <= close)).all() else "none"


def _is_continuous(seen: Profile) -> bool:
    defined = all(not np.isnan(stretch.f[np.abs(stretch.x) <= FAR]).any() for stretch in seen.stretches)
    return defined and all(joint.order > 0 for joint in seen.joints)
