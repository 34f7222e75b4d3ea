"""One SVG for light and dark: every colour has its counterpart, and programs that know no light-dark() draw light."""

from __future__ import annotations

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from actplot import themes
from actplot.picture import Plot
from actplot.plan import Plan
from actplot.spec import expand

COLOR = re.compile(r"(fill|stroke): (#[0-9a-f]{6})")
RULE = re.compile(r'\[style\*="(fill|stroke): (#[0-9a-f]{6})"\]\{\1:light-dark\(\2,(#[0-9a-f]{6})\)!important\}')
PICTURES = {
    "pairs": {"layout": "pairs", "title": "Two"},
    "overlay": {"layout": "overlay"},
    "sweep": {"layout": "overlay", "specs": ["swish:beta=0.5,1,2,3,5"], "orders": (0,)},
    "grid": {"layout": "grid"},
    "band": {"specs": ["rrelu"], "guides": True},
    "inset": {"specs": ["leaky_relu"], "marks": ("roots", "inflections")},
    "transparent": {"transparent": True},
}


def drawn(*, specs=("relu", "mish", "tanh"), theme="auto", **options) -> Plot:  # type: ignore[no-untyped-def]
    return Plot(Plan(**{"activations": expand(specs), "orders": (0, 1), "theme": theme, **options}))


def split(svg: str) -> tuple[str, str]:
    """The rules of an SVG, and the rest of it."""
    head, _, after = svg.partition("<style>")
    rules, _, tail = after.partition("</style>")
    return rules, head + tail


@pytest.mark.parametrize("options", PICTURES.values(), ids=PICTURES)
def test_each_color_of_the_drawing_turns_into_the_dark_one_of_its_role(options):
    rules, drawing = split(drawn(**options).encode("svg").decode())
    swapped = {(paint, light): dark for paint, light, dark in RULE.findall(rules)}
    assert swapped.keys() == set(COLOR.findall(drawing))
    assert len({light for _, light in swapped}) == len(set(swapped.values()))
    light, dark = themes.load("light"), themes.load("dark")
    assert swapped["fill", light.ink] == dark.ink
    assert swapped["stroke", light.axis] == dark.axis


@pytest.mark.parametrize("options", PICTURES.values(), ids=PICTURES)
def test_what_is_defined_has_no_color_of_its_own_since_rules_do_not_reach_it_where_it_is_used(options):
    _, drawing = split(drawn(**options).encode("svg").decode())
    assert not COLOR.findall("".join(re.findall("<defs>(.*?)</defs>", drawing, flags=re.DOTALL)))


def test_only_programs_that_know_light_dark_read_the_rules_and_only_for_this_picture():
    rules, drawing = split(drawn().encode("svg").decode())
    supports, alone, scoped = re.fullmatch(r"(@supports\(.*?\))\{(.*?\})(\..*)\}", rules).groups()
    assert supports == "@supports(color:light-dark(red,red))"
    assert alone == "svg:root.actplot-auto{color-scheme:light dark}"
    assert re.fullmatch(
        rf"\.actplot-auto\{{({RULE.pattern})+\}}".replace(r"\1", "(?:fill|stroke)").replace(r"\2", ".{7}"), scoped
    )
    assert ET.fromstring(drawing).get("class") == "actplot-auto"  # noqa: S314


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_a_picture_of_one_theme_brings_no_rules_into_a_page(theme):
    svg = drawn(theme=theme).encode("svg").decode()
    assert "<style" not in svg
    assert "class=" not in svg


@pytest.mark.parametrize("kind", ["png", "pdf"])
def test_what_cannot_follow_is_light(kind):
    assert drawn().encode(kind) == drawn(theme="light").encode(kind)


def test_the_rules_aside_the_svg_is_the_light_one():
    def plain(svg):
        ids = {
            name: f"id-{place}" for place, name in enumerate(dict.fromkeys(re.findall(r"\b[mp][0-9a-f]{10}\b", svg)))
        }
        return re.sub(r"\b[mp][0-9a-f]{10}\b", lambda found: ids[found[0]], svg)

    _, drawing = split(drawn().encode("svg").decode())
    light = drawn(theme="light").encode("svg").decode()
    assert plain(drawing.replace(' class="actplot-auto"', "").replace("\n \n", "\n")) == plain(light)


@pytest.mark.skipif(not shutil.which("rsvg-convert"), reason="no rsvg-convert")
def test_a_program_that_knows_no_light_dark_draws_the_light_picture(tmp_path):
    pixels = []
    for theme in ("auto", "light"):
        file = tmp_path / f"{theme}.svg"
        file.write_bytes(drawn(theme=theme).encode("svg"))
        pixels.append(subprocess.run(["rsvg-convert", file], capture_output=True, check=True).stdout)
    assert pixels[0] == pixels[1]


def test_colors_of_a_style_sheet_hold_for_light_and_dark(tmp_path: Path):
    sheet = tmp_path / "house.mplstyle"
    sheet.write_text("figure.facecolor: 101820\ntext.color: fefefe\n")
    rules, drawing = split(drawn(style=str(sheet)).encode("svg").decode())
    assert "fill: #101820" in drawing
    assert "#101820" not in rules
    assert "#fefefe" not in rules
    assert themes.load("light").hues[0] in rules
