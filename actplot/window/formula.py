"""The formula over a panel while its parameters move: what stays as it is, and the numbers behind it."""

from __future__ import annotations

from dataclasses import replace

from actplot.scene.frame import PT
from actplot.scene.graphs import Cell
from actplot.scene.headings import parted_formula
from actplot.scene.parts import Measure, Text

__all__ = ["renumbered"]


def renumbered(formula: Text | None, before: Cell, after: Cell, measure: Measure) -> tuple[Text, ...]:
    """Return a panel's formula, which was set for the curves `before`, with the parameters of those `after`.

    Nothing where more of it has changed than the parameters at the end of a line.
    """
    (body, old), (other, new) = parted_formula(before), parted_formula(after)
    if formula is None or body != other:
        return ()
    if old == new:
        return (formula,)
    parts = _parted(formula, old, measure)
    return (*parts[:-1], replace(parts[-1], text=new, math=new)) if parts and new else ()


def _parted(formula: Text, bound: str, measure: Measure) -> tuple[Text, ...]:
    """Return a formula without its parameters, if it has more, and these by themselves, at their places."""
    before, found, after = formula.math.rpartition(bound) if bound else ("", "", "")
    if not found or after.partition("\n")[0].strip():
        return ()
    *above, line = before.split("\n")
    size = formula.size
    fall = (
        measure("\n".join([*above, line + bound]), size, "math").descent - measure(line + bound, size, "math").descent
    )
    left = measure(line, size, "math").width if line.strip() else 0.0
    numbers = replace(formula, x=formula.x + left * PT, y=formula.y - fall * PT, text=bound, math=bound)
    rest = before + after
    return (replace(formula, math=rest), numbers) if rest.strip() else (numbers,)
