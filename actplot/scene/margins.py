"""The margins beside the panels: the usual ones, wider where labels stand outside a panel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from actplot.scene.frame import PT, Frame
from actplot.scene.graphs import Cell
from actplot.scene.labels import BESIDE, SIZE, x_numbers, y_numbers
from actplot.scene.look import Look
from actplot.scene.naming import ends_room
from actplot.scene.parts import Measure
from actplot.words import Words

__all__ = ["Margins", "fit_margins"]

AIR = 0.06  # inches between a label and the page's edge
X_NAME = 0.26  # inches right of a panel that the name of its x axis takes
BASE = 0.08  # inches for each character of a base in that name


@dataclass(frozen=True, slots=True)
class Margins:
    """Inches left of the first column, between columns (n - 1 of them) and right of the last."""

    left: float
    between: tuple[float, ...]
    right: float

    @classmethod
    def usual(cls, look: Look, columns: int) -> Margins:
        """Return the margins of panels whose labels stay inside."""
        return cls(look.left, (look.between,) * (columns - 1), look.right)

    @property
    def total(self) -> float:
        """What is left and right of panels altogether."""
        return self.left + sum(self.between) + self.right


def fit_margins(
    look: Look, cells: Sequence[Cell], frames: Sequence[Frame], columns: int, words: Words, measure: Measure
) -> Margins:
    """Return the margins that hold what stands beside panels: numbers of y axes, names of x axes and of curves."""
    if not look.labels:
        return Margins.usual(look, columns)
    reaches = [_reach(cell, frame, words, measure) for cell, frame in zip(cells, frames, strict=True)]
    left = [max(reach[0] for reach in reaches[column::columns]) for column in range(columns)]
    right = [max(reach[1] for reach in reaches[column::columns]) for column in range(columns)]
    between = (max(look.between, right[i] + left[i + 1] + 2 * AIR) for i in range(columns - 1))
    return Margins(max(look.left, left[0] + AIR), tuple(between), max(look.right, right[-1] + AIR))


def _reach(cell: Cell, frame: Frame, words: Words, measure: Measure) -> tuple[float, float]:
    """Return how far labels reach beyond a panel to the left and to the right, in inches."""
    widest = max((measure(label, SIZE, "words").width for label in y_numbers(frame).labels), default=0.0)
    number, axis = (BESIDE + widest) * PT, frame.x(frame.y_axis)
    base = x_numbers(frame, measure).base
    name = X_NAME + BASE * len(base) + (2 * BASE if base else 0.0)
    right = max(name, ends_room(cell, frame, words, measure))
    if frame.y_axis > frame.span[1]:
        return 0.0, max(right, axis + number - frame.box.right)
    return number - (axis - frame.box.x), right
