"""Numbers once each: what np.unique gives."""

from __future__ import annotations

import numpy as np
import pytest

from actplot.distinct import distinct

NAN, INF = np.nan, np.inf


@pytest.mark.parametrize(
    "values",
    [
        [],
        [1.0],
        [NAN],
        [3, 1, 3, 2, 1],
        [NAN, 2.0, NAN, -INF, 2.0, INF, 5e-324, 0.0, -INF],
        [[1.0, 2.0], [2.0, NAN]],
        np.random.default_rng(1).integers(0, 50, 1000) / 7,
    ],
    ids=str,
)
def test_each_number_comes_once_and_in_order(values):
    np.testing.assert_array_equal(distinct(values), np.unique(values))
