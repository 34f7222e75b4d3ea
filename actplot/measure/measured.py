"""What is measured of an activation: every property that follows from its function."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np

from actplot.measure.moments import Gaussian

__all__ = ["Convexity", "Extremum", "Measured", "Monotonicity", "Parity", "Saturation", "Values"]

Asymptote = tuple[float, float] | None
Convexity = Literal["convex", "concave", "affine", "neither"]
Monotonicity = Literal["increasing", "decreasing", "constant", "no"]
Parity = Literal["odd", "even", "none"]
Saturation = Literal["no", "soft", "hard"]


class Extremum(NamedTuple):
    """A strict local minimum or maximum."""

    x: float
    f: float
    kind: Literal["min", "max"]


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
