"""The facts of an activation: the words of their JSON, and those that are shipped measured."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import numpy as np
import pytest

from actplot.measure import facts, known, measuring
from actplot.measure.measuring import measured
from actplot.measure.record import SHIPPED, to_dict
from actplot.spec import get, names

INF = np.inf
REBUILD = "run: python tools/build_facts.py"


KEYS = (
    "range", "attained", "limits", "asymptotes", "parity", "monotonic", "strictly_monotonic", "convexity",
    "bounded_below", "bounded_above", "smoothness", "lipschitz", "extrema", "kinks", "jumps", "saturates", "values",
    "gaussian",
)  # fmt: skip


def test_the_json_has_the_words_of_the_contract():
    told = json.loads(json.dumps(facts("gelu").to_dict(), allow_nan=False))
    assert list(told) == [
        "name", "titles", "family", "kind", "aliases", "parameters", "formula", "latex", "derivative_latex",
        "strengths", "weaknesses", "when", "frameworks", "references", "measured",
    ]  # fmt: skip
    assert tuple(told["measured"]) == KEYS
    assert told["titles"]["en"] == "GELU"
    assert told["measured"]["range"] == [pytest.approx(-0.1699712074799037), "inf"]
    assert told["measured"]["asymptotes"] == {"left": [0, 0], "right": [1, 0]}
    (dip,) = told["measured"]["extrema"]
    assert dip == {"x": pytest.approx(-0.7517915246935645), "f": pytest.approx(-0.1699712074799), "kind": "min"}
    assert list(told["measured"]["values"]) == ["f(0)", "f(1)", "f(-1)", "f'(0-)", "f'(0+)"]
    assert list(told["measured"]["gaussian"]) == ["mean", "second_moment", "derivative_second_moment", "gain"]


def test_the_json_tells_the_parameters_in_force_and_what_an_own_formula_lacks():
    told = facts("elu:alpha=0.5").to_dict()
    assert told["parameters"] == [{"name": "alpha", "value": 0.5, "default": 1.0}]
    assert told["measured"]["range"] == [-0.5, "inf"]
    own = facts("sin(a*x):a=2").to_dict()
    assert own["derivative_latex"] is None
    assert own["measured"]["limits"] == [None, None]
    assert own["measured"]["lipschitz"] == 2


@pytest.mark.parametrize("name", names())
def test_what_is_shipped_is_what_is_measured(name):
    shipped = json.loads(SHIPPED.read_text("utf-8"))
    assert name in shipped, f"{name} was never measured; {REBUILD}"
    fresh = to_dict(measured(get(name)))
    for key in KEYS:
        assert shipped[name][key] == approximately(fresh[key]), f"{key} of {name} is stale; {REBUILD}"


def approximately(value):
    """The same, but for the last digits of numbers, which CPUs may round otherwise."""
    if isinstance(value, dict):
        return {key: approximately(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [approximately(inner) for inner in value]
    return pytest.approx(value, rel=1e-12, abs=1e-15) if isinstance(value, float) else value


def test_the_shipped_file_holds_the_catalogue_and_nothing_else():
    assert list(json.loads(SHIPPED.read_text("utf-8"))) == names(), REBUILD


def test_the_tool_writes_what_the_library_reads():
    tool = Path(__file__).parents[1] / "tools" / "build_facts.py"
    spec = importlib.util.spec_from_file_location("build_facts", tool)
    build_facts = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build_facts)
    line = build_facts.row("relu")
    assert line in SHIPPED.read_text("utf-8"), REBUILD


def test_default_parameters_are_not_measured_again(monkeypatch):
    def refuse(act):
        raise AssertionError(f"{act} is measured")

    known._facts.cache_clear()
    monkeypatch.setattr(measuring, "measured", refuse)
    assert facts("relu").measured.range == (0, INF)
    assert facts(get("gelu")) is facts("gelu")
    with pytest.raises(AssertionError, match="elu"):
        facts("elu:alpha=0.5")
