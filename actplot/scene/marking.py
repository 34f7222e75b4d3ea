"""The marks on a curve: a dot at each extremum, root or inflection asked for, and its coordinates beside it."""

from __future__ import annotations

import math
from functools import reduce
from itertools import product
from operator import add

import numpy as np
from numpy.typing import NDArray

from actplot.measure.marks import Mark, marks
from actplot.plan import Plan
from actplot.scene.frame import PT, Frame
from actplot.scene.graphs import Graph
from actplot.scene.notes import Draft, Notes
from actplot.scene.parts import Align, Box, Dots, Leader, Text
from actplot.scene.room import CAP, box_of, grown
from actplot.scene.ticks import print_float

__all__ = ["mark_places", "note_marks"]

Array = NDArray[np.float64]

SIZE = 9.0  # points of type
DIGITS = 3  # of a coordinate
NOTHING = 1e-9  # sides of a panel: a coordinate this near to 0 is 0
OUTSIDE = 0.3  # inches that coordinates may reach beyond their panel: less than half the way to the next
SAME = 0.1 * PT  # between two marks that are one
NEAR, FAR = (7.0, 11.0), (16.0, 24.0, 34.0, 46.0, 60.0)  # points to the coordinates, as tried; far ones get a leader
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


def mark_places(plan: Plan, graph: Graph, frame: Frame) -> Array:
    """Return the places of the marks (n, 2), in inches: no number of an axis stands on one."""
    x, y = np.array(_apart(_shown(plan, graph, frame), frame)).reshape(-1, 2).T
    return frame.places(x, y)


def note_marks(draft: Draft) -> Notes:
    """Return the marks that the panel shows: a dot each, and coordinates where there is room for them."""
    graph, shown = draft.graph, _shown(draft.plan, draft.graph, draft.frame)
    points = _apart(shown, draft.frame)
    if not points:
        return Notes()
    hanging = {(mark.x, mark.y) for mark in shown if mark.kind == "extrema" and mark.y < 0}
    dots = Dots(gid=f"dots.marks.{graph.gid}", kind="mark", role=graph.role, points=points)
    texts = (_coordinates(draft, point, up=-1 if point in hanging else 1) for point in points)
    return reduce(add, texts, Notes(dots=(dots,)))


def _shown(plan: Plan, graph: Graph, frame: Frame) -> list[Mark]:
    found = marks(graph.activation, graph.span, plan.marks, graph.order) if plan.marks else ()
    return [mark for mark in found if frame.ylim[0] <= mark.y <= frame.ylim[1]]


def _apart(shown: list[Mark], frame: Frame) -> tuple[tuple[float, float], ...]:
    """Return the points without those that would stand on one before: a root that is an inflection, too, is rounded."""
    apart: list[tuple[float, float]] = []
    for x, y in ((mark.x, mark.y) for mark in shown):
        away = (math.hypot(frame.x(x) - frame.x(a), frame.y(y) - frame.y(b)) for a, b in apart)
        if min(away, default=math.inf) > SAME:
            apart.append((x, y))
    return tuple(apart)


def _coordinates(draft: Draft, point: tuple[float, float], *, up: int) -> Notes:
    """Return the coordinates at the first free place near a point, upwards first or downwards; nothing if none is."""
    x, y = draft.frame.x(point[0]), draft.frame.y(point[1])
    said, panel = _printed(point, draft.frame), grown(draft.frame.box, OUTSIDE)
    for away, (right, above) in product((*NEAR, *FAR), SIDES):
        text = _placed(said, x, y, right, up * above, away)
        box = box_of(text, draft.measure)
        way = _nearest(box, x, y), (x, y)
        if panel.x <= box.x and box.right <= panel.right and draft.room.free(box) and draft.room.passes(*way):
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
