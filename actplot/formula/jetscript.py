"""A formula as JavaScript that computes jets: an arrow function over the runtime that a page carries."""

from __future__ import annotations

from collections.abc import Iterable

from actplot.formula.code import written
from actplot.formula.languages import JavaScript
from actplot.formula.nodes import Node, Symbol, walk
from actplot.formula.parse import FUNCTIONS

__all__ = ["jet_function"]


class _Jets(JavaScript):
    """JavaScript over page/jets.js, of jets where x occurs and of plain numbers elsewhere."""

    calls = {  # noqa: RUF012
        **{name: f"{name}({{}})" for name in FUNCTIONS},
        **{name: f"{name}({{}}, {{}})" for name in ("hypot", "max", "min")},
        "rounded": "value({})",
    }
    helpers = {}  # noqa: RUF012
    operators = {  # noqa: RUF012
        **dict(zip("+-*/", ("plus", "minus", "times", "over"), strict=True)),
        "<": "below",
        "<=": "atMost",
        ">": "above",
        ">=": "atLeast",
        "less": "less",
        "negative": "negative",
    }
    power = "power({}, {})"
    reserved = JavaScript.reserved | FUNCTIONS | {*operators.values(), "power", "value"}


def jet_function(formula: Node, parameters: Iterable[str]) -> str:
    """Return the source of `(x, {alpha}) => jet`, for x a jet and the parameters numbers: those that occur."""
    language = _Jets()
    occurring = {node.name for node in walk(formula) if isinstance(node, Symbol)}
    names = [(key, language.symbol(key)) for key in parameters if key in occurring]
    given = ", ".join(key if key == name else f"{key}: {name}" for key, name in names)
    head = f"(x, {{{given}}}) =>" if given else "(x) =>"
    body, named = written(formula, language, {})
    if not named:
        return f"{head} {body}"
    return f"{head} {{ {' '.join(f'const {part} = {meaning};' for part, meaning in named.items())} return {body}; }}"
