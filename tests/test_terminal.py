from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace

import pytest

from actplot import spec
from actplot.plan import Plan
from actplot.scene import compose
from actplot.scene.parts import Extent
from actplot.terminal import Charset, draw, render
from actplot.terminal.canvas import width_of

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


def planned(words: str, **options: object) -> Plan:
    return Plan(activations=tuple(map(spec.get, words.split())), **{"orders": (0, 1), **options})  # type: ignore[arg-type]


def picture(
    words: str, *, width: int = 80, height: int | None = None, charset: Charset = "braille", **options: object
) -> str:
    return render(planned(words, **options), width=width, height=height, charset=charset)


@pytest.mark.parametrize("name", SIXTEEN.split())
def test_no_line_is_wider_than_the_screen_or_ends_in_blanks(name: str) -> None:
    for options in ({}, {"lang": "zh-CN"}, {"span": (2.0, 9.5)}, {"orders": (0, 1, 2), "ylim": (-7.0, -1.0)}):
        scene = compose(planned(name, **options), lambda *_: Extent(0.0, 0.0, 0.0))
        for width in WIDTHS:
            text = draw(scene, width=width)
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


def test_panels_stand_side_by_side_where_they_fit() -> None:
    first = picture("relu", width=51).splitlines()[0]
    assert re.fullmatch(r"ReLU +Derivative", first)
    assert picture("relu", width=50).splitlines()[0] == "ReLU"
    assert re.fullmatch(r"ReLU +Mish", picture("relu mish", orders=(0,)).splitlines()[0])


def test_two_rows_of_panels_fit_on_a_screen_of_24_lines() -> None:
    assert len(picture("relu mish", span=(-4.0, 4.0)).splitlines()) <= 23
    for name in ("relu", "tanh", "sigmoid", "gelu"):
        assert len(picture(name, width=40).splitlines()) <= 23


def test_panels_of_one_scale_have_one_scale_here() -> None:
    for names in ("relu elu", "elu relu", "mish relu selu"):
        for width in (30, 80):
            heights = []
            for panel in picture(names, width=width, orders=(0, 2)).split("\n\n"):
                lines = [line for line in panel.splitlines() if "▴ f(x)" in panel]
                axis = next((row for row, line in enumerate(lines) if "▸" in line), 0)
                heights += [axis - row for row, line in enumerate(lines) if re.search(r"\b4 ┤", line)]
            assert len(heights) == len(names.split())
            assert len(set(heights)) == 1


def test_rows_of_panels_are_parted_by_a_blank_line() -> None:
    for name in SIXTEEN.split():
        for width in (24, 30, 80):
            assert picture(f"{name} x*exp(-x*x)", width=width).count("\n\n") == (1 if width > 50 else 3)
    assert picture("elu relu", width=30, ylim=(0.0, 4.0), orders=(0,)).count("\n\n") == 1


def test_a_higher_screen_is_used() -> None:
    assert 30 < len(picture("relu mish", height=50, width=100).splitlines()) <= 50


def test_chinese_titles_count_two_cells_a_character() -> None:
    first = picture("step", lang="zh-CN").splitlines()[0]
    assert re.fullmatch(r"单位阶跃函数 +导数", first)
    assert width_of(first[: first.index("导")]) == width_of(picture("step").splitlines()[0].partition("D")[0])


def test_a_title_cannot_command_the_terminal() -> None:
    scene = compose(planned("relu", title="title"), lambda *_: Extent(0.0, 0.0, 0.0))
    (title,) = scene.headline
    text = draw(replace(scene, headline=(replace(title, text="a\x1b[31mb\tc\nd\u202ee\ud800f"),)), width=80)
    assert text.splitlines()[0] == "a [31mb c de\ufffdf"
    assert "\x1b" not in text


def test_ascii_is_ascii_and_speaks_english() -> None:
    for name in SIXTEEN.split():
        assert picture(name, charset="ascii", lang="zh-CN", title="激活 α²é", orders=(0, 1, 2)).isascii()
    lines = picture("relu", charset="ascii", lang="zh-CN", title="激活 α²é").splitlines()
    assert lines[0] == "?? alpha^2e"
    assert lines[2].startswith("ReLU")
    assert "f'(x) = { 0, x <= 0; 1, x > 0 }" in lines[3]


def test_the_random_slope_is_a_band_with_its_key() -> None:
    text = picture("rrelu", height=40, width=100)
    assert "⠒⠒⠒ evaluation: slope 0.229" in text
    assert "⠅⠅⠅ training: slopes 0.125 to 0.333" in text
    for slope in ("0.125", "0.229", "0.333"):
        assert re.search(rf"[│●┤] {slope}$", text, re.MULTILINE)
    assert len(re.findall("[⠂⠅⠆⡂⡄]", text)) > 30  # a stipple


def test_a_slope_too_slight_to_see_is_said_and_not_enlarged() -> None:
    for size in ({}, {"width": 140, "height": 50}):
        text = picture("leaky_relu", **size)
        assert "f(x) = 0.01x" in text
        assert "f′(x) = 0.01" in text
        assert not re.search(r"enlarged|\by\b", text)


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


def test_colour_changes_nothing_but_colour() -> None:
    for color in ("16", "256", "truecolor"):
        coloured = render(planned("rrelu"), width=80, color=color)
        assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == picture("rrelu")
        assert coloured.count("\x1b[0m") * 2 == coloured.count("\x1b")
    assert "\x1b[38;2;11;99;176m" in coloured
    assert "\x1b[38;2;90;167;255m" in render(planned("relu", theme="dark"), width=80, color="truecolor")
