"""Formulas typed by the user, as activations that stand in no catalogue."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from actplot.activation import Activation
from actplot.errors import BadFormula, quoted
from actplot.formula import parse
from actplot.formula.nodes import Symbol, walk
from actplot.parameter import Param

__all__ = ["OwnFormula", "formula_class", "has_free_x"]


class OwnFormula(Activation, registered=False):
    """A formula of the user's own; its parameters are what stood behind the colon."""

    name = "own"
    formula = "x"

    @property
    def spec(self) -> str:
        """The words that name it: the formula and its parameters."""
        bound = ",".join(f"{key}={value!r}" for key, value in self.parameters.items())
        return f"{self.formula}:{bound}" if bound else self.formula

    def __repr__(self) -> str:
        return self.spec

    def __reduce__(self) -> tuple[Any, ...]:
        defaults = tuple((key, declared.default) for key, declared in self.declared.items())
        return _variant, (self.formula, defaults, tuple(self.parameters.values()))


@lru_cache(maxsize=256)
def formula_class(text: str, parameters: tuple[tuple[str, float], ...]) -> type[Activation]:
    """Return the class of a formula with these parameters and defaults. Raises BadFormula."""
    tree = parse(text, [key for key, _ in parameters])
    if Symbol("x") not in walk(tree):
        raise BadFormula(f"formula {quoted(text)} has no x in it.")
    for key, _ in parameters:
        if Symbol(key) not in walk(tree):
            raise BadFormula(f"formula {quoted(text)} has no '{key}' in it.")
        if hasattr(Activation, key):
            raise BadFormula(f"'{key}' cannot be the name of a parameter: every activation has a {key} of its own.")
    declared = {key: Param(default=value) for key, value in parameters}
    body = {"formula": text, "title": text, "__doc__": f"The formula {text}.", **declared}
    return type("OwnFormula", (OwnFormula,), body, registered=False)


def _variant(text: str, parameters: tuple[tuple[str, float], ...], values: tuple[float, ...]) -> Activation:
    """Return a formula with its parameters bound; variants of one class stay that in another process."""
    return formula_class(text, parameters)(*values)


def has_free_x(text: str) -> bool:
    """Return whether a text might be a formula: x stands in it as a name of its own."""
    return re.search(r"(?<![\w.])x(?!\w)", text) is not None
