"""Each primitive's value, slope and curvature against fifty digits, alone."""

from __future__ import annotations

import numpy as np
import pytest
from mpmath import mpf
from oracle import RULES

from actplot.pairs import pair
from actplot.primitives import PRIMITIVES, derivatives

BOTH = np.concatenate([np.linspace(-30, 30, 121), [-745.0, -700.5, 700.5, 1e-9, -1e-9, 1e-200, -3e-310, 0.0]])
RIGHT = np.concatenate([np.linspace(0.01, 30, 61), [1e-300, 1e-9, 1e9, 1e300]])
DOMAINS = {"softsign": RIGHT, "log": RIGHT, "sqrt": RIGHT, "log1p": np.concatenate([RIGHT, -RIGHT[RIGHT < 0.99]])}


def test_the_judge_has_a_rule_for_every_primitive() -> None:
    assert set(RULES) == set(PRIMITIVES)


@pytest.mark.parametrize("name", sorted(PRIMITIVES))
def test_value_slope_and_curvature_are_right_to_the_last_place(name: str) -> None:
    x = DOMAINS.get(name, BOTH)
    with np.errstate(all="ignore"):
        parts = [np.broadcast_to(part.settled(), x.shape) for part in derivatives(name, pair(x), 2)]
    for index, at in enumerate(x):
        for part, truth in zip(parts, RULES[name](mpf(float(at))), strict=True):
            unit = np.spacing(min(abs(float(truth)), 1e308))
            assert abs(mpf(float(part[index])) - truth) <= unit or part[index] == float(truth), (name, at)


@pytest.mark.parametrize("name", sorted(PRIMITIVES))
def test_only_the_orders_asked_for_are_computed(name: str) -> None:
    assert [len(derivatives(name, np.array([0.5]), order)) for order in (0, 1, 2)] == [1, 2, 3]


@pytest.mark.parametrize("name", sorted(PRIMITIVES))
def test_a_number_alone_has_the_value_that_it_has_among_others(name: str) -> None:
    def parts(x):
        return [np.broadcast_to(part.settled(), x.shape) for part in derivatives(name, pair(x), 2)]

    several = np.array([0.0, 0.25, 1.5, 3.0])
    with np.errstate(all="ignore"):
        np.testing.assert_array_equal(np.hstack([parts(several[at : at + 1]) for at in range(4)]), parts(several))
