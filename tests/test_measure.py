"""What is measured is true: known properties, closed forms, and the cases that are easily got wrong."""

from __future__ import annotations

import numpy as np
import pytest
from mpmath import e, erfc, exp, lambertw, mp, mpf, pi, quad, sqrt
from oracle import Oracle

from actplot.measure.measuring import measured
from actplot.spec import get

INF = np.inf

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


@pytest.mark.parametrize(
    "spec", ["selu", "mish", "gelu", "elu:0.3", "softplus:1000", "x*min(max(x+3,0),6)/6", "x if abs(x) > 0.5 else 0"]
)
def test_moments_are_those_of_quadrature_with_thirty_digits(spec):
    act = get(spec)
    places = [-12, -4, -1, -0.02, *(s.x for s in act.switches()), 0.01, 0.02, 1, 4, 12]

    def expectation(of):
        with mp.workdps(20):
            return float(quad(lambda x: of(Oracle(act.parameters, x).jet(act.tree())) * exp(-x * x / 2),
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
