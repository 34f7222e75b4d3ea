"""The notes on a band: a key that tells training from evaluation, and the slopes as numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np

from actplot.scene.fitting import wrap
from actplot.scene.frame import PT, Frame
from actplot.scene.graphs import Graph
from actplot.scene.notes import Draft, Notes
from actplot.scene.parts import Box, Swatch, Text
from actplot.scene.room import CAP, Room, box_of
from actplot.scene.ticks import print_float

__all__ = ["note_band"]

SIZE, PITCH = 9.0, 12.0  # points: type, and from line to line
SWATCH, AFTER = 0.26, 0.09  # inches: a swatch, and the gap behind it
BETWEEN_ENTRIES = 8.0  # points
BESIDE = 8.0  # points from the y axis to a slope's number
DIGITS = 3
KINDS: tuple[Literal["line", "band"], ...] = ("line", "band")


def note_band(draft: Draft) -> Notes:
    """Return a key in a free quadrant for f, the slopes at the y axis for f'; nothing for what is not random."""
    if draft.cell.kind != "single" or not draft.graph.edges or draft.graph.span[0] >= 0:
        return Notes()
    return _key(draft) if draft.graph.order == 0 else _slopes(draft)


def _key(draft: Draft) -> Notes:
    low, high, mean = _left_slopes(draft.graph)
    said = (
        draft.words.word("legend_evaluation_line", value=mean),
        draft.words.word("legend_training_band", low=low, high=high),
    )
    frame, measure = draft.frame, draft.measure
    for left, right in _columns(frame, draft.room):
        lines = [wrap(entry, SIZE, right - left - SWATCH - AFTER, measure) for entry in said]
        width = SWATCH + AFTER + max(measure(line, SIZE, "words").width for entry in lines for line in entry) * PT
        height = (sum(map(len, lines)) * PITCH + BETWEEN_ENTRIES) * PT
        for bottom in _lows(frame, height):
            box = Box(left, bottom, width, height)
            if box.right <= right and draft.room.free(box):
                return _entries(lines, box, draft.role)
    return Notes()


def _columns(frame: Frame, room: Room) -> Iterator[tuple[float, float]]:
    """Yield the widths a key may take: from the span's start to the y labels, and from the y axis to the span's end."""
    axis = frame.x(frame.y_axis)
    yield frame.x(frame.span[0]), axis - room.reach(axis) - 4 * PT
    yield axis + 14 * PT, frame.x(frame.span[1])


def _lows(frame: Frame, height: float) -> list[float]:
    """Return the places of a key's lower edge, as tried: first in the middle over the x axis."""
    axis, step = frame.y(frame.x_axis), 0.1
    middle = (axis + frame.box.top - height) / 2
    places = np.arange(frame.box.y, frame.box.top - height, step)
    return sorted((float(place) for place in places), key=lambda place: abs(place - middle))


def _entries(lines: list[list[str]], box: Box, role: str) -> Notes:
    """Return the key's texts and swatches, from the top of its box down: a line, then a band."""
    texts, swatches, top = [], [], box.top
    for kind, entry in zip(KINDS, lines, strict=True):
        for number, line in enumerate(entry):
            baseline = top - (number * PITCH + CAP * SIZE) * PT
            texts.append(Text(x=box.x + SWATCH + AFTER, y=baseline, text=line, size=SIZE))
        swatches.append(_swatch(kind, role, box.x, top))
        top -= (len(entry) * PITCH + BETWEEN_ENTRIES) * PT
    return Notes(texts=tuple(texts), swatches=tuple(swatches))


def _swatch(kind: Literal["line", "band"], role: str, left: float, top: float) -> Swatch:
    middle = top - CAP * SIZE / 2 * PT
    box = Box(left, middle, SWATCH, 0.0) if kind == "line" else Box(left, middle - 0.12, SWATCH, 0.16)
    return Swatch(kind=kind, role=role, box=box)


def _slopes(draft: Draft) -> Notes:
    """Return the mean, the lowest and the highest slope as numbers at their heights; those too close are left out."""
    frame, texts = draft.frame, []
    axis = frame.x(frame.y_axis)
    heights = [float(curve.pieces[0][1][-1]) for curve in draft.graph.curves]
    if not np.isfinite(heights).all():
        return Notes()  # they lie beyond the limits
    for height, role in zip(heights, (draft.role, "muted", "muted"), strict=True):
        baseline = frame.y(height) - CAP * SIZE / 2 * PT
        text = Text(x=axis + BESIDE * PT, y=baseline, text=print_float(height, DIGITS), size=SIZE, role=role)
        if draft.room.free(box := box_of(text, draft.measure, number=True)):
            draft.room.add_box(box)
            texts.append(text)
        elif not texts:
            break  # without the mean, the edges' slopes would mislead
    return Notes(texts=tuple(texts))


def _left_slopes(graph: Graph) -> tuple[str, str, str]:
    """Return the lowest, the highest and the mean slope left of 0, printed."""
    act, edges = graph.activation, graph.activation.edges() or ()
    low, high, mean = [*sorted(float(each.derivative(-1.0)) for each in edges), float(act.derivative(-1.0))]
    return print_float(low, DIGITS), print_float(high, DIGITS), print_float(mean, DIGITS)
