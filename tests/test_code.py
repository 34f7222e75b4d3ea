"""Formulas as code: functions in NumPy and JavaScript that stand alone and have the digits of ours, slopes included."""

from __future__ import annotations

import json
import math
import re
import shutil
import subprocess
import warnings

import numpy as np
import pytest

from actplot.card.alone import alone
from actplot.errors import BadRequest
from actplot.formula import evaluate, parse
from actplot.formula.code import Function, program
from actplot.formula.derivative import derivative
from actplot.formula.parse import FUNCTIONS, SWITCHING
from actplot.spec import get, names

GRID = np.unique(np.concatenate([np.linspace(-20, 20, 401), *(s * np.geomspace(1e-8, 300, 40) for s in (-1, 1))]))
BOUND = [
    *("elu:alpha=0.5", "soft_exponential:alpha=0.3", "gumbel_softmax:hard=1,tau=2", "relu_general:max_value=2"),
    *("acon_c:p1=1.2,p2=-0.3", "hardsigmoid:alpha=0.2", "hardsigmoid:beta=0.4", "smelu:beta=2", "squareplus:b=2"),
]
OWN = [
    *("x*tanh(b*x):b=2", "x**3 if x > 0 and x < 2 else -x**2", "2**x", "abs(sin(x))", "sinc(x)*2", "x**k:k=3"),
    *("max(x, 0, x**2)", "-x if x < -1 or b > 1 else x*e:b=0.5", "np*x + math - var*new:np=2,math=3,var=4,new=5"),
    *("c*exp(x) + exp(x)**2:c=3", "erfc(x) - erf(-x/2)", "-(-x)**2/2 - (x - (1 - x))", "hypot(x, 2)", "sign(x)*x"),
    *("new*x - new_:new=2,new_=3", "00.5*x"),
    *("-x if (1 if b > 1 else 2) > b else x*e:b=0.5", "expm1mx(x)/2", "-(-x)*x", "log1p(exp(-abs(x)))"),
]
SPECS = [*names(), *BOUND, *OWN]


def close(got, act, order):
    """Tell whether values are ours to 1e-12 of their size, at a root of a hundredth of their neighbours'."""
    expected = act.together(GRID, order)[order]
    size = np.abs(expected)
    size = np.max([size, 0.01 * np.roll(size, 1), 0.01 * np.roll(size, -1), np.full_like(size, 1e-290)], axis=0)
    return np.abs(np.asarray(got, dtype=float) - expected) <= 1e-12 * size


def functions(spec):
    act = get(spec)
    return [Function("f", spec, act.tree(), act.parameters)]


@pytest.mark.parametrize("spec", SPECS)
def test_the_python_has_our_values_and_slopes_without_a_warning(spec):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        told = {}
        exec(program(functions(spec), "python"), told)  # noqa: S102  (it is what users do with it)
        for order, name in enumerate(["f", "f_derivative"]):
            got = told[name](GRID)
            assert got.shape == GRID.shape
            assert got.dtype == float
            assert close(got, get(spec), order).all()
            assert np.shape(told[name](0)) == ()


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
def test_the_javascript_has_our_values_and_slopes():
    script = (
        "const {sources, grid} = JSON.parse(require('fs').readFileSync(0));"
        "const made = sources.map(s => new Function(s + 'return [f, f_derivative]')());"
        "console.log(JSON.stringify(made.map(fs => fs.map(f => grid.map(x => f(x))))));"
    )
    given = json.dumps({"sources": [program(functions(spec), "js") for spec in SPECS], "grid": GRID.tolist()})
    done = subprocess.run(["node", "-e", script], input=given, capture_output=True, text=True, check=True)
    wrong = [
        (spec, order)
        for spec, columns in zip(SPECS, json.loads(done.stdout), strict=True)
        for order, column in enumerate(columns)
        if not close(column, get(spec), order).all()
    ]
    assert not wrong


def test_the_parameters_are_arguments_whose_defaults_are_those_bound():
    told = {}
    exec(alone([get("elu:alpha=0.5"), get("elu:alpha=2"), get("relu6")], "python"), told)  # noqa: S102
    assert told["elu"](-1.0) == 0.5 * math.expm1(-1)
    assert told["elu_2"](-1.0) == 2 * math.expm1(-1)
    assert told["elu"](-1.0, alpha=3) == 3 * math.expm1(-1)


def test_a_branch_that_only_a_parameter_decides_is_kept_for_its_other_values():
    told = {}
    exec(alone([get("soft_exponential")], "python"), told)  # noqa: S102
    x = np.array([0.0, 0.5])
    for alpha in (-0.5, 0.0, 0.5):
        np.testing.assert_allclose(told["soft_exponential"](x, alpha=alpha), get("soft_exponential", alpha=alpha)(x))
        assert told["soft_exponential_derivative"](x, alpha=alpha).shape == x.shape


@pytest.mark.parametrize("form", ["python", "js"])
def test_what_several_functions_call_is_written_once_and_before_them(form):
    told = alone([get("gelu"), get("erf"), get("x*Phi(x)")], form)
    assert len(re.findall(r"_erfc =|function _erfc", told)) == 1
    assert told.index("_erfc") < told.index("gelu")
    assert "expm1" not in told


def test_text_that_would_end_a_comment_stays_in_it():
    act = get("x*2")
    python, js = (program([Function("f", 'x """ */ \\', act.tree(), {})], language) for language in ("python", "js"))
    assert python.count('"""') == 4
    assert "\\" not in python
    assert js.count("*/") == 2


@pytest.mark.parametrize("name", sorted(FUNCTIONS - SWITCHING.keys() - {"sinc"}))
def test_the_rule_of_each_primitive_gives_its_slope(name):
    x = np.linspace(0.1, 0.9, 9)
    formula = parse(f"{name}(2*x)")
    slope = evaluate(derivative(formula), x, 0, {})[0]
    np.testing.assert_allclose(slope, evaluate(formula, x, 1, {})[1], rtol=1e-14)


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ("x**2", "2·x"),
        ("x**-2", "-2·x^-3"),
        ("-(-x)*x", "x + x"),
        ("3*x + 1", "3"),
        ("x*tanh(x)", "tanh(x) + x·sech(x)^2"),
        ("max(x, 0)", "{ 0, x ≤ 0; 1, x > 0 }"),
        ("exp(-x)", "-e^(-x)"),
        ("sinc(x)", "sinc'(x)"),
        ("log(x)", "1/x"),
    ],
)
def test_the_derivative_of_an_own_formula_reads_as_by_hand(formula, told):
    assert alone([get(formula)], "text").splitlines()[1] == f"f'(x) = {told}"


def test_of_a_vector_function_the_slice_is_named():
    assert alone([get("softmax")], "text").startswith("f(x) = p1 of [x, 0] = sigmoid(x)\n")
    assert "Return p1 of [x, 0] at x." in alone([get("softmax")], "python")


@pytest.mark.parametrize("form", ["latex", "python", "js"])
def test_a_function_without_a_formula_is_refused(form):
    with pytest.raises(BadRequest, match="'numpy:sinh' has no formula"):
        alone([get("relu"), get("numpy:sinh")], form)
    assert "numerical" in alone([get("numpy:sinh")], "text")


def test_text_and_latex_are_a_line_each_with_what_the_parameters_are_bound_to():
    assert alone([get("elu:alpha=0.5")], "text").splitlines() == [
        "f(x) = { alpha·(e^x - 1), x ≤ 0; x, x > 0 }, alpha = 0.5",
        "f'(x) = { alpha·e^x, x ≤ 0; 1, x > 0 }, alpha = 0.5",
    ]
    assert alone([get("tanh"), get("relu")], "latex").splitlines() == [
        r"f(x) = \tanh(x)",
        r"f'(x) = 1 - \tanh^{2}(x)",
        r"f(x) = \begin{cases} 0 & x \leq 0 \\ x & x > 0 \end{cases}",
        r"f'(x) = \begin{cases} 0 & x \leq 0 \\ 1 & x > 0 \end{cases}",
    ]
