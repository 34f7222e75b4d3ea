"""The comparison table: marks that follow from what is measured, and columns that fit a terminal in every language."""

from __future__ import annotations

import pytest

from actplot.comparison import aligned, head, is_bounded, is_monotonic, is_smooth, legend, row
from actplot.measure import facts
from actplot.spec import get, names
from actplot.terminal.canvas import width_of
from actplot.words import LANGUAGES, load


def marks(spec):
    return " ".join(row(get(spec), facts(spec).measured)[1:-1])


@pytest.mark.parametrize(
    ("spec", "told"),
    [  # non-linear, differentiable, monotonic, bounded, saturates, smooth, zero-centred, calls
        ("identity", "- + + - -- + + 0"),
        ("step", "+ jump = [] hh - - 0"),
        ("sigmoid", "+ + + [] ss + - 1"),
        ("tanh", "+ + + [] ss + + 1"),
        ("relu", "+ kink = [ h- - - 0"),
        ("leaky_relu", "+ kink + - -- - - 0"),
        ("elu", "+ + + [ s- - - 1"),
        ("elu:alpha=0.5", "+ kink + [ s- - - 1"),
        ("selu", "+ kink + [ s- - + 1"),
        ("softplus", "+ + + [ s- + - 2"),
        ("gelu", "+ + - [ s- + - 1"),
        ("mish", "+ + - [ s- + - 3"),
        ("log_sigmoid", "+ + + ] -s + - 2"),
        ("softmax", "+ + + [] ss + - 1"),
    ],
)
def test_the_marks_are_those_of_the_textbook(spec, told):
    assert marks(spec) == told


def test_the_marks_agree_with_the_filters():
    for name in names():
        measured = facts(name).measured
        _, _, _, monotonic, bounded, _, smooth, *_ = row(get(name), measured)
        assert (smooth == "+") == is_smooth(measured)
        assert (monotonic != "-") == is_monotonic(measured)
        assert (bounded == "[]") == is_bounded(measured)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_fits_eighty_columns(lang):
    rows = [head(load(lang)), *(row(get(name), facts(name).measured) for name in names())]
    assert len({len(cells) for cells in rows}) == 1
    assert max(map(width_of, [*aligned(rows), *legend(load(lang))])) <= 80


def test_columns_are_as_wide_as_their_widest_cell_in_cells_of_a_terminal():
    assert list(aligned([("名称", "x"), ("abc", "y")])) == ["名称 x", "abc  y"]
