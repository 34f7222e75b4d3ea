"""The table of values: columns named as the curves of a picture, every digit kept where programs read it."""

from __future__ import annotations

import json

import numpy as np
import pytest

from actplot import table
from actplot.spec import expand, get
from actplot.table import Spread, Table

X = np.array([-np.inf, -1.5, -0.0, 0.0, 1 / 3, 1e300, np.nan])


def tabulate(activations, *blocks, orders=(0,)):
    return Table(tuple(activations), orders, blocks)


def test_columns_are_named_as_the_curves_of_a_picture():
    made = tabulate(expand(["elu:alpha=1,2", "relu"]), X, orders=(0, 2))
    assert made.heads == ("x", "elu.f", "elu.d2f", "elu-2.f", "elu-2.d2f", "relu.f", "relu.d2f")


def test_csv_gives_every_number_back():
    made = tabulate([get("mish")], X[:3], X[3:], orders=(0, 1, 2))
    head, *rows = [line.split(",") for line in "".join(made.csv()).splitlines()]
    assert head == ["x", "mish.f", "mish.df", "mish.d2f"]
    columns = np.array(rows, dtype=float).T
    mish = get("mish")
    expected = [X, mish(X), mish.derivative(X), mish.derivative(X, 2)]
    np.testing.assert_array_equal(columns, expected)
    assert np.signbit(columns[0, 2])


def test_json_is_json_and_gives_every_number_back():
    made = tabulate([get("elu:alpha=0.5"), get("step")], X[:2], X[2:], orders=(0, 1))
    told = json.loads("".join(made.json()), parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))
    assert told["x"][0] == "-inf"
    assert told["x"][-1] == "nan"
    elu, step = told["curves"]
    assert (elu["name"], elu["parameters"]) == ("elu", {"alpha": 0.5})
    assert set(step) == {"name", "parameters", "f", "df"}
    np.testing.assert_array_equal(np.array(elu["f"], dtype=float), get("elu:alpha=0.5")(X))


def test_json_asks_for_each_block_once():
    blocks = iter([X[:2], X[2:]])
    told = json.loads("".join(Table((get("relu"), get("tanh")), (0, 1), blocks).json()))
    assert {len(curve[key]) for curve in told["curves"] for key in ("f", "df")} == {len(X)}


def test_text_stands_in_columns_flush_right():
    lines = "".join(tabulate([get("relu"), get("tanh")], X).text()).splitlines()
    assert len({len(line) for line in lines}) == 1
    assert lines[0].split() == ["x", "relu.f", "tanh.f"]
    assert lines[5].split() == ["0.333333", "0.333333", "0.321513"]


def test_of_a_vector_function_the_slice_is_told():
    made = tabulate([get("softmax")], np.array([0.0, 2.0]), orders=(0, 1))
    assert json.loads("".join(made.json()))["curves"][0]["f"] == [0.5, float(get("sigmoid")(2.0))]


@pytest.mark.parametrize("count", [2, 7, 8, 9, 50])
def test_points_of_a_span_are_those_of_linspace_block_by_block(monkeypatch, count):
    monkeypatch.setattr(table, "BLOCK", 8)
    for span in ((-1e-3, 4.0), (-3.0, 3.0), (1e10, 1e10 + 1), (-1e299, 1e299)):
        blocks = list(Spread(span, count))
        assert max(map(len, blocks)) <= 8
        np.testing.assert_array_equal(np.concatenate(blocks), np.linspace(*span, count))
