"""The notes of a panel: what is written or drawn beside the curve to say what it is."""

from __future__ import annotations

from dataclasses import dataclass

from actplot.plan import Plan
from actplot.scene.frame import Frame
from actplot.scene.graphs import Cell, Graph
from actplot.scene.parts import Dots, Gauge, Inset, Leader, Measure, Swatch, Text
from actplot.scene.room import Room
from actplot.words import Words

__all__ = ["Draft", "Notes"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A panel whose axes and numbers stand (`ticks` are those of x), and one of its curves that notes are about."""

    plan: Plan
    gauge: Gauge
    cell: Cell
    graph: Graph
    frame: Frame
    room: Room
    ticks: tuple[float, ...]
    words: Words
    measure: Measure

    @property
    def role(self) -> str:
        """The role of the curve's colour."""
        return self.graph.role


@dataclass(frozen=True, slots=True)
class Notes:
    """Texts, swatches, leaders, dots and an inset; `+` puts two sets together."""

    texts: tuple[Text, ...] = ()
    swatches: tuple[Swatch, ...] = ()
    leaders: tuple[Leader, ...] = ()
    inset: Inset | None = None
    dots: tuple[Dots, ...] = ()

    def __add__(self, other: Notes) -> Notes:
        return Notes(
            self.texts + other.texts,
            self.swatches + other.swatches,
            self.leaders + other.leaders,
            self.inset or other.inset,
            self.dots + other.dots,
        )
