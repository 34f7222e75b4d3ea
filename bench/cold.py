"""Cold starts, measured: what a user waits for, as whole processes, beside Python's own start and a pyplot script.

python bench/cold.py [ROUNDS]
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
PICTURE = ["relu", "mish", "--range", "-4", "4", "--deriv", "-o"]


def main() -> None:
    """Run every command in turn, round after round, and print medians and ratios."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as folder:
        times = measure(commands(folder), rounds)
    rivals = {"actplot -o out.png": "pyplot script"}
    for name, seconds in times.items():
        rival = rivals.get(name, "python")
        print(f"{name:24} {seconds * 1000:7.0f} ms {seconds / times[rival]:6.2f} x {rival}")


def commands(folder: str) -> dict[str, list[str]]:
    """Return what is measured, by name; files go to the folder."""
    python, actplot = [sys.executable], [sys.executable, "-m", "actplot"]
    return {
        "python": [*python, "-c", "pass"],
        "pyplot script": [*python, str(HERE / "pyplot_script.py"), f"{folder}/pyplot.png"],
        "actplot -o out.png": [*actplot, *PICTURE, f"{folder}/out.png"],
        "actplot -o out.svg": [*actplot, *PICTURE, f"{folder}/out.svg"],
        "actplot -o out.pdf": [*actplot, *PICTURE, f"{folder}/out.pdf"],
        "actplot relu (terminal)": [*actplot, "relu"],
        "actplot --version": [*actplot, "--version"],
        "actplot --help": [*actplot, "--help"],
        "actplot list": [*actplot, "list"],
        "actplot info relu": [*actplot, "info", "relu"],
        "actplot values": [*actplot, "values", "relu", "--at", "0"],
    }


def measure(programs: Mapping[str, list[str]], rounds: int) -> dict[str, float]:
    """Return the median seconds of each; the programs alternate, so that a busy machine slows all alike."""
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent)}
    seconds: dict[str, list[float]] = {name: [] for name in programs}
    for turn in range(rounds + 1):
        for name, words in programs.items():
            start = time.perf_counter()
            subprocess.run(words, env=environment, check=True, capture_output=True)
            if turn:  # the first round fills the disk's cache
                seconds[name].append(time.perf_counter() - start)
    return {name: median(values) for name, values in seconds.items()}


if __name__ == "__main__":
    main()
