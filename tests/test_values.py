"""Arrays in and out: kinds, strides, blocks, and the quick way beside the exact one."""

from __future__ import annotations

import numpy as np
import pytest

from actplot.errors import BadRequest
from actplot.quick import QUICK
from actplot.registry import catalogue
from actplot.spec import get
from actplot.values import BLOCK

MISH = get("mish")
X = np.linspace(-5, 5, 24)


class Marked(np.ndarray):
    """A subclass of ndarray."""


@pytest.mark.parametrize("x", [1j, np.array([1 + 2j]), "abc", np.array(["1.0"]), None, [None], np.array([object()])])
def test_what_is_no_real_number_is_refused_in_one_line(x: object) -> None:
    for call in (MISH, MISH.exact, MISH.derivative):
        with pytest.raises(BadRequest, match="not an array of real numbers"):
            call(x)


def test_a_masked_array_is_refused_with_the_way_out() -> None:
    with pytest.raises(BadRequest, match="filled"):
        MISH(np.ma.masked_less(X, 0))


def test_any_layout_gives_the_same_values() -> None:
    plain, square = MISH(X), X.reshape(4, 6)
    frozen = X.copy()
    frozen.flags.writeable = False
    for other in (X[::-1][::-1], np.repeat(X, 3)[::3], np.asfortranarray(square).T.T.ravel(), frozen, X.view(Marked)):
        np.testing.assert_array_equal(MISH(other), plain)
    np.testing.assert_array_equal(MISH(np.asfortranarray(square)), plain.reshape(4, 6))
    np.testing.assert_array_equal(MISH(X.astype(">f8")), plain)
    np.testing.assert_array_equal(MISH(X.tolist()), plain)
    np.testing.assert_array_equal(frozen, X)
    assert type(MISH(X.view(Marked))) is np.ndarray


def test_the_result_is_an_array_of_its_own() -> None:
    x = X.copy()
    y = get("identity")(x)
    y[0] = 99.0
    assert x[0] == X[0]


def test_zero_dimensional_and_empty_arrays_keep_their_shape() -> None:
    assert MISH(np.array(1.0)).shape == ()
    assert MISH(np.float32(1.0)).dtype == np.float32
    assert isinstance(MISH(True), float)
    assert MISH(np.empty((3, 0))).shape == (3, 0)


@pytest.mark.parametrize("name", sorted(catalogue()))
def test_a_value_does_not_depend_on_its_neighbours(name: str) -> None:
    act = get(name).slice
    far = np.array([np.nan, np.inf, -np.inf, 1e300, -1e300, 701.0, -744.9, 38.0])
    x = np.concatenate([np.linspace(-3, 3, BLOCK + 5), far])
    whole, alone = act(x), np.array([act(value) for value in x[[0, 7, BLOCK - 1, BLOCK, BLOCK + 4]]])
    np.testing.assert_array_equal(whole[[0, 7, BLOCK - 1, BLOCK, BLOCK + 4]], alone)
    np.testing.assert_array_equal(whole[-far.size :], act(far))


@pytest.mark.parametrize("x", [X, X.reshape(4, 6), X.astype(np.float32), 0.5, [np.inf, np.nan, -np.inf, 1.0]])
def test_together_is_what_each_order_is_alone(x: object) -> None:
    for name in ("mish", "relu", "elu"):
        act = get(name)
        f, slope, bend = act.together(x, 2)
        np.testing.assert_array_equal(f, act.exact(x))
        np.testing.assert_array_equal(slope, act.derivative(x))
        np.testing.assert_array_equal(bend, act.derivative(x, 2))
        assert len(act.together(x)) == 2


def test_the_quick_way_is_for_known_names_only() -> None:
    assert set(QUICK) <= set(catalogue()), "run python tools/measure_quick.py"
