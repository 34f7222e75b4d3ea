"""What a module of the user's own has: a subclass of Activation, or a function that maps arrays to arrays."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Collection, Mapping
from functools import lru_cache, partial
from importlib import import_module
from importlib.util import find_spec
from typing import Any, ClassVar

from actplot.activation import Activation
from actplot.errors import BadRequest, UnknownActivation, nearest, quoted
from actplot.formula import Form, Node
from actplot.formula.nodes import Opaque
from actplot.parameter import Param
from actplot.spec.called import Called

__all__ = ["OwnFunction", "imported_class", "module_word"]

_MODULE_WORD = re.compile(r"^([A-Za-z]\w*(?:\.\w+)*):([A-Za-z]\w*)(?::(.*))?$")
_SLOPE = "(f(x + h) - f(x - h)) / 2h for h → 0 (numerical)"
_SLOPE_MATH = r"\dfrac{f(x + h) - f(x - h)}{2h},\quad h \rightarrow 0"


class OwnFunction(Activation, registered=False):
    """A function of the user's own, called on arrays; its derivatives are differences, its breaks are searched for.

    Keywords of it that are numbers by default are its parameters. `source` is `package.module:name`.
    """

    name = "own"
    formula = "x"  # which nothing reads: the tree is the function itself
    function: ClassVar[Callable[..., Any]]
    source: ClassVar[str]

    def check(self) -> None:
        """Raise ActplotError where it is no function of single elements."""
        _ = _called(self).takes_numbers

    @property
    def spec(self) -> str:
        """The words that name it: module, name and parameters."""
        bound = ",".join(f"{key}={value!r}" for key, value in self.parameters.items())
        return f"{self.source}:{bound}" if bound else self.source

    def __repr__(self) -> str:
        return self.spec

    def __reduce__(self) -> tuple[Any, ...]:
        from actplot.spec import get

        return get, (self.spec,)

    def tree(self, source: str = "") -> Node:  # noqa: ARG002  (there is no formula)
        """Return the function as a tree of one node."""
        return Opaque(_called(self))

    def text(self, order: int = 0) -> str:
        """Return `module.name(x)`, and of f' how it is found."""
        return (f"{self.source.replace(':', '.')}(x)", _SLOPE, "")[order]

    def latex(self, order: int = 0) -> str:
        """Return the name applied to x in LaTeX; empty for derivatives."""
        return "" if order else self.mathtext()

    def mathtext(self, order: int = 0) -> str:
        """Return the name applied to x in mathtext, and of f' how it is found."""
        return (rf"\mathrm{{{self.title}}}(x)".replace("_", r"\_"), _SLOPE_MATH, "")[order]

    def bindings(self, form: Form = "text", keys: Collection[str] | None = None) -> str:
        """Return what the parameters are bound to: `b = 2`."""
        wanted = [key for key in self.parameters if keys is None or key in keys]
        names = {key: key if form == "text" else rf"\mathrm{{{key}}}".replace("_", r"\_") for key in wanted}
        return (", " if form == "text" else r",\ \ ").join(f"{names[key]} = {getattr(self, key):g}" for key in wanted)


@lru_cache(maxsize=256)
def _called(act: OwnFunction) -> Called:
    function = partial(type(act).function, **act.parameters) if act.parameters else type(act).function
    return Called(function, act.source)


def module_word(word: str) -> tuple[str, str, str] | None:
    """Return module, name and arguments of a word like `package.module:name`, None of any other.

    Without a dot it is one only if there is such a module: `tanh:x` is not.
    """
    if not (found := _MODULE_WORD.match(word)):
        return None
    module, name, rest = found.groups(default="")
    module = module.removesuffix(".py")
    return (module, name, rest) if "." in found[1] or find_spec(module) else None


def imported_class(module: str, name: str) -> type[Activation]:
    """Return the class that `package.module:name` means: a subclass of Activation, or one that calls a function.

    Nothing but this module is imported. Raises UnknownActivation.
    """
    members = vars(_imported(module, name))
    if name not in members:
        known = [key for key, value in members.items() if callable(value) and not key.startswith("_")]
        raise UnknownActivation(f"module '{module}' has no '{name}'.{nearest(name, known)}")
    found = members[name]
    if isinstance(found, type) and issubclass(found, Activation):
        return found
    if isinstance(found, type) or not callable(found):
        raise UnknownActivation(f"'{module}:{name}' is neither a subclass of Activation nor a function of arrays.")
    return _function_class(found, f"{module}:{name}")


def _imported(module: str, name: str) -> Any:
    try:
        return import_module(module)
    except KeyboardInterrupt:
        raise
    except ModuleNotFoundError as error:
        where = "" if error.name != module.split(".")[0] else "; it must lie in this directory or be installed"
        raise UnknownActivation(f"'{module}:{name}': no module is called '{error.name}'{where}.") from error
    except BaseException as error:  # whatever a user's module does, SystemExit included
        told = " ".join(str(error).split())
        kind = type(error).__name__
        raise UnknownActivation(f"'{module}:{name}': importing '{module}' raised {kind}: {told}") from error


@lru_cache(maxsize=256)
def _function_class(function: Callable[..., Any], source: str) -> type[Activation]:
    name = source.rpartition(":")[2]
    declared = {key: Param(default=value) for key, value in _defaults(function).items()}
    for key in declared:
        if hasattr(OwnFunction, key):
            raise BadRequest(f"{quoted(source)}: a parameter cannot be called '{key}': every activation has its own.")
    about = (inspect.getdoc(function) or f"The function {source}.").splitlines()[0]
    body = {"function": staticmethod(function), "source": source, "title": name, "__doc__": about, **declared}
    return type("OwnFunction", (OwnFunction,), body, registered=False)


def _defaults(function: Callable[..., Any]) -> Mapping[str, float]:
    """Return the keywords behind the first argument that are numbers by default."""
    try:
        behind = list(inspect.signature(function).parameters.values())[1:]
    except (TypeError, ValueError):  # some that are written in C have no signature
        return {}
    named = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
    return {each.name: each.default for each in behind if each.kind in named and _is_number(each.default)}


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
