"""The ground of a panel: what stands in it as a raster, so that thousands of places for a label are tried at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from actplot.distinct import distinct
from actplot.scene.callouts.named import EXACT, Named, along
from actplot.scene.frame import PT
from actplot.scene.parts import Box
from actplot.scene.room import Room

__all__ = ["Ground", "summed"]

CELL = 1.0 * PT  # inches: the side of a cell, larger where that gives more than
MOST = 120_000  # cells
ROW = 10.0 * PT  # beside the numbers of an axis, where a name would pass for one of them
ROUND = np.array([(x, y) for x in (0, -1, 1) for y in (0, -1, 1)])  # from the middle of a line to its edges

Array = NDArray[np.float64]
Cells = NDArray[np.intp]
Mask = NDArray[np.bool_]
Sums = NDArray[np.int32]


class Ground:
    """A panel's obstacles in cells, inside of `area`: `ink` is anything, `barred` what no leader may cross.

    `curves` has bit i set where curve i runs.
    """

    def __init__(self, room: Room, curves: Sequence[Named], area: Box) -> None:
        left, bottom = max(area.x, room.page.x), max(area.y, room.page.y)
        width, height = min(area.right, room.page.right) - left, min(area.top, room.page.top) - bottom
        self.area = Box(left, bottom, width, height)
        self.cell = max(CELL, float(np.round(np.sqrt(width * height / MOST), EXACT)))
        self.shape = (max(int(height / self.cell), 1), max(int(width / self.cell), 1))
        self.ink, self.barred = np.zeros(self.shape, bool), np.zeros(self.shape, bool)
        self.curves = np.zeros(self.shape, np.int64)
        lines = np.round(room.lines_in(self.area), EXACT)
        for half in distinct(lines[:, 4]):
            self.ink[self.traced(lines[lines[:, 4] == half, :4], half)] = True
        for index, curve in enumerate(curves):
            self.curves[self.traced(curve.segments, curve.width / 2 * PT)] |= 1 << index
        for box in room.boxes:
            self.bar(box)
            self.ink[self.covered(Box(box.x - ROW, box.y, box.width + 2 * ROW, box.height))] = True

    def traced(self, segments: Array, half: float) -> tuple[Cells, Cells]:
        """Return the rows and columns of the cells that lines (n, 4) of half a width cover."""
        places = np.concatenate([along(segments, self.cell / 2), segments[:, :2], segments[:, 2:]])
        if len(places) > MOST:
            places = self._once(places)
        return self.at((places[:, None] + half * ROUND).reshape(-1, 2))

    def at(self, places: Array) -> tuple[Cells, Cells]:
        """Return the rows and columns of places (..., 2), the nearest ones of places outside."""
        columns, rows = (
            np.minimum(np.maximum((places[..., axis] - start) / self.cell, 0), most - 1).astype(np.intp)
            for axis, start, most in ((0, self.area.x, self.shape[1]), (1, self.area.y, self.shape[0]))
        )
        return rows, columns

    def _once(self, places: Array) -> Array:
        """Return the middles of the cells in which places lie: what a wild curve fills is not gone over many times."""
        filled = np.zeros(self.shape, bool)
        filled[self.at(places)] = True
        rows, columns = np.nonzero(filled)
        middles = ((columns + 0.5) * self.cell + self.area.x, (rows + 0.5) * self.cell + self.area.y)
        return np.column_stack(middles)

    def bar(self, box: Box) -> None:
        """Put a label in the way of labels and leaders."""
        for layer in (self.ink, self.barred):
            layer[self.covered(box)] = True

    def covered(self, box: Box) -> tuple[slice, slice]:
        """Return the rows and columns of the cells that a box touches."""
        (bottom, top), (left, right) = self.at(np.array([(box.x, box.y), (box.right, box.top)]))
        return slice(bottom, top + 1), slice(left, right + 1)

    def bar_line(self, path: Array) -> None:
        """Put a leader in the way of labels and leaders."""
        cells = self.traced(np.hstack([path[:-1], path[1:]]), 1.5 * self.cell)
        for layer in (self.ink, self.barred):
            layer[cells] = True

    def free(self, boxes: Array, sums: Sums, gap: float) -> Mask:
        """Return which boxes (n, 4), from x, y to x, y, have nothing of what `sums` counts nearer than `gap`."""
        rows, columns = self.at(boxes[:, :2] - gap)
        last_rows, last_columns = self.at(boxes[:, 2:] + gap)
        upper, right = last_rows + 1, last_columns + 1
        within = sums[upper, right] - sums[rows, right] - sums[upper, columns] + sums[rows, columns]
        free: Mask = within == 0
        return free

    def holds(self, boxes: Array) -> Mask:
        """Return which boxes (n, 4) lie on the ground altogether."""
        left, bottom, right, top = boxes.T
        held: Mask = (left >= self.area.x) & (right <= self.area.right)
        held &= (bottom >= self.area.y) & (top <= self.area.top)
        return held


def summed(layer: Mask) -> Sums:
    """Return the sums (rows + 1, columns + 1) of a layer below and left of each corner of a cell."""
    sums = np.zeros((layer.shape[0] + 1, layer.shape[1] + 1), np.int32)
    sums[1:, 1:] = layer
    return sums.cumsum(axis=1, dtype=np.int32).cumsum(axis=0, dtype=np.int32)
