"""The layout of the sheet: how many panels stand side by side, how large they are, what stands over each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from actplot.scene.parts import Scene
from actplot.terminal.canvas import width_of
from actplot.terminal.glyphs import Glyphs
from actplot.terminal.grid import Grid, x_lattice, y_lattice
from actplot.terminal.heading import Lines, heading
from actplot.terminal.lattice import Lattice
from actplot.terminal.names import End, ends_of, reach, unnamed

__all__ = ["Place", "lay_out"]

BETWEEN = 3  # columns between panels
NARROWEST, COMFORTABLE = 24, 36  # columns of panels that belong side by side or are small, and of those that need not
LEAST = 6  # rows of a panel
USUAL, TIGHT = 11, 9  # lines of a panel with its heading, at least; and where then all of the picture is on the screen
SLIM, WIDE, SMALL = 1.4, 2.6, 1.6  # width to height of a panel, at least, at most, and of a small one at most
CELL = 2  # height to width of a cell
MARGIN = 3  # widths of a panel to that of the names at its curves' ends, at least


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a panel stands: its heading from a row and a column on, its grid, the ends that bear its curves' names."""

    row: int
    column: int
    heading: Lines
    grid: Grid
    ends: Sequence[End]


def lay_out(scene: Scene, glyphs: Glyphs, *, width: int, lines: int, top: int) -> list[Place]:
    """Return the places of the panels from row `top` on, on a screen that has `lines` for them.

    Curves that share panels are named at their ends if the rows of some panel allow, else in a key over the first.
    """
    columns, width = _columns(scene, width, lines)
    keyed: set[int] = set()
    while True:
        headings = [heading(panel, width, glyphs, keyed=index in keyed) for index, panel in enumerate(scene.panels)]
        ys = _heights(scene, headings, columns=columns, width=width, lines=lines)
        ends = ends_of(scene.panels, ys, glyphs, most=width // MARGIN)
        lacking = unnamed(scene.panels, ends)
        if lacking <= keyed:
            return list(_places(scene, headings, ys, ends, columns=columns, width=width, top=top))
        keyed |= lacking


def _columns(scene: Scene, width: int, lines: int) -> tuple[int, int]:
    """Return how many panels stand side by side, and how wide they are.

    The orders of one function belong together; panels of one order fill the width, small ones in as few rows as can be.
    """
    plan = scene.plan
    small = plan.resolved == "grid"
    orders = 1 if small else len(plan.orders)
    most = max(1, (width + BETWEEN) // ((NARROWEST if small or orders > 1 else COMFORTABLE) + BETWEEN))
    if plan.columns is not None:
        columns = min(scene.columns, most)
        columns -= columns % orders if columns > orders else 0
    elif orders > 1:
        columns = orders if orders <= most else 1
    else:
        rows = -(-len(scene.panels) // most)
        columns = -(-len(scene.panels) // rows)
    rows = -(-len(scene.panels) // columns)
    widest = round(CELL * (SMALL if small else WIDE) * max(_share(rows, lines), USUAL))
    return columns, min((width + BETWEEN) // columns - BETWEEN, widest)


def _share(rows: int, lines: int) -> int:
    """Return how many of the screen's lines a row of panels has, its heading included."""
    least = TIGHT if rows * (TIGHT + 1) <= lines + 1 else USUAL
    on_screen = min(rows, max(1, (lines + 1) // (least + 1)))
    return (lines + 1) // on_screen - 1


def _heights(scene: Scene, headings: Sequence[Lines], *, columns: int, width: int, lines: int) -> list[Lattice]:
    """Return the lattices of y, one for all panels of the same limits."""
    rows = _share(-(-len(headings) // columns), lines) - max(map(len, headings))
    most = max(LEAST, min(rows, round(width / CELL / SLIM)))
    different = {panel.ylim: panel for panel in scene.panels}
    lattices = {ylim: y_lattice(scene, panel, most) for ylim, panel in different.items()}
    return [lattices[panel.ylim] for panel in scene.panels]


def _places(
    scene: Scene,
    headings: Sequence[Lines],
    ys: Sequence[Lattice],
    ends: Sequence[Sequence[End]],
    *,
    columns: int,
    width: int,
    top: int,
) -> Iterator[Place]:
    """Yield where the panels stand, row by row."""
    beside = reach(scene.panels, ys, ends)
    left = beside if any(end.side == "left" for found in ends for end in found) else 0
    numbers = max(width_of(label) for y in ys for label in ("", *y.numbers.labels))
    x = x_lattice(scene, width - beside, numbers=numbers)
    for start in range(0, len(headings), columns):
        row = range(start, min(start + columns, len(headings)))
        cells, plots = max(ys[index].cells for index in row), top + max(len(headings[index]) for index in row)
        for index in row:
            column = (index - start) * (width + BETWEEN)
            grid = Grid(plots, column + left, x, ys[index].within(cells, before=0))
            yield Place(row=top, column=column, heading=headings[index], grid=grid, ends=ends[index])
        top = grid.bottom + 1
