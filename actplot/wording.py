"""An activation in print: the right-hand sides of its formulas, and what its parameters are bound to."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

import numpy as np

from actplot.formula import Form, Printed, printed
from actplot.formula.styles import STYLES, number_words

if TYPE_CHECKING:
    from actplot.activation import Activation

__all__ = ["binding", "bindings", "derived", "right_side"]

_SEVERAL = 4  # more bindings than these may have to be set in lines


def right_side(act: Activation, order: int, form: Form, *, apart: bool = True) -> str:
    """Return the right-hand side of f or f' with its named parts, and `apart` where f' has a gap; "" if it has none."""
    shown = _printed(act, order, form)
    if shown is None:
        return ""
    named = [f"{name} = {meaning}" for name, meaning in shown.named if name not in act.draws]
    unequal = "≠" if form == "text" else r"\neq"
    gaps = [f"x {unequal} {_signed(number_words(x), form)}" for x in act.jumps()] if order and apart else []
    return (", " if form == "text" else r",\quad ").join([shown.body, *named, *gaps])


def derived(act: Activation, form: Form) -> str:
    """Return the right-hand side of f' as it is worked out from the formula, for one without a printed slope."""
    from actplot.formula.derivative import derivative

    return printed(derivative(act.tree()), form, symbols=_symbols(act), values=act.parameters).body


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
    tilde = "~" if form == "text" else r"\sim"
    for name, (low, high) in act.draws.items():
        if low not in wanted and high not in wanted:
            continue
        ends = [act.parameters[low], act.parameters[high]]
        parts.append(f"{name} {tilde} U({', '.join(_numbers(ends, form))})")
    wide = r",\quad " if len(parts) > _SEVERAL else r",\ \ "  # lines break at wide spaces
    return (", " if form == "text" else wide).join(parts)


def binding(act: Activation, *keys: str, form: Form) -> str:
    """Return what parameters are bound to, whether they occur in the formula or not."""
    apart = ", " if form == "text" else r",\ \ "
    return apart.join(f"{_symbol(act, key, form)} {_value(act.parameters[key], form)}" for key in keys)


def _printed(act: Activation, order: int, form: Form) -> Printed | None:
    source = (act.shown or act.formula, act.slope, "")[order]
    if not source:
        return None
    return printed(act.tree(source), form, symbols=_symbols(act), values=act.parameters)


def _symbols(act: Activation) -> dict[str, str]:
    return {key: declared.symbol for key, declared in act.declared.items() if declared.symbol}


def _symbol(act: Activation, key: str, form: Form) -> str:
    if form != "text" and (symbol := act.declared[key].symbol):
        return symbol
    return key if form == "text" or len(key) == 1 else rf"\mathrm{{{key}}}".replace("_", " ")


def _value(value: float, form: Form) -> str:
    """Return `= 0.01`, or an approximation that says so."""
    words = _number(value, form)
    if len(words) <= 20 and ("frac" in words or len(words) <= 10):
        return f"= {_signed(words, form)}"
    return f"{'≈' if form == 'text' else chr(92) + 'approx'} {_signed(f'{value:.5g}', form)}"


def _signed(words: str, form: Form) -> str:
    """Return a number with its sign as the form writes that of one term."""
    return words.replace("-", STYLES[form].minus, 1) if words.startswith("-") else words


def _numbers(values: list[float], form: Form) -> list[str]:
    """Return numbers that stand together: as fractions if one of them has to be one."""
    fraction = any("/" in number_words(value) for value in values)
    return [_number(value, form, fraction=fraction) for value in values]


def _number(value: float, form: Form, *, fraction: bool = False) -> str:
    if np.isinf(value):
        return "∞" if form == "text" else r"\infty"
    words = number_words(value, fraction=fraction)
    above, slash, below = words.partition("/")
    if slash and form != "text":
        sign, digits = ("-", above[1:]) if above.startswith("-") else ("", above)
        return rf"{sign}\frac{{{digits}}}{{{below}}}"
    return words
