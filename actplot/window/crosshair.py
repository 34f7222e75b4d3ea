"""The crosshair: a reading as it is drawn over a picture, with tangents in its panel and dots in those beside it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from actplot.scene.describe.numbers import number
from actplot.scene.parts import Box, Leader, Line, Panel, Scene
from actplot.window.cover import Cover, Mark, card
from actplot.window.reading import Reading, Spot, nearest, read
from actplot.window.sheet import Sheet

__all__ = ["crosshair", "panel_at", "spot_at"]

Point = tuple[float, float]

SAMPLES = 48  # places along a curve that a card keeps clear of
MOST_DIGITS = 12  # of a bar
HAIR, TANGENT = 0.7, 1.1  # points: widths of the lines


def panel_at(scene: Scene, x: float, y: float) -> int | None:
    """Return the index of the panel at a place on the page, None where there is none."""
    for index, panel in enumerate(scene.panels):
        if panel.box.holds(x, y):
            return index
    return None


def spot_at(panel: Panel, x: float, y: float, dpi: float) -> Spot:
    """Return a place on the page in the data units of a panel."""
    return Spot(*panel.data(x, y), (panel.xlim[1] - panel.xlim[0]) / panel.box.width / dpi)


def crosshair(sheet: Sheet, at: Point) -> Cover:
    """Return the crosshair for a pointer on the page, nothing where it is over no curve's panel."""
    if (index := panel_at(sheet.scene, *at)) is None:
        said = list(_bar_at(sheet.scene, *at))
        return card(said, at, sheet.window, sheet.measure) if said else Cover()
    panel = sheet.panels[index]
    spot = spot_at(panel, *at, sheet.dpi)
    if (line := nearest(panel, spot)) is None:
        return Cover()
    reading = read(line, spot, sheet.span)
    name = line.name or sheet.words.title(line.activation)
    said = [*([name] if _shared(sheet.panels) else []), *reading.lines(sheet.words)]
    cover = _on(sheet.panels, panel, line, reading)
    return cover + card(said, at, sheet.window, sheet.measure, ink=_ink(panel, cover.leaders))


def _bar_at(scene: Scene, x: float, y: float) -> Iterator[str]:
    """Yield what the bar at a place of a chart says, to all its digits."""
    for chart in scene.charts:
        if chart.box.holds(x, y):
            at, _ = chart.data(x, y)
            found = min((bar for bars in chart.bars for bar in bars.bars), key=lambda bar: abs(bar.at - at))
            if abs(found.at - at) <= chart.thickness / 2:
                yield f"{found.name} = {number(found.value, MOST_DIGITS)}"


def _ink(panel: Panel, leaders: Sequence[Leader]) -> NDArray[np.float64]:
    """Return places (n, 2) along the curves of a panel and along what lies over it."""
    across = np.linspace(*panel.xlim, SAMPLES)
    lines = [(x, y) for line in panel.lines for x, y in line.curve.pieces]
    curves = [panel.places(across, np.interp(across, x, y, np.nan, np.nan)) for x, y in lines]
    return np.concatenate([*curves, *(np.linspace(leader.path[0], leader.path[1], SAMPLES) for leader in leaders)])


def _shared(panels: Sequence[Panel]) -> bool:
    """Return whether there are several functions that a reading might be of."""
    return len({line.activation for panel in panels for line in panel.lines}) > 1


def _on(panels: Sequence[Panel], panel: Panel, line: Line, reading: Reading) -> Cover:
    """Return the lines and dots of a reading: tangents where the pointer is, a hair in all panels of the function."""
    leaders, marks = [], []
    for each in panels:
        drawn = [other for other in each.lines if other.activation == line.activation]
        if not drawn:
            continue
        x, box = each.x(reading.x), each.box
        if not box.x <= x <= box.right:
            continue
        leaders.append(Leader(role="guide", path=((x, box.y), (x, box.top)), width=HAIR, dotted=True))
        for other in drawn:
            for value in reading.values[other.order]:
                height = each.y(value) if math.isfinite(value) else math.nan
                if box.y <= height <= box.top:
                    marks.append(Mark(x, height, other.role))
    leaders += _tangents(panel, line, reading)
    return Cover(leaders=tuple(leaders), marks=tuple(marks))


def _tangents(panel: Panel, line: Line, reading: Reading) -> Iterator[Leader]:
    box = panel.box
    tilt = box.height / (panel.ylim[1] - panel.ylim[0]) * (panel.xlim[1] - panel.xlim[0]) / box.width
    for slope in reading.slopes(line.order):
        foot = reading.values[line.order][0]
        if math.isfinite(slope * tilt) and math.isfinite(foot):
            ends = _across(box, (panel.x(reading.x), panel.y(foot)), slope * tilt)
            if ends:
                yield Leader(role="muted", path=ends, width=TANGENT)


def _across(box: Box, through: Point, slope: float) -> tuple[Point, Point] | None:
    """Return the ends of a straight line in a box, None where it does not pass it."""
    x, y = through
    enter, leave = box.x - x, box.right - x
    if slope:
        low, high = sorted(((box.y - y) / slope, (box.top - y) / slope))
        enter, leave = max(enter, low), min(leave, high)
    elif not box.y <= y <= box.top:
        return None
    if enter >= leave:
        return None
    return (x + enter, y + enter * slope), (x + leave, y + leave * slope)
