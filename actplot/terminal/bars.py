"""The charts of a vector in the terminal: for each element a line with its name, its bar and its number."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from math import ceil

from actplot.plan import NARROWEST as LEAST
from actplot.scene.charts import Bar, Chart
from actplot.scene.parts import Scene
from actplot.terminal.canvas import cleaned, width_of, wrapped
from actplot.terminal.glyphs import Glyphs
from actplot.terminal.heading import WORDS, Lines

__all__ = ["bar_lines"]

BETWEEN, NARROWEST = 3, 24  # columns between two charts side by side, and of each at least
FULL, EIGHTHS, HALF = "█", "▏▎▍▌▋▊▉", "▐"  # of a cell, from the left; and from the right
ROLES = {"guide": "axis"}  # the terminal has one grey


def bar_lines(scene: Scene, width: int, glyphs: Glyphs) -> Lines:
    """Return the charts as lines of at most `width` cells, two side by side where they have room."""
    across = 2 if width >= 2 * NARROWEST + BETWEEN and len(scene.charts) > 1 else 1
    each = (width + BETWEEN) // across - BETWEEN
    lines: Lines = []
    for start in range(0, len(scene.charts), across):
        row = scene.charts[start : start + across]
        lines += [[]] if lines else []
        lines += _beside([_title(chart, each, glyphs) for chart in row], each)
        lines += _beside([_elements(chart, each, glyphs) for chart in row], each)
    return lines


def _beside(charts: Sequence[Lines], width: int) -> Lines:
    """Return the lines of charts side by side."""
    lines: Lines = []
    for row in zip_longest(*charts, fillvalue=[]):
        line: list[tuple[str, str]] = []
        for column, words in enumerate(row):
            done = sum(width_of(word) for word, _ in line)
            line += [(" " * (column * (width + BETWEEN) - done), ""), *words]
        lines.append(line)
    return lines


def _title(chart: Chart, width: int, glyphs: Glyphs) -> Lines:
    role = "title" if chart.title.role == "ink" else ""
    return [[(line, role)] for line in wrapped(glyphs.spell(cleaned(chart.title.text)), width, breaks=(WORDS,))]


def _elements(chart: Chart, width: int, glyphs: Glyphs) -> Lines:
    """Return a line for each element: the negative bars left of the axis, the others right of it."""
    each = [bar for bars in chart.bars for bar in bars.bars]
    low, high = min(0.0, *(bar.drawn for bar in each)), max(0.0, *(bar.drawn for bar in each))
    high = 1.0 if chart.level else high
    name = max(len(bar.name) for bar in each)
    before = max((len(bar.number) + 1 for bar in each if bar.drawn < 0), default=0)
    after = max((len(bar.number) + 1 for bar in each if not bar.drawn < 0), default=0)
    room = max(width - name - 3 - before - after, 0)  # and a cell for the axis, whose own edge is rounded
    unit = room / (high - low if high - low > LEAST else 1.0)
    left = before + ceil(-low * unit)
    return [
        _line(bar, _block(bar.drawn * unit, glyphs), ROLES.get(bars.role, bars.role), name, left, glyphs)
        for bars in chart.bars
        for bar in bars.bars
    ]


def _line(bar: Bar, block: str, role: str, name: int, left: int, glyphs: Glyphs) -> list[tuple[str, str]]:
    """Return one element's line; `left` cells stand between its name and the axis."""
    number, axis = glyphs.spell(bar.number), (glyphs.upright, "axis")
    start = f"{bar.name:<{name}} "
    if bar.drawn < 0:
        return [(start + f"{number} ".rjust(left - len(block)), ""), (block, role), axis]
    return [(start + " " * left, ""), axis, (block, role), (f" {number}", "")]


def _block(length: float, glyphs: Glyphs) -> str:
    """Return a bar of so many cells, finer than a cell where there are characters for it; a negative one grows left."""
    if glyphs.spell(FULL) != FULL:
        return "#" * round(abs(length))
    if length < 0:
        whole, half = divmod(round(-length * 2), 2)
        return HALF * half + FULL * whole
    eighths = round(length * 8)
    sliver: str = ("", *EIGHTHS)[eighths % 8]
    return FULL * (eighths // 8) + sliver
