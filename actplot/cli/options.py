"""The arguments and options that commands share, each described once."""

from __future__ import annotations

from typing import Annotated

import typer

from actplot.cli.group import LOOK, WHAT, WHERE
from actplot.plan import LANGUAGES, LAYOUTS, THEMES
from actplot.terminal.screen import CHARSETS

__all__ = [
    "All",
    "Alt",
    "AnyNames",
    "Charset",
    "Columns",
    "Deriv",
    "Diff",
    "Dpi",
    "Equal",
    "Family",
    "FontSize",
    "Fonts",
    "Format",
    "Guides",
    "Jobs",
    "Json",
    "Lang",
    "Layout",
    "Markdown",
    "Marks",
    "Names",
    "NoFormula",
    "Outputs",
    "Params",
    "Quiet",
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
]


_NAMES = typer.Argument(
    metavar="NAME...",
    help="Activations: relu, elu:alpha=0.5, 'elu(0.5)', nn.GELU, 'relu*', a formula in x such as 'x*tanh(x)', "
    "or package.module:function.",
    show_default=False,
)
Names = Annotated[list[str], _NAMES]
AnyNames = Annotated[list[str] | None, _NAMES]
Span = Annotated[
    tuple[str, str] | None,
    typer.Option(
        "--range",
        "-r",
        metavar="LO HI",
        help="The span of x; by default that of each function, of several their union.",
        rich_help_panel=WHAT,
    ),
]
Deriv = Annotated[bool, typer.Option("--deriv", "-d", help="Also the first derivative.", rich_help_panel=WHAT)]
Second = Annotated[bool, typer.Option("--second", help="Also the second derivative.", rich_help_panel=WHAT)]
Params = Annotated[
    list[str] | None,
    typer.Option(
        "--param",
        "-p",
        metavar="K=V",
        help="A parameter, for every function that has it; repeatable.",
        rich_help_panel=WHAT,
    ),
]
Outputs = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to a file, or to stdout as '-'; PNG, SVG, PDF or HTML by suffix; repeatable.",
        rich_help_panel=WHERE,
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="png|svg|pdf|html",
        help="The format of the output; beats the suffix.",
        rich_help_panel=WHERE,
    ),
]
Show = Annotated[
    bool,
    typer.Option("--show", help="Open a window as well; an error where there is no screen.", rich_help_panel=WHERE),
]
Charset = Annotated[
    str | None,
    typer.Option(
        "--charset",
        metavar="|".join(CHARSETS),
        help="Draw in the terminal, in these characters; by default where there is no screen, in those it can show.",
        rich_help_panel=WHERE,
    ),
]
Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        "-l",
        metavar="|".join(LANGUAGES),
        help="The language of the words; by default that of ACTPLOT_LANG, else English.",
        rich_help_panel=LOOK,
    ),
]
Family = Annotated[
    str | None,
    typer.Option(
        "--family",
        metavar="F",
        help="All of one family, such as relu.",
        rich_help_panel=WHAT,
    ),
]
All = Annotated[bool, typer.Option("--all", help="Every activation there is.", rich_help_panel=WHAT)]
Json = Annotated[bool, typer.Option("--json", help="As JSON, for programs.")]
Layout = Annotated[
    str,
    typer.Option(
        "--layout",
        metavar="|".join(LAYOUTS),
        help="A panel for each function and derivative, all in one, or small panels; by default what reads well.",
        rich_help_panel=LOOK,
    ),
]
Columns = Annotated[
    str | None, typer.Option("--columns", metavar="N", help="Panels side by side.", rich_help_panel=LOOK)
]
Equal = Annotated[bool, typer.Option("--equal", help="Make a unit of x as long as a unit of y.", rich_help_panel=LOOK)]
Guides = Annotated[
    bool, typer.Option("--guides", help="Draw asymptotes and the identity faintly.", rich_help_panel=WHAT)
]
Marks = Annotated[
    list[str] | None,
    typer.Option(
        "--mark",
        metavar="extrema,roots,inflections,largest",
        help="Mark such points with their coordinates.",
        rich_help_panel=WHAT,
    ),
]
Diff = Annotated[
    bool, typer.Option("--diff", help="Draw the difference of the two functions named.", rich_help_panel=WHAT)
]
Vector = Annotated[
    str | None,
    typer.Option(
        "--vector",
        metavar="X,...",
        help="Draw an input and its image under a vector function as bars.",
        rich_help_panel=WHAT,
    ),
]
Theme = Annotated[
    str,
    typer.Option(
        "--theme",
        metavar="|".join(THEMES),
        help="The colours; print is black with dashes, auto an SVG or HTML that follows its reader's setting.",
        rich_help_panel=LOOK,
    ),
]
Style = Annotated[
    str | None,
    typer.Option("--style", metavar="FILE", help="A house style: a style sheet of matplotlib's.", rich_help_panel=LOOK),
]
Transparent = Annotated[bool, typer.Option("--transparent", help="Leave the page unpainted.", rich_help_panel=LOOK)]
Size = Annotated[
    tuple[str, str] | None,
    typer.Option(
        "--size",
        metavar="W H",
        help="Width and height in inches; by default they follow from the content.",
        rich_help_panel=LOOK,
    ),
]
Dpi = Annotated[
    str, typer.Option("--dpi", metavar="N", help="Dots per inch of a PNG.", show_default=True, rich_help_panel=LOOK)
]
FontSize = Annotated[
    str | None,
    typer.Option(
        "--font-size",
        metavar="PT",
        help="Points of the numbers at the axes (8.5); all else in proportion.",
        rich_help_panel=LOOK,
    ),
]
NoFormula = Annotated[bool, typer.Option("--no-formula", help="Leave the formulas out.", rich_help_panel=LOOK)]
Alt = Annotated[
    bool,
    typer.Option(
        "--alt", help="Print what the picture shows in words; draw it only if -o is given.", rich_help_panel=WHERE
    ),
]
Markdown = Annotated[
    bool,
    typer.Option(
        "--markdown",
        help="Print the Markdown line that shows the file, with what it shows in words.",
        rich_help_panel=WHERE,
    ),
]
Title = Annotated[
    str | None, typer.Option("--title", metavar="T", help="A headline over the picture.", rich_help_panel=LOOK)
]
Ylim = Annotated[
    tuple[str, str] | None,
    typer.Option(
        "--ylim", metavar="LO HI", help="The span of y; by default it follows from the curves.", rich_help_panel=WHAT
    ),
]
Fonts = Annotated[
    list[str] | None,
    typer.Option(
        "--font",
        metavar="PATH",
        help="A font file for characters that the bundled faces lack; repeatable.",
        rich_help_panel=LOOK,
    ),
]
Jobs = Annotated[
    str | None, typer.Option("--jobs", "-j", metavar="N", help="Processes that draw; by default one a processor.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Tell nothing but what went wrong.")]
