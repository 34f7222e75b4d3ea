"""The frame of a panel: how data map to inches on the page, and where the axes stand."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from actplot.scene.parts import Box

__all__ = ["PT", "Frame", "Interval", "across", "framed", "upright"]

Interval = tuple[float, float]

PT = 1 / 72  # a point in inches
LEFT, RIGHT = 0.08, 0.20  # inches between the panel's edges and the ends of the drawn span
TOP, BOTTOM = 0.20, 0.10  # inches between the panel's edges and the highest and lowest value
BELOW_AXIS = 0.27  # inches below an x axis, at least: room for its labels
ASIDE = 0.20  # inches between the span and a y axis that stands beside it, since 0 is not in the span
HUGE = 1e9  # inches: far outside any page, near enough for every library's arithmetic


@dataclass(frozen=True, slots=True)
class Frame:
    """A panel on the page: `box` in inches, the data limits at its edges, the axes' places in data units.

    `span` is the part of x that is drawn and `values` the part of y; both lie inside the limits.
    """

    box: Box
    xlim: Interval
    ylim: Interval
    span: Interval
    values: Interval
    x_axis: float
    y_axis: float

    def x(self, at: float) -> float:
        """Return the place of a data x, in inches."""
        low, high = self.xlim
        return self.box.x + self.box.width * ((at - low) / (high - low))

    def y(self, at: float) -> float:
        """Return the place of a data y, in inches."""
        low, high = self.ylim
        return self.box.y + self.box.height * ((at - low) / (high - low))

    def places(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the places (n, 2) of data points (n,) in inches; what is not finite stays nan."""
        box, (left, right), (low, high) = self.box, self.xlim, self.ylim
        with np.errstate(all="ignore"):
            across = box.x + box.width * ((x - left) / (right - left))
            up = box.y + box.height * ((y - low) / (high - low))
        places = np.clip(np.column_stack([across, up]), -HUGE, HUGE)
        places[~np.isfinite(y)] = np.nan
        return places


def framed(box: Box, span: Interval, values: Interval, *, exact: bool) -> Frame:
    """Return the frame of a panel that draws `span` and shows `values`; `exact` makes these its very edges."""
    xlim, y_axis = across(span, box.width)
    ylim, x_axis = (values, min(max(values[0], 0.0), values[1])) if exact else upright(values, box.height)
    return Frame(box, xlim, ylim, span, values, x_axis, y_axis)


def across(span: Interval, width: float) -> tuple[Interval, float]:
    """Return the limits of x for a panel `width` inches wide, and where its y axis stands.

    The y axis stands at 0, or beside the drawn span on the side nearer to 0.
    """
    low, high = span
    if low <= 0 <= high:
        return _padded(span, LEFT, RIGHT, width), 0.0
    if low > 0:
        limits = _padded(span, ASIDE, RIGHT, width)
        return limits, limits[0]
    limits = _padded(span, LEFT, ASIDE + RIGHT, width)
    return limits, high + ASIDE * (limits[1] - limits[0]) / width


def upright(values: Interval, height: float) -> tuple[Interval, float]:
    """Return the limits of y for a panel `height` inches high that shows `values` (with 0), and the x axis' place."""
    limits = _padded(values, BOTTOM, TOP, height)
    if -limits[0] * height < BELOW_AXIS * (limits[1] - limits[0]):
        limits = _padded((0.0, values[1]), BELOW_AXIS, TOP, height)
    return limits, 0.0


def _padded(interval: Interval, before: float, after: float, length: float) -> Interval:
    """Return the limits of `length` inches in which an interval starts and ends that many inches from the edges."""
    low, high = interval
    unit = (high - low) / (length - before - after)
    return low - before * unit, high + after * unit
