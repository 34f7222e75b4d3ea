"""Neural-network activation functions and their derivatives, drawn exactly.

`get` turns a word into an activation, `plot` draws some, `sample` gives the vertices of a curve, `facts` tells what
is known and measured of one, `names` lists all, `export` writes many pictures to files.
Nothing is loaded before it is used.
"""

from __future__ import annotations

from actplot.version import __version__

TYPE_CHECKING = False  # type checkers take it for true; importing typing would double the time of --version
if TYPE_CHECKING:
    from actplot.activation import Activation, param
    from actplot.curve import Curve, sample
    from actplot.errors import (
        ActplotError,
        BadFormula,
        BadRequest,
        CannotWrite,
        MissingGlyph,
        NoScreen,
        ParameterOutOfRange,
        UnknownActivation,
        UnknownParameter,
    )
    from actplot.measure import Facts, facts
    from actplot.picture import Plot, plot
    from actplot.shipping import Outcome, export
    from actplot.spec import get, names

__all__ = [
    "Activation",
    "ActplotError",
    "BadFormula",
    "BadRequest",
    "CannotWrite",
    "Curve",
    "Facts",
    "MissingGlyph",
    "NoScreen",
    "Outcome",
    "ParameterOutOfRange",
    "Plot",
    "UnknownActivation",
    "UnknownParameter",
    "__version__",
    "export",
    "facts",
    "get",
    "names",
    "param",
    "plot",
    "sample",
]

_HOMES = {
    "Activation": "activation",
    "param": "activation",
    "Curve": "curve",
    "sample": "curve",
    "Facts": "measure",
    "facts": "measure",
    "Plot": "picture",
    "plot": "picture",
    "Outcome": "shipping",
    "export": "shipping",
} | dict.fromkeys(("get", "names"), "spec")


if not TYPE_CHECKING:  # to type checkers a misspelt name is an error

    def __getattr__(name: str) -> object:
        """Load a public name from the module that has it (PEP 562)."""
        if name not in __all__:
            raise AttributeError(f"module 'actplot' has no attribute {name!r}")
        from importlib import import_module

        value = getattr(import_module(f"actplot.{_HOMES.get(name, 'errors')}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted(__all__)
