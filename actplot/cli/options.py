"""The arguments and options that commands share, each described once."""

from __future__ import annotations

from typing import Annotated

import typer

from actplot.cli.complete import languages, layouts, marks, names, themes
from actplot.plan import LANGUAGES, LAYOUTS, THEMES, Order

__all__ = [
    "Alt",
    "Columns",
    "Deriv",
    "Diff",
    "Dpi",
    "Equal",
    "FontSize",
    "Fonts",
    "Format",
    "Guides",
    "Json",
    "Lang",
    "Layout",
    "Marks",
    "Names",
    "NoFormula",
    "Outputs",
    "Params",
    "Second",
    "Show",
    "Size",
    "Span",
    "Style",
    "Theme",
    "Title",
    "Transparent",
    "Vector",
    "Ylim",
    "orders",
]

Names = Annotated[
    list[str],
    typer.Argument(
        metavar="NAME...",
        help="Activations: relu, elu:alpha=0.5, 'elu(0.5)', nn.GELU, or a formula in x such as 'x*tanh(x)'.",
        autocompletion=names,
        show_default=False,
    ),
]
Span = Annotated[
    tuple[str, str] | None,
    typer.Option(
        "--range",
        "-r",
        metavar="LO HI",
        help="The span of x; by default that of each function, of several their union.",
    ),
]
Deriv = Annotated[bool, typer.Option("--deriv", "-d", help="Also the first derivative.")]
Second = Annotated[bool, typer.Option("--second", help="Also the second derivative.")]
Params = Annotated[
    list[str] | None,
    typer.Option("--param", "-p", metavar="K=V", help="A parameter, for every function that has it; repeatable."),
]
Outputs = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to a file, or to stdout as '-'; PNG, SVG or PDF by suffix; repeatable.",
    ),
]
Format = Annotated[
    str | None,
    typer.Option("--format", "-f", metavar="png|svg|pdf", help="The format of the output; beats the suffix."),
]
Show = Annotated[bool, typer.Option("--show", help="Open a window as well; an error where there is no screen.")]
Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        "-l",
        metavar="|".join(LANGUAGES),
        help="The language of the words; by default that of ACTPLOT_LANG, else English.",
        autocompletion=languages,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="As JSON, for programs.")]
Layout = Annotated[
    str,
    typer.Option(
        "--layout",
        metavar="|".join(LAYOUTS),
        help="A panel for each function and derivative, all in one, or small panels; by default what reads well.",
        autocompletion=layouts,
    ),
]
Columns = Annotated[str | None, typer.Option("--columns", metavar="N", help="Panels side by side.")]
Equal = Annotated[bool, typer.Option("--equal", help="Make a unit of x as long as a unit of y.")]
Guides = Annotated[bool, typer.Option("--guides", help="Draw asymptotes and the identity faintly.")]
Marks = Annotated[
    list[str] | None,
    typer.Option(
        "--mark",
        metavar="extrema,roots,inflections",
        help="Mark such points with their coordinates; also: largest.",
        autocompletion=marks,
    ),
]
Diff = Annotated[bool, typer.Option("--diff", help="Draw the difference of the two functions named.")]
Vector = Annotated[
    str | None,
    typer.Option("--vector", metavar="V,V,...", help="Draw an input and its image under a vector function as bars."),
]
Theme = Annotated[
    str,
    typer.Option(
        "--theme",
        metavar="|".join(THEMES),
        help="The colours; print is black with dashes, auto an SVG that follows its reader's setting.",
        autocompletion=themes,
    ),
]
Style = Annotated[
    str | None,
    typer.Option("--style", metavar="FILE", help="A house style: a style sheet of matplotlib's."),
]
Transparent = Annotated[bool, typer.Option("--transparent", help="Leave the page unpainted.")]
Size = Annotated[
    tuple[str, str] | None,
    typer.Option("--size", metavar="W H", help="Width and height in inches; by default they follow from the content."),
]
Dpi = Annotated[str, typer.Option("--dpi", metavar="N", help="Dots per inch of a PNG.", show_default=True)]
FontSize = Annotated[
    str | None,
    typer.Option("--font-size", metavar="PT", help="Points of the numbers at the axes (8.5); all else in proportion."),
]
NoFormula = Annotated[bool, typer.Option("--no-formula", help="Leave the formulas out.")]
Alt = Annotated[bool, typer.Option("--alt", help="Print what the picture shows in words; draw it only if -o is given.")]
Title = Annotated[str | None, typer.Option("--title", metavar="T", help="A headline over the picture.")]
Ylim = Annotated[
    tuple[str, str] | None,
    typer.Option("--ylim", metavar="LO HI", help="The span of y; by default it follows from the curves."),
]
Fonts = Annotated[
    list[str] | None,
    typer.Option("--font", metavar="PATH", help="A font file for characters that the bundled faces lack; repeatable."),
]


def orders(*, deriv: bool, second: bool) -> tuple[Order, ...]:
    """Return the orders that the flags ask for; f is always among them."""
    return (0, *((1,) if deriv else ()), *((2,) if second else ()))
