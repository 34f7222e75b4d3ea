"""The edges of an activation's domain: where a formula such as log(x) or 1/x has a value no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from actplot.formula.roots import roots
from actplot.measure.digits import agree
from actplot.measure.ends import settled
from actplot.measure.points import FAR
from actplot.measure.profile import Profile

if TYPE_CHECKING:
    from actplot.activation import Activation

__all__ = ["domain_parts", "edges"]

Array = NDArray[np.float64]

_STEPS = 2.0 ** -np.arange(8.0, 56.0, 8.0)  # relative distances from which an edge is approached,
_STEPS_TO_ZERO = 2.0 ** -(2.0 ** np.arange(4, 10))  # and distances, where it is 0


def domain_parts(seen: Profile) -> int:
    """Return how many intervals f is defined on."""
    defined = ~np.isnan(np.concatenate([stretch.f[np.abs(stretch.x) <= FAR] for stretch in seen.stretches]))
    return int((np.diff(defined.astype(int), prepend=0) == 1).sum())


def edges(seen: Profile) -> list[tuple[float, bool]]:
    """Return what f tends to at each edge of its domain, where it tends to something, and whether it gets there."""
    found = []
    for stretch in seen.stretches:
        x, undefined = stretch.x, np.isnan(stretch.f)
        for index in np.flatnonzero(np.diff(undefined.astype(int))).tolist():
            inside, outside = (x[index + 1], x[index]) if undefined[index] else (x[index], x[index + 1])
            if max(abs(inside), abs(outside)) <= FAR:
                found.append(_edge(seen.act, inside, outside))
    return [(limit, attained) for limit, attained in found if limit is not None]


def _edge(act: Activation, inside: float, outside: float) -> tuple[float | None, bool]:
    """Return limit and attainment at the edge between a point where f is defined and one where it is not."""

    def level(x: Array) -> Array:
        return np.where(np.isnan(act.jet(x, 0)[0]), -1.0, 1.0)

    low, high = sorted((inside, outside))
    edge = float(roots(level, level, np.array([low]), np.array([high]))[0]) if outside != 0 else 0.0
    steps = np.abs(edge) * _STEPS if abs(edge) > np.finfo(float).tiny else _STEPS_TO_ZERO
    limit = settled(act.jet(edge + np.sign(inside - outside) * steps, 0)[0].tolist())
    return limit, limit is not None and agree(float(act.jet([edge], 0)[0][0]), limit)
