"""The straight lines behind a curve that say what it tends to: its asymptotes, and the identity where that tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from actplot.measure.known import facts
from actplot.measure.measured import Measured

if TYPE_CHECKING:
    from actplot.activation import Activation

__all__ = ["Guide", "guides"]

Array = NDArray[np.float64]
Side = Literal["left", "right"]
Line = tuple[float, float]

_SIDES: tuple[tuple[Side, int], ...] = (("left", -1), ("right", 1))
_IDENTITY = (1.0, 0.0)
_BEYOND = np.array([0.25, 1.0, 4.0])  # behind the last turn, where a curve that is straight for good is so
_AROUND = np.linspace(0.25, 2.0, 8)
_VISIBLE = 1e-9
_NEARER, _NEAR = 0.5, 0.1  # what is left at the end of the span of the gap at its other end, or beside the line


@dataclass(frozen=True, slots=True)
class Guide:
    """The half of y = slope x + intercept left or right of the y axis, and why it is shown."""

    slope: float
    intercept: float
    side: Side
    kind: Literal["asymptote", "identity"]


def guides(act: Activation, order: int = 0, span: tuple[float, float] | None = None) -> tuple[Guide, ...]:
    """Return the half lines that f, f' or f'' approaches within a span (by default its own), and the identity behind f.

    An asymptote is none where it is the x axis, where the curve is not yet near it at the end of the span, or where it
    runs on it from some x on: ink hides it there. The identity is shown on both sides where f passes 0 with slope 1
    (tanh), which says how far f is linear, and where f has slope 1 at both ends (shrinkage), which says how much is
    taken off; never beside a line of which it is a part.
    """
    found, drawn = facts(act).measured, span or act.span
    told, others = [], []
    for (side, way), end, asymptote in zip(_SIDES, drawn, found.asymptotes, strict=True):
        if way * end <= 0:
            continue
        if line := _approached(act, order, asymptote, drawn, way):
            told.append(Guide(*line, side, "asymptote"))
        others.append(Guide(*_IDENTITY, side, "identity"))
    return (*told, *others) if order == 0 and _identity_tells(act, found) else tuple(told)


def _approached(act: Activation, order: int, line: Line | None, span: tuple[float, float], way: int) -> Line | None:
    """Return what f^(order) approaches on one side; None for nothing, the x axis, or a line that it lies on."""
    if line is None or order > 1:
        return None
    line = line if order == 0 else (0.0, line[0])
    turned = max([0.0, *(turn * way for turn in act.turns())])
    beyond = way * (turned + _BEYOND * max(1.0, turned))
    near, end = (max(span[0], 0.0), span[1]) if way > 0 else (min(span[1], 0.0), span[0])
    first, last = _gaps(act, order, line, np.array([near, end])).tolist()
    approached = last <= max(first * _NEARER, abs(line[0] * end + line[1]) * _NEAR)
    return line if any(line) and approached and _is_off(act, order, line, beyond) else None


def _identity_tells(act: Activation, found: Measured) -> bool:
    tangent = found.values.at_zero == 0 and found.values[3:] == (1.0, 1.0)
    shrinks = all(line is not None and line[0] == 1 for line in found.asymptotes)
    if not (tangent or shrinks) or found.convexity == "affine":
        return False
    return all(_is_off(act, 0, _IDENTITY, way * _AROUND) for _, way in _SIDES)


def _is_off(act: Activation, order: int, line: Line, x: Array) -> bool:
    """Return whether f^(order) leaves a line anywhere among x (n,)."""
    return bool((_gaps(act, order, line, x) > _VISIBLE * np.maximum(1.0, np.abs(x))).any())


def _gaps(act: Activation, order: int, line: Line, x: Array) -> Array:
    """Return how far f^(order) is from a line at x (n,)."""
    gaps: Array = np.abs(act.exact(x, order) - (line[0] * x + line[1]))
    return gaps
