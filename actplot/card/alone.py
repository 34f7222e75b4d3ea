"""The formula and the derivative alone: as text or LaTeX a line each, as Python or JavaScript a function each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from actplot.formula import Form, printed
from actplot.formula.code import Function, program
from actplot.formula.derivative import derivative
from actplot.plan import gids

if TYPE_CHECKING:
    from actplot.activation import Activation

__all__ = ["FORMS", "alone"]

FORMS = ("text", "latex", "python", "js")


def alone(activations: Sequence[Activation], form: str) -> str:
    """Return the formulas of the activations and their derivatives, f first, in one of the FORMS."""
    if form in ("text", "latex"):
        return "".join(f"{line}\n" for act in activations for line in _lines(act, cast(Form, form)))
    names = (gid.replace("-", "_") for gid in gids(tuple(activations)))
    functions = (
        Function(name, act.slice_name or act.title, act.tree(), act.parameters)
        for name, act in zip(names, activations, strict=True)
    )
    return program(functions, form)


def _lines(act: Activation, form: Form) -> tuple[str, str]:
    right = act.text if form == "text" else act.latex
    slope = right(1) or printed(derivative(act.tree()), form, values=act.parameters).body  # an own formula has none
    apart = ", " if form == "text" else r",\quad "
    f, df = (apart.join(filter(None, (side, act.bindings(form)))) for side in (right(), slope))
    return f"f(x) = {f}", f"f'(x) = {df}"
