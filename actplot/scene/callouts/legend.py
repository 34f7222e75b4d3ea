"""The key of a panel: a sample of each curve with its name, in the emptiest part of the panel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from actplot.scene.callouts.ground import Ground, summed
from actplot.scene.callouts.named import EXACT, Named
from actplot.scene.frame import PT
from actplot.scene.notes import Notes
from actplot.scene.parts import Box, Measure, Swatch
from actplot.scene.room import CAP, Room, box_of, grown

__all__ = ["key"]

SIZE, PITCH = 9.0, 12.0  # points: type, and from line to line
SWATCH, AFTER = 0.32, 0.09  # inches: a swatch, as long as any dashes until they repeat, and the gap behind it
STEP = 2.0 * PT  # inches between the places tried, more where that gives more than
MOST = 60_000  # places
CLEAR = np.arange(3.0, 41.0, 2.0) * PT  # clearances told apart


def key(curves: Sequence[Named], box: Box, room: Room, measure: Measure) -> Notes | None:
    """Return the key of a panel's curves in the order of their left ends; None where it has no room."""
    order = sorted(range(len(curves)), key=lambda i: -float(np.nan_to_num(curves[i].ends[0, 1], nan=-np.inf)))
    names = [replace(curves[i].name, size=SIZE, role="ink") for i in order]
    width = SWATCH + AFTER + max(box_of(name, measure).width for name in names)
    height = (PITCH * (len(names) - 1) + CAP * SIZE) * PT
    place = _emptiest(box, width, height, room)
    if place is None:
        return None
    room.add_box(place)
    texts, swatches = [], []
    for number, (index, name) in enumerate(zip(order, names, strict=True)):
        baseline = place.top - (PITCH * number + CAP * SIZE) * PT
        texts.append(replace(name, x=place.x + SWATCH + AFTER, y=baseline))
        sample = Box(place.x, baseline + CAP * SIZE / 2 * PT, SWATCH, 0.0)
        swatches.append(Swatch(kind="line", role=curves[index].role, box=sample))
    return Notes(tuple(texts), swatches=tuple(swatches))


def _emptiest(box: Box, width: float, height: float, room: Room) -> Box | None:
    """Return the place of that size in a box from which everything else is farthest."""
    inner = grown(box, -float(CLEAR[0]))
    step = max(STEP, float(np.round(np.sqrt(abs(inner.width * inner.height) / MOST), EXACT)))
    across = np.arange(inner.x, inner.right - width, step)
    up = np.arange(inner.y, inner.top - height, step)
    x, y = (each.ravel() for each in np.meshgrid(np.round(across, EXACT), np.round(up, EXACT)))
    boxes = np.column_stack([x, y, x + width, y + height])
    ground = Ground(room, (), box)
    sums = summed(ground.ink)
    found = None
    for clearance in CLEAR.tolist():
        boxes = boxes[ground.free(boxes, sums, clearance)]
        if not len(boxes):
            break
        found = boxes[len(boxes) // 2].tolist()
    return Box(found[0], found[1], width, height) if found else None
