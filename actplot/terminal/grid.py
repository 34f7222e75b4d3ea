"""The cells of one panel: how values map to rows and columns of the sheet, and to the dots in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from actplot.curve import Curve
from actplot.scene.frame import Interval
from actplot.scene.graphs import drawn_span
from actplot.scene.parts import Panel, Scene
from actplot.scene.ticks import Numbers
from actplot.terminal.canvas import width_of
from actplot.terminal.glyphs import DOT
from actplot.terminal.lattice import Lattice, fit
from actplot.terminal.raster import runs

__all__ = ["NAME", "TAIL", "Grid", "Marks", "x_lattice", "y_lattice"]

HEAD, FOOT = 1, 1  # rows over the highest value, for the arrow head, and under the lowest, for numbers
NAME = 2  # columns for the name of the x axis and the blank before it
LEAD, TAIL = 1, 2  # columns before the span: a bit of axis, and behind it: another, and the arrow head
APART = 4  # blank columns between two numbers of the x axis, at least
PITCH = 3  # rows from one number of the y axis to the next, at least

Marks = Mapping[tuple[int, int], int]  # the dots of each cell, by row and column of the sheet


@dataclass(frozen=True, slots=True)
class Grid:
    """Where a panel stands: the row of its y axis' arrow head, its first column, its lattices."""

    top: int
    left: int
    x: Lattice
    y: Lattice

    @property
    def bottom(self) -> int:
        """The row behind its last."""
        return self.top + HEAD + self.y.cells

    @property
    def right(self) -> int:
        """The column behind the name of the x axis."""
        return self.left + self.x.cells + NAME

    def column(self, x: float) -> int:
        """Return the column of a number on the x axis."""
        return self.left + self.x.cell(x)

    def row(self, y: float) -> int:
        """Return the row of a number on the y axis."""
        return self.bottom - 1 - self.y.cell(y)

    def runs(self, curve: Curve) -> Iterator[tuple[int, range]]:
        """Yield, for each column of dots that a curve passes, its rows of dots, counted from the lower left."""
        for x, y in curve.pieces:
            across, upward = 2 * self.x.place(x) + 0.5, 4 * self.y.place(y) + 1.5
            for columns, lows, highs in runs(across, upward, columns=2 * self.x.cells):
                for column, low, high in zip(columns.tolist(), lows.tolist(), highs.tolist(), strict=True):
                    yield column, range(max(low, 0), min(high + 1, 4 * self.y.cells))

    def marks(self, dots: Iterable[tuple[int, int]]) -> Marks:
        """Return the cells that dots (column, row) fall into."""
        cells: dict[tuple[int, int], int] = defaultdict(int)
        for column, row in dots:
            cells[self.bottom - 1 - row // 4, self.left + column // 2] |= DOT[row % 4][column % 2]
        return cells


def y_lattice(scene: Scene, panel: Panel, rows: int) -> Lattice:
    """Return the lattice of y for a panel of at most `rows` rows."""
    low, high = _values(scene, panel)
    lattice = fit(low, high, max(rows - HEAD - FOOT, 2), pitch=lambda _: PITCH)
    return lattice.within(lattice.cells + FOOT, before=FOOT)


def _values(scene: Scene, panel: Panel) -> Interval:
    """Return what a panel shows of y: without the scene's margins, since cells have their own, but shared as there."""
    axis = panel.x_axis.at
    if scene.plan.ylim is not None:
        return min(scene.plan.ylim[0], axis), max(scene.plan.ylim[1], axis)
    alike = [each for each in scene.panels if each.ylim == panel.ylim]
    curves = [curve for each in alike for curve in _curves(each)]
    values = np.concatenate([[axis], *(y for curve in curves for _, y in curve.pieces)])
    values = values[np.isfinite(values)]
    low, high = max(float(values.min()), panel.ylim[0]), min(float(values.max()), panel.ylim[1])
    return (low, high) if low < high else (low, low + 1.0)


def _curves(panel: Panel) -> list[Curve]:
    return [line.curve for line in panel.lines] + [edge for band in panel.bands for edge in (band.lower, band.upper)]


def x_lattice(scene: Scene, width: int, *, numbers: int) -> Lattice:
    """Return the lattice of x for all panels of a scene, `width` columns wide each.

    A name of the x axis has its own behind it. A y axis at an end of the span has room for `numbers` columns outside.
    """
    span, axis = drawn_span(scene.plan), scene.panels[0].y_axis.at
    low, high = min(span[0], axis), max(span[1], axis)
    name = NAME if scene.panels[0].x_axis.name else 0
    before = max(LEAD, numbers + 1 if axis == low else 0)
    behind = max(TAIL + name, numbers + 2 if axis == high else 0)
    cells = max(width - before - behind, 2)
    lattice = fit(low, high, cells, pitch=_pitch)
    return lattice.within(width - name, before=before + (cells - lattice.cells) // 2)


def _pitch(numbers: Numbers) -> int:
    return APART + max(map(width_of, numbers.labels), default=0)
