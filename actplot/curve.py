"""The curve of an activation: arrays of vertices, exact at kinks and jumps, fine enough for the pixels."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from actplot.activation import Activation

__all__ = ["Curve", "sample"]

Array = NDArray[np.float64]
Point = tuple[float, float, Literal["open", "closed"]]

_START = 32  # even steps of the first look at the span
_NEAREST = 0.0625  # the first look comes this close to 0 and to each switch
_ROUNDS = 16  # of halving, at the worst place
_INFLECTED = 0.2
_STRAIGHT = 1e-9  # a vertex where the curve turns by less of the panel's height is left out
_MOST = 5_000  # vertices of one piece, ten a pixel: more waves than that are a band of ink anyway


@dataclass(frozen=True, slots=True)
class Curve:
    """One drawn curve in data units.

    `pieces` are (x, y) pairs of equally long arrays (n,); a piece ends only where the drawn order jumps.
    `points` are (x, y, "open" | "closed"): one-sided limits and the value at a jump of the drawn order.
    """

    pieces: tuple[tuple[Array, Array], ...]
    points: tuple[Point, ...]


def sample(
    act: Activation,
    span: tuple[float, float],
    *,
    order: int = 0,
    tolerance: float = 1e-4,
    ylim: tuple[float, float] | None = None,
) -> Curve:
    """Return f (or f', f'') over [span[0], span[1]] as a curve.

    Every switch is a vertex. Between them steps are halved until the triangle of chord and end tangents is lower
    than `tolerance`, a fraction of the panel's side (0.05 px of 500 px), so that the error of a chord is bounded,
    not guessed. The panel's height is that of `ylim`, or of the curve itself.
    """
    switches = act.switches(2)
    jumps = [s.x for s in switches if s.order <= order and span[0] <= s.x <= span[1]]
    ends = [span[0], *(x for x in jumps if span[0] < x < span[1]), span[1]]
    refine = _Refinement(act, order, tuple(s.x for s in switches), tolerance, span[1] - span[0], ylim)
    pieces = tuple(refine.piece(left, right) for left, right in pairwise(ends))
    shown = [s for s in switches if s.x in jumps]
    return Curve(pieces, tuple(dot for s in shown for dot in _dots(act, order, s.x, s.order == order, span)))


@dataclass(frozen=True, slots=True)
class _Refinement:
    """The halving of steps until chords are as good as the curve."""

    act: Activation
    order: int
    corners: tuple[float, ...]
    tolerance: float
    width: float
    ylim: tuple[float, float] | None

    def piece(self, low: float, high: float) -> tuple[Array, Array]:
        """Return (x, y) between two ends, which lie at jumps of the drawn order or at the span's ends."""
        x = self.first_look(low, high)
        for _ in range(_ROUNDS):
            y, left, right = self.tangents(x)
            height = self.ylim[1] - self.ylim[0] if self.ylim is not None else _height(y)
            middle = (x[:-1] + x[1:]) / 2
            coarse = (_triangle(x, y, left, right, height) > self.tolerance) & (middle > x[:-1]) & (middle < x[1:])
            if not coarse.any() or x.size > _MOST:
                break
            x = np.sort(np.concatenate([x, middle[coarse]]))
        y, _, _ = self.tangents(x)
        needed = _bends(x, y, height)
        return x[needed], y[needed]

    def first_look(self, low: float, high: float) -> Array:
        """Return even steps, the switches, and steps that double away from 0 and from each switch.

        However wide the span is, these find what a function does near the points where it does something.
        """
        steps = max(2, round(_START * (high - low) / self.width))
        away = _NEAREST * 2.0 ** np.arange(max(0, np.ceil(np.log2(self.width / _NEAREST))))
        centres = [0.0, *self.corners]
        x = np.concatenate(
            [np.linspace(low, high, steps + 1), centres, *(c + s * away for c in centres for s in (-1, 1))]
        )
        return np.unique(x[(x >= low) & (x <= high)])

    def tangents(self, x: Array) -> tuple[Array, Array, Array]:
        """Return y (n,) and the slopes at the left and the right end of each step (n - 1,).

        At switches both are one-sided limits, taken from within the step.
        """
        parts = _orders(self.act, x, self.order + 1)
        y, slope = parts[self.order].copy(), parts[self.order + 1]
        left, right = slope[:-1].copy(), slope[1:].copy()
        for index in np.flatnonzero(np.isin(x, self.corners)):
            at = x[index : index + 1]
            before, after = (_orders(self.act, at, self.order + 1, side) for side in (-1, 1))
            if index < x.size - 1:
                left[index] = after[self.order + 1][0]
            if index > 0:
                right[index - 1] = before[self.order + 1][0]
            y[index] = (after if index == 0 else before)[self.order][0]
        return y, left, right


def _orders(act: Activation, x: Array, order: int, side: int = 0) -> tuple[Array, ...]:
    """Return f to f^(order); the third derivative, which no jet has, by a central difference of the second."""
    parts = act.jet(x, min(order, 2), exact=False, side=side)
    if order < 3:
        return parts
    step = 1e-5 * np.maximum(1.0, np.abs(x))
    ahead, behind = (act.jet(x + d, 2, exact=False)[2] for d in (step, -step))
    with np.errstate(all="ignore"):
        return (*parts, (ahead - behind) / (2 * step))


def _triangle(x: Array, y: Array, left: Array, right: Array, height: float) -> Array:
    """Return how high the triangle between each chord and the tangents at its ends is, in panel heights.

    A curve without inflection inside the step lies in that triangle. Where there may be one, the cubic with these
    tangents is not farther from its chord than 4/27 of the larger deviation of a tangent at the other end; a
    third more is asked, since it need not be a cubic.
    """
    step = np.diff(x)
    with np.errstate(all="ignore"):
        chord = np.diff(y / height) / step
        a, b = (left / height - chord) * step, (chord - right / height) * step
        triangle = np.where(a * b > 0, np.abs(a * b / (a + b)), 0.0)
        high = np.maximum(triangle, np.maximum(np.abs(a), np.abs(b)) * _INFLECTED)
    return np.where(np.isfinite(high), high, 0.0)


def _height(y: Array) -> float:
    finite = y[np.isfinite(y)]
    with np.errstate(over="ignore"):
        height = float(np.ptp(finite)) if finite.size else 0.0
    return height or max(float(np.abs(finite).max(initial=0.0)), 1e-300)


def _bends(x: Array, y: Array, height: float) -> Any:
    """Return which vertices are needed: both ends, and all that are no part of a straight line."""
    needed = np.ones(x.size, dtype=bool)
    with np.errstate(all="ignore"):
        chord = np.diff(y) / np.diff(x)
        turn = np.abs(np.diff(chord)) * np.minimum(np.diff(x)[:-1], np.diff(x)[1:])
    needed[1:-1] = ~(turn <= _STRAIGHT * height)
    return needed


def _dots(act: Activation, order: int, x: float, has_value: bool, span: tuple[float, float]) -> list[Point]:
    """Return the one-sided limits at a jump as open dots and the value there as a closed one.

    Where a lower order jumps, this one has limits only.
    """
    left, right = act.one_sided(x, order)
    closed = [float(act.jet([x], order)[order][0])] if has_value else []
    limits = [limit for limit, inside in ((left, x > span[0]), (right, x < span[1])) if inside and np.isfinite(limit)]
    opened = [limit for limit in dict.fromkeys(limits) if limit not in closed]
    return [*((x, y, "open") for y in opened), *((x, y, "closed") for y in closed)]
