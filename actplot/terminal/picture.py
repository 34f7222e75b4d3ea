"""The picture on a sheet of cells: panels under their headings, side by side where the width allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from actplot.plan import Plan
from actplot.scene import compose
from actplot.scene.parts import Extent, Scene
from actplot.terminal.canvas import Canvas, width_of
from actplot.terminal.glyphs import ASCII, UNICODE
from actplot.terminal.grid import Grid, x_lattice, y_lattice
from actplot.terminal.heading import Lines, heading, headline, put_lines
from actplot.terminal.panel import draw_panel
from actplot.terminal.screen import HEIGHT, Colors, escapes
from actplot.themes import load

__all__ = ["draw", "render"]

BETWEEN = 3  # columns between panels
NARROWEST, COMFORTABLE = 24, 36  # columns of panels that belong side by side, and of those that need not
LEAST = 8  # rows of a panel
USUAL = 11  # lines of a panel with its heading, at least, before another row of panels is squeezed onto the screen
SLIM, WIDE = 1.4, 2.6  # width to height of a panel, at least and at most; a cell is twice as high as wide


def render(
    plan: Plan,
    *,
    width: int,
    height: int | None = None,
    color: Colors = "none",
    ascii: bool = False,  # noqa: A002
) -> str:
    """Return the picture as text: lines of at most `width` cells, without trailing blanks, each ended by a line feed.

    `height` is that of the screen (by default 23 lines): as many rows of panels stand on it as can without being
    squeezed, the rest follows below. What the plan says of inches and of dots per inch does not count. `ascii` gives
    nothing but ASCII, in English.
    """
    plan = replace(plan, size=None, lang="en" if ascii else plan.lang)
    scene = compose(plan, lambda *_: Extent(0.0, 0.0, 0.0))  # words are made to fit here, so none is cut there
    return draw(scene, width=width, height=height, color=color, ascii=ascii)


def draw(
    scene: Scene,
    *,
    width: int,
    height: int | None = None,
    color: Colors = "none",
    ascii: bool = False,  # noqa: A002
) -> str:
    """Return a scene as text, as `render` does that of a plan."""
    glyphs, width = ASCII if ascii else UNICODE, max(width, 1)
    over = headline(scene, width, glyphs)
    lines = (height or HEIGHT - 1) - len(over)
    columns, panel_width = _columns(scene, width, lines)
    headings = [heading(panel, panel_width, glyphs) for panel in scene.panels]
    places = list(_places(scene, headings, columns=columns, width=panel_width, lines=lines, top=len(over)))
    canvas = Canvas(width, places[-1][1].bottom)
    put_lines(canvas, 0, 0, over)
    for panel, words, (row, grid) in zip(scene.panels, headings, places, strict=True):
        put_lines(canvas, row, grid.left, words)
        draw_panel(canvas, panel, grid, glyphs)
    return canvas.text(escapes(load(scene.plan.theme), color))


def _columns(scene: Scene, width: int, lines: int) -> tuple[int, int]:
    """Return how many panels stand side by side, and how wide they are.

    The orders of one function belong together; panels of one order fill the width.
    """
    columns = 1 if scene.plan.resolved == "grid" else len(scene.plan.orders)
    if columns == 1:
        most = max(1, (width + BETWEEN) // (COMFORTABLE + BETWEEN))
        rows = -(-len(scene.panels) // most)
        columns = -(-len(scene.panels) // rows)
    elif width < columns * NARROWEST + (columns - 1) * BETWEEN:
        columns = 1
    rows = -(-len(scene.panels) // columns)
    return columns, min((width + BETWEEN) // columns - BETWEEN, round(2 * WIDE * max(_share(rows, lines), USUAL)))


def _share(rows: int, lines: int) -> int:
    """Return how many of the screen's lines a row of panels has, its heading included."""
    on_screen = min(rows, max(1, (lines + 1) // (USUAL + 1)))
    return (lines + 1) // on_screen - 1


def _places(
    scene: Scene, headings: Sequence[Lines], *, columns: int, width: int, lines: int, top: int
) -> Iterator[tuple[int, Grid]]:
    """Yield the row of each panel's heading, and its grid."""
    starts = range(0, len(headings), columns)
    rows = _share(len(starts), lines) - max(map(len, headings))
    ys = [y_lattice(scene, panel, max(LEAST, min(rows, round(width / 2 / SLIM)))) for panel in scene.panels]
    x = x_lattice(scene, width, numbers=max(width_of(label) for y in ys for label in ("", *y.numbers.labels)))
    for start in starts:
        row = range(start, min(start + columns, len(headings)))
        cells, plots = max(ys[index].cells for index in row), top + max(len(headings[index]) for index in row)
        for index in row:
            grid = Grid(plots, (index - start) * (width + BETWEEN), x, ys[index].within(cells, before=0))
            yield top, grid
        top = grid.bottom + 1
