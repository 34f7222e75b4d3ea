"""Cold starts, measured: what a user waits for, as whole processes, beside a pyplot script, Python and Typer.

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

from paired import HEADER, row

HERE = Path(__file__).parent
RIVALS = {" -o ": "pyplot script", "--help": "import typer", "list": "import typer"}
PICTURE = ["relu", "mish", "--range", "-4", "4", "--deriv", "-o"]


def main() -> None:
    """Run every command in turn, round after round, and print a row for each."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as folder:
        times = measure(commands(folder), rounds)
    print(HEADER)
    for name, seconds in times.items():
        if name.startswith("actplot"):
            rival = next((rival for word, rival in RIVALS.items() if word in name), "python")
            print(row(name, rival, seconds, times[rival]))


def commands(folder: str) -> dict[str, list[str]]:
    """Return what is measured, by name; files go to the folder."""
    python, actplot = [sys.executable], [sys.executable, "-m", "actplot"]
    return {
        "python": [*python, "-c", "pass"],
        "import typer": [*python, "-c", "import typer"],
        "pyplot script": [*python, str(HERE / "pyplot_script.py"), f"{folder}/pyplot.png"],
        "actplot -o out.png": [*actplot, *PICTURE, f"{folder}/out.png"],
        "actplot -o zh-CN.png": [*actplot, *PICTURE, f"{folder}/zh-CN.png", "--lang", "zh-CN"],
        "actplot -o out.svg": [*actplot, *PICTURE, f"{folder}/out.svg"],
        "actplot -o out.pdf": [*actplot, *PICTURE, f"{folder}/out.pdf"],
        "actplot relu (terminal)": [*actplot, "relu"],
        "actplot --version": [*actplot, "--version"],
        "actplot --help": [*actplot, "--help"],
        "actplot list": [*actplot, "list"],
        "actplot info relu": [*actplot, "info", "relu"],
        "actplot values": [*actplot, "values", "relu", "--at", "0"],
    }


def measure(programs: Mapping[str, list[str]], rounds: int) -> dict[str, list[float]]:
    """Return the seconds of each, round by round; the programs alternate, so that a busy machine slows all alike."""
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
    seconds: dict[str, list[float]] = {name: [] for name in programs}
    for turn in range(rounds + 1):
        for name, words in programs.items():
            start = time.perf_counter()
            subprocess.run(words, env=environment, check=True, capture_output=True)
            if turn:  # the first round compiles, and fills the disk's cache
                seconds[name].append(time.perf_counter() - start)
    return seconds


if __name__ == "__main__":
    main()
