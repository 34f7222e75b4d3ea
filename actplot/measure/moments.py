"""What an activation makes of a standard normal input: the moments of f and f', by quadrature split at the joints."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from actplot.distinct import distinct
from actplot.measure.digits import certain

if TYPE_CHECKING:
    from actplot.activation import Activation

__all__ = ["Gaussian", "gaussian"]

Array = NDArray[np.float64]

_FARTHEST = 40.0  # the density there is 1e-348
_NODES = 20  # of Gauss and Legendre in each panel
_GOOD = 1e-14  # a panel is good when its halves change the sum by no more
_ROUNDS = 60  # of halving: a width of 1e-17
_MOST = 2000  # panels in a round; what needs more is not integrated


class Gaussian(NamedTuple):
    """For x ~ N(0, 1): E f, E f^2, E f'^2 and 1 / sqrt(E f^2); inf where they diverge, nan where they resist."""

    mean: float
    second_moment: float
    derivative_second_moment: float
    gain: float


def gaussian(act: Activation, joints: Array, *, odd: bool) -> Gaussian:
    """Return the moments to 13 digits: panels are halved until that changes nothing. An odd f has mean 0."""
    near = joints[np.abs(joints) < _FARTHEST]
    ends = distinct(np.concatenate([near, [-_FARTHEST, -16.0, -8.0, *range(-4, 5), 8.0, 16.0, _FARTHEST]]))
    mean, second, derivative = _integrated(act, ends[:-1], ends[1:]).tolist()
    gain = 1 / np.sqrt(np.float64(second))
    return Gaussian(
        0.0 if odd else certain(mean, _GOOD * np.sqrt(second)),
        certain(second, _GOOD * second),
        certain(derivative, _GOOD * derivative),
        certain(float(gain), _GOOD * gain),
    )


def _integrated(act: Activation, low: Array, high: Array) -> Array:
    """Return the three integrals over all panels together, (3,)."""
    whole = _integrals(act, low, high)
    size = np.abs(whole).sum(axis=1)
    size[(_densities(act, np.array([-_FARTHEST, _FARTHEST])) > _GOOD * size[:, None]).any(axis=1)] = np.inf
    total = np.where(np.isfinite(size), 0.0, size)
    for _ in range(_ROUNDS):
        middle = (low + high) / 2
        halves = _integrals(act, np.concatenate([low, middle]), np.concatenate([middle, high]))
        both = halves[:, : low.size] + halves[:, low.size :]
        missed = np.abs(both - whole) > _GOOD * size[:, None]
        coarse = missed.any(axis=0)
        total += both[:, ~coarse].sum(axis=1)
        if not 0 < coarse.sum() <= _MOST:
            break
        low, high = np.concatenate([low[coarse], middle[coarse]]), np.concatenate([middle[coarse], high[coarse]])
        whole = halves[:, np.concatenate([coarse, coarse])]
    total += both[:, coarse].sum(axis=1)
    return np.where(missed.any(axis=1), np.nan, total)


def _integrals(act: Activation, low: Array, high: Array) -> Array:
    """Return the integrals of f, f^2 and f'^2 times the normal density over panels (n,), as (3, n)."""
    nodes, weights = _rule()
    x = low[:, None] + (high - low)[:, None] * nodes
    integrals: Array = (_densities(act, x.ravel()).reshape(3, *x.shape) @ weights) * (high - low)
    return integrals


def _densities(act: Activation, x: Array) -> Array:
    """Return f, f^2 and f'^2 times the normal density at x (n,), as (3, n)."""
    f, slope = act.jet(x, 1)
    root = np.exp(-x * x / 4) / (2 * np.pi) ** 0.25  # of the density: f may be large where that is small
    return np.array([f * root * root, (f * root) ** 2, (slope * root) ** 2])


@cache
def _rule() -> tuple[Array, Array]:
    """Return nodes and weights on [0, 1]."""
    nodes, weights = np.polynomial.legendre.leggauss(_NODES)
    return (nodes + 1) / 2, weights / 2
