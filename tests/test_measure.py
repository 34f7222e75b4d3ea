"""What is measured is true: known properties and closed forms, and laws over the catalogue and formulas beside it."""

from __future__ import annotations

import importlib.util
import json
import pickle
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from mpmath import e, erfc, exp, lambertw, mp, mpf, pi, quad, sqrt
from oracle import Oracle, exact

from actplot.activation import Activation
from actplot.measure import Measured, facts, known
from actplot.measure import measured as measured_anew
from actplot.measure.record import SHIPPED, from_dict, to_dict
from actplot.spec import get, names

INF = np.inf
REBUILD = "run: python tools/build_facts.py"

# what is taught of the sixteen: range, attained, way, strictly, bend, class, saturation, steepest, E f, E f^2, E f'^2
TAUGHT = {
    "identity": ((-INF, INF), "--", "increasing", True, "affine", "Cinf", "no no", 1, 0, 1, 1),
    "step": ((0, 1), "++", "increasing", False, "neither", "discontinuous", "hard hard", INF, 0.5, 0.5, 0),
    "sigmoid": ((0, 1), "--", "increasing", True, "neither", "Cinf", "soft soft", 0.25, 0.5, 0.293379, 0.044836),
    "tanh": ((-1, 1), "--", "increasing", True, "neither", "Cinf", "soft soft", 1, 0, 0.394294, 0.464403),
    "relu": ((0, INF), "+-", "increasing", False, "convex", "C0", "hard no", 1, 0.398942, 0.5, 0.5),
    "leaky_relu": ((-INF, INF), "--", "increasing", True, "convex", "C0", "no no", 1, 0.394953, 0.50005, 0.50005),
    "prelu": ((-INF, INF), "--", "increasing", True, "convex", "C0", "no no", 1, 0.299207, 0.53125, 0.53125),
    "rrelu": ((-INF, INF), "--", "increasing", True, "convex", "C0", "no no", 1, 0.307518, 0.526259, 0.526259),
    "elu": ((-1, INF), "--", "increasing", True, "convex", "C1", "soft no", 1, 0.160521, 0.644945, 0.668102),
    "selu": ((-1.758099, INF), "--", "increasing", True, "neither", "C0", "soft no", 1.758099, 0, 1, 1.071575),
    "softplus": ((0, INF), "--", "increasing", True, "convex", "Cinf", "soft no", 1, 0.806059, 0.921246, 0.293379),
    "gelu": ((-0.169971, INF), "+-", "no", False, "neither", "Cinf", "soft no", 1.128904, 0.282095, 0.425221, 0.455851),
    "silu": ((-0.278465, INF), "+-", "no", False, "neither", "Cinf", "soft no", 1.099839, 0.206621, 0.355776, 0.379482),
    "mish": ((-0.308843, INF), "+-", "no", False, "neither", "Cinf", "soft no", 1.088498, 0.240404, 0.452342, 0.479084),
    "softmax": ((0, 1), "--", "increasing", True, "neither", "Cinf", "soft soft", 0.25, 0.5, 0.293379, 0.044836),
}  # fmt: skip

W = lambertw(1 / e).real
ROOT = sqrt(2)

# closed forms, to be met to their last digits but one
CLOSED = {
    ("relu", "mean"): 1 / sqrt(2 * pi),
    ("relu", "gain"): ROOT,
    ("gelu", "mean"): 1 / (2 * sqrt(pi)),
    ("gelu", "lipschitz"): erfc(-1) / 2 + ROOT * exp(-1) / sqrt(2 * pi),
    ("silu", "inf"): -W,
    ("silu", "at"): -1 - W,
    ("selu", "mean"): 0,
    ("selu", "second_moment"): 1,
    ("exp(x)", "mean"): sqrt(e),
    ("exp(x)", "second_moment"): e**2,
    ("exp(12*x)", "second_moment"): exp(288),
    ("sin(x)", "second_moment"): (1 - exp(-2)) / 2,
    ("sin(100*x)", "derivative_second_moment"): 5000,
    ("sin(x/100)", "second_moment"): (1 - exp(mpf(-2) / 10000)) / 2,
    ("x*cos(x)", "derivative_second_moment"): 1,
    ("exp(-x**2)", "lipschitz"): sqrt(2 / e),
    ("exp(-x**2)", "mean"): 1 / sqrt(3),
    ("x*abs(x)/(1+x**2)", "lipschitz"): 3 * sqrt(3) / 8,
    ("atan(x)", "sup"): pi / 2,
    ("atan(x)**2 - x", "intercept"): pi**2 / 4,
    ("x - tanh(x)", "intercept"): -1,
    ("x + x/2*(x/(sqrt(x*x+1)+1))", "intercept"): -0.5,
    ("log(1+exp(x)) + 1/sqrt(1+x*x)", "intercept"): 0,
    ("x*log(x)", "inf"): -1 / e,
    ("abs(x)", "mean"): sqrt(2 / pi),
    ("sqrt(abs(x))", "second_moment"): sqrt(2 / pi),
    ("Phi((x-0.7)/1e-4)", "lipschitz"): 1e4 / sqrt(2 * pi),
}

SMOOTHNESS = {
    "x if abs(x) > 0.5 else 0": "discontinuous",
    "1/x": "discontinuous",
    "log(x)": "discontinuous",
    "x if x > 0 else 1 if x >= 0 else x": "discontinuous",
    "abs(x)": "C0",
    "sqrt(abs(x))": "C0",
    "abs(sin(x))": "C0",
    "x/(1+abs(x))": "C1",
    "max(x,0)**2": "C1",
    "sin(x) if x >= 0 else x": "C2",
    "x if x >= 0 else x/sqrt(1+x*x)": "C2",
    "abs(x - tanh(x))": "C2",
    "x**3 if x > 0 else 0": "C2",
    "x*abs(x)**3": "C3",
    "1e-9*abs(x)**5": "C4",
    "x**5*tanh(abs(1000*x))": "C5",
    "sin(x)/x if abs(x) > 0 else 1": "Cinf",
    "max(x,0) - max(-x,0)": "Cinf",
    "exp(x) if x > 1e-3 else exp(x)": "Cinf",
}

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


def tell(spec: str, what: str) -> float:
    found = measured(get(spec))
    lowest = min(found.extrema, key=lambda extremum: extremum.f, default=None)
    plain = {"lipschitz": found.lipschitz, "inf": found.range[0], "sup": found.range[1], "at": lowest and lowest.x}
    return {**plain, **found.gaussian._asdict(), "intercept": (found.asymptotes[1] or (0, np.nan))[1]}[what]


@pytest.mark.parametrize("name", TAUGHT)
def test_the_sixteen_measure_what_is_taught_of_them(name):
    bounds, attained, way, strictly, bend, smooth, saturates, steepest, mean, second, slope = TAUGHT[name]
    found = measured(get(name))
    assert found.range == pytest.approx(bounds, abs=1e-6)
    assert found.attained == tuple(sign == "+" for sign in attained)
    assert (found.monotonic, found.strictly_monotonic) == (way, strictly)
    assert (found.convexity, found.smoothness) == (bend, smooth)
    assert found.saturates == tuple(saturates.split())
    assert found.lipschitz == pytest.approx(steepest, abs=1e-6)
    assert found.gaussian[:3] == pytest.approx((mean, second, slope), abs=1e-6)
    assert found.gaussian.gain == pytest.approx(second**-0.5, rel=1e-5)


@pytest.mark.parametrize(("spec", "what"), CLOSED)
def test_closed_forms_are_met(spec, what):
    rel = {"at": 1e-15, "inf": 1e-15, "sup": 1e-15, "lipschitz": 1e-14, "intercept": 1e-10}.get(what, 2e-13)
    assert tell(spec, what) == pytest.approx(float(CLOSED[spec, what]), rel=rel, abs=1e-14)


@pytest.mark.parametrize("spec", SMOOTHNESS)
def test_smoothness_is_told_by_the_lowest_order_that_jumps(spec):
    assert measured(get(spec)).smoothness == SMOOTHNESS[spec]


def test_waves_are_told_nearest_0_and_have_no_limit():
    wave = measured(get("sin(x)"))
    assert [(s.x, s.kind) for s in wave.extrema] == [
        (-1.5 * np.pi, "max"), (-0.5 * np.pi, "min"), (0.5 * np.pi, "max"), (1.5 * np.pi, "min"),
    ]  # fmt: skip
    assert (wave.range, wave.attained, wave.limits) == ((-1.0, 1.0), (True, True), (None, None))
    assert (wave.asymptotes, wave.saturates) == ((None, None), ("no", "no"))
    assert len(measured(get("sin(100*x)")).extrema) == 2 * round(5 * 100 / np.pi)
    assert [s.x for s in measured(get("cos(x/100)")).extrema] == pytest.approx(np.pi * np.arange(-200, 201, 100))
    growing = measured(get("x*cos(x)"))
    assert (growing.range, growing.limits, growing.lipschitz) == ((-INF, INF), (None, None), INF)
    fading = measured(get("sin(x)/x if abs(x) > 0 else 1"))
    assert (fading.limits, fading.asymptotes, fading.saturates) == ((0, 0), ((0, 0), (0, 0)), ("soft", "soft"))
    assert fading.range == pytest.approx((-0.2172336282112216, 1), abs=1e-15)
    swaying = measured(get("x + sin(x)**2"))
    assert (swaying.limits, swaying.asymptotes, swaying.lipschitz) == ((-INF, INF), (None, None), 2)
    assert (swaying.monotonic, swaying.strictly_monotonic, swaying.extrema) == ("increasing", True, ())


def test_what_grows_or_fades_as_slowly_as_a_logarithm_still_has_its_limit():
    assert measured(get("log(1+x*x)")).limits == (INF, INF)
    assert measured(get("1/log(3+x*x)")).limits == (0, 0)
    assert measured(get("2 + 1/log(3+x*x)")).limits == pytest.approx((2, 2), abs=1e-9)
    assert measured(get("log(log(3+x*x))")).limits == (INF, INF)
    assert measured(get("log(1+x*x)")).saturates == ("soft", "soft")


def test_extrema_stand_at_kinks_and_jumps_but_not_on_plateaus():
    def told(spec):
        return [(s.x, s.f, s.kind) for s in measured(get(spec)).extrema]

    assert told("abs(x)") == [(0, 0, "min")]
    assert told("leaky_relu:-1") == [(0, 0, "min")]
    assert told("x if x > 1 else -x if x >= 1 else 0*x") == [(1, -1, "min")]
    assert told("0 if x > 0 else 1 if x >= 0 else 0") == [(0, 1, "max")]
    assert told("x**2 if x > 0 else x**4") == [(0, 0, "min")]
    assert told("step") == told("relu") == told("min(max(x,0),6)") == told("step:0.5") == []
    assert told("min(max(x+1,0),1) - min(max(x-2,0),1)") == []


def test_a_formula_that_ends_somewhere_is_measured_where_it_is_defined():
    assert measured(get("log(x)")).range == (-INF, INF)
    assert (measured(get("log(x)")).limits, measured(get("log(x)")).monotonic) == ((None, INF), "increasing")
    assert (measured(get("1/x")).range, measured(get("1/x")).monotonic) == ((-INF, INF), "no")
    half = measured(get("sqrt(4-x**2)"))
    assert (half.range, half.attained, half.limits) == ((0, 2), (True, True), (None, None))
    assert all(np.isnan(half.gaussian))


def test_digits_lost_in_a_formula_do_not_bend_its_facts():
    softplus = measured(get("log(1+exp(x))"))
    assert (softplus.convexity, softplus.monotonic, softplus.range) == ("convex", "increasing", (0, INF))
    assert (softplus.limits, softplus.asymptotes) == ((0, INF), ((0, 0), (1, 0)))
    near_zero = measured(get("x - tanh(x) - 1e-12*x")).extrema
    assert [s.x for s in near_zero] == pytest.approx([-1e-6, 1e-6], rel=1e-12)
    assert measured(get("tanh(x) + 1e-9*exp(-x**2)")).parity == "none"


def test_what_is_steep_or_narrow_is_found():
    bump = measured(get("exp(-1e5*(x-2.513)**2)"))
    assert (bump.range, [(s.x, s.kind) for s in bump.extrema]) == ((0, 1), [(2.513, "max")])
    assert bump.lipschitz == pytest.approx(float(sqrt(2e5 / e)), rel=1e-12)
    assert measured(get("tanh(1e5*(x-3.01))")).lipschitz == pytest.approx(1e5, rel=1e-12)
    assert measured(get("swish:1e-30")).extrema[0].x == pytest.approx(float(-1 - W) * 1e30, rel=1e-15)
    assert measured(get("swish:1e9")).extrema[0].x == pytest.approx(float(-1 - W) * 1e-9, rel=1e-15)


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


@pytest.mark.parametrize(
    "spec", ["selu", "mish", "gelu", "elu:0.3", "softplus:1000", "x*min(max(x+3,0),6)/6", "x if abs(x) > 0.5 else 0"]
)
def test_moments_are_those_of_quadrature_with_thirty_digits(spec):
    act = get(spec)
    places = [-12, -4, -1, -0.02, *(s.x for s in act.switches()), 0.01, 0.02, 1, 4, 12]

    def expectation(of):
        with mp.workdps(20):
            return float(quad(lambda x: of(Oracle(act.parameters, x).jet(act._tree())) * exp(-x * x / 2),
                              sorted(set(places))) / sqrt(2 * pi))  # fmt: skip

    told = measured(act).gaussian
    assert told.mean == pytest.approx(expectation(lambda jet: jet[0]), rel=1e-12, abs=1e-13)
    assert told.second_moment == pytest.approx(expectation(lambda jet: jet[0] ** 2), rel=1e-12)
    assert told.derivative_second_moment == pytest.approx(expectation(lambda jet: jet[1] ** 2), rel=1e-12)


def test_moments_that_diverge_are_infinite_and_those_that_resist_are_nan():
    wild = measured(get("exp(x**2/4)")).gaussian
    assert wild.mean == pytest.approx(2**0.5, rel=1e-12)
    assert (wild.second_moment, wild.gain) == (INF, 0)
    steep = measured(get("sqrt(abs(x))")).gaussian
    assert steep.mean == pytest.approx(0.82217895866, rel=1e-10)
    assert np.isnan(steep.derivative_second_moment)
    assert measured(get("0*x")).gaussian == (0, 0, 0, INF)


# -- facts ---------------------------------------------------------------------------------------------------------


KEYS = (
    "range", "attained", "limits", "asymptotes", "parity", "monotonic", "strictly_monotonic", "convexity",
    "bounded_below", "bounded_above", "smoothness", "lipschitz", "extrema", "kinks", "jumps", "saturates", "values",
    "gaussian",
)  # fmt: skip


def test_the_json_has_the_words_of_the_contract():
    told = json.loads(json.dumps(facts("gelu").to_dict(), allow_nan=False))
    assert list(told) == [
        "name", "titles", "family", "kind", "aliases", "parameters", "formula", "latex", "derivative_latex",
        "strengths", "weaknesses", "when", "frameworks", "references", "measured",
    ]  # fmt: skip
    assert tuple(told["measured"]) == KEYS
    assert told["titles"]["en"] == "GELU"
    assert told["measured"]["range"] == [pytest.approx(-0.1699712074799037), "inf"]
    assert told["measured"]["asymptotes"] == {"left": [0, 0], "right": [1, 0]}
    (dip,) = told["measured"]["extrema"]
    assert dip == {"x": pytest.approx(-0.7517915246935645), "f": pytest.approx(-0.1699712074799), "kind": "min"}
    assert list(told["measured"]["values"]) == ["f(0)", "f(1)", "f(-1)", "f'(0-)", "f'(0+)"]
    assert list(told["measured"]["gaussian"]) == ["mean", "second_moment", "derivative_second_moment", "gain"]


def test_the_json_tells_the_parameters_in_force_and_what_an_own_formula_lacks():
    told = facts("elu:alpha=0.5").to_dict()
    assert told["parameters"] == [{"name": "alpha", "value": 0.5, "default": 1.0}]
    assert told["measured"]["range"] == [-0.5, "inf"]
    own = facts("sin(a*x):a=2").to_dict()
    assert own["derivative_latex"] is None
    assert own["measured"]["limits"] == [None, None]
    assert own["measured"]["lipschitz"] == 2


@pytest.mark.parametrize("name", names())
def test_what_is_shipped_is_what_is_measured(name):
    shipped = json.loads(SHIPPED.read_text("utf-8"))
    assert name in shipped, f"{name} was never measured; {REBUILD}"
    fresh = to_dict(measured(get(name)))
    for key in KEYS:
        assert shipped[name][key] == approximately(fresh[key]), f"{key} of {name} is stale; {REBUILD}"


def approximately(value):
    """The same, but for the last digits of numbers, which CPUs may round otherwise."""
    if isinstance(value, dict):
        return {key: approximately(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [approximately(inner) for inner in value]
    return pytest.approx(value, rel=1e-12, abs=1e-15) if isinstance(value, float) else value


def test_the_shipped_file_holds_the_catalogue_and_nothing_else():
    assert list(json.loads(SHIPPED.read_text("utf-8"))) == names(), REBUILD


def test_the_tool_writes_what_the_library_reads():
    tool = Path(__file__).parents[1] / "tools" / "build_facts.py"
    spec = importlib.util.spec_from_file_location("build_facts", tool)
    build_facts = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build_facts)
    line = build_facts.row("relu")
    assert line in SHIPPED.read_text("utf-8"), REBUILD


def test_default_parameters_are_not_measured_again(monkeypatch):
    def refuse(act):
        raise AssertionError(f"{act} is measured")

    known._facts.cache_clear()
    monkeypatch.setattr(known, "measured", refuse)
    assert facts("relu").measured.range == (0, INF)
    assert facts(get("gelu")) is facts("gelu")
    with pytest.raises(AssertionError, match="elu"):
        facts("elu:alpha=0.5")


@each
def test_measured_properties_survive_json_and_pickling(act):
    found = measured(act)
    assert isinstance(found, Measured)
    again = from_dict(json.loads(json.dumps(to_dict(found), allow_nan=False)))
    assert to_dict(again) == to_dict(found)
    assert repr(pickle.loads(pickle.dumps(found))) == repr(found)  # noqa: S301
