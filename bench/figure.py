"""Warm figures, measured: what one more picture costs once all is loaded, beside what pyplot needs for the same.

python bench/figure.py [ROUNDS]
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import sys
import time
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import matplotlib.pyplot as plt
import pyplot_script
from matplotlib.figure import Figure
from paired import HEADER, row

import actplot

PANELS = 100


def main() -> None:
    """Draw each pair in turn, round after round, and print a row for it."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    print(HEADER)
    for name, (ours, rival, theirs) in pairs().items():
        times = [(timed(ours), timed(theirs)) for _ in range(rounds + 1)][1:]  # the first round fills caches
        print(row(name, rival, *zip(*times, strict=True)), flush=True)


def pairs() -> dict[str, tuple[Callable[[], object], str, Callable[[], object]]]:
    """Return what is measured, by name: our way, the rival's name and its way, from the request to a file's bytes."""
    found = {
        name: (partial(ours, format=name), "pyplot", partial(pyplot, format=name)) for name in ("png", "svg", "pdf")
    }
    return {
        **found,
        "png, zh-CN": (partial(ours, lang="zh-CN"), "pyplot", pyplot),
        f"grid of {PANELS}": (grid, f"{PANELS} bare axes", bare_axes),
    }


def ours(format: str = "png", lang: str = "en") -> bytes:  # noqa: A002
    """Draw relu and mish with their derivatives."""
    return actplot.plot("relu", "mish", range=(-4, 4), deriv=True, lang=lang).encode(format)


def pyplot(format: str = "png") -> bytes:  # noqa: A002
    """Draw the same as the pyplot script does."""
    return saved(pyplot_script.draw(), format)  # type: ignore[no-untyped-call]


def grid() -> bytes:
    """Draw a grid of functions with their derivatives."""
    return actplot.plot(*actplot.names()[:PANELS], layout="grid", deriv=True).encode()


def bare_axes() -> bytes:
    """Draw as many empty axes on a page of that size."""
    return saved(plt.subplots(10, PANELS // 10, figsize=(26.2, 19.1), dpi=150)[0])


def saved(figure: Figure, format: str = "png") -> bytes:  # noqa: A002
    """Return pyplot's figure as a file, and close it."""
    stream = BytesIO()
    figure.savefig(stream, format=format)
    plt.close(figure)
    return stream.getvalue()


def timed(draw: Callable[[], object]) -> float:
    """Return the seconds that a drawing takes."""
    start = time.perf_counter()
    draw()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
