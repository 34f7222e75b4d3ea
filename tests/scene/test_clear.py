"""Nothing written touches anything: over the whole catalogue in pairs, by families in overlay, and in the grid."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import numpy as np
import pytest
from numpy.typing import NDArray
from scenes import MEASURE, ink_of, numbers_of, scene_of

from actplot.registry import catalogue
from actplot.scene.frame import PT
from actplot.scene.parts import Box, Panel, Scene, Text
from actplot.scene.room import Room, box_of, grown
from actplot.spec import names

Array = NDArray[np.float64]

SLACK = 1e-6  # inches
FORMULA_AIR = 3.0  # points between a formula and the name of the y axis below it
KINDS = groupby(sorted(catalogue().values(), key=lambda act: act.family), key=lambda act: act.family)
FAMILIES = [[act.name for act in acts] for _, acts in KINDS]
SIXES = [family[at : at + 6] for family in FAMILIES for at in range(0, len(family), 6) if len(family) > at + 1]


def written(panel: Panel) -> Iterator[Text]:
    """Everything that is written in and over a panel, haloed numbers aside."""
    texts = (panel.title, panel.formula, panel.x_axis.name, panel.y_axis.name, *panel.notes, *numbers_of(panel))
    yield from (text for text in texts if text and not text.halo)


def boxes_of(panel: Panel) -> list[tuple[Text, Box]]:
    numbers = numbers_of(panel)
    return [(text, box_of(text, MEASURE, number=text in numbers)) for text in written(panel)]


def edges(boxes: list[Box]) -> Array:
    return np.array([(box.x, box.right, box.y, box.top) for box in boxes])


def collisions(scene: Scene) -> Iterator[str]:
    """Pairs of texts whose boxes overlap, anywhere on the page."""
    found = [(text, box_of(text, MEASURE)) for text in scene.headline]
    found += [each for panel in scene.panels for each in boxes_of(panel)]
    x, right, y, top = edges([box for _, box in found]).T - SLACK * np.array([[0, 1, 0, 1]]).T
    overlap = (x[:, None] < right) & (x < right[:, None]) & (y[:, None] < top) & (y < top[:, None])
    for one, other in np.argwhere(np.triu(overlap, 1)):
        yield f"{found[one][0].text!r} collides with {found[other][0].text!r}"


def crossings(panel: Panel) -> Iterator[str]:
    """Texts that a curve, a dot, an axis or the leader of another text crosses."""
    low, high = panel.box.y, panel.box.top  # where curves are cut
    ink = [(places[(low <= places[:, 1]) & (places[:, 1] <= high)].T, half) for places, half in ink_of(panel)]
    for text, box in boxes_of(panel):
        for (x, y), half in ink:
            if ((box.x - half < x) & (x < box.right + half) & (box.y - half < y) & (y < box.top + half)).any():
                yield f"{text.text!r} is crossed in {panel.title.text!r}"
        lines = Room(box)
        for leader in panel.leaders:
            lines.add_line(np.array(leader.path), leader.width)
        if len(lines.lines_in(grown(box, -0.5 * PT))):  # its own starts at its edge
            yield f"{text.text!r} is crossed by a leader in {panel.title.text!r}"


def assert_clear(scene: Scene) -> None:
    assert [*collisions(scene), *(each for panel in scene.panels for each in crossings(panel))] == []
    for box in (box for panel in scene.panels for _, box in boxes_of(panel)):
        assert 0 <= box.x <= box.right <= scene.width + SLACK
        assert 0 <= box.y <= box.top <= scene.height + SLACK


@pytest.mark.parametrize("name", names())
def test_a_function_by_itself_is_clear_and_has_all_its_numbers(name: str) -> None:
    scene = scene_of(name, orders=(0, 1, 2))
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
    for panel in scene_of(name).panels:
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
