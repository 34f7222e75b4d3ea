"""The scene: everything a picture shows, decided once as numbers and words, before anything is drawn."""

from __future__ import annotations

from actplot.plan import Plan
from actplot.scene.bars import compose_bars
from actplot.scene.graphs import cells, sharpen
from actplot.scene.limits import choose_limits
from actplot.scene.page import lay_out
from actplot.scene.panel import compose_panel
from actplot.scene.parts import Measure, Scene
from actplot.scene.scaled import scaled
from actplot.words import load

__all__ = ["compose"]


def compose(plan: Plan, measure: Measure) -> Scene:
    """Decide panels, limits, ticks, labels, dots and notes of a picture.

    `measure` says how much room words and formulas take. Raises BadRequest when the size asked for has no room.
    """
    if plan.vector is not None:
        return scaled(compose_bars(plan, measure), plan.scale)
    words, shown = load(plan.lang), cells(plan)
    limits = choose_limits(plan, shown)
    shown = tuple(sharpen(plan, cell, values) for cell, values in zip(shown, limits, strict=True))
    page = lay_out(plan, shown, limits, words, measure)
    scene = Scene(
        plan=plan,
        width=page.width,
        height=page.height,
        columns=page.columns,
        headline=page.headline.texts,
        panels=tuple(compose_panel(plan, page, index, cell, words, measure) for index, cell in enumerate(shown)),
        swatches=page.headline.swatches,
    )
    return scaled(scene, plan.scale)
