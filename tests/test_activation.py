"""The base class: what a subclass of three lines gets, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from actplot.activation import Activation, param
from actplot.errors import BadRequest, ParameterOutOfRange, UnknownParameter
from actplot.registry import by_name, catalogue
from actplot.spec import get


class Ramp(Activation, registered=False):
    name = "ramp_of_tests"
    formula = "max(0, min(1, gain * x))"
    gain: float = param(default=2.0, above=0, most=10, symbol="g")


def test_three_lines_make_an_activation() -> None:
    act = Ramp()
    np.testing.assert_array_equal(act([-1, 0.25, 3]), [0.0, 0.5, 1.0])
    assert act.kinks() == (0.0, 0.5)
    assert act.jumps() == ()
    assert act.one_sided(0.5, 1) == (2.0, 0.0)
    assert act.latex() == r"\max(0, \min(1, g x))"
    assert act.bindings("latex") == "g = 2"
    assert act.family == "own"


def test_parameters_bind_by_place_and_by_name() -> None:
    assert Ramp(3.0) == Ramp(gain=3) != Ramp()
    assert repr(Ramp(3)) == "ramp_of_tests(gain=3.0)"
    assert Ramp(3).spec == "ramp_of_tests:gain=3.0"
    assert Ramp().spec == "ramp_of_tests"
    with pytest.raises(UnknownParameter, match="takes 1 parameters, not 2"):
        Ramp(1, 2)


@pytest.mark.parametrize(("gain", "domain"), [(0, "above 0"), (-1, "above 0"), (11, "at most 10"), ("1", "number")])
def test_a_refusal_names_value_and_domain(gain: object, domain: str) -> None:
    with pytest.raises(ParameterOutOfRange, match=domain) as refused:
        Ramp(gain=gain)  # type: ignore[arg-type]
    assert f"'{gain}'" in str(refused.value)


def test_a_name_that_is_taken_is_refused() -> None:
    before = dict(catalogue())
    with pytest.raises(TypeError, match="taken"):
        type("Clash", (Activation,), {"name": "clash", "aliases": ("Leaky-ReLU",), "formula": "x"})
    with pytest.raises(TypeError, match="no formula"):
        type("Empty", (Activation,), {"name": "empty"})
    assert catalogue() == before
    assert by_name("clash") is None


@pytest.mark.parametrize("order", [0, 3, -1, 1.5])
def test_orders_other_than_one_and_two_are_refused(order: int) -> None:
    with pytest.raises(BadRequest, match=f"'{order}'"):
        get("relu").derivative(1.0, order)


@pytest.mark.parametrize("x", ["abc", 1j, [None], [[1], [1, 2]]])
def test_what_is_no_real_number_is_refused(x: object) -> None:
    with pytest.raises((BadRequest, ValueError)):
        get("relu")(x)  # type: ignore[arg-type]


def test_rrelu_in_evaluation_is_the_mean_of_its_edges() -> None:
    act = get("rrelu:0.1,0.5")
    edges = act.edges()
    assert edges is not None
    x = np.array([-2.0, -1.0, 3.0])
    np.testing.assert_allclose(act(x), (edges[0](x) + edges[1](x)) / 2, rtol=1e-15)
    np.testing.assert_array_equal(edges[0](x), [-0.2, -0.1, 3.0])
    assert get("relu").edges() is None
    assert act.bindings() == "a ~ U(0.1, 0.5)"


def test_bindings_show_only_what_the_formula_shows() -> None:
    assert get("step").bindings() == ""
    assert get("step:0.5").bindings() == "value_at_zero = 0.5"
    assert get("rrelu").bindings("latex") == r"a \sim U(\frac{1}{8}, \frac{1}{3})"
    assert get("selu").bindings() == "scale ≈ 1.0507, alpha ≈ 1.6733"


def test_derivative_at_a_kink_is_what_pytorch_returns() -> None:
    assert [get(name).derivative(0.0) for name in ("relu", "leaky_relu", "prelu", "elu:0.5")] == [0, 0.01, 0.25, 0.5]


def test_equal_activations_are_alike_in_print():
    one, other = (get("hardtanh", min_val=-1, max_val=zero) for zero in (0.0, -0.0))
    assert one == other
    assert (one.bindings(), repr(one), one.spec) == (other.bindings(), repr(other), other.spec)
