"""The bars of a vector: heights, numbers and names, on charts that can be compared."""

from __future__ import annotations

import subprocess
import sys
from itertools import combinations
from types import MappingProxyType

import numpy as np
import pytest
from numpy.typing import NDArray
from scenes import MEASURE, scene_of

from actplot.errors import BadRequest
from actplot.figure import measure_for
from actplot.plan import LANGUAGES
from actplot.scene.bars import image
from actplot.scene.charts import Bar, Chart
from actplot.scene.frame import PT
from actplot.scene.parts import Box, Scene, Text
from actplot.scene.room import box_of
from actplot.spec import get, names
from actplot.vector import VectorActivation

VECTORS = [name for name in names() if isinstance(get(name), VectorActivation)]
SHARES = [name for name in VECTORS if get(name).element.startswith("p")]
LOGITS = (2.0, 1.0, 0.1, -1.0)
RANDOM = MappingProxyType({n: tuple(np.random.default_rng(n).normal(0, 2, n).round(2).tolist()) for n in range(1, 65)})


def bars_of(*specs: str, vector: tuple[float, ...] = LOGITS, **options: object) -> Scene:
    return scene_of(*specs, orders=(0,), vector=vector, **options)


def elements(chart: Chart) -> list[Bar]:
    return [bar for bars in chart.bars for bar in bars.bars]


def heights(chart: Chart) -> NDArray[np.float64]:
    return np.array([bar.value for bar in elements(chart)])


def place(chart: Chart, bar: Bar) -> Box:
    """A bar on the page."""
    box, (left, right), (low, high) = chart.box, chart.xlim, chart.ylim
    x0, x1 = (box.x + box.width * (at - left) / (right - left) for at in (bar.at - 0.3125, bar.at + 0.3125))
    y0, y1 = sorted(box.y + box.height * (at - low) / (high - low) for at in (0.0, bar.drawn))
    return Box(x0, y0, x1 - x0, y1 - y0)


def words_of(chart: Chart) -> list[Text]:
    ticks = chart.y_axis.ticks if chart.y_axis else ()
    heading = [chart.title, *([chart.formula] if chart.formula else [])]
    return [*heading, *chart.texts, *(tick.label for tick in ticks if tick.label)]


def boxes_of(chart: Chart) -> list[Box]:
    return [box_of(text, MEASURE, number=not text.math and text.size <= 10) for text in words_of(chart)]


def overlap(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.top and other.y < one.top


def gap_of(one: Box, other: Box) -> float:
    across = max(one.x - other.right, other.x - one.right)
    return max(across, one.y - other.top, other.y - one.top)


@pytest.mark.parametrize("name", ["relu", "rrelu", *VECTORS])
def test_heights_are_the_input_and_its_image(name: str) -> None:
    act = get(name)
    given, made = bars_of(name).charts
    assert heights(given).tolist() == list(LOGITS)
    vector = np.array(LOGITS).reshape(-1, 1, 1) if name == "softmax2d" else np.array(LOGITS)
    assert heights(made).tolist() == act(vector).ravel().tolist()


@pytest.mark.parametrize("name", SHARES)
def test_shares_have_three_decimals_that_add_up(name: str) -> None:
    chart = bars_of(name, vector=(2.0, 1.0, 0.1)).charts[1]
    numbers = [bar.number for bar in elements(chart)]
    assert all(len(number) == 5 or number in ("0", "1") for number in numbers)
    assert sum(map(float, numbers)) == pytest.approx(1, abs=1e-12)
    assert all(float(bar.number) == pytest.approx(bar.value, abs=5.0001e-4) for bar in elements(chart))


def test_numbers_are_the_inputs_as_typed_and_outputs_rounded() -> None:
    given, made = bars_of("log_softmax", vector=(2.0, 1.0, 0.1, -3.0)).charts
    assert [bar.number for bar in elements(given)] == ["2", "1", "0.1", "−3"]
    assert [bar.number for bar in elements(made)] == ["−0.421", "−1.421", "−2.321", "−5.421"]


def test_inputs_keep_the_digits_that_were_typed() -> None:
    given = bars_of("softmax", vector=(123456.789, 0.12345678, 1 / 3, -1e-7)).charts[0]
    assert [bar.number for bar in elements(given)] == ["123456.789", "0.12345678", "0.333333", "−1e−7"]


def test_what_is_no_number_has_no_bar_and_says_so() -> None:
    for spec, x, number in (
        ("log(x)", -1.0, "nan"),
        ("exp(x)", 1e3, "∞"),
        ("-exp(x)", 1e3, "−∞"),
        ("x**3", 1e102, "1e306"),
    ):
        bar, one = elements(bars_of(spec, vector=(x, 1.0)).charts[1])
        assert (bar.number, bar.drawn) == (number, 0)
        assert one.drawn == one.value


@pytest.mark.parametrize("count", [*range(1, 65)])
def test_nothing_overlaps_however_many_bars(count: int) -> None:
    name = VECTORS[count % len(VECTORS)]
    size = get(name).group * (-(-count // get(name).group))
    check_clear(bars_of(name, "tanh", vector=RANDOM[size]))


@pytest.mark.parametrize("name", VECTORS)
@pytest.mark.parametrize("vector", [(1.0,) * 12, tuple(range(-5, 5)), (0.0,) * 4, (1e-9, 1e9), (-1e-200, -2e-200)])
def test_nothing_overlaps_whatever_the_vector(name: str, vector: tuple[float, ...]) -> None:
    check_clear(bars_of(name, vector=tuple(map(float, vector))))


@pytest.mark.parametrize(
    "options", [{"font_size": 14.0}, {"font_size": 5.0}, {"size": (3.5, 2.4)}, {"size": (20.0, 9.0)}, {"columns": 1}]
)
def test_nothing_overlaps_at_other_sizes(options: dict[str, object]) -> None:
    for count in (3, 8, 30):
        check_clear(bars_of("softmax", vector=RANDOM[count], **options))


def check_clear(scene: Scene) -> None:
    for chart in scene.charts:
        boxes, bars = boxes_of(chart), [place(chart, bar) for bar in elements(chart)]
        assert not any(overlap(one, other) for one, other in combinations(boxes, 2))
        assert not any(overlap(box, bar) for box in boxes for bar in bars)
        assert all(box.x >= 0 and box.right <= scene.width and box.y >= 0 and box.top <= scene.height for box in boxes)
    for one, other in combinations(scene.charts, 2):
        assert not any(overlap(box, more) for box in boxes_of(one) for more in boxes_of(other))


def test_no_number_is_crossed_by_the_line_at_1() -> None:
    for lead in np.linspace(1, 7, 40):
        scene = bars_of("softmax", vector=(float(lead), 0.0, 0.0))
        (chart,) = (chart for chart in scene.charts if chart.level)
        ((_, level), _) = chart.level.path if chart.level else ((0.0, 0.0),) * 2
        numbers = [text for text in chart.texts if not text.math and text.text != "1" and text.align == "center"]
        assert all(abs(box.y + box.height / 2 - level) > box.height / 2 + PT for box in boxes_at(numbers))


def boxes_at(texts: list[Text]) -> list[Box]:
    return [box_of(text, MEASURE, number=True) for text in texts]


def test_numbers_stand_at_the_ends_of_their_bars() -> None:
    given = bars_of("softmax").charts[0]
    for bar in elements(given):
        (text,) = (text for text in given.texts if text.text == bar.number)
        (box,) = boxes_at([text])
        ends = place(given, bar)
        assert gap_of(box, ends) == pytest.approx(3.5 * PT, abs=1e-9)
        assert (box.y > ends.y) == (bar.value > 0)


def test_where_numbers_lack_room_a_scale_says_what_the_bars_are() -> None:
    for count, scaled in ((3, False), (12, False), (40, True), (64, True)):
        charts = bars_of("softmax", vector=RANDOM[count]).charts
        assert [chart.y_axis is not None for chart in charts] == [scaled, scaled]
        told = [text for text in charts[1].texts if text.align == "center" and not text.math]
        assert len(told) == count or all(tick.label for tick in charts[1].y_axis.ticks)  # type: ignore[union-attr]


def test_charts_side_by_side_have_bars_equally_far_apart_and_comparable_ones_one_scale() -> None:
    scene = bars_of("glu", "softmax", "sparsemax", layout="pairs")
    pitches = [chart.box.width / (chart.xlim[1] - chart.xlim[0]) for chart in scene.charts]
    assert pitches == pytest.approx([pitches[0]] * 6)
    assert scene.charts[3].ylim == scene.charts[5].ylim


def test_functions_of_one_input_show_it_once_unless_pairs_are_asked_for() -> None:
    assert [chart.title.text for chart in bars_of("softmax", "relu").charts] == ["Input", "Softmax", "ReLU"]
    assert [chart.title.text for chart in bars_of("softmax", "relu", layout="pairs").charts][::2] == ["Softmax", "ReLU"]
    assert len(bars_of("softmax", "glu").charts) == 4


@pytest.mark.parametrize(("name", "halves"), [("glu", ("a", "x")), ("swiglu", ("x", "b"))])
def test_halves_are_told_apart(name: str, halves: tuple[str, str]) -> None:
    given = bars_of(name).charts[0]
    assert tuple(bars.bars[0].letter for bars in given.bars) == halves
    assert len({bars.role for bars in given.bars}) == 2
    at = [bar.at for bar in elements(given)]
    assert at[2] - at[1] > at[1] - at[0]


def test_formulas_write_short_sums_out() -> None:
    short, long = (bars_of("softmax", vector=RANDOM[n]).charts for n in (3, 5))
    assert short[1].formula is not None
    assert short[1].formula.math == "p_1 + p_2 + p_3 = 1"
    assert short[0].formula is not None
    assert "(e^{x_1} + e^{x_2} + e^{x_3})" in short[0].formula.math
    assert long[1].formula is not None
    assert r"\sum_i" in long[1].formula.math
    assert not any(chart.formula for chart in bars_of("softmax", formulas=False).charts)


def test_every_vector_function_says_how_its_output_is_made() -> None:
    for name in VECTORS:
        assert bars_of(name).charts[0].formula is not None, name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_are_in_the_language(lang: str) -> None:
    from actplot.words import load

    measure = measure_for(scene_of("relu", lang=lang).plan)
    scene = bars_of("softmax", "tanh", lang=lang, measure=measure)
    words = load(lang)
    assert [chart.title.text for chart in scene.charts] == [
        words.word("input").capitalize(),
        *(words.title(get(name)) for name in ("softmax", "tanh")),
    ]


@pytest.mark.parametrize(
    ("spec", "options", "said"),
    [
        ("softmax", {"vector": ()}, "'0' numbers"),
        ("softmax", {"vector": (1.0,) * 65}, "'65' numbers"),
        ("softmax", {"vector": (1.0, float("nan"))}, "'nan'"),
        ("softmax", {"vector": (float("inf"),)}, "'inf'"),
        ("softmax", {"span": (0.0, 1.0)}, "no range"),
        ("softmax", {"ylim": (0.0, 1.0)}, "no ylim"),
        ("softmax", {"layout": "overlay"}, "no overlay layout"),
        ("softmax", {"marks": ("roots",)}, "no marks"),
        ("softmax", {"guides": True}, "no guides"),
        ("softmax", {"equal": True}, "no equal units"),
        ("glu", {"vector": (1.0, 2.0, 3.0)}, "'3' elements"),
        ("maxout:pieces=3", {"vector": (1.0, 2.0)}, "'2' elements"),
        ("softmax", {"size": (1.0, 3.0)}, "width '1'"),
        ("softmax", {"size": (5.0, 1.0)}, "height '1'"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_name(spec: str, options: dict[str, object], said: str) -> None:
    with pytest.raises(BadRequest, match=said):
        bars_of(spec, **options)


def test_bars_have_no_derivative() -> None:
    with pytest.raises(BadRequest, match="no derivative"):
        scene_of("softmax", orders=(0, 1), vector=LOGITS)


def test_the_image_of_a_function_of_numbers_is_taken_one_by_one() -> None:
    assert image(get("relu"), LOGITS) == [2.0, 1.0, 0.1, 0.0]


def test_a_font_size_changes_all_type_in_proportion() -> None:
    usual, large = (bars_of("softmax", font_size=size).charts[0] for size in (8.5, 17.0))
    assert [text.size * 2 for text in usual.texts] == [text.size for text in large.texts]


def test_a_picture_without_bars_loads_nothing_of_them() -> None:
    script = "import sys; from actplot import plot; plot('relu').encode('svg'); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "actplot.scene.panel" in done.stdout
    assert "actplot.scene.bars" not in done.stdout
