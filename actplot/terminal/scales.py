"""The scales of a scene's panels: what they show of x and y, and the lattices that have room for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, takewhile
from typing import NamedTuple

import numpy as np

from actplot.curve import Curve
from actplot.errors import BadRequest
from actplot.plan import NARROWEST
from actplot.scene.frame import Interval
from actplot.scene.graphs import drawn_span
from actplot.scene.parts import Panel, Scene
from actplot.scene.ticks import Numbers
from actplot.terminal.canvas import width_of
from actplot.terminal.grid import HEAD, NAME
from actplot.terminal.lattice import WORTH, Lattice, fit, fit_scale

__all__ = ["CELL", "TAIL", "equal_lattices", "x_lattice", "y_lattices"]

CELL = 2  # height to width of a cell
FOOT = 1  # rows under the lowest value, for numbers
LEAD, TAIL = 1, 2  # columns before the span: a bit of axis, and behind it: another, and the arrow head
APART = 4  # blank columns between two numbers of the x axis, at least
HIGHER = 8  # times that the rows of a panel are doubled until equal units fit
PITCH = 3  # rows from one number of the y axis to the next, at least

Lattices = Mapping[Interval, Lattice]  # those of y, by the limits that panels have in the scene


class _Room(NamedTuple):
    """What the panels show of x, the columns for it and those before it, and those that the axis' name takes behind."""

    low: float
    high: float
    before: int
    cells: int
    name: int


def x_lattice(scene: Scene, width: int, *, numbers: int) -> Lattice:
    """Return the lattice of x for all panels of a scene, `width` columns wide each.

    A name of the x axis has its own behind it. A y axis at an end of the span has room for `numbers` columns outside.
    """
    room = _room(scene, width, numbers)
    lattice = fit(room.low, room.high, room.cells, pitch=_x_pitch)
    return lattice.within(width - room.name, before=room.before + (room.cells - lattice.cells) // 2)


def y_lattices(scene: Scene, rows: int) -> list[Lattice]:
    """Return the lattices of y, panel by panel, for panels of at most `rows` rows."""
    found = {ylim: fit(*values, _high(rows), pitch=_y_pitch) for ylim, values in _values(scene).items()}
    return _footed(scene, found)


def equal_lattices(scene: Scene, width: int, rows: int, *, numbers: int) -> tuple[Lattice, list[Lattice]]:
    """Return the lattice of x and those of y, panel by panel: the largest of those whose units are equally long.

    Where the rows do not suffice for the width, the panels are narrower, and where that does not help, they are higher.
    A slightly smaller scale is taken if then every axis has numbers. Raises BadRequest where nothing helps.
    """
    room, values = _room(scene, width, numbers), _values(scene)
    for power in range(HIGHER):  # beyond the screen where its lines are too few
        found = _equal(room, values, rows << power)
        if largest := next(found, None):
            break
    else:
        raise BadRequest("equal units have no room in the terminal: ask for another --range, or write a file with -o.")
    alike = takewhile(lambda pair: pair[0].scale >= WORTH * largest[0].scale, chain([largest], found))
    numbered = (pair for pair in alike if all(each.numbers.indices for each in (pair[0], *pair[1].values())))
    x, ys = next(numbered, largest)
    return x.within(x.cells + width - room.cells - room.name, before=room.before), _footed(scene, ys)


def _equal(room: _Room, values: Mapping[Interval, Interval], rows: int) -> Iterator[tuple[Lattice, Lattices]]:
    """Yield lattices with equal units, the largest first; none where there are too few rows."""
    for cells in range(room.cells, 1, -1):
        x = fit(room.low, room.high, cells, pitch=_x_pitch)
        scale = x.scale / CELL
        found = {ylim: fit_scale(*each, _high(rows), scale, pitch=_y_pitch) for ylim, each in values.items()}
        ys = {ylim: lattice for ylim, lattice in found.items() if lattice}
        if len(ys) == len(found):
            yield x, ys


def _room(scene: Scene, width: int, numbers: int) -> _Room:
    span, axis = drawn_span(scene.plan), scene.panels[0].y_axis.at
    low, high = min(span[0], axis), max(span[1], axis)
    name = NAME if scene.panels[0].x_axis.name else 0
    before = max(LEAD, numbers + 1 if axis == low else 0)
    behind = max(TAIL + name, numbers + 2 if axis == high else 0)
    return _Room(low, high, before, max(width - before - behind, 2), name)


def _high(rows: int) -> int:
    """Return the rows that a panel has for its values."""
    return max(rows - HEAD - FOOT, 2)


def _footed(scene: Scene, found: Lattices) -> list[Lattice]:
    footed = {ylim: lattice.within(lattice.cells + FOOT, before=FOOT) for ylim, lattice in found.items()}
    return [footed[panel.ylim] for panel in scene.panels]


def _values(scene: Scene) -> dict[Interval, Interval]:
    """Return what panels show of y, by their limits: without the scene's margins, as cells have their own."""
    return {panel.ylim: _shown(scene, panel) for panel in scene.panels}


def _shown(scene: Scene, panel: Panel) -> Interval:
    axis = panel.x_axis.at
    if scene.plan.ylim is not None:
        return min(scene.plan.ylim[0], axis), max(scene.plan.ylim[1], axis)
    alike = [each for each in scene.panels if each.ylim == panel.ylim]
    curves = [curve for each in alike for curve in _curves(each)]
    values = np.concatenate([[axis], *(y for curve in curves for _, y in curve.pieces)])
    values = values[np.isfinite(values)]
    low, high = max(float(values.min()), panel.ylim[0]), min(float(values.max()), panel.ylim[1])
    return (low, high) if high - low > NARROWEST else (low, low + 1.0)


def _curves(panel: Panel) -> list[Curve]:
    return [line.curve for line in panel.lines] + [edge for band in panel.bands for edge in (band.lower, band.upper)]


def _x_pitch(numbers: Numbers) -> int:
    return APART + max(map(width_of, numbers.labels), default=0)


def _y_pitch(_: Numbers) -> int:
    return PITCH
