"""How fast values stream: `actplot values` as a whole process, beside `float()` and `repr()` of the same numbers.

python bench/values.py [NUMBERS] [ROUNDS]
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from paired import HEADER, row

HERE = Path(__file__).parent
RIVAL = """
import sys, time
read, written = ([word for word in open(path).read().replace(",", " ").split()] for path in sys.argv[1:])
numbers = [float(word) for word in written]
start = time.perf_counter()
for word in read: float(word)
for number in numbers: repr(number)
print(time.perf_counter() - start)
"""


def main() -> None:
    """Run every command and its rival in turn, round after round, and print a row for each."""
    count, rounds = (int(word) for word in (*sys.argv[1:], *("1000000", "5")[len(sys.argv) - 1 :]))
    print(HEADER)
    with tempfile.TemporaryDirectory() as folder:
        given, empty, told = Path(folder, "given"), Path(folder, "empty"), Path(folder, "told")
        numbers = np.random.default_rng(0).normal(scale=3, size=count)
        given.write_text("".join(f"{number!r}\n" for number in numbers.tolist()))
        empty.touch()
        spread = ["--range", "-9", "9", "--points", str(count)]
        for name in ("relu", "gelu"):
            for words, read in ((["--at", "-"], given), (spread, empty)):
                times, rivals = compare(["values", name, *words, "-f", "csv"], read, told, rounds)
                print(row(f"values {name} {words[0]}", "float(), repr()", times, rivals))


def compare(words: Sequence[str], read: Path, told: Path, rounds: int) -> tuple[list[float], list[float]]:
    """Return the seconds of a command that reads one file and writes another, and those of the rival."""
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent)}
    times, rivals = [], []
    for _ in range(rounds):
        with read.open() as given, told.open("w") as out:
            start = time.perf_counter()
            subprocess.run(
                [sys.executable, "-m", "actplot", *words], stdin=given, stdout=out, check=True, env=environment
            )
            times.append(time.perf_counter() - start)
        _, _, rest = told.read_text().partition("\n")
        told.write_text(rest)
        done = subprocess.run(
            [sys.executable, "-c", RIVAL, str(read), str(told)], check=True, capture_output=True, text=True
        )
        rivals.append(float(done.stdout))
    return times, rivals


if __name__ == "__main__":
    main()
