"""The base of every activation: a class declares a name, parameters and one formula; all else follows from it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, ClassVar, Literal, dataclass_transform

import numpy as np
from numpy.typing import ArrayLike

from actplot.errors import BadRequest, ParameterOutOfRange
from actplot.formula import Form, Node, Switch, evaluate, parse, switches, turns
from actplot.parameter import Param, bound, param
from actplot.registry import register
from actplot.values import elementwise, together
from actplot.wording import bindings, right_side

__all__ = ["Activation", "param"]

Kind = Literal["scalar", "vector", "gated", "stochastic"]
Calls = str | tuple[str, ...]


@dataclass_transform(field_specifiers=(param,), frozen_default=True, kw_only_default=False)
class Activation:
    """An activation function with its parameters bound: frozen, hashable, comparable, picklable, callable.

    A subclass declares at least `name` and `formula`, a Python expression in x, the parameters and the primitives
    (tanh, sigmoid, softplus, exp, ...). The branch that the formula takes at a kink is the convention there.

    `shown` is the formula as a textbook prints it, where that is not the form that keeps its digits; `slope` is f' as
    it prints that; `fast` is an equal formula that is quicker in plain float64; `where` names parts of them; `draws`
    names a slope that is random between two parameters in training and their mean in evaluation; `span` is the
    range of x that shows what the function is. `holds` are conditions on several parameters, each with what is said
    where it does not hold. `lists` names parameters that Python code may bind together, as a list.

    A class of one's own is drawn, measured and found by its name like any other:

    >>> class Shifted(Activation):
    ...     name = "shifted_relu"
    ...     formula = "max(x, -1)"
    >>> Shifted()([-3, 0.5])
    array([-1. ,  0.5])
    >>> Shifted().derivative(0.5), Shifted().kinks()
    (1.0, (-1.0,))
    """

    name: ClassVar[str] = ""
    aliases: ClassVar[tuple[str, ...]] = ()
    title: ClassVar[str] = ""
    family: ClassVar[str] = "own"
    kind: ClassVar[Kind] = "scalar"
    formula: ClassVar[str] = ""
    shown: ClassVar[str] = ""
    slope: ClassVar[str] = ""
    fast: ClassVar[str] = ""
    where: ClassVar[Mapping[str, str]] = MappingProxyType({})
    draws: ClassVar[Mapping[str, tuple[str, str]]] = MappingProxyType({})
    lists: ClassVar[Mapping[str, tuple[str, ...]]] = MappingProxyType({})
    holds: ClassVar[Mapping[str, str]] = MappingProxyType({})
    span: ClassVar[tuple[float, float]] = (-4.0, 4.0)
    strengths: ClassVar[str] = ""
    weaknesses: ClassVar[str] = ""
    when: ClassVar[str] = ""
    relations: ClassVar[tuple[str, ...]] = ()
    mistakes: ClassVar[tuple[str, ...]] = ()
    frameworks: ClassVar[Mapping[str, Calls]] = MappingProxyType({})
    references: ClassVar[tuple[str, ...]] = ()
    slice_name: ClassVar[str] = ""
    slice_math: ClassVar[str] = ""

    declared: ClassVar[Mapping[str, Param]] = MappingProxyType({})

    def __init_subclass__(cls, *, registered: bool = True, **options: Any) -> None:
        super().__init_subclass__(**options)
        own = {key: value for key, value in vars(cls).items() if isinstance(value, Param)}
        cls.declared = MappingProxyType({**cls.declared, **own})
        if "name" in vars(cls) and registered:
            cls.title = cls.title or cls.name
            package = cls.__module__.split(".")
            if package[:2] == ["actplot", "catalogue"]:
                cls.family = package[2]  # one file or folder a family
            register(cls)

    def __init__(self, *values: float, **named: float) -> None:
        cls = type(self)
        for key, value in bound(cls.name, cls.declared, cls.lists, values, named).items():
            object.__setattr__(self, key, value)
        self.check()

    def check(self) -> None:
        """Raise ParameterOutOfRange where parameters that are good alone do not fit together."""
        for tree, words in zip(self.conditions(), self.holds.values(), strict=True):
            (held,) = evaluate(tree, np.zeros(1), 0, self.parameters, exact=False)[0]
            if not held:
                raise ParameterOutOfRange(f"{self.name}: {words.format(**self.parameters)}.")

    @classmethod
    def conditions(cls) -> tuple[Node, ...]:
        """Return the trees of the conditions on several parameters: 1 where they hold, else 0."""
        return tuple(_parsed(cls, f"1 if {condition} else 0") for condition in cls.holds)  # type: ignore[arg-type]

    # -- identity ------------------------------------------------------------------------------------------------

    def __setattr__(self, key: str, value: object) -> None:
        raise AttributeError(f"{self!r} is frozen; make another with get({self.name!r}, {key}=...)")

    @property
    def parameters(self) -> dict[str, float]:
        """The bound parameters, in the order in which they are declared."""
        return {key: getattr(self, key) for key in type(self).declared}

    @property
    def spec(self) -> str:
        """The words that name it on a command line, such as `elu:alpha=0.5`."""
        declared = type(self).declared
        changed = [f"{key}={value!r}" for key, value in self.parameters.items() if value != declared[key].default]
        return f"{self.name}:{','.join(changed)}" if changed else self.name

    def __repr__(self) -> str:
        return f"{self.name}({', '.join(f'{key}={value!r}' for key, value in self.parameters.items())})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Activation) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[Any, ...]:
        return type(self), *self.parameters.values()

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), tuple(self.parameters.values())

    # -- numbers -------------------------------------------------------------------------------------------------

    def __call__(self, x: ArrayLike) -> Any:
        """Return f(x) within 4 ulp, in x's shape; float16 and float32 stay, all else gives float64. nan in, nan out."""
        return elementwise(self, x, 0)

    def derivative(self, x: ArrayLike, order: int = 1) -> Any:
        """Return f'(x), or f''(x) for order 2, in x's shape; at a kink PyTorch's value, else the branch's.

        Raises BadRequest for any other order.
        """
        if order not in (1, 2):
            raise BadRequest(f"derivative order '{order}' must be 1 or 2.")
        return elementwise(self, x, order)

    def exact(self, x: ArrayLike, order: int = 0) -> Any:
        """Return f(x), or a derivative, as the nearest float64, in x's shape; on long arrays slower than a call."""
        return together(self, x, order)[order]

    def together(self, x: ArrayLike, order: int = 1) -> tuple[Any, ...]:
        """Return (f(x), f'(x), ...) up to `order`, each the nearest float64, what they share computed once."""
        return together(self, x, order)

    def jet(self, x: Any, order: int = 2, *, exact: bool = True, side: int = 0) -> tuple[Any, ...]:
        """Return (f, f', ...) at finite float64 x of shape (n,), each (n,).

        `exact=False` computes in plain float64, which is enough for ink, and in pairs only where that overflows;
        `side` of -1 or 1 gives one-sided limits.
        """
        parts = evaluate(self.tree(), x, order, self.parameters, exact=exact, side=side)
        if exact or np.isfinite(parts).all():
            return parts
        mended, lost = np.array(parts), ~np.isfinite(parts).all(axis=0)
        mended[:, lost] = evaluate(self.tree(), np.asarray(x)[lost], order, self.parameters, side=side)
        return tuple(mended)

    def quick_values(self, x: Any) -> Any:
        """Return f at finite float64 x of shape (n,) in plain float64: as fast as NumPy, good where QUICK says so."""
        return evaluate(self.tree(self.fast), x, 0, self.parameters, exact=False)[0]

    def switches(self, order: int = 2) -> tuple[Switch, ...]:
        """Return the points where f or a derivative up to `order` jumps, from left to right."""
        return tuple(switch for switch in _switches(self) if switch.order <= order)

    def turns(self) -> tuple[float, ...]:
        """Return the x where the formula changes branch, whether or not f or a derivative jumps there."""
        return _turns(self)

    def kinks(self) -> tuple[float, ...]:
        """Return the x where f is continuous and f' jumps."""
        return tuple(switch.x for switch in _switches(self) if switch.order == 1)

    def jumps(self) -> tuple[float, ...]:
        """Return the x where f itself jumps."""
        return tuple(switch.x for switch in _switches(self) if switch.order == 0)

    def one_sided(self, x: float, order: int = 0) -> tuple[float, float]:
        """Return the limits of f (or of a derivative) at x from the left and from the right."""
        left, right = (float(self.jet([x], 2, side=side)[order][0]) for side in (-1, 1))
        return left, right

    def edges(self) -> tuple[Activation, Activation] | None:
        """Return the two functions between which it is random in training; None for all that are not."""
        if not self.draws:
            return None
        low, high = (
            {end: self.parameters[ends[side]] for ends in self.draws.values() for end in ends} for side in (0, 1)
        )
        return type(self)(**{**self.parameters, **low}), type(self)(**{**self.parameters, **high})

    @property
    def slice(self) -> Any:
        """The function of one number that is drawn and measured: itself, unless it acts on vectors."""
        return self

    # -- print ---------------------------------------------------------------------------------------------------

    def text(self, order: int = 0) -> str:
        """Return the right-hand side of f (or f') as plain text; empty where a derivative has no printed form."""
        return right_side(self, order, "text")

    def latex(self, order: int = 0) -> str:
        """Return the right-hand side of f (or f') in LaTeX."""
        return right_side(self, order, "latex")

    def mathtext(self, order: int = 0) -> str:
        """Return the right-hand side of f (or f') in the mathtext that Matplotlib sets."""
        return right_side(self, order, "mathtext")

    def bindings(self, form: Form = "text", keys: Collection[str] | None = None) -> str:
        """Return what the parameters in the formula (or only those named by `keys`) are bound to: `alpha = 0.01`."""
        return bindings(self, form, keys)

    def tree(self, source: str = "") -> Node:
        """Return the tree of the formula, or of another one over the same parameters and named parts."""
        return _parsed(type(self), source or self.formula)  # type: ignore[arg-type]


@cache
def _parsed(cls: Any, source: str) -> Node:
    means = {name: f"({low} + {high}) / 2" for name, (low, high) in cls.draws.items()}
    return parse(source, tuple(cls.declared), {**cls.where, **means})


@lru_cache(maxsize=1024)
def _turns(act: Activation) -> tuple[float, ...]:
    return turns(act.tree(), act.parameters)


@lru_cache(maxsize=1024)
def _switches(act: Activation) -> tuple[Switch, ...]:
    return switches(act.tree(), act.parameters)
