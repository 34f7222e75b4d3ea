"""What a window says by itself: a line at its foot, and the table of its keys."""

from __future__ import annotations

from actplot.scene.frame import PT
from actplot.scene.parts import Box, Measure, Text
from actplot.window.cover import Cover
from actplot.window.keys import explained
from actplot.words import Words

__all__ = ["explanation", "line"]

SIZE, TYPE, PITCH = 9.0, 10.5, 19.0  # points: of the line, of the table, between its rows
MARGIN, GUTTER = 14.0, 16.0  # points: a table's edge, between its columns
EDGE = 0.32  # inches from the line to the window's edges
FOOT, HEAD = 0.07, 0.16  # inches from its baseline to the window's lower edge, and to the upper one
LEAST = 0.3  # of the table's type to which it shrinks


def line(said: str, window: Box, measure: Measure) -> Cover:
    """Return a line under the sliders, else over the picture, cut where it is longer than the window is wide."""
    room = window.width - 2 * EDGE
    while len(said) > 1 and measure(said, SIZE, "words").width * PT > room:
        said = said.rstrip("…")[:-1].rstrip() + "…"
    extent = measure(said, SIZE, "words")
    if extent.width * PT > room:
        return Cover()
    y = window.y + FOOT if window.y < 0 else window.top - HEAD
    text = Text(x=window.x + EDGE, y=y, text=said, size=SIZE, role="muted", halo=True)
    return Cover(texts=(text,))


def explanation(words: Words, window: Box, measure: Measure) -> Cover:
    """Return the table of keys in the middle of a window, smaller where it has no room."""
    rows = list(explained(words))
    keys, whats = (max(measure(row[side], TYPE, "words").width for row in rows) for side in (0, 1))
    width, height = keys + GUTTER + whats + 2 * MARGIN, PITCH * len(rows) + 2 * MARGIN - (PITCH - TYPE)
    scale = min(1.0, 0.96 * window.width / (width * PT), 0.96 * window.height / (height * PT))
    if scale < LEAST:
        return Cover()
    point = scale * PT
    left, low = window.x + (window.width - width * point) / 2, window.y + (window.height - height * point) / 2
    box = Box(left, low, width * point, height * point)
    texts = []
    for index, (key, what) in enumerate(rows):
        y = box.top - (MARGIN + TYPE * 0.85 + index * PITCH) * point
        texts.append(Text(x=left + MARGIN * point, y=y, text=key, size=TYPE * scale))
        x = left + (MARGIN + keys + GUTTER) * point
        texts.append(Text(x=x, y=y, text=what, size=TYPE * scale, role="muted"))
    return Cover(boards=(box,), texts=tuple(texts))
