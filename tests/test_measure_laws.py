"""Laws of what is measured, looped over the catalogue, other parameters and formulas beside it."""

from __future__ import annotations

import json
import pickle
from functools import cache

import numpy as np
import pytest
from oracle import exact

from actplot.activation import Activation
from actplot.measure import Measured
from actplot.measure.measuring import measured as measured_anew
from actplot.measure.record import from_dict, to_dict
from actplot.spec import get, names

INF = np.inf

SPECS = [
    *names(),
    *("step:0.5", "leaky_relu:2", "leaky_relu:-1", "elu:0.3", "elu:7", "softplus:1000", "softplus:0.01", "swish:-2.5"),
    *("swish:0", "swish:1e-3", "swish:1e6", "selu:1.1,0.9", "rrelu:0.1,0.7", "relu_general:0.1,3,1", "sine:0.1"),
    *("0*x + 1", "x**3", "x**3 - x", "x**4 - 3*x**2", "sqrt(x*x+1) - x", "x*exp(-exp(-x))", "abs(sin(x))"),
    *("1/(1+exp(-x))", "x*tanh(log(1+exp(x)))", "max(x,0) + min(0,exp(x)-1)", "sin(x)*exp(-x**2/50)", "min(x,1-x)"),
    *("tanh(1e6*x)", "Phi((x-0.7)/0.001)", "exp(-1000*(x-2.5)**2)", "x + 0.001*sin(40*x)", "abs(abs(x)-1)"),
    *("1 if x > 0 else -1", "0 if x > 0 else 1 if x >= 0 else -1", "min(max(x+1,0),1) - min(max(x-2,0),1)"),
]  # fmt: skip
ALL = [get(spec) for spec in SPECS]
each = pytest.mark.parametrize("act", ALL, ids=[act.spec for act in ALL])

STEEP = {
    *("softplus:beta=1000.0", "swish:beta=1000000.0", "tanh(1e6*x)", "Phi((x-0.7)/0.001)", "x*exp(-exp(-x))"),
    *("exp(-1000*(x-2.5)**2)", "golu", "cloglog", "laplace"),
}
"""Functions that underflow within the samples: what is exactly 0 there cannot be told from what is nearly 0."""

NEAR = np.linspace(-5.003, 5.001, 2501)
_AWAY = 10.0 ** np.concatenate([np.arange(-8, 5, 0.02), np.arange(5, 140, 0.5)])
X = np.unique(np.concatenate([NEAR, np.linspace(-60, 60, 1201), -_AWAY, _AWAY]))


measured = cache(measured_anew)


def f(act: Activation, x: np.ndarray, order: int = 0) -> np.ndarray:
    return act.jet(np.asarray(x, dtype=float), order)[order]


@cache
def sampled(act: Activation) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """x, f and f' at thousands of points, where f has not left float64's range."""
    values, slopes = act.jet(X, 1)
    kept = np.abs(values) < 1e200
    return X[kept], values[kept], slopes[kept]


@each
def test_kinks_and_jumps_are_where_one_sided_limits_part(act):
    found = measured(act)
    for order, places in ((1, found.kinks), (0, found.jumps)):
        x = np.array(places)
        if x.size:
            step = 1e-9 * np.maximum(1, np.abs(x))
            left, here, right = (f(act, at, order) for at in (x - step, x, x + step))
            assert (np.ptp([left, right] if order else [left, here, right], axis=0) > 1e-6).all()
    assert not set(found.kinks) & set(found.jumps)
    assert found.smoothness != "C0" or found.kinks
    assert (found.smoothness == "discontinuous") == bool(found.jumps)


@each
def test_the_range_holds_every_value_and_no_more(act):
    found = measured(act)
    beside = [x + d for x in (*found.kinks, *found.jumps) for d in (-1e-9, 0, 1e-9)]
    values = np.concatenate([sampled(act)[1], f(act, np.array([s.x for s in found.extrema] + beside + [0.0]))])
    extremes = values.min(), values.max()
    for bound, attained, extreme, sign in zip(found.range, found.attained, extremes, (-1, 1), strict=True):
        if np.isinf(bound):
            assert (bound * sign, attained) == (INF, False)
            assert extreme * sign > 100
        else:
            assert extreme * sign <= bound * sign + 1e-13 * abs(bound)
            assert extreme == pytest.approx(bound, rel=1e-13 if attained else 1e-6, abs=0 if attained else 1e-6)
    assert (found.bounded_below, found.bounded_above) == tuple(np.isfinite(found.range))


@each
def test_limits_and_asymptotes_are_neared(act):
    found = measured(act)
    ends = zip((-1, 1), found.limits, found.asymptotes, found.saturates, strict=True)
    for side, limit, asymptote, saturates in ends:
        values, slopes = act.jet(side * 10.0 ** np.arange(100, 120, 0.7), 1)
        if limit is None:
            assert np.ptp(values) > 0.1
        elif np.isinf(limit):
            assert (values * np.sign(limit) > 100).all()
        else:
            np.testing.assert_allclose(values, limit, rtol=1e-9, atol=1e-9)
            assert asymptote == (0, limit)
        if asymptote is not None:
            x = side * np.array([1e7, 1.3e8])
            np.testing.assert_allclose(f(act, x) - asymptote[0] * x, asymptote[1], atol=1e-6)
        elif limit is not None and len(np.unique(slopes)) == 1 and np.isfinite(slopes[0]):
            assert abs(f(act, [side * 1e9])[0] - slopes[0] * side * 1e9) > 5
        assert (saturates == "no") == (np.abs(slopes).max() > 1e-6)
        if act.spec not in STEEP:
            assert (saturates == "hard") == (f(act, side * np.array([20.5, 300.0]), 1) == 0).all()


@each
def test_the_lipschitz_constant_bounds_every_chord_and_is_neared(act):
    found = measured(act)
    x, values, slopes = sampled(act)
    steepest = np.abs(slopes[np.abs(x) < 1e9]).max()
    chords = np.abs(np.diff(values)) / np.diff(x)
    if np.isinf(found.lipschitz):
        assert found.jumps or steepest > 100
    else:
        noise = np.spacing(np.abs(values[1:]) + np.abs(values[:-1])) / np.diff(x)
        assert (chords <= found.lipschitz * (1 + 1e-12) + 2 * noise).all()
        assert found.lipschitz * 0.99 <= steepest <= found.lipschitz * (1 + 1e-15)


@each
def test_f_goes_the_way_that_is_told(act):
    found = measured(act)
    ways = set(np.sign(np.diff(sampled(act)[1]))) - {0}
    assert ways == {"increasing": {1}, "decreasing": {-1}, "constant": set(), "no": {-1, 1}}[found.monotonic]
    if found.monotonic != "no" and act.spec not in STEEP:
        assert found.strictly_monotonic == bool((np.diff(f(act, NEAR)) != 0).all())
    assert found.monotonic not in ("no", "constant") or not found.strictly_monotonic


@each
def test_f_bends_the_way_that_is_told(act):
    found = measured(act)
    x, _, slopes = sampled(act)
    slopes = slopes[np.abs(x) < 1e6]
    bends = np.where(np.abs(np.diff(slopes)) > 1e-15 * np.abs(slopes[1:]), np.diff(slopes), 0)
    ways = set(np.sign(bends)) - {0}
    expected = {"convex": {1}, "concave": {-1}, "affine": set(), "neither": {-1, 1}}
    assert ways == expected[found.convexity] or (found.jumps and found.convexity == "neither")


@each
def test_parity_holds_at_random_numbers(act):
    rng = np.random.default_rng(5)
    x = np.concatenate([rng.normal(size=200), 10.0 ** rng.uniform(-200, 150, 100), np.abs(act.turns())])
    right, left = f(act, x), f(act, -x)
    even, odd = np.allclose(left, right, rtol=1e-15, atol=0), np.allclose(left, -right, rtol=1e-15, atol=0)
    assert measured(act).parity == ("even" if even else "odd" if odd else "none")


@each
def test_every_extremum_is_one_and_none_is_left_out(act):
    found = measured(act)
    for peak in found.extrema:
        assert peak.f == f(act, [peak.x])[0]
        sign = 1 if peak.kind == "min" else -1
        step = max(4 * np.spacing(abs(peak.x)), 1e-290)
        before, after = (exact(act, peak.x + d) for d in (-step, step))
        if peak.x not in act.turns():
            assert sign * before[1] < 0 < sign * after[1], f"f' does not change sign within 4 ulp of {peak.x!r}"
        beside = f(act, peak.x + np.array([-1e-3, 1e-3]) * max(abs(peak.x), 1e-4))
        assert (sign * beside > sign * peak.f).all()
    if not found.jumps:
        x, _, slopes = sampled(act)
        signs = np.sign(slopes[(np.abs(x) < 5) & ~np.isin(x, [s.x for s in found.extrema])])
        assert (signs[1:] * signs[:-1] < 0).sum() == sum(abs(s.x) < 5 for s in found.extrema)


@each
def test_values_are_those_of_fifty_digits(act):
    told = measured(act).values
    assert told[:3] == tuple(float(exact(act, x)[0]) for x in (0.0, 1.0, -1.0))
    for slope, side in zip(told[3:], (-1e-12, 1e-12), strict=True):
        assert slope == pytest.approx(float(exact(act, side)[1]), rel=1e-5, abs=1e-6)


@each
def test_measured_properties_survive_json_and_pickling(act):
    found = measured(act)
    assert isinstance(found, Measured)
    again = from_dict(json.loads(json.dumps(to_dict(found), allow_nan=False)))
    assert to_dict(again) == to_dict(found)
    assert repr(pickle.loads(pickle.dumps(found))) == repr(found)  # noqa: S301
