"""The scene: everything a picture shows, decided once as numbers and words, before anything is drawn."""

from __future__ import annotations

from actplot.plan import Plan
from actplot.scene.describe import describe
from actplot.scene.graphs import drawn_span, sample_graphs, sharpen
from actplot.scene.limits import choose_limits
from actplot.scene.page import lay_out
from actplot.scene.panel import compose_panel
from actplot.scene.parts import Measure, Scene
from actplot.words import load

__all__ = ["compose"]


def compose(plan: Plan, measure: Measure) -> Scene:
    """Decide panels, limits, ticks, labels, dots and notes of a picture: one row an activation, one column an order.

    `measure` says how much room words and formulas take. Raises BadRequest when the size asked for has no room.
    """
    words, span = load(plan.lang), drawn_span(plan)
    graphs = sample_graphs(plan, span)
    limits = choose_limits(plan, graphs)
    graphs = sharpen(plan, graphs, limits)
    page = lay_out(plan, graphs, limits, words, measure)
    return Scene(
        plan=plan,
        width=page.width,
        height=page.height,
        rows=len(plan.activations),
        columns=len(plan.orders),
        headline=page.headline,
        panels=tuple(compose_panel(page, index, graph, words, measure) for index, graph in enumerate(graphs)),
        description=describe(plan, graphs, span, words),
    )
