"""Ticks: exact places, numbers that say where they stand, notations that stay short."""

from __future__ import annotations

import math

import pytest

from actplot.scene.ticks import MINUS, Step, choose, print_float, print_number, print_numbers, steps

RANGES = [
    (-4.0, 4.0),
    (0.0, 0.25),
    (1000.0, 1001.0),
    (-1e6, 1e6),
    (-1e-6, 1e-6),
    (1e9, 1e9 + 10),
    (999999.9, 1000000.1),
    (-1e12 - 100, -1e12),
    (123456.2, 123457.1),
    (1e-300, 2e-300),
    (-1e300, 1e300),
]


def value(words: str) -> float:
    return float(words.replace(MINUS, "-") or "0")


@pytest.mark.parametrize(("low", "high"), RANGES)
def test_a_number_and_its_base_are_the_place_of_the_tick(low: float, high: float) -> None:
    numbers = choose(low, high, least=(high - low) / 8, fits=lambda _: True)
    assert numbers.indices
    for place, label in numbers.places():
        assert low - 1e-9 * (high - low) <= place <= high + 1e-9 * (high - low)
        assert math.isclose(value(numbers.base) + value(label), place, rel_tol=1e-12)


@pytest.mark.parametrize(("low", "high"), RANGES)
def test_numbers_stay_short_and_have_no_padding_zeros_and_a_real_minus(low: float, high: float) -> None:
    for label in choose(low, high, least=(high - low) / 8, fits=lambda _: True).labels:
        assert len(label.lstrip(MINUS)) <= 8
        assert "-" not in label
        assert not (("." in label and "e" not in label) and label.endswith("0"))


def test_steps_are_1_2_and_5_times_powers_of_ten() -> None:
    found = [step.size for step, _ in zip(steps(0.15), range(6), strict=False)]
    assert found == [0.2, 0.5, 1, 2, 5, 10]


def test_places_are_rounded_once() -> None:
    assert [Step(1, -1).at(index) for index in (1, 3, 7)] == [0.1, 0.3, 0.7]
    assert Step(2, 22).at(3) == 6e22


def test_the_smallest_step_that_fits_is_taken_and_0_is_left_out() -> None:
    numbers = choose(-4, 4, least=0.5, fits=lambda numbers: numbers.step.size >= 2)
    assert numbers.labels == ("−4", "−2", "2", "4")


def test_where_nothing_fits_the_coarsest_step_with_a_tick_is_left() -> None:
    assert choose(-4, 4, least=100, fits=lambda _: False).labels == ("−4", "−2", "2", "4")
    assert choose(0, 1, least=100, fits=lambda _: False).labels == ("1",)


@pytest.mark.parametrize(
    ("count", "exponent", "plain", "scientific"),
    [
        (5, -1, "0.5", "5e−1"),
        (-20, 0, "−20", "−2e1"),
        (15, 5, "1500000", "1.5e6"),
        (1, -6, "0.000001", "1e−6"),
        (0, 3, "0", "0"),
    ],
)
def test_numbers_are_printed_exactly(count: int, exponent: int, plain: str, scientific: str) -> None:
    assert print_number(count, exponent) == plain
    assert print_number(count, exponent, scientific=True) == scientific


def test_long_numbers_go_into_a_common_base() -> None:
    numbers = print_numbers(Step(2, 0), range(500000000, 500000004))
    assert (numbers.base, numbers.labels) == ("1e9", ("0", "2", "4", "6"))
    assert print_numbers(Step(2, 0), range(-500000003, -499999999)).labels == ("−6", "−4", "−2", "0")


@pytest.mark.parametrize(
    ("number", "digits", "words"),
    [
        (0.01, 6, "0.01"),
        (11 / 48, 3, "0.229"),
        (-4.0, 6, "−4"),
        (1e6, 6, "1e6"),
        (0.0, 6, "0"),
        (0.125, 3, "0.125"),
        (9.9996, 3, "10"),
    ],
)
def test_floats_are_printed_shortly(number: float, digits: int, words: str) -> None:
    assert print_float(number, digits) == words
