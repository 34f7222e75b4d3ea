"""The difference of two activations is one itself: exact where both nearly agree, 0 where they are one function."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
from mpmath import mpf
from oracle import exact

from actplot.curve import sample
from actplot.measure import facts
from actplot.registry import catalogue
from actplot.spec import difference, expand, get, names

PAIRS = [
    *(("gelu", "gelu_tanh"), ("swish:beta=2", "silu"), ("tanh", "hardtanh"), ("mish", "silu"), ("step", "sigmoid")),
    *(("gelu", "swish:1.702"), ("softmax", "sigmoid:"), ("relu_general:0.1,3,1", "relu6"), ("a*x*x:a=3", "snake")),
    *(("bent_identity", "hypot(x, 1)"), ("rrelu", "leaky_relu"), ("swiglu", "gelu"), ("squareplus", "bent_identity")),
]
ALIKE = [
    *(("silu", "swish"), ("relu", "max(x, 0)"), ("elu", "celu"), ("silu", "x / (1 + exp(-x))"), ("softmax", "sigmoid")),
    *(("mish", "x * tanh(log(1 + exp(x)))"), ("hardswish", "x * min(max(x + 3, 0), 6) / 6"), ("relu_general", "relu")),
    *(("softplus", "log(1 + exp(x))"), ("gelu", "x * Phi(x)"), ("sine", "sin(x)"), ("softsign", "x / (1 + abs(x))")),
]
X = np.concatenate([np.linspace(-7.9, 8.1, 33), [-30.0, -12.0, 1e-3, 25.0]])


def less(one: str, other: str):
    return difference(get(one.rstrip(":")), get(other.rstrip(":")))


def ids(pairs):
    return [" - ".join(pair) for pair in pairs]


both = pytest.mark.parametrize(("one", "other"), PAIRS, ids=ids(PAIRS))


@both
def test_every_order_is_the_difference_to_the_last_digits(one, other):
    diff = less(one, other)
    first, second = diff.parts
    for order, values in enumerate(diff.jet(X, 2)):
        for x, value in zip(X.tolist(), values.tolist(), strict=True):
            minuend, subtrahend = exact(first, x)[order], exact(second, x)[order]
            rest = minuend - subtrahend
            room = max(mpf(2) ** -61 * max(abs(minuend), abs(subtrahend)), mpf(2) ** -51 * abs(rest))
            assert abs(value - rest) <= room, f"order {order} at {x}"


@both
def test_ink_is_as_exact_where_it_can_be_seen(one, other):
    diff = less(one, other)
    for exactly, ink in zip(diff.jet(X, 2), diff.jet(X, 2, exact=False), strict=True):
        np.testing.assert_allclose(ink, exactly, rtol=0, atol=2.0**-62)


@both
def test_it_is_frozen_hashable_comparable_and_picklable(one, other):
    diff = less(one, other)
    again = pickle.loads(pickle.dumps(diff))  # noqa: S301
    assert again == diff == less(one, other)
    assert hash(again) == hash(diff)
    assert repr(again) == repr(diff) == f"difference({get(one.rstrip(':'))!r}, {get(other.rstrip(':'))!r})"
    assert diff != less(other, one)
    assert expand([diff]) == (diff,)
    with pytest.raises(AttributeError, match="frozen"):
        diff.name = "another"


@pytest.mark.parametrize(("one", "other"), ALIKE, ids=ids(ALIKE))
def test_two_formulas_of_one_function_differ_by_nothing_that_ink_shows(one, other):
    diff = less(one, other)
    assert diff.switches() == ()
    for order in (0, 1, 2):
        curve = sample(diff, (-20, 20), order=order)
        assert all(not y.any() for _, y in curve.pieces)
        assert not curve.points
    assert not np.any(diff.jet(np.linspace(-3, 3, 25), 2)[0])


@pytest.mark.parametrize("name", names())
def test_nothing_differs_from_itself(name):
    diff = difference(get(name), get(name))
    assert not np.any(diff.jet(np.linspace(-5, 5, 11), 2))
    assert diff.switches() == ()


def test_kinks_that_cancel_are_gone_and_the_others_stay():
    assert less("relu", "leaky_relu").kinks() == (0.0,)
    assert less("relu", "relu6").kinks() == (6.0,)
    assert less("step", "sigmoid").jumps() == (0.0,)


def test_it_is_measured_like_any_other():
    found = facts(less("gelu", "gelu_tanh")).measured
    assert found.asymptotes == ((0.0, 0.0), (0.0, 0.0))
    assert [extremum.x for extremum in found.extrema[1:4]] == [
        pytest.approx(-1.3644977, abs=1e-6), 0.0, pytest.approx(1.3644977, abs=1e-6),
    ]  # fmt: skip


def test_names_stand_in_print_with_what_is_no_default():
    diff = less("swish:beta=2", "leaky_relu")
    assert diff.text() == "swish(x; beta = 2) - leaky_relu(x)"
    assert diff.latex() == r"\mathrm{swish}(x;\ \beta = 2) - \mathrm{leaky\_relu}(x)"
    assert less("tanh", "x*x").text() == "tanh(x) - (x·x)"
    assert diff.text(1) == diff.mathtext(2) == diff.bindings() == ""
    assert diff.title == "Swish − Leaky ReLU"


def test_its_span_holds_both_spans_and_it_is_in_no_catalogue():
    one, other = get("hardswish"), get("sine")
    span = difference(one, other).span
    assert span == (min(one.span[0], other.span[0]), max(one.span[1], other.span[1]))
    assert "diff" not in catalogue()


def test_a_difference_may_be_a_part_of_another():
    diff = difference(less("gelu", "silu"), less("elu:2", "bent_identity"))
    x = np.linspace(-3, 3, 7)
    parts = [get(word).exact(x) for word in ("gelu", "silu", "elu:2", "bent_identity")]
    np.testing.assert_allclose(diff(x), parts[0] - parts[1] - parts[2] + parts[3], rtol=1e-13)
