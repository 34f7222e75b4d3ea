"""A formula in print: plain text, LaTeX, the mathtext that Matplotlib sets, or MathML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeGuard

from actplot.formula.cases import Stretch, stretches, taken
from actplot.formula.nodes import Binary, Both, Call, Choice, Compare, Named, Negate, Node, Number, Power, Symbol
from actplot.formula.parse import CONSTANTS
from actplot.formula.styles import STYLES, Style

__all__ = ["Form", "Printed", "printed"]

Form = Literal["text", "latex", "mathtext", "mathml"]

OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}

SUM, PRODUCT, POWER, ATOM = 1, 2, 3, 4  # how tightly a printed part holds together


@dataclass(frozen=True, slots=True)
class Printed:
    """A formula as printed, the parameters that occur in it, and its named parts with their meaning."""

    body: str
    symbols: tuple[str, ...]
    named: tuple[tuple[str, str], ...]


def printed(
    node: Node,
    form: Form,
    *,
    symbols: Mapping[str, str] | None = None,
    values: Mapping[str, float] | None = None,
    general: bool = False,
) -> Printed:
    """Return the formula in a form; `symbols` are the parameters' LaTeX symbols, `values` what they are now.

    `general` writes it so that it holds for other values, too.
    """
    printer = _Printer(STYLES[form], symbols or {}, values or {}, general)
    body = printer.show(node)
    return Printed(body, tuple(printer.used), tuple(printer.named.items()))


@dataclass(slots=True)
class _Printer:
    style: Style
    symbols: Mapping[str, str]
    values: Mapping[str, float]
    general: bool
    used: dict[str, None] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)
    raised: bool = False  # inside an exponent, fractions stay on the line

    def show(self, node: Node, least: int = 0) -> str:
        """Return the node, in parentheses if it holds together less tightly than `least`."""
        body, tightness = self.part(node)
        return self.style.parenthesised(body) if tightness < least else body

    def part(self, node: Node) -> tuple[str, int]:  # noqa: C901  (one line a kind of node)
        match node:
            case Number(digits):
                return self.style.number(digits), PRODUCT if "e" in digits.lower() else ATOM
            case Symbol(name):
                return self.symbol(name), ATOM
            case Named(name, meaning):
                return self.name(name, meaning), ATOM
            case Negate(inner):
                return self.style.minus + self.show(inner, PRODUCT), SUM
            case Power(base, exponent):
                return self.power(base, exponent), POWER
            case Binary("/", left, right):
                return self.quotient(left, right)
            case Binary("*"):
                return self.product(_factors(node))
            case Binary(sign, left, right):
                return self.sum(left, sign, right), SUM
            case Call(name, arguments):
                return self.call(name, arguments)
            case Choice(test) if not test.depends_on_x and not self.general:
                return self.part(taken(node, self.values))
            case Choice():
                return self.style.cases(self.rows(node)), ATOM
        return self.test(node)

    def test(self, node: Node) -> tuple[str, int]:
        """Return a condition, as a textbook has it: x != 0 for |x| > 0, and 0 < x < 1 in one piece."""
        match node:
            case Compare(">", Call("abs", (inner,)), Number("0")):
                return self.style.infix(self.show(inner), "!=", self.show(Number("0"))), SUM
            case Compare(sign, left, right):
                return self.style.infix(self.show(left), sign, self.show(right)), SUM
            case Both("and", Compare(_, _, middle) as first, Compare(sign, again, last)) if middle == again:
                return self.style.infix(self.show(first), sign, self.show(last)), SUM
            case Both(word, left, right):
                return f"{self.show(left)}{self.style.word(word)}{self.show(right)}", 0
        raise TypeError(f"{node!r} cannot be printed")

    def symbol(self, name: str) -> str:
        if name != "x":
            self.used[name] = None
        return self.style.symbol(name, self.symbols.get(name))

    def name(self, name: str, meaning: Node) -> str:
        if name not in CONSTANTS and name not in self.named:
            self.named[name] = ""  # keeps its place before what its meaning names
            self.named[name] = self.show(meaning)
        return self.style.symbol(name, None)

    def sum(self, left: Node, sign: str, right: Node) -> str:
        before = self.show(left, SUM)  # before the right side, as it is read: named parts are told in that order
        after = self.show(right, PRODUCT if sign == "-" or isinstance(right, Negate) else SUM)
        return self.style.infix(before, sign, after)

    def power(self, base: Node, exponent: Node) -> str:
        raised = self.exponent(exponent)
        if isinstance(base, Call) and base.name in self.style.raised_names:
            return self.style.applied(self.style.raised(self.style.function(base.name), raised), *self.argument(base))
        if isinstance(base, Binary):  # a fraction, too
            return self.style.raised(self.style.parenthesised(self.show(base)), raised)
        return self.style.raised(self.show(base, ATOM), raised)

    def exponent(self, node: Node) -> str:
        outer, self.raised = self.raised, True
        body, tightness = self.part(node)
        self.raised = outer
        return self.style.exponent(body, tightness == ATOM)

    def quotient(self, left: Node, right: Node) -> tuple[str, int]:
        if _is_negative(left):
            return self.style.minus + self.quotient(left.inner, right)[0], SUM
        if self.style.has_fractions and not self.raised:
            if isinstance(left, Call) and isinstance(right, Symbol | Number):
                part = self.style.fraction(self.show(Number("1")), self.show(right))
                return self.style.beside(part, self.show(left, PRODUCT)), PRODUCT
            return self.style.fraction(self.show(left), self.show(right)), ATOM
        return self.style.slashed(self.show(left, PRODUCT), self.show(right, POWER)), PRODUCT

    def product(self, factors: list[Node]) -> tuple[str, int]:
        if _is_negative(factors[0]):
            return self.style.minus + self.product([factors[0].inner, *factors[1:]])[0], SUM
        body, before = "", None
        for factor in factors:
            shown = self.show(factor, PRODUCT if before is None else POWER)
            body += shown if before is None else self.style.between(before, factor) + shown
            before = factor
        return body, PRODUCT

    def call(self, name: str, arguments: tuple[Node, ...]) -> tuple[str, int]:
        first = arguments[0]
        match name:
            case "exp":
                return self.exponential(first), POWER
            case "expm1":
                return self.style.infix(self.exponential(first), "-", self.show(Number("1"))), SUM
            case "log1p":
                sign, term = ("-", first.inner) if isinstance(first, Negate) else ("+", first)
                total = self.show(Binary(sign, Number("1"), term))
                return self.style.applied(self.style.function("log"), total, bare=False), ATOM
            case "softplus" if self.style.has_fractions:
                inner = self.style.infix(self.show(Number("1")), "+", self.exponential(first))
                return self.style.applied(self.style.function("log"), inner, bare=False), ATOM
            case "abs":
                return self.style.between_bars(self.show(first)), ATOM
            case "rounded":
                return self.part(first)
            case "sqrt":
                return self.style.root(self.show(first)), ATOM
        return self.style.applied(self.style.function(name), *self.argument(Call(name, arguments))), ATOM

    def argument(self, call: Call) -> tuple[str, bool]:
        """Return the arguments and whether they may stand without parentheses."""
        operator = call.name in self.style.raised_names  # tanh u, but not sigma t
        bare = operator and len(call.arguments) == 1 and isinstance(call.arguments[0], Named)
        return self.style.listed([self.show(argument) for argument in call.arguments]), bare

    def exponential(self, exponent: Node) -> str:
        return self.style.raised(self.style.symbol("e", None), self.exponent(exponent))

    def rows(self, choice: Choice) -> list[tuple[str, str]]:
        """Return (value, condition) for each line of a piecewise formula."""
        lines = stretches(choice, self.values, general=self.general)
        if lines is not None:
            return [(self.show(line.value), self.condition(line)) for line in lines]
        rows: list[tuple[str, str]] = []
        tests: list[Node] = []
        rest: Node = choice
        while isinstance(rest, Choice):
            tests.append(rest.test)
            rows.append((self.show(rest.yes), self.show(rest.test)))
            rest = rest.no if self.general else taken(rest.no, self.values)
        return [*rows, (self.show(rest), self.remainder(tests))]

    def remainder(self, tests: list[Node]) -> str:
        """Return where no test holds: in signs, which every language reads, or else in one English word."""
        match tests:
            case [Compare(">", Call("abs", (inner,)), Number("0") as zero)]:
                return self.style.infix(self.show(inner), "=", self.show(zero))
            case [Compare("<" | ">" as one, left, right), Compare("<" | ">" as other)] if one != other and tests[
                1
            ].children == (left, right):
                return self.style.infix(self.show(left), "=", self.show(right))
            case [Compare(sign, left, right)] if sign in OPPOSITE:
                return self.style.infix(self.show(left), OPPOSITE[sign], self.show(right))
            case [Both("and", Compare("<" | "<=" as one, low, inner), Compare("<" | "<=" as other, again, high))] if (
                inner == again
            ):
                ends = self.style.listed([self.show(low), self.show(high)])
                inside = self.style.bracketed("[("[one == "<"], ends, "])"[other == "<"])
                return self.style.infix(self.show(inner), "not in", inside)
        return self.style.word("otherwise")

    def condition(self, line: Stretch) -> str:
        x, below, above = self.symbol("x"), "<=" if line.low_closed else "<", "<=" if line.high_closed else "<"
        if line.is_point and line.low is not None:
            return self.style.infix(x, "=", self.show(line.low))
        if line.low is not None and line.high is not None:
            return self.style.infix(self.style.infix(self.show(line.low), below, x), above, self.show(line.high))
        if line.low is not None:
            return self.style.infix(x, below.replace("<", ">"), self.show(line.low))
        return self.style.infix(x, above, self.show(line.high)) if line.high is not None else x


def _is_negative(node: Node) -> TypeGuard[Negate]:
    """Return whether a sign stands before it, and only one."""
    return isinstance(node, Negate) and not isinstance(node.inner, Negate)


def _factors(node: Node) -> list[Node]:
    match node:
        case Binary("*", left, right):
            return [*_factors(left), *_factors(right)]
    return [node]
