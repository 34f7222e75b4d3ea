"""The limits of y: the values drawn, always with 0; shared by the panels of an order where that costs little."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from actplot.plan import NARROWEST, Plan
from actplot.scene.frame import Interval
from actplot.scene.graphs import Cell, Graph

__all__ = ["choose_limits", "landmarks", "own_limits", "share"]

Array = NDArray[np.float64]

SHARED = 1.6  # panels of one order share limits if their union is at most that many times the smallest height
CUT = 22.0  # growing sides are cut if they are that many times as high as what matters (8 pt of a panel) ...
INVISIBLE = 400.0  # ... unless what matters is too small to be seen on this span at any height
SHOWN = 6.0  # heights of what matters that a cut panel shows above and below it
GRAIN = 30  # binary digits of a panel's height to which it is kept
STRAIGHT = 1e-6  # slopes that differ by less, relative to the steepest, are equal up to rounding
WINDOW = (-1.9 / 3, 3.1 / 3)  # half widths of the span that a grid shows of y at most: units as long as those of x
STEEP = 1.2  # widths of the span that panels of equal units show above or below 0, at most


def choose_limits(plan: Plan, cells: Sequence[Cell]) -> tuple[Interval, ...]:
    """Return the values that each panel shows, panel by panel; those chosen are rounded where processors differ."""
    if plan.ylim is not None:
        return (plan.ylim,) * len(cells)
    if cells[0].kind == "small":
        return (_rounded(_window(cells)),) * len(cells)
    orders = len(plan.orders)
    own = [_in_common(cell.graphs) for cell in cells]
    shared = [share(own[order::orders]) for order in range(orders)]
    limits = (shared[index % orders][index // orders] for index in range(len(cells)))
    return tuple(_rounded(_within(each, STEEP, cells[0].span) if plan.equal else each) for each in limits)


def _rounded(limits: Interval) -> Interval:
    """Return limits to GRAIN binary digits of their height."""
    low, high = limits
    grain = math.ldexp(1.0, math.frexp(high - low)[1] - GRAIN)
    return round(low / grain) * grain, round(high / grain) * grain


def share(column: Sequence[Interval]) -> list[Interval]:
    """Return one interval for all where their union is not much higher than the lowest of them, else each its own."""
    low, high = _union(column)
    smallest = min(high - low for low, high in column)
    return [(low, high)] * len(column) if high - low <= SHARED * smallest else list(column)


def _union(intervals: Sequence[Interval]) -> Interval:
    return min(low for low, _ in intervals), max(high for _, high in intervals)


def _in_common(graphs: Sequence[Graph]) -> Interval:
    """Return what a panel shows of several curves: all, but sides that grow and would squash the lowest curve are cut.

    No curve is cut off as a whole, and none below a peak.
    """
    intervals = [own_limits(graph) for graph in graphs]
    low, high = _union(intervals)
    floor, roof = min(intervals, key=lambda interval: interval[1] - interval[0])
    height = roof - floor
    if len(graphs) > 1 and (high - low) / INVISIBLE < height < (high - low) / (2 * SHOWN):
        needed = [y for graph in graphs for y in _peaks(graph) if low <= y <= high]
        return max(low, min(floor - SHOWN * height, *needed)), min(high, max(roof + SHOWN * height, *needed))
    return low, high


def _peaks(graph: Graph) -> Iterator[float]:
    """Yield the heights of a curve's extrema, and of its point nearest to the x axis."""
    values = graph.values
    yield min(max(0.0, float(values.min(initial=np.inf))), float(values.max(initial=-np.inf)))
    for _, y in graph.curve.pieces:
        slopes = np.diff(y[np.isfinite(y)])
        yield from y[np.isfinite(y)][1:-1][slopes[:-1] * slopes[1:] < 0].tolist()


def _window(cells: Sequence[Cell]) -> Interval:
    """Return what all panels of a grid show: all values, as far as units of x and y can be equally long."""
    low, high = _union([graph.reach for cell in cells for graph in cell.graphs])
    left, right = cells[0].span
    if left <= 0 <= right:
        low, high = max(low, WINDOW[0] * (right - left) / 2), min(high, WINDOW[1] * (right - left) / 2)
    return (low, high) if high - low > NARROWEST else (0.0, 1.0)


def _within(limits: Interval, widths: float, span: Interval) -> Interval:
    most = widths * (span[1] - span[0]) if span[0] <= 0 <= span[1] else math.inf
    return max(limits[0], -most), min(limits[1], most)


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
    news = np.array(switches)
    for x, y in pieces:
        whole = np.isfinite(y)
        x, y = x[whole], y[whole]
        if len(x) < 2:
            continue
        yield from np.interp(news[(x[0] <= news) & (news <= x[-1])], x, y).tolist()
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
