"""The two ends of an activation: what f and f' tend to far out, the asymptote, and whether f saturates there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from actplot.distinct import distinct
from actplot.formula import evaluate
from actplot.formula.nodes import Binary, Number, Symbol
from actplot.measure.digits import certain
from actplot.measure.measured import Saturation
from actplot.measure.points import FAR
from actplot.measure.profile import Profile

if TYPE_CHECKING:
    from actplot.activation import Activation

__all__ = ["End", "end", "settled", "windows"]

Array = NDArray[np.float64]

_TINY = 1e-290  # what is below this far out is on its way to 0
_SETTLED = 0.9  # steps that shrink by no more than this from one doubling of ln x to the next do not settle
_MANY = 8  # sign changes of f' far out, or in the outer half of what is followed, that are no accident
_AFAR = 2.0 ** (1000 / 2.0 ** np.arange(5, -1, -1))  # where limits are read: each x is the last one squared
_DOUBLINGS = 2.0 ** np.arange(60)  # and where asymptotes are
_ROUNDED = 2.0**-65  # the relative error of exact values, with what extrapolation makes of it
_CERTAIN = 1e-10  # the relative error up to which an intercept is one
_DIGITS = 1e-15  # what an extrapolated number may be off, relatively


@dataclass(frozen=True, slots=True)
class End:
    """What f and f' tend to as x -> -inf or inf, None where they settle nowhere.

    `endless` says that f turns again and again, `wavering` that f' does.
    """

    limit: float | None
    slope: float | None
    asymptote: tuple[float, float] | None
    saturates: Saturation
    endless: bool
    wavering: bool


def end(seen: Profile, side: int) -> End:
    """Return what happens at the left end (side -1) or the right one (1)."""
    last = seen.stretches[0 if side < 0 else -1]
    away, f, slope = last.x[::side] * side, last.f[::side], last.slope[::side]
    afar = seen.act.jet(side * np.maximum(_AFAR, away[1]), 1)
    endless = _changes(seen, [stretch.slope_sign for stretch in seen.stretches], side)
    wavering = _changes(seen, [stretch.bend_sign for stretch in seen.stretches], side)
    limit = _limit_of_waves(away, f) if endless else settled(afar[0].tolist())
    steepness = _limit_of_waves(away, slope) if wavering else settled(afar[1].tolist())
    if steepness == 0 and limit is not None and np.isinf(limit):
        # x exp(x) / (1 + exp(x)): beyond 2^100 its slope, (1 + x) - x, is lost, but f / x is not
        steepness = settled((afar[0] / np.maximum(_AFAR, away[1]) * side).tolist())
    if steepness and limit is not None:
        limit = steepness * side * np.inf  # a formula may have left its own range: log(1 + exp(x)) does
    saturates: Saturation = "hard" if last.flat else "soft" if steepness == 0 else "no"
    asymptote = _asymptote(seen.act, side, float(away[0]), limit, steepness)
    return End(limit, steepness, asymptote, saturates, endless, wavering)


def windows(away: Array, y: Array, pick: np.ufunc) -> list[float]:
    """Return the largest (or least) of y in each stretch from 2^(2^k) to 2^(2^(k+1)), k from 4 to 9."""
    at = np.searchsorted(away, [2.0**2.0**k for k in range(4, 10)])
    return [float(part) for part in pick.reduceat(y, at)]


def settled(values: Sequence[float]) -> float | None:
    """Return the limit of values at x, x^2, x^4, x^8, ..., a large x: a finite one, an infinity, or None.

    Powers of x leave float64's range in these steps, so that what is left to tell are powers of ln x: their steps
    grow or shrink by a constant factor, and the geometric series has a sum.
    """
    known = [value for value in values if not np.isnan(value)]
    if len(known) < 3 or np.isnan(values[-1]):
        return None
    if np.isinf(known[-1]):
        return known[-1]
    before, last = known[-2] - known[-3], known[-1] - known[-2]
    if abs(known[-1]) < _TINY:
        return 0.0
    if last == 0 or abs(last) <= 1e-15 * abs(known[-1]):
        return known[-1]
    ratio = last / before if before else np.inf
    if abs(ratio) >= _SETTLED:
        return float(np.copysign(np.inf, last)) if ratio > 0 else None
    rest = last * ratio / (1 - ratio)
    if abs(known[-1] + rest) <= 4 * abs(rest):
        return 0.0
    return known[-1] if known[-1] + rest == known[-1] else certain(known[-1] + rest, _DIGITS * abs(known[-1]))


def _limit_of_waves(away: Array, y: Array) -> float | None:
    """Return what waves settle at, or the infinity to which all of them go."""
    if settled(windows(away, np.abs(y - y[-1]), np.maximum)) == 0:
        return settled([y[-1]] * 3)
    signs = distinct(np.sign(y[away > FAR]))
    least = settled(windows(away, np.abs(y), np.minimum))
    return float(signs[0] * np.inf) if signs.size == 1 and least == np.inf else None


def _changes(seen: Profile, signs: Sequence[Array], side: int) -> bool:
    """Return whether a sign changes again and again on the way to an end."""
    x = np.concatenate([stretch.x for stretch in seen.stretches]) * side
    sign = np.concatenate(signs)
    places = x[sign != 0][1:][np.diff(sign[sign != 0]) != 0]
    outer = (places > seen.reach / 2) & (places <= seen.reach)
    return bool(max((places > FAR).sum(), outer.sum()) >= _MANY)


def _asymptote(
    act: Activation, side: int, start: float, limit: float | None, slope: float | None
) -> tuple[float, float] | None:
    """Return (slope, intercept) of the line that f approaches beyond |x| = start; None if there is none."""
    if slope == 0:
        return (0.0, limit) if limit is not None and np.isfinite(limit) else None
    if slope is None or not np.isfinite(slope):
        return None
    away = np.append(_DOUBLINGS[start < _DOUBLINGS], _AFAR[-1])
    line = Binary("*", Number(repr(slope)), Symbol("x"))
    rest, tilt = evaluate(Binary("-", act.tree(), line), side * away, 1, act.parameters)
    if abs(tilt[-1]) <= _DIGITS * abs(slope):
        rest = rest - tilt[-1] * side * away  # the slope was rounded, too
    intercept, error = _extrapolated(rest[:-1], _ROUNDED * np.abs(slope * away[:-1]))
    if not error <= _CERTAIN * max(1.0, abs(intercept)):
        return None
    return slope, certain(intercept, max(error, _DIGITS * abs(intercept)))


def _extrapolated(values: Array, noise: Array) -> tuple[float, float]:
    """Return the limit of values at 1, 2, 4, ... that have a series in 1/x (Richardson), and its error."""
    best, least = np.nan, np.inf
    for order in range(1, 12):
        better = values[1:] + (values[1:] - values[:-1]) / (2.0**order - 1)
        noise = noise[1:]
        errors = np.nan_to_num(np.abs(better - values[1:]) + noise, nan=np.inf)
        index = int(np.argmin(errors))
        if errors[index] < least:
            best, least = float(better[index]), float(errors[index])
        values = better
    return best, least
