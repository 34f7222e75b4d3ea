"""All benchmarks in one table: writes bench/RESULTS.md, or measures anew in few rounds and compares with it.

python bench/table.py [--check] [ROUNDS]
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from processes import environment
from results import Key, Result, Spread, goals, read, shown, tables, worse
from rounds import asked

HERE = Path(__file__).parent
PAGE = HERE / "RESULTS.md"
BENCHES = (
    *("cold", "plotters", "complete", "terminal", "window", "page"),
    *("figure", "ink", "gallery", "batch", "values", "throughput", "installed"),
)
FEW = 5  # rounds of a check
ATTEMPTS = 2  # a busy machine may miss a window once
PACKAGES = ("numpy", "matplotlib", "typer", "rich", "plotext", "torch", "torch-activation")
PROGRAMS = {"gnuplot": ["gnuplot", "--version"], "chromium": ["chromium", "--version"]}
ABOUT = """\
# Results

`make bench` wrote this table; `make bench-check` measures anew, in few rounds, and compares the ratios with it.

Ours and what a user would run instead ran in turn, round after round, so that a busy machine slows both. The ratio is
that of ours to theirs, taken round by round: below 1 ours takes less. Where a unit stands, it is a difference (+) or a
number of ours alone. Every number is a median; half of the rounds lie between the quartiles. A goal holds for the
median. What is not installed is skipped, and the row says so.
"""


def main() -> None:
    """Write the table, or compare with it. Exit with 1 if a ratio is worse, and say which."""
    rounds, checking = asked("--check")
    if checking:
        lines = compare(read(PAGE.read_text(encoding="utf-8")), lambda name: measured(name, rounds or FEW))
        print(*lines, sep="\n", end="\n" if lines else "")
        sys.exit(1 if lines else 0)
    load = os.getloadavg()[0]
    PAGE.write_text(page([result for name in BENCHES for result in measured(name, rounds)], load), encoding="utf-8")


def measured(name: str, rounds: int | None) -> list[Result]:
    """Return the results of a benchmark, which runs in a process of its own."""
    print(f"{name} ...", file=sys.stderr, flush=True)
    command = [sys.executable, str(HERE / f"{name}.py"), "--json", *([str(rounds)] if rounds else [])]
    for _ in range(ATTEMPTS):
        done = subprocess.run(command, stdout=subprocess.PIPE, env=environment(), text=True, check=False)
        if done.returncode == 0:
            return [Result.from_json(told) for told in json.loads(done.stdout)]
    sys.exit(f"bench/{name}.py failed with exit code {done.returncode}; nothing is written")


def compare(committed: Mapping[Key, Spread | None], measure: Callable[[str], list[Result]]) -> list[str]:
    """Return a line for each ratio that is worse than the committed one, at first and when it is measured once more."""
    lines = []
    for name in BENCHES:
        suspects = fallen(committed, measure(name), tell=True)
        if suspects:
            again = fallen(committed, measure(name))
            lines += [line for key, line in again.items() if key in suspects]
    return lines


def fallen(committed: Mapping[Key, Spread | None], results: Iterable[Result], *, tell: bool = False) -> dict[Key, str]:
    """Return a line for each result that is worse than what is committed; tell of those that cannot be compared."""
    found = {}
    for result in results:
        before, now = committed.get(result.key), result.figure
        if result.key not in committed and tell:
            print(f"{' / '.join(result.key)}: not in bench/RESULTS.md; run make bench", file=sys.stderr)
        elif before and not now and tell:
            print(f"{' / '.join(result.key)}: not compared: {result.missing}", file=sys.stderr)
        elif before and now and worse(before, now):
            unit = "" if result.beside else result.unit
            was = f"{shown(before.middle, unit)} ({shown(before.low, unit)} to {shown(before.high, unit)})"
            found[result.key] = f"{' / '.join(result.key)}: {shown(now.middle, unit)}, where {was} is committed"
    return found


def page(results: list[Result], load: float) -> str:
    """Return the page: how to read it, with what it was measured, the goals, and the tables."""
    machine = f"{platform.machine()}, {platform.system()}, {os.cpu_count()} cores; load before the run {load:.1f}."
    return "\n".join([ABOUT, f"{'; '.join(versions())}.", machine, "", goals(results), "", tables(results)])


def versions() -> list[str]:
    """Return Python's version, and those of the packages and programs that are installed."""
    found = [f"Python {platform.python_version()}"]
    for package in PACKAGES:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            found.append(f"no {package}")
    for program, command in PROGRAMS.items():
        known = shutil.which(program)
        told = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip() if known else ""
        found.append(told or f"no {program}")
    return found


if __name__ == "__main__":
    main()
