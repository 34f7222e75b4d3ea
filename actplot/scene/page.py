"""The page: how large it is, and where headline, headings and panels stand on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from actplot.errors import BadRequest
from actplot.plan import MAX_PIXELS, Plan
from actplot.scene.frame import Frame, Interval, framed
from actplot.scene.graphs import Graph
from actplot.scene.headings import HEADLINE, NUMBERS, Header, Heading, headers, headings, wrap
from actplot.scene.margins import Margins, fit_margins
from actplot.scene.parts import Box, Measure, Text
from actplot.words import Words

__all__ = ["Page", "lay_out"]

PANEL = (3.70, 2.45)  # inches
LEAST_PANEL = (1.0, 0.7)  # inches: less has no room for two labels
TOP, ROWS, BOTTOM = 0.22, 0.34, 0.18  # inches over, between and under the rows
NEIGHBOUR = 0.26  # inches right of a panel that belong to its x axis' name
LINE, FIRST_LINE, AFTER_LINES = 0.28, 0.19, 0.14  # inches: the headline's pitch, its first baseline, the gap below


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page in inches, its panels row by row, its headline, and the top of the header over each row."""

    width: float
    height: float
    headline: tuple[Text, ...]
    headings: tuple[Heading, ...]
    headers: tuple[Header, ...]
    tops: tuple[float, ...]
    frames: tuple[Frame, ...]

    def place_heading(self, index: int) -> tuple[Text, Text | None]:
        """Return the name and the formula over a panel."""
        row = index * len(self.headers) // len(self.frames)
        return self.headings[index].place(self.frames[index].box.x, self.tops[row], self.headers[row])

    def territory(self, index: int) -> Box:
        """Return the part of the page that a panel's labels may use: to its neighbours and the page's edges."""
        columns = len(self.frames) // len(self.headers)
        box, column = self.frames[index].box, index % columns
        left = self.frames[index - 1].box.right + NEIGHBOUR if column else 0.0
        right = self.frames[index + 1].box.x if column < columns - 1 else self.width
        return Box(left, box.y - BOTTOM, right - left, box.height + BOTTOM + ROWS)


def lay_out(plan: Plan, graphs: Sequence[Graph], limits: Sequence[Interval], words: Words, measure: Measure) -> Page:
    """Lay out a page: with the usual margins, or with those that the numbers of its panels turn out to need.

    Raises BadRequest when the size asked for has no room for the panels, or the page has too many pixels.
    """
    usual = Margins.usual(len(plan.orders))
    page = _laid_out(plan, graphs, limits, usual, words, measure)
    fitted = fit_margins(page.frames, len(plan.orders), measure)
    if fitted != usual:
        page = _laid_out(plan, graphs, limits, fitted, words, measure)
    if page.width * page.height * plan.dpi**2 > MAX_PIXELS:
        size = f"{page.width:.4g} {page.height:.4g}"
        raise BadRequest(f"dpi '{plan.dpi:g}' makes more than {MAX_PIXELS} pixels of {size} inches.")
    return page


def _laid_out(
    plan: Plan, graphs: Sequence[Graph], limits: Sequence[Interval], margins: Margins, words: Words, measure: Measure
) -> Page:
    width = _panel_width(plan, margins)
    whole = width * len(plan.orders) + margins.total
    lines = wrap(plan.title, HEADLINE, whole - 2 * margins.left, measure) if plan.title else []
    titles = headings(plan, graphs, words, measure, width=width)
    rows = headers(plan, titles, measure)
    lead = len(lines) * LINE + AFTER_LINES if lines else 0.0
    height, tops = _stacked(plan, rows, lead)
    lefts = [margins.left + sum(margins.between[:column]) + width * column for column in range(len(plan.orders))]
    places = [(left, top - row.height - height) for top, row in zip(tops, rows, strict=True) for left in lefts]
    size = plan.size or (whole, tops[0] + lead + TOP)
    return Page(
        width=size[0],
        height=size[1],
        headline=_headline(lines, margins.left, tops[0] + lead),
        headings=tuple(titles),
        headers=tuple(rows),
        tops=tuple(tops),
        frames=tuple(
            framed(Box(*place, width, height), graph.span, values, exact=plan.ylim is not None)
            for place, graph, values in zip(places, graphs, limits, strict=True)
        ),
    )


def _stacked(plan: Plan, rows: Sequence[Header], lead: float) -> tuple[float, list[float]]:
    """Return the panels' height and the top of each row, in inches, below a headline that takes `lead`."""
    bottom = BOTTOM + (NUMBERS if plan.ylim and plan.ylim[0] >= 0 else 0.0)  # an x axis on the panel's lower edge
    between = ROWS * (len(rows) - 1)
    height = _panel_height(plan, len(rows), TOP + lead + sum(row.height for row in rows) + between + bottom)
    tops, foot = [], bottom
    for row in reversed(rows):
        tops.append(foot + height + row.height)
        foot = tops[-1] + ROWS
    return height, tops[::-1]


def _headline(lines: Sequence[str], left: float, top: float) -> tuple[Text, ...]:
    return tuple(
        Text(x=left, y=top - FIRST_LINE - LINE * number, text=line, size=HEADLINE) for number, line in enumerate(lines)
    )


def _panel_width(plan: Plan, margins: Margins) -> float:
    """Return how wide each panel is. Raises BadRequest when the width asked for has no room."""
    if plan.size is None:
        return PANEL[0]
    columns = len(plan.orders)
    width = (plan.size[0] - margins.total) / columns
    if width < LEAST_PANEL[0]:
        raise _too_small("width", plan.size[0], LEAST_PANEL[0] * columns + margins.total)
    return width


def _panel_height(plan: Plan, rows: int, fixed: float) -> float:
    """Return how high each panel is, beside `fixed` inches. Raises BadRequest when the height asked for has no room."""
    if plan.size is None:
        return PANEL[1]
    height = (plan.size[1] - fixed) / rows
    if height < LEAST_PANEL[1]:
        raise _too_small("height", plan.size[1], LEAST_PANEL[1] * rows + fixed)
    return height


def _too_small(side: str, asked: float, least: float) -> BadRequest:
    return BadRequest(f"{side} '{asked:g}' leaves no room for the panels; the least is {-(-least * 100 // 1) / 100:g}.")
