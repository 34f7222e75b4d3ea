"""Ink, measured: the curves of the whole catalogue on the spans that show them, beside 400 even points of each.

python bench/ink.py [ROUNDS]

At the fineness that a usual panel wants. What is even costs less and is wrong: it rounds every corner that it misses.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median

import numpy as np
from rounds import Bench, Row, main

from actplot.curve import sample
from actplot.spec import get, names

TOLERANCE = 0.05 / 600  # 0.05 px of 4 inches at 150 dpi
EVEN = 400
ORDERS = {0: "f", 1: "f'", 2: "f''"}
MOST_TIME, MOST_POINTS = 2.0, 200
ROWS = (
    *(Row(f"curves of {mark}", mark, f"linspace({EVEN}), {mark}") for mark in ORDERS.values()),
    *(Row(f"curve of {mark}, median", f"{mark}, median", goal=MOST_TIME) for mark in ORDERS.values()),
    *(
        Row(f"points of a curve of {mark}, median", f"{mark}, points", goal=MOST_POINTS, unit="points")
        for mark in ORDERS.values()
    ),
)


@contextmanager
def bench() -> Iterator[Bench]:
    """Yield the benchmark."""
    yield Bench("Sampling", ROWS, turn, rounds=9)


def turn() -> dict[str, float]:
    """Sample every curve, right beside the even points of the same, and return milliseconds and points."""
    found = {}
    for order, mark in ORDERS.items():
        ours, theirs, points = zip(*(curve(name, order) for name in names()), strict=True)
        found[mark], found[f"linspace({EVEN}), {mark}"] = sum(ours), sum(theirs)
        found[f"{mark}, median"], found[f"{mark}, points"] = median(ours), median(points)
    return found


def curve(name: str, order: int) -> tuple[float, float, int]:
    """Return the milliseconds of a curve, those of even points, and the curve's points."""
    act = get(name)
    start = time.perf_counter()
    drawn = sample(act, act.span, order=order, tolerance=TOLERANCE)
    middle = time.perf_counter()
    x = np.linspace(*act.span, EVEN)
    act.derivative(x, order) if order else act.slice(x)
    end = time.perf_counter()
    return 1000 * (middle - start), 1000 * (end - middle), sum(x.size for x, _ in drawn.pieces)


if __name__ == "__main__":
    main(bench)
