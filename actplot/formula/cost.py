"""What a formula costs: the exponentials, logarithms and the like that it takes for one number."""

from __future__ import annotations

from actplot.formula.nodes import Call, Choice, Negate, Node, Number, Power
from actplot.primitives import PRIMITIVES

__all__ = ["calls"]

_CHEAP = {"isru", "softsign", "sqrt"}  # arithmetic and a square root
_TWICE = {"cloglog", "softplus"}  # an exponential within another, or within a logarithm


def calls(formula: Node) -> int:
    """Return how many transcendental calls f(x) takes, equal ones once; of the branches of a case the dearer one."""
    return _count(_dear(formula))


def _count(dear: frozenset[Node]) -> int:
    return sum(2 if isinstance(node, Call) and node.name in _TWICE else 1 for node in dear)


def _dear(node: Node) -> frozenset[Node]:
    parts = [_dear(child) for child in node.children]
    if isinstance(node, Choice):
        dearer: frozenset[Node] = max(parts[1:], key=_count)
        return parts[0] | dearer
    found: frozenset[Node] = frozenset().union(*parts)
    if isinstance(node, Call) and node.name in PRIMITIVES.keys() - _CHEAP and node.depends_on_x:
        (inner,) = node.arguments
        alike = Call(node.name, (inner.inner,)) if isinstance(inner, Negate) else node  # f(-u) follows from f(u)
        return found | {alike}
    if isinstance(node, Power) and node.depends_on_x and not _is_whole(node.exponent):
        return found | {node}
    return found


def _is_whole(exponent: Node) -> bool:
    bare = exponent.inner if isinstance(exponent, Negate) else exponent
    return isinstance(bare, Number) and float(bare.digits).is_integer()
