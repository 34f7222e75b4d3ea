"""Jets in JavaScript: value, slope and curvature of every formula are those of the core, branches included."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from own_formulas import GENERATED, OWN
from test_laws import ALL

import actplot
from actplot.formula.jetscript import jet_function
from actplot.formula.parse import FUNCTIONS
from actplot.mills import POWERS
from actplot.spec import get
from actplot.spec.difference import difference

RUNTIME = (Path(actplot.__file__).parent / "page" / "jets.js").read_text(encoding="utf-8")

pytestmark = pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")

DIFFERENCES = [
    difference(get(one), get(other))
    for one, other in (
        ("gelu", "gelu_tanh"), ("silu", "swish"), ("elu:alpha=0.5", "celu:alpha=2"), ("softplus", "relu"),
        ("srs", "srs:beta=2"), ("x*Phi(x)", "gelu"), ("leaky_relu", "e*x if x > 0 else 0"), ("hardsigmoid", "sigmoid"),
    )
]  # fmt: skip

WAVES = {"sine", "cosine", "sinc", "snake", "gcu", "cosid", "sinlu", "minsin"}
FARTHEST = {
    **dict.fromkeys(WAVES, 100.0),  # beyond it the rounding of omega x, which is that of an angle, costs more
    "pau": 1e70,  # whose fourth power has room in a float64
    "squash": 1e50,  # whose slope is a quotient of squares,
    "sqrt_softplus": 708.0,  # and which is the root of what underflows
}
DIGITS = {"pau": 3e-12}  # the curvature of a quotient, where the numerator is nearly a multiple of the denominator
NEAREST = {"pau": 1e-80, "squash": 1e-150}  # whose fourth power or square is not 0
SEARCHED = {"clipped_gelu"}  # a condition on what is rounded: it may turn some float64 beside the exact point
TINY = 1e-290  # beneath it factors have lost digits that the product would show


def grid(act, far=True):
    """Return the x that find lost digits: both sides of each turn, tails, subnormals, powers of ten."""
    sizes = np.concatenate([np.linspace(0, 8, 65), np.linspace(8.5, 42, 30)])
    if far:
        tails = np.concatenate([np.linspace(50, 690, 12), np.linspace(700, 760, 12), [88.7, 709.78, 745.13]])
        sizes = np.concatenate([sizes, tails, 10.0 ** np.arange(-320, 309, 9), [5e-324, np.finfo(float).max]])
    turns = np.array(act.turns())
    beside = [np.nextafter(turns, end) for end in (-np.inf, np.inf)] + [turns + d for d in (-1e-4, -1e-9, 1e-9, 1e-4)]
    x = np.unique(np.concatenate([-sizes, sizes, turns, *beside]))
    return x[np.isfinite(x)]


def judged(act, x, *, cornered=False):
    """Return the jets (3, n) at x, and what size (3, n) errors are measured by: in a dip, that of the neighbours."""
    step = np.minimum(0.5, np.abs(x) / 2)
    turns = np.array([*act.turns(), 1e99])
    cornered |= np.abs(x[:, None] - turns).min(axis=1) < 1e-3  # where one of the neighbours may be 0 throughout
    with np.errstate(all="ignore"):
        here, *beside = (np.array(act.together(at, 2)) for at in (x, x - step, x + step))
        low, high = np.sort(np.nan_to_num(np.abs(beside), posinf=0), axis=0)
        around = np.where(cornered, high, low)
        return here, np.fmax(np.where(np.abs(here) < around / 8, around, np.abs(here)), TINY)


def source(act):
    return jet_function(act.tree(), act.parameters)


TURNING = ["sign(x)", "abs(x)", "max(x, 0)", "min(0, x)", "softsign(x)", "1 if x > 0 or a > 9 else 0:a=1"]
CORNERS = "({})".format(" + ".join(f"abs(x - {k})" for k in range(9)))
MANY = f"{CORNERS} + {CORNERS.replace('-', '+')} + {CORNERS.replace('x', '2*x')} + {CORNERS.replace('x - ', '2*x + ')}"
each = pytest.mark.parametrize("act", ALL, ids=lambda act: act.spec)


@cache
def run():
    """Return by spec the grid, the jets (3, n) and the branches (n,) of all, of one process."""
    script = (
        "'use strict';\n%s\nconst jobs = [\n%s\n];\n"
        "console.log(JSON.stringify(jobs.map(([f, parameters, xs]) => xs.map((x) => {\n"
        "  const { jet, branch } = evaluate(f, x, parameters);\n"
        "  return [...jet.map(String), branch];\n"
        "}))));"
    )
    grids = {act.spec: np.concatenate([grid(act), [-np.inf, np.inf, np.nan]]) for act in [*ALL, *DIFFERENCES]}
    grids |= {act.spec: grid(act, far=False) for act in map(get, [*OWN, *GENERATED, *TURNING, MANY])}
    acts = {act.spec: act for act in [*ALL, *DIFFERENCES, *map(get, [*OWN, *GENERATED, *TURNING, MANY])]}
    jobs = [
        f"[{source(acts[spec])}, {written(acts[spec].parameters)}, [{', '.join(map(number, x))}]]"
        for spec, x in grids.items()
    ]
    words = ["node", "--disallow-code-generation-from-strings", "-"]
    text = script % (RUNTIME, ",\n".join(jobs))
    done = subprocess.run(words, input=text, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    found = {}
    for (spec, x), rows in zip(grids.items(), json.loads(done.stdout), strict=True):
        table = np.array([[float(word.replace("Infinity", "inf")) for word in row[:3]] for row in rows]).T
        found[spec] = x, table, [row[3] for row in rows]
    return found


def number(value):
    return {"inf": "Infinity", "-inf": "-Infinity", "nan": "NaN"}.get(repr(float(value)), repr(float(value)))


def written(parameters):
    return "{" + ", ".join(f"{json.dumps(key)}: {number(value)}" for key, value in parameters.items()) + "}"


def told(act, x, got, wanted, bound):
    """Return a line on the worst point that is off by more than the bound, or nothing."""
    with np.errstate(all="ignore"):
        off = np.nan_to_num(np.abs(got - wanted), nan=np.inf) / bound
    off[(got == wanted) | (np.isnan(got) & np.isnan(wanted))] = 0
    order, at = np.unravel_index(np.argmax(off), off.shape)
    if off[order, at] > 1:
        return f"{act.spec}, order {order}, x = {x[at]!r}: {got[order, at]!r}, not {wanted[order, at]!r}"
    return ""


def expected(act, x, *, cornered=False):
    """Return the jets of the core, and what each may be off by."""
    wanted, size = judged(act, x, cornered=cornered)
    return wanted, DIGITS.get(act.name, 1e-12) * size


@each
def test_values_slopes_and_curvatures_are_those_of_the_core_to_twelve_digits(act):
    x, got, _ = run()[act.spec]
    near, far = NEAREST.get(act.name, 0.0), FARTHEST.get(act.name, 1e302)
    kept = (x == 0) | ((np.abs(x) >= near) & (np.abs(x) <= far)) | ~np.isfinite(x)
    if act.name in SEARCHED:
        kept &= ~np.isclose(x[:, None], act.turns(), rtol=1e-15, atol=0).any(axis=1)
    x, got = x[kept], got[:, kept]
    assert not told(act, x, got, *expected(act, x))


@pytest.mark.parametrize("act", [act for act in ALL if act.name in WAVES], ids=lambda act: act.spec)
def test_far_waves_are_off_by_no_more_than_the_rounding_of_their_angle(act):
    x, got, _ = run()[act.spec]
    kept = np.abs(x) <= 1e9
    x, got = x[kept], got[:, kept]
    wanted, allowed = expected(act, x, cornered=True)
    fastest = max(1.0, *map(abs, [0.0, *act.parameters.values()]))
    assert not told(act, x, got, wanted, allowed * (1 + 1e-3 * fastest * np.abs(x)))


@each
def test_no_float_within_reach_gives_nan_where_the_core_has_a_number(act):
    x, got, _ = run()[act.spec]
    reached = np.abs(x) <= 1e60
    numbers = ~np.isnan(np.array(act.together(x[reached], 2)))
    assert not np.isnan(got[:, reached][numbers]).any()


@pytest.mark.parametrize("spec", [*OWN, *GENERATED])
def test_of_own_formulas_too(spec):
    act = get(spec)
    x, got, _ = run()[act.spec]
    at_turn = np.isclose(x[:, None], act.turns(), rtol=1e-14, atol=1e-300).any(axis=1)
    kept = ~at_turn & (np.abs(x) <= 20)
    x, got = x[kept], got[:, kept]
    wanted, allowed = expected(act, x, cornered=True)
    wanted[:, np.isnan(wanted[0])] = np.nan
    got = np.where(np.isnan(wanted) & np.isinf(got), np.nan, got)  # a pole: pairs know no infinity
    assert not told(act, x, got, wanted, 100 * allowed.max(axis=0))


@pytest.mark.parametrize("act", DIFFERENCES, ids=lambda act: act.spec)
def test_of_differences_to_twelve_digits_of_what_is_subtracted(act):
    x, got, _ = run()[act.spec]
    kept = ~np.isin(x, act.turns()) & (np.abs(x) <= 1e12)
    x, got = x[kept], got[:, kept]
    wanted = np.array(act.together(x, 2))
    sizes = [np.abs(part.together(x, 2)) for part in act.parts]
    assert not told(act, x, got, wanted, 2e-12 * np.fmax(TINY, np.fmax(*sizes)))


@each
def test_the_branch_changes_at_each_turn_and_nowhere_else(act):
    x, _, branches = run()[act.spec]
    kept = np.abs(x) <= 1e12
    if act.name in NEAREST:
        kept &= (x == 0) | (np.abs(x) >= NEAREST[act.name])
    x, branches = x[kept], np.array(branches)[kept]
    changes = np.flatnonzero(branches[1:] != branches[:-1])
    turns = np.array(act.turns())
    margin = 4e-16 * (act.name in SEARCHED)
    for low, high in zip(x[changes], x[changes + 1], strict=True):
        assert ((low - margin <= turns) & (turns <= high + margin)).any(), (low, high)
    for switch in act.switches():
        assert len(set(branches[np.abs(x - switch.x) <= 2e-4])) > 1


@pytest.mark.parametrize("text", TURNING)
def test_a_branch_is_told_for_whatever_turns(text):
    x, _, branches = run()[get(text).spec]
    assert branches[int(np.argmax(x > 0))] != branches[int(np.argmax(x == 0)) - 1]


def test_of_many_branches_none_is_forgotten():
    x, _, branches = run()[get(MANY).spec]
    halves = [branches[int(np.argmin(np.abs(x - k)))] for k in np.arange(-4, 4, 0.5) + 0.25]
    assert len(set(halves)) == len(halves)
    assert max(branches) < 2**53


def test_the_series_of_the_normal_tail_is_that_of_the_core():
    series = RUNTIME.partition("const MILLS = [")[2].partition("]")[0]
    assert json.loads(f"[{series.strip().rstrip(',')}]") == pytest.approx(POWERS, rel=0, abs=1e-17)


def test_the_runtime_has_a_function_for_each_name_that_a_formula_may_call():
    declared = set(re.findall(r"^function (\w+)", RUNTIME, re.MULTILINE))
    assert FUNCTIONS - {"rounded"} <= declared
    called = {
        name
        for act in [*ALL, *map(get, [*OWN, *GENERATED, *TURNING, MANY])]
        for name in re.findall(r"(\w+)\(", source(act))
    }
    assert called <= declared


def test_a_formula_reads_like_itself_and_takes_the_parameters_that_occur_in_it():
    assert source(get("elu")) == "(x, {alpha}) => above(x, 0) ? x : times(alpha, expm1(x))"
    assert source(get("relu")) == "(x) => above(x, 0) ? x : 0"
    assert source(get("x*b**2 + 0*c:b=1,c=2")) == "(x, {b, c}) => plus(times(x, power(b, 2)), 0 * c)"
    assert (
        source(get("new*x - times:new=1,times=2")) == "(x, {new: new_, times: times_}) => minus(times(new_, x), times_)"
    )
