"""Labels: none touches a curve, a dot, an axis or another label, on any span, at any size, in any language."""

from __future__ import annotations

import numpy as np
import pytest
from clearance import assert_clear
from scenes import SPANS, numbers_of, panel_of, scene_of

from actplot.spec import names

ASKED_FOR = (
    *("identity", "step", "sigmoid", "tanh", "relu", "leaky_relu", "prelu", "rrelu", "elu", "selu", "softplus"),
    *("gelu", "silu", "swish", "mish", "softmax"),
)
SIZES = [None, (4.0, 6.0), (16.0, 12.0)]


@pytest.mark.parametrize("name", names())
def test_no_label_touches_anything(name: str) -> None:
    many = name in ASKED_FOR  # the others on two kinds of span, to spare time; their own is test_clear's
    for span in SPANS if many else ((-0.3, 17.0), (-1e3, 1e3)):
        assert_clear(scene_of(name, orders=(0, 1, 2), span=span))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("ylim", [None, (-1.0, 2.0), (0.5, 2.0), (-2.0, -0.5), (0.0, 1.0), (-3.0, 0.0)])
def test_no_label_touches_anything_at_any_size_and_ylim(
    size: tuple[float, float] | None, ylim: tuple[float, float] | None
) -> None:
    assert_clear(scene_of("leaky_relu", "selu", size=size, ylim=ylim))


@pytest.mark.parametrize("span", SPANS, ids=str)
def test_every_axis_has_a_number(span: tuple[float, float]) -> None:
    for panel in scene_of("relu", "mish", span=span).panels:
        for axis in (panel.x_axis, panel.y_axis):
            assert any(tick.label for tick in axis.ticks)


def test_a_row_of_numbers_goes_below_a_shallow_dip_and_stays_in_line() -> None:
    panel = panel_of("mish")
    lines = {round(tick.label.y, 9) for tick in panel.x_axis.ticks if tick.label}
    assert len(lines) == 1
    assert panel.zero is not None
    assert round(panel.zero.y, 9) in lines
    assert panel_of("relu").zero.y > panel.zero.y - panel.box.y  # type: ignore[union-attr]


def test_a_side_that_is_taken_below_has_its_numbers_above() -> None:
    panel = panel_of("rrelu")
    left, right = ([tick.label for tick in panel.x_axis.ticks if (tick.at < 0) is side] for side in (True, False))
    assert min(text.y for text in left if text) > max(text.y for text in right if text)


def test_there_is_one_zero_at_most_and_none_away_from_the_origin() -> None:
    assert panel_of("relu").zero is not None
    assert panel_of("relu", span=(2, 3)).zero is None
    assert panel_of("relu", ylim=(1, 2)).zero is None
    for panel in scene_of("relu", "mish", "tanh").panels:
        assert 0 not in [tick.at for axis in (panel.x_axis, panel.y_axis) for tick in axis.ticks]


def test_ticks_that_lost_their_number_keep_their_place() -> None:
    panel = scene_of("cosine", "gcu", orders=(0,)).panels[0]
    assert any(tick.label is None for tick in panel.y_axis.ticks)


def test_a_minus_sign_hangs_out_to_the_left_of_its_tick() -> None:
    panel = panel_of("relu")
    x = {tick.at: tick.label.x for tick in panel.x_axis.ticks if tick.label}
    unit = (x[4.0] - x[2.0]) / 2
    assert np.isclose(x[4.0] - x[2.0], 2 * unit)
    assert x[-2.0] < x[2.0] - 4 * unit


def test_numbers_have_a_real_minus_sign() -> None:
    words = [text.text for panel in scene_of("tanh", "identity").panels for text in numbers_of(panel)]
    assert any("−" in text for text in words)
    assert not any("-" in text for text in words)


def test_an_axis_whose_zero_is_not_drawn_stands_at_the_nearer_border() -> None:
    for span, side in (((2, 3), 0), ((-7, -5), 1)):
        panel = panel_of("sigmoid", span=span)
        assert panel.xlim[0] <= panel.y_axis.at <= panel.xlim[1]
        assert (panel.y_axis.at < span[0]) if side == 0 else (panel.y_axis.at > span[1])
    assert panel_of("relu", ylim=(1, 2)).x_axis.at == 1
    assert panel_of("relu", ylim=(-2, -1)).x_axis.at == -1


def test_numbers_beside_a_panel_widen_the_margin_they_stand_in() -> None:
    usual, far = scene_of("relu", "mish"), scene_of("relu", "mish", span=(1000, 1001))
    for panel in far.panels:
        beside = [tick.label for tick in panel.y_axis.ticks if tick.label]
        assert beside
        assert all(text.align == "right" and text.x < panel.box.x for text in beside)
    assert far.width > usual.width
    assert far.panels[0].box.width == usual.panels[0].box.width
