"""The guides of a panel: asymptotes and the identity as faint lines under the curves, over the half where they tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from actplot.measure.guides import Guide, guides
from actplot.scene.frame import Frame
from actplot.scene.graphs import Cell
from actplot.scene.parts import Leader

__all__ = ["panel_guides"]

WIDTH = 0.9  # points
BEYOND = 0.12  # inches that an oblique guide goes on behind the end of the span, to be seen beside the curve


def panel_guides(cell: Cell, frame: Frame) -> tuple[Leader, ...]:
    """Return the guides of all curves of a panel, each line once."""
    found = (guide for graph in cell.graphs for guide in guides(graph.activation, graph.order, graph.span))
    return tuple(_lines(cell, frame, {(guide.slope, guide.intercept, guide.side): guide for guide in found}.values()))


def _lines(cell: Cell, frame: Frame, found: Iterable[Guide]) -> Iterator[Leader]:
    for guide in found:
        slope, intercept, side = guide.slope, guide.intercept, guide.side
        low, high = cell.span
        beyond = BEYOND * (frame.xlim[1] - frame.xlim[0]) / frame.box.width if slope else 0.0
        near, far = (max(low, 0.0), high + beyond) if side == "right" else (min(high, 0.0), low - beyond)
        path = _within(frame, slope, intercept, near, far)
        if path:
            yield Leader(role="guide", path=path, width=WIDTH, dotted=True)


def _within(
    frame: Frame, slope: float, intercept: float, near: float, far: float
) -> tuple[tuple[float, float], ...] | None:
    """Return the part of a line that lies in the panel, from place to place in inches; None if none does."""
    low, high = frame.ylim
    if slope:
        reach = sorted(((low - intercept) / slope, (high - intercept) / slope))
        near, far = (min(max(at, reach[0]), reach[1]) for at in (near, far))
    elif not low <= intercept <= high:
        return None
    if near == far:
        return None
    return tuple((frame.x(at), frame.y(slope * at + intercept)) for at in (near, far))
