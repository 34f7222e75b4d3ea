"""The description of a picture for those who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence

from actplot.plan import Plan
from actplot.scene.frame import Interval
from actplot.scene.graphs import Graph
from actplot.scene.headings import DERIVATIVES, formula
from actplot.scene.ticks import print_float
from actplot.words import Words

__all__ = ["describe"]


def describe(plan: Plan, graphs: Sequence[Graph], span: Interval, words: Words) -> str:
    """Return what the picture shows: the functions, the span, and every formula in plain text."""
    names = words.word("list_separator").join(words.title(act) for act in plan.activations)
    low, high = (print_float(end) for end in span)
    head = words.word("alt_figure", names=names, low=low, high=high)
    said = [
        f"{words.title(graph.activation)}, {words.word(DERIVATIVES[graph.order])}: {formula(graph)}" for graph in graphs
    ]
    return ". ".join([head, *said])
