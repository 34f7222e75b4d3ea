"""Curves: pieces that part where the drawn order jumps, dots at limits and values, few vertices."""

from __future__ import annotations

import numpy as np
import pytest

from actplot.activation import Activation
from actplot.curve import sample
from actplot.registry import catalogue
from actplot.spec import get

DEFAULTS = [cls() for cls in catalogue().values()]
each = pytest.mark.parametrize("act", DEFAULTS, ids=lambda act: act.name)


@each
def test_pieces_cover_the_span_and_part_only_where_the_drawn_order_jumps(act: Activation) -> None:
    for order in range(3):
        curve = sample(act, (-4, 4), order=order)
        starts, ends = zip(*((x[0], x[-1]) for x, _ in curve.pieces), strict=True)
        assert starts[0] == -4
        assert ends[-1] == 4
        assert starts[1:] == ends[:-1] == tuple(s.x for s in act.switches(order) if abs(s.x) < 4)


@each
def test_pieces_end_at_one_sided_limits(act: Activation) -> None:
    for order in range(3):
        curve = sample(act, (-4, 4), order=order)
        for (_, before), (x, after) in zip(curve.pieces, curve.pieces[1:], strict=False):
            np.testing.assert_allclose((before[-1], after[0]), act.one_sided(x[0], order), rtol=1e-12)


def test_relu_is_one_piece_with_a_vertex_at_its_kink_and_its_slope_two() -> None:
    ((x, y),) = sample(get("relu"), (-4, 4)).pieces
    np.testing.assert_array_equal(x, [-4, 0, 4])
    np.testing.assert_array_equal(y, [0, 0, 4])
    slope = sample(get("relu"), (-4, 4), order=1)
    assert [y.tolist() for _, y in slope.pieces] == [[0, 0], [1, 1]]
    assert set(slope.points) == {(0.0, 0.0, "closed"), (0.0, 1.0, "open")}


def test_dots_show_limits_and_the_value_at_a_jump() -> None:
    assert set(sample(get("step"), (-4, 4)).points) == {(0.0, 0.0, "open"), (0.0, 1.0, "closed")}
    half = sample(get("step:0.5"), (-4, 4))
    assert set(half.points) == {(0.0, 0.0, "open"), (0.0, 1.0, "open"), (0.0, 0.5, "closed")}
    assert sample(get("step"), (-4, 4), order=1).points == ((0.0, 0.0, "open"),)
    assert sample(get("relu"), (-4, 4), order=2).points == ((0.0, 0.0, "open"),)
    assert sample(get("mish"), (-4, 4), order=1).points == ()


def test_where_there_is_no_value_there_are_dots_of_limits_alone() -> None:
    for formula in ("x / sign(x)", "1 / x if x < 0 else log(-x)", "abs(x) / x", "exp(x / sign(x))"):
        for order in range(3):
            points = sample(get(formula), (-4, 4), order=order).points
            assert np.isfinite([(x, y) for x, y, _ in points]).all(), (formula, order)
    assert sample(get("x / sign(x)"), (-4, 4), order=1).points == ((0.0, -1.0, "open"), (0.0, 1.0, "open"))


def test_at_the_border_only_the_limit_from_inside_is_shown() -> None:
    assert sample(get("step:0"), (0, 4)).points == ((0.0, 1.0, "open"), (0.0, 0.0, "closed"))
    assert sample(get("step"), (-4, 0)).points == ((0.0, 0.0, "open"), (0.0, 1.0, "closed"))
    assert sample(get("step"), (1, 4)).points == ()


@each
def test_a_usual_curve_has_few_vertices(act: Activation) -> None:
    if act.family == "periodic":
        return  # each wave wants its own
    for order, most in enumerate((180, 240, 270)):
        assert sum(x.size for x, _ in sample(act, act.span, order=order).pieces) <= most


def test_a_taller_panel_needs_fewer_vertices() -> None:
    fine = sample(get("mish"), (-4, 4), ylim=(-1, 1)).pieces[0][0].size
    coarse = sample(get("mish"), (-4, 4), ylim=(-100, 100)).pieces[0][0].size
    assert coarse < fine


def test_a_fast_oscillation_is_followed() -> None:
    act = get("tanh(x) * exp(-x**2) * 8 if x < 40 else 0")
    _, y = sample(act, (-50, 50)).pieces[0]
    assert y.max() == pytest.approx(act(np.linspace(0, 2, 20001)).max(), rel=1e-4)
