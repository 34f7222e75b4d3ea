"""The scene as a whole: the page's measures, headings, ids, dots, sizes and refusals."""

from __future__ import annotations

import re
from itertools import product

import numpy as np
import pytest
from scenes import MEASURE, SPANS, panel_of, scene_of

from actplot.errors import BadRequest
from actplot.plan import gids
from actplot.scene.parts import Extent, Scene
from actplot.spec import names


def ids_of(scene: Scene) -> list[str]:
    found = []
    for panel in scene.panels:
        found += [part.gid for part in (*panel.lines, *panel.bands, *panel.dots, panel.x_axis, panel.y_axis)]
        found += [panel.inset.line.gid] if panel.inset else []
    return found


def test_relu_and_mish_with_derivatives_take_the_house_page() -> None:
    scene = scene_of("relu", "mish")
    assert (scene.width, scene.height) == pytest.approx((8.86, 7.26))
    assert scene.columns == 2
    shown = [(line.activation.name, line.order) for panel in scene.panels for line in panel.lines]
    assert shown == [("relu", 0), ("relu", 1), ("mish", 0), ("mish", 1)]


def test_every_id_occurs_once_and_is_that_of_the_contract() -> None:
    for layout, panels in (("pairs", 10), ("overlay", 2), ("grid", 6)):
        scene = scene_of("relu", "swish:beta=0.5,2", "leaky_relu", "rrelu", "step", layout=layout)
        ids = ids_of(scene)
        assert len(ids) == len(set(ids))
        assert {"relu.f", "relu.df", "swish.f", "swish-2.f", "axis.x", "axis.y", "axis.x-2", f"axis.y-{panels}"} <= set(
            ids
        )
        assert all(gid.startswith("dots.") for panel in scene.panels for gid in (dots.gid for dots in panel.dots))
        assert gids(scene.plan.activations)[2] == "swish-2"


def test_a_jump_has_its_dots_and_a_derivative_no_value_where_the_function_jumps() -> None:
    f, df = scene_of("step").panels
    assert [(dots.kind, dots.points) for dots in f.dots] == [("open", ((0.0, 0.0),)), ("closed", ((0.0, 1.0),))]
    assert [(dots.kind, dots.points) for dots in df.dots] == [("open", ((0.0, 0.0),))]


def test_left_panels_carry_the_name_right_ones_the_word() -> None:
    f, df, d2f = scene_of("mish", orders=(0, 1, 2)).panels
    assert [panel.title.text for panel in (f, df, d2f)] == ["Mish", "Derivative", "Second derivative"]
    assert [panel.title.role for panel in (f, df)] == ["ink", "muted"]
    assert f.title.size > df.title.size
    assert d2f.formula is None


def test_words_are_those_of_the_language() -> None:
    f, df = scene_of("relu", lang="zh-CN").panels
    assert (f.title.text, df.title.text) == ("修正线性单元（ReLU）", "导数")


def test_a_formula_binds_its_parameters_once() -> None:
    f, df = scene_of("leaky_relu").panels
    assert f.formula is not None
    assert df.formula is not None
    assert r"\alpha = 0.01" in f.formula.math
    assert "0.01" not in df.formula.math


def test_a_slice_says_what_it_is() -> None:
    formula = panel_of("softmax").formula
    assert formula is not None
    assert "p_1" in formula.math
    assert "p1 of [x, 0]" in formula.text


def test_axes_cross_at_the_origin_over_the_whole_panel() -> None:
    for panel in scene_of("relu", "mish", "tanh").panels:
        assert (panel.x_axis.at, panel.y_axis.at) == (0, 0)


def test_the_span_and_the_values_keep_their_distance_from_the_panels_edges() -> None:
    panel = panel_of("mish")
    box = panel.box
    assert panel.x(-4) - box.x == pytest.approx(0.08)
    assert box.right - panel.x(4) == pytest.approx(0.20)
    assert box.top - panel.y(panel.lines[0].curve.pieces[0][1].max()) == pytest.approx(0.20)
    assert panel.y(0) - box.y >= 0.27 - 1e-9


def test_a_place_on_the_page_stands_for_the_data_that_are_drawn_there() -> None:
    panels = (panel_of("leaky_relu"), panel_of("tanh", span=(2.0, 9.0), ylim=(-3.0, 1.0)))
    assert panels[0].inset
    for plane in (*panels, panels[0].inset):
        for x, y in product(plane.xlim, plane.ylim):
            place = plane.x(x), plane.y(y)
            left, low = x == plane.xlim[0], y == plane.ylim[0]
            corner = plane.box.x if left else plane.box.right, plane.box.y if low else plane.box.top
            assert place == pytest.approx(corner)
            assert plane.data(*place) == pytest.approx((x, y))
            assert plane.places(np.array([x]), np.array([y]))[0] == pytest.approx(place)


def test_size_stretches_the_panels_and_never_the_type() -> None:
    usual, large = scene_of("relu", "mish"), scene_of("relu", "mish", size=(16, 12))
    assert (large.width, large.height) == (16, 12)
    for one, other in zip(usual.panels, large.panels, strict=True):
        assert other.box.width > one.box.width
        assert other.box.height > one.box.height
        assert other.title.size == one.title.size
        assert other.formula is not None
        assert one.formula is not None
        assert other.formula.size == one.formula.size


@pytest.mark.parametrize("size", [(2.0, 5.0), (9.0, 1.5), (0.5, 0.5)])
def test_a_size_without_room_names_the_least_good_one(size: tuple[float, float]) -> None:
    with pytest.raises(BadRequest, match=r"(width|height) '[\d.]+' leaves no room") as caught:
        scene_of("relu", size=size)
    side, least = re.findall(r"^(width|height).* least is ([\d.]+)\.$", str(caught.value))[0]
    enough = (float(least), 9.0) if side == "width" else (9.0, float(least))
    scene_of("relu", size=enough)


def test_a_page_with_too_many_pixels_is_refused() -> None:
    with pytest.raises(BadRequest, match="dpi '2400'"):
        scene_of(*names(), dpi=2400)


def test_a_headline_stands_over_everything_and_is_broken_to_fit() -> None:
    usual, titled = scene_of("relu"), scene_of("relu", title="Two rectifiers")
    assert [line.text for line in titled.headline] == ["Two rectifiers"]
    assert titled.height > usual.height
    assert titled.headline[0].y > titled.panels[0].title.y
    for title in ("word " * 40, "激活函数" * 20):
        lines = scene_of("relu", title=title.strip()).headline
        assert len(lines) > 1
        assert "".join(line.text for line in lines).replace(" ", "") == title.replace(" ", "")
        assert all(line.x + width(line.text, line.size) < titled.width for line in lines)


def width(text: str, size: float) -> float:
    return MEASURE(text, size, "words").width / 72


def test_names_and_formulas_are_never_wider_than_their_panel() -> None:
    for size in (None, (4, 100)):
        some = names() if size is None else names()[::5]
        for panel in scene_of(*some, size=size, layout="pairs").panels:
            assert MEASURE(panel.title.text, panel.title.size, "words").width / 72 <= panel.box.width + 1e-9
            if panel.formula:
                extent = MEASURE(panel.formula.math, panel.formula.size, "math")
                assert extent.width / 72 <= panel.box.width + 0.25 + 1e-9


def test_a_long_formula_is_broken_before_an_operator() -> None:
    spec = " + ".join(f"tanh({number}*x)" for number in range(1, 13))
    formula = panel_of(spec).formula
    assert formula is not None
    first, *others = formula.math.split("\n")
    assert others
    assert formula.size >= 9
    assert all(line.removeprefix(r"\quad ").startswith(("+", "-")) for line in others)
    assert first.count("tanh") + sum(line.count("tanh") for line in others) == 12


@pytest.mark.parametrize("span", SPANS, ids=str)
def test_headings_never_reach_into_their_panel(span: tuple[float, float]) -> None:
    some = names()[SPANS.index(span) % 3 :: 3]  # on each span a third of them
    for panel in scene_of(*some, span=span, layout="pairs").panels:
        if panel.formula:
            extent: Extent = MEASURE(panel.formula.math, panel.formula.size, "math")
            assert panel.formula.y - extent.descent / 72 > panel.box.top
            assert panel.formula.y + extent.ascent / 72 < panel.title.y


def test_values_that_are_infinite_or_huge_leave_a_scene() -> None:
    for spec in ("1/x", "exp(x**2)", "log(x)", "sqrt(x)", "exp(exp(x))"):
        for span in ((-4, 4), (-1000, 1000), (-8, -2)):
            scene_of(spec, orders=(0, 1, 2), span=span)


def test_a_scene_is_the_same_for_the_same_plan() -> None:
    one, other = (repr(scene_of("relu", "leaky_relu", "rrelu")) for _ in range(2))
    assert one == other
