"""Callouts: every name beside its own curve, clear of all else, the same however the last bits of a place fall."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations

import numpy as np
import pytest
from scenes import MEASURE

from actplot.curve import Curve, sample
from actplot.scene.axes import full_axes
from actplot.scene.callouts import Named, end_room, ends_apart, key, label_ends, label_inside
from actplot.scene.frame import PT, Frame, Padding, framed
from actplot.scene.notes import Notes
from actplot.scene.parts import Box
from actplot.scene.room import Room, box_of, grown
from actplot.spec import expand

PANEL, PAGE = Box(0.32, 0.25, 3.70, 2.45), Box(0.0, 0.07, 5.0, 3.0)
CURVE, DOT, AXIS = 1.8, 5.5, 0.8

CROWDS = [
    ("relu", "elu", "gelu", "mish"),
    ("relu", "leaky_relu:negative_slope=0.1", "prelu"),
    ("sigmoid", "tanh", "softsign"),
    ("identity", "relu"),
    ("tanh", "hard_tanh", "softsign", "arctan"),
    ("silu", "swish"),
    ("relu", "gelu", "silu", "mish", "elu", "selu"),
    ("elu:alpha=0.5,1,2",),
    ("step", "sign"),
]
FANS = [
    ("swish:beta=0.5,1,2,5",),
    ("sin(x)", "cos(x)", "x/2"),
    ("identity", "sigmoid", "sin(x)", "tanh", "-x/2"),
    ("silu",),
]


@dataclass
class Drawn:
    """A panel with its curves and numbers, before it has names."""

    frame: Frame
    curves: list[Named]
    graphs: list[Curve]
    order: int

    @property
    def room(self) -> Room:
        room = Room(PAGE)
        for curve, graph in zip(self.curves, self.graphs, strict=True):
            room.add_line(curve.places, curve.width)
            for x, y, _ in graph.points:
                room.add_line(self.frame.places(np.array([x]), np.array([y])), DOT)
        frame = self.frame
        room.add_line(frame.places(np.array(frame.xlim), np.full(2, frame.x_axis)), AXIS)
        room.add_line(frame.places(np.full(2, frame.y_axis), np.array(frame.ylim)), AXIS)
        full_axes(self.order, frame, room, MEASURE, suffix="")
        return room


@cache
def drawn(*specs: str, order: int = 0) -> Drawn:
    acts = expand(specs)
    span = (min(act.span[0] for act in acts), max(act.span[1] for act in acts))
    graphs = [sample(act, span, order=order) for act in acts]
    heights = np.concatenate([y for graph in graphs for _, y in graph.pieces])
    values = (float(heights.min(initial=0.0)), float(heights.max(initial=0.0)) or 1.0)
    frame = framed(PANEL, span, values, Padding(), exact=False)
    curves = []
    alike = len({act.title for act in acts}) < len(acts)
    for index, (act, graph) in enumerate(zip(acts, graphs, strict=True)):
        pieces = [np.vstack([frame.places(x, y), [(np.nan, np.nan)]]) for x, y in graph.pieces]
        curves.append(
            Named(
                text=repr(act).partition("(")[2] if alike else act.title,
                role=f"hue{index}",
                ink="ink",
                width=CURVE,
                places=np.concatenate(pieces),
            )
        )
    return Drawn(frame, curves, graphs, order)


def panels(groups: list[tuple[str, ...]]) -> pytest.MarkDecorator:
    cases = [pytest.param(group, order, id=f"{'+'.join(group)} {order}") for group in groups for order in (0, 1)]
    return pytest.mark.parametrize(("group", "order"), cases)


def names_of(notes: Notes) -> list[Box]:
    return [box_of(text, MEASURE) for text in notes.texts]


def ends_of(notes: Notes) -> dict[str, tuple[float, float]]:
    """The place that each leader points at, by the role of its curve."""
    return {leader.role: leader.path[-1] for leader in notes.leaders}


def distance(place: tuple[float, float], curve: Named) -> float:
    """The distance in inches from a place to a curve."""
    start, way = curve.segments[:, :2], np.diff(curve.segments.reshape(-1, 2, 2), axis=1)[:, 0]
    part = ((place - start) * way).sum(axis=1) / np.maximum((way**2).sum(axis=1), 1e-30)
    nearest = start + np.clip(part, 0, 1)[:, None] * way
    return float(np.hypot(*(nearest - place).T).min())


def assert_clear(notes: Notes, room: Room) -> None:
    """Hold that names are on the page and touch neither each other nor anything in the room, which is without them."""
    for box in names_of(notes):
        assert room.free(box, gap=1.0 * PT), box
        room.add_box(box)


@panels(CROWDS)
def test_a_name_inside_touches_no_curve_dot_axis_number_or_name(group: tuple[str, ...], order: int) -> None:
    panel = drawn(*group, order=order)
    notes, without = label_inside(panel.curves, PANEL, panel.room, MEASURE)
    assert not without
    assert len(notes.texts) == len(panel.curves)
    assert_clear(notes, panel.room)


@panels(CROWDS)
def test_a_leader_ends_on_its_own_curve_and_passes_no_name(group: tuple[str, ...], order: int) -> None:
    panel = drawn(*group, order=order)
    notes, _ = label_inside(panel.curves, PANEL, panel.room, MEASURE)
    for leader in notes.leaders:
        assert distance(leader.path[-1], panel.curves[int(leader.role.removeprefix("hue"))]) < 1e-5
        way = np.linspace(*leader.path, 200)
        for box in [*names_of(notes), *panel.room.boxes]:
            inside = (way >= (box.x, box.y)) & (way <= (box.right, box.top))
            assert not inside.all(axis=1).any(), (leader, box)


@panels(CROWDS)
def test_a_leader_across_another_curve_stands_above_it(group: tuple[str, ...], order: int) -> None:
    panel = drawn(*group, order=order)
    notes, _ = label_inside(panel.curves, PANEL, panel.room, MEASURE)
    for leader in notes.leaders:
        others = [curve for curve in panel.curves if curve.role != leader.role]
        way = np.linspace(*leader.path, 100)
        crosses = any(distance((x, y), curve) < 0.25 * PT for x, y in way.tolist() for curve in others)
        assert leader.above or not crosses, leader


@panels([*CROWDS, ("clipped_gelu", "star_relu", "celu"), ("hard_elish", "bilinear_glu", "softmax2d")])
def test_leaders_do_not_cross(group: tuple[str, ...], order: int) -> None:
    panel = drawn(*group, order=order)
    leaders = label_inside(panel.curves, PANEL, panel.room, MEASURE)[0].leaders
    for (start, end), (other, last) in combinations([np.array(leader.path) for leader in leaders], 2):
        sides = [
            np.linalg.det([b - a, place - a])
            for a, b, place in ((start, end, other), (start, end, last), (other, last, start), (other, last, end))
        ]
        assert sides[0] * sides[1] > 0 or sides[2] * sides[3] > 0


@panels(CROWDS)
def test_a_name_without_a_leader_is_nearest_to_its_own_curve(group: tuple[str, ...], order: int) -> None:
    panel = drawn(*group, order=order)
    notes, _ = label_inside(panel.curves, PANEL, panel.room, MEASURE)
    pointed = ends_of(notes)
    for text, box in zip(notes.texts, names_of(notes), strict=True):
        own = next(curve for curve in panel.curves if curve.text == text.text)
        if own.role not in pointed:
            sides = np.linspace((box.x, box.y), (box.right, box.top), 9)
            rim = [(x, y) for x in sides[:, 0] for y in (box.y, box.top)] + [
                (x, y) for x in (box.x, box.right) for y in sides[:, 1]
            ]
            near = {curve.text: min(distance(place, curve) for place in rim) for curve in panel.curves}
            assert min(near, key=near.__getitem__) == own.text


@panels(FANS)
def test_names_at_the_ends_keep_the_order_of_the_ends(group: tuple[str, ...], order: int) -> None:
    panel = drawn(*group, order=order)
    notes = label_ends(panel.curves, panel.room, MEASURE)
    assert notes is not None
    ends = [float(curve.ends[1, 1]) for curve in panel.curves]
    heights = [text.y for text in notes.texts]
    by_end, by_height = (sorted(range(len(ends)), key=values.__getitem__) for values in (ends, heights))
    assert by_end == by_height
    assert np.diff(sorted(heights)).min(initial=1.0) >= 12.5 * PT - 1e-9
    assert len({text.x for text in notes.texts}) == 1


@panels(FANS)
def test_names_at_the_ends_touch_nothing_and_each_moved_one_has_a_leader(group: tuple[str, ...], order: int) -> None:
    panel = drawn(*group, order=order)
    notes = label_ends(panel.curves, panel.room, MEASURE)
    assert notes is not None
    assert_clear(notes, panel.room)
    assert ends_of(notes) in ({}, {curve.role: tuple(curve.ends[1].tolist()) for curve in panel.curves})
    if not notes.leaders:
        for box, curve in zip(names_of(notes), panel.curves, strict=True):
            assert abs(box.y + box.height / 2 - curve.ends[1, 1]) < 4 * PT
    right = max(float(curve.ends[1, 0]) for curve in panel.curves)
    assert max(box.right for box in names_of(notes)) <= right + end_room(panel.curves, MEASURE) + 1e-9


def test_an_end_on_the_axis_has_its_name_beside_the_axis_with_a_leader() -> None:
    panel = drawn("tanh", order=1)
    notes = label_ends(panel.curves, panel.room, MEASURE)
    assert notes is not None
    assert len(notes.leaders) == 1
    assert names_of(notes)[0].y > panel.frame.y(0.0)


def test_ends_at_one_place_are_not_apart() -> None:
    assert ends_apart(drawn("sin(x)", "cos(x)", "x/2").curves)
    assert not ends_apart(drawn("relu", "elu", "gelu", "mish").curves)
    swish = drawn("swish:beta=0.5,1,2,5").curves
    assert not ends_apart(swish)
    assert ends_apart(swish, crowd=3)
    assert not ends_apart(drawn("elu:alpha=0.5,1,2").curves, crowd=3)


def test_a_curve_that_leaves_the_panel_early_has_no_end_at_the_right() -> None:
    panel = drawn("sin(x)", "cos(x)", "x/2")
    early = replace(panel.curves[0], places=panel.curves[0].places[:40])
    curves = [early, *panel.curves[1:]]
    assert not ends_apart(curves)
    assert label_ends(curves, panel.room, MEASURE) is None


def test_names_at_the_ends_need_room_on_the_page() -> None:
    panel = drawn("swish:beta=0.5,1,2,5")
    room = panel.room
    room.page = PANEL
    assert label_ends(panel.curves, room, MEASURE) is None


@panels([*CROWDS, *FANS])
def test_places_do_not_hang_on_the_last_bits(group: tuple[str, ...], order: int) -> None:
    panel = drawn(*group, order=order)
    dice = np.random.default_rng(1)
    jitter = [
        replace(curve, places=curve.places * (1 + 1e-12 * dice.uniform(-1, 1, curve.places.shape)))
        for curve in panel.curves
    ]
    shaken = replace_curves(panel, jitter)
    for place in (
        lambda drawn: label_inside(drawn.curves, PANEL, drawn.room, MEASURE)[0],
        lambda drawn: label_ends(drawn.curves, drawn.room, MEASURE) or Notes(),
        lambda drawn: key(drawn.curves, PANEL, drawn.room, MEASURE) or Notes(),
    ):
        before, after = place(panel), place(shaken)
        assert [text.text for text in after.texts] == [text.text for text in before.texts]
        assert np.allclose([(t.x, t.y) for t in after.texts], [(t.x, t.y) for t in before.texts], atol=1e-5)


def replace_curves(panel: Drawn, curves: list[Named]) -> Drawn:
    return Drawn(panel.frame, curves, panel.graphs, panel.order)


@panels(CROWDS)
def test_a_key_stands_clear_in_its_panel_in_the_order_of_the_left_ends(group: tuple[str, ...], order: int) -> None:
    panel = drawn(*group, order=order)
    notes = key(panel.curves, PANEL, panel.room, MEASURE)
    assert notes is not None
    starts = {curve.text: float(curve.ends[0, 1]) for curve in panel.curves}
    listed = [starts[text.text] for text in sorted(notes.texts, key=lambda text: -text.y)]
    assert listed == sorted(listed, reverse=True)
    for text, swatch in zip(notes.texts, notes.swatches, strict=True):
        assert panel.curves[int(swatch.role.removeprefix("hue"))].text == text.text
        assert swatch.box.right < text.x
    for box in [*names_of(notes), *(swatch.box for swatch in notes.swatches)]:
        assert panel.room.free(box, gap=1.0 * PT)
        assert PANEL.x <= box.x <= box.right <= PANEL.right
        assert PANEL.y <= box.y <= box.top <= PANEL.top


def test_what_has_no_room_gets_no_name_and_no_key() -> None:
    panel = drawn("relu", "elu")
    room = panel.room
    room.add_box(grown(PANEL, 0.5))
    notes, without = label_inside(panel.curves, PANEL, room, MEASURE)
    assert without == {0, 1}
    assert notes == Notes()
    assert key(panel.curves, PANEL, room, MEASURE) is None


def test_a_curve_that_the_panel_does_not_show_gets_no_name() -> None:
    panel = drawn("relu", "elu")
    gone = replace(panel.curves[0], places=np.full((3, 2), np.nan))
    curves = [gone, panel.curves[1]]
    notes, without = label_inside(curves, PANEL, panel.room, MEASURE)
    assert without == {0}
    assert [text.text for text in notes.texts] == [panel.curves[1].text]
    assert not ends_apart(curves)
    assert key(curves, PANEL, panel.room, MEASURE) is not None
