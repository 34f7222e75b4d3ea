"""What the catalogue computes is what other frameworks compute, but for the differences that a table explains."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from calls import Call, calls
from compare import Difference, Known, cannot_run, covers, differences, found, known, runnable

from actplot.activation import Activation
from actplot.measure.conventions import TABLE, conventions
from actplot.spec import get, names

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))
import build_conventions

pytestmark = [pytest.mark.peers, pytest.mark.filterwarnings("default")]  # of frameworks' own deprecations

REBUILD = "run: python tools/build_conventions.py"
OWN = {"torch.clamp"}  # PyTorch's other spelling of hardtanh, with another convention at the bounds


def parts(row: Known) -> list[tuple[str, object]]:
    """What a row claims, piece by piece: each call with each order that it has, and each place."""
    pairs = [(pair, order) for pair in row.calls for order in row.order if (pair[0], order) != ("onnx", 1)]
    return [*(("call", pair) for pair in pairs), *(("place", place) for place in row.where)]


def seen(row: Known, kind: str, part: object, one: Difference) -> bool:
    if kind == "place":
        return covers(part, one.at)
    return (row.names(one.call), one.order) == part


@pytest.mark.parametrize("call", runnable(), ids=str)
def test_a_declared_call_computes_our_function_but_for_explained_differences(call):
    unexplained = [str(one) for one in found() if one.call == call and not any(row.holds(one) for row in known())]
    assert not unexplained, "\n".join(unexplained[:8])


@pytest.mark.parametrize("row", known(), ids=lambda row: row.reason[:50])
def test_an_explained_difference_still_occurs_for_each_call_and_place(row):
    explained = [one for one in found() if row.holds(one)]
    gone = [part for kind, part in parts(row) if not any(seen(row, kind, part, one) for one in explained)]
    assert not gone, f"{row.reason}: no longer seen: {gone}"


def test_what_is_said_not_to_run_does_not():
    declared = {str(call): call for call in calls()}
    assert set(cannot_run()) <= set(declared)
    for written in cannot_run():
        if written.startswith("onnx"):
            with pytest.raises(LookupError):
                declared[written].dtype()


def test_the_derivative_at_a_kink_is_pytorchs():
    for call in runnable():
        told = conventions(call.act).get("torch", []) if call.framework == "torch" else []
        for row in told:
            if not OWN & set(row["calls"]):
                ours = {x: call.act.derivative(x) for x in row["slopes"]}
                assert row["slopes"] == pytest.approx(ours, rel=1e-7), call.act


def test_kinks_that_are_differentiated_have_conventions_and_other_functions_none():
    expected = {call.act.name for call in runnable() if build_conventions.slopes(call) is not None}
    assert {name for name in names() if conventions(get(name))} == expected


def test_the_shipped_conventions_are_what_the_frameworks_do():
    fresh, shipped = build_conventions.conventions(), TABLE.read_text("utf-8")
    assert json.loads(fresh) == json.loads(shipped), REBUILD


def test_the_report_names_every_reason():
    text = build_conventions.REPORT.read_text("utf-8")
    assert all(row.reason.replace("|x|", "abs x") in text for row in known()), REBUILD


def test_a_wrong_formula_is_an_unexplained_difference():
    class Naive(Activation, registered=False):
        """ELU with a sign that is wrong."""

        name, formula = "elu", "x if x > 0 else 1 - exp(x)"

    wrong = [*differences(Call("torch", "nn.ELU()", Naive()))]
    assert {one.order for one in wrong} == {0, 1}
    assert not any(row.holds(one) for one in wrong for row in known())
