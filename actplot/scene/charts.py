"""The parts of a bar chart: the elements of a vector as bars in data units, with their names and numbers."""

from __future__ import annotations

from dataclasses import dataclass

from actplot.scene.parts import Axis, Diagram, Leader, Text

__all__ = ["Bar", "Bars", "Chart"]


@dataclass(frozen=True, slots=True)
class Bar:
    """One element of a vector: its place along the axis, its value, what it is called and its value in print.

    What is no finite number, or too large to scale, is `drawn` as nothing: its number says what it is.
    """

    at: float
    value: float
    drawn: float
    letter: str
    index: int
    number: str

    @property
    def name(self) -> str:
        """The letter of its vector and its index, as in x1."""
        return f"{self.letter}{self.index}"

    @property
    def math(self) -> str:
        """The same in mathtext."""
        return f"{self.letter}_{{{self.index}}}"


@dataclass(frozen=True, slots=True)
class Bars:
    """A vector, or a half of one: bars of one colour."""

    gid: str
    role: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart(Diagram):
    """Bars on one axis with their heading; `thickness` is theirs in data units.

    `texts` are the names and numbers that have room. Where numbers had none, `y_axis` is a scale beside the bars.
    """

    y_axis: Axis | None
    bars: tuple[Bars, ...]
    thickness: float
    level: Leader | None
    texts: tuple[Text, ...]
