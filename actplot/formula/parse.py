"""From text to tree: one Python expression, read with `ast` over a whitelist and never evaluated by Python."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Collection, Mapping

from actplot.errors import BadFormula, nearest, quoted
from actplot.formula.nodes import Binary, Both, Call, Choice, Compare, Named, Negate, Node, Number, Power, Symbol, walk
from actplot.primitives import PRIMITIVES

__all__ = ["CONSTANTS", "FUNCTIONS", "MAX_LENGTH", "parse"]

MAX_LENGTH = 1000
MAX_NODES = 400
MAX_DEPTH = 50
MAX_POWER = 64

CONSTANTS = {
    "pi": "3.14159265358979323846264338327950288419716939937510",
    "e": "2.71828182845904523536028747135266249775724709369996",
}
SWITCHING = {"abs": 1, "sign": 1, "rounded": 1, "max": 2, "min": 2, "hypot": 2}
SYNONYMS = {"ln": "log", "normcdf": "Phi", "logistic": "sigmoid", "expit": "sigmoid"}
FUNCTIONS = frozenset(PRIMITIVES) | frozenset(SWITCHING)

_SIGNS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
_COMPARISONS = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}


def parse(text: str, parameters: Collection[str] = (), where: Mapping[str, str] | None = None) -> Node:
    """Return the tree of an expression in x, the parameters and the named parts of `where`.

    Raises BadFormula, naming what is not understood.
    """
    if len(text) > MAX_LENGTH:
        raise BadFormula(f"the formula {quoted(text)} is longer than {MAX_LENGTH} characters.")
    for name in parameters:
        if name == "x" or name in CONSTANTS or name in FUNCTIONS | SYNONYMS.keys() or name.startswith("_"):
            raise BadFormula(f"'{name}' cannot be the name of a parameter: it has a meaning of its own.")
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except SyntaxError as error:
        column = error.offset or len(text) + 1
        raise BadFormula(f"{quoted(text)} is not a formula: {error.msg} at column {column}.") from None
    except (ValueError, RecursionError, MemoryError):
        raise BadFormula(f"{quoted(text)} is not a formula.") from None
    reader = _Reader(text.strip(), parameters, where or {})
    return reader.value(tree, 0)


class _Reader:
    def __init__(self, text: str, parameters: Collection[str], where: Mapping[str, str]) -> None:
        self.text, self.parameters, self.where = text, parameters, where
        self.count = 0

    def refuse(self, why: str) -> BadFormula:
        return BadFormula(f"formula {quoted(self.text)}: {why}")

    def written(self, node: ast.expr) -> str:
        return quoted(ast.get_source_segment(self.text, node) or "")

    def value(self, node: ast.expr, depth: int) -> Node:
        read = self.read(node, depth)
        if isinstance(read, Compare | Both):
            raise self.refuse(f"{self.written(node)} is a condition; it belongs between if and else.")
        return read

    def condition(self, node: ast.expr, depth: int) -> Node:
        read = self.read(node, depth)
        if not isinstance(read, Compare | Both):
            raise self.refuse(f"{self.written(node)} is not a comparison.")
        return read

    def read(self, node: ast.expr, depth: int) -> Node:
        self.count += 1
        if self.count > MAX_NODES or depth > MAX_DEPTH:
            raise self.refuse(f"more than {MAX_NODES} parts, or nested deeper than {MAX_DEPTH}.")
        reader = _READERS.get(type(node))
        if reader is None:
            raise self.refuse(f"{self.written(node)} is not allowed; a formula has numbers, names, + - * / **, "
                              "comparisons, 'a if x > 0 else b' and calls.")  # fmt: skip
        return reader(self, node, depth + 1)

    def number(self, node: ast.Constant, _depth: int) -> Node:
        value = node.value
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= sys.float_info.max:
            raise self.refuse(f"{self.written(node)} is not a finite number.")
        written = ast.get_source_segment(self.text, node) or repr(value)
        digits = repr(value) if written[:2].lower() in ("0x", "0b", "0o") else written.replace("_", "")
        return Number(re.sub("^0+(?=[0-9])", "", digits))  # JavaScript takes 00 for an octal number

    def name(self, node: ast.Name, _depth: int) -> Node:
        if node.id == "x" or node.id in self.parameters:
            return Symbol(node.id)
        if node.id in self.where:
            others = {name: meaning for name, meaning in self.where.items() if name != node.id}
            return Named(node.id, parse(self.where[node.id], self.parameters, others))
        if node.id in CONSTANTS:
            return Named(node.id, Number(CONSTANTS[node.id]))
        known = ["x", *self.parameters, *CONSTANTS]
        if node.id in FUNCTIONS:
            raise self.refuse(f"the function '{node.id}' wants an argument: {node.id}(x).")
        made = f" A value behind a colon makes it one, as in '{node.id}*x:{node.id}=1'."
        hint = nearest(node.id, known) if self.parameters or len(node.id) > len("parameter") else made
        raise self.refuse(f"no parameter is called {quoted(node.id)}.{hint}")

    def element(self, node: ast.Subscript, _depth: int) -> Node:
        """Read w[0], which is the parameter w0."""
        match node:
            case ast.Subscript(ast.Name(name), ast.Constant(int(index))) if f"{name}{index}" in self.parameters:
                return Symbol(f"{name}{index}")
        raise self.refuse(f"{self.written(node)} is no parameter; only those that end in a number have elements.")

    def binary(self, node: ast.BinOp, depth: int) -> Node:
        left, right = self.value(node.left, depth), self.value(node.right, depth)
        if type(node.op) in _SIGNS:
            return Binary(_SIGNS[type(node.op)], left, right)
        if isinstance(node.op, ast.Pow):
            return self.power(left, right)
        hint = " Write powers as x**2." if isinstance(node.op, ast.BitXor) else ""
        raise self.refuse(f"{self.written(node)} has an operator that a formula does not know.{hint}")

    def power(self, base: Node, exponent: Node) -> Node:
        for part in () if exponent.depends_on_x else walk(exponent):
            if isinstance(part, Number) and abs(float(part.digits)) > MAX_POWER:
                raise self.refuse(f"the power '{part.digits}' is above {MAX_POWER}.")
            if isinstance(part, Power):
                raise self.refuse("a power of a power: write its exponent as one number.")
        return Power(base, exponent)

    def unary(self, node: ast.UnaryOp, depth: int) -> Node:
        if isinstance(node.op, ast.Not | ast.Invert):
            raise self.refuse(f"{self.written(node)} is not allowed; turn the comparison round instead.")
        inner = self.value(node.operand, depth)
        return Negate(inner) if isinstance(node.op, ast.USub) else inner

    def call(self, node: ast.Call, depth: int) -> Node:
        if not isinstance(node.func, ast.Name) or node.keywords:
            bare = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            hint = f" Write {bare}(x)." if bare in FUNCTIONS else ""
            raise self.refuse(f"{self.written(node)} is not a call of a known function.{hint}")
        name = SYNONYMS.get(node.func.id, node.func.id)
        if name not in FUNCTIONS:
            known = sorted(FUNCTIONS - {"rounded"})
            hint = nearest(name, known) or f" Known are {', '.join(known)}."
            raise self.refuse(f"no function is called {quoted(name)}.{hint}")
        if len(node.args) > MAX_DEPTH:
            raise self.refuse(f"'{name}' takes at most {MAX_DEPTH} arguments.")
        arguments = [self.value(argument, depth) for argument in node.args]
        wanted = SWITCHING.get(name, 1)
        if len(arguments) < wanted or (len(arguments) > wanted and name not in ("max", "min")):
            raise self.refuse(f"'{name}' takes {wanted} argument{'s' * (wanted > 1)}, not {len(arguments)}.")
        while len(arguments) > 2:
            arguments[:2] = [Call(name, tuple(arguments[:2]))]
        return Call(name, tuple(arguments))

    def choice(self, node: ast.IfExp, depth: int) -> Node:
        test = self.condition(node.test, depth)
        return Choice(test, self.value(node.body, depth), self.value(node.orelse, depth))

    def comparison(self, node: ast.Compare, depth: int) -> Node:
        terms = [self.value(term, depth) for term in (node.left, *node.comparators)]
        links: list[Node] = []
        for sign, left, right in zip(node.ops, terms, terms[1:], strict=False):
            if type(sign) not in _COMPARISONS:
                raise self.refuse(f"{self.written(node)} is not one of < <= > >=.")
            links.append(Compare(_COMPARISONS[type(sign)], left, right))
        return _joined("and", links)

    def logic(self, node: ast.BoolOp, depth: int) -> Node:
        tests = [self.condition(value, depth) for value in node.values]
        return _joined("and" if isinstance(node.op, ast.And) else "or", tests)


def _joined(word: str, tests: list[Node]) -> Node:
    whole = tests[0]
    for test in tests[1:]:
        whole = Both(word, whole, test)
    return whole


_READERS: dict[type[ast.expr], Callable[..., Node]] = {
    ast.Constant: _Reader.number,
    ast.Name: _Reader.name,
    ast.Subscript: _Reader.element,
    ast.BinOp: _Reader.binary,
    ast.UnaryOp: _Reader.unary,
    ast.Call: _Reader.call,
    ast.IfExp: _Reader.choice,
    ast.Compare: _Reader.comparison,
    ast.BoolOp: _Reader.logic,
}
