"""The Sphinx directive, judged by builds of small docs: what pages show, what is drawn again, what is warned of."""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from actplot.picture import Plot, plot

pytest.importorskip("sphinx", reason="Sphinx is not installed: pip install 'actplot[docs]'")

from sphinx.cmd.build import build_main

from actplot.sphinx import KEYWORDS

PAIRS = ".. actplot:: relu mish\n   :range: -4 4\n   :deriv:\n"
DRAWN = re.compile(r"actplot-[0-9a-f]{16}\.(?:png|svg|pdf)")


class Docs(NamedTuple):
    """Docs that were built: what was warned of, and where the output is."""

    warnings: str
    out: Path

    @property
    def page(self) -> str:
        return html.unescape((self.out / "index.html").read_text())

    @property
    def pictures(self) -> dict[str, Path]:
        """The files of pictures, by name."""
        return {path.name: path for path in self.out.rglob("*") if DRAWN.fullmatch(path.name)}

    @property
    def picture(self) -> bytes:
        (path,) = self.pictures.values()
        return path.read_bytes()


@pytest.fixture
def build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Docs]:
    """Build docs of one page, or of several by name, beside what was built before."""

    def run(page: str | dict[str, str], *words: str, builder: str = "html", to: str = "") -> Docs:
        source, out = tmp_path / "source", tmp_path / f"{to}{builder}"
        source.mkdir(exist_ok=True)
        (source / "conf.py").write_text('extensions = ["actplot.sphinx"]\nhtml_theme = "basic"\n')
        for name, text in (page if isinstance(page, dict) else {"index": page}).items():
            path = source / f"{name}.rst"
            whole = f"{name}\n=====\n\n{text}\n"
            if not path.exists() or path.read_text() != whole:
                path.write_text(whole)
        doctrees = tmp_path / f"{to}doctrees"
        line = ["-q", "-b", builder, "-d", str(doctrees), *words, str(source), str(out)]
        if "-j" in words:  # forks, which a process with threads had better not
            told = subprocess.run([sys.executable, "-m", "sphinx", *line], capture_output=True, text=True).stderr
        else:
            build_main(line)
            told = capsys.readouterr().err
        return Docs(told.replace(f"{source}{os.sep}", ""), out)

    return run


def test_a_page_shows_the_picture_of_the_command_line_and_says_what_it_shows(build):
    docs = build(PAIRS)
    same = plot("relu", "mish", range=(-4, 4), deriv=True, theme="auto")
    (name,) = docs.pictures
    assert docs.warnings == ""
    assert docs.picture == same.encode("svg")
    (image,) = re.findall(r"<img[^\n]+/>", docs.page)
    assert f'alt="{same.alt}"' in image
    assert f'src="_images/{name}"' in image


def test_the_options_are_those_of_the_command_line(actplot):
    options = set(re.findall(r"^ +(?:-., )?--([a-z-]+)", actplot("plot", "--help").out, flags=re.MULTILINE))
    assert options - set(KEYWORDS) == {"output", "format", "charset", "show", "alt", "markdown", "help"}
    assert set(KEYWORDS) <= options


def test_every_kind_of_option_reaches_the_picture(build):
    page = """
.. actplot:: elu 'x if x > 0 else a*x:a=0.1'
   swish
   :param: alpha=0.5 beta=1,2
   :range: -1 2
   :size: 9 8
   :second:
   :no-formula:
   :mark: extrema,roots
   :columns: 2
   :theme: dark
   :title: A title: of "words"
"""
    same = plot(
        "elu", "x if x > 0 else a*x:a=0.1", "swish", param={"alpha": 0.5, "beta": (1, 2)}, range=(-1, 2), size=(9, 8),
        second=True, no_formula=True, mark=("extrema", "roots"), columns=2, theme="dark", title='A title: of "words"',
    )  # fmt: skip
    docs = build(page)
    assert docs.warnings == ""
    assert docs.picture == same.encode("svg")


def test_a_picture_follows_light_and_dark_unless_a_theme_is_named(build):
    docs = build(".. actplot:: relu\n   :class: mine\n\n.. actplot:: relu\n   :theme: light\n   :class: mine\n")
    follows, fixed = re.findall(r'<img[^\n]+class="([^"]*)"[^\n]+src="_images/([^"]+)"', docs.page)
    assert follows[0].startswith("mine actplot-auto ")
    assert b"light-dark(" in docs.pictures[follows[1]].read_bytes()
    assert fixed[0] == "mine"
    assert b"light-dark(" not in docs.pictures[fixed[1]].read_bytes()
    assert "_static/actplot.css" in docs.page
    assert "color-scheme: dark" in (docs.out / "_static" / "actplot.css").read_text()


def test_a_caption_makes_a_figure_that_can_be_referred_to(build):
    page = """
.. actplot:: relu
   :name: first
   :align: center
   :width: 60%
   :alt: My own words

   The *caption*.

.. actplot:: mish
   :caption: As an option

See :ref:`first`.
"""
    docs = build(page)
    assert docs.warnings == ""
    assert re.search(r'<figure class="align-center" id="first">', docs.page)
    assert re.search(r'<img alt="My own words"[^>]+width: 60%', docs.page)
    assert re.search(r'<span class="caption-text">The <em>caption</em>.</span>', docs.page)
    assert re.search(r'<span class="caption-text">As an option</span>', docs.page)
    assert re.search(r'href="#first"><span[^>]+>The caption.</span>', docs.page)


@pytest.mark.parametrize(
    ("builder", "suffix", "magic"),
    [("latex", "pdf", b"%PDF"), ("epub", "svg", b"<?xml"), ("texinfo", "png", b"\x89PNG")],
)
def test_each_builder_gets_the_format_that_it_takes(build, builder, suffix, magic):
    docs = build(PAIRS, builder=builder)
    (name,) = docs.pictures
    assert name.endswith(suffix)
    assert docs.picture.startswith(magic)
    if builder == "latex":
        (tex,) = docs.out.glob("*.tex")
        assert f"\\sphinxincludegraphics{{{{{name[:-4]}}}.pdf}}" in tex.read_text()


def test_a_format_can_be_asked_for_where_the_builder_takes_it(build):
    page = ".. actplot:: relu\n   :format: PNG\n"
    assert build(page).picture == plot("relu", theme="auto").encode("png")
    assert build(page.replace("PNG", "svg"), builder="latex").picture.startswith(b"%PDF")


def test_a_builder_of_words_draws_nothing_and_says_what_would_be_shown(build, monkeypatch):
    monkeypatch.setattr(Plot, "encode", None)
    docs = build(PAIRS, builder="text")
    said = " ".join((docs.out / "index.txt").read_text().split())
    assert f"[image: {plot('relu', 'mish', range=(-4, 4), deriv=True).alt}]" in said


def test_a_second_build_draws_nothing_and_touches_nothing(build, monkeypatch):
    first = build(PAIRS)
    times = {path: path.stat().st_mtime_ns for path in first.out.rglob("*.*g")}
    page = first.out / "index.html"
    written = page.stat().st_mtime_ns
    monkeypatch.setattr(Plot, "encode", None)
    again = build(PAIRS)
    assert page.stat().st_mtime_ns == written
    assert {path: path.stat().st_mtime_ns for path in again.out.rglob("*.*g")} == times
    build(f"Other words.\n\n{PAIRS}")  # the page is written again, the picture is not
    assert page.stat().st_mtime_ns != written
    assert {path: path.stat().st_mtime_ns for path in again.out.rglob("*.*g")} == times


def test_what_no_page_shows_any_more_is_removed(build, tmp_path):
    two = {"index": f".. toctree::\n\n   other\n\n{PAIRS}", "other": PAIRS}
    (first,) = build(two).pictures
    assert set(build({**two, "other": ".. actplot:: tanh\n"}).pictures) > {first}
    docs = build({"index": two["index"].replace("relu", "selu"), "other": ".. actplot:: tanh\n"})
    assert first not in docs.pictures
    assert len(docs.pictures) == 2
    assert {path.name for path in (tmp_path / "doctrees" / "actplot").iterdir()} == set(docs.pictures)


@pytest.mark.thorough
def test_two_builds_have_the_same_bytes_in_parallel_too(build):
    pages = {f"page{n}": f".. actplot:: swish:beta={n}\n" for n in range(1, 7)}
    pages["index"] = ".. toctree::\n   :glob:\n\n   page*\n"
    one, other = build(pages), build(pages, "-j", "2", to="other")
    assert (one.warnings, other.warnings) == ("", "")
    assert len(one.pictures) == 6
    assert {name: path.read_bytes() for name, path in one.pictures.items()} == {
        name: path.read_bytes() for name, path in other.pictures.items()
    }


def test_a_house_style_that_changed_is_drawn_anew(build, tmp_path):
    page = ".. actplot:: relu\n   :style: /house.mplstyle\n"
    (tmp_path / "source").mkdir()
    style = tmp_path / "source" / "house.mplstyle"
    style.write_text("lines.linewidth: 3\n")
    before = build(page)
    earlier = before.picture
    style.write_text("lines.linewidth: 5\n")
    os.utime(style, (2e9, 2e9))
    docs = build(page)
    assert (before.warnings, docs.warnings) == ("", "")
    assert docs.picture != earlier


def test_the_language_of_the_docs_is_that_of_the_words(build, monkeypatch):
    monkeypatch.setenv("ACTPLOT_LANG", "ja")
    chinese, english = plot("relu", lang="zh-CN"), plot("relu", lang="en")
    assert f'alt="{chinese.alt}"' in build(".. actplot:: relu\n", "-D", "language=zh_CN").page
    assert f'alt="{english.alt}"' in build(".. actplot:: relu\n", "-D", "language=de").page
    assert f'alt="{english.alt}"' in build(".. actplot:: relu\n   :lang: en\n", "-D", "language=zh_CN").page


@pytest.mark.parametrize(
    ("directive", "told"),
    [
        (".. actplot:: mihs", "no activation is called 'mihs'. Did you mean mish?"),
        (".. actplot:: relu\n   :range: 4", "range '4' is not two numbers."),
        (
            ".. actplot:: relu\n   :range: 4 -4",
            "range '4 -4' must go from the lower to the higher number. Did you mean -4 4?",
        ),
        (".. actplot:: relu\n   :theme: drak", "no theme is called 'drak'. Choose from light, dark, print, auto."),
        (".. actplot:: 'relu", "in ''relu' a quotation mark is left open."),
        (".. actplot:: relu\n   :title: \U000f0000", "(U+F0000)"),
        (".. actplot:: relu\n   :font: none.ttf", "none.ttf"),
    ],
)
def test_what_cannot_be_meant_is_a_warning_of_one_line_with_its_place(build, directive, told):
    docs = build(f"Words.\n\n{directive}\n\nMore words.")
    assert docs.warnings.startswith("index.rst:6: WARNING: ")
    assert told in docs.warnings
    assert docs.warnings.count("\n") == 1
    assert "<img" not in docs.page
    assert "More words." in docs.page
