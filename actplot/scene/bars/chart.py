"""One chart: its limits, the bars on its axis, and the names and numbers that have room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from actplot.plan import NARROWEST
from actplot.scene.bars.cells import OUTPUT, Cell
from actplot.scene.charts import Bar, Chart
from actplot.scene.frame import PT, Frame, Interval
from actplot.scene.limits import share
from actplot.scene.parts import Axis, Box, Gauge, Leader, Measure, Text, Tick
from actplot.scene.room import CAP, Room, box_of
from actplot.scene.ticks import choose

__all__ = ["INSET", "PITCH", "compose_chart", "values_of"]

PITCH, THICKNESS = 0.80, 0.625  # inches from bar to bar at most, and of that the bar itself
INSET = 0.11  # inches from the heading's left edge to the axis
NUMBER, SMALLER = 10.0, 8.5  # points of type of the numbers at the bars
NAME, SMALLER_NAME, DEEP = 12.5, 10.0, 14.5  # points: names, and their baseline below the chart
OFF, APART, BESIDE = 3.5, 3.3, 5.5  # points between a bar and its number, two numbers, an axis and its number
OVER, UNDER, BARE = 0.24, 0.22, 0.05  # inches that numbers need over and under the bars, and where there are none
FULL = 0.5  # share of the largest element from which on the whole is shown
OUTSTANDING = 0.5  # of the longest bar: where not all numbers have room, those of shorter bars give way
EACH = (1, 5, 10, 20)  # of which indices one is named
STEP = 24.0  # points between two numbers of a scale
SPILL = 0.06  # inches that numbers may reach beyond the axis' end


def values_of(cells: Sequence[Cell]) -> list[Interval]:
    """Return the values that each chart shows, always with 0: outputs on one scale where they can be compared."""
    found = [_own_values(cell) for cell in cells]
    shares = [index for index, cell in enumerate(cells) if cell.shares]
    others = [index for index, cell in enumerate(cells) if cell.role == OUTPUT and not cell.shares]
    for alike, scale in ((shares, _whole), (others, share)):
        if alike:
            for index, values in zip(alike, scale([found[index] for index in alike]), strict=True):
                found[index] = values
    return found


def _whole(shares: Sequence[Interval]) -> list[Interval]:
    """Return one scale for all, which reaches to 1 unless all shares are small."""
    high = max(high for _, high in shares)
    return [(0.0, 1.0 if high >= FULL else high)] * len(shares)


def _own_values(cell: Cell) -> Interval:
    drawn = [bar.drawn for bar in cell.each]
    low, high = min(0.0, *drawn), max(0.0, *drawn)
    return (low, high) if high - low > NARROWEST else (0.0, 1.0)


def compose_chart(
    cell: Cell, values: Interval, heading: tuple[Text, Text | None], box: Box, *, extent: float, measure: Measure
) -> Chart:
    """Return a chart in a box, under its name and formula; the ids of its axes are those of the first one.

    `extent` is that of the chart with most bars: all have theirs equally far apart.
    """
    frame = _framed(cell, values, replace(box, x=box.x + INSET, width=box.width - INSET), extent)
    whole = cell.shares and frame.values[1] == 1
    numbers = _place_numbers(cell.each, frame, measure, whole=whole)
    scaled = len(numbers) < len(cell.each)
    title, formula = heading
    return Chart(
        gauge=Gauge(),
        box=frame.box,
        xlim=frame.xlim,
        ylim=frame.ylim,
        title=title,
        formula=formula,
        x_axis=Axis(gid="axis.x", at=0.0, ticks=(), name=None),
        y_axis=_scale(frame) if scaled else None,
        bars=cell.bars,
        thickness=THICKNESS,
        level=_level(frame) if whole else None,
        texts=(
            *_place_names(cell.each, frame, measure),
            *numbers,
            *([_mark(frame, 1.0, "1")] if whole and not scaled else ()),
        ),
    )


def _framed(cell: Cell, values: Interval, box: Box, extent: float) -> Frame:
    """Return the map to the page: the bars that many of which fill the box at most, from its left."""
    over = OVER if values[1] > 0 or any(not bar.drawn < 0 for bar in cell.each) else BARE
    under = UNDER if values[0] < 0 else 0.0
    unit = (values[1] - values[0]) / (box.height - over - under)
    pitch = min(PITCH, (box.width - 2 * BESIDE * PT) / extent)
    aside = (box.width / pitch - extent + 1) / 2
    xlim = (cell.each[0].at - aside, cell.each[-1].at + aside)
    box = replace(box, width=pitch * (xlim[1] - xlim[0]))
    return Frame(box, xlim, (values[0] - under * unit, values[1] + over * unit), xlim, values, 0.0, xlim[0])


def _place_numbers(bars: Sequence[Bar], frame: Frame, measure: Measure, *, whole: bool) -> list[Text]:
    """Return the numbers at the bars' ends: all of them, smaller if need be, or those that stand out and have room."""
    for size in (NUMBER, SMALLER):
        placed = _free_numbers(bars, [_number(bar, frame, size, whole=whole) for bar in bars], frame, measure)
        if len(placed) == len(bars):
            return list(placed.values())
    longest = max(abs(bar.drawn) for bar in bars)
    return [text for bar, text in placed.items() if abs(bar.drawn) >= OUTSTANDING * longest]


def _free_numbers(bars: Sequence[Bar], texts: Sequence[Text], frame: Frame, measure: Measure) -> dict[Bar, Text]:
    """Return the numbers that have room, the longest bars' first."""
    room, placed = Room(replace(frame.box, x=frame.box.x + OFF * PT, width=frame.box.width - OFF * PT + SPILL)), {}
    room.add_boxes(_bar_box(bar, frame) for bar in bars)
    for bar, text in sorted(zip(bars, texts, strict=True), key=lambda each: -abs(each[0].drawn)):
        if room.free(box := box_of(text, measure, number=True), gap=APART * PT):
            room.add_box(box)
            placed[bar] = text
    return placed


def _bar_box(bar: Bar, frame: Frame) -> Box:
    left, right = frame.x(bar.at - THICKNESS / 2), frame.x(bar.at + THICKNESS / 2)
    low, high = sorted((frame.y(0.0), frame.y(bar.drawn)))
    return Box(left, low, right - left, high - low)


def _number(bar: Bar, frame: Frame, size: float, *, whole: bool) -> Text:
    """Return a bar's number beyond its end; the line at 1 does not run through it."""
    end, cap = frame.y(bar.drawn), CAP * size * PT
    baseline = end - OFF * PT - cap if bar.drawn < 0 else end + OFF * PT
    if whole and baseline - OFF / 2 * PT < frame.y(1.0) < baseline + cap + OFF / 2 * PT:
        baseline = frame.y(1.0) + OFF * PT
    return Text(x=frame.x(bar.at), y=baseline, text=bar.number, size=size, align="center")


def _place_names(bars: Sequence[Bar], frame: Frame, measure: Measure) -> list[Text]:
    """Return the names below the chart: of all bars or, where these are close, of the first and every fifth, ..."""
    for each in EACH:
        size = NAME if each == 1 else SMALLER_NAME
        named = [bar for bar in bars if bar.index % each == 0 or bar.index == 1]
        texts = [_name(bar, frame, size) for bar in named]
        boxes = [box_of(text, measure) for text in texts]
        if all(one.right + OFF * PT <= other.x for one, other in pairwise(boxes)):
            return texts
    return texts[:1]


def _name(bar: Bar, frame: Frame, size: float) -> Text:
    baseline = frame.box.y - DEEP * PT
    return Text(x=frame.x(bar.at), y=baseline, text=bar.name, math=bar.math, size=size, align="center")


def _scale(frame: Frame) -> Axis:
    """Return a scale beside the bars."""
    low, high = frame.values
    apart = STEP * PT * (high - low) / (frame.y(high) - frame.y(low))
    numbers = choose(low, high, least=apart, fits=lambda numbers: numbers.step.size >= apart)
    ticks = tuple(Tick(at, _mark(frame, at, label)) for at, label in numbers.places())
    return Axis(gid="axis.y", at=frame.xlim[0], ticks=ticks, name=None)


def _mark(frame: Frame, at: float, label: str) -> Text:
    place = frame.box.x - BESIDE * PT
    return Text(x=place, y=frame.y(at) - CAP * SMALLER / 2 * PT, text=label, size=SMALLER, role="muted", align="right")


def _level(frame: Frame) -> Leader:
    """Return the line at 1."""
    ends = ((frame.box.x, frame.y(1.0)), (frame.box.right, frame.y(1.0)))
    return Leader(role="guide", path=ends, width=0.9, dotted=True)
