"""Ink, measured: milliseconds and vertices of each curve of the catalogue on the span that shows it.

python bench/ink.py [WORD]...

Medians of warm calls, for f, f' and f'', at the fineness that a usual panel wants; a last line has the medians of all.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent.parent))

from actplot.activation import Activation
from actplot.curve import Curve, sample
from actplot.spec import get, names

ROUNDS = 9
TOLERANCE = 0.05 / 600  # 0.05 px of 4 inches at 150 dpi
ORDERS = (0, 1, 2)


def timed(act: Activation, order: int) -> tuple[float, int]:
    """Return the milliseconds of a warm curve and its vertices."""
    spent, curve = [], Curve((), ())
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        curve = sample(act, act.span, order=order, tolerance=TOLERANCE)
        spent.append(time.perf_counter() - start)
    return median(spent[1:]) * 1e3, sum(x.size for x, _ in curve.pieces)


def line(name: str, cells: Sequence[tuple[float, float]]) -> str:
    """Return a name, and time and vertices of each order."""
    return f"{name:20}" + "".join(f"{spent:8.2f} ms {vertices:5.0f}" for spent, vertices in cells)


def main() -> None:
    """Print a line for each activation, and the medians."""
    chosen = [get(word) for word in sys.argv[1:] or names()]
    found = [[timed(act, order) for order in ORDERS] for act in chosen]
    for act, cells in zip(chosen, found, strict=True):
        print(line(act.name, cells))
    columns = [zip(*cells, strict=True) for cells in zip(*found, strict=True)]
    print(line("median", [(median(spent), median(vertices)) for spent, vertices in columns]))


if __name__ == "__main__":
    main()
