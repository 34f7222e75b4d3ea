"""Roots: the last float64 at any magnitude, in few calls."""

from __future__ import annotations

import sys
from math import inf, nextafter

import numpy as np
import pytest

from actplot.formula.roots import roots

LARGEST = sys.float_info.max
PLACES = (0.0, 5e-324, 1e-310, 2.0**-1022, 1e-300, 1e-17, 0.1, 1.0, 1000.0, 1e17, 1e300, nextafter(LARGEST, 0.0))


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("width", [1e-3, 1.0, 1e300])
def test_a_jump_at_any_magnitude_is_found_in_few_calls(place: float, sign: int, width: float) -> None:
    edge, calls = sign * place, []

    def level(x):
        calls.append(x.size)
        return np.where(x > edge, 1.0, -1.0)

    low = max(min(edge - width, nextafter(edge, -inf)), -LARGEST)
    high = min(max(edge + 1.5 * width, nextafter(edge, inf)), LARGEST)
    (found,) = roots(level, level, np.array([low]), np.array([high]))
    assert found in (edge, nextafter(edge, inf))
    assert len(calls) <= 40  # two searches of 64 bits, 4 at a time


def test_many_roots_are_found_at_once() -> None:
    edges = np.array([-3e100, -np.pi, -5e-324, 1e-200, np.sqrt(2.0), 7e10])
    low, high = edges - np.abs(edges) / 2, edges + np.abs(edges) / 2
    low[2], high[2] = -1.0, 1e-250

    def level(x):
        return np.prod(np.sign(x[:, None] - edges), axis=1)

    np.testing.assert_array_equal(roots(level, level, low, high), edges)
