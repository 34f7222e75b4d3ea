"""Nothing written touches anything: over the whole catalogue in pairs, by families in overlay, and in the grid."""

from __future__ import annotations

from itertools import groupby

import pytest
from clearance import assert_clear
from scenes import MEASURE, numbers_of, scene_of, usual

from actplot.registry import catalogue
from actplot.scene.frame import PT
from actplot.scene.room import box_of
from actplot.spec import names

FORMULA_AIR = 3.0  # points between a formula and the name of the y axis below it
KINDS = groupby(sorted(catalogue().values(), key=lambda act: act.family), key=lambda act: act.family)
FAMILIES = [[act.name for act in acts] for _, acts in KINDS]
SIXES = [family[at : at + 6] for family in FAMILIES for at in range(0, len(family), 6) if len(family) > at + 1]


@pytest.mark.parametrize("name", names())
def test_a_function_by_itself_is_clear_and_has_all_its_numbers(name: str) -> None:
    scene = usual(name)
    assert_clear(scene)
    for panel in scene.panels:
        for tick in (*panel.x_axis.ticks, *panel.y_axis.ticks):
            assert tick.label, f"{tick.at:g} has no number"
            assert not tick.label.halo, f"{tick.at:g} bites a curve"


@pytest.mark.parametrize("name", ["mish", "gelu", "sine", "clipped_gelu", "sinc", "hardswish"])
def test_marks_are_clear(name: str) -> None:
    assert_clear(scene_of(name, marks=("extrema", "roots", "inflections"), guides=True))


def test_names_that_gave_way_to_a_key_take_no_room_from_marks() -> None:
    group = ("relu", "gcu", "hard_mish", "hardsigmoid")
    scene = scene_of(*group, layout="overlay", equal=True, marks=("extrema", "roots", "inflections"))
    assert_clear(scene)
    assert "(0, 0)" in [note.text for note in scene.panels[0].notes]


@pytest.mark.parametrize("group", SIXES, ids=" ".join)
def test_a_family_in_one_panel_is_clear(group: list[str]) -> None:
    assert_clear(scene_of(*group, layout="overlay"))


def test_the_grid_of_all_is_clear() -> None:
    assert_clear(scene_of(*names(), layout="grid"))


@pytest.mark.parametrize("name", names())
def test_a_formula_keeps_its_distance_from_the_axis_name_below_it(name: str) -> None:
    for panel in usual(name).panels:
        if panel.formula is None:
            continue
        over, below = box_of(panel.formula, MEASURE), box_of(panel.y_axis.name, MEASURE)
        if below.x < over.right:
            assert over.y - below.top > FORMULA_AIR * PT


def test_coordinates_keep_off_the_leaders_of_names() -> None:
    for specs in (
        ("leaky_relu", "softshrink", "quick_gelu", "dsilu"),
        ("flatten_t_swish", "star_relu", "acon_c", "tanh"),
    ):
        assert_clear(scene_of(*specs, layout="overlay", marks=("extrema",)))


CROWDED = [
    "sine:omega=0.5,1,2,4",
    "sinc:omega=0.5,1,2,3",
    "dyt:alpha=0.2,0.5,0.8,1,1.5,2,3,4",
    "sine:omega=0.2,0.5,0.8,1,1.5,2,3,4",
    "leaky_relu relu prelu:a=0.1,0.25",
]


@pytest.mark.parametrize("specs", CROWDED)
def test_a_crowded_panel_is_clear(specs: str) -> None:
    scene = scene_of(*specs.split(), layout="overlay")
    assert_clear(scene)
    assert not any(number.halo for panel in scene.panels for number in numbers_of(panel))
