"""The gallery, measured: pictures a second beside a serial pyplot loop, the memory of all processes, and the check.

python bench/gallery.py [JOBS]

Both draw every function with its derivative to SVG and PNG; memory is the proportional set size, which counts what
processes share once.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import re
import subprocess
import sys
import time
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(ROOT := Path(__file__).parents[1]))

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

from actplot.activation import Activation
from actplot.cli.stdio import ready_to_draw
from actplot.gallery import families
from actplot.gallery.pictures import function_plan
from actplot.manifest import Manifest
from actplot.shipping import ship

FORMATS = ("svg", "png")
GALLERY = [sys.executable, "-m", "actplot", "gallery", "--formats", ",".join(FORMATS), "--quiet"]
TICK = 0.05  # seconds between two looks at the memory


def main() -> None:
    """Print pictures a second, ours and pyplot's, then time and memory of the whole gallery and of its check."""
    jobs = int(sys.argv[1]) if len(sys.argv) > 1 else 2
    ready_to_draw()
    shown = [act for members in families().values() for act in members]
    with TemporaryDirectory() as folder:
        ours = len(shown) * len(FORMATS) / timed_ours(shown, Path(folder), jobs)
        theirs = len(shown) * len(FORMATS) / timed_pyplot(shown, Path(folder))
    print(f"pictures a second  {ours:6.1f}  pyplot, serial {theirs:6.1f}  ratio {ours / theirs:5.2f}", flush=True)
    with TemporaryDirectory() as folder:
        for what, extra in (("written", []), ("checked", ["--check"]), ("checked, no manifest", ["--check"])):
            if "no manifest" in what:
                Path(folder, "gallery.lock").unlink()
            seconds, memory = run([*GALLERY, folder, "--jobs", str(jobs), *extra])
            print(f"gallery {what:20} {seconds:6.1f} s  at most {memory / 1024:4.0f} MiB", flush=True)


def timed_ours(shown: list[Activation], folder: Path, jobs: int) -> float:
    """Return the seconds that our workers take."""
    start = time.perf_counter()
    plans = ((str(folder / f"{act.name}.{each}"), function_plan(act, "en")) for act in shown for each in FORMATS)
    states = [outcome.state for outcome in ship(plans, manifest=Manifest(None), jobs=jobs)]
    assert set(states) == {"written"}  # noqa: S101
    return time.perf_counter() - start


def timed_pyplot(shown: list[Activation], folder: Path) -> float:
    """Return the seconds that the loop takes which one would write without actplot."""
    warnings.filterwarnings("ignore", "Tight layout not applied")  # where the axes cross far off
    start = time.perf_counter()
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
    return time.perf_counter() - start


def run(command: list[str]) -> tuple[float, int]:
    """Return the seconds that a command takes, and the most kibibytes that it and its children have at a time."""
    start, most = time.perf_counter(), 0
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, env=environment) as process:
        while process.poll() is None:
            most = max(most, memory_of(process.pid))
            time.sleep(TICK)
    assert process.returncode == 0  # noqa: S101
    return time.perf_counter() - start, most


def memory_of(pid: int) -> int:
    """Return the proportional set size of a process and all its children, in kibibytes."""
    try:
        found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return 0  # it is gone
    return int(found[1] if found else 0) + sum(memory_of(int(child)) for child in children)


if __name__ == "__main__":
    main()
