"""What is laid over a picture for a moment: lines, dots, and words on boards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from actplot.scene.frame import PT
from actplot.scene.parts import Box, Leader, Measure, Text
from actplot.window.brush import Brush

__all__ = ["Cover", "Mark", "card"]

SPOT, RIM = 7.0, 1.2  # points: a dot, and the page round it
SIZE, PITCH, MARGIN = 9.5, 14.5, 8.0  # points of a card: its type, its lines, its edge
OFF = 14.0  # points from a place to its card
FEW = 3  # places of ink that a card may cover
NOTHING = np.empty((0, 2))


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

    def __xor__(self, other: Cover) -> Cover:
        """Return what one of both has and the other has not."""
        return Cover(
            leaders=tuple({*self.leaders} ^ {*other.leaders}),
            marks=tuple({*self.marks} ^ {*other.marks}),
            boards=tuple({*self.boards} ^ {*other.boards}),
            texts=tuple({*self.texts} ^ {*other.texts}),
        )

    @property
    def reach(self) -> tuple[float, float] | None:
        """How far down and up it reaches, in inches, all that it draws included; None where it draws nothing."""
        heights = [y for leader in self.leaders for _, y in leader.path]
        heights += [mark.y for mark in self.marks] + [y for board in self.boards for y in (board.y, board.top)]
        heights += [text.y + text.size * PT * up for text in self.texts for up in (-1.0, 2.0)]  # two lines of a formula
        return (min(heights) - SPOT * PT, max(heights) + SPOT * PT) if heights else None

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


def card(
    said: Sequence[str], at: tuple[float, float], window: Box, measure: Measure, *, ink: NDArray[np.float64] = NOTHING
) -> Cover:
    """Return lines of words on a board beside a place, inside a window; none without room.

    It never covers the place, and of the `ink`, places (n, 2), as little as may be.
    """
    width = max(measure(line, SIZE, "words").width for line in said) * PT + 2 * MARGIN * PT
    height = (len(said) * PITCH + 2 * MARGIN - 5) * PT
    off, (x, y) = OFF * PT, at
    sides, levels = (x + off, x - off - width), (y + off, y - off - height)
    middle = min(max(y - height / 2, window.y), window.top - height)
    centre = min(max(x - width / 2, window.x), window.right - width)
    corners = [(left, low) for low in levels for left in sides]
    corners += [(left, middle) for left in sides] + [(centre, low) for low in levels]
    boxes = [Box(left, low, width, height) for left, low in corners]
    free = [box for box in boxes if window.x <= box.x and box.right <= window.right
            and window.y <= box.y and box.top <= window.top]  # fmt: skip
    return _board(said, min(free, key=lambda box: _covered(box, ink))) if free else Cover()


def _covered(box: Box, ink: NDArray[np.float64]) -> int:
    """Return how many places are in a box, of few about as many as of none."""
    x, y = ink.T
    return int(((x > box.x) & (x < box.right) & (y > box.y) & (y < box.top)).sum()) // FEW


def _board(said: Sequence[str], box: Box) -> Cover:
    first = box.top - (MARGIN + SIZE * 0.8) * PT
    texts = tuple(
        Text(x=box.x + MARGIN * PT, y=first - index * PITCH * PT, text=line, size=SIZE)
        for index, line in enumerate(said)
    )
    return Cover(boards=(box,), texts=texts)
