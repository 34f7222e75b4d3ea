"""A formula and its derivative as a program that stands alone: functions in another language, to be pasted."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from actplot.formula.derivative import derivative
from actplot.formula.languages import LANGUAGES, Language
from actplot.formula.nodes import Binary, Both, Call, Choice, Compare, Named, Negate, Node, Number, Power, Symbol, walk
from actplot.formula.parse import CONSTANTS

__all__ = ["Function", "Written", "program", "written"]

LOOSE, JOINED, COMPARED, SUM, PRODUCT, POWER, ATOM = range(7)  # how tightly a part holds together


class Function(NamedTuple):
    """What becomes a function and its derivative: a name, what it is in words, a formula, the parameters' defaults."""

    name: str
    about: str
    formula: Node
    parameters: Mapping[str, float]


class Written(NamedTuple):
    """A formula in a language, and the parts that are to be computed before it, by their names."""

    body: str
    named: Mapping[str, str]


def program(functions: Iterable[Function], language: str) -> str:
    """Return the source of the functions, each with its derivative, and of all that they call."""
    spoken, used = LANGUAGES[language], dict[str, None]()
    written = [source for function in functions for source in _sources(function, spoken, used)]
    return spoken.module([*_helpers(spoken, used), *written])


def _sources(function: Function, language: Language, used: dict[str, None]) -> Iterator[str]:
    occurring = {node.name for node in walk(function.formula) if isinstance(node, Symbol)}
    defaults = {key: value for key, value in function.parameters.items() if key in occurring}
    for order, node in enumerate((function.formula, derivative(function.formula))):
        body, named = written(node, language, used)
        yield language.function(
            function.name + "_derivative" * order,
            "the derivative of " * order + " ".join(function.about.split()),
            {language.symbol(key): value for key, value in defaults.items()},
            named,
            body,
        )


def written(formula: Node, language: Language, used: dict[str, None]) -> Written:
    """Return the formula in a language; `used` takes the names of the helpers that it calls."""
    whole = language.expanded(formula)
    writer = _Writer(language, used, _repeated(whole))
    return Written(writer.level(whole), writer.named)


def _helpers(language: Language, used: dict[str, None]) -> Iterator[str]:
    """Yield the sources of the functions used and, before them, of those that they use."""
    needed = set(used)
    for name in reversed([*language.helpers]):  # each stands behind those that it calls
        if name in needed:
            needed |= set(re.findall(r"\b_(\w+)\(", language.helpers[name]))
    yield from (source for name, source in language.helpers.items() if name in needed)


def _float(node: Node) -> Node:
    """Return a whole number as a float, which makes an array one of floats."""
    return Number(f"{node.digits}.0") if isinstance(node, Number) and node.digits.isdecimal() else node


def _repeated(node: Node) -> set[Node]:
    """Return the calls, and sums and products with calls, that occur more than once."""
    seen: dict[Node, int] = {}

    def look(part: Node) -> None:
        if isinstance(part, Call | Binary | Named):
            seen[part] = seen.get(part, 0) + 1
        if seen.get(part, 1) == 1:
            for child in part.children:
                look(child)

    look(node)
    several = [part for part, count in seen.items() if count > 1 and not isinstance(part, Named)]
    return {part for part in several if part.depends_on_x and any(isinstance(each, Call) for each in walk(part))}


@dataclass(slots=True)
class _Writer:
    language: Language
    used: dict[str, None]
    repeated: Collection[Node]
    numbered: dict[Node, str] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)

    def show(self, node: Node, least: int = LOOSE) -> str:
        """Return the node, in parentheses if it holds together less tightly than `least`."""
        body, tightness = self.part(node)
        return f"({body})" if tightness < least else body

    def part(self, node: Node) -> tuple[str, int]:
        if node not in self.repeated:
            return self.written(node)
        if node not in self.numbered:
            meaning, _ = self.written(node)  # which numbers what is repeated within
            self.numbered[node] = f"_{len(self.numbered) + 1}"
            self.named[self.numbered[node]] = meaning
        return self.numbered[node], ATOM

    def written(self, node: Node) -> tuple[str, int]:
        match node:
            case Number(digits):
                return digits, ATOM
            case Symbol(name):
                return self.language.symbol(name), ATOM
            case Named(name, Number(digits)) if CONSTANTS.get(name) == digits:
                return self.language.constants[name], ATOM
            case Named(name, meaning):
                if (symbol := self.language.symbol(name)) not in self.named:
                    self.named[symbol] = self.show(meaning)
                return symbol, ATOM
            case Call(name, arguments):
                return self.call(name, arguments)
            case Choice():
                return self.choice(node)
            case Compare() | Both():
                return self.condition(node)
        return self.arithmetic(node)

    def arithmetic(self, node: Node) -> tuple[str, int]:
        """Return a sum, a difference, a product, a quotient or a power."""
        match node:
            case Binary(sign, left, right) if self.calls(sign, node):
                return self.applied(sign, left, right), ATOM
            case Negate(inner) if self.calls("negative", node):
                return self.applied("negative", inner), ATOM
            case Negate(inner):
                body = self.show(inner, PRODUCT)
                return f"-({body})" if body.startswith("-") else f"-{body}", PRODUCT
            case Power(base, exponent):
                least, tightness = (LOOSE, ATOM) if self.language.power.endswith(")") else (ATOM, POWER)
                return self.language.power.format(self.show(base, least), self.show(exponent, least)), tightness
            case Binary("+", left, Negate(inner)):
                return self.part(Binary("-", left, inner))
            case Binary("+" | "*" as sign, left, right):
                least = SUM if sign == "+" else PRODUCT
                return f"{self.show(left, least)} {sign} {self.show(right, least + (sign == '*'))}", least
            case Binary(sign, left, right):
                least, sign = (PRODUCT, sign) if sign == "/" else (SUM, "-")
                return f"{self.show(left, least)} {sign} {self.show(right, least + 1)}", least
        raise TypeError(f"{node!r} cannot be written as code")

    def choice(self, node: Choice) -> tuple[str, int]:
        """Return one of two values: chosen element by element where the language has arrays."""
        test, yes, no = node.test, node.yes, node.no
        if self.language.where and test.depends_on_x:
            return self.language.where.format(self.show(test), *map(self.show, map(_float, (yes, no)))), ATOM
        write = self.level if node.depends_on_x else self.show
        return self.language.choice.format(self.show(test, JOINED), write(yes), write(no)), LOOSE

    def condition(self, node: Compare | Both) -> tuple[str, int]:
        match node:
            case Compare(sign, left, right) if self.calls(sign, node):
                return self.applied(sign, left, right), ATOM
            case Compare(sign, left, right):
                return f"{self.show(left, SUM)} {sign} {self.show(right, SUM)}", COMPARED
            case Both(word, left, right):
                array = self.language.where and node.depends_on_x
                sign = self.language.array_words[word] if array else self.language.words[word]
                return f" {sign} ".join(self.show(part, ATOM) for part in (left, right)), JOINED

    def calls(self, sign: str, node: Node) -> bool:
        """Return whether the language has a function in the place of an operator, which takes what depends on x."""
        return sign in self.language.operators and node.depends_on_x

    def applied(self, sign: str, *parts: Node) -> str:
        return f"{self.language.operators[sign]}({', '.join(map(self.show, parts))})"

    def level(self, node: Node) -> str:
        """Return a whole function, or a branch of one, as a value for every x."""
        return self.show(node) if node.depends_on_x else self.language.level(self.show(node))

    def call(self, name: str, arguments: tuple[Node, ...]) -> tuple[str, int]:
        if name == "rounded" and name not in self.language.calls:
            return self.part(arguments[0])
        if name in self.language.helpers:
            self.used[name] = None
            return f"_{name}({self.show(arguments[0])})", ATOM
        return self.language.calls[name].format(*map(self.show, arguments)), ATOM
