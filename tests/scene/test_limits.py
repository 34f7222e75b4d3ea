"""Limits: 0 and every value, shared where that costs little, cut where a growing side would hide the rest."""

from __future__ import annotations

import numpy as np
import pytest
from scenes import SPANS, panel_of, scene_of, usual

from actplot.scene.limits import landmarks, share
from actplot.spec import names


def test_intervals_are_shared_if_their_union_is_little_higher_than_the_lowest() -> None:
    assert share([(0, 4), (-0.3, 4)]) == [(-0.3, 4)] * 2
    assert share([(-1, 1), (-4, 4)]) == [(-1, 1), (-4, 4)]


@pytest.mark.parametrize("name", names())
def test_nothing_is_cut_on_the_usual_span(name: str) -> None:
    for panel in usual(name).panels:
        low, high = panel.ylim
        for line in panel.lines:
            for _, y in line.curve.pieces:
                assert low < y.min()
                assert y.max() < high
        assert low < 0 < high


def test_a_growing_side_is_cut_when_it_would_hide_what_matters() -> None:
    assert panel_of("mish", span=(-100, 100)).ylim[1] < 20
    assert panel_of("softplus", span=(-100, 100)).ylim[1] < 10


@pytest.mark.parametrize("name", ["relu", "leaky_relu", "identity"])
def test_a_line_without_news_is_never_cut(name: str) -> None:
    assert panel_of(name, span=(-100, 100)).ylim[1] > 100


def test_what_no_height_could_show_on_a_span_cuts_nothing() -> None:
    assert panel_of("mish", span=(-1e6, 1e6)).ylim[1] > 1e6


def test_a_flat_zero_shows_0_to_1() -> None:
    panel = panel_of("step", order=1)
    assert panel.ylim[0] < 0
    assert 1 < panel.ylim[1] < 1.2


def test_ylim_holds_for_every_panel_exactly() -> None:
    scene = scene_of("relu", "tanh", ylim=(-1, 2))
    assert {panel.ylim for panel in scene.panels} == {(-1, 2)}


def test_rows_of_a_column_share_limits_only_where_close() -> None:
    relu, _, mish, _ = scene_of("relu", "mish").panels
    assert relu.ylim == mish.ylim
    identity, _, tanh, _ = scene_of("identity", "tanh").panels
    assert identity.ylim != tanh.ylim


@pytest.mark.parametrize("span", SPANS, ids=str)
def test_all_panels_draw_the_same_span_at_the_same_scale(span: tuple[float, float]) -> None:
    scene = scene_of("relu", "mish", span=span)
    assert len({panel.xlim for panel in scene.panels}) == 1
    assert scene.panels[0].xlim[0] < span[0] < span[1] < scene.panels[0].xlim[1]


def test_a_span_is_the_union_of_the_functions_own_unless_asked_for() -> None:
    x, _ = scene_of("relu", "sigmoid").panels[0].lines[0].curve.pieces[0]
    assert (x[0], x[-1]) == (-4, 4)


def test_landmarks_are_extrema_inflections_and_the_ends_asymptotes() -> None:
    x = np.linspace(-2, 3, 501)
    marks = np.array(sorted(landmarks([(x, x**3 - 3 * x)])))
    for height in (-2, 0, 2):  # minimum, inflection, maximum
        assert np.abs(marks - height).min() < 0.05


def test_rounding_on_a_straight_side_is_no_landmark() -> None:
    x = np.linspace(0, 100, 301)
    straight = x * (1 + 1e-15 * np.sin(1e6 * x))
    assert max(landmarks([(x, straight)])) < 1e-6


def test_infinite_and_huge_values_leave_finite_limits() -> None:
    for spec in ("exp(x)", "1/x", "exp(exp(x))"):
        low, high = panel_of(spec, span=(-800, 800)).ylim
        assert np.isfinite(high - low)
        assert low < high


def test_limits_of_a_graph_hold_its_band() -> None:
    panel = panel_of("rrelu")
    assert panel.ylim[0] < -4 / 3


def test_a_cut_curve_is_sampled_for_the_height_it_is_shown_at() -> None:
    panel = panel_of("mish", span=(-200, 200))
    x, y = panel.lines[0].curve.pieces[0]
    low, high = panel.ylim
    between = np.linspace(-8, 8, 4001)
    act = panel.lines[0].activation
    off = np.abs(np.interp(between, x, y) - act(between)) / (high - low)
    assert (off / np.hypot(1, act.derivative(between) * 400 / (high - low))).max() < 2e-4
