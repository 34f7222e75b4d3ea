"""The panels of a scene: their ground, which stays while parameters move, and the ink that depends on the curves."""

from __future__ import annotations

from collections.abc import Iterator

from matplotlib.axes import Axes

from actplot.figure.pen import Pen
from actplot.scene.parts import Panel, Text

__all__ = ["draw_ground", "draw_ink", "draw_panel"]


def draw_panel(pen: Pen, panel: Panel) -> None:
    """Draw one panel on axes of its own."""
    axes = pen.axes(panel)
    draw_ground(pen, axes, panel)
    draw_ink(pen, axes, panel)


def draw_ground(pen: Pen, axes: Axes, panel: Panel) -> None:
    """Draw what stands round the curves: the heading, the axes, their ticks, numbers and names."""
    pen.axis_lines(axes, panel)
    for text in _words(panel):
        pen.text(text)


def draw_ink(pen: Pen, axes: Axes, panel: Panel) -> None:
    """Draw bands, curves and dots in data units, and all that is said of them."""
    for band in panel.bands:
        pen.band(axes, band)
    for line in panel.lines:
        pen.curve(axes, line.curve, line.role, line.width * pen.theme.curve, "curve", gid=line.gid)
    for dots in panel.dots:
        pen.dots(axes, dots, panel.gauge)
    if panel.inset:
        pen.inset(panel.inset, panel.gauge)
    for swatch in panel.swatches:
        pen.swatch(swatch)
    for guide in panel.guides:
        pen.leader(guide, "guide")
    for leader in panel.leaders:
        pen.leader(leader, "above" if leader.above else "leader")
    for text in panel.notes:
        pen.text(text)


def _words(panel: Panel) -> Iterator[Text]:
    """Yield a panel's heading, and the numbers and names of its axes."""
    yield panel.title
    if panel.formula:
        yield panel.formula
    for axis in (panel.x_axis, panel.y_axis):
        if axis.name:
            yield axis.name
        yield from (tick.label for tick in axis.ticks if tick.label)
    if panel.zero:
        yield panel.zero
