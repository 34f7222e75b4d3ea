"""The command line that asks for a plan: what a window or a page prints, to be typed again."""

from __future__ import annotations

import math
import shlex
from collections.abc import Iterator

from actplot.plan import Plan

__all__ = ["command"]


def command(plan: Plan) -> str:
    """Return the words, quoted for a shell, for which the command line makes this very plan.

    >>> from actplot import plot
    >>> print(command(plot("elu:alpha=0.5", range=(-3, 3), deriv=True).plan))
    actplot elu:alpha=0.5 --range -3 3 --deriv
    """
    names, options = list(_names(plan)), list(_options(plan))
    dashed = any(name.startswith("-") for name in names)  # an option, if the double dash did not say otherwise
    return shlex.join(["actplot", *options, "--", *names] if dashed else ["actplot", *names, *options])


def _names(plan: Plan) -> Iterator[str]:
    from actplot.spec.difference import Difference

    for act in plan.activations:
        yield from (part.spec for part in act.parts) if isinstance(act, Difference) else (act.spec,)


def _options(plan: Plan) -> Iterator[str]:
    from actplot.spec.difference import Difference

    standard = Plan(activations=plan.activations)
    differs = isinstance(plan.activations[0], Difference)
    marks = tuple(mark for mark in plan.marks if not (differs and mark == "largest"))
    for name, value in {"range": plan.span, "ylim": plan.ylim, "size": plan.size}.items():
        if value is not None:
            yield from (f"--{name}", *map(_number, value))
    flags = {
        "deriv": 1 in plan.orders, "second": 2 in plan.orders, "diff": differs, "equal": plan.equal,
        "guides": plan.guides, "transparent": plan.transparent, "no-formula": not plan.formulas,
    }  # fmt: skip
    yield from (f"--{name}" for name, on in flags.items() if on)
    if marks:
        yield from ("--mark", ",".join(marks))
    if plan.vector is not None:
        yield f"--vector={','.join(map(_number, plan.vector))}"
    for name in ("layout", "columns", "lang", "theme", "style", "dpi", "font_size", "title"):
        value = getattr(plan, name)
        if value != getattr(standard, name):
            yield from (f"--{name.replace('_', '-')}", _number(value) if isinstance(value, float) else str(value))
    for path in plan.fonts:
        yield from ("--font", path)


def _number(value: float) -> str:
    """Return the shortest digits that mean the number."""
    return str(int(value)) if math.isfinite(value) and value == int(value) and abs(value) < 1e15 else repr(value)
