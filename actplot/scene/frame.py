"""The frame of a panel: how data map to inches on the page and back, and where the axes stand."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["PT", "Box", "Frame", "Interval", "Padding", "Plane", "across", "framed", "upright"]

Interval = tuple[float, float]

PT = 1 / 72  # a point in inches
ASIDE = 0.20  # inches between the span and a y axis that stands beside it, since 0 is not in the span
HUGE = 1e9  # inches: far outside any page, near enough for every library's arithmetic
ROUNDING = 1e-9  # of a length
FINEST = 1e-6  # inches: a panel of equal units is no smaller, and so near is its width found


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page, in inches."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.y + self.height

    def holds(self, x: float, y: float) -> bool:
        """Return whether a place lies in it, or on its edge."""
        return self.x <= x <= self.right and self.y <= y <= self.top


@dataclass(frozen=True, slots=True)
class Plane:
    """A plane of data on the page: a box in inches, and the limits of x and y at its edges."""

    box: Box
    xlim: Interval
    ylim: Interval

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

    def data(self, x: float, y: float) -> tuple[float, float]:
        """Return the data x and y that a place on the page, in inches, stands for."""
        box, (left, right), (low, high) = self.box, self.xlim, self.ylim
        return left + (x - box.x) / box.width * (right - left), low + (y - box.y) / box.height * (high - low)


@dataclass(frozen=True, slots=True)
class Frame(Plane):
    """The plane of a panel that is in the making, and the axes' places in data units.

    `span` is the part of x that is drawn and `values` the part of y; both lie inside the limits.
    """

    span: Interval
    values: Interval
    x_axis: float
    y_axis: float


@dataclass(frozen=True, slots=True)
class Padding:
    """Inches between a panel's edges and what it draws: the ends of the span, the highest and the lowest value."""

    left: float = 0.08
    right: float = 0.20
    top: float = 0.20
    bottom: float = 0.10
    below_axis: float = 0.27  # below an x axis, at least: room for its labels


def framed(box: Box, span: Interval, values: Interval, padding: Padding, *, exact: bool, equal: bool = False) -> Frame:
    """Return the frame of a panel that draws `span` and shows `values`.

    `exact` makes these its very edges; `equal` makes the box smaller, to the left or at the bottom, until a unit of x
    is as long as one of y.
    """
    if equal:
        box = _equal(box, span, values, padding, exact=exact)
    xlim, y_axis = across(span, box.width, padding)
    if exact:
        return Frame(box, xlim, values, span, values, min(max(values[0], 0.0), values[1]), y_axis)
    ylim, x_axis = upright(values, box.height, padding)
    return Frame(box, xlim, ylim, span, values, x_axis, y_axis)


def across(span: Interval, width: float, padding: Padding) -> tuple[Interval, float]:
    """Return the limits of x for a panel `width` inches wide, and where its y axis stands.

    The y axis stands at 0, or beside the drawn span on the side nearer to 0.
    """
    low, high = span
    if low <= 0 <= high:
        return _padded(span, padding.left, padding.right, width), 0.0
    if low > 0:
        limits = _padded(span, ASIDE, padding.right, width)
        return limits, limits[0]
    limits = _padded(span, padding.left, ASIDE + padding.right, width)
    return limits, high + ASIDE * (limits[1] - limits[0]) / width


def upright(values: Interval, height: float, padding: Padding) -> tuple[Interval, float]:
    """Return the limits of y for a panel `height` inches high that shows `values` (with 0), and the x axis' place."""
    limits = _padded(values, padding.bottom, padding.top, height)
    if values[1] > 0 and -limits[0] * height < padding.below_axis * (limits[1] - limits[0]):
        limits = _padded((0.0, values[1]), padding.below_axis, padding.top, height)
    return limits, 0.0


def equal_height(span: Interval, values: Interval, width: float, padding: Padding, *, exact: bool) -> float:
    """Return how high a panel is, in inches, whose unit of y is as long as that of x in its width."""
    xlim, _ = across(span, width, padding)
    unit = width / (xlim[1] - xlim[0])
    if exact:
        return (values[1] - values[0]) * unit
    below = max(-values[0] * unit + padding.bottom, padding.below_axis)
    return values[1] * unit + below + padding.top


def _equal(box: Box, span: Interval, values: Interval, padding: Padding, *, exact: bool) -> Box:
    height = max(equal_height(span, values, box.width, padding, exact=exact), FINEST)
    if height <= box.height:
        return Box(box.x, box.top - height, box.width, height)
    low, high = 0.0, box.width
    while high - low > FINEST:
        middle = (low + high) / 2
        low, high = (
            (middle, high) if equal_height(span, values, middle, padding, exact=exact) < box.height else (low, middle)
        )
    return Box(box.x, box.y, max(low, FINEST), box.height)


def _padded(interval: Interval, before: float, after: float, length: float) -> Interval:
    """Return the limits of `length` inches in which an interval starts and ends that many inches from the edges."""
    low, high = interval
    unit = (high - low) / max(length - before - after, ROUNDING * length)  # a panel may be no more than its edges
    return low - before * unit, high + after * unit
