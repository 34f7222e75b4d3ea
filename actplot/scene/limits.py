"""The limits of y: the values drawn, always with 0; shared down a column where that costs little."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from actplot.plan import NARROWEST, Plan
from actplot.scene.frame import Interval
from actplot.scene.graphs import Graph

__all__ = ["choose_limits", "landmarks", "own_limits", "share"]

Array = NDArray[np.float64]

SHARED = 1.6  # a column shares its limits if their union is at most that many times the smallest height
CUT = 22.0  # growing sides are cut if they are that many times as high as what matters (8 pt of a panel) ...
INVISIBLE = 400.0  # ... unless what matters is too small to be seen on this span at any height
SHOWN = 6.0  # heights of what matters that a cut panel shows above and below it
STRAIGHT = 1e-6  # slopes that differ by less, relative to the steepest, are equal up to rounding


def choose_limits(plan: Plan, graphs: Sequence[Graph]) -> tuple[Interval, ...]:
    """Return the values that each panel shows, row by row."""
    if plan.ylim is not None:
        return (plan.ylim,) * len(graphs)
    columns = len(plan.orders)
    own = [own_limits(graph) for graph in graphs]
    shared = [share(own[column::columns]) for column in range(columns)]
    return tuple(shared[index % columns][index // columns] for index in range(len(graphs)))


def share(column: Sequence[Interval]) -> list[Interval]:
    """Return one interval for all where their union is not much higher than the lowest of them, else each its own."""
    low, high = min(low for low, _ in column), max(high for _, high in column)
    smallest = min(high - low for low, high in column)
    return [(low, high)] * len(column) if high - low <= SHARED * smallest else list(column)


def own_limits(graph: Graph) -> Interval:
    """Return the values that a panel by itself shows: all, with 0, but sides that grow without news are cut."""
    low, high = graph.reach
    if high - low < NARROWEST:
        return 0.0, 1.0
    if not graph.span[0] <= 0 <= graph.span[1]:
        return low, high
    switches = [switch.x for switch in graph.activation.switches(order=2) if switch.order <= graph.order + 1]
    marks = [0.0, *(mark for curve in graph.curves for mark in landmarks(curve.pieces, [0.0, *switches]))]
    floor, roof = min(marks), max(marks)
    height = roof - floor
    if (high - low) / INVISIBLE < height < (high - low) / CUT:
        return max(low, floor - SHOWN * height), min(high, roof + SHOWN * height)
    return low, high


def landmarks(pieces: Sequence[tuple[Array, Array]], switches: Sequence[float] = ()) -> Iterator[float]:
    """Yield the heights at which a curve has something to show.

    These are its extrema and inflections, its height at `switches`, and, for both ends, where the tangent there
    crosses x = 0 (an asymptote's height, where there is one).
    """
    for x, y in pieces:
        whole = np.isfinite(y)
        x, y = x[whole], y[whole]
        if len(x) < 2:
            continue
        yield from (float(np.interp(at, x, y)) for at in switches if x[0] <= at <= x[-1])
        with np.errstate(over="ignore", invalid="ignore"):
            slopes = np.diff(y) / np.diff(x)
            bends = np.diff(slopes)
        yield from y[1:-1][np.sign(slopes[:-1]) * np.sign(slopes[1:]) < 0].tolist()
        yield from y[1:-1][_turns(bends, float(np.abs(slopes).max()))].tolist()
        tangents = (float(y[end]) - float(x[end]) * float(slopes[end]) for end in (0, -1))
        yield from (height for height in tangents if math.isfinite(height))


def _turns(bends: Array, steepest: float) -> NDArray[np.intp]:
    """Return the indices of the bends after which a curve bends the other way, rounding aside."""
    bent: NDArray[np.intp] = np.flatnonzero(np.abs(bends) > STRAIGHT * steepest)
    signs = np.sign(bends[bent])
    turns: NDArray[np.intp] = bent[:-1][signs[:-1] != signs[1:]]
    return turns
