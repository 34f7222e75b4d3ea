"""A scene as a matplotlib Figure: curves, dots, axes and ticks in data units, all else at its inches on the page."""

from __future__ import annotations

from functools import cache
from typing import Literal

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure, SubFigure
from matplotlib.transforms import Affine2D, Transform

from actplot import fonts, typeset
from actplot.errors import BadRequest
from actplot.figure.charts import draw_chart
from actplot.figure.panels import draw_panel
from actplot.figure.pen import Pen
from actplot.figure.style import house_style, theme_of
from actplot.plan import Plan
from actplot.scene.parts import Extent, Measure, Scene

__all__ = ["draw", "draw_into", "house_style", "measure_for", "size_of", "theme_of"]


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
        _put(scene, figure, figure.dpi_scale_trans)
    return figure


def draw_into(scene: Scene, target: Axes | Figure | SubFigure) -> None:
    """Draw a scene where a figure, a subfigure or the axes of one panel stand now; what is beside it stays.

    Raises BadRequest for several panels in one pair of axes.
    """
    figure = target.figure if isinstance(target, Axes) else target
    given = target if isinstance(target, Axes) else None
    if given and (count := len(scene.panels) + len(scene.charts)) > 1:
        raise BadRequest(f"axes hold one panel, not {count}: give a figure, or choose the layout 'overlay'.")
    (x, y), _ = target.bbox.get_points() / figure.dpi
    with house_style():
        _put(scene, figure, Affine2D().translate(x, y) + figure.dpi_scale_trans, given)


def size_of(target: Axes | Figure | SubFigure) -> tuple[float, float]:
    """Return the width and the height that a target has now, in inches."""
    return target.bbox.width / target.figure.dpi, target.bbox.height / target.figure.dpi


def _put(scene: Scene, figure: Figure | SubFigure, page: Transform, given: Axes | None = None) -> None:
    plan = scene.plan
    pen = Pen(figure, page, theme_of(plan), fonts.faces(plan.lang, plan.fonts), plan.scale, given)
    if given is None:
        figure.set_facecolor("none" if plan.transparent else pen.theme.background)
    for text in scene.headline:
        pen.text(text)
    for swatch in scene.swatches:
        pen.swatch(swatch)
    for panel in scene.panels:
        draw_panel(pen, panel)
    for chart in scene.charts:
        draw_chart(pen, chart)
