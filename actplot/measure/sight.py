"""An activation as seen over one span: points that follow its waves, and the x at which a derivative changes sign."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from actplot.distinct import distinct
from actplot.formula.roots import roots
from actplot.measure.points import beside, refined
from actplot.measure.profile import signs_of

if TYPE_CHECKING:
    from actplot.activation import Activation

__all__ = ["Sight", "sight"]

Array = NDArray[np.float64]

_AROUND = 2.0**-20  # of the span, or so many floats, are seen on both sides of it: its ends are like any other point
_FLOATS = 8
_STEPS = 400  # even ones
_AWAY = 2.0 ** np.concatenate([np.arange(-40, -4), np.arange(-4, 1024, 0.25)])  # and those that double away
_MOST = 6000  # points
_KEPT = 64  # changes, the nearest to 0
_SMOOTH = 3  # the lowest order that jumps where none up to the second does
_STEP = {3: 2.0**-11, 4: 2.0**-9}  # of the differences that stand for what no jet has,
_LEAST = 2.0**-10  # relative to |x|, or this
_NOISE = 2.0**-43  # a difference this small beside the values is their rounding
_WEIGHTS = {3: (1.0, -8.0, 0.0, 8.0, -1.0), 4: (-1.0, 16.0, -30.0, 16.0, -1.0)}  # twelfths


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """Sorted points x (n,) on and around a span, none a turn, with the orders 0 to 2 there, (3, n).

    `turns` (m,) are those of the formula and `jumps` (m,) the lowest order that jumps at each, 3 for none. Where there
    are too many waves, those nearest 0 are followed.
    """

    act: Activation
    span: tuple[float, float]
    x: Array
    values: Array
    turns: Array
    jumps: Array

    def level(self, order: int, x: Array, *, exact: bool = True) -> Any:
        """Return f^(order) at x (n,), order 0 to 4: beyond the second by central differences of the second."""
        if order < _SMOOTH or not x.size:
            return self.act.jet(x, order, exact=exact)[order] if x.size else x
        step = self.steps(x, order)
        around = x + np.arange(-2, 3)[:, None] * step
        bend = self.act.jet(around.ravel(), 2, exact=exact)[2].reshape(around.shape)
        difference = np.array(_WEIGHTS[order]) @ bend
        rounding = np.abs(difference) <= _NOISE * np.abs(bend).max(axis=0)
        return np.where(rounding, 0.0, difference / (12 * step ** (order - 2)))

    def steps(self, x: Array, order: int) -> Any:
        """Return the steps of the differences at x (n,): powers of two, which x takes without rounding."""
        width = self.span[1] - self.span[0]
        size = np.clip(np.abs(x), min(_LEAST, width), width)
        return _STEP[order] * 2.0 ** np.floor(np.log2(size))

    def changes(self, order: int, smooth: int) -> Array:
        """Return the x, unsorted, at which f^(order) changes its sign strictly, where no order up to `smooth` jumps.

        Up to the second order they are right to the last float64, beyond to some ten digits. For the first order a
        jump of f counts as a slope.
        """
        x, values = self._seen(order)
        signs = signs_of(x, values)
        return np.concatenate([self._between(order, x, values, signs), self._at_turns(order, smooth, x, signs)])

    def _seen(self, order: int) -> tuple[Array, Array]:
        """Return the points whose differences cross no turn, and f^(order) there."""
        if order < _SMOOTH:
            return self.x, self.values[order]
        reach = 2 * self.steps(self.x, order)
        whole = np.searchsorted(self.turns, self.x - reach) == np.searchsorted(self.turns, self.x + reach, side="right")
        return self.x[whole], self.level(order, self.x[whole], exact=False)

    def _between(self, order: int, x: Array, values: Array, signs: Array) -> Array:
        """Return the sign changes between turns; a pole is none."""
        sure = np.flatnonzero(signs)
        parted = signs[sure[:-1]] * signs[sure[1:]] < 0
        parted &= np.diff(np.searchsorted(self.turns, x[sure])) == 0
        parted &= (x[sure[1:]] >= self.span[0]) & (x[sure[:-1]] <= self.span[1])
        left, right = sure[:-1][parted], sure[1:][parted]
        nearest = np.argsort(np.abs(x[left]), kind="stable")[:_KEPT]
        left, right = left[nearest], right[nearest]
        zeros = np.cumsum(values == 0)
        met = (right - left > 1) & (zeros[right] - zeros[left] == right - left - 1)
        quick, exact = (partial(self.level, order, exact=exact) for exact in (False, True))
        found = roots(quick, exact, x[left[~met]], x[right[~met]])
        least = np.minimum(np.abs(values[left[~met]]), np.abs(values[right[~met]]))
        level = np.abs(self.level(order, found)) if found.size else found
        return np.concatenate([x[(left + right)[met] // 2], found[level <= least]])

    def _at_turns(self, order: int, smooth: int, x: Array, signs: Array) -> Array:
        found = []
        for index, (turn, jump) in enumerate(zip(self.turns.tolist(), self.jumps.tolist(), strict=True)):
            cell = np.searchsorted(self.turns, x)
            before, after = _first(signs[cell == index][::-1]), _first(signs[cell == index + 1])
            if order == 1 and smooth == 0 and jump == 0:
                before, after = self._steps_at(turn, before, after)
            elif jump <= smooth:
                continue
            if before * after < 0:
                found.append(turn)
        return np.array(found)

    def _steps_at(self, turn: float, before: float, after: float) -> tuple[float, float]:
        """Return which way f goes to its value at a jump and from there: at once, or else as its slope says."""
        value = float(self.act.jet([turn], 0)[0][0])
        left, right = self.act.one_sided(turn)
        return float(np.sign(value - left)) or before, float(np.sign(right - value)) or after


@np.errstate(all="ignore")
def sight(act: Activation, span: tuple[float, float]) -> Sight:
    """Look at an activation over a finite span, closely enough that no turn of f or f' is missed."""
    low, high = span
    margin = max((high - low) * _AROUND, _FLOATS * float(np.spacing(max(abs(low), abs(high)))))
    orders = {switch.x: switch.order for switch in act.switches(2)}
    turns = np.array([x for x in act.turns() if low - margin < x < high + margin])
    start = _start(low, high, margin, turns)
    added, _ = refined(act, start, turns, np.inf)
    x = distinct(np.concatenate([start, added]))
    x = x[~np.isin(x, turns)]
    x = np.sort(x[np.argsort(np.abs(x), kind="stable")[:_MOST]])
    jumps = np.array([orders.get(turn, _SMOOTH) for turn in turns.tolist()])
    return Sight(act, span, x, np.array(act.jet(x, 2)), turns, jumps)


def _start(low: float, high: float, margin: float, turns: Array) -> Array:
    """Return even steps, steps that double away from 0, or from the end next to it, and those to each turn."""
    beyond = margin * np.array([0.5, 1.0])
    even = [np.linspace(low, high, _STEPS + 1), low - beyond, high + beyond]
    centre = min(max(low, 0.0), high)
    around = [centre + _AWAY, centre - _AWAY]
    x = np.concatenate([*even, [0.0], *around, *([beside(turns)] if turns.size else [])])
    inside = (x >= low - margin) & (x <= high + margin)
    return distinct(x[inside & ~np.isin(x, turns)])


def _first(signs: Array) -> float:
    """Return the first sign that is not 0."""
    return float(next((sign for sign in signs if sign), 0.0))
