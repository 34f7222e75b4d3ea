"""Formulas that would do harm, or much work: each is refused with one short line, before anything is computed."""

from __future__ import annotations

import time

import pytest

from actplot.errors import ActplotError
from actplot.formula import parse
from actplot.formula.nodes import walk
from actplot.formula.parse import MAX_DEPTH, MAX_LENGTH, MAX_NODES
from actplot.spec import get

BOMBS = {
    # numbers and powers
    "9**9**9": "no activation matches '9**9**9'",
    "x*9**9**9": "a power of a power: write its exponent as one number",
    "x**(9**9)": "a power of a power",
    "x**1e9": "the power '1e9' is above 64",
    "x**-(2*65)": "the power '65' is above 64",
    "1e999*x": "'1e999' is not a finite number",
    "x*" + "9" * 900: "is not a finite number",
    "1j*x": "'1j' is not a finite number",
    "x*True": "'True' is not a finite number",
    # length and depth
    "(" * 10**5 + "x" + ")" * 10**5: "is longer than 2000 characters",
    "x" * 10**6: "is longer than 2000 characters",
    "x+" * 600 + "x": "is longer than 1000 characters",
    "elu:" + "alpha=1," * 10**5: "is longer than 2000 characters",
    "(" * 400 + "x" + ")" * 400: "is not a formula",
    "-" * 900 + "x": "nested deeper than 50",
    "(" + "-" * 900 + "x).real": "is not allowed",
    "exp(" * 60 + "x" + ")" * 60: "nested deeper than 50",
    "max(" + "x," * 300 + "x)": "'max' takes at most 50 arguments",
    "x+0*(" + ",".join("x" * 450) + ")": "is not allowed",
    # Python that is no formula
    "x.__class__": "'x.__class__' is not allowed",
    "x.real": "'x.real' is not allowed",
    "(x).__class__.__mro__": "is not allowed",
    "sigmoid(x)[0]": "'sigmoid(x)[0]' is no parameter",
    "x[0]": "'x[0]' is no parameter",
    "a[0]*x:a=1": "'a[0]' is no parameter",
    "a0[x]*x:a0=1": "'a0[x]' is no parameter",
    "(lambda: x)()": "'(lambda: x)()' is not a call of a known function",
    "(lambda y: y)(x)": "is not a call of a known function",
    "(y:=x)": "'y:=x' is not allowed",
    "[x for x in x]": "'[x for x in x]' is not allowed",
    "{x}": "'{x}' is not allowed",
    "x,x": "'x,x' is not allowed",
    "'x'*x": "''x'' is not a finite number",
    "f'{x}'": "is not allowed",
    "await x": "'await x' is not allowed",
    "exp(*x)": "'*x' is not allowed",
    "exp(**x)": "'exp(**x)' is not a call of a known function",
    "x;x": "'x;x' is not a formula: invalid syntax at column 2",
    "x\nx": "'x\\nx' is not a formula",
    "x*\0": "'x*\\x00' is not a formula",
    "x if x else 1": "'x' is not a comparison",
    "x>0": "'x>0' is a condition; it belongs between if and else",
    "(x>0)*x": "'x>0' is a condition",
    "x and x": "'x' is not a comparison",
    "x==0": "'x==0' is not one of < <= > >=",
    # names
    "__import__('os')*x": "no function is called '__import__'",
    "__x__*x": "no parameter is called '__x__'",
    "eval(x)": "no function is called 'eval'",
    "np.exp(x)": "'np.exp(x)' is not a call of a known function. Write exp(x).",
    "x:x=1": "'x' cannot be the name of a parameter",
    "exp(x)*exp:exp=1": "'exp' cannot be the name of a parameter",
    "x*pi:pi=3": "'pi' cannot be the name of a parameter",
    "x*_a:_a=1": "'_a' cannot be the name of a parameter",
    "x*__class__:__class__=1": "'__class__' cannot be the name of a parameter",
    "x*jet:jet=1": "'jet' cannot be the name of a parameter: every activation has a jet of its own",
    "x*formula:formula=1": "'formula' cannot be the name of a parameter",
    "x:a=1": "formula 'x' has no 'a' in it",
    "x*y:y=1,y=2": "gives 'y' twice; several values are y=1,2",
    "x*a:a=1e999": "a '1e999' must be finite",
    "x*a:a=nan": "a 'nan' must be finite",
}


@pytest.mark.parametrize(("typed", "told"), BOMBS.items(), ids=[ascii(typed[:24]) for typed in BOMBS])
def test_a_bomb_is_refused_in_one_line(typed: str, told: str, record_property: pytest.RecordProperty) -> None:
    started = time.perf_counter()
    with pytest.raises(ActplotError) as raised:
        get(typed)
    record_property("milliseconds", 1e3 * (time.perf_counter() - started))
    message = str(raised.value)
    assert told in message
    assert "\n" not in message
    assert len(message) < 300
    assert raised.value.status == 2


def test_what_is_read_has_few_parts() -> None:
    sums = "+".join(["x"] * (MAX_DEPTH - 1))
    longest = f"max({sums}, {sums}, {sums}, {sums})"
    assert len(list(walk(parse(longest)))) <= MAX_NODES
    assert len(longest) <= MAX_LENGTH


def test_switches_within_switches_are_searched_for_where_they_are_too_many_to_solve() -> None:
    nested = get("abs(" * 24 + "x" + "-1)" * 24)  # 2^24 ways to read it
    assert set(range(-24, 25)) >= set(nested.turns()) >= {-1.0, 0.0, 1.0}


def test_an_element_of_a_parameter_is_the_parameter_with_that_number() -> None:
    assert get("w[0]*x + w[1]:w0=2,w1=3")(1.0) == 5.0
