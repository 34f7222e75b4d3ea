"""The lines of a piecewise formula: which value holds on which stretch of x, from left to right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from actplot.formula.evaluate import evaluate
from actplot.formula.nodes import Choice, Compare, Node, Number, Symbol

__all__ = ["Stretch", "stretches", "taken"]

_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
X = Symbol("x")


@dataclass(frozen=True, slots=True)
class Stretch:
    """An interval of x whose ends are expressions (None: infinite), and the value there."""

    value: Node
    low: Node | None = None
    high: Node | None = None
    low_closed: bool = False
    high_closed: bool = False

    @property
    def is_point(self) -> bool:
        """Whether it is a single x."""
        return self.low is not None and self.low == self.high


def taken(node: Node, values: Mapping[str, float]) -> Node:
    """Return the branch that is left of choices which do not depend on x, with these parameter values."""
    while isinstance(node, Choice) and not node.test.depends_on_x:
        holds = evaluate(Choice(node.test, Number("1"), Number("0")), [0.0], 0, values)[0][0]
        node = node.yes if holds else node.no
    return node


def stretches(choice: Choice, values: Mapping[str, float], *, general: bool = False) -> tuple[Stretch, ...] | None:
    """Return the lines of nested choices from left to right, or None if they do not cut x into intervals.

    A point whose value is that of a neighbour, with these parameter values, joins the neighbour; and of choices by
    parameters alone one branch is left. `general` keeps what holds for any values that come in the same order.
    """
    rest = Stretch(choice)
    found: list[Stretch] = []
    while isinstance(value := rest.value if general else taken(rest.value, values), Choice):
        cut = _cut(rest, value, values)
        if cut is None:
            return None
        line, rest = cut
        found.append(line)
    found.append(replace(rest, value=value))
    ordered = sorted(found, key=lambda s: (_at(s.low, values, -float("inf")), not s.is_point))
    return tuple(ordered if general else _joined(ordered, values))


def _cut(whole: Stretch, choice: Choice, values: Mapping[str, float]) -> tuple[Stretch, Stretch] | None:
    """Return the part of the stretch on which the test holds, and the rest; None where that is no interval."""
    test = choice.test
    if not isinstance(test, Compare):
        return None
    sign, bound = test.sign, test.right
    if test.right == X:
        sign, bound = _MIRRORED[sign], test.left
    elif test.left != X:
        return None
    if bound.depends_on_x or not _inside(whole, bound, values):
        return None
    closed = "=" in sign
    below = replace(whole, high=bound, high_closed=closed if "<" in sign else not closed)
    above = replace(whole, low=bound, low_closed=closed if ">" in sign else not closed)
    line, rest = (below, above) if "<" in sign else (above, below)
    return replace(line, value=choice.yes), replace(rest, value=choice.no)


def _inside(whole: Stretch, bound: Node, values: Mapping[str, float]) -> bool:
    at = _at(bound, values, 0.0)
    return _at(whole.low, values, -float("inf")) <= at <= _at(whole.high, values, float("inf"))


def _at(bound: Node | None, values: Mapping[str, float], otherwise: float) -> float:
    return otherwise if bound is None else float(evaluate(bound, [0.0], 0, values)[0][0])


def _joined(rows: list[Stretch], values: Mapping[str, float]) -> list[Stretch]:
    kept: list[Stretch] = []
    for row in rows:
        last = kept[-1] if kept else None
        if last is not None and row.is_point and _agree(row, last, values):
            kept[-1] = replace(last, high_closed=True)
        elif last is not None and last.is_point and _agree(last, row, values):
            kept[-1] = replace(row, low_closed=True)
        else:
            kept.append(row)
    return kept


def _agree(point: Stretch, other: Stretch, values: Mapping[str, float]) -> bool:
    at = [_at(point.low, values, 0.0)]
    one, two = (evaluate(part.value, at, 0, values)[0][0] for part in (point, other))
    return bool(one == two)
