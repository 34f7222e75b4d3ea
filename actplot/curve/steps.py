"""The steps of a sampled curve: how far each arc can be from its chord, and which steps are no arc at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Steps"]

Array = NDArray[np.float64]

_STEEPEST = 1e100  # panel heights a panel width
_BENT = 0.2  # of a tangent's distance from a step's other end: what an inflection can hide
_NOISE = 2.0**-46  # of y: what plain float64 loses
_STRAIGHT = 1e-9  # of a step's length: the bend of a line
_TALL = 8.0  # tolerances that a tear is high, at the least
_SHARP = 1 / 16  # of the tolerance: a tear that leaves the panel is found as sharply as that
_NARROWEST = 2.0**-48  # of the panel: a rise in less is a jump


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps between neighbouring vertices, (n - 1,) each, as fractions of the panel's width and height.

    `y` is that of the vertices, (n,). `left` and `right` tell how far the tangent at each end passes above the other
    end: both are positive where the curve bends down, both negative where it bends up.
    """

    y: Array
    run: Array
    rise: Array
    left: Array
    right: Array
    noise: Array
    tolerance: float

    @classmethod
    def of(cls, path: Array, width: float, panel: tuple[float, float], tolerance: float) -> Steps:
        """Return the steps of a path (3, n): x, y and slope."""
        height = panel[1] - panel[0]
        y, steepness = path[1] / height, np.clip(path[2] * (width / height), -_STEEPEST, _STEEPEST)
        run, rise = np.diff(path[0]) / width, np.diff(y)
        left, right = steepness[:-1] * run - rise, rise - steepness[1:] * run
        left, right = np.where(np.isnan(left), right, left), np.where(np.isnan(right), left, right)
        noise = _NOISE * np.maximum(np.abs(y[:-1]), np.abs(y[1:]))
        return cls(y - panel[0] / height, run, rise, left, right, noise, tolerance)

    def ratio(self) -> Array:
        """Return how far the arc can be from its chord, in tolerances.

        Without an inflection it is inside the triangle of chord and tangents. With one, a cubic is not farther from
        its chord than 4/27 of the larger distance of a tangent from the other end; a third more is asked.
        """
        a, b, rise = self.left, self.right, self.rise
        ahead, behind, up = rise + a, rise - b, np.copysign(1.0, rise)
        bent, steep = a * b > 0, np.hypot(1.0, rise / self.run)
        triangle = np.where(bent, np.abs(a * b / (a + b)), 0.0) / steep
        summit = np.where(bent, ahead * b / (a + b) * up, 0.0)
        overshoot = np.maximum(summit - np.abs(rise), -summit)  # which a steep chord would hide
        astray = np.maximum(np.abs(a) / np.hypot(1.0, ahead / self.run), np.abs(b) / np.hypot(1.0, behind / self.run))
        against = np.maximum(-ahead * up, -behind * up)
        sag = np.maximum(np.maximum(triangle, overshoot), _BENT * np.maximum(astray, against))
        return np.where(np.isfinite(sag) & ~self.outside(), sag / np.maximum(self.tolerance, self.noise), 0.0)

    def straight(self) -> Any:
        """Return which steps are level or sloping lines, rounding aside."""
        bend = np.maximum(np.abs(self.left), np.abs(self.right))
        return bend <= _STRAIGHT * np.maximum(self.run, np.abs(self.rise))

    def outside(self) -> Any:
        """Return which arcs, with all that their tangents could hide, are more than a height outside the panel."""
        swing = np.maximum(np.abs(self.left), np.abs(self.right))
        lowest, highest = np.minimum(self.y[:-1], self.y[1:]), np.maximum(self.y[:-1], self.y[1:])
        return (lowest - swing > 2.0) | (highest + swing < -1.0)

    def torn(self) -> Any:
        """Return which steps are no arc: the curve ends inside, or rises as neither tangent foretells."""
        up, side = np.sign(self.rise), self.beyond()
        foretold = np.maximum((self.rise + self.left) * up, (self.rise - self.right) * up)
        tall = np.abs(self.rise) > _TALL * np.maximum(self.tolerance, self.noise)
        return self.ending() | (tall & (foretold < np.abs(self.rise) / 4) & (side[:-1] * side[1:] <= 0))

    def calm(self) -> Any:
        """Return which steps are arcs that start or end near the panel: what is found in others tells no height."""
        near = self.beyond() == 0
        return ~self.torn() & (near[:-1] | near[1:])

    def ending(self) -> Any:
        """Return the steps with one end where the curve is not finite."""
        whole = np.isfinite(self.y)
        return whole[:-1] != whole[1:]

    def loose(self) -> Any:
        """Return the torn steps that are still too wide for the place of the tear to be known."""
        side = np.where(np.isfinite(self.y), self.beyond(), 0)
        gone = np.where(self.ending(), side[:-1] + side[1:] != 0, side[:-1] * side[1:] < 0)
        return self.torn() & (self.run > np.where(gone, _SHARP * self.tolerance, _NARROWEST))

    def beyond(self) -> Any:
        """Return on which side of the panel each vertex is more than its height away: 1, -1, or 0 for neither."""
        return (self.y > 2.0).astype(int) - (self.y < -1.0)
