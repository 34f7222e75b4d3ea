"""The room in a panel: what already stands there, and whether a label fits between."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from actplot.scene.frame import PT
from actplot.scene.parts import Box, Measure, Text

__all__ = ["Room", "apart", "box_of", "grown"]

Place = tuple[float, float]
Array = NDArray[np.float64]

CAP = 0.73  # cap height of the words' face, in type sizes: numbers reach that high and never below the baseline
GAP = 1.5 * PT  # between a label and anything else
LEADER = 0.8  # points: the width of a leader
NEAR = 8.0 * PT  # from an axis to a label that is its own


class Room:
    """The obstacles of one panel, in inches: line segments with their half widths, boxes, and the page's edge."""

    def __init__(self, page: Box) -> None:
        self.page = page
        self._segments: Array = np.empty((0, 5))  # x0, y0, x1, y1, half the line's width
        self._leaders: list[tuple[Place, Place]] = []
        self.boxes: list[Box] = []

    def copy(self) -> Room:
        """Return the room as it is now."""
        twin = Room(self.page)
        twin.become(self)
        return twin

    def become(self, other: Room) -> None:
        """Forget everything for what is in another room."""
        self._segments, self._leaders, self.boxes = other._segments, [*other._leaders], [*other.boxes]

    def add_line(self, places: Array, width: float, *, within: Box | None = None) -> None:
        """Put a polyline (n, 2) of `width` points in the way, its pieces parted by nan: what lies within a box."""
        self._put(places[:-1], places[1:], width, within)

    def add_dots(self, places: Array, width: float, *, within: Box | None = None) -> None:
        """Put dots (n, 2) of `width` points in the way: those within a box."""
        self._put(places, places, width, within)

    def _put(self, start: Array, end: Array, width: float, within: Box | None) -> None:
        segments = np.column_stack([start, end, np.full(len(start), width * PT / 2)])
        segments = segments[np.isfinite(segments).all(axis=1)]
        self._segments = np.concatenate([self._segments, _cut(segments, within) if within else segments])

    def add_box(self, box: Box) -> None:
        """Put a label in the way."""
        self.boxes.append(box)

    def add_boxes(self, boxes: Iterable[Box]) -> None:
        """Put several labels in the way."""
        self.boxes.extend(boxes)

    def lines_in(self, box: Box) -> Array:
        """Return the segments (n, 5) in a box, cut at its edges: from x, y to x, y, and half the line's width."""
        return _cut(self._segments, box)

    def free(self, box: Box, *, gap: float = GAP) -> bool:
        """Return whether nothing comes nearer than `gap` to the box, and the box lies on the page."""
        page = self.page
        if box.x < page.x or box.right > page.right or box.y < page.y or box.top > page.top:
            return False
        return self.clear_of_boxes(box, gap=gap) and not self._crossed(box, gap)

    def clear_of_boxes(self, box: Box, *, gap: float = GAP) -> bool:
        """Return whether no other label comes nearer than `gap`; lines may."""
        return not any(_overlap(grown(box, gap), other) for other in self.boxes)

    def add_leader(self, start: Place, end: Place) -> None:
        """Put a thin line from a label to what it names in the way of other such lines, and of labels."""
        self._leaders.append((start, end))
        self.add_line(np.array([start, end]), LEADER)

    def passes(self, start: Place, end: Place) -> bool:
        """Return whether a leader from place to place would meet no label and no other leader."""
        way = Room(self.page)
        way.add_line(np.array([start, end]), 0.0)
        return not any(len(way.lines_in(box)) for box in self.boxes) and not any(
            _cross(start, end, *other) for other in self._leaders
        )

    def reach(self, x: float) -> float:
        """Return how far the labels that stand close to the left of `x` reach, in inches."""
        return max([x - box.x for box in self.boxes if 0 <= x - box.right < NEAR], default=0.0)

    def _crossed(self, box: Box, gap: float) -> bool:
        """Return whether a line comes nearer than `gap`."""
        enter, leave = _passage(self._segments, box, gap + self._segments[:, 4])
        return bool((enter <= leave).any())


def box_of(text: Text, measure: Measure, *, number: bool = False) -> Box:
    """Return the box that a text fills; a number reaches from its baseline to the height of capitals."""
    extent = measure(text.math or text.text, text.size, "math" if text.math else "words")
    ascent, descent = (CAP * text.size, 0.0) if number else (extent.ascent, extent.descent)
    width = extent.width * PT
    return Box(text.start(width), text.y - descent * PT, width, (ascent + descent) * PT)


def apart(row: Iterable[Box]) -> bool:
    """Return whether no box of a row comes too near to the next one."""
    return not any(_overlap(grown(box, GAP), following) for box, following in pairwise(row))


def grown(box: Box, by: float) -> Box:
    """Return the box with its edges moved outwards."""
    return Box(box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by)


def _cut(segments: Array, box: Box) -> Array:
    """Return what of segments (n, 5) lies in a box."""
    enter, leave = _passage(segments, box, np.zeros(len(segments)))
    inside = enter <= leave
    start, end, half = np.hsplit(segments[inside], (2, 4))
    way = end - start
    return np.hstack([start + enter[inside, None] * way, start + leave[inside, None] * way, half])


def _passage(segments: Array, box: Box, gaps: Array) -> tuple[Array, Array]:
    """Return where each segment enters and leaves a box that its gap grows, slab by slab, as parts of its length.

    One that leaves before it enters misses the box.
    """
    x0, y0, x1, y1, _ = segments.T
    enter, leave = np.zeros(len(gaps)), np.ones(len(gaps))
    for start, end, least, most in ((x0, x1, box.x, box.right), (y0, y1, box.y, box.top)):
        low, high = least - gaps, most + gaps
        run = end - start
        with np.errstate(divide="ignore", invalid="ignore"):
            first, last = (low - start) / run, (high - start) / run
        still = run == 0
        inside = (start >= low) & (start <= high)
        first = np.where(still, np.where(inside, -np.inf, np.inf), first)
        last = np.where(still, np.where(inside, np.inf, -np.inf), last)
        enter = np.maximum(enter, np.where(still, first, np.minimum(first, last)))
        leave = np.minimum(leave, np.where(still, last, np.maximum(first, last)))
    return enter, leave


def _overlap(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.top and other.y < one.top


def _cross(start: Place, end: Place, other: Place, beyond: Place) -> bool:
    """Return whether two segments cross each other."""

    def left(a: Place, b: Place, c: Place) -> bool:
        return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])

    return left(start, end, other) != left(start, end, beyond) and left(other, beyond, start) != left(
        other, beyond, end
    )
