"""Pairs: sums, products and quotients to 100 bits, whatever the exponent."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from mpmath import mp, mpf

from actplot.pairs import Pair, pair, select

mp.dps = 60
RNG = np.random.default_rng(7)
WIDE = np.concatenate([RNG.normal(size=50) * 10.0**e for e in (-300, -200, -30, 0, 30, 200, 300)])
NEAR = RNG.normal(size=200)


@pytest.fixture(autouse=True)
def _overflow_is_no_accident_here() -> Iterator[None]:
    with np.errstate(all="ignore"):
        yield


def exactly(value: Pair, index: int) -> mpf:
    parts = [np.broadcast_to(part, (400,) if np.ndim(part) == 0 else np.shape(part)) for part in (value.hi, value.lo)]
    scale = 0 if value.scale is None else int(np.broadcast_to(value.scale, parts[0].shape)[index])
    return (mpf(float(parts[0][index])) + mpf(float(parts[1][index]))) * mpf(2) ** scale


def worst_bits(value: Pair, wanted: list[mpf]) -> float:
    errors = [abs(exactly(value, i) - w) / abs(w) for i, w in enumerate(wanted) if w]
    return float(-mp.log(max(max(errors), mpf(2) ** -200), 2))


@pytest.mark.parametrize("x", [NEAR, WIDE], ids=["near", "wide"])
def test_products_and_quotients_hold_a_hundred_bits(x: np.ndarray) -> None:
    y = np.roll(x, 17)
    a, b = pair(x), pair(y)
    exact = [(mpf(float(p)), mpf(float(q))) for p, q in zip(x, y, strict=True)]
    assert worst_bits(a * b * a, [p * q * p for p, q in exact]) > 100
    assert worst_bits(a / b, [p / q for p, q in exact]) > 100
    assert worst_bits(1.0 / (a * a), [1 / (p * p) for p, _ in exact]) > 100


@pytest.mark.parametrize("x", [NEAR, WIDE], ids=["near", "wide"])
def test_a_sum_keeps_what_float64_would_round_off(x: np.ndarray) -> None:
    y = np.roll(x, 1)
    total = pair(x) + pair(y) - pair(x)
    wanted = [mpf(float(v)) for v in y]
    for index, value in enumerate(wanted):
        size = max(abs(mpf(float(x[index]))), abs(value))
        assert abs(exactly(total, index) - value) <= size * mpf(2) ** -104


def test_products_neither_overflow_nor_underflow() -> None:
    huge, tiny = pair(np.array([1e300])), pair(np.array([1e-300]))
    assert (huge * huge * huge * tiny * tiny * tiny).settled() == pytest.approx(1.0)
    assert (huge * huge).settled() == np.inf
    assert (tiny * tiny).settled() == 0.0
    assert ((tiny * tiny) * (huge * huge) + 1.0).settled() == pytest.approx(2.0)


def test_zero_has_no_exponent_that_could_hide_a_summand() -> None:
    zero_of_huge = pair(np.array([1e300, 0.0])) * pair(np.array([1e300, 1e300])) * 0.0
    np.testing.assert_array_equal((zero_of_huge + 3.0).settled(), [3.0, 3.0])


def test_select_takes_each_element_with_its_own_exponent() -> None:
    chosen = select(np.array([True, False]), pair(np.array([1e300, 1e300])) * 1e300, Pair(np.array([2.0, 2.0])))
    assert chosen.settled()[0] == np.inf
    assert chosen.settled()[1] == 2.0


def test_ndarray_operators_leave_the_work_to_the_pair() -> None:
    total = np.array([1.0, 2.0]) + Pair(np.array([2.0**-80, 2.0**-80]))
    assert isinstance(total, Pair)
    np.testing.assert_array_equal(total.lo, [2.0**-80, 2.0**-80])


def test_what_is_not_finite_leaves_the_other_elements_alone() -> None:
    for stray in (np.nan, np.inf):
        mixed = Pair(np.array([stray, 1.0])) * 1.5 + 0.25
        assert mixed.scale is None
        assert mixed.settled()[1] == 1.75
