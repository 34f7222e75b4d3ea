"""A parameter of an activation: its default, its domain, its symbol, what frameworks call it; and its binding."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from actplot.errors import ParameterOutOfRange, UnknownParameter, nearest

__all__ = ["Param", "bound", "param"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Param:
    """One declared parameter; `above` and `below` are open bounds, `least` and `most` closed ones.

    `infinite` says that inf is a value of it as well: no ceiling. `sweep` are values that show together what it does.
    """

    default: float
    above: float = -math.inf
    below: float = math.inf
    least: float = -math.inf
    most: float = math.inf
    symbol: str = ""
    integer: bool = False
    infinite: bool = False
    sweep: tuple[float, ...] = ()
    spellings: Mapping[str, str] = field(default_factory=dict)

    def checked(self, owner: str, name: str, value: object) -> float:
        """Return the value as a float (or int), or raise ParameterOutOfRange naming it and the domain."""
        if isinstance(value, str) or not hasattr(value, "__float__"):
            raise ParameterOutOfRange(f"{owner}: {name} '{value}' is not a number.")
        number = float(value) + 0.0  # of -0 as well: equal activations are alike in print, too
        inside = self.above < number < self.below and self.least <= number <= self.most
        if self.infinite and number == math.inf:
            return number
        if not (math.isfinite(number) and inside) or (self.integer and not number.is_integer()):
            raise ParameterOutOfRange(f"{owner}: {name} '{number:g}' must be {self.domain()}.")
        return int(number) if self.integer else number

    def domain(self) -> str:
        """Say the domain in words: finite, above 0, between 0 and 1."""
        bounds = [f"{word} {bound:g}" for word, bound in (("above", self.above), ("at least", self.least),
                  ("below", self.below), ("at most", self.most)) if math.isfinite(bound)]  # fmt: skip
        kind = "an integer" if self.integer else "a number or inf" if self.infinite else "finite"
        return " and ".join(bounds) if bounds else kind


def param(
    *,
    default: float,
    above: float = -math.inf,
    below: float = math.inf,
    least: float = -math.inf,
    most: float = math.inf,
    symbol: str = "",
    integer: bool = False,
    infinite: bool = False,
    sweep: tuple[float, ...] = (),
    spellings: Mapping[str, str] | None = None,
) -> Any:
    """Declare a parameter in the body of an activation: its default, its domain, its symbol.

    >>> from actplot import Activation
    >>> class Steep(Activation):
    ...     name = "steep_sigmoid"
    ...     formula = "sigmoid(k * x)"
    ...     k: float = param(default=1.0, above=0)
    >>> Steep(k=4).derivative(0)
    1.0

    `symbol` is its LaTeX, `spellings` maps a framework to the name it uses, `infinite` lets it be inf, `sweep` are
    values to compare where a half, the whole and the double of the default would not show what it does.
    """
    return Param(
        default=default, above=above, below=below, least=least, most=most,
        symbol=symbol, integer=integer, infinite=infinite, sweep=sweep, spellings=spellings or {},
    )  # fmt: skip


def bound(
    owner: str,
    declared: Mapping[str, Param],
    lists: Mapping[str, Sequence[str]],
    values: Sequence[float],
    named: Mapping[str, Any],
) -> dict[str, float]:
    """Return the value of every declared parameter: given by place, by name, in a list, or else the default.

    Raises UnknownParameter for one that is not declared, ParameterOutOfRange for a value outside its domain.
    """
    if len(values) > len(declared):
        raise UnknownParameter(f"{owner} takes {len(declared)} parameters, not {len(values)}.")
    given = {**dict(zip(declared, values, strict=False)), **_spread(owner, lists, named)}
    for key in given:
        if key not in declared:
            raise UnknownParameter(f"{owner} has no parameter '{key}'.{nearest(key, declared)}")
    return {key: one.checked(owner, key, given.get(key, one.default)) for key, one in declared.items()}


def _spread(owner: str, lists: Mapping[str, Sequence[str]], named: Mapping[str, Any]) -> dict[str, float]:
    """Return the parameters with each list spread over those that it stands for."""
    single = {key: value for key, value in named.items() if key not in lists}
    for name in named.keys() & lists.keys():
        keys, values = lists[name], named[name]
        if np.shape(values) != (len(keys),):
            raise ParameterOutOfRange(f"{owner}: {name} '{values}' must be a list of {len(keys)} numbers.")
        single |= dict(zip(keys, values, strict=True))
    return single
