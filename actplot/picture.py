"""A picture: asked for in one call, drawn when it is first looked at, shown or saved anywhere."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from actplot.errors import BadRequest
from actplot.plan import LANGUAGES, Plan

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from actplot.activation import Activation
    from actplot.scene.parts import Scene

__all__ = ["Pair", "Plot", "language", "number", "pair", "plot"]

Pair = tuple[float | str, float | str]  # words from a command line are numbers too


class Plot:
    """One picture of activations: `.figure` is the matplotlib Figure, drawn on first use; a notebook shows it."""

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

    def encode(self, format: Literal["png", "svg", "pdf"] | str = "png") -> bytes:  # noqa: A002
        """Return the picture as the bytes of a file; the same plan gives the same bytes."""
        from actplot.sinks import encode

        return encode(self.figure, self.scene, format)

    def save(self, path: str | os.PathLike[str], *, format: str | None = None) -> bool:  # noqa: A002
        """Write the picture to a file, as PNG, SVG or PDF by its suffix or `format`; False when nothing changed.

        Raises BadRequest for an unknown format and CannotWrite where the file cannot be written.
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
    range: Pair | None = None,  # noqa: A002
    deriv: bool = False,
    second: bool = False,
    param: Mapping[str, float | Sequence[float]] | Sequence[str] = (),
    lang: str | None = None,
    theme: str = "light",
    transparent: bool = False,
    size: Pair | None = None,
    dpi: float | str = 150.0,
    title: str | None = None,
    ylim: Pair | None = None,
    font: str | os.PathLike[str] | Sequence[str | os.PathLike[str]] = (),
) -> Plot:
    """Return the picture of some activations; the keywords are the long options of the command line.

    Args:
        specs: words such as "relu" or "elu:alpha=0.5", or activations from `get`.
        range: the span of x; by default that of each function, of several their union.
        deriv: draw f' too.
        second: draw f'' too.
        param: parameters for every function that has them, {"alpha": 0.5}; of several values, each is drawn.
        lang: "en", "zh-CN", "zh-TW", "ja" or "ko"; by default that of ACTPLOT_LANG in the environment, else English.
        theme: "light" or "dark".
        transparent: leave the page unpainted.
        size: width and height in inches; by default they follow from the content.
        dpi: dots per inch of a PNG.
        title: a headline over the picture, plain text.
        ylim: the span of y; by default it follows from the curves.
        font: font files for characters that the bundled faces lack.

    Raises:
        ActplotError: one of its family, naming the word or number that cannot be meant.

    """
    from actplot.spec import expand

    return Plot(
        Plan(
            activations=expand(specs, _words(param)),
            span=pair("range", range),
            orders=(0, *((1,) if deriv else ()), *((2,) if second else ())),
            ylim=pair("ylim", ylim),
            theme=theme,
            lang=language(lang),
            title=title,
            size=pair("size", size),
            dpi=number("dpi", dpi),
            transparent=transparent,
            fonts=tuple(os.fspath(path) for path in ([font] if isinstance(font, (str, os.PathLike)) else font)),
        )
    )


def language(asked: str | None) -> str:
    """Return the language's canonical name: the one asked for, else that of ACTPLOT_LANG, else English.

    `zh`, `zh_CN` and `ZH-cn` are zh-CN. Raises BadRequest for a language that is not spoken.
    """
    word = asked if asked is not None else os.environ.get("ACTPLOT_LANG") or "en"
    spelled = {name.lower(): name for name in LANGUAGES} | {"zh": "zh-CN"}
    known = spelled.get(word.lower().replace("_", "-"))
    if known is None:
        source = "" if asked is not None else " (from ACTPLOT_LANG)"
        raise BadRequest(f"no language is called '{word}'{source}. Choose from {', '.join(LANGUAGES)}.")
    return known


def _words(param: Mapping[str, float | Sequence[float]] | Sequence[str]) -> Sequence[str]:
    """Return parameters as the command line has them, `key=value` or `key=value,value`."""
    if not isinstance(param, Mapping):
        return param
    return [
        f"{key}={','.join(map(str, value)) if isinstance(value, Sequence) else value}" for key, value in param.items()
    ]


def number(what: str, value: float | str) -> float:
    """Return a number as users write one, in digits or as a float. Raises BadRequest, which names it."""
    try:
        return float(value)
    except (TypeError, ValueError, OverflowError):
        raise BadRequest(f"{what} '{value}' is not a number.") from None


def pair(what: str, values: Pair | None) -> tuple[float, float] | None:
    """Return two numbers; None stays None. Raises BadRequest."""
    if values is None:
        return None
    try:
        first, second = values
    except (TypeError, ValueError):
        raise BadRequest(f"{what} '{values}' is not two numbers.") from None
    return number(what, first), number(what, second)
