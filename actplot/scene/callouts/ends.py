"""Names at the ends of curves: a column to the right, in the order of the ends, evenly apart where they crowd."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from actplot.distinct import distinct
from actplot.scene.callouts.named import EXACT, Named
from actplot.scene.frame import PT, Interval
from actplot.scene.notes import Notes
from actplot.scene.parts import Box, Leader, Measure
from actplot.scene.room import CAP, Room, box_of, grown

__all__ = ["end_room", "ends_apart", "label_ends"]

Array = NDArray[np.float64]

PITCH, APART = 12.5 * PT, 1.5 * PT  # from name to name, and between two that are high, such as fractions
GAP = 3.0 * PT  # over and under a name, to anything that is not a name
CLOSE = 1.5 * PT  # ends that differ by less in y are at one place
LEVEL = 1.0 * PT  # ends that differ by less in x stand one over the other
BESIDE, BEHIND = 5.0 * PT, 18.0 * PT  # from the end to its name, and to one with a leader
MOVED = 2.5 * PT  # a name that moved farther needs a leader
STUB, OFF = 3.5 * PT, 1.0 * PT  # the level parts of a leader, and the air at its ends
WIDTH = 0.7  # points of a leader
FIGURE = 0.66  # height of a figure in the face of formulas, in type sizes


def ends_apart(curves: Sequence[Named], *, crowd: int = 2) -> bool:
    """Return whether names at the ends tell the curves apart: all end at the right, fewer than `crowd` at one place."""
    ends = _last(curves)
    heights = np.sort(ends[:, 1])
    return _level(ends) and bool((heights[crowd - 1 :] - heights[: 1 - crowd] > CLOSE).all())


def end_room(curves: Sequence[Named], measure: Measure) -> float:
    """Return how many inches right of the curves' ends their names may take."""
    return BEHIND + max(box_of(curve.name, measure).width for curve in curves)


def label_ends(curves: Sequence[Named], room: Room, measure: Measure) -> Notes | None:
    """Return the names beside the curves' ends, with leaders if any had to move; None where they have no room."""
    ends = _last(curves)
    if not _level(ends):
        return None
    boxes = [box_of(curve.name, measure) for curve in curves]
    width, pitch = max(box.width for box in boxes), max(PITCH, *(box.height + APART for box in boxes))
    right = float(ends[:, 0].max())
    for offset in (BESIDE, BEHIND):
        column = Box(right + offset, room.page.y, width, room.page.height)
        heights = _spread(ends[:, 1], _gaps(column, room, pitch), pitch) if column.right <= room.page.right else None
        if heights is None:
            continue
        moved = np.abs(heights - ends[:, 1]).max() > MOVED
        if moved == (offset == BEHIND):
            return _column(curves, ends, heights, column.x, room, measure, leaders=bool(moved))
    return None


def _last(curves: Sequence[Named]) -> Array:
    return np.array([curve.ends[1] for curve in curves])


def _level(ends: Array) -> bool:
    """Return whether all curves end at the right, none at the top or the bottom of the panel."""
    return float(np.ptp(ends[:, 0])) <= LEVEL


def _gaps(column: Box, room: Room, pitch: float) -> list[Interval]:
    """Return where in a column the middle of a name may stand, from the bottom up."""
    wide = grown(column, GAP)
    lines = room.lines_in(wide)
    low, high, half = np.minimum(lines[:, 1], lines[:, 3]), np.maximum(lines[:, 1], lines[:, 3]), lines[:, 4]
    taken = [(box.y, box.top) for box in room.boxes if box.x < wide.right and box.right > wide.x]
    taken += zip((low - half).tolist(), (high + half).tolist(), strict=True)
    gaps, foot = [], column.y
    for bottom, top in [*sorted(taken), (column.top + GAP, column.top)]:
        if bottom - GAP - foot >= pitch:
            gaps.append((foot + pitch / 2, bottom - GAP - pitch / 2))
        foot = max(foot, top + GAP)
    return gaps


def _spread(wanted: Array, gaps: Sequence[Interval], pitch: float) -> Array | None:
    """Return the heights of names, each as near to the wanted one as order and pitch allow; None where they do not fit.

    Each goes to the gap that is nearest, the upper one of two.
    """
    if not gaps:
        return None
    low, high = np.array(gaps).T
    outside = np.round(np.maximum(np.maximum(low - wanted[:, None], wanted[:, None] - high), 0.0), EXACT)
    nearest = len(gaps) - 1 - np.argmin(outside[:, ::-1], axis=1)
    order = np.lexsort((-np.arange(len(wanted)), wanted))  # of ends at one height the first named is on top
    heights = np.empty(len(wanted))
    for gap in distinct(nearest):
        members = order[nearest[order] == gap]
        steps = pitch * np.arange(len(members))
        if low[gap] + steps[-1] > high[gap]:
            return None
        heights[members] = np.clip(_rising(wanted[members] - steps), low[gap], high[gap] - steps[-1]) + steps
    return heights


def _rising(values: Array) -> Array:
    """Return the never falling values that are nearest to the given ones: those that fall are pooled to their mean."""
    blocks: list[tuple[float, int]] = []
    for value in values.tolist():
        mean, count = value, 1
        while blocks and blocks[-1][0] >= mean:
            before, size = blocks.pop()
            mean, count = (before * size + mean * count) / (size + count), size + count
        blocks.append((mean, count))
    return np.repeat([mean for mean, _ in blocks], [count for _, count in blocks])


def _column(
    curves: Sequence[Named], ends: Array, heights: Array, left: float, room: Room, measure: Measure, *, leaders: bool
) -> Notes:
    """Return the names at their heights, with leaders to the ends, and take their room."""
    texts, lines = [], []
    for curve, (x, y), height in zip(curves, ends.tolist(), heights.tolist(), strict=True):
        name = curve.name
        text = replace(name, x=left, y=height - (FIGURE if name.math else CAP) * name.size / 2 * PT)
        texts.append(text)
        room.add_box(box_of(text, measure))
        level = ((left - OFF, height), (left - OFF - STUB, height), (x + STUB, y), (x, y))
        lines.append(Leader(role=curve.role, path=level, width=WIDTH))
    return Notes(tuple(texts), leaders=tuple(lines) if leaders else ())
