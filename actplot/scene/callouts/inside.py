"""Names along the curves: each where its curve is most alone, with a leader where it stands off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from actplot.scene.callouts.ground import Ground, summed
from actplot.scene.callouts.named import EXACT, Named, along
from actplot.scene.frame import PT
from actplot.scene.notes import Notes
from actplot.scene.parts import Box, Leader, Measure
from actplot.scene.room import Room, box_of, grown

__all__ = ["label_inside"]

STEP, TRIED, MOST = 2.0 * PT, 3, 100  # inches between places looked at; every third is tried, a hundred at the most
ALONE, FAR = 0.5, 24.0 * PT  # a place is alone enough from that part of the greatest distance on; farther is the same
GAP = 2.5 * PT  # between a label and anything else
OUTSIDE = 4.0 * PT  # that far a label may stand out of its panel
AIR = 1.5 * PT  # between a label and its leader
TOLD = 3  # decimals of an inch in which distances are told apart: curves that coincide do to the last place
NEAR = 8.0 * PT  # a label that is farther from its curve, or whose curve is nearer to another, has a leader
AWAY = np.array([7.0, 9.0, 12.0, 15.0, 18.0, 22.0, 26.0, 30.0]) * PT
FARTHER = np.array([36.0, 42.0, 50.0, 58.0, 66.0, 74.0]) * PT  # where there is no place nearer
CLEAR = np.array([4.0, 6.0, 8.0, 10.0, 12.0, 14.0, 16.0]) * PT  # clearances told apart
MOST_ALONE = 14.0 * PT
AT_ONCE = 1 << 20  # distances that are held at a time
BEADS = np.linspace(0.0, 1.0, 40)  # places on a leader at which it is looked at, from its curve on
OWN = 0.4  # part of a leader after which it has left its own curve
WIDTH = 0.8  # points of a leader
PER_ALONE, PER_AWAY, PER_CROSSED = 1.5, 0.8, 18.0 * PT  # what counts how much against clearance
SIDES = 12

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]

_ANGLES = 2 * np.pi * np.arange(SIDES) / SIDES
TOWARDS = np.round(np.column_stack([np.cos(_ANGLES), np.sin(_ANGLES)]), EXACT)
TOUCH = np.round(TOWARDS / np.abs(TOWARDS).max(axis=1, keepdims=True), EXACT)  # how a label lies on its side


@dataclass(frozen=True, slots=True)
class Tries:
    """Places for a label (n): on its curve, where a leader would end, the box, how alone and how far away."""

    on: Array
    at: Array
    boxes: Array
    alone: Array
    away: Array

    def __getitem__(self, chosen: Mask) -> Tries:
        return Tries(self.on[chosen], self.at[chosen], self.boxes[chosen], self.alone[chosen], self.away[chosen])


@dataclass(frozen=True, slots=True)
class Spot:
    """The place of a label: its box with air round it, and its leader, if it needs one."""

    box: Box
    leader: Leader | None


def label_inside(curves: Sequence[Named], box: Box, room: Room, measure: Measure) -> tuple[Notes, frozenset[int]]:
    """Return the names of a panel's curves beside them, and the indices of those that found no place.

    The loneliest curve chooses first, and names take their room. There are 62 curves at the most.
    """
    traces = [along(curve.segments, STEP) for curve in curves]
    lonely = [_lonely_places(traces, index) for index in range(len(curves))]
    ground = Ground(room, curves, grown(box, OUTSIDE))
    notes, without = Notes(), set()
    for index in sorted(range(len(curves)), key=lambda i: -float(lonely[i][1].max(initial=0.0))):
        name = curves[index].name
        extent = grown(box_of(name, measure), AIR)
        tries = (_tries(*lonely[index], extent, away) for away in (AWAY, FARTHER))
        spot = next(filter(None, (_best(ground, index, each, curves[index].role) for each in tries)), None)
        if spot is None:
            without.add(index)
            continue
        taken = grown(spot.box, -AIR)
        room.add_box(taken)
        ground.bar(taken)
        if spot.leader:
            ground.bar_line(np.array(spot.leader.path))
            room.add_leader(*spot.leader.path)
        text = replace(name, x=spot.box.x - extent.x, y=spot.box.y - extent.y)
        notes += Notes((text,), leaders=(spot.leader,) if spot.leader else ())
    return notes, frozenset(without)


def _lonely_places(traces: Sequence[Array], index: int) -> tuple[Array, Array]:
    """Return the places (n, 2) on a curve that are far from the other curves, and how far (n)."""
    places = traces[index][:: max(TRIED, len(traces[index]) // MOST)]
    x, y = np.concatenate([np.empty((0, 2)), *traces[:index], *traces[index + 1 :]]).T
    parts = np.array_split(places, 1 + len(places) * len(x) // AT_ONCE)
    squares = [((part[:, :1] - x) ** 2 + (part[:, 1:] - y) ** 2).min(axis=1, initial=FAR**2) for part in parts]
    distance = np.round(np.sqrt(np.concatenate(squares)), TOLD)
    alone = distance >= ALONE * float(distance.max(initial=0.0))
    return places[alone], distance[alone]


def _tries(places: Array, distance: Array, extent: Box, away: Array) -> Tries:
    """Return all places for a label: in every direction and that far away from the places on its curve."""
    shape = (len(places), SIDES, len(away), 2)
    at = np.broadcast_to(places[:, None, None] + TOWARDS[:, None] * away[:, None], shape)
    size = np.array([extent.width, extent.height])
    middle = at + (TOUCH * size / 2)[:, None]
    return Tries(
        np.broadcast_to(places[:, None, None], shape).reshape(-1, 2),
        at.reshape(-1, 2),
        np.concatenate([middle - size / 2, middle + size / 2], axis=3).reshape(-1, 4),
        np.broadcast_to(distance[:, None, None], shape[:3]).reshape(-1),
        np.broadcast_to(away, shape[:3]).reshape(-1),
    )


def _best(ground: Ground, index: int, tries: Tries, role: str) -> Spot | None:
    """Return the best place for the name of a curve, with a leader in its colour."""
    tries = tries[ground.holds(tries.boxes)]
    tries = tries[ground.free(tries.boxes, summed(ground.ink), GAP - AIR)]
    crossed, allowed = _crossings(ground, index, tries)
    tries, crossed = tries[allowed], crossed[allowed]
    if not len(tries.on):
        return None
    clearance = _clearance(ground, index, tries.boxes)
    score = PER_ALONE * np.minimum(tries.alone, MOST_ALONE) + clearance - PER_AWAY * tries.away - PER_CROSSED * crossed
    best = int(np.argmax(np.round(score, EXACT)))
    left, bottom, right, top = tries.boxes[best].tolist()
    box = Box(left, bottom, right - left, top - bottom)
    if tries.away[best] <= NEAR <= tries.alone[best]:
        return Spot(box, None)
    path = ((float(x), float(y)) for x, y in (tries.at[best], tries.on[best]))
    return Spot(box, Leader(role=role, path=tuple(path), width=WIDTH, above=bool(crossed[best])))


def _clearance(ground: Ground, index: int, boxes: Array) -> Array:
    """Return how far labels (n) are from all but their own curve, as far as clearances are told apart."""
    others = summed(ground.ink & (ground.curves != 1 << index))
    clearance, free = np.zeros(len(boxes)), np.arange(len(boxes))
    for level in CLEAR.tolist():
        free = free[ground.free(boxes[free], others, level - AIR)]
        clearance[free] = level
    return clearance


def _crossings(ground: Ground, index: int, tries: Tries) -> tuple[Array, Mask]:
    """Return how many other curves each leader crosses, and which leaders pass no label and leave their own curve."""
    beads = tries.on[:, None] + BEADS[:, None] * (tries.at - tries.on)[:, None]
    cells = ground.at(beads)
    own = 1 << index
    curves = ground.curves[cells]
    back = (curves[:, BEADS > OWN] & own).any(axis=1)
    crossed = np.bitwise_count(np.bitwise_or.reduce(curves, axis=1) & ~own).astype(float)
    allowed: Mask = np.logical_not(ground.barred[cells].any(axis=1) | back)
    return crossed, allowed
