"""Activations that are in no catalogue: a formula typed by the user, or a class or function from a module of theirs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from actplot.activation import Activation
from actplot.errors import BadFormula, UnknownActivation, nearest
from actplot.formula import parse
from actplot.formula.nodes import Symbol, walk
from actplot.parameter import Param

__all__ = ["formula_class", "has_free_x", "imported_class", "module_word"]

_MODULE_WORD = re.compile(r"^([A-Za-z]\w*(?:\.\w+)*):([A-Za-z]\w*)(?::(.*))?$")


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
        from actplot.spec import get

        return get, (self.spec,)


@lru_cache(maxsize=256)
def formula_class(text: str, parameters: tuple[tuple[str, float], ...]) -> type[Activation]:
    """Return the class of a formula with these parameters and defaults. Raises BadFormula."""
    tree = parse(text, [key for key, _ in parameters])
    if Symbol("x") not in walk(tree):
        raise BadFormula(f"formula '{text}' has no x in it.")
    for key, _ in parameters:
        if hasattr(Activation, key):
            raise BadFormula(f"'{key}' cannot be the name of a parameter: every activation has a {key} of its own.")
    declared = {key: Param(default=value) for key, value in parameters}
    body = {"formula": text, "title": text, "__doc__": f"The formula {text}.", **declared}
    return type("OwnFormula", (OwnFormula,), body, registered=False)


def has_free_x(text: str) -> bool:
    """Return whether a text might be a formula: x stands in it as a name of its own."""
    return re.search(r"(?<![\w.])x(?!\w)", text) is not None


def module_word(word: str) -> tuple[str, str, str] | None:
    """Return module, name and arguments of a word like `package.module:name`, None of any other.

    Without a dot it is one only if there is such a module: `tanh:x` is not.
    """
    if not (found := _MODULE_WORD.match(word)):
        return None
    module, name, rest = found.groups(default="")
    module = module.removesuffix(".py")
    return (module, name, rest) if "." in found[1] or find_spec(module) else None


def imported_class(module: str, name: str) -> type[Activation]:
    """Return the subclass of Activation that `package.module:name` means. Raises UnknownActivation."""
    try:
        found = getattr(import_module(module), name, None)
    except ImportError as error:
        raise UnknownActivation(f"'{module}:{name}': the module cannot be imported ({error}).") from error
    if isinstance(found, type) and issubclass(found, Activation):
        return found
    classes = _classes_of(vars(import_module(module)))
    if found is None:
        raise UnknownActivation(f"module '{module}' has no '{name}'.{nearest(name, classes)}")
    raise UnknownActivation(f"'{module}:{name}' is not a subclass of Activation.{nearest(name, classes)}")


def _classes_of(members: Mapping[str, Any]) -> list[str]:
    return [key for key, value in members.items() if isinstance(value, type) and issubclass(value, Activation)]
