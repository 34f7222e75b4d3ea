"""The bar charts of a vector: bars and axes in data units, words at their inches on the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch

from actplot.figure.paths import bar_outlines
from actplot.figure.pen import ZORDER, Pen
from actplot.scene.charts import Chart
from actplot.scene.parts import Text

__all__ = ["draw_chart"]


def draw_chart(pen: Pen, chart: Chart) -> None:
    """Draw one chart: its bars and axes, then its words."""
    axes = pen.axes(chart)
    for bars in chart.bars:
        color, outline = pen.theme.color(bars.role), bar_outlines(bars, chart.thickness, chart.ylim)
        axes.add_artist(PathPatch(outline, fc=color, lw=0, gid=bars.gid, zorder=ZORDER["curve"]))
    x, y = chart.x_axis, chart.y_axis
    style: dict[str, Any] = {"color": pen.theme.axis, "lw": chart.gauge.axis * pen.theme.rule, "clip_on": False}
    axes.add_line(Line2D(chart.xlim, (x.at, x.at), gid=x.gid, zorder=ZORDER["above"], **style))
    if y:
        at = [tick.at for tick in y.ticks]
        axes.add_line(Line2D((y.at, y.at), chart.ylim, gid=y.gid, zorder=ZORDER["axis"], **style))
        pen.ticks(axes, [y.at] * len(at), at, "_", axes.transData, chart.gauge)
    if chart.level:
        pen.leader(chart.level, "guide")
    for text in _words(chart):
        pen.text(text)


def _words(chart: Chart) -> Iterator[Text]:
    """Yield all words and formulas of a chart."""
    yield chart.title
    if chart.formula:
        yield chart.formula
    yield from chart.texts
    yield from (tick.label for tick in (chart.y_axis.ticks if chart.y_axis else ()) if tick.label)
