"""Warm figures, measured: what one more picture costs once all is loaded, beside what pyplot needs for the same.

python bench/figure.py [ROUNDS]
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from io import BytesIO

import matplotlib.pyplot as plt
import pyplot_script
from matplotlib.figure import Figure
from rounds import Bench, Row, in_turn, main, timed

import actplot

PANELS = 100
ROWS = (
    Row("PNG of relu and mish, f and f'", "png", "pyplot", goal=0.40),
    Row("PNG in Chinese", "zh-CN", "pyplot", goal=0.40),
    Row("SVG", "svg", "pyplot, SVG", goal=0.40),
    Row("PDF", "pdf", "pyplot, PDF", goal=0.40),
    Row(f"PNG of {PANELS} functions, f and f'", "grid", f"{PANELS} empty axes"),
)


@contextmanager
def bench() -> Iterator[Bench]:
    """Yield the benchmark: every way goes from the request to a file's bytes."""
    ways: dict[str, Callable[[], object]] = {
        "png": ours,
        "pyplot": pyplot,
        "zh-CN": partial(ours, lang="zh-CN"),
        "svg": partial(ours, format="svg"),
        "pyplot, SVG": partial(pyplot, format="svg"),
        "pdf": partial(ours, format="pdf"),
        "pyplot, PDF": partial(pyplot, format="pdf"),
        "grid": grid,
        f"{PANELS} empty axes": empty_axes,
    }
    yield Bench("Warm figures", ROWS, in_turn({name: partial(timed, draw) for name, draw in ways.items()}), rounds=15)


def ours(format: str = "png", lang: str = "en") -> bytes:  # noqa: A002
    """Draw relu and mish with their derivatives."""
    return actplot.plot("relu", "mish", range=(-4, 4), deriv=True, lang=lang).encode(format)


def pyplot(format: str = "png") -> bytes:  # noqa: A002
    """Draw the same as the pyplot script does."""
    return saved(pyplot_script.draw(), format)  # type: ignore[no-untyped-call]


def grid() -> bytes:
    """Draw a grid of functions with their derivatives."""
    return actplot.plot(*actplot.names()[:PANELS], layout="grid", deriv=True).encode()


def empty_axes() -> bytes:
    """Draw as many empty axes on a page of that size."""
    return saved(plt.subplots(10, PANELS // 10, figsize=(26.2, 19.1), dpi=150)[0])


def saved(figure: Figure, format: str = "png") -> bytes:  # noqa: A002
    """Return pyplot's figure as a file, and close it."""
    stream = BytesIO()
    figure.savefig(stream, format=format)
    plt.close(figure)
    return stream.getvalue()


if __name__ == "__main__":
    main(bench)
