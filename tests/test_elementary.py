"""The kernels on pairs hold seventy bits; on float64 they are NumPy's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from mpmath import atan, cos, erfc, exp, expm1, log, log1p, mp, mpf, sin, sqrt
from test_pairs import worst_bits

from actplot import circular, elementary
from actplot.pairs import pair

mp.dps = 60
RNG = np.random.default_rng(3)
POWERS = 10.0 ** RNG.uniform(-300, 2.8, 60)
SIGNED = np.concatenate([RNG.normal(size=120) * 3, POWERS, -POWERS, [5e-324, 1000.0, -1000.0, 0.3466, -0.3465]])
POSITIVE = np.concatenate([np.abs(SIGNED), [1.0 - 2**-53, 1.0 + 2**-52, 1e308]])
# the last one is nearer to a multiple of pi / 2 than any other float64
ANGLES = np.concatenate([SIGNED, SIGNED * 1e3, 10.0 ** RNG.uniform(6, 308, 60), [1e22, 6381956970095103 * 2.0**797]])


@pytest.fixture(autouse=True)
def _overflow_is_no_accident_here() -> Iterator[None]:
    with np.errstate(all="ignore"):
        yield


def mills(t: mpf) -> mpf:
    return erfc(t / sqrt(2)) / 2 * exp(t * t / 2)


def kernel(name: str) -> Callable[[Any], Any]:
    return getattr(elementary, name, None) or getattr(circular, name)  # type: ignore[no-any-return]


CASES: list[tuple[str, Callable[[mpf], mpf], np.ndarray]] = [
    ("exp", exp, SIGNED),
    ("expm1", expm1, SIGNED),
    ("log", log, POSITIVE[POSITIVE != 1]),
    ("log1p", log1p, np.concatenate([POSITIVE, -POSITIVE[POSITIVE < 0.99]])),
    ("sqrt", sqrt, POSITIVE),
    ("mills", mills, POSITIVE[POSITIVE < 40]),
    ("sin", sin, ANGLES),
    ("cos", cos, ANGLES),
    ("atan", atan, np.concatenate([SIGNED, [1e308, -1e200]])),
]


@pytest.mark.parametrize(("name", "truth", "x"), CASES, ids=[case[0] for case in CASES])
def test_kernels_on_pairs_hold_seventy_bits(name: str, truth: Callable[[mpf], mpf], x: np.ndarray) -> None:
    value = kernel(name)(pair(x))
    assert worst_bits(value, [truth(mpf(float(v))) for v in x]) > 70


@pytest.mark.parametrize(("name", "truth", "x"), CASES, ids=[case[0] for case in CASES])
def test_kernels_on_float64_are_good_to_a_few_ulp(name: str, truth: Callable[[mpf], mpf], x: np.ndarray) -> None:
    x = x[np.abs(x) < 700]
    value = kernel(name)(x)
    np.testing.assert_allclose(value, [float(truth(mpf(float(v)))) for v in x], rtol=5e-15)


def test_exponentials_go_beyond_float64_and_come_back() -> None:
    far = elementary.exp(pair(np.array([-5000.0, 5000.0])))
    np.testing.assert_array_equal(far.settled(), [0.0, np.inf])
    there_and_back = elementary.exp(pair(np.array([5000.0]))) * elementary.exp(pair(np.array([-5000.0])))
    assert there_and_back.settled() == pytest.approx(1.0, rel=1e-15)
    assert elementary.log(elementary.exp(pair(np.array([5000.0])))).settled() == pytest.approx(5000.0, rel=1e-15)


@pytest.mark.parametrize("name", ["exp", "expm1", "log1p", "sin"])
def test_an_element_outside_a_kernels_domain_leaves_the_others_alone(name: str) -> None:
    stray = pair(np.array([1e-29, -1.0, 0.5])) / pair(np.array([1.0, 0.0, 1.0])) * 2.0
    np.testing.assert_allclose(kernel(name)(stray).settled()[[0, 2]], kernel(name)(np.array([2e-29, 1.0])))
    np.testing.assert_allclose(elementary.log1p(pair(np.array([1e-29, -1.0]))).settled()[0], 1e-29)


def test_an_exponential_of_an_exponential_outweighs_any_of_its_factors() -> None:
    huge = elementary.exp(pair(np.array([1e6, 1e300])))
    np.testing.assert_array_equal((elementary.exp(-huge) * huge * huge).settled(), [0.0, 0.0])


def test_an_angle_past_the_largest_float64_still_has_a_sine() -> None:
    beyond = pair(np.array([1.7976931348623157e308])) * 30.0
    with mp.workdps(400):
        truth = sin(mpf(1.7976931348623157e308) * 30)
    assert circular.sin(beyond).settled() == pytest.approx(float(truth), rel=1e-15)
    assert np.isnan(circular.sin(elementary.exp(pair(np.array([5000.0])))).settled())


def test_a_logarithm_brings_back_what_the_exponential_took_far_away() -> None:
    x = np.array([1e3, 1e6, 1e7, 1e9, 1e12])
    back = elementary.log(elementary.exp(pair(x)) + 1.0).settled()
    np.testing.assert_allclose(back, x, rtol=1e-15)
    np.testing.assert_array_equal(elementary.exp(pair(-x)).settled(), np.zeros(5))
