"""The sliders of a window as they are drawn: under the picture, side by side, the parameters of a function together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from actplot.scene.describe.numbers import number
from actplot.scene.fitting import fit_words
from actplot.scene.frame import PT
from actplot.scene.headings import short
from actplot.scene.parts import Box, Measure, Text
from actplot.window.brush import Brush
from actplot.window.state import State, Track
from actplot.words import Words

__all__ = ["Slot", "paint_slot", "place"]

ROW, FOOT, HEAD = 0.27, 0.24, 0.06  # inches: of a slider, below the last one for what is said, above the first
LEAST, WIDEST, APART, EDGE = 1.7, 4.6, 0.35, 0.32  # inches: of a slider and its words, between two, to the edge
NAMES, SYMBOL, VALUE, GAP = 1.0, 0.3, 0.55, 0.12  # inches for the function, the symbol, the value; between them
SHARE = 0.4  # of the window's height that sliders take at most
MOST = 8  # functions whose sliders are of use
RAIL, FULL, HANDLE, RIM, RING = 2.0, 2.4, 10.0, 1.6, 13.0  # points: a rail, a handle, and the chosen one's
TITLE, LETTER, NUMBER = 9.0, 12.0, 9.0  # points of type
DIGITS = 6
MIDDLE = 0.36  # height of the middle of a figure over its baseline, in type sizes
REACH = 0.11  # inches from a rail at which a hand still means it


@dataclass(frozen=True, slots=True)
class Slot:
    """One slider at its place, in inches from the window's lower left corner: its words, and its rail."""

    index: int
    track: Track
    words: tuple[Text, ...]
    left: float
    right: float
    y: float

    def at(self, value: float) -> float:
        """Return where a value stands on the rail, in inches."""
        low, high = self.track.slider.low, self.track.slider.high
        return self.left + (self.right - self.left) * (min(max(value, low), high) - low) / (high - low)

    def value(self, x: float) -> float:
        """Return the value at a place, on the rail or beyond its ends."""
        slider = self.track.slider
        part = (x - self.left) / (self.right - self.left)
        if slider.infinite and part >= 1:
            return math.inf
        return slider.low + part * (slider.high - slider.low)

    def holds(self, x: float, y: float) -> bool:
        """Return whether a place, in inches, is on the rail."""
        return self.left - REACH <= x <= self.right + REACH and abs(y - self.y) <= REACH


def place(state: State, width: float, height: float, words: Words, measure: Measure) -> tuple[tuple[Slot, ...], float]:
    """Return the sliders that have room in a window of this size, in inches, and the height of their strip."""
    titles = NAMES + GAP if len(state.plan.activations) > 1 else 0.0  # a picture of one function bears its name
    columns = max(1, int((width - 2 * EDGE + APART) / (LEAST + titles + APART)))
    rows = int((SHARE * height - FOOT - HEAD) / ROW)
    shown = _fitting(state.tracks, columns * rows)
    if not shown or width < 2 * EDGE + titles + LEAST:
        return (), 0.0
    columns = min(columns, len(shown))
    rows = -(-len(shown) // columns)
    strip = HEAD + rows * ROW + FOOT
    each = min(WIDEST, (width - 2 * EDGE - APART * (columns - 1)) / columns)
    slots = []
    for index, track in enumerate(shown):
        column, row = divmod(index, rows)
        box = Box(EDGE + column * (each + APART), strip - HEAD - (row + 1) * ROW, each, ROW)
        titled = row == 0 or shown[index - 1].owner != track.owner
        title = short(words.title(state.plan.activations[track.owner])) if titles and titled else ""
        slots.append(_slot(index, track, box, title, titles, measure))
    return tuple(slots), strip


def _fitting(tracks: Sequence[Track], capacity: int) -> list[Track]:
    """Return the sliders of as many functions as fit, of the first one at least some; of a crowd none."""
    groups = [list(group) for _, group in groupby(tracks, lambda track: track.owner)]
    if not groups or len(groups) > MOST or capacity < 1:
        return []
    shown = groups[0][:capacity]
    for group in groups[1:]:
        if len(shown) + len(group) <= capacity:
            shown += group
    return shown


def _slot(index: int, track: Track, box: Box, title: str, titles: float, measure: Measure) -> Slot:
    """Return a slider in a box, whose first `titles` inches are for the function."""
    y = box.y + box.height / 2
    texts, slider = [], track.slider
    if title:
        name, size = fit_words(title, TITLE, NAMES, measure)
        texts.append(Text(x=box.x, y=y - MIDDLE * size * PT, text=name, size=size, role="muted"))
    left = box.x + titles
    letter = Text(x=left, y=y - 0.26 * LETTER * PT, text=slider.key, math=slider.symbol, size=LETTER)
    symbol = SYMBOL
    if not slider.symbol:
        name, size = fit_words(slider.key, TITLE, 2 * SYMBOL, measure)
        letter = Text(x=left, y=y - MIDDLE * size * PT, text=name, size=size)
        symbol = max(SYMBOL, measure(name, size, "words").width * PT)
    return Slot(index, track, (*texts, letter), left + symbol + GAP, box.right - VALUE - GAP, y)


def paint_slot(brush: Brush, slot: Slot, value: float, role: str, strip: float, *, chosen: bool) -> None:
    """Draw a slider in the strip under a page: words, rail, handle, number."""
    theme, y, x = brush.theme, slot.y - strip, slot.at(value)
    color = theme.color(role)
    brush.line([(slot.left, y), (slot.right, y)], theme.guide, RAIL, fading=0.45)
    if x > slot.left:
        brush.line([(slot.left, y), (x, y)], color, FULL)
    brush.disc(x, y, RING if chosen else HANDLE, theme.background, color, RIM * (1.6 if chosen else 1.0))
    said = number(value, DIGITS)
    shade, baseline = "ink" if chosen else "muted", y - MIDDLE * NUMBER * PT
    brush.text(Text(x=slot.right + GAP, y=baseline, text=said, size=NUMBER, role=shade))
    for text in slot.words:
        brush.text(replace(text, y=text.y - strip))
