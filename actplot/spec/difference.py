"""The difference of two activations: an activation itself, whose formula is the one's less the other's."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields
from functools import lru_cache
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from actplot.activation import Activation
from actplot.formula import Form, Node, evaluate
from actplot.formula.nodes import Binary, Named, Symbol
from actplot.spec.imported import OwnFunction
from actplot.spec.own import OwnFormula

__all__ = ["Difference", "difference"]

Array = NDArray[np.float64]

_FAINT = 2.0**-62  # what is less may be the rounding of a part that is about 1: ink does not show it
_SAME = 1e-11  # limits from both sides that agree so well, relatively, are one


class Difference(Activation, registered=False):
    """One activation minus another; its parameters are those of both, numbered: `alpha_1`, `alpha_2`.

    `of` are the classes of both. What may be no more than the rounding of either is 0, so that two formulas of one
    function have the difference 0.
    """

    name, formula = "diff", "0 * x"  # which nothing reads: the tree is made of both trees
    of: ClassVar[tuple[type[Activation], type[Activation]]]

    @property
    def parts(self) -> tuple[Activation, Activation]:
        """The activation and the one that is taken from it."""
        one, other = (
            cls(**{key: getattr(self, f"{key}_{number}") for key in cls.declared})
            for number, cls in enumerate(self.of, 1)
        )
        return one, other

    def check(self) -> None:
        """Raise ParameterOutOfRange where the parameters of one part do not fit together."""
        _ = self.parts

    @classmethod
    def conditions(cls) -> tuple[Node, ...]:
        """Return the conditions of both parts."""
        return tuple(_numbered(tree, number) for number, part in enumerate(cls.of, 1) for tree in part.conditions())

    @property
    def spec(self) -> str:
        """The words of both with a minus between them; no command line takes them as one word."""
        return " - ".join(part.spec for part in self.parts)

    def __repr__(self) -> str:
        one, other = self.parts
        return f"difference({one!r}, {other!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return difference, self.parts

    def jet(self, x: Any, order: int = 2, *, exact: bool = True, side: int = 0) -> tuple[Any, ...]:
        """Return the jet, in pairs even for ink: float64 has next to no digits of it where the two nearly agree.

        Where the kinks of both cancel, the slope is that beside them, whatever the parts' conventions are.
        """
        x = np.asarray(x, dtype=np.float64)
        turns, limits = _beside_turns(self)
        met = np.isin(x, turns)
        at = np.searchsorted(turns, x[met])
        if side and met.any() and met.all():
            found = limits[side][:, at]
        else:
            found = np.array(evaluate(self.tree(), x, 2, self.parameters, side=side))
        if side == 0 and met.any():
            left, right = limits[-1][:, at], limits[1][:, at]
            found[1:, met] = np.where(np.isclose(left, right, rtol=_SAME, atol=0), left, found[:, met])[1:]
        if not exact:
            found[np.abs(found) < _FAINT] = 0.0
        return tuple(found[: order + 1])

    def tree(self, source: str = "") -> Node:  # noqa: ARG002  (there is no other formula)
        """Return the tree of the one less that of the other."""
        return _tree(type(self))  # type: ignore[arg-type]

    def text(self, order: int = 0) -> str:
        """Return `gelu(x) - gelu_tanh(x)`; empty for derivatives."""
        return self._printed("text") if order == 0 else ""

    def latex(self, order: int = 0) -> str:
        """Return the difference of both names in LaTeX; empty for derivatives."""
        return self._printed("latex") if order == 0 else ""

    def mathtext(self, order: int = 0) -> str:
        """Return the difference of both names in mathtext; empty for derivatives."""
        return self._printed("mathtext") if order == 0 else ""

    def bindings(self, form: Form = "text", keys: Collection[str] | None = None) -> str:  # noqa: ARG002
        """Return nothing: what is bound to other values than the defaults stands behind the x of either part."""
        return ""

    def _printed(self, form: Form) -> str:
        one, other = (_applied(part, form) for part in self.parts)
        return f"{one} - {other}"


def difference(one: Activation, other: Activation) -> Difference:
    """Return the activation `one - other`; of those that act on vectors, the difference of their slices."""
    cls: type[Difference] = _class(type(one), type(other))  # type: ignore[arg-type]
    return cls(*one.parameters.values(), *other.parameters.values())


@lru_cache(maxsize=256)
def _class(*both: Any) -> Any:
    """Return the class of all differences of these two classes."""
    declared = {f"{key}_{number}": param for number, cls in enumerate(both, 1) for key, param in cls.declared.items()}
    span = min(cls.span[0] for cls in both), max(cls.span[1] for cls in both)
    title = " − ".join(cls.title for cls in both)
    body = {"of": both, "title": title, "span": span, "__doc__": f"The difference {title}.", **declared}
    return type("Difference", (Difference,), body, registered=False)


@lru_cache(maxsize=256)
def _tree(cls: Any) -> Node:
    one, other = (_numbered(part.tree(), number) for number, part in enumerate(cls().parts, 1))
    return Binary("less", one, other)


@lru_cache(maxsize=256)
def _beside_turns(diff: Difference) -> tuple[Array, dict[int, Array]]:
    """Return the turns (n,) of a difference and its jets (3, n) on the left (-1) and the right (1) of each."""
    turns = np.array(diff.turns())
    if not turns.size:
        return turns, {}
    return turns, {side: np.array(evaluate(diff.tree(), turns, 2, diff.parameters, side=side)) for side in (-1, 1)}


def _numbered(node: Any, number: int) -> Any:
    """Return a tree in which every name but x is numbered, so that the two trees share none."""
    match node:
        case Symbol("x"):
            return node
        case Symbol(name):
            return Symbol(f"{name}_{number}")
        case Named(name, meaning):
            return Named(f"{name}_{number}", _numbered(meaning, number))
        case tuple():
            return tuple(_numbered(part, number) for part in node)
        case Node():
            return type(node)(*(_numbered(getattr(node, field.name), number) for field in fields(node)))
    return node


def _applied(part: Activation, form: Form) -> str:
    """Return a part in print, with the parameters that differ from their defaults: `swish(x; beta = 2)`."""
    if isinstance(part, OwnFormula | OwnFunction | Difference):
        name, inner = "", {"text": part.text, "latex": part.latex, "mathtext": part.mathtext}[form]()
    else:
        name, inner = part.name if form == "text" else rf"\mathrm{{{part.name}}}".replace("_", r"\_"), "x"
    changed = [key for key, value in part.parameters.items() if value != part.declared[key].default]
    bound = part.bindings(form, part.declared if not name else changed)
    space = "; " if form == "text" else r";\ "
    return f"{name}({space.join(filter(None, (inner, bound)))})"
