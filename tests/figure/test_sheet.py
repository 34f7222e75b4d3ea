"""Style sheets: read as matplotlib reads them, turned into a theme, refused in one line that names file and value."""

from __future__ import annotations

import re
from pathlib import Path

import matplotlib
import pytest
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D

from actplot import themes
from actplot.errors import BadRequest
from actplot.figure.sheet import dressed, read_sheet
from actplot.figure.style import theme_of
from actplot.picture import Plot
from actplot.plan import Plan
from actplot.spec import expand
from actplot.themes.roles import contrast

BUNDLED = sorted(Path(matplotlib.get_data_path(), "stylelib").glob("*.mplstyle"))
NAMES = [file.stem for file in BUNDLED if not file.stem.startswith("_")]
LIGHT = themes.load("light")


@pytest.fixture
def sheet(tmp_path):
    def write(text: str | bytes) -> str:
        file = tmp_path / "house.mplstyle"
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return str(file)

    return write


@pytest.mark.parametrize("file", BUNDLED, ids=lambda file: file.stem)
def test_a_sheet_is_read_as_matplotlib_reads_it(file):
    assert read_sheet(str(file)) == dict(matplotlib.rc_params_from_file(file, use_default_template=False).items())


def test_comments_quotes_and_a_mark_in_front_are_read_as_matplotlib_reads_them(sheet):
    path = sheet('\ufeff# a house\n\ntext.color : "#102030" # ink\n  axes.edgecolor:aabbcc\nfont.family: "A # b"#\n')
    assert read_sheet(path) == {"text.color": "#102030", "axes.edgecolor": "#aabbcc", "font.family": ["A # b"]}


def test_what_a_sheet_says_is_taken_and_the_rest_is_the_themes(sheet):
    said = dressed(
        LIGHT,
        sheet("""
            figure.facecolor: fff8ee
            text.color: 221100
            xtick.color: 554433
            axes.edgecolor: 332211
            grid.color: 998877
            axes.prop_cycle: cycler('color', ['r', '0000ff', 'red']) * cycler('linestyle', ['-', '--', (0, (1, 2))])
            lines.linewidth: 3
            axes.linewidth: 1
            lines.dashed_pattern: 4, 2
        """),
    )
    assert (said.background, said.ink, said.muted) == ("#fff8ee", "#221100", "#554433")
    assert (said.axis, said.guide, said.hues) == ("#332211", "#998877", ("#ff0000", "#0000ff"))
    assert said.dashes == ((), (4, 2), (1, 2))
    assert (said.curve, said.rule) == (1.5, 1.25)
    assert said.shades[1] == "#ff0000"
    assert said.band == LIGHT.band
    assert dressed(LIGHT, sheet("font.size: 40\nsavefig.dpi: 7\nfont.family: Comic Sans\npdf.fonttype: 3")) == LIGHT


def test_a_color_that_the_page_swallows_gives_way(sheet):
    white = "axes.edgecolor: white\ngrid.color: white\nxtick.color: 555555\n"
    assert dressed(LIGHT, sheet(white)).axis == "#555555"
    assert dressed(LIGHT, sheet(white)).guide == LIGHT.guide
    assert dressed(LIGHT, sheet("figure.facecolor: black\n" + white)).axis == "#ffffff"


def test_nobodys_colors_are_passed_over_and_c1_is_the_sheets_own(sheet):
    assert dressed(LIGHT, sheet("axes.titlecolor: auto\nxtick.labelcolor: inherit\nfigure.facecolor: none")) == LIGHT
    assert dressed(LIGHT, sheet("text.color: C1\naxes.prop_cycle: cycler(color=['k', 'navy'])")).ink == "#000080"
    with matplotlib.rc_context({"axes.prop_cycle": matplotlib.cycler(color=["red", "lime"])}):
        assert dressed(LIGHT, sheet("text.color: C1")).ink == "#ff7f0e"


@pytest.mark.parametrize("colors", ["['k', 'k']", "['k', 'r']"])
def test_a_sheet_whose_curves_are_as_dark_as_its_ink_tells_the_values_of_a_sweep_apart_by_dashes(sheet, colors):
    said = dressed(LIGHT, sheet(f"axes.prop_cycle: cycler(color={colors}) + cycler(linestyle=['-', ':'])"))
    assert said.color("shade0/2") == said.color("shade1/2") == "#000000"
    assert said.dash("shade0/2") != said.dash("shade1/2")


@pytest.mark.parametrize("name", NAMES)
def test_matplotlibs_own_styles_are_called_by_name_and_keep_their_lines_in_sight(name):
    said = dressed(themes.load("dark" if name == "dark_background" else "light"), name)
    assert all(contrast(said.color(role), said.background) > 1.4 for role in ("ink", "muted", "axis", "guide"))
    assert said.rule <= 1.25 * said.curve  # 1 to 2 in points; else a curve on an axis is not seen


def test_a_picture_is_drawn_in_its_style_and_no_setting_of_matplotlibs_is_touched(sheet):
    path = sheet(
        "figure.facecolor: fff8ee\naxes.prop_cycle: cycler(color=['teal'])\nlines.linewidth: 3\nbackend: svg\n"
    )
    before = dict(matplotlib.rcParams.items())
    drawn = Plot(Plan(activations=expand(["tanh"]), style=path))
    (curve,) = drawn.figure.findobj(lambda each: isinstance(each, Line2D) and each.get_gid() == "tanh.f")
    assert (curve.get_color(), curve.get_linewidth()) == ("#008080", 3)
    assert to_hex(drawn.figure.get_facecolor()) == "#fff8ee"
    assert b"fill: #fff8ee" in drawn.encode("svg")
    assert dict(matplotlib.rcParams.items()) == before
    assert theme_of(Plan(activations=expand(["tanh"]))) == LIGHT


BAD = {
    "axes.edgecolor: bluu": r"line 1: axes.edgecolor: 'bluu' does not look like a color",
    "\n\nfoo # bar": r"line 3: 'foo' is not a setting and a value",
    "axes.edgecolour: red": r"line 1: no setting is called 'axes.edgecolour'\. Did you mean axes.edgecolor\?$",
    ": red": r"line 1: no setting is called ''",
    'text.color: "red': r"line 1: 'text.color: \"red' has a quote that is not closed",
    "text.color: red\ntext.color: blue": r"line 2: text.color is set twice",
    "axes.grid: maybe": r"line 1: axes.grid: Cannot convert 'maybe'",
    "axes.prop_cycle: cycler(color=['k', 'zz'])": r"line 1: axes.prop_cycle: .*'zz'",
    "axes.prop_cycle: __import__('os').getcwd()": r"line 1: axes.prop_cycle: .*not a valid cycler",
    "axes.prop_cycle: " + "(" * 9999: r"line 1: axes.prop_cycle: .*…\.$",
    "lines.linewidth: wide": r"line 1: lines.linewidth: Could not convert 'wide'",
    "lines.linewidth: nan": r"mplstyle': lines must be 0.1 to 10 times as wide as usual, not '.*nan",
    "axes.linewidth: -1": r"not '.*-1",
    "axes.prop_cycle: cycler(ls=[(0, (0, -1))])": r"the dashes '\(0, -1\)'",
    b"\xff\xfe\x00": r"house.mplstyle' is not text in UTF-8",
}


@pytest.mark.parametrize("text", BAD, ids=[repr(text[:30]) for text in BAD])
def test_a_malformed_sheet_is_refused_in_one_line(sheet, text):
    with pytest.raises(BadRequest, match=BAD[text]) as caught:
        dressed(LIGHT, sheet(text))
    assert "house.mplstyle'" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 500
    assert re.search(r"[^.?][.?]$", str(caught.value))


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("nowhere.mplstyle", "there is no style file 'nowhere.mplstyle'"),
        ("ggplto", "there is no style file 'ggplto'. Did you mean ggplot?"),
        ("_classic_test_patch", "there is no style file"),
        (".", "cannot read the style file '.': is a directory."),
        ("", "cannot read the style file ''"),
        ("a\0b", "there is no style file"),
        ("x" * 5000, "cannot read the style file"),
        ("https://example.org/a.mplstyle", "there is no style file"),
    ],
)
def test_a_sheet_that_cannot_be_read_is_named(path, said):
    with pytest.raises(BadRequest) as caught:
        dressed(LIGHT, path)
    assert said in str(caught.value)


def test_any_value_for_any_setting_is_taken_or_refused_in_one_line(sheet):
    refused = []
    for value in ("", "None", "(", "-1", "1e999", "cycler()", "\\", "a, b"):
        for key in matplotlib.rcParamsDefault:
            try:
                dressed(LIGHT, sheet(f"{key}: {value}\n"))
            except BadRequest as error:
                refused.append(str(error))
    assert len(refused) > 800
    assert not [words for words in refused if "\n" in words]
