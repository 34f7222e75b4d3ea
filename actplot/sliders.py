"""Sliders: the track along which each parameter of an activation is moved on a screen, in window and page alike."""

from __future__ import annotations

import math
from dataclasses import dataclass

from actplot.activation import Activation
from actplot.errors import ParameterOutOfRange
from actplot.formula.nodes import Opaque, Symbol, walk
from actplot.parameter import Param

__all__ = ["Slider", "moved", "sliders"]

STEPS = 200  # of a track, at least: fine enough to look continuous, and each value a short number
ROOM = 1.5  # times what a parameter is compared at: so far its open side reaches
NICE = (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


@dataclass(frozen=True, slots=True)
class Slider:
    """The track of one parameter: from `low` to `high`, both values of it, in multiples of `step`.

    `default` is where it returns to; `infinite` says that the far end stands for inf.
    """

    key: str
    symbol: str
    low: float
    high: float
    step: float
    default: float
    infinite: bool = False

    def nearest(self, value: float) -> float:
        """Return the value on the track that is nearest, a number as short as the step; nan gives the default."""
        if math.isnan(value):
            return self.default
        if self.infinite and value >= self.high:
            return math.inf
        inside = min(max(value, self.low), self.high)
        return min(max(_round(inside, self.step), self.low), self.high)


def sliders(act: Activation) -> tuple[Slider, ...]:
    """Return a slider for each parameter that the drawn curve depends on, in the order of declaration."""
    nodes = tuple(walk(act.tree()))
    drawn = {node.name for node in nodes if isinstance(node, Symbol)}
    if any(isinstance(node, Opaque) for node in nodes):  # a function of the user's own, on whose inside nobody looks
        drawn |= act.declared.keys()
    return tuple(_slider(key, declared, act.parameters[key]) for key, declared in act.declared.items() if key in drawn)


def moved(act: Activation, key: str, value: float) -> Activation | None:
    """Return the activation with one parameter changed, or None where the others do not allow the value."""
    try:
        return type(act)(**{**act.parameters, key: value})
    except ParameterOutOfRange:
        return None


def _slider(key: str, declared: Param, value: float) -> Slider:
    shown = (*(declared.sweep or (declared.default * 2,)), declared.default, value)
    floor, ceiling = max(declared.above, declared.least), min(declared.below, declared.most)
    reach = max(1.0, *(abs(each) for each in shown if math.isfinite(each)))
    reach = _nice(max(ROOM * reach if reach > 1 else 1.0, floor + 1 if math.isfinite(floor) else 0))
    low = floor if math.isfinite(floor) else -reach
    high = ceiling if math.isfinite(ceiling) else reach
    step = 1.0 if declared.integer else 10.0 ** math.floor(math.log10((high - low) / STEPS))
    if low == declared.above:
        low = _round(low + step, step)
    if high == declared.below:
        high = _round(high - step, step)
    return Slider(key, declared.symbol, low, high, step, declared.default, declared.infinite)


def _nice(length: float) -> float:
    """Return the least round number that is as large."""
    power = 10.0 ** math.floor(math.log10(length))
    return next(_round(factor * power, power / 10) for factor in NICE if factor * power >= length * (1 - 1e-12))


def _round(value: float, step: float) -> float:
    """Return the nearest multiple of a power of ten, as its decimal digits say it."""
    return round(round(value / step) * step, max(0, -math.floor(math.log10(step))))
