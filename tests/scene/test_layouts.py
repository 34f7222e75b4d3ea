"""The layouts: what shares a panel, how many panels stand side by side, and that words never collide in any of them."""

from __future__ import annotations

import pytest
from clearance import assert_apart
from scenes import numbers_of, panel_of, plan_of, scene_of

from actplot.errors import BadRequest
from actplot.plan import Plan
from actplot.scene.parts import Panel
from actplot.spec import names

FOUR = ("relu", "elu", "gelu", "mish")
SIXTEEN = (
    *FOUR,
    "identity",
    "step",
    "sigmoid",
    "tanh",
    "leaky_relu",
    "prelu",
    "rrelu",
    "selu",
    "softplus",
    "silu",
    "swish",
    "softmax",
)
MIXED = [
    FOUR,
    ("sigmoid", "tanh", "softsign", "hardtanh"),
    ("relu", "leaky_relu", "prelu"),
    ("identity", "exp", "tanh", "gaussian"),
    ("swish:beta=0.5,1,2,5",),
    ("leaky_relu:negative_slope=0.01,0.1,0.2,0.3",),
    ("elu:alpha=0.25,0.5,0.75,1,1.25,1.5,1.75,2",),
    ("elu:alpha=0.5,1,2", "mish"),
    ("step", "sign", "rrelu"),
    ("mish",),
    ("scaled_tanh:beta=1/3,2/3,4/3",),
]
OPTIONS = [
    {"layout": "pairs"},
    {"layout": "overlay"},
    {"layout": "grid"},
    {"layout": "overlay", "span": (2.0, 3.0)},
    {"layout": "overlay", "lang": "zh-CN", "guides": True},
    {"layout": "pairs", "marks": ("extrema", "roots", "inflections")},
    {"layout": "overlay", "equal": True},
    {"layout": "pairs", "font_size": 14.0, "title": "A headline"},
]


def names_in(panel: Panel) -> set[str]:
    return {text.text for text in panel.notes}


@pytest.mark.parametrize(
    ("count", "layout"), [(1, "pairs"), (3, "pairs"), (4, "overlay"), (8, "overlay"), (9, "grid"), (100, "grid")]
)
def test_auto_chooses_by_how_much_there_is_to_show(count: int, layout: str) -> None:
    assert plan_of(*names()[:count]).resolved == layout


def test_variants_of_one_function_are_one_row_in_shades_of_one_hue() -> None:
    scene = scene_of("swish:beta=0.5,1,2,5", "relu")
    assert [len(panel.lines) for panel in scene.panels] == [4, 4, 1, 1]
    assert [line.role for line in scene.panels[0].lines] == [f"shade{index}/4" for index in range(4)]
    assert scene.panels[0].title.text == "Swish"
    assert "beta" not in scene.panels[0].formula.text.partition(",")[2]


@pytest.mark.parametrize("specs", MIXED, ids=" ".join)
@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_words_collide_with_no_words_and_lie_on_the_page(specs: tuple[str, ...], options: dict[str, object]) -> None:
    assert_apart(scene_of(*specs, **options))


@pytest.mark.parametrize("specs", [each for each in MIXED if len(each) > 1 or "," in each[0]], ids=" ".join)
def test_every_curve_that_shares_a_panel_is_named_in_the_panel_of_the_functions(specs: tuple[str, ...]) -> None:
    panel = scene_of(*specs, layout="overlay").panels[0]
    assert {line.name for line in panel.lines} <= names_in(panel)
    assert len({line.role for line in panel.lines}) == len(panel.lines)


def test_more_curves_than_a_key_holds_are_named_at_even_distances() -> None:
    panel = scene_of(f"elu:alpha={','.join(str(number / 10) for number in range(1, 31))}").panels[0]
    assert [text.text for text in panel.notes if text.text.startswith("alpha")][::5] == ["alpha = 0.1", "alpha = 3"]


@pytest.mark.parametrize("name", ["elu", "softplus", "dyt", "affine"])
def test_a_sweep_that_is_too_long_for_its_key_shows_some_of_it(name: str) -> None:
    key = "beta" if name == "softplus" else "alpha"
    panel = scene_of(f"{name}:{key}=0.2,0.5,0.8,1,1.5,2,3,4").panels[0]
    assert {f"{key} = 0.2", f"{key} = 4"} <= names_in(panel)


def test_eight_functions_are_named_with_a_key_or_without() -> None:
    eight = ("relu", "elu", "gelu", "mish", "swish:beta=0.5,1,2,5")
    long = ("sigmoid", "softsign", "hardtanh", "hardsigmoid", "sparse_sigmoid", "penalized_tanh", "scaled_tanh", "dyt")
    for specs in (eight, long):
        panel = scene_of(*specs, layout="overlay").panels[0]
        assert len({line.name for line in panel.lines} & names_in(panel)) >= 6


def test_no_curve_of_a_sweep_is_cut_off() -> None:
    panel = scene_of("affine:alpha=0.2,0.5,1,2,4").panels[1]
    assert panel.ylim[1] > 4
    peak = scene_of("dyt:alpha=0.2,0.5,1,2,4").panels[1]
    assert peak.ylim[1] > 4


def test_what_the_formula_of_a_variant_does_not_say_its_name_says() -> None:
    panels = scene_of("soft_exponential:alpha=-0.5,0,0.5").panels
    assert "alpha = 0" in names_in(panels[0])
    assert not any(panel.formula for panel in panels)  # each variant has another
    jumps = scene_of("hardshrink:lambd=0.5,1").panels[1].formula
    assert jumps
    assert "0.5" not in jumps.text


def test_a_grid_has_one_scale_one_set_of_numbers_and_one_key() -> None:
    scene = scene_of(*SIXTEEN)
    assert len({(panel.xlim, panel.ylim) for panel in scene.panels}) == 1
    assert [bool(numbers_of(panel)) for panel in scene.panels] == [True, *[False] * 15]
    assert [swatch.role for swatch in scene.swatches] == ["hue1", "hue0"]
    panel = scene.panels[0]
    assert panel.x(1) - panel.x(0) == pytest.approx(panel.y(1) - panel.y(0), rel=0.01)


def test_equal_units_are_equal_whatever_the_size() -> None:
    for options in ({}, {"size": (9.0, 5.0)}, {"size": (4.0, 9.0)}, {"ylim": (-1.0, 2.0)}):
        for panel in scene_of("relu", "tanh", equal=True, layout="pairs", **options).panels:
            assert panel.x(1) - panel.x(0) == pytest.approx(panel.y(1) - panel.y(0), rel=1e-4)


def test_equal_units_that_need_a_tower_are_refused() -> None:
    for size in (None, (4.0, 4.0)):
        for options in ({"span": (100.0, 101.0)}, {"ylim": (0.0, 60.0)}, {"ylim": (0.0, 4e21)}):
            with pytest.raises(BadRequest, match="equal units"):
                scene_of("relu", equal=True, size=size, **options)


@pytest.mark.parametrize("high", [10.0, 20.0, 30.0, 40.0])
def test_numbers_of_a_narrow_panel_of_equal_units_do_not_collide(high: float) -> None:
    for size in (None, (6.0, 4.0), (4.0, 8.0)):
        scene = scene_of("relu", "elu", orders=(0,), equal=True, size=size, ylim=(0.0, high))
        assert_apart(scene)
        assert all(numbers_of(panel) for panel in scene.panels)


def test_functions_of_one_order_stand_side_by_side() -> None:
    scene = scene_of("relu", "mish", orders=(0,))
    assert scene.columns == 2
    assert scene.panels[0].box.y == scene.panels[1].box.y


@pytest.mark.parametrize(("columns", "rows"), [(1, 6), (2, 3), (3, 3), (4, 2), (99, 1)])
def test_columns_keep_a_function_and_its_derivative_together(columns: int, rows: int) -> None:
    scene = scene_of("relu", "mish", "tanh", columns=columns)
    assert len({panel.box.y for panel in scene.panels}) == rows
    if columns > 1:
        assert all(f.box.y == df.box.y for f, df in zip(scene.panels[::2], scene.panels[1::2], strict=True))


def test_type_lines_and_dots_are_in_proportion_to_the_font_size() -> None:
    usual, large = panel_of("relu", order=1), panel_of("relu", order=1, font_size=17.0)
    assert large.title.size == 2 * usual.title.size
    assert large.lines[0].width == 2 * usual.lines[0].width
    assert large.gauge.dot == 2 * usual.gauge.dot
    assert large.box.width == pytest.approx(usual.box.width)
    assert scene_of("relu", font_size=17.0, size=(8.0, 6.0)).width == 8.0


def test_a_growing_curve_does_not_squash_those_beside_it() -> None:
    low, high = scene_of("exp", "tanh", layout="overlay").panels[0].ylim
    assert high - low < 20


def test_formulas_can_be_left_out() -> None:
    for layout in ("pairs", "grid"):
        assert not any(panel.formula for panel in scene_of(*FOUR, layout=layout, formulas=False).panels)


def test_marks_stand_on_their_curve_and_say_where() -> None:
    panel = panel_of("mish", marks=("extrema",))
    (dots,) = [dots for dots in panel.dots if dots.kind == "mark"]
    assert dots.points[0] == pytest.approx((-1.1924312146, -0.3088433867))
    assert "(−1.19, −0.309)" in names_in(panel)


@pytest.mark.parametrize("name", [*names()[::4], "softmax", "glu", "rrelu", "crelu"])
def test_every_function_takes_marks_and_guides(name: str) -> None:
    for panel in scene_of(name, marks=("extrema", "roots", "inflections"), guides=True).panels:
        low, high = panel.ylim
        box = panel.box
        assert all(low <= y <= high for dots in panel.dots for _, y in dots.points)
        assert all(box.y - 1e-9 <= y <= box.top + 1e-9 for guide in panel.guides for _, y in guide.path)


@pytest.mark.parametrize("name", ["sine", "gcu", "softsign"])
def test_a_point_that_is_marked_twice_has_one_dot(name: str) -> None:
    for panel in scene_of(name, marks=("extrema", "roots", "inflections")).panels:
        for dots in (dots for dots in panel.dots if dots.kind == "mark"):
            rounded = [(round(x, 6), round(y, 6)) for x, y in dots.points]
            assert len(set(rounded)) == len(rounded)


def test_a_plan_without_a_choice_is_auto() -> None:
    assert Plan(activations=plan_of("relu").activations).layout == "auto"
