"""The gallery, measured: its pictures beside a serial pyplot loop, the memory of all processes, and the check.

python bench/gallery.py [ROUNDS]

Both draw every function with its derivative to SVG and PNG, ours with two workers.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from processes import ACTPLOT, watched
from rounds import Bench, Row, main, timed

from actplot.activation import Activation
from actplot.cli.stdio import ready_to_draw
from actplot.gallery import families
from actplot.gallery.pictures import function_plan
from actplot.manifest import Manifest
from actplot.shipping import ship

FORMATS = ("svg", "png")
JOBS = 2
GALLERY = [*ACTPLOT, "gallery", "--formats", ",".join(FORMATS), "--jobs", str(JOBS), "--quiet"]
LOOP = "serial pyplot loop"
ROWS = (
    Row("all pictures", "pictures", LOOP, goal=0.25),
    Row("--check", "check", "gallery"),
    Row("--check without a lock", "check, drawn", "gallery"),
    Row("actplot gallery", "gallery"),
    Row("memory, all processes", "memory", unit="MiB"),
)


@contextmanager
def bench() -> Iterator[Bench]:
    """Yield the benchmark."""
    ready_to_draw()
    warnings.filterwarnings("ignore", "Tight layout not applied")  # of the loop, where the axes cross far off
    yield Bench("Gallery", ROWS, turn, rounds=5)


def turn() -> dict[str, float]:
    """Draw the pictures, ours and pyplot's, then the whole gallery, and check it; milliseconds, and MiB."""
    shown = [act for members in families().values() for act in members]
    with TemporaryDirectory() as folder:
        found = {
            "pictures": timed(partial(ours, shown, Path(folder))),
            LOOP: timed(partial(pyplot, shown, Path(folder))),
        }
    with TemporaryDirectory() as folder:
        found["gallery"], found["memory"] = watched([*GALLERY, folder])
        found["check"] = watched([*GALLERY, folder, "--check"]).time
        Path(folder, "gallery.lock").unlink()
        found["check, drawn"] = watched([*GALLERY, folder, "--check"]).time
    return found


def ours(shown: list[Activation], folder: Path) -> None:
    """Draw with our workers."""
    plans = ((str(folder / f"{act.name}.{each}"), function_plan(act, "en")) for act in shown for each in FORMATS)
    states = {outcome.state for outcome in ship(plans, manifest=Manifest(None), jobs=JOBS)}
    assert states == {"written"}, states  # noqa: S101


def pyplot(shown: list[Activation], folder: Path) -> None:
    """Draw in the loop which one would write without actplot."""
    for act in shown:
        figure, axes = plt.subplots(1, 2, figsize=(8.86, 3.33), dpi=150)
        x = np.linspace(*act.span, 400)
        for panel, y, name in zip(axes, act.jet(x, 1, exact=False), ("f", "f'"), strict=True):
            panel.plot(x, y, linewidth=2)
            panel.spines[["left", "bottom"]].set_position("zero")
            panel.spines[["right", "top"]].set_visible(False)
            panel.set_title(f"{act.title}: {name}(x)")
            panel.set_xlabel("x", loc="right")
        figure.tight_layout()
        for each in FORMATS:
            figure.savefig(folder / f"pyplot-{act.name}.{each}")
        plt.close(figure)


if __name__ == "__main__":
    main(bench)
