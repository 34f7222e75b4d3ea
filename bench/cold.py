"""Cold starts, measured: what a user waits for, as whole processes, beside what one would run instead.

python bench/cold.py [ROUNDS]
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from processes import ACTPLOT, HERE, run
from rounds import Bench, Row, main

PYPLOT, TYPER = "pyplot script", "import typer"
ROWS = (
    Row("PNG of relu and mish, f and f'", "png", PYPLOT, goal=0.70),
    Row("PNG, memory at most", "png, memory", f"{PYPLOT}, memory", unit="MiB"),
    Row("PNG in Chinese", "zh-CN", "png", goal=1.10),
    Row("PNG in Chinese", "zh-CN", PYPLOT),
    Row("SVG", "svg", f"{PYPLOT}, SVG", goal=0.70),
    Row("PDF", "pdf", f"{PYPLOT}, PDF", goal=0.70),
    Row("--version", "--version", "bare Python", goal=2.0),
    Row("--help", "--help", TYPER),
    Row("list", "list", TYPER),
    Row("info relu", "info", TYPER),
    Row("values relu --at 0", "values", TYPER),
)
PICTURE = ["relu", "mish", "--range", "-4", "4", "--deriv", "-o"]


@contextmanager
def bench() -> Iterator[Bench]:
    """Yield the benchmark; files go to a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        programs = commands(folder)
        order = list(programs)
        yield Bench("Cold starts", ROWS, lambda: turn(programs, order), rounds=15)


def turn(programs: Mapping[str, list[str]], order: list[str]) -> dict[str, float]:
    """Run every program once, there and back again by turns, and return time and memory of each."""
    order.reverse()
    found = {}
    for name in order:
        found[name], found[f"{name}, memory"] = run(programs[name])
    return found


def commands(folder: str) -> dict[str, list[str]]:
    """Return what is measured, by name, what is compared side by side; files go to the folder."""
    python = [sys.executable]
    script = [*python, str(HERE / "pyplot_script.py")]
    return {
        "svg": [*ACTPLOT, *PICTURE, f"{folder}/out.svg"],
        f"{PYPLOT}, SVG": [*script, f"{folder}/pyplot.svg"],
        "pdf": [*ACTPLOT, *PICTURE, f"{folder}/out.pdf"],
        f"{PYPLOT}, PDF": [*script, f"{folder}/pyplot.pdf"],
        PYPLOT: [*script, f"{folder}/pyplot.png"],
        "png": [*ACTPLOT, *PICTURE, f"{folder}/out.png"],
        "zh-CN": [*ACTPLOT, *PICTURE, f"{folder}/zh-CN.png", "--lang", "zh-CN"],
        "bare Python": [*python, "-c", "pass"],
        "--version": [*ACTPLOT, "--version"],
        "--help": [*ACTPLOT, "--help"],
        "list": [*ACTPLOT, "list"],
        TYPER: [*python, "-c", "import typer"],
        "info": [*ACTPLOT, "info", "relu"],
        "values": [*ACTPLOT, "values", "relu", "--at", "0"],
    }


if __name__ == "__main__":
    main(bench)
