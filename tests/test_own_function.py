"""Functions of a user's own modules: found, checked, differentiated, broken where they break, and told in one line."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from actplot import facts, plot, sample
from actplot.errors import ActplotError, UnknownActivation
from actplot.formula.breaks import breaks
from actplot.formula.differences import differences
from actplot.registry import catalogue
from actplot.spec import difference, expand, get

MINE = """
import math
import numpy as np

def smooth(x, b=1.0):
    "A smooth one."
    return x * np.tanh(b * x)

def corners(x): return np.maximum(x, 0.1 * x) + 0.3 * np.maximum(x - 1.25, 0)
def jumping(x): return np.where(x < 1 / 3, np.exp(x), 3.0)
def of_numbers(x): return x if x > 0 else math.expm1(x)
def of_some(x): return math.log(x)
def single(x): return np.tanh(x.astype(np.float32))
def summed(x): return x.sum()
def joined(x): return np.exp(x) / np.exp(x).sum()
def failing(x): raise RuntimeError("no\\n way")
def complex_(x): return x + 1j
def words(x): return np.array(["a"] * len(x))
def without(): return 1
nine = 9
"""
EPS = float(np.finfo(float).eps)
GRID = np.linspace(-6.0, 6.0, 601) + 1 / 777  # no break among them
TOLERANCES = {"isrlu": (1e-8, 1e-3), "minsin": (1e-8, 1e-3)}  # whose third derivative jumps at 0, which is no break


@pytest.fixture(autouse=True)
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    (tmp_path / "mine_of_tests.py").write_text(MINE)
    (tmp_path / "broken_of_tests.py").write_text("raise ValueError('broken\\n module')")
    (tmp_path / "leaving_of_tests.py").write_text("raise SystemExit(3)")
    (tmp_path / "unread_of_tests.py").write_text("x = (")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield
    for name in [name for name in sys.modules if name.endswith("_of_tests")]:
        del sys.modules[name]


def scalars() -> list[object]:
    return [cls() for cls in catalogue().values() if cls.kind == "scalar"]


@pytest.mark.parametrize("act", scalars(), ids=lambda act: act.name)
def test_breaks_and_derivatives_of_values_alone_are_those_of_the_formula(act: object) -> None:
    def values(x: np.ndarray) -> np.ndarray:
        return np.asarray(act.jet(x, 0, exact=False)[0])

    found, known = breaks(values, EPS), np.array([switch.x for switch in act.switches() if abs(switch.x) < 100])
    assert found[np.abs(found) < 100] == pytest.approx(known, abs=1e-9)
    near = np.concatenate([GRID, known - 1e-7, known + 1e-7])  # where steps to both sides would be too short
    for side, points in ((0, near), *([(-1, known), (1, known)] if known.size else [])):
        told = differences(values, points, found, order=2, side=side, eps=EPS)
        limits = act.jet(points, 2, side=side)
        for order, tolerance in ((0, 4e-15), *zip((1, 2), TOLERANCES.get(act.name, (1e-12, 1e-9)), strict=True)):
            assert np.all(np.abs(told[order] - limits[order]) <= tolerance * (1 + np.abs(limits[order])))


def test_a_function_is_an_activation_like_any_other() -> None:
    act = get("mine_of_tests:smooth:b=2")
    assert act.spec == repr(act) == "mine_of_tests:smooth:b=2.0"
    assert pickle.loads(pickle.dumps(act)) == get(repr(act)) == act  # noqa: S301
    assert act([[0.5, 1.0]]) == pytest.approx(np.array([[0.5, 1.0]]) * np.tanh([[1.0, 2.0]]))
    assert isinstance(act(1), float)
    assert act.derivative(0.5) == pytest.approx(get("x*tanh(2*x)").derivative(0.5), rel=1e-12)
    assert act.derivative(0.5, 2) == pytest.approx(get("x*tanh(2*x)").derivative(0.5, 2), rel=1e-9)
    assert np.isnan(act(np.nan))
    assert [each.b for each in expand(["mine_of_tests:smooth:b=1,2"])] == [1, 2]


def test_its_picture_says_that_the_derivative_is_numerical() -> None:
    drawn = plot("mine_of_tests.py:smooth", "mine_of_tests:corners", deriv=True)
    assert "(numerical)" in drawn.alt
    assert "rightarrow 0" in str(drawn.scene)
    assert "rightarrow 0" in str(plot("mine_of_tests:smooth:b=1,2", deriv=True).scene)
    assert "gelu(x) - gelu_tanh(x)" in str(plot("gelu", "gelu_tanh", diff=True).scene)  # which prints no formula, too
    assert "(numerical)" in get("mine_of_tests:smooth").text(1)
    assert {line.get_gid() for axes in drawn.figure.axes for line in axes.lines} >= {"own.f", "own.df", "own-2.f"}


def test_corners_are_vertices_and_jumps_part_the_curve() -> None:
    act = get("mine_of_tests:corners")
    assert act.kinks() == (0.0, 1.25)
    assert act.one_sided(1.25, 1) == pytest.approx((1.0, 1.3))
    assert act.derivative(0.0) == pytest.approx(0.1)  # from the left
    (piece,) = sample(act, (-4, 4)).pieces
    assert {0.0, 1.25} <= set(piece[0].tolist())
    assert get("mine_of_tests:jumping").jumps() == pytest.approx((1 / 3,), rel=1e-15)
    assert len(sample(get("mine_of_tests:jumping"), (-4, 4)).pieces) == 2


def test_it_is_measured() -> None:
    measured = facts("mine_of_tests:smooth").measured
    assert measured.parity == "even"
    assert measured.asymptotes == ((-1.0, 0.0), (1.0, 0.0))
    assert [(each.x, each.kind) for each in measured.extrema] == [(0.0, "min")]
    measured = facts("mine_of_tests:of_numbers").measured
    assert (measured.smoothness, measured.limits) == ("C1", (-1.0, np.inf))
    assert measured.gaussian.mean == pytest.approx(facts("elu").measured.gaussian.mean, rel=1e-12)


def test_one_that_takes_numbers_only_is_looped() -> None:
    act = get("mine_of_tests:of_numbers")
    assert act([-1.0, 2.0]) == pytest.approx([np.expm1(-1.0), 2.0])
    assert np.isnan(get("mine_of_tests:of_some")(-1.0))  # math.log raises there


def test_one_of_single_precision_is_differentiated_as_well_as_that_goes() -> None:
    x = np.linspace(-3, 3, 31)
    act = get("mine_of_tests:single")
    assert act.switches() == ()
    assert act.derivative(x) == pytest.approx(1 / np.cosh(x) ** 2, abs=1e-4)


def test_a_difference_from_the_same_function_is_nothing() -> None:
    diff = difference(get("mine_of_tests:of_numbers"), get("elu"))
    assert np.abs(diff(np.linspace(-4, 4, 101))).max() < 1e-15


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("summed", "returned shape () for an array of shape (4,)"),
        ("joined", "each value depends on all of them"), ("failing", "raised RuntimeError for an array of 4: no way"),
        ("complex_", "returned complex128 and not real numbers"), ("words", "returned <U1"),
        ("without", "raised TypeError"),
    ],
)  # fmt: skip
def test_what_it_does_wrongly_is_told_with_its_name(name: str, said: str) -> None:
    with pytest.raises(ActplotError) as raised:
        get(f"mine_of_tests:{name}")(1.0)
    assert str(raised.value).startswith(f"'mine_of_tests:{name}'")
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("mine_of_tests:smoth", "module 'mine_of_tests' has no 'smoth'. Did you mean smooth?"),
        ("mine_of_tests:nine", "is neither a subclass of Activation nor a function of arrays"),
        ("broken_of_tests:f", "importing 'broken_of_tests' raised ValueError: broken module"),
        ("leaving_of_tests:f", "importing 'leaving_of_tests' raised SystemExit: 3"),
        ("unread_of_tests:f", "importing 'unread_of_tests' raised SyntaxError"),
        ("missing.of_tests:f", "no module is called 'missing'; it must lie in this directory or be installed"),
    ],
)
def test_a_module_that_cannot_be_used_is_told_in_one_line(word: str, said: str) -> None:
    with pytest.raises(UnknownActivation) as raised:
        get(word)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_only_the_module_that_is_named_is_imported() -> None:
    get("mine_of_tests:smooth")
    assert not {"broken_of_tests", "leaving_of_tests", "unread_of_tests"} & sys.modules.keys()


def test_an_infinite_value_at_the_edge_of_the_domain_bounds_nothing() -> None:
    assert facts("numpy:log").measured.range == (-np.inf, np.inf)
    assert facts("mine_of_tests:of_some").measured.range == (-np.inf, np.inf)
