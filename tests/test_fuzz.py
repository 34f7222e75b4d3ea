"""Fuzz: whatever is typed, only errors of ours, no hang, no hoard; what is printed is read back as the same.

A short run, the same each time, belongs to the tests. `make fuzz` makes 100,000 new cases of each law (FUZZ=1000 make
fuzz: so many) and prints how to repeat one that fails.
"""

from __future__ import annotations

import ast
import io
import math
import re
import resource
import shlex
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from pathlib import PurePosixPath
from typing import TypeVar
from unicodedata import bidirectional, category

import numpy as np
import pytest
from fuzzed import ASKED, ENTRIES, FORMULAS, LINES, NUMBERS, SCRAPS, SPECS, TITLES, WORDS, budget, swift, toml
from hypothesis import example, given
from hypothesis import strategies as st

from actplot import picture, plot
from actplot.batch import Picture, read
from actplot.cli import app
from actplot.command import command
from actplot.errors import ActplotError, BadRequest
from actplot.formula import parse, printed, switches
from actplot.plan import TURNS, Plan
from actplot.scene import compose
from actplot.scene.parts import Extent
from actplot.spec import expand, get, imported
from actplot.terminal import render

Made = TypeVar("Made")

HOARD = 300_000  # KiB by which all cases of a law may raise the peak of memory
GRID = np.array([-np.inf, -700.0, -1.0, -0.0, 0.0, 5e-324, 2.0, 1e300, np.inf, np.nan])


@pytest.fixture(autouse=True)
def _no_strange_module(monkeypatch):
    """Import nothing that chance named."""

    def absent(name: str) -> None:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name.split(".")[0])

    monkeypatch.setattr(imported, "import_module", absent)


@pytest.fixture(autouse=True)
def _no_hoard():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < HOARD, f"the peak of memory grew by {grown} KiB"


def unless_refused(make: Callable[..., Made], *args: object, **options: object) -> Made | None:
    """Return what is made; None where it is refused, which takes one line and an error of ours."""
    try:
        return make(*args, **options)
    except ActplotError as error:
        told = str(error)
    assert len(told.splitlines()) == 1, told
    return None


# -- words and formulas --------------------------------------------------------------------------------------------


@budget(150)
@given(WORDS)
@example("elu:alpha=0.5,1")
@example("x*tanh(b*x):b=-2")
@example("softmax*")
def test_a_word_is_refused_or_read_and_printed_so_that_it_is_read_as_the_same(word):
    with swift():
        for act in (unless_refused(expand, [word]) or ())[:3]:
            assert get(repr(act)) == act
            assert get(act.spec) == act
            unless_refused(act, [-1.0, 0.0, 0.0, 2.0])  # a vector may ask for other shapes


@budget(200)
@given(SCRAPS)
def test_a_formula_of_scraps_is_read_or_refused(text):
    with swift():
        unless_refused(parse, text, ["a"])


@budget(60)
@given(FORMULAS, NUMBERS, NUMBERS)
@example("x if b < (x*1.1125369292536007e-308) else x", 0.0, 2.0)
def test_a_formula_that_python_prints_anew_is_the_same_and_every_form_prints_it(text, a, b):
    values = {"a": a, "b": b}
    with swift():
        if (tree := unless_refused(parse, text, values)) is None:
            return
        assert parse(ast.unparse(ast.parse(text, mode="eval")), values) == tree
        for form in ("text", "latex", "mathtext"):
            assert printed(tree, form, values=values).body
        if math.isfinite(a) and math.isfinite(b):
            found = [switch.x for switch in switches(tree, values)]
            assert found == sorted(found)


@budget(40)
@given(FORMULAS, st.integers(-5, 5))
@example("(x/sign(x))", 0)
@example("sinc((2.2250738585e-313**x))", 3)
@example("max((a if x < x < Phi(x) or x > (x/pi) else (x**0)), x)", 0)
def test_a_formula_has_values_and_slopes_and_a_picture(text, a):
    spec = f"{text}:a={a}" if re.search(r"\ba\b", text) else text
    with swift():
        if act := unless_refused(get, spec):
            assert [part.shape for part in act.jet(GRID, 2)] == [GRID.shape] * 3
            check_picture(Plan(activations=(act,), orders=(0, 1)))


# -- pictures ------------------------------------------------------------------------------------------------------


def check_picture(plan: Plan) -> None:
    """All that is drawn is finite, and the terminal gets lines of words and nothing that it would obey."""
    if scene := unless_refused(compose, plan, roughly):
        check_finite(scene, "scene")
    shown = unless_refused(render, plan, width=60)
    obeyed = {each for each in shown or "" if category(each) in ("Cc", "Cs") or bidirectional(each) in TURNS} - {"\n"}
    assert not obeyed, shown


def roughly(words: str, size: float, _: object) -> Extent:
    """Measure words as if all letters were alike."""
    return Extent(size / 144 * len(words), size / 72, size / 360)


def check_finite(part: object, where: str) -> None:
    """Every number of a scene is finite; a curve that is so nowhere is nan and drawn as nothing."""
    if isinstance(part, float):
        assert math.isfinite(part), where
    elif isinstance(part, np.ndarray):
        assert np.isfinite(part).all() or np.isnan(part).all(), where
    elif isinstance(part, tuple | list):
        for index, each in enumerate(part):
            check_finite(each, f"{where}[{index}]")
    elif is_dataclass(part) and not isinstance(part, Plan):
        for each in fields(part):  # the value of a bar may be any, which says how it is drawn
            if each.name != "value":
                check_finite(getattr(part, each.name), f"{where}.{each.name}")


@budget(40)
@given(st.lists(SPECS, min_size=1, max_size=4), ASKED)
@example(["absolute", "laplace"], {"deriv": True, "equal": True, "range": (5e-324, 0.1875), "layout": "grid"})
@example(["absolute"], {"equal": True, "size": (2.0, 2.0), "ylim": (0.0, 4.343749640596553e21)})
@example(["absolute"], {"equal": True, "range": (0.0, 1.9e67), "ylim": (0.0, 2.8e-257)})
@example(["absolute"], {"equal": True, "range": (0.0, 1.9e67), "ylim": (0.0, 2.8e-257), "layout": "grid"})
@example(["log_sigmoid"], {"font_size": 45.0})
@example(["absolute"], {"font_size": 33.0, "vector": [0.0, -1.0]})
@example(["absolute"], {"font_size": 72.0, "vector": [0.0, -1.0]})
@example(["absolute", "acon_c", "affine", "aptx"], {"equal": True, "ylim": (0.0, 0.001)})
@example(["absolute", "laplace", "sine", "x*tanh(x)"], {"deriv": True, "range": (0.0, 3512.0), "ylim": (0.0, 1.0)})
@example(["srs", "minsin", "acon_c", "hardsigmoid"], {"mark": "largest", "size": (39.0, 30.0), "ylim": (0.5, 5e16)})
def test_whatever_is_asked_for_is_refused_or_drawn_with_finite_numbers(specs, options):
    with swift():
        if drawn := unless_refused(plot, *specs, **options):
            check_picture(drawn.plan)


@budget(8)
@given(TITLES)
@example("5 < 6 & more ]]> -- \u200f")
def test_a_title_is_refused_or_stands_in_the_file_as_it_was_typed(title):
    with swift():
        drawn = unless_refused(plot, "relu", title=title, size=(4, 3))
        if drawn and title and (data := unless_refused(drawn.encode, "svg")):
            assert ET.fromstring(data)[0].text == title  # noqa: S314


@budget(25)
@given(st.lists(SPECS, min_size=1, max_size=3), ASKED)
def test_the_command_line_of_a_plan_makes_the_same_plan(specs, options):
    if (drawn := unless_refused(plot, *specs, **options)) is None:
        return
    made: list[Plan] = []
    words = shlex.split(command(drawn.plan))[1:]
    first = words.index("--") if "--" in words else len(words)
    with pytest.MonkeyPatch.context() as patch, swift():
        patch.setattr(picture.Plot, "markdown", lambda self, _: made.append(self.plan) or "")
        patch.setattr(picture.Plot, "encode", lambda *_: b"")
        patch.setattr("actplot.cli.plot.ready_to_draw", str)  # which freezes what a process has by then
        patch.setattr(sys, "stdout", io.StringIO())
        assert app.run([*words[:first], "-o", "/dev/null", "-f", "png", "--markdown", *words[first:]]) == 0
    assert made == [drawn.plan]


# -- batch files ---------------------------------------------------------------------------------------------------


@budget(60)
@given(st.lists(ENTRIES, min_size=1, max_size=3))
def test_an_entry_of_a_batch_is_a_fault_or_the_picture_that_its_keywords_make(entries):
    with swift():
        for found in read("".join(map(toml, entries)), "fuzz.toml"):
            if isinstance(found, BadRequest):
                assert len(str(found).splitlines()) == 1
                continue
            path = PurePosixPath(found.output)
            assert not path.is_absolute()
            assert ".." not in path.parts
            options = dict(entries[int(found.where.rpartition(" ")[2]) - 1])
            if not any(isinstance(value, list) for value in options.values()):  # one of several
                del options["output"]
                assert plot(options.pop("activations"), **{"lang": "en", **options}).plan == found.plan


@budget(150)
@given(LINES)
def test_a_batch_file_of_scraps_is_read_or_refused(text):
    with swift():
        for found in unless_refused(lambda: list(read(text, "fuzz.toml"))) or ():
            assert isinstance(found, Picture) or len(str(found).splitlines()) == 1
