"""The cells of one panel: how values map to rows and columns of the sheet, and to the dots in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from actplot.curve import Curve
from actplot.terminal.glyphs import DOT
from actplot.terminal.lattice import Lattice
from actplot.terminal.raster import runs

__all__ = ["HEAD", "NAME", "Grid", "Marks"]

HEAD = 1  # rows over the highest value, for the arrow head
NAME = 2  # columns for the name of the x axis and the blank before it

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
