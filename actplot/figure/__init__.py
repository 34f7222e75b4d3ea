"""A scene as a matplotlib Figure: curves, dots, axes and ticks in data units, all else at its inches on the page."""

from __future__ import annotations

from functools import cache
from typing import Literal

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from actplot import fonts, typeset
from actplot.figure.pen import Pen
from actplot.figure.style import house_style, theme_of
from actplot.plan import Plan
from actplot.scene.parts import Extent, Measure, Scene

__all__ = ["draw", "house_style", "measure_for", "theme_of"]


def measure_for(plan: Plan) -> Measure:
    """Return how much room words and formulas take in a plan's faces; a character that none has raises MissingGlyph."""
    faces = fonts.faces(plan.lang, plan.fonts)

    @cache
    def measure(text: str, size: float, kind: Literal["words", "math"]) -> Extent:
        return typeset.extent(text, size) if kind == "math" else faces.extent(text, size)

    return measure


def draw(scene: Scene, figure: Figure | None = None) -> Figure:
    """Draw a scene on a new figure, or on a given one (a window's, at its own dpi), which it clears and resizes."""
    plan = scene.plan
    with house_style():
        if figure is None:
            figure = Figure(dpi=plan.dpi)
            FigureCanvasAgg(figure)
        figure.clear()
        figure.set_size_inches(scene.width, scene.height, forward=False)
        pen = Pen(figure, theme_of(plan), fonts.faces(plan.lang, plan.fonts), plan.scale)
        figure.set_facecolor("none" if plan.transparent else pen.theme.background)
        for text in scene.headline:
            pen.text(text)
        for swatch in scene.swatches:
            pen.swatch(swatch)
        for panel in scene.panels:
            pen.panel(panel, scene)
        for chart in scene.charts:
            pen.chart(chart, scene)
    return figure
