"""What editors and type checkers know of the public names: checked by `mypy`, never run."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_type

from matplotlib.figure import Figure

import actplot
from actplot import Activation, param


class Steep(Activation):
    """An activation of a user's own."""

    name = "steep"
    formula = "sigmoid(k * x)"
    k: float = param(default=1.0, above=0)


def check() -> None:
    """State the types of everyday calls; an ignored error is one that has to be found."""
    relu = assert_type(actplot.get("relu"), Activation)
    assert_type(relu.kinks(), tuple[float, ...])
    drawn = assert_type(actplot.plot("relu", relu, range=(-4, 4), deriv=True), actplot.Plot)
    assert_type(drawn.figure, Figure)
    assert_type(actplot.facts("relu").measured.range, tuple[float, float])
    assert_type(actplot.sample(relu, (-1, 1)), actplot.Curve)
    assert_type(actplot.names(), list[str])
    assert_type(Steep(k=2).k, float)
    caught: Callable[..., LookupError] = actplot.UnknownActivation
    del caught
    Steep(j=2)  # type: ignore[call-arg]
    actplot.plot("relu", derivative=True)  # type: ignore[call-arg]
    actplot.nothing()  # type: ignore[attr-defined]
