"""The derivative of a formula as a formula: the rules of the textbook, with what is 0 or 1 left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from functools import lru_cache
from typing import Any

from actplot.formula.nodes import Binary, Call, Choice, Compare, Named, Negate, Node, Number, Power, Symbol
from actplot.formula.parse import parse

__all__ = ["derivative", "put_in", "with_parts"]

ZERO, ONE, X = Number("0"), Number("1"), Symbol("x")

SLOPES = {
    "asinh": "1 / hypot(1, x)",
    "atan": "1 / (1 + x**2)",
    "cloglog": "exp(x - exp(x))",
    "cos": "-sin(x)",
    "erf": "2 / sqrt(pi) * exp(-x**2)",
    "erfc": "-(2 / sqrt(pi) * exp(-x**2))",
    "exp": "exp(x)",
    "expm1": "exp(x)",
    "expm1mx": "expm1(x)",
    "isru": "1 / hypot(1, x)**3",
    "log": "1 / x",
    "log1p": "1 / (1 + x)",
    "Phi": "phi(x)",
    "phi": "-(x * phi(x))",
    "sech": "-(sech(x) * tanh(x))",
    "sigmoid": "sigmoid(x) * sigmoid(-x)",
    "sin": "cos(x)",
    "softplus": "sigmoid(x)",
    "softsign": "1 / (1 + abs(x))**2",
    "sqrt": "1 / (2 * sqrt(x))",
    "tanh": "sech(x)**2",
    "tanhshrink": "tanh(x)**2",
}
"""Of each primitive, in a form that keeps its digits where the primitive does; of sinc it has a name of its own."""


def derivative(node: Node) -> Node:
    """Return the formula of the derivative with respect to x; where branches meet, that of the branch taken."""
    if not node.depends_on_x:
        return ZERO
    match node:
        case Named(_, meaning):
            return derivative(meaning)
        case Negate(inner):
            return _negative(derivative(inner))
        case Power(base, exponent):
            return _of_power(base, exponent)
        case Binary(sign, left, right):
            return _of_binary(sign, left, right)
        case Call(name, arguments):
            return _of_call(name, arguments)
        case Choice(test, yes, no):
            return _choice(test, derivative(yes), derivative(no))
        case Symbol():
            return ONE
    raise TypeError(f"{node!r} has no derivative in formulas")


def put_in(node: Node, inner: Node) -> Node:
    """Return a formula with another one in the place of x."""
    if node == X:
        return inner
    changed = with_parts(node, lambda part: put_in(part, inner))
    return _negative(changed.inner) if isinstance(changed, Negate) else changed


def with_parts(node: Node, change: Callable[[Node], Node]) -> Node:
    """Return the node with each of the parts directly below changed."""

    def changed(value: Any) -> Any:
        return tuple(map(change, value)) if isinstance(value, tuple) else change(value)

    parts = {each.name: getattr(node, each.name) for each in fields(node)}
    return replace(node, **{name: changed(part) for name, part in parts.items() if not isinstance(part, str)})


def _of_power(base: Node, exponent: Node) -> Node:
    if exponent.depends_on_x:
        return _product(Power(base, exponent), derivative(Binary("*", exponent, Call("log", (base,)))))
    if (whole := _number(exponent)) is not None:
        lower = whole - 1
        power = ONE if lower == 0 else base if lower == 1 else Power(base, Number(f"{lower:.17g}"))
    else:
        power = Power(base, Binary("-", exponent, ONE))
    return _product(_product(exponent, power), derivative(base))


def _number(exponent: Node) -> float | None:
    match exponent:
        case Number(digits):
            return float(digits)
        case Negate(Number(digits)):
            return -float(digits)
    return None


def _of_binary(sign: str, left: Node, right: Node) -> Node:
    a, b = derivative(left), derivative(right)
    if sign == "*":
        return _sum(_product(a, right), _product(left, b))
    if sign == "/":
        return _difference(_quotient(a, right), _quotient(_product(left, b), Power(right, Number("2"))))
    return _sum(a, b) if sign == "+" else _difference(a, b)


def _of_call(name: str, arguments: tuple[Node, ...]) -> Node:
    first, slopes = arguments[0], [derivative(argument) for argument in arguments]
    match name:
        case "sign" | "rounded":
            return ZERO
        case "max" | "min":  # a tie takes the last argument
            return _choice(Compare(">" if name == "max" else "<", *arguments), *slopes)
        case "hypot":
            along = _sum(*(_product(each, slope) for each, slope in zip(arguments, slopes, strict=True)))
            return _quotient(along, Call(name, arguments))
        case "abs":
            return _product(Call("sign", arguments), slopes[0])
        case "sinc":
            return _product(Call("sinc_slope", arguments), slopes[0])
    return _product(put_in(_slope(name), first), slopes[0])


@lru_cache(maxsize=64)
def _slope(name: str) -> Node:
    return parse(SLOPES[name])


def _sum(a: Node, b: Node) -> Node:
    if isinstance(b, Negate):
        return _difference(a, b.inner)
    return b if a == ZERO else a if b == ZERO else Binary("+", a, b)


def _difference(a: Node, b: Node) -> Node:
    if isinstance(b, Negate):
        return _sum(a, b.inner)
    return a if b == ZERO else _negative(b) if a == ZERO else Binary("-", a, b)


def _product(a: Node, b: Node) -> Node:
    if ZERO in (a, b):
        return ZERO
    if isinstance(a, Negate) or isinstance(b, Negate):
        bare = (part.inner if isinstance(part, Negate) else part for part in (a, b))
        product = _product(*bare)
        return product if isinstance(a, Negate) and isinstance(b, Negate) else _negative(product)
    if a == ONE or b == ONE:
        return b if a == ONE else a
    if isinstance(a, Binary) and a.sign == "/" and a.left == ONE:
        return _quotient(b, a.right)
    return Binary("*", b, a) if a.depends_on_x and not b.depends_on_x else Binary("*", a, b)


def _quotient(a: Node, b: Node) -> Node:
    if isinstance(a, Negate):
        return _negative(_quotient(a.inner, b))
    return ZERO if a == ZERO else Binary("/", a, b)


def _negative(node: Node) -> Node:
    return node if node == ZERO else node.inner if isinstance(node, Negate) else Negate(node)


def _choice(test: Node, yes: Node, no: Node) -> Node:
    return yes if yes == no else Choice(test, yes, no)
