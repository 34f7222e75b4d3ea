"""The table of values: columns named as the curves of a picture, every digit kept where programs read it."""

from __future__ import annotations

import json

import numpy as np

from actplot.spec import expand, get
from actplot.table import tabulate

X = np.array([-np.inf, -1.5, -0.0, 0.0, 1 / 3, 1e300, np.nan])


def test_columns_are_named_as_the_curves_of_a_picture():
    table = tabulate(expand(["elu:alpha=1,2", "relu"]), X, orders=(0, 2))
    assert table.heads == ("x", "elu.f", "elu.d2f", "elu-2.f", "elu-2.d2f", "relu.f", "relu.d2f")


def test_csv_gives_every_number_back():
    table = tabulate([get("mish")], X, orders=(0, 1, 2))
    head, *rows = [line.split(",") for line in table.csv()]
    assert head == ["x", "mish.f", "mish.df", "mish.d2f"]
    columns = np.array(rows, dtype=float).T
    mish = get("mish")
    expected = [X, mish.exact(X), mish.derivative(X), mish.derivative(X, 2)]
    np.testing.assert_array_equal(columns, expected)
    assert np.signbit(columns[0, 2])


def test_a_long_table_loses_no_row_between_blocks(monkeypatch):
    monkeypatch.setattr("actplot.table.BLOCK", 3)
    assert [float(line.split(",")[0]) for line in list(tabulate([get("relu")], np.arange(8.0)).csv())[1:]] == list(
        range(8)
    )


def test_json_is_json_and_gives_every_number_back():
    (line,) = tabulate([get("elu:alpha=0.5"), get("step")], X, orders=(0, 1)).json()
    told = json.loads(line, parse_constant=lambda name: pytest_fail(name))
    assert told["x"][0] == "-inf"
    assert told["x"][-1] == "nan"
    elu, step = told["curves"]
    assert (elu["name"], elu["parameters"]) == ("elu", {"alpha": 0.5})
    assert set(step) == {"name", "parameters", "f", "df"}
    np.testing.assert_array_equal(np.array(elu["f"], dtype=float), get("elu:alpha=0.5").exact(X))


def pytest_fail(name):
    raise AssertionError(f"{name} is no JSON")


def test_text_stands_in_columns_flush_right():
    lines = list(tabulate([get("relu"), get("tanh")], X).text())
    assert len({len(line) for line in lines}) == 1
    assert lines[0].split() == ["x", "relu.f", "tanh.f"]
    assert lines[5].split() == ["0.333333", "0.333333", "0.321513"]


def test_of_a_vector_function_the_slice_is_told():
    (line,) = tabulate([get("softmax")], [0.0, 2.0], orders=(0, 1)).json()
    assert json.loads(line)["curves"][0]["f"] == [0.5, float(get("sigmoid").exact(2.0))]
