"""The tree of a formula: frozen nodes, equal by value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any, Protocol

__all__ = [
    "Binary",
    "Both",
    "Call",
    "Choice",
    "Compare",
    "Named",
    "Negate",
    "Node",
    "Number",
    "Opaque",
    "Power",
    "Symbol",
    "walk",
]


@dataclass(frozen=True, slots=True)
class Node:
    """A part of a formula."""

    @property
    def children(self) -> tuple[Node, ...]:
        """The parts directly below, in reading order."""
        found: list[Node] = []
        for field in fields(self):
            value = getattr(self, field.name)
            found += [v for v in (value if isinstance(value, tuple) else (value,)) if isinstance(v, Node)]
        return tuple(found)

    @property
    def depends_on_x(self) -> bool:
        """Whether x occurs in it."""
        return any(node == Symbol("x") for node in walk(self))


@dataclass(frozen=True, slots=True)
class Number(Node):
    """A constant, as written: 0.044715 means the decimal, not its nearest float64."""

    digits: str


@dataclass(frozen=True, slots=True)
class Symbol(Node):
    """x, or a parameter."""

    name: str


@dataclass(frozen=True, slots=True)
class Named(Node):
    """A part with a name of its own, which stands for it where the formula is printed."""

    name: str
    meaning: Node


@dataclass(frozen=True, slots=True)
class Negate(Node):
    """-a."""

    inner: Node


@dataclass(frozen=True, slots=True)
class Binary(Node):
    """a + b, a - b, a * b or a / b; `less` is a minus that leaves 0 where there may be nothing but rounding."""

    sign: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Power(Node):
    """An integer power, or any power of a positive base."""

    base: Node
    exponent: Node


@dataclass(frozen=True, slots=True)
class Call(Node):
    """A primitive, or max, min, abs."""

    name: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Compare(Node):
    """a < b, a <= b, a > b or a >= b."""

    sign: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Both(Node):
    """Two conditions joined by `and` or `or`."""

    word: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Choice(Node):
    """yes if test else no."""

    test: Node
    yes: Node
    no: Node


class Told(Protocol):
    """A function without a formula, that can tell its jets and where it breaks."""

    def jet(self, x: Any, order: int, side: int) -> tuple[Any, ...]:
        """Return (f, f', ...) at x (n,), or their limits from one side."""

    @property
    def breaks(self) -> tuple[float, ...]:
        """The x at which f, f' or f'' jumps."""


@dataclass(frozen=True, slots=True)
class Opaque(Node):
    """f(x), for a function without a formula."""

    function: Told
    argument: Symbol = Symbol("x")


def walk(node: Node) -> Iterator[Node]:
    """Yield the node and all below it."""
    yield node
    for child in node.children:
        yield from walk(child)
