"""Softmax as a function of vectors, and its slice."""

from __future__ import annotations

import numpy as np
import pytest

from actplot.errors import BadRequest
from actplot.spec import get

RNG = np.random.default_rng(5)


def test_outputs_sum_to_one_along_the_axis() -> None:
    x = RNG.normal(size=(3, 4, 5)) * 10
    for axis in (0, 1, 2, -1, -3):
        np.testing.assert_allclose(get("softmax", axis=axis)(x).sum(axis=axis), 1.0, rtol=1e-15)


def test_a_shift_cancels_and_nothing_overflows() -> None:
    x = RNG.integers(-40, 40, size=7) / 8
    np.testing.assert_array_equal(get("softmax")(x + 2.0**20), get("softmax")(x))
    np.testing.assert_array_equal(get("softmax")([1e308, -1e308, 0.0]), [1.0, 0.0, 0.0])
    np.testing.assert_array_equal(get("softmax")([0.0, -np.inf]), [1.0, 0.0])


@pytest.mark.parametrize("x", [[np.inf, 0.0], [-np.inf, -np.inf], [np.nan, 0.0]])
def test_what_frameworks_call_nan_is_nan(x: list[float]) -> None:
    assert np.isnan(get("softmax")(x)).all()


def test_the_jacobian_is_symmetric_and_its_rows_sum_to_zero() -> None:
    jacobian = get("softmax").jacobian(RNG.normal(size=6))
    np.testing.assert_array_equal(jacobian, jacobian.T)
    np.testing.assert_allclose(jacobian.sum(axis=1), 0.0, atol=1e-16)


def test_the_slice_is_the_first_output_for_x_and_zero() -> None:
    act = get("softmax")
    x = np.linspace(-20, 20, 41)
    pairs = np.stack([x, np.zeros_like(x)], axis=-1)
    np.testing.assert_allclose(act.slice(x), act(pairs)[:, 0], rtol=1e-15)
    np.testing.assert_allclose(act.slice.derivative(x), [act.jacobian(p)[0, 0] for p in pairs], rtol=1e-7)
    assert act.slice_name == "p1 of [x, 0]"


def test_float32_stays_and_shapes_are_checked() -> None:
    assert get("softmax")(np.zeros(3, dtype=np.float32)).dtype == np.float32
    for bad in (1.0, np.zeros((2, 0))):
        with pytest.raises(BadRequest):
            get("softmax")(bad)
    with pytest.raises(BadRequest, match="axis '1'"):
        get("softmax:axis=1")([1.0, 2.0])
    with pytest.raises(BadRequest, match="Jacobian"):
        get("softmax").jacobian([[1.0]])
