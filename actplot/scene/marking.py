"""The marks on a curve: a dot at each extremum, root or inflection asked for, and its coordinates beside it."""

from __future__ import annotations

import math
from functools import reduce
from itertools import product
from operator import add

import numpy as np

from actplot.measure.marks import marks
from actplot.scene.frame import PT, Frame
from actplot.scene.notes import Draft, Notes
from actplot.scene.parts import Align, Box, Dots, Leader, Text
from actplot.scene.room import CAP, box_of
from actplot.scene.ticks import print_float

__all__ = ["note_marks"]

SIZE = 9.0  # points of type
DIGITS = 3  # of a coordinate
NOTHING = 1e-9  # sides of a panel: a coordinate this near to 0 is 0
NEAR, FAR = (7.0, 11.0), (16.0, 24.0, 34.0)  # points from a mark to its coordinates, as tried; far ones have a leader
SIDES = (
    (0, 1),
    (1, 1),
    (-1, 1),
    (1, 0),
    (-1, 0),
    (1, -1),
    (-1, -1),
    (0, -1),
)  # right and up
ALIGN: dict[int, Align] = {-1: "right", 0: "center", 1: "left"}


def note_marks(draft: Draft) -> Notes:
    """Return the marks that the panel shows: a dot each, and coordinates where there is room for them."""
    graph, (low, high) = draft.graph, draft.frame.ylim
    if not draft.plan.marks:
        return Notes()
    found = marks(graph.activation, graph.span, draft.plan.marks, graph.order)
    shown = [mark for mark in found if low <= mark.y <= high]
    if not shown:
        return Notes()
    points = tuple(dict.fromkeys((mark.x, mark.y) for mark in shown))
    for x, y in points:
        draft.room.add_line(draft.frame.places(np.array([x]), np.array([y])), draft.gauge.dot)
    hanging = {(mark.x, mark.y) for mark in shown if mark.kind == "extrema" and mark.y < 0}
    dots = Dots(gid=f"dots.marks.{graph.gid}", kind="mark", role=graph.role, points=points)
    texts = (_coordinates(draft, point, up=-1 if point in hanging else 1) for point in points)
    return reduce(add, texts, Notes(dots=(dots,)))


def _coordinates(draft: Draft, point: tuple[float, float], *, up: int) -> Notes:
    """Return the coordinates at the first free place near a point, upwards first or downwards; nothing if none is."""
    x, y = draft.frame.x(point[0]), draft.frame.y(point[1])
    said = _printed(point, draft.frame)
    for away, (right, above) in product((*NEAR, *FAR), SIDES):
        text = _placed(said, x, y, right, up * above, away)
        box = box_of(text, draft.measure)
        way = _nearest(box, x, y), (x, y)
        if draft.room.free(box) and draft.room.passes(*way):
            draft.room.add_box(box)
            if away in NEAR:
                return Notes((text,))
            draft.room.add_leader(*way)
            return Notes((text,), leaders=(Leader(role=draft.role, path=way),))
    return Notes()


def _printed(point: tuple[float, float], frame: Frame) -> str:
    """Return coordinates as a reader would say them: what is nothing beside the panel is 0."""
    limits = zip(point, (frame.xlim, frame.ylim), strict=True)
    numbers = (0.0 if abs(at) < NOTHING * (high - low) else at for at, (low, high) in limits)
    return f"({', '.join(print_float(number, DIGITS) for number in numbers)})"


def _placed(said: str, x: float, y: float, right: int, up: int, away: float) -> Text:
    """Return words some points away from a place, to one of eight sides of it."""
    reach = away * PT / math.hypot(right, up)
    baseline = y + up * reach + (up - 1) / 2 * CAP * SIZE * PT
    return Text(x=x + right * reach, y=baseline, text=said, size=SIZE, align=ALIGN[right])


def _nearest(box: Box, x: float, y: float) -> tuple[float, float]:
    return min(max(x, box.x), box.right), min(max(y, box.y), box.top)
