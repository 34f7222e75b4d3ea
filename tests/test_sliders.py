"""Sliders: each track lies in its parameter's domain, holds the default, and its values are short numbers."""

from __future__ import annotations

import math

import pytest

from actplot import get, names
from actplot.sliders import moved, sliders

MOVED = [(name, slider) for name in names() for slider in sliders(get(name))]
each_slider = pytest.mark.parametrize(("name", "slider"), MOVED, ids=[f"{name}-{slider.key}" for name, slider in MOVED])


@each_slider
def test_a_track_lies_in_the_domain_and_holds_the_default(name, slider):
    declared = get(name).declared[slider.key]
    for end in (slider.low, slider.high):
        assert declared.checked(name, slider.key, end) == end
    assert slider.low <= slider.default <= slider.high or math.isinf(slider.default)


@each_slider
def test_a_track_is_fine_and_its_values_are_short(name, slider):
    steps = (slider.high - slider.low) / slider.step
    assert 150 <= steps <= 6000 or get(name).declared[slider.key].integer
    for part in (0.0, 0.137, 0.5, 0.77, 0.999):
        value = slider.nearest(slider.low + part * (slider.high - slider.low))
        assert len(f"{value!r}") <= 6
        assert moved(get(name), slider.key, value) is None or slider.low <= value <= slider.high


@each_slider
def test_what_is_off_the_track_comes_back_to_it(name, slider):
    assert slider.key in get(name).declared
    assert slider.nearest(-1e300) == slider.low
    assert slider.nearest(1e300) == (math.inf if slider.infinite else slider.high)
    assert slider.nearest(math.nan) == slider.default


def test_every_parameter_of_the_drawn_formula_has_a_slider_and_an_axis_has_none():
    keys = {(name, slider.key) for name, slider in MOVED}
    assert not [name for name, key in keys if key == "axis"]
    unmoved = {(name, key) for name in names() for key in get(name).declared} - keys
    assert all(get(name).declared[key].integer for name, key in unmoved), unmoved


def test_a_track_reaches_the_value_that_was_asked_for():
    (slider,) = sliders(get("elu:alpha=50"))
    assert (slider.low, slider.high) == (0.1, 80.0)
    (own,) = sliders(get("tanh(k*x):k=-7"))
    assert own.low <= -7 <= own.high


def test_a_move_that_the_other_parameters_forbid_is_none():
    assert moved(get("hardtanh"), "min_val", 2.0) is None
    assert moved(get("hardtanh"), "min_val", 0.5) == get("hardtanh:min_val=0.5")
