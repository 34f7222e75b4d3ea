"""A picture: asked for in one call, drawn when it is first looked at, shown or saved anywhere."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from actplot.asked import Pair, language, number, numbers, pair, whole
from actplot.errors import BadRequest
from actplot.plan import Plan, orders

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure, SubFigure

    from actplot.activation import Activation
    from actplot.plan import Layout, ThemeName
    from actplot.scene.parts import Scene
    from actplot.terminal import Charset, Colors

__all__ = ["Plot", "plot"]


class Plot:
    """One picture of activations: `.figure` is the matplotlib Figure, drawn on first use; a notebook shows it.

    >>> drawn = plot("relu", "mish", deriv=True)
    >>> len(drawn.figure.axes)
    4
    >>> print(drawn.alt.partition(": ")[0])
    Graph of ReLU and Mish for x from −4 to 4
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def __repr__(self) -> str:
        return f"<Plot of {', '.join(map(repr, self.plan.activations))}>"

    @cached_property
    def scene(self) -> Scene:
        """The picture as numbers and words, before anything is drawn."""
        from actplot.figure import measure_for
        from actplot.scene import compose

        return compose(self.plan, measure_for(self.plan))

    @cached_property
    def figure(self) -> Figure:
        """The matplotlib Figure, one Axes a panel; each curve is a Line2D whose gid is NAME.f, NAME.df or NAME.d2f."""
        from actplot.figure import draw

        return draw(self.scene)

    def draw(self, target: Axes | Figure | SubFigure) -> None:
        """Draw the picture into a figure, a subfigure, or the axes of one panel, at the size these have now.

        The axes stay usable: they are in data units. Raises BadRequest where the room or the axes do not suffice.
        """
        from actplot.figure import draw_into, measure_for, size_of
        from actplot.scene import compose

        plan = replace(self.plan, size=size_of(target), dpi=target.figure.dpi)
        draw_into(compose(plan, measure_for(plan)), target)

    def encode(self, format: Literal["png", "svg", "pdf", "html"] | str = "png") -> bytes:  # noqa: A002
        """Return the picture as the bytes of a file; the same plan gives the same bytes.

        HTML is a page on which parameters are moved and curves are read. Raises BadRequest for what a page cannot
        show: bars, and functions without a formula.
        """
        if format == "html":
            from actplot.page import page, still_plan

            still = still_plan(self.plan)
            return page(self.plan, self.scene if still is self.plan else Plot(still).scene).encode()
        from actplot.sinks import encode

        return encode(self.figure, self.scene, format)

    def text(
        self, *, width: int = 80, height: int | None = None, color: Colors = "none", charset: Charset = "braille"
    ) -> str:
        """Return the picture in characters, for a terminal or a log: lines of at most `width` cells.

        `height` is that of the screen, `color` how many colours it has, `charset` "braille" or "ascii".
        """
        from actplot.terminal import render

        return render(self.plan, width=width, height=height, color=color, charset=charset)

    @property
    def alt(self) -> str:
        """What the picture shows, in words of its language, for those who cannot see it."""
        from actplot.scene.describe import describe

        return describe(self.plan)

    def markdown(self, path: str | os.PathLike[str]) -> str:
        """Return the Markdown line that shows the picture saved at `path`, and says what it shows."""
        from actplot.markdown import image

        return image(self.alt, path)

    def save(self, path: str | os.PathLike[str], *, format: str | None = None) -> bool:  # noqa: A002
        """Write the picture to a file, as PNG, SVG, PDF or HTML by its suffix or `format`; False when nothing changed.

        Raises BadRequest for an unknown format, or what it cannot show, and CannotWrite where no file can be written.
        """
        from actplot.sinks import targets

        (target,) = targets([path], format=format)
        return target.put(self.encode(target.format))

    def show(self) -> None:
        """Open the picture in a window and wait until it is closed. Raises NoScreen where there is none."""
        from actplot.window import show

        show(self)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, bytes | str]:
        """Return what a notebook shows: SVG for the page, PNG where SVG is not taken."""
        del include, exclude  # the notebook picks from the bundle
        return {"image/svg+xml": self.encode("svg").decode(), "image/png": self.encode("png")}


def plot(
    *specs: str | Activation,
    family: str | None = None,
    all: bool = False,  # noqa: A002
    range: Pair | None = None,  # noqa: A002
    deriv: bool = False,
    second: bool = False,
    param: Mapping[str, float | Sequence[float]] | Sequence[str] = (),
    lang: str | None = None,
    layout: Layout | str = "auto",
    columns: int | str | None = None,
    equal: bool = False,
    guides: bool = False,
    mark: str | Sequence[str] = (),
    diff: bool = False,
    vector: str | Sequence[float] | None = None,
    theme: ThemeName | str = "light",
    style: str | os.PathLike[str] | None = None,
    transparent: bool = False,
    size: Pair | None = None,
    dpi: float | str = 150.0,
    font_size: float | str | None = None,
    title: str | None = None,
    no_formula: bool = False,
    ylim: Pair | None = None,
    font: str | os.PathLike[str] | Sequence[str | os.PathLike[str]] = (),
    ax: Axes | Figure | SubFigure | None = None,
) -> Plot:
    """Return the picture of some activations; the keywords are the long options of the command line.

    >>> plot("elu:alpha=0.5,1", "x*sigmoid(1.702*x)", range=(-4, 4), deriv=True)
    <Plot of elu(alpha=0.5), elu(alpha=1.0), x*sigmoid(1.702*x)>

    Args:
        specs: words such as "relu" or "elu:alpha=0.5", or activations from `get`.
        family: draw all of a family, such as "relu", too.
        all: draw every activation there is.
        range: the span of x; by default that of each function, of several their union.
        deriv: draw f' too.
        second: draw f'' too.
        param: parameters for every function that has them, {"alpha": 0.5}; of several values, each is drawn.
        lang: "en", "zh-CN", "zh-TW", "ja" or "ko"; by default that of ACTPLOT_LANG in the environment, else English.
        layout: "pairs" (a function and its derivatives in panels of their own), "overlay" (all in one panel), "grid"
            (small panels with one scale), or "auto": pairs for up to three functions, then overlay, then grid.
        columns: panels side by side; by default as many as read well.
        equal: make a unit of x as long as a unit of y.
        guides: draw asymptotes and the identity faintly.
        mark: points to mark with their coordinates: "extrema", "roots", "inflections", "largest".
        diff: draw the difference of the two functions named, its largest value marked.
        vector: an input, whose image under a vector function is drawn as bars.
        theme: "light", "dark", "print" (black on white, dashes) or "auto" (an SVG that follows its reader's setting).
        style: a style sheet of matplotlib's, a house style, for colours, dashes and widths of lines.
        transparent: leave the page unpainted.
        size: width and height in inches; by default they follow from the content.
        dpi: dots per inch of a PNG.
        font_size: points of the numbers at the axes (8.5); all type, lines and dots are in proportion to it.
        title: a headline over the picture, plain text.
        no_formula: leave the formulas out.
        ylim: the span of y; by default it follows from the curves.
        font: font files for characters that the bundled faces lack.
        ax: axes, a figure or a subfigure of Matplotlib's, into which the picture is drawn at once.

    Raises:
        ActplotError: one of its family, naming the word or number that cannot be meant.

    """
    from actplot.spec import expand, spread

    activations = expand(spread(specs, family=family, every=all), _words(param))
    marks = tuple(mark.split(",") if isinstance(mark, str) else mark)
    drawn = Plot(
        Plan(
            activations=_difference(activations) if diff else activations,
            span=pair("range", range),
            orders=orders(deriv=deriv, second=second),
            ylim=pair("ylim", ylim),
            layout=layout,
            columns=whole("columns", columns),
            equal=equal,
            guides=guides,
            marks=(*filter(None, (each.strip() for each in marks)), *(("largest",) if diff else ())),
            vector=numbers("vector", vector),
            formulas=not no_formula,
            font_size=None if font_size is None else number("font size", font_size),
            style=None if style is None else os.fspath(style),
            theme=theme,
            lang=language(lang),
            title=title,
            size=pair("size", size),
            dpi=number("dpi", dpi),
            transparent=transparent,
            fonts=tuple(os.fspath(path) for path in ([font] if isinstance(font, (str, os.PathLike)) else font)),
        )
    )
    if ax is not None:
        drawn.draw(ax)
    return drawn


def _difference(activations: Sequence[Activation]) -> tuple[Activation, ...]:
    from actplot.spec.difference import difference

    if len(activations) != 2:
        raise BadRequest(f"a difference is that of two activations, not of {len(activations)}.")
    return (difference(*activations),)


def _words(param: Mapping[str, float | Sequence[float]] | Sequence[str]) -> Sequence[str]:
    """Return parameters as the command line has them, `key=value` or `key=value,value`."""
    if not isinstance(param, Mapping):
        return param
    return [
        f"{key}={','.join(map(str, value)) if isinstance(value, Sequence) else value}" for key, value in param.items()
    ]
