"""What is laid over a picture for a moment: lines, dots, and words on boards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from actplot.scene.frame import PT
from actplot.scene.parts import Box, Leader, Measure, Text
from actplot.window.brush import Brush

__all__ = ["Cover", "Mark", "card"]

SPOT, RIM = 7.0, 1.2  # points: a dot, and the page round it
SIZE, PITCH, MARGIN = 9.5, 14.5, 8.0  # points of a card: its type, its lines, its edge
OFF = 14.0  # points from a place to its card


@dataclass(frozen=True, slots=True)
class Mark:
    """A dot on a curve, in inches."""

    x: float
    y: float
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """Lines, dots, boards and the words on them, in inches on a picture's page."""

    leaders: tuple[Leader, ...] = ()
    marks: tuple[Mark, ...] = ()
    boards: tuple[Box, ...] = ()
    texts: tuple[Text, ...] = ()

    def __add__(self, other: Cover) -> Cover:
        return Cover(
            leaders=self.leaders + other.leaders,
            marks=self.marks + other.marks,
            boards=self.boards + other.boards,
            texts=self.texts + other.texts,
        )

    def paint(self, brush: Brush) -> None:
        """Draw it."""
        for leader in self.leaders:
            brush.leader(leader)
        for mark in self.marks:
            brush.disc(mark.x, mark.y, SPOT, brush.theme.color(mark.role), brush.theme.background, RIM)
        for board in self.boards:
            brush.board(board)
        for text in self.texts:
            brush.text(text)


def card(said: Sequence[str], at: tuple[float, float], window: Box, measure: Measure) -> Cover:
    """Return lines of words on a board beside a place, which it never covers, inside a window; none without room."""
    width = max(measure(line, SIZE, "words").width for line in said) * PT + 2 * MARGIN * PT
    height = (len(said) * PITCH + 2 * MARGIN - 5) * PT
    off, (x, y) = OFF * PT, at
    sides, levels = (x + off, x - off - width), (y + off, y - off - height)
    middle = min(max(y - height / 2, window.y), window.top - height)
    centre = min(max(x - width / 2, window.x), window.right - width)
    corners = [(left, low) for low in levels for left in sides]
    corners += [(left, middle) for left in sides] + [(centre, low) for low in levels]
    for left, low in corners:
        if left >= window.x and left + width <= window.right and low >= window.y and low + height <= window.top:
            return _board(said, Box(left, low, width, height))
    return Cover()


def _board(said: Sequence[str], box: Box) -> Cover:
    first = box.top - (MARGIN + SIZE * 0.8) * PT
    texts = tuple(
        Text(x=box.x + MARGIN * PT, y=first - index * PITCH * PT, text=line, size=SIZE)
        for index, line in enumerate(said)
    )
    return Cover(boards=(box,), texts=texts)
