"""The card of an activation: formula, derivative, kinks, and what the class declares, within the width."""

from __future__ import annotations

import pytest

from actplot.card import lines
from actplot.card.contrast import contrast
from actplot.spec import get, names
from actplot.terminal.canvas import width_of
from actplot.words import LANGUAGES


def card(act, *, lang="en", width=80):
    return "".join(f"{line.head}{line.text}".rstrip() + "\n" for line in lines(act, lang=lang, width=width))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [60, 100])
def test_no_line_is_wider_than_the_terminal(lang, width):
    for name in names()[LANGUAGES.index(lang) % 2 :: 2]:
        lines = card(get(name), lang=lang, width=width).splitlines()
        assert max(map(width_of, lines)) <= width
        assert all(line == line.rstrip() for line in lines)


@pytest.mark.parametrize("name", names())
def test_everything_declared_is_told(name):
    act = get(name)
    told = " ".join(card(act, width=1000).split())
    assert act.title in told
    for text in (*act.aliases, act.strengths, act.weaknesses, act.when, *act.references, act.text(), act.text(1)):
        assert text in told
    for calls in act.frameworks.values():
        for call in (calls,) if isinstance(calls, str) else calls:
            assert " ".join(call.split()) in told


def test_both_limits_and_the_value_are_told_at_kinks_and_jumps():
    assert "x = 0: f'(0-) = 0.5, f'(0+) = 1, f'(0) = 0.5" in card(get("elu:alpha=0.5"))
    assert "x = 0: f(0-) = 0, f(0+) = 1, f(0) = 1" in card(get("step"))
    assert "kink" in card(get("mish"))


def test_a_parameter_is_told_with_its_default_and_domain():
    assert "alpha = 0.5 (default 1; allowed values > 0)" in card(get("elu:alpha=0.5"))
    assert "alpha = 0.5（默认值 1；取值范围 > 0）" in card(get("elu:alpha=0.5"), lang="zh-CN")


def test_the_slice_of_a_vector_function_is_named():
    assert get("softmax").slice_name in card(get("softmax"))


def test_a_formula_of_ones_own_has_a_card_without_gaps():
    told = card(get("x*tanh(b*x):b=2"))
    assert "b = 2" in told
    assert "f'(x) = tanh(b·x) + x·b·sech(b·x)^2\n" in told


@pytest.mark.parametrize(
    ("spec", "told"),
    [
        ("gelu", "range [-0.169971, inf); bounded below"),
        ("gelu", "monotonicity not monotonic"),
        ("gelu", "extremum local minimum f(-0.751792) = -0.169971"),
        ("gelu", "Lipschitz constant 1.1289"),
        ("relu", "zero-centred no; mean 0.398942 (input x ~ N(0, 1))"),
        ("selu", "zero-centred yes (input x ~ N(0, 1))"),
        ("tanh", "parity odd"),
        ("sigmoid", "range (0, 1); bounded"),
        ("sigmoid", "saturates soft (the slope tends to 0) asymptote left: y = 0 right: y = 1"),
        ("relu", "saturates left: hard (the slope is exactly 0) right: does not saturate"),
        ("elu", "asymptote left: y = -1 right: y = x"),
        ("srelu", "right: y = x"),
        ("relu", "smoothness continuous (C0)"),
        ("elu", "smoothness continuously differentiable (C1)"),
        ("mish", "smoothness smooth (C∞)"),
        ("step", "smoothness discontinuous"),
        ("step", "Lipschitz constant inf"),
        ("sine:omega=2", "range [-1, 1]; bounded"),
        ("2*x - 3", "asymptote y = 2 x - 3"),
        ("1 - x", "asymptote y = -x + 1"),
        ("mish", "per element: 3"),
        ("x*tanh(x)", "parity even"),
    ],
)
def test_what_is_measured_is_told_in_words(spec, told):
    assert told in " ".join(card(get(spec)).split())


@pytest.mark.parametrize("name", ["relu", "gelu", "softmax"])
def test_relations_and_mistakes_are_told(name):
    told = " ".join(card(get(name), width=1000).split())
    for text in (*get(name).relations, *get(name).mistakes):
        assert text in told


def test_a_call_is_not_broken_where_it_fits_the_line():
    told = card(get("leaky_relu")).splitlines()
    assert any("F.leaky_relu(x, negative_slope=0.01)" in line for line in told)


def test_the_second_line_of_an_item_is_indented_more_than_the_next_item():
    told = card(get("relu"), width=60).split("common mistakes")[1].split("\n\n")[0].splitlines()
    indents = {len(line) - len(line.lstrip()) for line in told[1:]}
    assert len(indents) == 2


def test_the_slopes_that_frameworks_take_at_a_kink_are_told_together_where_they_agree():
    told = " ".join(card(get("leaky_relu:0.5")).split())
    assert "f'(0) = 0.5 torch: f'(0) = 0.5 jax, keras: f'(0) = 1" in told
    assert "torch.clamp" in card(get("hardtanh")).split("kink")[1].split("jump")[0]


def test_of_hundreds_of_kinks_those_nearest_0_are_told():
    told = card(get("abs(sin(x))"))
    assert told.count("x = ") == 4
    assert "x = -3.14159" in told
    assert "more, farther from 0" in told


def test_a_mean_that_does_not_exist_is_not_a_number():
    assert "mean undefined" in card(get("log(x)"))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_of_a_comparison_is_wider_than_the_terminal(lang, width):
    some = names()[LANGUAGES.index(lang) % 3 :: 3]
    for start in range(0, len(some), 7):
        activations = [get(name) for name in some[start : start + 7]]
        lines = list(contrast(activations, lang=lang, width=width))
        assert max(width_of(line.head + line.text) for line in lines) <= width


def test_columns_that_do_not_fit_stand_in_further_tables():
    acts = [get(name) for name in ("relu", "elu", "mish", "gelu", "tanh")]
    blank = [line for line in contrast(acts, width=80) if line == ("", "")]
    assert len(blank) == 1
    assert not [line for line in contrast(acts, width=160) if line == ("", "")]


def test_a_row_is_marked_in_every_table_if_it_differs_in_one():
    acts = [get(name) for name in ("relu", "relu6", "hardtanh", "tanh")]
    told = [line for line in contrast(acts, width=80) if "parity" in line.head + line.text]
    assert len(told) == 2
    assert all(line.head.startswith("≠ ") for line in told)


def test_rows_that_agree_have_no_head():
    same = [line for line in contrast([get("elu"), get("elu:alpha=2")]) if not line.head and line.text]
    assert any("parity" in line.text for line in same)
    assert not any("parameters" in line.text for line in same)
