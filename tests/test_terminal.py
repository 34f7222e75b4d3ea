from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from actplot import spec
from actplot.curve import Curve
from actplot.plan import Plan
from actplot.scene import compose
from actplot.scene.parts import Extent, Scene
from actplot.terminal import draw, render
from actplot.terminal.canvas import Canvas, width_of

SIXTEEN = "identity step sigmoid tanh relu leaky_relu prelu rrelu elu selu softplus gelu silu swish mish softmax"
WIDTHS = (1, 3, 7, 12, 20, 33, 50, 51, 64, 80, 131, 200)
RELU = """\
ReLU                                     Derivative
f(x) = { 0, x ≤ 0; x, x > 0 }            f′(x) = { 0, x ≤ 0; 1, x > 0 }
                 ▴ f(x)                                   ▴ f′(x)
               4 ┤              ⢀⠄                      1 ○⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠂
                 │             ⡠⠊                         │
                 │           ⢀⠜                           │
                 │          ⡰⠁                            │
                 │        ⢠⠊                              │
               2 ┤      ⢀⠔⠁                           0.5 ┤
                 │     ⡠⠊                                 │
                 │   ⢀⠜                                   │
                 │  ⡰⠁                                    │
                 │⢠⠊                                      │
─⠐⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠁──────┬───────┬─▸ x   ─⠐⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒●───────┬───────┬─▸ x
−4      −2     0 │       2       4       −4      −2     0 │       2       4
"""

Dot = tuple[int, int]


def planned(words: str, **options: object) -> Plan:
    return Plan(activations=tuple(map(spec.get, words.split())), **{"orders": (0, 1), **options})  # type: ignore[arg-type]


def picture(words: str, *, width: int = 80, height: int | None = None, ascii: bool = False, **options: object) -> str:  # noqa: A002
    return render(planned(words, **options), width=width, height=height, ascii=ascii)


def scene_of(words: str, **options: object) -> Scene:
    return compose(planned(words, **options), lambda *_: Extent(0.0, 0.0, 0.0))


def with_curve(x: list[float], y: list[float]) -> Scene:
    """One panel that draws these vertices instead of relu's."""
    scene = scene_of("relu", orders=(0,))
    (panel,) = scene.panels
    line = replace(panel.lines[0], curve=Curve(((np.array(x), np.array(y)),), ()))
    return replace(scene, panels=(replace(panel, lines=(line,)),))


def dots(text: str) -> set[Dot]:
    """Column and row (upward) of each braille dot of a picture."""
    places = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))
    found = set()
    for down, line in enumerate(text.splitlines()):
        for across, char in enumerate(line):
            bits = ord(char) - 0x2800 if "\u2800" <= char <= "\u28ff" else 0
            found |= {(2 * across + x, -4 * down - y) for bit, (x, y) in enumerate(places) if bits >> bit & 1}
    return found


def strokes(found: set[Dot]) -> list[set[Dot]]:
    """Dots that touch, even by a corner, belong to one stroke."""
    grouped = []
    while found:
        stroke, edge = set(), {next(iter(found))}
        while edge:
            stroke |= edge
            around = {(column + across, row + up) for column, row in edge for across in (-1, 0, 1) for up in (-1, 0, 1)}
            edge = (around & found) - stroke
        found = found - stroke
        grouped.append(stroke)
    return grouped


@pytest.mark.parametrize("name", SIXTEEN.split())
def test_no_line_is_wider_than_the_screen_or_ends_in_blanks(name: str) -> None:
    for width in WIDTHS:
        for options in ({}, {"lang": "zh-CN"}, {"span": (2.0, 9.5)}, {"orders": (0, 1, 2), "ylim": (-7.0, -1.0)}):
            text = picture(name, width=width, **options)
            assert text.endswith("\n")
            for line in text.splitlines():
                assert width_of(line) <= width
                assert line == line.rstrip()


def test_the_picture_needs_neither_matplotlib_nor_typer_nor_rich() -> None:
    code = (
        "import sys; from actplot.terminal import render; from actplot.plan import Plan; from actplot.spec import get\n"
        "render(Plan(activations=(get('mish'),), orders=(0, 1)), width=80, color='256')\n"
        "print(*{name.partition('.')[0] for name in sys.modules} & {'matplotlib', 'typer', 'rich'})"
    )
    assert not subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_relu_and_its_slope_look_like_this() -> None:
    assert picture("relu") == RELU


@pytest.mark.parametrize("name", ["relu", "mish", "gelu", "tanh", "softplus", "tanh(9*x)", "x*exp(-x*x)"])
def test_a_continuous_curve_is_one_stroke_one_dot_thick(name: str) -> None:
    for width in (20, 40, 77, 160):
        (stroke,) = strokes(dots(picture(name, width=width, orders=(0,))))
        squares = [(x, y) for x, y in stroke if {(x + 1, y), (x, y + 1), (x + 1, y + 1)} <= stroke]
        assert not squares


def test_a_jump_has_no_riser() -> None:
    low, high = sorted(strokes(dots(picture("step", orders=(0,)))), key=lambda stroke: min(row for _, row in stroke))
    assert len({row for _, row in low}) == len({row for _, row in high}) == 1
    assert max(column for column, _ in low) < min(column for column, _ in high)


def test_an_odd_function_is_drawn_symmetrically() -> None:
    found = dots(picture("tanh", orders=(0,), width=79))
    columns, rows = ([dot[axis] for dot in found] for axis in (0, 1))
    across, up = min(columns) + max(columns), min(rows) + max(rows)
    assert {(across - column, up - row) for column, row in found} == found


def test_one_sided_limits_are_open_and_values_closed() -> None:
    text = picture("relu", orders=(1,))
    top, axis = (next(line for line in text.splitlines() if dot in line) for dot in "○●")
    assert top.index("○") == axis.index("●")
    assert top.lstrip().startswith("1 ○⠒")
    assert axis.count("⠒") == axis.index("●") - axis.index("⠒")


def test_the_zero_half_of_relu_stands_out_from_its_axis() -> None:
    for glyphs, axis, curve in ((False, "──", "⠒⠒⠒"), (True, "- - ", "-----")):
        line = next(line for line in picture("relu", orders=(0,), ascii=glyphs).splitlines() if axis in line)
        assert line.index(curve) < len(line) / 2 < line.rindex(axis)


def test_numbers_names_and_notes_hide_no_curve(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [*SIXTEEN.split(), "tanh(9*x)", "x*exp(-x*x)"]:
        for width in (24, 40, 80, 120):
            full = picture(name, width=width)
            with monkeypatch.context() as patched:
                patched.setattr(Canvas, "is_clear", lambda *_: False)  # nothing is written into a panel
                bare = picture(name, width=width)
            assert dots(full) == dots(bare)
            assert [full.count(dot) for dot in "○●"] == [bare.count(dot) for dot in "○●"]
            assert full.count("x") > bare.count("x")


def test_values_that_are_not_finite_leave_gaps() -> None:
    nan, inf = float("nan"), float("inf")
    assert len(strokes(dots(draw(with_curve([-4, -2, -1, 0, 2, 4], [0, 1, nan, 1, 2, 2]), width=80)))) == 2
    assert len(strokes(dots(draw(with_curve([-4, -1, 0, 1, 4], [0, 1, inf, 1, 0]), width=80)))) == 2
    assert not dots(draw(with_curve([-4, 4], [nan, nan]), width=80))


def test_panels_stand_side_by_side_where_they_fit() -> None:
    first = picture("relu", width=51).splitlines()[0]
    assert re.fullmatch(r"ReLU +Derivative", first)
    assert picture("relu", width=50).splitlines()[0] == "ReLU"
    assert re.fullmatch(r"ReLU +Mish", picture("relu mish", orders=(0,)).splitlines()[0])


def test_two_rows_of_panels_fit_on_a_screen_of_24_lines() -> None:
    assert len(picture("relu mish", span=(-4.0, 4.0)).splitlines()) <= 23
    for name in ("relu", "tanh", "sigmoid", "gelu"):
        assert len(picture(name, width=40).splitlines()) <= 23


def test_a_higher_screen_is_used() -> None:
    assert 30 < len(picture("relu mish", height=50, width=100).splitlines()) <= 50


def test_chinese_titles_count_two_cells_a_character() -> None:
    first = picture("step", lang="zh-CN").splitlines()[0]
    assert re.fullmatch(r"单位阶跃函数 +导数", first)
    assert width_of(first[: first.index("导")]) == width_of(picture("step").splitlines()[0].partition("D")[0])


def test_a_title_cannot_command_the_terminal() -> None:
    text = picture("relu", title="a\x1b[31mb\tc\nd\u202ee\ud800f")
    assert text.splitlines()[0] == "a [31mb c de\ufffdf"
    assert "\x1b" not in text


def test_ascii_is_ascii_and_speaks_english() -> None:
    for name in SIXTEEN.split():
        assert picture(name, ascii=True, lang="zh-CN", title="激活 α²é", orders=(0, 1, 2)).isascii()
    lines = picture("relu", ascii=True, lang="zh-CN", title="激活 α²é").splitlines()
    assert lines[0] == "?? alpha^2e"
    assert lines[2].startswith("ReLU")
    assert "f'(x) = { 0, x <= 0; 1, x > 0 }" in lines[3]


def test_the_random_slope_is_a_band_with_its_key() -> None:
    text = picture("rrelu", height=40, width=100)
    assert "⠒⠒⠒ evaluation: slope 0.229" in text
    assert "⠅⠅⠅ training: slopes 0.125 to 0.333" in text
    for slope in ("0.125", "0.229", "0.333"):
        assert re.search(rf"[│●┤] {slope}$", text, re.MULTILINE)
    lone = [stroke for stroke in strokes(dots(text.partition("▴")[2])) if len(stroke) == 1]
    assert len(lone) > 50


def test_a_slope_too_slight_to_see_is_said() -> None:
    text = picture("leaky_relu")
    assert "f(x) = 0.01x" in text
    assert "f′(x) = 0.01" in text
    assert "enlarged" not in text


def test_axes_beside_the_span_carry_their_numbers_outside() -> None:
    left, right = picture("elu", span=(2.0, 9.0), orders=(0,)), picture("elu", span=(-9.0, -2.0), orders=(0,))
    assert re.search(r"^ *8 ┤", left, re.MULTILINE)
    assert re.search(r"┤ −1$", right, re.MULTILINE)
    above = picture("elu", ylim=(-3.0, -0.5), orders=(0,)).splitlines()
    assert next(row for row, line in enumerate(above) if "−2" in line) < next(
        row for row, line in enumerate(above) if "──" in line
    )


def test_numbers_far_from_zero_are_told_less_a_base() -> None:
    assert "x − 1e6" in picture("tanh", span=(1e6, 1e6 + 1))


@pytest.mark.parametrize("span", [(-1e299, 7e298), (-1e-299, 1e-299), (0.0, 1e-5), (-3.0, 1e9), (99.5, 100.0)])
def test_no_span_is_too_wide_or_too_narrow(span: tuple[float, float]) -> None:
    for name in ("relu", "gelu", "elu", "step"):
        for width in (15, 80):
            assert dots(picture(name, span=span, width=width))


def test_colour_changes_nothing_but_colour() -> None:
    for color in ("16", "256", "truecolor"):
        coloured = render(planned("rrelu"), width=80, color=color)
        assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == picture("rrelu")
        assert coloured.count("\x1b[0m") * 2 == coloured.count("\x1b")
    assert "\x1b[38;2;11;99;176m" in coloured
    assert "\x1b[38;2;90;167;255m" in render(planned("relu", theme="dark"), width=80, color="truecolor")
