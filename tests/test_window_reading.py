"""The crosshair: it reads the function itself, both sides of a kink or a jump, and never covers what it points at."""

from __future__ import annotations

import math

import numpy as np
import pytest
from desks import Sitting

from actplot import get
from actplot.command import command
from actplot.scene.parts import Box
from actplot.typeset import outline_by_model, set_live
from actplot.window.cover import card
from actplot.window.reading import rounded
from actplot.window.state import State, tracks_of, wanted
from actplot.words import LANGUAGES


def test_why_the_alpha_of_elu_matters_at_0():
    """What a student reads: with 0.5 the slope jumps there, with 1 it does not."""
    sitting = Sitting("elu:alpha=0.5", deriv=True)
    sitting.move(sitting.over(0.02, 0.5))
    assert sitting.said == ["kink at x = 0", "f(0) = 0", "f′(0−) = 0.5, f′(0+) = 1", "f″(0−) = 0.5, f″(0+) = 0"]
    assert len(tangents(sitting)) == 2
    sitting.keys(*["shift+right"] * 5)
    assert sitting.state.plan.activations == (get("elu"),)
    sitting.move(sitting.over(0.02, 0.5))
    assert sitting.said == ["x = 0", "f(0) = 0", "f′(0) = 1", "f″(0−) = 1, f″(0+) = 0"]
    assert len(tangents(sitting)) == 1


def tangents(sitting):
    return [leader for leader in sitting.cover.leaders if leader.role == "muted"]


@pytest.mark.parametrize("name", ["gelu", "mish", "tanh", "swish", "softplus", "sin"])
@pytest.mark.parametrize("at", [-1.7, 0.4, 2.3])
def test_values_are_those_of_the_function_and_the_tangent_has_its_slope(name, at):
    sitting = Sitting(name, range=(-4, 4))
    sitting.move(sitting.over(at, 0.1))
    x = float(sitting.said[0].removeprefix("x = ").replace("−", "-"))
    for line, truth in zip(sitting.said[1:], get(name).together([x], 2), strict=True):
        value = float(line.split()[-1].replace("−", "-"))
        assert value == pytest.approx(float(truth[0]), rel=1e-5)
    panel = sitting.sheet.panels[0]
    (start, end) = tangents(sitting)[0].path
    unit = (panel.xlim[1] - panel.xlim[0]) / panel.box.width * panel.box.height / (panel.ylim[1] - panel.ylim[0])
    slope = (end[1] - start[1]) / (end[0] - start[0]) / unit
    assert slope == pytest.approx(float(get(name).derivative(x)), rel=1e-6)


def test_a_jump_says_both_limits_and_the_value():
    sitting = Sitting("step")
    sitting.move(sitting.over(-0.01, 0.4))
    assert sitting.said[:2] == ["jump: x = 0", "f(0−) = 0, f(0+) = 1, f(0) = 1"]


def test_the_panel_of_the_slope_shows_the_same_point():
    sitting = Sitting("mish", deriv=True)
    sitting.move(sitting.over(1.0, 0.5))
    assert [mark.role for mark in sitting.cover.marks] == ["order0", "order1"]


def test_the_nearest_curve_of_an_overlay_is_read_by_name():
    sitting = Sitting("relu", "tanh", layout="overlay")
    assert sitting.move(sitting.over(3, 2.9)).said[0] == "ReLU"
    assert sitting.move(sitting.over(3, 1.1)).said[0] == "Tanh"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_in_every_language_the_card_stays_in_the_window_off_the_pointer(lang):
    sitting = Sitting("elu:alpha=0.5", "softmax", deriv=True, lang=lang)
    width, height = sitting.desk.stage.pixels
    shown = 0
    for x in np.linspace(2, width - 2, 12):
        for y in np.linspace(2, height - 2, 9):
            sitting.move((x, y))
            for box in sitting.cover.boards:
                shown += 1
                at = sitting.sheet.page(int(x), int(y))
                window = sitting.sheet.window
                assert window.x <= box.x
                assert box.right <= window.right
                assert window.y <= box.y
                assert box.top <= window.top
                assert not (box.x <= at[0] <= box.right and box.y <= at[1] <= box.top)
    assert shown > 20


def test_beside_the_panels_and_outside_nothing_is_read():
    sitting = Sitting("elu", deriv=True).keys("k")
    sitting.press((2, 2)).release((2, 2))
    assert sitting.move((2, 2)).said == []
    sitting.move(sitting.over(1, 1))
    assert sitting.said
    sitting.event("figure_leave_event", 0, 0).desk.catch_up()
    assert sitting.said == []


def test_a_window_without_room_for_a_card_shows_none():
    assert not card(["x = 1"], (0.1, 0.1), Box(0, 0, 0.2, 0.2), Sitting("relu").sheet.measure).boards


@pytest.mark.parametrize(
    ("x", "pixel"), [(0.123456, 1e-2), (-3.99999, 1e-3), (1 + 1e-9, 1e-12), (0.0, 1.0), (1e9, 1e7)]
)
def test_x_has_no_more_digits_than_pixels_tell_apart(x, pixel):
    value, digits = rounded(x, pixel)
    assert abs(value - x) <= pixel / 2 * 1.01
    assert float(f"{value:.{digits}g}") == value
    assert abs(x) < pixel or 10.0 ** (math.floor(math.log10(abs(x))) - digits + 1) > pixel / 20


def test_numbers_that_move_stand_where_those_that_stand_do():
    for math_ in (r"\alpha = 0.37", r"\beta = -12.5,\ \ \gamma = 0.01", r"a \approx 3"):
        moving, standing = outline_by_model(math_), set_live(math_)
        assert len(moving.vertices) > 20
        assert moving.vertices[:, 0].max() == pytest.approx(standing.width / 1000, abs=0.15)
    one, other = (outline_by_model(rf"\alpha = 0.{digit}") for digit in "37")
    assert len(one.vertices) != len(other.vertices) or (one.vertices != other.vertices).any()


# -- the state, without any window ------------------------------------------------------------------------------------


def test_the_command_of_a_state_leaves_out_what_is_hidden_and_names_each_function_once():
    sitting = Sitting("elu:alpha=0.5,1", "mish", layout="overlay")
    start = sitting.state
    tracks = tracks_of(start.start.activations)
    state = State(start=start.start, plan=start.plan, hidden=frozenset({2}))
    assert command(wanted(state)) == "actplot elu:alpha=0.5 elu --layout overlay"
    from actplot.window.state import slid

    assert command(wanted(slid(state, tracks[0], 1.0))) == "actplot elu --layout overlay"
    assert len(wanted(State(start=start.start, plan=start.plan, hidden=frozenset(range(3)))).activations) == 3
