"""What formulas cost: transcendental calls, counted on a few that anyone can count."""

from __future__ import annotations

import pytest

from actplot.formula import parse
from actplot.formula.cost import calls


@pytest.mark.parametrize(
    ("formula", "count"),
    [
        ("max(x, 0)", 0),
        ("x**2 / (1 + abs(x))", 0),
        ("sqrt(1 + x**2)", 0),
        ("x * sigmoid(x)", 1),
        ("x * Phi(x)", 1),
        ("softplus(x)", 2),  # an exponential and a logarithm
        ("x * tanh(softplus(x))", 3),
        ("tanh(x) + tanh(x)**2", 1),  # equal calls are one
        ("sigmoid(x) + sigmoid(-x)", 1),  # one exponential gives both
        ("sigmoid(x) + sigmoid(2 * x)", 2),
        ("sqrt(2 / pi) * exp(1) * x", 0),  # constants
        ("x**a", 1),
        ("2**-x", 1),
        ("x**-2", 0),
        ("x if x > 0 else expm1(x)", 1),  # the dearer branch
        ("exp(x) if x > 0 else softplus(x)", 2),
        ("softplus(x) if x > 0 else exp(x)", 2),
        ("x if exp(x) > 2 else sin(x)", 2),  # the test is computed, too
    ],
)
def test_the_calls_are_those_one_counts_by_hand(formula, count):
    assert calls(parse(formula, ("a",))) == count


def test_a_named_part_counts_where_it_stands():
    assert calls(parse("x * u + u", ("a",), {"u": "tanh(a * x)"})) == 1
