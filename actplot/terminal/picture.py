"""The picture on a sheet of cells: panels under their headings, side by side where the width allows."""

from __future__ import annotations

from dataclasses import replace

from actplot.errors import one_of
from actplot.plan import Plan
from actplot.scene import compose
from actplot.scene.parts import Extent, Scene
from actplot.terminal.canvas import Canvas
from actplot.terminal.glyphs import GLYPHS, Glyphs
from actplot.terminal.heading import Lines, headline, put_lines
from actplot.terminal.layout import lay_out
from actplot.terminal.panel import draw_panel
from actplot.terminal.screen import CHARSETS, COLORS, HEIGHT, Charset, Colors, escapes
from actplot.themes import load

__all__ = ["draw", "render"]

PRINT = "print"  # the theme of one colour
WIDEST, HIGHEST = 1000, 500  # cells of any picture: what says that it has more, a COLUMNS perhaps, is no screen


def render(
    plan: Plan,
    *,
    width: int,
    height: int | None = None,
    color: Colors = "none",
    charset: Charset = "braille",
) -> str:
    """Return the picture as text: lines of at most `width` cells, without trailing blanks, each ended by a line feed.

    `height` is that of the screen (by default 23 lines): as many rows of panels stand on it as can without being
    squeezed, the rest follows below. What the plan says of inches and of dots per inch does not count. The charset
    `ascii` gives nothing but ASCII, in English. Raises BadRequest for a charset or a number of colours not known.
    """
    one_of("charset", charset, CHARSETS)
    one_of("color", color, COLORS)
    plan = replace(plan, size=None, lang="en" if charset == "ascii" else plan.lang)
    scene = compose(plan, lambda *_: Extent(0.0, 0.0, 0.0))  # words are made to fit here, so none is cut there
    return draw(scene, width=width, height=height, color=color, charset=charset)


def draw(
    scene: Scene,
    *,
    width: int,
    height: int | None = None,
    color: Colors = "none",
    charset: Charset = "braille",
) -> str:
    """Return a scene as text, as `render` does that of a plan."""
    palette = load(PRINT if color == "none" else scene.plan.theme)  # without colours dashes tell the curves apart
    glyphs = replace(GLYPHS[charset], dash=palette.dash, alike=len(set(palette.hues)) == 1)
    width = min(max(width, 1), WIDEST)
    over = headline(scene, width, glyphs) + (_bars(scene, width, glyphs) if scene.charts else [])
    lines = min(height or HEIGHT - 1, HIGHEST) - len(over)
    places = lay_out(scene, glyphs, width=width, lines=lines, top=len(over)) if scene.panels else []
    canvas = Canvas(width, places[-1].grid.bottom if places else len(over))
    put_lines(canvas, 0, 0, over)
    for panel, place in zip(scene.panels, places, strict=True):
        put_lines(canvas, place.row, place.column, place.heading)
        draw_panel(canvas, panel, place.grid, place.ends, glyphs)
    return canvas.text(escapes(scene.plan.theme, color, canvas.roles))


def _bars(scene: Scene, width: int, glyphs: Glyphs) -> Lines:
    from actplot.terminal.bars import bar_lines  # all other pictures do without, and are drawn the sooner

    return bar_lines(scene, width, glyphs)
