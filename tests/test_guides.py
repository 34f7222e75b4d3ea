"""The lines behind a curve are those that it comes near, none that it lies on, and the identity only where it tells."""

from __future__ import annotations

import numpy as np
import pytest

from actplot.measure.guides import Guide, guides
from actplot.spec import difference, get, names

every = pytest.mark.parametrize("name", names())
BOTH = [(1.0, 0.0, "left"), (1.0, 0.0, "right")]


def lines(word: str, kind: str, order: int = 0, span: tuple[float, float] | None = None):
    found = guides(get(word), order, span)
    return [(guide.slope, guide.intercept, guide.side) for guide in found if guide.kind == kind]


def gaps(act, guide: Guide, x: np.ndarray, order: int) -> np.ndarray:
    """How far the curve is from a guide at x > 0, mirrored where the guide is on the left."""
    x = -x if guide.side == "left" else x
    return np.abs(act.exact(x, order) - (guide.slope * x + guide.intercept))


@every
@pytest.mark.parametrize("order", [0, 1])
def test_a_curve_comes_ever_nearer_to_its_asymptotes(name, order):
    act = get(name)
    x = 10.0 ** np.arange(1, 8)
    for guide in guides(act, order):
        if guide.kind == "asymptote":
            left = gaps(act, guide, x, order)
            assert left[-1] < 1e-5
            assert (np.diff(left) <= 1e-14 * x[1:]).all()


@every
def test_no_guide_is_the_x_axis_or_hidden_by_the_curve(name):
    act = get(name)
    for order in (0, 1):
        for guide in guides(act, order):
            assert (guide.slope, guide.intercept) != (0, 0)
            assert gaps(act, guide, np.linspace(0.25, 6, 47), order).max() > 1e-6
            assert order == 0 or (guide.slope == 0 and guide.kind == "asymptote")
    assert guides(act, 2) == ()


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("relu", []),
        ("leaky_relu:0.1", []),
        ("hardtanh", []),
        ("elu", [(0.0, -1.0, "left")]),
        ("tanh", [(0.0, -1.0, "left"), (0.0, 1.0, "right")]),
        ("sigmoid", [(0.0, 1.0, "right")]),
        ("gelu", [(1.0, 0.0, "right")]),
        ("tanhshrink", [(1.0, 1.0, "left"), (1.0, -1.0, "right")]),
        ("pau", []),
        ("2*x + 1 + exp(-x*x)", [(2.0, 1.0, "left"), (2.0, 1.0, "right")]),
    ],
)
def test_asymptotes(word, expected):
    assert lines(word, "asymptote") == expected


def test_slopes_of_asymptotes_are_those_of_the_derivative():
    assert lines("bent_identity", "asymptote", 1) == [(0.0, 0.5, "left"), (0.0, 1.5, "right")]
    assert lines("tanh", "asymptote", 1) == []


@pytest.mark.parametrize("word", ["tanh", "softsign", "sine", "softshrink", "hardshrink", "tanhshrink", "hardtanh"])
def test_the_identity_tells_how_far_f_is_linear_and_what_shrinkage_takes_off(word):
    assert lines(word, "identity") == BOTH
    assert lines(word, "identity", 1) == []


@pytest.mark.parametrize("word", ["identity", "affine:2,1", "x + 1", "relu", "elu", "gelu", "sigmoid", "leaky_relu:1"])
def test_the_identity_is_not_shown_where_it_tells_nothing(word):
    assert lines(word, "identity") == []


def test_guides_stand_only_on_the_sides_of_the_span_and_where_the_curve_comes_near():
    assert {side for *_, side in lines("tanh", "asymptote", 0, (1, 5))} == {"right"}
    assert lines("tanh", "identity", 0, (-5, 0)) == BOTH[:1]
    assert lines("tanh", "asymptote", 0, (-0.1, 0.1)) == []
    assert lines("softsign", "asymptote", 0, (10, 20)) == [(0.0, 1.0, "right")]


def test_differences_have_guides():
    diff = difference(get("softplus"), get("relu"))
    assert guides(diff) == ()
    assert guides(difference(get("tanh"), get("sigmoid"))) == (Guide(0.0, -1.0, "left", "asymptote"),)
