"""How fast values stream: `actplot values` as a whole process, beside `float()` and `repr()` of the same numbers.

python bench/values.py [ROUNDS]

The rival is the bare loop, without the start of Python: it reads and writes nothing and evaluates no function.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from processes import ACTPLOT, environment
from rounds import Bench, Row, main

COUNT = 10**6
REPR, BOTH = "repr() alone", "float() and repr() alone"
GOALS = {"--range": 1.2, "--at -": None}
NAMES = ("relu", "gelu")
RIVALS = {"--range": REPR, "--at -": BOTH}
WORDS = {"--range": ["--range", "-9", "9", "--points", str(COUNT)], "--at -": ["--at", "-"]}
ROWS = tuple(
    Row(f"values {name} {way}, CSV of 10^6", f"{name} {way}", f"{RIVALS[way]}, {name}", goal=goal)
    for way, goal in GOALS.items()
    for name in NAMES
)
RIVAL = """
import sys, time
read, written = ([word for word in open(path).read().replace(",", " ").split()] for path in sys.argv[1:])
numbers = [float(word) for word in written]
start = time.perf_counter()
for word in read: float(word)
for number in numbers: repr(number)
print(time.perf_counter() - start)
"""


@dataclass(frozen=True)
class Files:
    """What a command reads, and what it writes."""

    given: Path
    told: Path


@contextmanager
def bench() -> Iterator[Bench]:
    """Yield the benchmark; files go to a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        given, empty, told = (Path(folder, name) for name in ("given", "empty", "told"))
        numbers = np.random.default_rng(0).normal(scale=3, size=COUNT)
        given.write_text("".join(f"{number!r}\n" for number in numbers.tolist()))
        empty.touch()
        files = {"--range": Files(empty, told), "--at -": Files(given, told)}
        yield Bench("Values", ROWS, lambda: turn(files), rounds=7)


def turn(files: dict[str, Files]) -> dict[str, float]:
    """Return the milliseconds of every command, and those of the bare loop over what it read and wrote."""
    found = {}
    for way, rival in RIVALS.items():
        for name in NAMES:
            found[f"{name} {way}"] = ours(["values", name, *WORDS[way], "-f", "csv"], files[way])
            found[f"{rival}, {name}"] = theirs(files[way])
    return found


def ours(words: list[str], files: Files) -> float:
    """Return the milliseconds of a command that reads one file and writes another."""
    with files.given.open() as given, files.told.open("w") as out:
        start = time.perf_counter()
        subprocess.run([*ACTPLOT, *words], stdin=given, stdout=out, check=True, env=environment())
        return 1000 * (time.perf_counter() - start)


def theirs(files: Files) -> float:
    """Return the milliseconds of the bare loop over the numbers of both files."""
    _, _, numbers = files.told.read_text().partition("\n")
    files.told.write_text(numbers)
    command = [sys.executable, "-c", RIVAL, str(files.given), str(files.told)]
    return 1000 * float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


if __name__ == "__main__":
    main(bench)
