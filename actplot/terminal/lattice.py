"""Numbers on a row of cells: the scale is such that every tick falls on the middle of a cell."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from actplot.scene.ticks import Numbers, Step, print_numbers, steps

__all__ = ["WORTH", "Lattice", "fit", "fit_scale"]

ROUNDING = 1e-9  # of a distance between ticks
WORTH = 0.75  # what a scale must reach of another before ticks at every second step only are put up with


@dataclass(frozen=True, slots=True)
class Lattice:
    """One direction of a panel: `scale` cells a unit, and 0 in the middle of cell `origin`, which may lie outside.

    `pitch` are the cells from one tick to the next, `numbers` the ticks but for 0.
    """

    cells: int
    origin: int
    scale: float
    pitch: int
    numbers: Numbers

    def place(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return where values lie, in cells; the middle of the first cell is 0."""
        with np.errstate(over="ignore"):
            return self.origin + self.scale * values

    def cell(self, value: float) -> int:
        """Return the cell nearest to a value, the first or the last when it lies outside."""
        return round(min(max(self.origin + self.scale * value, 0), self.cells - 1))

    def shows(self, value: float) -> bool:
        """Tell whether a value lies on the cells."""
        return -0.5 <= self.origin + self.scale * value < self.cells - 0.5

    def within(self, cells: int, *, before: int) -> Lattice:
        """Return this lattice on a row of `cells`, its own beginning behind `before` of them."""
        return replace(self, cells=cells, origin=self.origin + before)


def fit(low: float, high: float, cells: int, *, pitch: Callable[[Numbers], int]) -> Lattice:
    """Return the lattice that shows `low` to `high` on at most `cells` cells.

    Its ticks are the finest that stand `pitch` cells apart; where none do, the coarsest there are.
    """
    lattices = _lattices(low, high, cells)
    found = next(lattices)
    while found.pitch < pitch(found.numbers):
        coarser = next(lattices)
        if not coarser.numbers.indices:
            break
        found = coarser
    return found


def fit_scale(low: float, high: float, cells: int, scale: float, *, pitch: Callable[[Numbers], int]) -> Lattice | None:
    """Return the lattice of so many cells a unit that shows `low` to `high`, its ticks as `fit` has them.

    Steps whose ticks would fall beside the middle of a cell are passed over. None if there are not cells enough.
    """
    found = None
    for step in steps((high - low) / cells):
        between = scale * step.size
        if round(between) < 1 or abs(between - round(between)) > ROUNDING * between:
            continue
        lattice = _lattice(low, high, cells, step, every=1, pitch=round(between))
        if lattice is None or (found and not lattice.numbers.indices):
            return found
        found = lattice
        if lattice.pitch >= pitch(lattice.numbers) or not lattice.numbers.indices:
            return found
    raise AssertionError("steps never end")


def _lattices(low: float, high: float, cells: int) -> Iterator[Lattice]:
    """Yield a lattice for each step, from the finest that has a cell a step on; it never ends."""
    for step in steps((high - low) / cells):
        found = [lattice for every in (1, 2) if (lattice := _largest(low, high, cells, step, every))]
        largest = max((lattice.scale for lattice in found), default=0.0)
        yield from [lattice for lattice in found if lattice.scale >= WORTH * largest][:1]


def _largest(low: float, high: float, cells: int, step: Step, every: int) -> Lattice | None:
    """Return the largest lattice that fits, its ticks `every` so many steps apart; None if that is less than a cell."""
    for pitch in range(int(cells * every * (step.size / (high - low))), 0, -1):
        if lattice := _lattice(low, high, cells, step, every=every, pitch=pitch):
            return lattice
    return None


def _lattice(low: float, high: float, cells: int, step: Step, *, every: int, pitch: int) -> Lattice | None:
    """Return the lattice whose ticks, `every` so many steps, stand `pitch` cells apart; None if the cells are few."""
    scale = pitch / every / step.size
    origin = math.ceil(-low * scale - 0.5)
    used = math.floor(origin + high * scale + 0.5) + 1
    if used > cells:
        return None
    shown = step.between((-0.5 - origin) / scale, (used - 0.5 - origin) / scale)
    indices = [index for index in shown if index and index % every == 0]
    numbers = print_numbers(step, indices) if indices else Numbers(step, (), ())
    return Lattice(used, origin, scale, pitch, numbers)
