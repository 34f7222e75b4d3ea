"""The value of a tree: a jet at x, over float64 arrays or over pairs, at a point or just beside it."""

from __future__ import annotations

import operator
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any

import numpy as np

from actplot.elementary import absolute, lead
from actplot.formula.nodes import (
    Binary,
    Both,
    Call,
    Choice,
    Compare,
    Named,
    Negate,
    Node,
    Number,
    Opaque,
    Power,
    Symbol,
)
from actplot.jets import Jet, apply, choose, hypot, less, power, power_of_zero
from actplot.pairs import Pair, pair

__all__ = ["evaluate"]

_TIE = 1e-14  # a switch is met by an x within this relative distance of it


def evaluate(
    node: Node, x: Any, order: int, values: Mapping[str, float], *, exact: bool = True, side: int = 0
) -> tuple[Any, ...]:
    """Return (f, f', ...) of finite x to `order`, as float64 arrays of x's shape.

    `exact` computes in pairs. A `side` of -1 or 1 gives the limits from the left or the right instead: a condition
    that is met with equality at x is decided by the way in which its terms part there.
    """
    x = np.asarray(x, dtype=np.float64)
    setting = _Setting(pair(x) if exact else x, order if side == 0 else 2, values, side)
    with np.errstate(all="ignore"):
        parts = setting.jet(node).parts[: order + 1]
        return tuple(_array(part, x.shape) for part in parts)


def _array(part: Any, shape: tuple[int, ...]) -> Any:
    settled = part.settled() if isinstance(part, Pair) else part
    return np.broadcast_to(np.asarray(settled, dtype=np.float64), shape)


@lru_cache(maxsize=512)
def _decimal(digits: str) -> Pair:
    high = float(digits)
    return Pair(high, float(Decimal(digits) - Decimal(high)))


@dataclass(frozen=True, slots=True)
class _Setting:
    x: Any
    order: int
    values: Mapping[str, float]
    side: int
    named: dict[str, Jet] = field(default_factory=dict)  # a named part is computed once

    def jet(self, node: Node) -> Jet:
        match node:
            case Number(digits):
                return self.constant(_decimal(digits))
            case Symbol(name):
                return Jet.variable(self.x, self.order) if name == "x" else self.parameter(self.values[name])
            case Named(name, meaning):
                return self.part(name, meaning)
            case Negate(inner):
                return -self.jet(inner)
            case Binary(sign, left, right):
                return _OPERATIONS[sign](self.jet(left), self.jet(right))
            case Power(base, exponent):
                return self.power(base, exponent)
            case Call(name, arguments):
                return self.call(name, [self.jet(argument) for argument in arguments])
            case Choice(test, yes, no):
                return choose(self.holds(test), self.jet(yes), self.jet(no))
            case Opaque(function):
                parts = function.jet(_plain(self.x), self.order, self.side)
                return Jet(*(map(pair, parts) if isinstance(self.x, Pair) else parts))
        raise TypeError(f"{node!r} has no value")

    def part(self, name: str, meaning: Node) -> Jet:
        if name not in self.named:
            self.named[name] = self.jet(meaning)
        return self.named[name]

    def constant(self, value: Pair) -> Jet:
        return Jet.constant(value if isinstance(self.x, Pair) else np.float64(value.hi), self.order)

    def parameter(self, value: Any) -> Jet:
        return Jet.constant(pair(value) if isinstance(self.x, Pair) else np.float64(value), self.order)

    def call(self, name: str, inner: list[Jet]) -> Jet:
        if name == "abs" and self.order == 0:
            return Jet(absolute(inner[0].parts[0]))
        if name == "abs":
            sign = self.sign(inner[0])
            nothing = Jet(*(part * 0.0 for part in inner[0].parts))  # nan of nan
            return choose(sign > 0, inner[0], choose(sign < 0, -inner[0], nothing))
        if name in ("max", "min") and self.is_plain_value:
            return Jet((np.maximum if name == "max" else np.minimum)(inner[0].parts[0], inner[1].parts[0]))
        if name in ("max", "min"):  # a tie takes the last argument
            unknown = np.isnan(lead(inner[0].parts[0]))
            return choose(self.compared(">" if name == "max" else "<", *inner) | unknown, *inner)
        if name == "sign":
            sign = self.sign(inner[0])
            return Jet.constant(Pair(sign) if isinstance(self.x, Pair) else sign, self.order)
        if name == "rounded":
            return self.parameter(_plain(inner[0].parts[0]))
        if name == "hypot":
            return hypot(*map(self.widened, inner))
        if name == "softsign":  # odd: what holds on the right is mirrored
            right, left = apply(name, self.widened(inner[0])), -apply(name, self.widened(-inner[0]))
            return choose(self.sign(inner[0]) >= 0, right, left)
        if name == "sqrt" and self.order:
            return self.root(self.widened(inner[0]))
        return apply(name, self.widened(inner[0]))

    @property
    def is_plain_value(self) -> bool:
        """Whether no more than f in float64 is wanted: NumPy has shorter ways for that."""
        return self.order == 0 and not isinstance(self.x, Pair)

    def widened(self, jet: Jet) -> Jet:
        """Return the jet with a value that is an array (of pairs), as the kernels want it."""
        value, exact = jet.parts[0], isinstance(self.x, Pair)
        if exact and not isinstance(value, Pair):
            value = Pair(np.float64(value))
        return Jet(value, *jet.parts[1:])

    def power(self, base: Node, exponent: Node) -> Jet:
        whole = _integer(exponent, self.values)
        if whole is not None:
            return power(self.jet(base), whole)
        inner, outer = self.widened(self.jet(base)), self.jet(exponent)
        found = apply("exp", outer * apply("log", inner))
        if exponent.depends_on_x:
            return found
        return _from_zero(inner, np.float64(_plain(outer.parts[0])), found)  # which no logarithm tells

    def root(self, inner: Jet) -> Jet:
        return _from_zero(inner, np.float64(0.5), apply("sqrt", inner))

    def holds(self, test: Node) -> Any:
        if isinstance(test, Both):
            left, right = self.holds(test.left), self.holds(test.right)
            return left & right if test.word == "and" else left | right
        assert isinstance(test, Compare)  # noqa: S101  (the parser lets nothing else through)
        return self.compared(test.sign, self.jet(test.left), self.jet(test.right))

    def compared(self, sign: str, left: Jet, right: Jet) -> Any:
        """Return whether left < right, or whatever the sign is; just beside x, whether it holds there."""
        if self.side:
            return _COMPARISONS[sign](self.sign(left - right), 0)
        a, b = left.parts[0], right.parts[0]
        if isinstance(a, Pair) or isinstance(b, Pair):
            a, b = lead(a - b), 0.0
        return _COMPARISONS[sign](a, b)

    def sign(self, difference: Jet) -> Any:
        """Return the sign of a difference; just beside x, its sign there.

        There a root counts as met by an x that is off by its own rounding.
        """
        here = lead(difference.parts[0])
        if self.side == 0:
            return np.sign(here)
        value, slope, bend = (np.asarray(_plain(part)) for part in difference.parts)
        beside = np.where(slope != 0, np.sign(slope) * self.side, np.sign(bend))
        at = np.abs(_plain(self.x) * slope)
        met = ~(np.abs(value) > _TIE * at) & np.isfinite(here)  # never, where the other term is infinite
        return np.where(met, beside, np.sign(here))


def _from_zero(base: Jet, exponent: np.float64, found: Jet) -> Jet:
    """Return a power as found, and where the base is 0 by the rule for that."""
    return choose(lead(base.parts[0]) == 0, power_of_zero(base, exponent), found)


def _plain(part: Any) -> Any:
    return part.settled() if isinstance(part, Pair) else part


def _integer(exponent: Node, values: Mapping[str, float]) -> int | None:
    """Return the exponent as an integer of at most 64, or None."""
    match exponent:
        case Number(digits):
            value = float(digits)
        case Symbol(name) if name != "x":
            value = values[name]
        case _ if exponent.depends_on_x:
            return None
        case _:
            value = float(evaluate(exponent, 0.0, 0, values, exact=False)[0])
    return int(value) if value.is_integer() and abs(value) <= 64 else None


_OPERATIONS = {
    "+": Jet.__add__,
    "-": Jet.__sub__,
    "*": Jet.__mul__,
    "/": Jet.__truediv__,
    "less": less,
}
_COMPARISONS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
