"""The architecture: its picture is the floors', its page names what is there and loads what it says."""

from __future__ import annotations

import ast
import importlib
import os
import re
import subprocess
import sys
from itertools import combinations, pairwise
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from sources import PACKAGE, nodes

from actplot import fonts
from actplot.themes import load

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools"))

from architecture import ASKED, BOXES, FLOW, boxes, floors, unboxed, ways  # noqa: E402
from floors import FLOORS  # noqa: E402

SVG = "{http://www.w3.org/2000/svg}"
PICTURE = ElementTree.parse(ROOT / "docs" / "pictures" / "architecture.svg").getroot()  # noqa: S314  (our own)
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
CODE = re.findall(r"`([^`\n]+)`", PAGE)
LIBRARIES = {"Typer": "typer", "NumPy": "numpy", "Matplotlib": "matplotlib", "Pillow": "PIL"}
UNNAMED = ("rich", "matplotlib.pyplot")  # what no command of the table loads
MONO = 0.602  # of its size: the width of a letter of DejaVu Sans Mono
COLOR = re.compile(r"#[0-9a-f]{6}")


class Rectangle(NamedTuple):
    """What a part of the picture covers, and what it is."""

    left: float
    top: float
    right: float
    foot: float
    what: str

    def meets(self, other):
        return self.left < other.right and other.left < self.right and self.top < other.foot and other.top < self.foot

    def holds(self, other):
        sides = self.left < other.left and other.right < self.right
        return sides and self.top < other.top and other.foot < self.foot


def texts():
    """Yield every text with the room that it takes in DejaVu Sans, wide as faces go."""
    faces = fonts.faces("en")
    for text in PICTURE.iter(f"{SVG}text"):
        size, x, y = (float(text.get(key)) for key in ("font-size", "x", "y"))
        mono = "Mono" in text.get("font-family", "")
        width = MONO * size * len(text.text) if mono else faces.extent(text.text, size).width
        left = x - width / 2 if text.get("text-anchor") == "middle" else x
        yield Rectangle(left, y - 0.76 * size, left + width, y + 0.24 * size, text.text)


def frames():
    return [Rectangle(place.x, place.y, place.right, place.foot, name) for name, place in boxes().items()]


def lines():
    """Yield the stretches of all arrows."""
    for way in ways(boxes()):
        for (x0, y0), (x1, y1) in pairwise(way.corners):
            yield Rectangle(min(x0, x1) - 1, min(y0, y1) - 1, max(x0, x1) + 1, max(y0, y1) + 1, way.label)


def imported(row):
    """Return what a module, or a folder, imports from the package, wherever in its files."""
    home = PACKAGE / f"{row}.py"
    found = set()
    for path in [home] if home.exists() else (PACKAGE / row).rglob("*.py"):
        for node in nodes(path):
            if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "actplot":
                found |= {node.module.split(".")[1]} if "." in node.module else {alias.name for alias in node.names}
    return found


def test_the_picture_is_that_of_the_floors():
    """Else: python tools/draw_architecture.py"""
    script = [sys.executable, str(ROOT / "tools" / "draw_architecture.py"), "--check"]
    done = subprocess.run(script, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "architecture.svg is up to date\n", "")


def test_every_module_stands_once_in_the_picture():
    """Else: python tools/draw_architecture.py"""
    named = [word for text in PICTURE.iter(f"{SVG}text") if text.get("font-family") for word in text.text.split()]
    for names in FLOORS.values():
        for name in names:
            assert named.count(name) == 1, name


@pytest.mark.parametrize("ends", [way[:2] for way in FLOW] + [*ASKED], ids="-".join)
def test_of_two_modules_with_an_arrow_between_them_one_imports_the_other(ends):
    one, other = ends
    assert other in imported(one) or one in imported(other)


def test_no_text_meets_another_or_leaves_the_picture_or_its_box():
    written, page = [*texts()], Rectangle(0, 0, float(PICTURE.get("width")), float(PICTURE.get("height")), "page")
    for one, other in combinations(written, 2):
        assert not one.meets(other), (one.what, other.what)
    for text in written:
        assert page.holds(text), text.what
        for frame in frames():
            assert frame.holds(text) or not frame.meets(text), (text.what, frame.what)


def test_the_names_in_the_margin_stand_on_their_floor_and_end_before_its_boxes():
    written, edge = {text.what: text for text in texts()}, min(frame.left for frame in frames())
    for name, place in floors().items():
        for line in unboxed(name):
            assert Rectangle(place.x, place.y, edge, place.foot, name).holds(written[line]), line


def test_no_arrow_meets_a_text_or_crosses_a_box():
    for line in lines():
        for text in texts():
            assert not line.meets(text), text.what
        for name, place in boxes().items():
            inside = Rectangle(place.x + 2, place.y + 2, place.right - 2, place.foot - 2, name)
            assert not line.meets(inside), name


def test_every_box_has_its_two_lines():
    written = {text.what for text in texts()}
    assert all(set(box.says) <= written for box in BOXES.values())


def test_every_colour_has_its_dark_one():
    rules = PICTURE.find(f"{SVG}style").text
    used = {(paint, color) for part in PICTURE.iter() for paint, color in painted(part)}
    light, dark = load("light"), load("dark")
    named = {light.color(role): dark.color(role) for role in ("background", "ink", "muted", "axis", "guide", "hue0")}
    for paint, color in used:
        assert f'[style*="{paint}: {color}"]{{{paint}:light-dark({color},{named[color]})!important}}' in rules


def painted(part):
    """Yield what a part is painted with."""
    for paint in part.get("style", "").split("; "):
        if COLOR.search(paint):
            yield tuple(paint.split(": "))


def test_the_picture_says_what_it_shows_to_those_who_cannot_see_it():
    assert PICTURE.get("role") == "img"
    assert PICTURE.find(f"{SVG}title").text
    assert {"cli", "spec", "plan", "scene", "figure", "files"} <= set(
        re.findall(r"\w+", PICTURE.find(f"{SVG}desc").text)
    )


def test_the_numbers_of_the_page_are_those_of_the_picture():
    steps = [label for _, _, label in FLOW if label]
    assert re.findall(r"^(\d)\. ", PAGE, flags=re.MULTILINE) == [label[0] for label in steps]


@pytest.mark.parametrize("named", sorted(set(CODE)))
def test_what_the_page_names_is_there(named):
    if named.startswith("make "):
        assert re.search(rf"^{named[5:]}:", (ROOT / "Makefile").read_text("utf-8"), flags=re.MULTILINE)
    elif re.search(r"/|\.(py|md|json|txt|svg)$", named):
        assert any((place / named).exists() for place in (ROOT, PACKAGE, ROOT / "docs"))
    elif re.fullmatch(r"\w+(\.\w+)*", named):
        assert thing(named) is not None
    else:
        assert named.startswith(("actplot ", "import "))


def thing(named):
    """Return what a dotted name means: a module of the package, or what is in one."""
    words = named.split(".")
    for cut in range(len(words), 0, -1):
        try:
            found = importlib.import_module(".".join(["actplot", *words[:cut]]))
        except ModuleNotFoundError:
            continue
        for word in words[cut:]:
            found = getattr(found, word, None)
        return found
    return None


def table():
    """Yield the commands of the page and the libraries that each is said to load."""
    for words, loads in re.findall(r"^\| `actplot (.+)` \| (.+) \|$", PAGE, flags=re.MULTILINE):
        yield words, set() if loads == "nothing" else set(loads.split(", "))


@pytest.mark.parametrize(("words", "loads"), [*table()], ids=lambda value: value if isinstance(value, str) else "")
def test_a_command_loads_what_the_page_says(words, loads, tmp_path):
    every = {**LIBRARIES, **{name: name for name in UNNAMED}}
    script = (
        "import atexit, sys\n"
        f"atexit.register(lambda: print(*(n for n, m in {every!r}.items() if m in sys.modules), file=sys.stderr))\n"
        "from actplot.__main__ import main\n"
        "main()"
    )
    command = [sys.executable, "-c", script, *words.split()]
    done = subprocess.run(
        command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert set(done.stderr.split()) == loads


def test_the_table_of_what_is_loaded_has_a_picture_and_what_loads_nothing():
    told = dict(table())
    assert told["--version"] == set()
    assert told["relu mish --deriv -o x.png"] == set(LIBRARIES)
