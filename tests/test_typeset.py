"""Formulas: the shipped table is what mathtext gives, outlines stand where their numbers say."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import matplotlib
import numpy as np
import pytest

from actplot import typeset
from actplot.errors import MissingGlyph

VERSION, *ROWS = typeset.FORMULAS.read_text("utf-8").splitlines()
REBUILD = "run: python tools/build_formulas.py"
RELU = r"f(x) = \genfrac{\{}{.}{0}{0}{0\quad x \leq 0}{x\quad x > 0}"

same_matplotlib = pytest.mark.skipif(
    VERSION.split()[-1] != matplotlib.__version__, reason=f"the table is for {VERSION[2:]}, another may set differently"
)


@same_matplotlib
@pytest.mark.thorough
def test_the_shipped_table_is_what_mathtext_gives() -> None:
    for row in ROWS:
        math = row.split("\t")[0]
        assert typeset.parse_row(row) == typeset.set_live(math), f"{math} is stale; {REBUILD}"


def test_the_shipped_table_has_every_formula_of_the_catalogue() -> None:
    tool = Path(__file__).parents[1] / "tools" / "build_formulas.py"
    spec = importlib.util.spec_from_file_location("build_formulas", tool)
    assert spec is not None
    assert spec.loader is not None
    build_formulas = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build_formulas)
    assert [row.split("\t")[0] for row in ROWS] == build_formulas.formulas(), f"the table is stale; {REBUILD}"


def test_the_sign_of_a_number_behind_a_relation_stands_at_its_number() -> None:
    for row in ROWS:
        assert not re.search(r"\\(leq|geq|neq|approx|quad) -", row.split("\t")[0])


def test_a_row_reads_back_as_it_was_printed() -> None:
    line = typeset.set_live(r"\frac{1}{\sqrt{1 + x^2}}")
    assert line.rules
    assert typeset.parse_row(typeset.print_row(r"\frac{1}{\sqrt{1 + x^2}}", line)) == line


def test_a_formula_outside_the_table_is_set_live() -> None:
    assert typeset.typeset(r"x^{17} + \alpha") == typeset.set_live(r"x^{17} + \alpha")


def test_a_character_that_stix_lacks_is_an_error_that_names_it() -> None:
    with pytest.raises(MissingGlyph, match=r"'导' \(U\+5BFC\)"):
        typeset.typeset("导")


def test_the_extent_holds_the_outline() -> None:
    for math in (RELU, r"\frac{1}{1+e^{-x}}", "x\n\\frac{1}{x}\ny"):
        room, ink = typeset.extent(math, 1.0), typeset.outline(math).get_extents()
        slack = 0.2  # italics and braces jut out a little
        assert -slack < ink.x0 < ink.x1 < room.width + slack
        assert -room.descent - slack < ink.y0 < ink.y1 < room.ascent + slack


def test_extents_grow_with_the_type() -> None:
    small, large = typeset.extent(RELU, 9.0), typeset.extent(RELU, 18.0)
    assert (2 * small.width, 2 * small.ascent, 2 * small.descent) == pytest.approx(
        (large.width, large.ascent, large.descent)
    )


def test_lines_of_a_broken_formula_never_overlap() -> None:
    one, both = typeset.outline(RELU).get_extents(), typeset.outline(f"{RELU}\n{RELU}").vertices
    lower = both[len(both) // 2 :]
    assert lower[:, 1].max() < one.y0


def test_glyphs_are_scaled_from_their_em() -> None:
    vertices = np.asarray(typeset.outline("x").vertices)
    assert 0.3 < np.ptp(vertices[:, 0]) < 0.6
    assert 0.4 < vertices[:, 1].max() < 0.5
