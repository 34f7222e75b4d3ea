"""What frameworks do at kinks is told for any parameters, and PyTorch's is ours; tests/peers holds it to their runs."""

from __future__ import annotations

import pytest

from actplot.measure.conventions import conventions
from actplot.spec import get, names


def slopes(spec: str, framework: str) -> list[dict[float, float]]:
    return [row["slopes"] for row in conventions(get(spec)).get(framework, [])]


@pytest.mark.parametrize("slope", [0.01, 0.2, 0.5])
def test_at_0_a_leaky_relu_has_the_left_slope_in_pytorch_and_the_right_one_in_jax_and_keras(slope):
    spec = f"leaky_relu:{slope}"
    assert slopes(spec, "torch") == [{0: slope}]
    assert slopes(spec, "jax") == slopes(spec, "keras") == [{0: 1}]


def test_calls_of_one_framework_that_disagree_stand_apart():
    module, clamp = conventions(get("hardtanh:min_val=-2"))["torch"]
    assert (module["calls"], module["slopes"]) == (["nn.Hardtanh", "F.hardtanh"], {-2: 0, 1: 0})
    assert (clamp["calls"], clamp["slopes"]) == (["torch.clamp"], {-2: 1, 1: 1})


def test_a_slope_that_is_no_side_is_told_as_it_is():
    assert slopes("prelu:0.3", "keras") == [{0: 0}]
    assert slopes("absolute", "torch") == [{0: 0}]
    assert slopes("sparse_sigmoid", "jax") == [{-1: 0.25, 1: 0.25}]


def test_what_holds_for_the_defaults_only_is_not_told_of_other_parameters():
    assert slopes("relu_general", "keras") == [{0: 0}]
    assert slopes("relu_general:0.1", "keras") == []


@pytest.mark.parametrize("spec", ["tanh", "elu", "step", "softmax", "leaky_relu:1", "x*abs(x-1)"])
def test_nothing_is_told_without_a_kink_or_of_functions_of_ones_own(spec):
    assert conventions(get(spec)) == {}


def test_every_row_names_the_version_that_was_called_and_the_calls():
    rows = [row for name in names() for found in conventions(get(name)).values() for row in found]
    assert len(rows) > 25
    assert all(row["calls"] and row["version"][0].isdigit() for row in rows)


@pytest.mark.parametrize("name", [name for name in names() if "torch" in conventions(get(name))])
def test_the_derivative_at_a_kink_is_pytorchs(name):
    act = get(name)
    first = conventions(act)["torch"][0]["slopes"]
    assert first == pytest.approx({x: act.derivative(x) for x in act.kinks()})
