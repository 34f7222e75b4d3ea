"""The refinement of a curve: vertices at corners and inflections, and between them as many as the pixels need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from actplot.curve.steps import Steps
from actplot.distinct import distinct

if TYPE_CHECKING:
    from actplot.activation import Activation

__all__ = ["Refinement"]

Array = NDArray[np.float64]
Interval = tuple[float, float]

_STEPS = 32  # of the first look
_UNEVEN = 1 / 8  # of a step: even ones miss a wave that has their length
_NEAREST = 0.25  # the first look comes this close to 0 and to each corner, however wide the span is
_ROUNDS = 24  # a jump that nothing foretells is narrowed down to the last float64
_SETTLING = 4  # rounds in which the curve may still prove higher than it was thought to be
_PARTS, _LOOSE = 8, 16  # the most parts of a step in one round: a call costs more than a point does
_MOST = 5  # vertices a half pixel: a curve that needs more is a band of ink ...
_COLUMN = 61  # ... drawn as the lowest and the highest point of each half pixel, among so many
_COLUMNS = (1_201, 20_000)  # half pixels of a panel, at the least and at the most
_HIGHEST = 8e307  # y: the height of a panel stays finite
_BESIDE = 2.0**-10  # of a step: how far beside its ends a third derivative is looked for
_GRADED = 4  # times a neighbour's length is long
_VISIBLE = 1e-3  # tolerances that a curve bends both ways about an inflection
_WAVES = 64  # inflections: with more of them each is as near to a vertex as an eye can tell
_DIGITS = 20  # binary digits of the span to which an inflection is known, whatever the CPU's last digit
_GRID = np.arange(65) / 64


@dataclass(frozen=True, slots=True)
class Refinement:
    """One order of an activation over a span, drawn as high as `ylim` or as itself, to a tolerance of the panel."""

    act: Activation
    order: int
    span: Interval
    tolerance: float
    ylim: Interval | None

    def path(self) -> tuple[Array, Steps]:
        """Return x, y and slope, (3, n), and the steps between them; corners are there twice, once for each side."""
        first = self.first_look()
        path, panel = self.fine(first, self.ylim)
        steps = self.steps(path, panel)
        if path.shape[1] > _MOST * self.columns:
            path = _merged(first, self.band())
            path[2] = np.nan  # no slope foretells what is between them
            return path, self.steps(path, panel)
        added = (self.cut(path[0], _doubtful(steps)), self.inflections(path[0], steps))
        x, reach = (np.concatenate(parts) for parts in zip(*added, strict=True))
        if x.size:
            path, panel = self.fine(_merged(path, self.tangents(x, reach)), panel)
            steps = self.steps(path, panel)
        return path, steps

    def fine(self, path: Array, panel: Interval | None) -> tuple[Array, Interval]:
        """Return the path with its steps cut until each is as good as its arc, and the panel that it needs."""
        first = _reach(path)
        grows, panel = panel is None, panel or first
        for turn in range(_ROUNDS):
            steps = self.steps(path, panel)
            parts = self.parts(path[0], steps)
            if parts.max() == 1 or path.shape[1] > _MOST * self.columns:
                break
            found = self.tangents(*self.cut(path[0], parts))
            path = _merged(path, found)
            if grows:
                reach = _reach(found[:, np.repeat(steps.calm(), parts - 1)], panel)
                grows = turn < _SETTLING
                rising = reach[1] - reach[0] > 2 * (panel[1] - panel[0])
                panel = reach if grows else first if rising else panel  # a pole has no height of its own
        return path, panel

    @property
    def columns(self) -> int:
        """The panel's half pixels, ten tolerances each."""
        return int(np.clip(0.1 / self.tolerance, *_COLUMNS))

    def band(self) -> Array:
        """Return the lowest and the highest point of each half pixel: all that can be seen of waves finer than that."""
        x = np.linspace(*self.span, self.columns * _COLUMN)
        y = self.act.jet(x, self.order, exact=False)[self.order]
        short = y.astype(np.float32).reshape(-1, _COLUMN)  # in which CPUs agree
        lowest, highest = (np.where(np.isfinite(short), sign * short, np.inf).argmin(axis=1) for sign in (1, -1))
        picked = np.concatenate([np.arange(self.columns) * _COLUMN + nth for nth in (lowest, highest)])
        return np.stack([x[picked], y[picked], np.full(picked.shape, np.nan)])

    def steps(self, path: Array, panel: Interval) -> Steps:
        """Return the steps of a path as fractions of a panel."""
        return Steps.of(path, self.span[1] - self.span[0], panel, self.tolerance)

    def first_look(self) -> Array:
        """Return a few uneven steps, the corners, and steps that double away from 0 and from each corner.

        However wide the span is, these find what a function does near the points where it does something.
        """
        low, high = self.span
        even = np.linspace(-1.0, 1.0, _STEPS + 1)[1:-1]
        uneven = (even + _UNEVEN * even * (1 - even**2) + 1) / 2
        away = _NEAREST * 2.0 ** np.arange(max(0.0, np.log2((high - low) / _STEPS / _NEAREST)))
        corners = np.array([x for x in self.act.turns() if low <= x <= high])
        near = np.append(corners, 0.0)[:, None] + np.concatenate([-away, [0.0], away])
        x = np.concatenate([[low, high], low + uneven * (high - low), near.ravel()])
        x = distinct(x[(x >= low) & (x <= high)])
        reach = np.minimum(np.diff(x, prepend=-np.inf), np.diff(x, append=np.inf))
        at = np.searchsorted(x, corners)
        sides = [(at[corners > low], -1), (at[corners < high], 1)]
        parts = [self.tangents(x[index], reach[index], side) for index, side in sides if index.size]
        return _merged(*parts, self.tangents(np.delete(x, at), np.delete(reach, at)))

    def parts(self, x: Array, steps: Steps) -> Any:
        """Return into how many parts each step has to be cut, (n - 1,)."""
        ratio, loose = steps.ratio(), steps.loose()
        room = np.diff(x) / np.spacing(np.maximum(np.abs(x[:-1]), np.abs(x[1:])))
        parts = np.clip(np.ceil(np.sqrt(ratio)), 1, _PARTS)
        parts[loose] = _LOOSE
        return np.clip(parts, 1, np.maximum(np.floor(room), 1)).astype(int)

    def cut(self, x: Array, parts: Any) -> tuple[Array, Array]:
        """Return where steps are cut, and the way from there to the next x."""
        coarse = np.flatnonzero(parts > 1)
        cuts = parts[coarse] - 1
        nth = np.arange(1, cuts.sum() + 1) - np.repeat(np.cumsum(cuts) - cuts, cuts)
        low, width, count = (np.repeat(each, cuts) for each in (x[coarse], np.diff(x)[coarse], parts[coarse]))
        at = nth / count
        at += np.where(count < _PARTS, 0.0, _UNEVEN * at * (1 - at))
        return low + at * width, width / count

    def tangents(self, x: Array, reach: Array, side: int = 0) -> Array:
        """Return x, y and slope, (3, n), or their limits from one side.

        The third derivative, which no jet has, is a difference over a small part of `reach`, the way to the next x.
        """
        if self.order < 2:
            return np.stack([x, *self.act.jet(x, self.order + 1, exact=False, side=side)[self.order :]])
        aside = _BESIDE * reach
        if side:
            y, beside = (self.act.jet(at, 2, exact=False, side=s)[2] for at, s in ((x, side), (x + side * aside, 0)))
            return np.stack([x, y, (beside - y) * side / aside])
        y = self.act.jet(np.concatenate([x, x - aside, x + aside]), 2, exact=False)[2].reshape(3, -1)
        return np.stack([x, y[0], (y[2] - y[1]) / (2 * aside)])

    def inflections(self, x: Array, steps: Steps) -> tuple[Array, Array]:
        """Return where the slope turns back, unless there are very many, and the way from there to the next x."""
        floor = np.maximum(_VISIBLE * self.tolerance, steps.noise)
        broken = steps.torn() | (steps.run == 0) | steps.outside()
        bends = np.where(broken, np.nan, [steps.left, steps.right]).T.ravel()
        bent = np.flatnonzero(~(np.abs(bends) <= np.repeat(floor, 2)))
        turning = np.flatnonzero(bends[bent[:-1]] * bends[bent[1:]] < 0)
        if not 0 < turning.size <= _WAVES:
            return x[:0], x[:0]
        low, high = x[bent[turning] // 2], x[bent[turning + 1] // 2 + 1]
        found = distinct(self.summits(low, high, -np.sign(bends[bent[turning]])))
        found = found[~np.isin(found, x, assume_unique=True)]
        return found, np.full(found.shape, (high - low).min())

    def summits(self, low: Array, high: Array, sign: Array) -> Array:
        """Return where the slope, times the sign, is greatest between low (m,) and high (m,), to a short fraction."""
        x = low[:, None] + (high - low)[:, None] * _GRID
        slopes = sign[:, None] * self.tangents(x.ravel(), np.repeat(np.diff(x)[:, 0], _GRID.size))[2].reshape(x.shape)
        rows, best = np.arange(low.size), np.clip(np.argmax(slopes, axis=1), 1, _GRID.size - 2)
        before, top, after = (slopes[rows, best + k] for k in (-1, 0, 1))
        bend = before - 2 * top + after
        offset = np.where(bend < 0, np.clip((before - after) / (2 * bend), -1.0, 1.0), 0.0)
        grain = 2.0 ** (np.floor(np.log2(self.span[1] - self.span[0])) - _DIGITS)
        summit: Array = np.round((x[rows, best] + offset * np.diff(x)[:, 0]) / grain) * grain
        return summit


def _doubtful(steps: Steps) -> Any:
    """Return into how many parts to cut each step to make sure of it: one far longer than its neighbour hides waves."""
    runs = np.where(steps.run > 0, steps.run, np.inf)
    shortest = np.minimum(np.append(np.inf, runs[:-1]), np.append(runs[1:], np.inf))
    return np.where((steps.run > _GRADED * shortest) & ~steps.outside(), 3, 1)


def _merged(*paths: Array) -> Array:
    """Return several paths as one, in order of x."""
    path = np.concatenate(paths, axis=1)
    return path[:, np.argsort(path[0], kind="stable")]


def _reach(path: Array, known: Interval = (np.inf, -np.inf)) -> Interval:
    """Return the lowest and the highest y; a curve that is level stands on the floor of a panel as high as it is."""
    y = np.clip(path[1][np.isfinite(path[1])], -_HIGHEST, _HIGHEST)
    low, high = float(y.min(initial=known[0])), float(y.max(initial=known[1]))
    if low > high:
        return 0.0, 1.0
    return low, high if high > low else low + max(abs(low), 1e-300)
