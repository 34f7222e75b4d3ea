"""Functions of whole vectors: their digits, sums, shifts, ties, infinities, Jacobians and slices."""

from __future__ import annotations

import math
import warnings
from itertools import product
from typing import Any

import numpy as np
import pytest
from vector_oracle import EXACT, ulps

from actplot.activation import Activation
from actplot.errors import BadRequest
from actplot.registry import catalogue
from actplot.spec import get

RNG = np.random.default_rng(5)
INF, NAN = np.inf, np.nan

SHARES = ["softmax", "softmin", "gumbel_softmax", "gumbel_softmax:0.3", "gumbel_softmax:hard=1", "sparsemax",
          "entmax15", "hardmax"]  # fmt: skip
SHIFTED = [*SHARES, "log_softmax"]
KINDS = [name for name, cls in catalogue().items() if cls.kind != "scalar" and name not in ("rrelu", "softmax2d")]
SMOOTH = ["softmax", "log_softmax", "softmin", "gumbel_softmax:0.3", "squash", "entmax15", "sparsemax", "crelu",
          "maxout", "glu", "swiglu:1.7", "geglu", "reglu", "bilinear_glu"]  # fmt: skip

of_each = pytest.mark.parametrize("spec", KINDS)


def vectors(size: int) -> list[np.ndarray]:
    """Return vectors of all magnitudes: uneven, on a grid, with ties, with one that leads."""
    found = []
    for scale in (1e-300, 1e-9, 0.3, 1.0, 3.0, 40.0, 700.0, 1e17, 1e300):
        z = RNG.normal(size=size) * scale
        tied = z.copy()
        tied[::2] = z[0]
        found += [z, np.round(z * 8) / 8, tied, np.where(np.arange(size) == 1, z + scale * 5, z)]
    return found


# -- values ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("spec", EXACT)
@pytest.mark.parametrize("size", [2, 6])
def test_values_are_those_of_fifty_digits(spec: str, size: int) -> None:
    act = get(spec)
    worst, z = max(((ulps(act(z), EXACT[spec](z.tolist())), z.tolist()) for z in vectors(size)), key=lambda w: w[0])
    assert worst <= 4, f"{spec} is off by {worst:.3g} ulp at {z}"


def test_every_function_of_vectors_has_a_judge() -> None:
    assert {spec.partition(":")[0] for spec in EXACT} == set(KINDS)


@pytest.mark.parametrize("spec", ["sparsemax", "entmax15"])
def test_a_share_that_all_but_vanishes_keeps_its_digits(spec: str) -> None:
    edge = 1.0 if spec == "sparsemax" else 2.0
    for gap in (np.nextafter(edge, 0), edge * (1 - 1e-12), edge * (1 - 1e-6), edge, np.nextafter(edge, 3)):
        for z in ([gap, 0.0], [3.0, 3.0 - gap], [0.0, -gap / 2, -gap / 2 - 1e-9, -gap]):
            assert ulps(get(spec)(z), EXACT[spec](z)) <= 4


@pytest.mark.parametrize("spec", SHARES)
def test_outputs_are_shares_of_1_to_the_last_digit(spec: str) -> None:
    for size, scale in product([1, 2, 3, 10, 100, 1000], [0.01, 1.0, 20.0, 1e4]):
        p = get(spec)(RNG.normal(size=size) * scale)
        assert (p >= 0).all()
        assert abs(math.fsum(p) - 1) <= 2 * math.ulp(1.0)


@pytest.mark.parametrize("spec", SHIFTED)
def test_a_shift_cancels_exactly_and_nothing_overflows(spec: str) -> None:
    z = RNG.integers(-40, 40, size=7) / 8
    np.testing.assert_array_equal(get(spec)(z + 2.0**30), get(spec)(z))
    far = get(spec)([1e308, -1e308, 0.0])
    ends = {"log_softmax": [0.0, -INF, -1e308], "softmin": [0.0, 1.0, 0.0]}
    np.testing.assert_array_equal(far, ends.get(spec, [1.0, 0.0, 0.0]))


@pytest.mark.parametrize("spec", ["softmax", "log_softmax", "gumbel_softmax:0.3", "sparsemax", "entmax15", "softmin"])
def test_among_infinities_there_is_no_difference_and_what_is_infinitely_behind_gets_nothing(spec: str) -> None:
    sign = -1.0 if spec == "softmin" else 1.0
    for z in ([INF, 0.0], [INF, -INF], [-INF, -INF], [NAN, 0.0]):
        assert np.isnan(get(spec)(sign * np.array(z))).all(), z
    rest = get(spec)([1.0, 2.0])
    nothing = -INF if spec == "log_softmax" else 0.0
    np.testing.assert_array_equal(get(spec)([1.0, sign * -INF, 2.0]), [rest[0], nothing, rest[1]])


@pytest.mark.parametrize("spec", ["hardmax", "gumbel_softmax:hard=1"])
def test_the_first_of_equal_ones_is_the_largest_infinities_included(spec: str) -> None:
    act = get(spec)
    np.testing.assert_array_equal(act([1.0, 3.0, 3.0]), [0.0, 1.0, 0.0])
    np.testing.assert_array_equal(act([-INF, INF, INF]), [0.0, 1.0, 0.0])
    np.testing.assert_array_equal(act([-INF, -INF]), [1.0, 0.0])
    assert np.isnan(act([NAN, 1.0])).all()


def test_a_lower_temperature_of_gumbel_softmax_leads_to_its_hard_form() -> None:
    z = [0.3, 1.0, 0.9]
    np.testing.assert_array_equal(get("gumbel_softmax:tau=1")(z), get("softmax")(z))
    np.testing.assert_array_equal(get("gumbel_softmax:tau=1e-4")(z), get("gumbel_softmax:hard=1")(z))
    np.testing.assert_array_equal(get("gumbel_softmax:tau=1e-310")(z), get("gumbel_softmax:hard=1")(z))


def test_the_exponential_of_log_softmax_is_softmax_and_softmin_mirrors_it() -> None:
    z = RNG.normal(size=(20, 5)) * 4
    np.testing.assert_allclose(np.exp(get("log_softmax")(z)), get("softmax")(z), rtol=1e-14)
    np.testing.assert_array_equal(get("softmin")(z), get("softmax")(-z))


def test_the_logarithm_of_a_share_near_1_keeps_its_digits() -> None:
    for behind in (1.0, 40.0, 700.0, 740.0, 744.5, 800.0):
        z = [0.0, -behind, -behind]
        assert ulps(get("log_softmax")(z), EXACT["log_softmax"](z)) <= 4


def test_softmax2d_is_softmax_over_the_channels_of_images() -> None:
    image = RNG.normal(size=(3, 4, 5))
    np.testing.assert_array_equal(get("softmax2d")(image), get("softmax:axis=0")(image))
    np.testing.assert_array_equal(get("softmax2d")(image[None]), get("softmax:axis=1")(image[None]))
    for shape in ((3,), (3, 4), (1, 1, 3, 4, 5)):
        with pytest.raises(BadRequest, match=r"neither \(C, H, W\) nor \(N, C, H, W\)"):
            get("softmax2d")(np.zeros(shape))


def test_squash_keeps_the_direction_and_has_a_limit_in_one_infinite_direction() -> None:
    z = np.array([3.0, -4.0])
    np.testing.assert_allclose(get("squash")(z), z * 5 / 26, rtol=1e-15)
    np.testing.assert_array_equal(get("squash")([1.0, -INF, 5.0]), [0.0, -1.0, 0.0])
    np.testing.assert_array_equal(get("squash")([1.0, -INF, INF]), [0.0, NAN, NAN])
    np.testing.assert_array_equal(get("squash")([0.0, -0.0]), [0.0, 0.0])
    np.testing.assert_array_equal(get("squash")([NAN, 1.0]), [NAN, NAN])


def test_crelu_doubles_the_axis_and_maxout_divides_it() -> None:
    z = np.array([[1.0, -2.0, 3.0, -4.0]])
    np.testing.assert_array_equal(get("crelu")(z), [[1, 0, 3, 0, 0, 2, 0, 4]])
    assert get("crelu:axis=0")(z).shape == (2, 4)
    np.testing.assert_array_equal(get("maxout")(z), [[1, 3]])
    np.testing.assert_array_equal(get("maxout:pieces=4")(z), [[3]])
    with pytest.raises(BadRequest, match=r"maxout: '4' elements along axis -1 are no multiple of 3\."):
        get("maxout:pieces=3")(z)


# -- arrays ----------------------------------------------------------------------------------------------------------


@of_each
def test_each_vector_along_the_axis_is_taken_for_itself(spec: str) -> None:
    x = RNG.normal(size=(4, 6, 2)) * 2
    for axis in range(-3, 3):
        act, moved = get(spec, axis=axis), np.moveaxis(x, axis, -1)
        each = np.array([get(spec)(row) for row in moved.reshape(-1, moved.shape[-1])])
        expected = np.moveaxis(each.reshape(*moved.shape[:-1], each.shape[-1]), -1, axis)
        np.testing.assert_array_equal(act(x), expected)


@of_each
def test_a_long_array_has_the_values_of_its_rows(spec: str) -> None:
    x = RNG.normal(size=(3001, 4))
    whole = get(spec)(x)
    for index in (0, 1023, 1024, 3000):
        np.testing.assert_array_equal(whole[index], get(spec)(x[index]))


@of_each
@pytest.mark.parametrize("dtype", [np.float16, np.float32])
def test_narrow_floats_stay_and_are_rounded_once(spec: str, dtype: type) -> None:
    act, x = get(spec), (RNG.normal(size=(50, 4)) * 5).astype(dtype)
    assert act(x).dtype == act.jacobian(x[0]).dtype == dtype
    np.testing.assert_array_equal(act(x), act(x.astype(np.float64)).astype(dtype))


@of_each
def test_integers_lists_strided_and_locked_arrays_are_taken_and_none_is_changed(spec: str) -> None:
    act, x = get(spec), np.arange(12.0)[::-1].reshape(2, 6)[:, ::3]
    x.flags.writeable = False
    expected = act(x.copy())
    np.testing.assert_array_equal(x, [[11, 8], [5, 2]])
    for same in (x, x.tolist(), x.astype(np.int8), np.asfortranarray(x), x.astype(np.longdouble)):
        assert act(same).dtype == np.float64
        np.testing.assert_array_equal(act(same), expected)


@of_each
def test_what_has_no_vectors_along_the_axis_is_refused_in_one_line(spec: str) -> None:
    act = get(spec)
    for bad, why in ((1.0, "axis '-1' is none of the 0 axes"), (np.zeros((2, 0)), "no element along axis '-1'"),
                     (np.array([1j, 2j]), "complex"), (["a", "b"], "real numbers")):  # fmt: skip
        with pytest.raises(BadRequest, match=why):
            act(bad)
    with pytest.raises(BadRequest, match="axis '1' is none of the 1 axes"):
        get(spec, axis=1)([1.0, 2.0])
    with pytest.raises(BadRequest, match="Jacobian"):
        act.jacobian([[1.0, 2.0]])
    with pytest.raises(BadRequest, match="no element"):
        act.jacobian([])


@of_each
def test_no_vectors_give_no_vectors(spec: str) -> None:
    assert get(spec)(np.zeros((0, 4))).shape == (0, get(spec)(np.zeros(4)).size)


@of_each
def test_no_vector_warns(spec: str) -> None:
    odd = [0.0, -0.0, 5e-324, 1.0, -750.0, 1.7976931348623157e308, -1.7976931348623157e308, INF, -INF, NAN]
    with warnings.catch_warnings(), np.errstate(all="raise"):
        warnings.simplefilter("error")
        for z in product(odd, repeat=2):
            get(spec)(z)
            get(spec).jacobian(z)
            get(spec)(np.array(z, dtype=np.float32) if abs(z[0]) < 1e30 and abs(z[1]) < 1e30 else z)


# -- slopes ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("spec", SMOOTH)
def test_the_jacobian_is_what_small_steps_measure(spec: str) -> None:
    act, z, step = get(spec), np.array([0.7, -0.4, 0.31, 0.22, -1.3, 0.05]), 1e-6
    measured = [(act(z + d) - act(z - d)) / (2 * step) for d in step * np.eye(z.size)]
    np.testing.assert_allclose(act.jacobian(z), np.transpose(measured), rtol=1e-6, atol=1e-9)


@pytest.mark.parametrize("spec", ["hardmax", "gumbel_softmax:hard=1"])
def test_a_plain_choice_has_no_slope(spec: str) -> None:
    np.testing.assert_array_equal(get(spec).jacobian([1.0, 2.0, 2.0]), np.zeros((3, 3)))


@pytest.mark.parametrize("spec", SHIFTED)
def test_no_shift_changes_an_output_so_rows_of_the_jacobian_sum_to_0(spec: str) -> None:
    for z in (RNG.normal(size=6), np.array([40.0, 0.0, 1.0]), np.array([0.0, -800.0])):
        jacobian = get(spec).jacobian(z)
        np.testing.assert_allclose(jacobian.sum(axis=1), 0.0, atol=1e-15)
        if spec != "log_softmax":
            np.testing.assert_array_equal(jacobian, jacobian.T)


def test_the_slope_of_a_share_near_1_keeps_its_digits() -> None:
    rest = 1 / (1 + math.exp(40))
    assert get("softmax").jacobian([40.0, 0.0])[0, 0] == pytest.approx(rest * (1 - rest), rel=1e-14)
    assert get("log_softmax").jacobian([40.0, 0.0])[0, 0] == pytest.approx(rest, rel=1e-14)


def test_the_jacobian_of_a_vector_with_a_nan_is_nan() -> None:
    for spec in KINDS:
        assert np.isnan(get(spec).jacobian([NAN, 1.0])).all()


def test_squash_has_its_slopes_without_overflow() -> None:
    np.testing.assert_array_equal(get("squash").jacobian([0.0, 0.0]), np.zeros((2, 2)))
    np.testing.assert_array_equal(get("squash").jacobian([INF, 0.0]), np.zeros((2, 2)))
    np.testing.assert_allclose(get("squash").jacobian([1e200, 0.0]), [[0.0, 0.0], [0.0, 1e-200]], rtol=1e-15)
    np.testing.assert_allclose(get("squash").jacobian([1e-200, 0.0]), [[2e-200, 0.0], [0.0, 1e-200]], rtol=1e-15)


# -- slices ----------------------------------------------------------------------------------------------------------

SLICED: dict[str, Any] = {
    **dict.fromkeys(SHIFTED, lambda x: [x, 0.0]),
    "maxout": lambda x: [x, 0.0],
    "squash": lambda x: [x],
    "crelu": lambda x: [x],
    "glu": lambda x: [1.0, x],
    "swiglu": lambda x: [x, 1.0],
    "swiglu:-0.7": lambda x: [x, 1.0],
    "geglu": lambda x: [x, 1.0],
    "reglu": lambda x: [x, 1.0],
    "bilinear_glu": lambda x: [x, 1.0],
}


@pytest.mark.parametrize("spec", SLICED)
def test_the_slice_is_the_first_output_for_the_vector_that_its_name_says(spec: str) -> None:
    act = get(spec)
    x = np.concatenate([np.linspace(-20, 20, 41), [-INF, INF, NAN] if spec in ("hardmax", "squash", "crelu") else []])
    place = SLICED[spec](NAN).index(NAN) if NAN in SLICED[spec](NAN) else 0
    np.testing.assert_allclose(act.slice(x), [act(SLICED[spec](a))[0] for a in x], rtol=1e-15)
    slopes = [act.jacobian(SLICED[spec](a))[0, place] for a in x]
    np.testing.assert_allclose(act.slice.derivative(x), slopes, rtol=2e-15)
    assert act.slice_name
    assert act.slice_math


def test_the_slice_of_a_pixel_is_that_of_its_channels() -> None:
    pixel = np.array([0.4, 0.0]).reshape(2, 1, 1)
    assert get("softmax2d").slice(0.4) == get("softmax2d")(pixel)[0, 0, 0]
    assert get("softmax2d").jacobian([0.4, 0.0])[0, 0] == pytest.approx(get("softmax2d").derivative(0.4), rel=1e-15)


def test_each_says_of_what_kind_it_is() -> None:
    kinds: dict[str, set[str]] = {}
    for name, cls in catalogue().items():
        kinds.setdefault(cls.kind, set()).add(name)
    assert kinds["gated"] == {"glu", "swiglu", "geglu", "reglu", "bilinear_glu"}
    assert kinds["stochastic"] == {"rrelu", "gumbel_softmax"}
    assert all(isinstance(get(name), Activation) and get(name).family == "vector" for name in KINDS)
