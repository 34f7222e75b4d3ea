"""Formulas: what is read, what is refused, where they switch, how they print."""

from __future__ import annotations

import numpy as np
import pytest

from actplot.errors import BadFormula
from actplot.formula import Node, Switch, evaluate, parse, printed, switches

VALUES = {"a": 0.25, "b": 2.0, "alpha": 0.5}


def tree(text: str) -> Node:
    return parse(text, VALUES, {"s": "softplus(x)"})


@pytest.mark.parametrize(
    ("text", "at", "wanted"),
    [
        ("x**3 - 2*x", 3.0, (21.0, 25.0, 18.0)),
        ("x**-2", 2.0, (0.25, -0.25, 0.375)),
        ("x**0", 0.0, (1.0, 0.0, 0.0)),
        ("x**(4/2)", -3.0, (9.0, -6.0, 2.0)),
        ("x**(b + 1)", -2.0, (-8.0, 12.0, -12.0)),
        ("sqrt(max(x, 0))", -1.0, (0.0, 0.0, 0.0)),
        ("00.5 * x", 1.0, (0.5, 0.5, 0.0)),
        ("2**x", 3.0, (8.0, 8 * np.log(2), 8 * np.log(2) ** 2)),
        ("x**b", 3.0, (9.0, 6.0, 2.0)),
        ("x/(1 + x)", 1.0, (0.5, 0.25, -0.25)),
        ("-x", 1.0, (-1.0, -1.0, 0.0)),
        ("+x", 1.0, (1.0, 1.0, 0.0)),
        ("sqrt(x) * sqrt(x)", 2.0, (2.0, 1.0, 0.0)),
        ("ln(exp(x))", 0.7, (0.7, 1.0, 0.0)),
        ("log1p(expm1(x))", -0.7, (-0.7, 1.0, 0.0)),
        ("max(x, 0, 2)", 1.0, (2.0, 0.0, 0.0)),
        ("min(x, 5)", 1.0, (1.0, 1.0, 0.0)),
        ("abs(x)", -3.0, (3.0, -1.0, 0.0)),
        ("x if -1 < x < 1 else 7", 0.5, (0.5, 1.0, 0.0)),
        ("x if x < -1 or x > 1 else 7", 0.5, (7.0, 0.0, 0.0)),
        ("pi * x", 1.0, (np.pi, np.pi, 0.0)),
        ("s", 0.0, (np.log(2), 0.5, 0.25)),
        ("1_000 * x", 1.0, (1000.0, 1000.0, 0.0)),
        ("x/0 if x > 2 else x", 1.0, (1.0, 1.0, 0.0)),
    ],
)
def test_a_formula_means_what_python_reads_in_it(text: str, at: float, wanted: tuple[float, ...]) -> None:
    for exact in (True, False):
        parts = [float(part[0]) for part in evaluate(tree(text), [at], 2, VALUES, exact=exact)]
        assert parts == pytest.approx(wanted, rel=1e-14, abs=1e-14)


@pytest.mark.parametrize("text", ["log(x)", "abs(log(x))", "max(log(x), 0)", "max(0, log(x))", "min(log(x), 0, x)"])
@pytest.mark.parametrize("exact", [True, False])
def test_where_a_part_is_not_defined_neither_is_what_is_made_of_it(text, exact):
    for order in (0, 1, 2):
        assert np.isnan(evaluate(tree(text), [-1.0], order, VALUES, exact=exact)[0]).all()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", "''"), ("x +", "column 4"), ("x; y", "x; y"), ("y", "'y'"), ("foo(x)", "'foo'"), ("tanhh(x)", "tanh"),
        ("tanh", "tanh(x)"), ("tanh(x, x)", "1 argument"), ("max(x)", "2 arguments"), ("x^2", "x**2"),
        ("x % 2", "x % 2"),
        ("x @ x", "x @ x"), ("not x > 0", "not"), ("x if x else 0", "'x'"), ("x == 0 and x", "x == 0"), ("'a'", "'a'"),
        ("x.real", "x.real"), ("x[0]", "x[0]"), ("(lambda: x)()", "lambda"), ("[x for x in x]", "for"),
        ("__import__('os')", "__import__"), ("x**65", "65"), ("1e999 * x", "finite"), ("1j * x", "1j"),
        ("True", "True"),
        ("x" * 1001, "longer"), ("(" * 300 + "x" + ")" * 300, "formula"), ("-" * 400 + "x", "nested"),
        ("x+" * 450 + "x", "parts"), ("f'{x}'", "f'"), ("x := 1", "x := 1"), ("tanh(x=x)", "tanh(x=x)"),
    ],
)  # fmt: skip
def test_what_is_no_formula_is_refused_by_name(text: str, named: str) -> None:
    with pytest.raises(BadFormula) as refused:
        tree(text)
    assert named in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("x", []),
        ("x if x > 0 else 0", [(0.0, 1)]),
        ("1 if x > 0 else 0", [(0.0, 0)]),
        ("1 if x > 0 else a if x >= 0 else 0", [(0.0, 0)]),
        ("max(x, a)", [(0.25, 1)]),
        ("min(max(x, -1), 1)", [(-1.0, 1), (1.0, 1)]),
        ("max(-1, min(1, 3*x + 1))", [(-2 / 3, 1), (0.0, 1)]),
        ("abs(abs(x) - 1)", [(-1.0, 1), (0.0, 1), (1.0, 1)]),
        ("x if x > 0 else expm1(x)", [(0.0, 2)]),
        ("x if x > 0 else alpha * expm1(x)", [(0.0, 1)]),
        ("x**2 if x > 0 else -x**2", [(0.0, 2)]),
        ("x**3 if x > 0 else 0", []),
        ("abs(x)**3", []),
        ("x * max(0, min(1, x/6 + 0.5))", [(-3.0, 1), (3.0, 1)]),
        ("max(x**2 - 2, 0)", [(-np.sqrt(2), 1), (np.sqrt(2), 1)]),
        ("max(exp(x), 3)", [(np.log(3), 1)]),
        ("x if x > 1 else x", []),
        ("max(x, x)", []),
        ("x if 0.1 * x > 0.3 else 0", [(3.0, 0)]),
    ],
)
def test_switches_are_the_points_where_an_order_jumps(text: str, wanted: list[tuple[float, int]]) -> None:
    found = switches(tree(text), VALUES)
    assert [s.order for s in found] == [order for _, order in wanted]
    assert [s.x for s in found] == pytest.approx([x for x, _ in wanted], rel=1e-15)


def test_an_affine_switch_is_solved_exactly() -> None:
    (only,) = switches(tree("max(b*x, 1)"), {"b": 3.0})
    assert only == Switch(1 / 3, 1)


@pytest.mark.parametrize(
    ("text", "plain", "latex"),
    [
        ("x*tanh(softplus(x))", "x·tanh(softplus(x))", r"x\, \tanh(\ln(1 + e^{x}))"),
        ("alpha*expm1(x)", "alpha·(e^x - 1)", r"\alpha (e^{x} - 1)"),
        ("softplus(b*x)/b", "softplus(b·x)/b", r"\frac{1}{b}\, \ln(1 + e^{b x})"),
        ("exp(-x**2/2)", "e^(-x^2/2)", r"e^{-x^{2}/2}"),
        ("1 - (x - 1)", "1 - (x - 1)", "1 - (x - 1)"),
        ("x - -x", "x - (-x)", "x - (-x)"),
        ("(x + 1)*x", "(x + 1)·x", "(x + 1) x"),
        ("(x + 1)**2", "(x + 1)^2", "(x + 1)^{2}"),
        ("sech(x)**2", "sech(x)^2", r"\operatorname{sech}^{2}(x)"),
        ("tanh(s)", "tanh(s)", r"\tanh s"),
        ("2*3*x", "2·3·x", r"2 \cdot 3\, x"),
        ("1e-5*x", "1e-5·x", r"1 \times 10^{-5}\, x"),
        ("abs(x)/(1 + sqrt(x))", "|x|/(1 + sqrt(x))", r"\frac{\left|x\right|}{1 + \sqrt{x}}"),
        ("tanh(x/2)", "tanh(x/2)", r"\tanh\left(\frac{x}{2}\right)"),
        ("(x/2)**2", "(x/2)^2", r"\left(\frac{x}{2}\right)^{2}"),
        ("3 if b < 0 else (x if b > 0 else 0) + 1", "x + 1", "x + 1"),
        ("x if x > 0 else 0", "{ 0, x ≤ 0; x, x > 0 }", r"\begin{cases} 0 & x \leq 0 \\ x & x > 0 \end{cases}"),
        ("1 if x > 1 else -1 if x < -1 else x", "{ -1, x < -1; x, -1 ≤ x ≤ 1; 1, x > 1 }", None),
        ("1 if 0 < x else a if 0 <= x else 0", "{ 0, x < 0; a, x = 0; 1, x > 0 }", None),
        ("1 if x > 0 else 1 if x >= 0 else 0", "{ 0, x < 0; 1, x ≥ 0 }", None),
        ("x if -1 < x < 1 else 0", "{ x, -1 < x < 1; 0, x ∉ (-1, 1) }", None),
        ("x if 0 <= tanh(x) < a else 0", "{ x, 0 ≤ tanh(x) < a; 0, tanh(x) ∉ [0, a) }", None),
        ("x if abs(x) > a else 0", "{ x, |x| > a; 0, |x| ≤ a }", None),
        ("sin(x)/x if abs(x) > 0 else 1", "{ sin(x)/x, x ≠ 0; 1, x = 0 }", None),
    ],
)
def test_formulas_print_as_a_textbook_writes_them(text: str, plain: str, latex: str | None) -> None:
    assert printed(tree(text), "text", values=VALUES).body == plain
    if latex is not None:
        assert printed(tree(text), "latex", values=VALUES).body == latex


def test_print_names_the_parameters_and_the_named_parts_that_occur() -> None:
    shown = printed(tree("alpha * tanh(s)"), "latex", symbols={"alpha": r"\alpha"}, values=VALUES)
    assert shown.symbols == ("alpha",)
    assert shown.named == (("s", r"\ln(1 + e^{x})"),)


@pytest.mark.parametrize("form", ["text", "latex", "mathtext", "mathml"])
@pytest.mark.parametrize("text", ["p + q", "p - q", "p * q", "p / q", "max(p, q)", "p if q > 0 else q"])
def test_named_parts_are_told_in_the_order_in_which_they_are_read(text, form):
    parts = {"q": "exp(x)", "p": "x**2"}
    assert [name for name, _ in printed(parse(text, (), parts), form).named] == ["p", "q"]


def test_one_sided_values_are_limits_not_neighbours() -> None:
    step = tree("1 if x > 0 else 0.5 if x >= 0 else 0")
    assert [float(evaluate(step, [0.0], 0, {}, side=side)[0][0]) for side in (-1, 0, 1)] == [0.0, 0.5, 1.0]
    corner = tree("abs(x)")
    assert [float(evaluate(corner, [0.0], 1, {}, side=side)[1][0]) for side in (-1, 0, 1)] == [-1.0, 0.0, 1.0]


def test_a_bound_at_infinity_is_met_nowhere_and_hides_no_switch() -> None:
    values = {"a": 0.0, "b": np.inf}
    clipped = tree("b if x >= b else x if x >= a else 0")
    assert switches(clipped, values) == (Switch(0.0, 1),)
    assert [float(evaluate(clipped, [0.0], 1, values, side=side)[1][0]) for side in (-1, 1)] == [0.0, 1.0]
