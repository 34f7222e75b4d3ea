"""The names of curves that share a panel: at their ends, where each is most alone, or in a key."""

from __future__ import annotations

from actplot.scene.frame import Frame
from actplot.scene.graphs import Cell
from actplot.scene.notes import Draft, Notes
from actplot.scene.parts import Measure
from actplot.words import Words

__all__ = ["ends_room", "note_names"]


def ends_room(cell: Cell, frame: Frame, words: Words, measure: Measure) -> float:
    """Return how far names at the ends of curves reach beyond the panel, in inches."""
    return 0.0


def note_names(draft: Draft) -> Notes:
    """Return the names of the curves."""
    return Notes()
