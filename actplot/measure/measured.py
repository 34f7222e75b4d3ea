"""What is measured of an activation: every property that follows from its function."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from actplot.measure.ends import Saturation, end
from actplot.measure.moments import Gaussian, gaussian
from actplot.measure.profile import profile
from actplot.measure.shape import (
    Convexity,
    Extremum,
    Monotonicity,
    Parity,
    convexity,
    extrema,
    lipschitz,
    monotonicity,
    nearest,
    parity,
    range_of,
    smoothness,
)

if TYPE_CHECKING:
    from actplot.activation import Activation

__all__ = ["Measured", "Values", "measured"]

Asymptote = tuple[float, float] | None


class Values(NamedTuple):
    """f at 0, 1 and -1, and the limits of f' at 0 from both sides."""

    at_zero: float
    at_one: float
    at_minus_one: float
    slope_left_of_zero: float
    slope_right_of_zero: float


@dataclass(frozen=True, slots=True)
class Measured:
    """The properties of a function of one number, in the words of `info --json`.

    Pairs are (low, high) or (left, right). `limits` and `asymptotes` (slope, intercept) are None where there is none.
    `extrema` are the strict local ones; where they are endless, those with |x| <= 5, or at least the four nearest 0.
    `smoothness` is "discontinuous", "C0", "C1", ... or "Cinf"; what jumps first in its seventh derivative or later
    counts as "Cinf". `saturates` is "soft" where f' tends to 0 and "hard" where it is 0 from some x on, else "no".
    """

    range: tuple[float, float]
    attained: tuple[bool, bool]
    limits: tuple[float | None, float | None]
    asymptotes: tuple[Asymptote, Asymptote]
    parity: Parity
    monotonic: Monotonicity
    strictly_monotonic: bool
    convexity: Convexity
    smoothness: str
    lipschitz: float
    extrema: tuple[Extremum, ...]
    kinks: tuple[float, ...]
    jumps: tuple[float, ...]
    saturates: tuple[Saturation, Saturation]
    values: Values
    gaussian: Gaussian

    @property
    def bounded_below(self) -> bool:
        """Whether f has a lower bound."""
        return bool(np.isfinite(self.range[0]))

    @property
    def bounded_above(self) -> bool:
        """Whether f has an upper bound."""
        return bool(np.isfinite(self.range[1]))


@np.errstate(all="ignore")
def measured(act: Activation) -> Measured:
    """Measure an activation; of one that acts on vectors, its slice."""
    seen = profile(act)
    left, right = ends = end(seen, -1), end(seen, 1)
    found = extrema(seen)
    bounds, attained = range_of(seen, ends, found)
    way, strictly = monotonicity(seen)
    symmetry = parity(seen)
    return Measured(
        range=bounds,
        attained=attained,
        limits=(left.limit, right.limit),
        asymptotes=(left.asymptote, right.asymptote),
        parity=symmetry,
        monotonic=way,
        strictly_monotonic=strictly,
        convexity=convexity(seen),
        smoothness=smoothness(seen),
        lipschitz=lipschitz(seen, ends),
        extrema=nearest(found, ends),
        kinks=act.kinks(),
        jumps=act.jumps(),
        saturates=(left.saturates, right.saturates),
        values=_values(act),
        gaussian=gaussian(act, np.array([joint.x for joint in seen.joints]), odd=symmetry == "odd"),
    )


def _values(act: Activation) -> Values:
    f = act.jet([0.0, 1.0, -1.0], 0)[0].tolist()
    return Values(*(value + 0.0 for value in (*f, *act.one_sided(0.0, 1))))
