"""The layout of the sheet: how many panels stand side by side, how large they are, what stands over each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from actplot.scene.parts import Scene
from actplot.terminal.canvas import width_of
from actplot.terminal.glyphs import Glyphs
from actplot.terminal.grid import Grid
from actplot.terminal.heading import Lines, heading
from actplot.terminal.lattice import Lattice
from actplot.terminal.names import End, ends_of, names, reach, unnamed
from actplot.terminal.scales import CELL, equal_lattices, x_lattice, y_lattices

__all__ = ["Place", "lay_out"]

BETWEEN = 3  # columns between panels
NARROWEST, COMFORTABLE = 24, 36  # columns of panels that belong side by side or are small, and of those that need not
LEAST, LOWEST = 8, 6  # rows of a panel; and if then all panels are on the screen
USUAL, TIGHT = 11, 9  # lines of a panel with its heading, at least; and, again, if then all are
SLIM, WIDE, SMALL = 1.4, 2.6, 1.6  # width to height of a panel, at least, at most, and of a small one at most
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
        rows = _rows(headings, columns=columns, width=width, lines=lines)
        x, ys = _scales(scene, rows, width=width)
        ends = ends_of(scene.panels, ys, glyphs, most=width // MARGIN)
        lacking = unnamed(scene.panels, ends)
        if lacking <= keyed:
            return list(_places(scene, headings, x, ys, ends, columns=columns, width=width, top=top))
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


def _rows(headings: Sequence[Lines], *, columns: int, width: int, lines: int) -> int:
    """Return how many rows a panel has at most, its heading aside."""
    rows = -(-len(headings) // columns)
    share = _share(rows, lines)
    least = LOWEST if rows * (share + 1) <= lines + 1 else LEAST
    return max(least, min(share - max(map(len, headings)), round(width / CELL / SLIM)))


def _scales(scene: Scene, rows: int, *, width: int) -> tuple[Lattice | None, list[Lattice]]:
    """Return the lattices of y; and that of x if it hangs on them, since units are to be equal."""
    ys = y_lattices(scene, rows)
    if not scene.plan.equal:
        return None, ys
    beside = width // MARGIN if any(map(names, scene.panels)) else 0  # what the names at the ends may take
    return equal_lattices(scene, width - beside, rows, numbers=_widest(ys))


def _widest(ys: Sequence[Lattice]) -> int:
    return max(width_of(label) for y in ys for label in ("", *y.numbers.labels))


def _places(
    scene: Scene,
    headings: Sequence[Lines],
    x: Lattice | None,
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
    x = x or x_lattice(scene, width - beside, numbers=_widest(ys))
    for start in range(0, len(headings), columns):
        row = range(start, min(start + columns, len(headings)))
        cells, plots = max(ys[index].cells for index in row), top + max(len(headings[index]) for index in row)
        for index in row:
            column = (index - start) * (width + BETWEEN)
            grid = Grid(plots, column + left, x, ys[index].within(cells, before=0))
            yield Place(row=top, column=column, heading=headings[index], grid=grid, ends=ends[index])
        top = grid.bottom + 1
