"""Many pictures, measured: `actplot batch` beside a loop over pyplot, its memory, a check, and the first of 10,000.

python bench/batch.py [ROUNDS]
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from paired import HEADER, row

HERE = Path(__file__).parent
NAMES = ("relu", "elu", "gelu", "mish", "silu", "tanh", "sigmoid", "softplus", "softsign", "selu", "celu", "hardswish")
BATCH = """\
[[picture]]
activations = {activations}
range = {spans}
deriv = true
output = {outputs}
"""
SPANS = [[-side, side] for side in (2, 3, 4, 5, 6, 8)]
BOTH = ["{name}{range}.svg", "{name}{range}.png"]


def main() -> None:
    """Write the pictures in turn, ours and theirs, and print a row for each kind of run."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    count = len(NAMES) * len(SPANS) * len(BOTH)
    times: dict[str, list[float]] = {"write": [], "again": [], "check": [], "check, drawn": [], "pyplot": []}
    peaks = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            file = write_batch(Path(folder), SPANS, BOTH)
            seconds, peak = run(["batch", str(file)])
            times["write"].append(seconds)
            peaks.append(peak)
            times["again"].append(run(["batch", str(file)])[0])
            times["check"].append(run(["batch", str(file), "--check"])[0])
            file.with_suffix(".lock").unlink()
            times["check, drawn"].append(run(["batch", str(file), "--check"])[0])
            times["pyplot"].append(timed([sys.executable, str(HERE / "pyplot_loop.py"), folder, *NAMES]))
    print(f"{count} files\n{HEADER}")
    for name in ("write", "again", "check", "check, drawn"):
        print(row(name, "pyplot, one after the other", times[name], times["pyplot"]))
    print(f"memory of all processes together, at most: {max(peaks):.0f} MiB")
    print(f"the first of 10,000: {min(first() for _ in range(rounds)):.2f} s")


def write_batch(folder: Path, spans: Sequence[Sequence[float]], outputs: Sequence[str]) -> Path:
    """Write a batch file that asks for every function on every span, and return its path."""
    file = folder / "pictures.toml"
    file.write_text(BATCH.format(activations=[[name] for name in NAMES], spans=list(spans), outputs=list(outputs)))
    return file


def first() -> float:
    """Return the seconds from the start of a batch of 10,000 to its first picture."""
    with tempfile.TemporaryDirectory() as folder:
        spans = [[-1 - step / 100, 4] for step in range(10_000 // len(NAMES))]
        file = write_batch(Path(folder), spans, BOTH[:1])
        begun = time.perf_counter()
        running = start(["batch", str(file), "--quiet"])
        while not any(Path(folder).glob("*.svg")):
            time.sleep(0.005)
        seconds = time.perf_counter() - begun
        running.kill()
        running.wait()
        time.sleep(1)  # the workers end by themselves
    return seconds


def run(words: Sequence[str]) -> tuple[float, float]:
    """Return the seconds that a command of ours takes, and the most memory of all its processes, in MiB."""
    begun, peak = time.perf_counter(), 0.0
    running = start(words)
    while running.poll() is None:
        peak = max(peak, sum(map(share, family(running.pid))))
        time.sleep(0.05)
    return time.perf_counter() - begun, peak


def start(words: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start a command of ours."""
    return subprocess.Popen([sys.executable, "-m", "actplot", *words], stderr=subprocess.DEVNULL, cwd=HERE.parent)


def timed(words: Sequence[str]) -> float:
    """Return the seconds that a command takes."""
    begun = time.perf_counter()
    subprocess.run(words, check=True)
    return time.perf_counter() - begun


def family(pid: int) -> list[int]:
    """Return a process and its children, where the system tells."""
    try:
        return [pid, *map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())]
    except OSError:
        return []


def share(pid: int) -> float:
    """Return the memory of a process in MiB, of what it shares with others its part (PSS)."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


if __name__ == "__main__":
    main()
