"""An activation in print: the right-hand sides of its formulas, and what its parameters are bound to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from actplot.formula import Form, Printed, printed
from actplot.formula.styles import STYLES, Style, number_words

if TYPE_CHECKING:
    from actplot.activation import Activation

__all__ = ["binding", "bindings", "derived", "greek", "right_side"]

_SEVERAL = 4  # more bindings than these may have to be set in lines
_LETTERS = re.compile(r"\b(alpha|beta|gamma|delta|lambda|mu|omega|sigma|theta|tau)(?![a-z])")
_DIGITS = 10  # and more characters of a number are too many


def right_side(act: Activation, order: int, form: Form, *, apart: bool = True, general: bool = False) -> str:
    """Return the right-hand side of f or f' with its named parts, and `apart` where f' has a gap; "" if it has none.

    `general` holds for other values of the parameters, too.
    """
    shown = _printed(act, order, form, general=general)
    if shown is None:
        return ""
    style, met = STYLES[form], act.jumps() if order and apart and not general else ()
    named = [style.infix(style.symbol(name, None), "=", what) for name, what in shown.named if name not in act.draws]
    gaps = [style.infix(style.symbol("x", None), "!=", style.amount(number_words(x))) for x in met]
    return style.wide.join([shown.body, *named, *gaps])


def derived(act: Activation, form: Form, *, general: bool = False) -> str:
    """Return the right-hand side of f' as it is worked out from the formula, for one without a printed slope."""
    from actplot.formula.derivative import derivative

    slope = derivative(act.tree())
    return printed(slope, form, symbols=_symbols(act), values=act.parameters, general=general).body


def bindings(act: Activation, form: Form, keys: Collection[str] | None = None) -> str:
    """Return what the parameters that occur in the formula are bound to, and the law of those that are drawn.

    `keys` names those to tell of; by default all.
    """
    shown, wanted = _printed(act, 0, form), act.declared.keys() if keys is None else keys
    drawn = {end for ends in act.draws.values() for end in ends}
    parts = [
        binding(act, key, form=form)
        for key in act.declared
        if shown is not None and key in shown.symbols and key not in drawn and key in wanted
    ]
    style = STYLES[form]
    for name, (low, high) in act.draws.items():
        if low not in wanted and high not in wanted:
            continue
        ends = style.listed(_numbers([act.parameters[low], act.parameters[high]], style))
        law = style.symbol("U", None) + style.bracketed("(", ends, ")")
        parts.append(style.infix(style.symbol(name, None), "~", law))
    return (style.wide if len(parts) > _SEVERAL else style.apart).join(parts)  # lines break at wide spaces


def binding(act: Activation, *keys: str, form: Form) -> str:
    """Return what parameters are bound to, whether they occur in the formula or not."""
    return STYLES[form].apart.join(_bound(act, key, STYLES[form]) for key in keys)


@lru_cache(maxsize=1024)
def _printed(act: Activation, order: int, form: Form, *, general: bool = False) -> Printed | None:
    source = (act.shown or act.formula, act.slope, "")[order]
    if not source:
        return None
    return printed(act.tree(source), form, symbols=_symbols(act), values=act.parameters, general=general)


def _symbols(act: Activation) -> dict[str, str]:
    return {key: declared.symbol for key, declared in act.declared.items() if declared.symbol}


def _bound(act: Activation, key: str, style: Style) -> str:
    """Return `alpha = 0.01`, or an approximation that says so."""
    value, symbol = act.parameters[key], style.symbol(key, act.declared[key].symbol or None)
    words = _words(value)
    if "/" in words or len(words) <= _DIGITS:
        return style.infix(symbol, "=", style.amount(words))
    return style.infix(symbol, "≈", style.amount(f"{value:.5g}"))


def _numbers(values: list[float], style: Style) -> list[str]:
    """Return numbers that stand together: as fractions if one of them has to be one."""
    fraction = any("/" in number_words(value) for value in values)
    return [style.amount(_words(value, fraction=fraction)) for value in values]


def _words(value: float, *, fraction: bool = False) -> str:
    return ("-" * (value < 0) + "∞") if np.isinf(value) else number_words(value, fraction=fraction)


def greek(words: str) -> str:
    """Return words with alpha, beta, ... as letters."""
    return _LETTERS.sub(_letter, words)


def _letter(name: re.Match[str]) -> str:
    return unicodedata.lookup(f"GREEK SMALL LETTER {name[0].replace('lambda', 'lamda').upper()}")
