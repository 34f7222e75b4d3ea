"""The scene of a vector: the input and what functions make of it, as bars, chart by chart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from actplot.plan import Plan
from actplot.scene.bars.cells import Cell, cells, image
from actplot.scene.bars.chart import PITCH, compose_chart, values_of
from actplot.scene.charts import Chart
from actplot.scene.fitting import break_math, fit_words
from actplot.scene.headings import NAME, SPILL, WORD, Header, Heading, headers
from actplot.scene.headline import headline
from actplot.scene.look import LOOKS
from actplot.scene.page import in_rows, row_tops, too_small
from actplot.scene.parts import Box, Measure, Scene
from actplot.words import load

__all__ = ["compose_bars", "image"]

HEIGHT, NARROWEST, WIDEST = 1.75, 2.70, 3.70  # inches of charts side by side
AROUND = 0.30  # inches beside the bars of a chart
CLOSE = 0.42  # inches from bar to bar, below which charts stand above each other, where they can be wider
NAMES = 0.26  # inches below a chart for the names of its bars
SQUAT = 1.4  # heights of a page as wide as on which they stand side by side all the same
ABREAST = 3  # charts side by side
LEAST = (1.0, 0.7)  # inches: a smaller chart has no room for a number
LOOK = LOOKS["pairs"]


def compose_bars(plan: Plan, measure: Measure) -> Scene:
    """Decide charts, limits, names and numbers of the picture of a vector.

    Raises BadRequest for a vector that a function cannot take, and when the size asked for has no room.
    """
    words = load(plan.lang)
    shown = cells(plan, words)
    sheet = _sheet(plan, shown)
    over = headline(plan, sheet.page_width, LOOK.left, words, measure)
    titles = [_heading(plan, cell, sheet.width, measure) for cell in shown]
    strips = headers(replace(plan, layout="pairs"), in_rows(titles, sheet.columns), measure, numbered=False)
    drafts = list(zip(shown, values_of(shown), titles, strict=True))
    height = _height(plan, strips, over.height)
    tops = _tops(strips, height)
    extent = max(cell.extent for cell in shown)
    charts = [
        compose_chart(cell, values, title.place(left, top, strip), box, extent=extent, measure=measure)
        for strip, top, row in zip(strips, tops, in_rows(drafts, sheet.columns), strict=True)
        for left, (cell, values, title) in zip(sheet.lefts, row, strict=False)  # the last row may be shorter
        for box in [Box(left, top - strip.height - height, sheet.width, height)]
    ]
    return Scene(
        plan=plan,
        width=sheet.page_width,
        height=tops[0] + over.height + LOOK.top,
        columns=sheet.columns,
        headline=over.raised(tops[0] + over.height).texts,
        panels=(),
        charts=tuple(_numbered(charts)),
    )


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Charts of one width in columns, in inches."""

    columns: int
    width: float

    @property
    def page_width(self) -> float:
        """That of the whole page."""
        return self.lefts[-1] + self.width + LOOK.right

    @property
    def lefts(self) -> list[float]:
        """The left edge of each column."""
        return [LOOK.left + (self.width + LOOK.between) * column for column in range(self.columns)]


def _sheet(plan: Plan, shown: Sequence[Cell]) -> _Sheet:
    """Return the columns: charts stand side by side while their bars are not too close. Raises BadRequest."""
    extent, widest = max(cell.extent for cell in shown), WIDEST / plan.scale
    close = (widest - AROUND) / extent < CLOSE and (plan.size is None or plan.size[0] < SQUAT * plan.size[1])
    rows = -(-len(shown) // ABREAST)
    columns = 1 if close else -(-len(shown) // rows) if shown[0].alone else 2
    columns = min(plan.columns or columns, len(shown))
    if plan.size is not None:
        beside = LOOK.left + LOOK.between * (columns - 1) + LOOK.right
        width = (plan.size[0] / plan.scale - beside) / columns
        if width < LEAST[0]:
            raise too_small(plan, "width", LEAST[0] * columns + beside, "bars")
        return _Sheet(columns, width)
    most = widest if columns > 1 else 2 * widest + LOOK.between
    return _Sheet(columns, max(min(max(NARROWEST / plan.scale, PITCH * extent + AROUND), most), LEAST[0]))


def _heading(plan: Plan, cell: Cell, width: float, measure: Measure) -> Heading:
    name, size = fit_words(cell.name, NAME if cell.leads else WORD, width, measure)
    heading = Heading(name=name, size=size, role="ink" if cell.leads else "muted")
    if not (plan.formulas and cell.math):
        return heading
    mathtext, size = break_math(cell.math, width + SPILL, measure)
    return replace(heading, formula=cell.math, mathtext=mathtext, formula_size=size)


def _height(plan: Plan, strips: Sequence[Header], headline: float) -> float:
    """Return how high each chart is. Raises BadRequest when the height asked for has no room."""
    if plan.size is None:
        return max(HEIGHT / plan.scale, LEAST[1])
    rest = LOOK.top + headline + _tops(strips, 0.0)[0]
    height = (plan.size[1] / plan.scale - rest) / len(strips)
    if height < LEAST[1]:
        raise too_small(plan, "height", LEAST[1] * len(strips) + rest, "bars")
    return height


def _tops(strips: Sequence[Header], height: float) -> list[float]:
    return row_tops([height] * len(strips), strips, foot=LOOK.bottom + NAMES, between=LOOK.rows + NAMES)


def _numbered(charts: Sequence[Chart]) -> Iterator[Chart]:
    """Yield the charts with ids of their own for their axes: axis.x, axis.x-2, ..."""
    for number, chart in zip(count(1), charts, strict=False):
        suffix = f"-{number}" if number > 1 else ""
        scale = chart.y_axis and replace(chart.y_axis, gid=f"axis.y{suffix}")
        yield replace(chart, x_axis=replace(chart.x_axis, gid=f"axis.x{suffix}"), y_axis=scale)
