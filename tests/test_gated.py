"""Gated functions: halves of one array or two arrays, which of them is the gate, and the digits of their product."""

from __future__ import annotations

import numpy as np
import pytest
from vector_oracle import EXACT, ulps

from actplot.errors import BadRequest
from actplot.registry import catalogue
from actplot.spec import get

RNG = np.random.default_rng(7)
GATED = [name for name, cls in catalogue().items() if cls.kind == "gated"]
GATES = {"glu": "sigmoid", "swiglu": "silu", "geglu": "gelu", "reglu": "relu", "bilinear_glu": "identity"}

each = pytest.mark.parametrize("name", GATED)


@each
def test_the_gate_is_a_function_of_the_catalogue_and_the_order_of_the_halves_is_told(name: str) -> None:
    a, b = RNG.normal(size=(2, 50)) * 3
    gate, other = (b, a) if name == "glu" else (a, b)
    np.testing.assert_allclose(get(name)(a, b), get(GATES[name]).exact(gate) * other, rtol=1e-15)
    summary = (catalogue()[name].__doc__ or "").partition("\n")[0]
    assert " a" in summary
    assert " b" in summary


@each
def test_one_array_in_halves_is_the_same_as_two(name: str) -> None:
    x = RNG.normal(size=(3, 4, 6))
    for axis in (1, 2, -1, -2):
        halves = np.split(x, 2, axis=axis)
        np.testing.assert_array_equal(get(name, axis=axis)(x), get(name)(*halves))
        assert get(name, axis=axis)(x).shape == halves[0].shape


@each
def test_an_odd_number_has_no_halves(name: str) -> None:
    with pytest.raises(BadRequest, match=rf"{name}: '3' elements along axis -1 are no multiple of 2\."):
        get(name)([1.0, 2.0, 3.0])
    with pytest.raises(BadRequest, match="'5' elements"):
        get(name).jacobian([1.0, 2.0, 3.0, 4.0, 5.0])


@each
def test_two_halves_are_broadcast_to_each_other_if_they_fit(name: str) -> None:
    a, b = RNG.normal(size=(3, 1)), RNG.normal(size=4)
    np.testing.assert_array_equal(get(name)(a, b), get(name)(*np.broadcast_arrays(a, b)))
    assert get(name)(np.zeros((0, 2)), np.zeros(2)).shape == (0, 2)
    with pytest.raises(BadRequest, match=r"halves of shape '\(2,\)' and '\(3,\)' do not fit\."):
        get(name)([1.0, 2.0], [1.0, 2.0, 3.0])


@each
def test_the_wider_of_two_float_types_stays_and_numbers_give_a_number(name: str) -> None:
    narrow, wide = np.ones(2, dtype=np.float16), np.ones(2, dtype=np.float32)
    assert get(name)(narrow, narrow).dtype == np.float16
    assert get(name)(narrow, wide).dtype == np.float32
    assert get(name)(wide, np.ones(2)).dtype == np.float64
    assert isinstance(get(name)(1.0, 2.0), float)


@pytest.mark.parametrize("name", [*GATED, "swiglu:1.702"])
def test_a_gate_that_underflows_is_brought_back_by_a_large_half(name: str) -> None:
    shut, large = [-700.0, -740.0, -745.2, -760.0, -900.0, -37.0, -38.5, -40.0, 1e-310], [1e300, -1e290, 1.0, 1e-300]
    for gate in shut:
        for other in large:
            z = [other, gate] if name == "glu" else [gate, other]
            assert ulps(get(name)(z), EXACT[name](z)) <= 4, z


@each
def test_the_jacobian_has_one_diagonal_a_half(name: str) -> None:
    z = RNG.normal(size=8)
    jacobian = get(name).jacobian(z)
    assert jacobian.shape == (4, 8)
    for half in np.split(jacobian, 2, axis=1):
        np.testing.assert_array_equal(half, np.diag(np.diag(half)))


def test_infinite_halves_multiply_the_limit_of_the_gate() -> None:
    np.testing.assert_array_equal(get("glu")([2.0, 2.0, np.inf], [np.inf, -np.inf, 0.0]), [2.0, 0.0, np.inf])
    np.testing.assert_array_equal(get("swiglu")([-np.inf, np.inf, 1.0], [3.0, -1.0, -np.inf]), [0.0, -np.inf, -np.inf])
    np.testing.assert_array_equal(get("geglu")([-np.inf, np.nan], [np.inf, 1.0]), [np.nan, np.nan])
