"""What a primitive is: a generator of its value, its slope and its curvature, known to formulas by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from actplot.pairs import Pair

__all__ = ["PRIMITIVES", "constant", "derivatives", "primitive"]

Number = Any  # a float64 array or a Pair
Primitive = Callable[[Number], Iterator[Number]]

PRIMITIVES: dict[str, Primitive] = {}


def derivatives(name: str, x: Number, order: int) -> tuple[Number, ...]:
    """Return the value of the primitive at x and its derivatives up to `order` (at most 2)."""
    return tuple(islice(PRIMITIVES[name](x), order + 1))


def primitive(function: Primitive) -> Primitive:
    """Make the function known to formulas under its own name, less a trailing underscore."""
    PRIMITIVES[function.__name__.rstrip("_")] = function
    return function


def constant(value: Pair, like: Number) -> Number:
    """Return a constant as a number of the kind of `like`."""
    return value if isinstance(like, Pair) else value.hi
