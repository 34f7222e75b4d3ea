"""The margins beside the panels: the usual ones, wider where numbers stand outside a panel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from actplot.scene.frame import PT, Frame
from actplot.scene.labels import BESIDE, SIZE, x_numbers, y_numbers
from actplot.scene.parts import Measure

__all__ = ["Margins", "fit_margins"]

LEFT, BETWEEN, RIGHT = 0.32, 0.72, 0.42  # inches
AIR = 0.06  # inches between a number and the page's edge
X_NAME = 0.26  # inches right of a panel that the name of its x axis takes
BASE = 0.08  # inches for each character of a base in that name


@dataclass(frozen=True, slots=True)
class Margins:
    """Inches left of the first column, between columns (n - 1 of them) and right of the last."""

    left: float
    between: tuple[float, ...]
    right: float

    @classmethod
    def usual(cls, columns: int) -> Margins:
        """Return the margins of panels whose labels stay inside."""
        return cls(LEFT, (BETWEEN,) * (columns - 1), RIGHT)

    @property
    def total(self) -> float:
        """What is left and right of panels altogether."""
        return self.left + sum(self.between) + self.right


def fit_margins(frames: Sequence[Frame], columns: int, measure: Measure) -> Margins:
    """Return the margins that hold what stands beside panels (row by row): numbers of y axes, names of x axes."""
    reaches = [_reach(frame, measure) for frame in frames]
    left = [max(reach[0] for reach in reaches[column::columns]) for column in range(columns)]
    right = [max(reach[1] for reach in reaches[column::columns]) for column in range(columns)]
    between = (max(BETWEEN, right[i] + left[i + 1] + 2 * AIR) for i in range(columns - 1))
    return Margins(max(LEFT, left[0] + AIR), tuple(between), max(RIGHT, right[-1] + AIR))


def _reach(frame: Frame, measure: Measure) -> tuple[float, float]:
    """Return how far labels reach beyond a panel to the left and to the right, in inches."""
    widest = max((measure(label, SIZE, "words").width for label in y_numbers(frame).labels), default=0.0)
    number, axis = (BESIDE + widest) * PT, frame.x(frame.y_axis)
    base = x_numbers(frame, measure).base
    name = X_NAME + BASE * len(base) + (2 * BASE if base else 0.0)
    if frame.y_axis > frame.span[1]:
        return 0.0, max(name, axis + number - frame.box.right)
    return number - (axis - frame.box.x), name
