"""Numbers on a row of cells: the scale is such that every tick falls on the middle of a cell."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from actplot.scene.ticks import Numbers, Step, print_numbers, steps

__all__ = ["Lattice", "fit"]


@dataclass(frozen=True, slots=True)
class Lattice:
    """One direction of a panel: `scale` cells a unit, and 0 in the middle of cell `origin`, which may lie outside."""

    cells: int
    origin: int
    scale: float
    numbers: Numbers

    def place(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return where values lie, in cells; the middle of the first cell is 0."""
        with np.errstate(over="ignore"):
            return self.origin + self.scale * values

    def cell(self, value: float) -> int:
        """Return the cell nearest to a value, the first or the last when it lies outside."""
        return round(min(max(self.origin + self.scale * value, 0), self.cells - 1))

    def within(self, cells: int, *, before: int) -> Lattice:
        """Return this lattice on a row of `cells`, its own beginning behind `before` of them."""
        return replace(self, cells=cells, origin=self.origin + before)


def fit(low: float, high: float, cells: int, *, pitch: Callable[[Numbers], int]) -> Lattice:
    """Return the lattice that shows `low` to `high` on at most `cells` cells.

    Its ticks are the finest that stand `pitch` cells apart; where none do, the coarsest there are.
    """
    lattices = _lattices(low, high, cells)
    found = next(lattices)
    while round(found.scale * found.numbers.step.size) < pitch(found.numbers):
        coarser = next(lattices)
        if not coarser.numbers.indices:
            break
        found = coarser
    return found


def _lattices(low: float, high: float, cells: int) -> Iterator[Lattice]:
    """Yield the largest lattice that fits for each step, from the finest that has a cell a step on; it never ends."""
    for step in steps((high - low) / cells):
        count = int(cells * (step.size / (high - low)))
        while count and (lattice := _lattice(low, high, step, count)).cells > cells:
            count -= 1
        if count:
            yield lattice


def _lattice(low: float, high: float, step: Step, count: int) -> Lattice:
    """Return the lattice with `count` cells a step."""
    scale = count / step.size
    origin = math.ceil(-low * scale - 0.5)
    cells = math.floor(origin + high * scale + 0.5) + 1
    indices = [index for index in step.between((-0.5 - origin) / scale, (cells - 0.5 - origin) / scale) if index]
    return Lattice(cells, origin, scale, print_numbers(step, indices) if indices else Numbers(step, (), ()))
