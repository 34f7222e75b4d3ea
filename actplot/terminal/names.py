"""The names of curves that share a panel: beside their ends where these lie apart, else in a key over the panel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np

from actplot.scene.parts import Line, Panel
from actplot.terminal.canvas import Canvas, cleaned, width_of
from actplot.terminal.glyphs import Glyphs
from actplot.terminal.grid import NAME, Grid
from actplot.terminal.lattice import Lattice
from actplot.terminal.scales import TAIL

__all__ = ["End", "ends_of", "names", "put_names", "reach", "unnamed"]

Side = Literal["right", "left"]
SIDES: tuple[Side, ...] = ("right", "left")


class End(NamedTuple):
    """The end of a curve: its row of cells, from below, its x, and the name and the role of the curve."""

    up: int
    x: float
    side: Side
    name: str
    role: str


def names(panel: Panel) -> tuple[str, ...]:
    """Return what the curves of a panel are called; nothing where none needs a name."""
    return tuple(line.name for line in panel.lines if line.name)


def ends_of(panels: Sequence[Panel], ys: Sequence[Lattice], glyphs: Glyphs, *, most: int) -> list[list[End]]:
    """Return the ends that names of at most `most` columns can stand beside, panel by panel.

    They are those of the side where more panels have them, the right one of equals.
    """
    sides = ([_ends(*each, side, glyphs, most=most) for each in zip(panels, ys, strict=True)] for side in SIDES)
    return max(sides, key=lambda found: sum(map(bool, found)))


def _ends(panel: Panel, y: Lattice, side: Side, glyphs: Glyphs, *, most: int) -> list[End]:
    """Return the ends of a panel's curves; nothing where two share a row of cells or one is out of sight."""
    found: dict[int, End] = {}
    for line in panel.lines:
        end = _end(line, y, side, glyphs)
        inward = end and (end.x >= panel.y_axis.at if side == "left" else end.x <= panel.y_axis.at)
        if not end or inward or end.up in found or width_of(end.name) > most:
            return []
        found[end.up] = end
    return list(found.values())


def _end(line: Line, y: Lattice, side: Side, glyphs: Glyphs) -> End | None:
    if not (line.name and line.curve.pieces):
        return None
    index = 0 if side == "left" else -1
    x, height = (float(values[index]) for values in line.curve.pieces[index])
    if not (np.isfinite(height) and y.shows(height)):
        return None
    return End(y.cell(height), x, side, glyphs.spell(cleaned(line.name)), line.role)


def unnamed(panels: Sequence[Panel], ends: Sequence[Sequence[End]]) -> set[int]:
    """Return the panels that need a key: the first of those that show the same curves, if none has room for names."""
    told = {names(panel) for panel, found in zip(panels, ends, strict=True) if found}
    first = {names(panel): index for index, panel in reversed(list(enumerate(panels)))}
    return {index for called, index in first.items() if called and called not in told}


def reach(panels: Sequence[Panel], ys: Sequence[Lattice], ends: Sequence[Sequence[End]]) -> int:
    """Return how many columns the names take beside the panels; 0 where there are none."""
    widths = [
        width_of(end.name) + (1 if end.side == "left" or end.up == y.cell(panel.x_axis.at) else 1 - TAIL - NAME)
        for panel, y, found in zip(panels, ys, ends, strict=True)
        for end in found
    ]
    return max(widths, default=0)


def put_names(canvas: Canvas, panel: Panel, grid: Grid, ends: Sequence[End]) -> None:
    """Write names beside the ends of a panel's curves, behind the arrow and the name of an axis in the same row."""
    for end in ends:
        row = grid.bottom - 1 - end.up
        column = grid.right + 1 if row == grid.row(panel.x_axis.at) else grid.column(end.x) + 2
        if end.side == "left":
            column = grid.left - 1 - width_of(end.name)
        canvas.put(row, column, end.name, end.role)
