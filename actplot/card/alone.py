"""The formula and the derivative alone: as text or LaTeX a line each, as Python or JavaScript a function each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from actplot.card.sections import slope
from actplot.errors import BadRequest, quoted
from actplot.formula.code import Function, program
from actplot.formula.nodes import Opaque
from actplot.plan import gids

if TYPE_CHECKING:
    from actplot.activation import Activation

__all__ = ["FORMS", "alone"]

Form = Literal["text", "latex", "python", "js"]
FORMS: tuple[Form, ...] = ("text", "latex", "python", "js")


def alone(activations: Sequence[Activation], form: Form) -> str:
    """Return the formulas of the activations and their derivatives, f first, in one of the FORMS.

    Raises BadRequest for a function that has none, which text alone can tell of.
    """
    for act in activations:
        if form != "text" and isinstance(act.tree(), Opaque):
            raise BadRequest(f"{quoted(act.spec)} has no formula that could be written as {form}.")
    if form == "text" or form == "latex":
        return "".join(f"{line}\n" for act in activations for line in _lines(act, form))
    names = (gid.replace("-", "_") for gid in gids(tuple(activations)))
    functions = (
        Function(name, act.slice_name or act.title, act.tree(), act.parameters)
        for name, act in zip(names, activations, strict=True)
    )
    return program(functions, form)


def _lines(act: Activation, form: Literal["text", "latex"]) -> tuple[str, str]:
    which, right = (act.slice_name, act.text()) if form == "text" else (act.slice_math, act.latex())
    f, apart = f"{which} = {right}" if which else right, ", " if form == "text" else r",\quad "
    sides = (apart.join(filter(None, (side, act.bindings(form)))) for side in (f, slope(act, form)))
    return f"f(x) = {next(sides)}", f"f'(x) = {next(sides)}"
