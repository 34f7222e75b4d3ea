"""The page: how large it is, and where headline, headings and panels stand on it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from actplot.errors import BadRequest
from actplot.plan import MAX_PIXELS, Plan
from actplot.scene.frame import Frame, Interval, equal_height, framed
from actplot.scene.graphs import Cell
from actplot.scene.headings import NUMBERS, Header, Heading, headers, headings
from actplot.scene.headline import Headline, headline
from actplot.scene.look import LOOKS, Look
from actplot.scene.margins import Margins, fit_margins
from actplot.scene.parts import Box, Measure, Text
from actplot.words import Words

__all__ = ["Page", "in_rows", "lay_out", "refuse_tower", "row_tops", "too_small"]

T = TypeVar("T")

NEIGHBOUR = 0.26  # inches right of a panel that belong to its x axis' name
EDGE = 0.04  # inches that labels keep from the page's edge
SQUARE = 6.0  # widths: a panel of equal units is not higher
ABREAST = 3  # panels of a single order side by side
GOLDEN = 1.15  # panels of a grid side by side, to one above each other


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page in inches, its panels row by row, its headline, and the top of the header over each row."""

    look: Look
    width: float
    height: float
    columns: int
    headline: Headline
    headings: tuple[Heading, ...]
    headers: tuple[Header, ...]
    tops: tuple[float, ...]
    frames: tuple[Frame, ...]

    def place_heading(self, index: int) -> tuple[Text, Text | None]:
        """Return the name and the formula over a panel."""
        row = index // self.columns
        return self.headings[index].place(self.frames[index].box.x, self.tops[row], self.headers[row])

    def territory(self, index: int) -> Box:
        """Return the part of the page that a panel's labels may use: to its neighbours, short of the page's edges."""
        box, column = self.frames[index].box, index % self.columns
        beside = column < self.columns - 1 and index + 1 < len(self.frames)
        left = self.frames[index - 1].box.right + NEIGHBOUR if column else EDGE
        right = self.frames[index + 1].box.x if beside else self.width - EDGE
        low = max(box.y - self.look.bottom, EDGE)
        return Box(left, low, right - left, box.top + self.look.rows - low)


def lay_out(
    plan: Plan,
    cells: Sequence[Cell],
    limits: Sequence[Interval],
    words: Words,
    measure: Measure,
    *,
    views: Sequence[Interval | None] = (),
) -> Page:
    """Lay out a page: with the usual margins, or with those that the labels of its panels turn out to need.

    Panels of which `views` has limits have these at their very edges. Raises BadRequest when the size asked for has
    no room for the panels, or the page has too many pixels.
    """
    look, columns = LOOKS[plan.resolved], _columns(plan, len(cells))
    exact = tuple(bool(plan.ylim or view) for view in views or [None] * len(cells))
    sheet = _Sheet(plan, look, tuple(cells), tuple(limits), exact, columns, words, measure)
    usual = Margins.usual(look, columns)
    page = sheet.laid_out(usual)
    fitted = fit_margins(look, cells, page.frames, columns, words, measure)
    if fitted != usual:
        page = sheet.laid_out(fitted)
    width, height = page.width * plan.scale, page.height * plan.scale
    if width * height * plan.dpi**2 > MAX_PIXELS:
        raise BadRequest(f"dpi '{plan.dpi:g}' makes more than {MAX_PIXELS} pixels of {width:.4g} {height:.4g} inches.")
    return page


def _columns(plan: Plan, panels: int) -> int:
    """Return how many panels stand side by side: a function's orders together, about as many rows as columns."""
    orders = 1 if plan.resolved == "grid" else len(plan.orders)
    if plan.columns is not None:
        whole = plan.columns - plan.columns % orders if plan.columns > orders else plan.columns
        return min(whole, panels)
    if plan.resolved == "grid":
        rows = max(1, round(math.sqrt(panels / GOLDEN)))
        return -(-panels // rows)
    if orders > 1:
        return orders
    rows = -(-panels // ABREAST)
    return -(-panels // rows)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What is to be laid out."""

    plan: Plan
    look: Look
    cells: tuple[Cell, ...]
    limits: tuple[Interval, ...]
    exact: tuple[bool, ...]
    columns: int
    words: Words
    measure: Measure

    def laid_out(self, margins: Margins) -> Page:
        """Return the page with these margins."""
        plan, width = self.plan, self.panel_width(margins)
        whole = width * self.columns + margins.total
        over = headline(plan, whole, margins.left, self.words, self.measure)
        titles = headings(plan, self.cells, self.words, self.measure, width=width)
        strips = headers(plan, in_rows(titles, self.columns), self.measure, numbered=self.hangs)
        heights = self.panel_heights(width, strips, over)
        tops = row_tops(heights, strips, foot=self.bottom, between=self.look.rows)
        lefts = [margins.left + sum(margins.between[:column]) + width * column for column in range(self.columns)]
        places = [
            Box(left, top - strip.height - height, width, height)
            for top, strip, height in zip(tops, strips, heights, strict=True)
            for left in lefts
        ]
        top = tops[0] + over.height
        return Page(
            look=self.look,
            width=plan.size[0] / plan.scale if plan.size else whole,
            height=plan.size[1] / plan.scale if plan.size else top + self.look.top,
            columns=self.columns,
            headline=over.raised(top),
            headings=tuple(titles),
            headers=tuple(strips),
            tops=tuple(tops),
            frames=tuple(map(self.frame, places, self.cells, self.limits, self.exact)),  # the last row may be shorter
        )

    def frame(self, box: Box, cell: Cell, values: Interval, exact: bool) -> Frame:
        """Return a panel's frame."""
        return framed(box, cell.span, values, self.look.padding, exact=exact, equal=self.plan.equal)

    def panel_width(self, margins: Margins) -> float:
        """Return how wide each panel is. Raises BadRequest when the width asked for has no room."""
        if self.plan.size is None:
            return self.look.panel[0] / self.plan.scale
        width = (self.plan.size[0] / self.plan.scale - margins.total) / self.columns
        if width < self.look.least[0]:
            raise too_small(self.plan, "width", self.look.least[0] * self.columns + margins.total)
        return width

    def panel_heights(self, width: float, strips: Sequence[Header], over: Headline) -> list[float]:
        """Return how high the panels of each row are. Raises BadRequest when the height asked for has no room."""
        plan, look = self.plan, self.look
        if plan.size is None:
            return self.equal_heights(width) if plan.equal else [look.panel[1] / plan.scale] * len(strips)
        fixed = look.top + over.height + sum(strip.height for strip in strips) + look.rows * (len(strips) - 1)
        height = (plan.size[1] / plan.scale - fixed - self.bottom) / len(strips)
        if height < look.least[1]:
            raise too_small(plan, "height", look.least[1] * len(strips) + fixed + self.bottom)
        return [height] * len(strips)

    def equal_heights(self, width: float) -> list[float]:
        """Return the heights of rows whose units of y are as long as those of x. Raises BadRequest for absurd ones."""
        heights = [
            equal_height(cell.span, values, width, self.look.padding, exact=exact)
            for cell, values, exact in zip(self.cells, self.limits, self.exact, strict=True)
        ]
        refuse_tower(max(heights), width)
        return [max(self.look.least[1], *row) for row in in_rows(heights, self.columns)]

    @property
    def bottom(self) -> float:
        """Inches below the last row: more where an x axis stands on its panel's lower edge."""
        return self.look.bottom + (NUMBERS if self.plan.ylim and self.plan.ylim[0] >= 0 else 0.0)

    @property
    def hangs(self) -> bool:
        """Whether the x axis is the upper edge of the panels."""
        return self.plan.ylim is not None and self.plan.ylim[1] <= 0


def refuse_tower(height: float, width: float) -> None:
    """Raise BadRequest for a panel of equal units that is far higher than what it draws is wide."""
    if height > SQUARE * width:
        raise BadRequest("equal units make panels far higher than wide here: set --ylim, or another --range.")


def in_rows(each: Sequence[T], columns: int) -> list[Sequence[T]]:
    """Return what belongs to panels, row by row; the last row may be shorter."""
    return [each[start : start + columns] for start in range(0, len(each), columns)]


def row_tops(heights: Sequence[float], strips: Sequence[Header], *, foot: float, between: float) -> list[float]:
    """Return the top of each row's header, in inches, for rows of panels that stand on each other."""
    found: list[float] = []
    for height, strip in zip(reversed(heights), reversed(strips), strict=True):
        found.append(foot + height + strip.height)
        foot = found[-1] + between
    return found[::-1]


def too_small(plan: Plan, side: Literal["width", "height"], least: float, what: str = "panels") -> BadRequest:
    """Return the error that names the least size."""
    asked = (plan.size or (0.0, 0.0))[side == "height"]
    hundredths = -(-least * plan.scale * 100 // 1) / 100
    return BadRequest(f"{side} '{asked:g}' leaves no room for the {what}; the least is {hundredths:g}.")
