"""`actplot info`: what is known about an activation, as text."""

from __future__ import annotations

import shutil
import sys

from actplot.cli import options

__all__ = ["info"]

WIDEST = 100  # columns; longer lines are hard to read


def info(names: options.Names, lang: options.Lang = None) -> None:
    """Print formula, derivative, kinks and use of activations.

    \b
    Examples:
      actplot info gelu
      actplot info elu:alpha=0.5 nn.LeakyReLU
      actplot info mish --lang zh-CN
    """
    from actplot.card import card
    from actplot.picture import language
    from actplot.spec import get

    width = min(shutil.get_terminal_size().columns, WIDEST)
    activations = dict.fromkeys(get(name) for name in names)
    spoken = language(lang)
    sys.stdout.write("\n".join(card(act, lang=spoken, width=width) for act in activations))
