"""`actplot info`: what is known of an activation, what tells several apart, or their formulas alone."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Annotated

import typer

from actplot.cli import options
from actplot.cli.colors import ended, put
from actplot.errors import BadRequest, one_of

if TYPE_CHECKING:
    from actplot.activation import Activation
    from actplot.card import Line

__all__ = ["info"]

WIDEST = 100  # columns; longer lines are hard to read
CURVE, ROWS, BETWEEN = 34, 22, 3  # columns and rows of the curve beside a card, and the columns between both
BESIDE = 90  # columns of a terminal that has room for that

Form = Annotated[
    str | None,
    typer.Option(
        "--format", "-f", metavar="text|latex|python|js", help="Only the formula and its derivative, in this form."
    ),
]


def info(names: options.Names, form: Form = None, lang: options.Lang = None, as_json: options.Json = False) -> None:
    """Print what is known of activations, measured properties included.

    Several are compared in a table that marks what differs. As JSON one is an object, several are a list of objects.
    As python or js, f and f' are functions that stand alone, to be pasted.

    \b
    Examples:
      actplot info gelu
      actplot info relu elu:alpha=0.5 nn.Mish
      actplot info mish --lang zh-CN
      actplot info gelu --format latex
      actplot info elu:alpha=0.5 --format python > elu.py
      actplot info softplus:beta=2 --json
    """
    from actplot.asked import language
    from actplot.spec import get, spread

    activations = list(dict.fromkeys(get(name) for name in spread(names)))
    spoken = language(lang)
    if form is not None:
        sys.stdout.write(_formulas(activations, form, as_json=as_json))
    elif as_json:
        sys.stdout.write(_json(activations))
    elif len(activations) > 1:
        _compare(activations, spoken)
    else:
        _tell(activations[0], spoken)


def _formulas(activations: Sequence[Activation], form: str, *, as_json: bool) -> str:
    from actplot.card.alone import FORMS, alone

    known = one_of("format", form, FORMS)
    if as_json:
        raise BadRequest(f"--format '{form}' and --json are two forms: leave out one of both.")
    return alone(activations, known)


def _compare(activations: Sequence[Activation], lang: str) -> None:
    from actplot.card.contrast import contrast

    _put(contrast(activations, lang=lang, width=shutil.get_terminal_size().columns))


def _tell(act: Activation, lang: str) -> None:
    """Print the card; on a terminal with the curve beside it, or above it where there is no room."""
    from actplot.card import lines

    width, curve = shutil.get_terminal_size().columns, ""
    if sys.stdout.isatty():
        beside = width >= BESIDE
        curve = _curve(act, lang, CURVE if beside else width)
        if beside:
            facts = min(width - CURVE - BETWEEN, WIDEST)
            _put(lines(act, lang=lang, width=facts), curve.splitlines(), at=facts + BETWEEN)
            return
        put(curve + "\n")
    _put(lines(act, lang=lang, width=min(width, WIDEST)))


def _curve(act: Activation, lang: str, width: int) -> str:
    from actplot.plan import Plan
    from actplot.terminal import render, size_of

    screen = size_of(sys.stdout)
    plan = Plan(activations=(act,), orders=(0, 1), layout="pairs", formulas=False, lang=lang)
    return render(plan, width=width, height=min(ROWS, screen.height), color=screen.color, charset=screen.charset)


def _put(lines: Iterable[Line], beside: Sequence[str] = (), *, at: int = 0) -> None:
    """Print lines, from column `at` on what stands beside them.

    On a terminal titles and labels stand out, in colours unless NO_COLOR forbids them.
    """
    if not sys.stdout.isatty():
        sys.stdout.writelines(f"{head}{text}".rstrip() + "\n" for head, text in lines)
        return
    from rich.console import Console
    from rich.text import Text

    card = Text()
    for line, picture in zip_longest(lines, beside):
        head, text = line or ("", "")
        told = Text.assemble((head, "bold cyan"), text)
        if picture:
            told.pad_right(at - told.cell_len)
            told.append_text(Text.from_ansi(picture))
        told.rstrip()
        card.append_text(told).append("\n")
    with ended():
        Console(highlight=False, soft_wrap=True).print(card, end="")


def _json(activations: Sequence[Activation]) -> str:
    from actplot.measure import facts

    told = [facts(act).to_dict() for act in activations]
    return json.dumps(told if len(told) > 1 else told[0], ensure_ascii=False, allow_nan=False, indent=1) + "\n"
