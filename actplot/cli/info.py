"""`actplot info`: what is known about an activation, as text or as JSON."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from actplot.cli import options

if TYPE_CHECKING:
    from actplot.activation import Activation
    from actplot.card import Line

__all__ = ["info"]

WIDEST = 100  # columns; longer lines are hard to read


def info(names: options.Names, lang: options.Lang = None, as_json: options.Json = False) -> None:
    """Print what is known of activations, measured properties included.

    As JSON one activation is an object, several are a list of objects.

    \b
    Examples:
      actplot info gelu
      actplot info elu:alpha=0.5 nn.LeakyReLU
      actplot info mish --lang zh-CN
      actplot info softplus:beta=2 --json
    """
    from actplot.picture import language
    from actplot.spec import get

    activations = list(dict.fromkeys(get(name) for name in names))
    spoken = language(lang)
    if as_json:
        sys.stdout.write(_json(activations))
        return
    from actplot.card import lines

    width = min(shutil.get_terminal_size().columns, WIDEST)
    for index, act in enumerate(activations):
        sys.stdout.write("\n" * (index > 0))
        _put(lines(act, lang=spoken, width=width))


def _put(lines: Iterable[Line]) -> None:
    """Print a card: titles and labels stand out on a terminal, in colours unless NO_COLOR forbids them."""
    if not sys.stdout.isatty():
        sys.stdout.writelines(f"{head}{text}".rstrip() + "\n" for head, text in lines)
        return
    from rich.console import Console
    from rich.text import Text

    card = Text("\n").join(Text.assemble((head, "bold cyan"), text) for head, text in lines)
    Console(highlight=False, soft_wrap=True).print(card)


def _json(activations: Sequence[Activation]) -> str:
    from actplot.measure import facts

    told = [facts(act).to_dict() for act in activations]
    return json.dumps(told if len(told) > 1 else told[0], ensure_ascii=False, allow_nan=False, indent=1) + "\n"
