"""Sinks: the same bytes for the same picture, and what they tell of it."""

from __future__ import annotations

import io
import re
import sys
import xml.etree.ElementTree as ET
import zlib
from html import unescape
from pathlib import Path

import pytest
from fontTools.subset import Options
from fontTools.ttLib import TTFont
from PIL import Image

from actplot import plot, themes
from actplot.errors import BadRequest
from actplot.plan import THEMES
from actplot.sinks import FORMATS, Target, targets
from actplot.words import load

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def picture():
    return plot("relu", "mish", deriv=True, title="5 < 6 & more")


# -- bytes ---------------------------------------------------------------------------------------------------------


def test_a_png_has_the_pixels_that_size_and_dpi_make_and_tells_its_dpi():
    image = Image.open(io.BytesIO(plot("relu", size=(5, 3), dpi=100).encode("png")))
    assert image.size == (500, 300)
    assert image.mode == "RGB"
    assert image.info["dpi"] == pytest.approx((100, 100), abs=0.01)


def test_a_transparent_png_has_no_page():
    image = Image.open(io.BytesIO(plot("relu", transparent=True).encode("png")))
    assert image.mode == "RGBA"
    assert image.getpixel((1, 1))[3] == 0
    assert image.getchannel("A").getextrema() == (0, 255)


@pytest.mark.parametrize("theme", THEMES)
def test_a_transparent_svg_paints_no_page_but_fills_its_open_dots(theme):
    page, dots = (f' style="fill: {themes.load(theme).background}{end}'.encode() for end in ('"', "; stroke"))
    assert page in plot("relu", theme=theme).encode("svg")
    transparent = plot("relu", deriv=True, theme=theme, transparent=True).encode("svg")
    assert page not in transparent
    assert dots in transparent


def test_more_pixels_than_memory_holds_are_refused_before_drawing(monkeypatch):
    monkeypatch.setattr("actplot.figure.draw", None)
    with pytest.raises(BadRequest, match=r"'2400'.*pixels"):
        plot(*["relu", "mish", "elu"], deriv=True, dpi=2400).encode("png")


def test_the_ids_of_an_svg_are_unique_and_name_its_curves(picture):
    root = ET.fromstring(picture.encode("svg"))  # noqa: S314
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert {"relu.f", "relu.df", "mish.f", "mish.df", "axis.x", "axis.y", "axis.x-2"} <= set(ids)


def test_an_svg_styles_nothing_else_of_its_page(picture):
    root = ET.fromstring(picture.encode("svg"))  # noqa: S314
    assert not list(root.iter(f"{SVG}style"))
    assert root.get("stroke-linejoin") == "round"


# -- what is told of a picture -------------------------------------------------------------------------------------


def told(data: bytes, kind: str) -> tuple[str, str]:
    """The title and the description that a file carries."""
    if kind == "png":
        chunks = Image.open(io.BytesIO(data)).text
        return chunks["Title"], chunks["Description"]
    if kind == "svg":
        title, description = list(ET.fromstring(data))[:2]  # noqa: S314
        assert (title.tag, description.tag) == (f"{SVG}title", f"{SVG}desc")
        return title.text, description.text
    if kind == "html":
        found = (re.search(sign, data.decode()) for sign in ("<title>(.*?)</title>", '"description" content="(.*?)">'))
        return tuple(unescape(each[1]) for each in found)
    (info,) = re.findall(rb"<< /Title \((.*?)\)\n/Subject \((.*?)\)\n>>", data, re.DOTALL)
    texts = [re.sub(rb"\\(.)", rb"\1", text, flags=re.DOTALL) for text in info]
    return tuple(text.decode("utf-16" if text.startswith(b"\xfe\xff") else "latin-1") for text in texts)


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    ("title", "lang"),
    [("5 < 6 & more", "en"), ("(a) \\ b)", "en"), ("激活函数", "ko"), ("é", "en"), (None, "en"), (None, "ko")],
)
def test_every_file_says_what_it_shows(kind, title, lang):
    drawn = plot("relu", "softsign", title=title, lang=lang)
    words = load(lang)
    names = words.word("list_separator").join(words.title(act) for act in drawn.plan.activations)
    assert told(drawn.encode(kind), kind) == (title or names, drawn.alt)


@pytest.mark.parametrize("lang", ["en", "zh-TW"])
def test_an_svg_and_a_png_say_in_which_language(lang):
    drawn = plot("relu", lang=lang)
    root = ET.fromstring(drawn.encode("svg"))  # noqa: S314
    assert root.get("role") == "img"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == lang
    assert Image.open(io.BytesIO(drawn.encode("png"))).text["Title"].lang == lang


def test_the_window_keeps_its_canvas_when_the_picture_is_saved(picture):
    canvas = picture.figure.canvas
    for kind in FORMATS:
        picture.encode(kind)
        assert picture.figure.canvas is canvas


@pytest.mark.parametrize("lang", ["en", "zh-CN"])
def test_the_faces_of_a_pdf_have_glyphs_and_no_tables_to_set_them_by(lang):
    before = [*Options._drop_tables_default]
    data = plot("relu", lang=lang).encode("pdf")
    streams = (zlib.decompress(packed) for packed in re.findall(rb"stream\r?\n(x.*?)\r?\nendstream", data, re.DOTALL))
    faces = [TTFont(io.BytesIO(stream)) for stream in streams if stream.startswith(b"\0\1\0\0")]
    assert faces
    for face in faces:
        assert {"glyf", "loca", "hmtx"} <= set(face.keys())
        assert not {"GDEF", "GPOS", "GSUB"} & set(face.keys())
    assert before == Options._drop_tables_default


# -- targets -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.png", "a.PNG", "a.b.Svg", "a.pdf"])
def test_the_suffix_gives_the_format_in_any_case(tmp_path, name):
    (target,) = targets([tmp_path / name])
    assert target.format == Path(name).suffix[1:].lower()


def test_a_named_format_beats_the_suffix_and_dash_is_png():
    assert targets(["a.png", "-"], format="SVG") == (Target("a.png", "svg"), Target("-", "svg"))
    assert targets(["-"]) == (Target("-", "png"),)


def test_each_place_is_written_once():
    assert len(targets(["a.png", "b.png", "a.png"])) == 2


@pytest.mark.parametrize("name", ["a.jpg", "a.svgz", "a", ".png", "a."])
def test_an_unknown_suffix_is_named_with_the_known_ones(name):
    with pytest.raises(BadRequest, match=r"\.png, \.svg, \.pdf") as caught:
        targets([name])
    assert f"'{name}'" in str(caught.value)


def test_bytes_for_a_terminal_are_refused(monkeypatch):
    monkeypatch.setattr(sys, "stdout", Terminal())
    with pytest.raises(BadRequest, match="terminal"):
        targets(["-"])


class Terminal(io.StringIO):
    def isatty(self):
        return True
