"""Many pictures, measured: `actplot batch` beside a loop over pyplot, its memory, a check, and the first of 10,000.

python bench/batch.py [ROUNDS]
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from processes import ACTPLOT, HERE, environment, run, watched
from rounds import Bench, Row, main

NAMES = ("relu", "elu", "gelu", "mish", "silu", "tanh", "sigmoid", "softplus", "softsign", "selu", "celu", "hardswish")
SPANS = [[-side, side] for side in (2, 3, 4, 5, 6, 8)]
BOTH = ["{name}{range}.svg", "{name}{range}.png"]
FILES = len(NAMES) * len(SPANS) * len(BOTH)
MANY = 10_000
LOOP = "pyplot loop"
ROWS = (
    Row(f"{FILES} files, written", "written", LOOP, goal=0.25),
    Row(f"{FILES} files, asked for again", "again", LOOP),
    Row(f"{FILES} files, --check", "check", LOOP),
    Row(f"{FILES} files, --check without a lock", "check, drawn", LOOP),
    Row(f"memory of {FILES} files, all processes", "memory", unit="MiB"),
    Row(f"the first of {MANY} files", "first"),
)
BATCH = """\
[[picture]]
activations = {activations}
range = {spans}
deriv = true
output = {outputs}
"""


@contextmanager
def bench() -> Iterator[Bench]:
    """Yield the benchmark."""
    yield Bench("Batch", ROWS, turn, rounds=5)


def turn() -> dict[str, float]:
    """Write the pictures, ours and theirs, and return milliseconds, and MiB."""
    with tempfile.TemporaryDirectory() as folder:
        file = write_batch(Path(folder), SPANS, BOTH)
        command = [*ACTPLOT, "batch", str(file), "--quiet"]
        written, memory = watched(command)
        again = run(command).time
        check = run([*command, "--check"]).time
        file.with_suffix(".lock").unlink()
        drawn = run([*command, "--check"]).time
        loop = run([sys.executable, str(HERE / "pyplot_loop.py"), folder, *NAMES]).time
    found = {"written": written, "memory": memory, "again": again, "check": check, "check, drawn": drawn, LOOP: loop}
    return {**found, "first": first()}


def write_batch(folder: Path, spans: Sequence[Sequence[float]], outputs: Sequence[str]) -> Path:
    """Write a batch file that asks for every function on every span, and return its path."""
    file = folder / "pictures.toml"
    file.write_text(BATCH.format(activations=[[name] for name in NAMES], spans=list(spans), outputs=list(outputs)))
    return file


def first() -> float:
    """Return the milliseconds from the start of a long batch to its first picture."""
    with tempfile.TemporaryDirectory() as folder:
        spans = [[-1 - step / 100, 4] for step in range(MANY // len(NAMES))]
        file = write_batch(Path(folder), spans, BOTH[:1])
        begun = time.perf_counter()
        running = subprocess.Popen([*ACTPLOT, "batch", str(file), "--quiet"], env=environment())
        while not any(Path(folder).glob("*.svg")):
            time.sleep(0.005)
        spent = time.perf_counter() - begun
        running.terminate()
        running.wait()
    return 1000 * spent


if __name__ == "__main__":
    main(bench)
