"""Whole processes, measured: how long they take, and the memory that they and their children have."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

__all__ = ["ACTPLOT", "HERE", "Spent", "environment", "lacking", "run", "taking", "watched"]

HERE = Path(__file__).parent
ACTPLOT = [sys.executable, "-m", "actplot"]
TICK = 0.05  # seconds between two looks at the memory


class Spent(NamedTuple):
    """What a process took: milliseconds, and MiB at the most."""

    time: float
    memory: float


def environment(**more: str) -> dict[str, str]:
    """Return the environment of a process that finds actplot and the rivals' scripts, compiled as if installed."""
    found = {**os.environ, "PYTHONPATH": f"{HERE.parent}{os.pathsep}{HERE}", **more}
    found.pop("PYTHONDONTWRITEBYTECODE", None)
    return found


def run(words: Sequence[str], **more: str) -> Spent:
    """Run a command to its end and return what it took, its children apart. Raises CalledProcessError.

    The system counts what the process had before it became another program: the memory is never less than ours.
    """
    quiet = subprocess.DEVNULL
    start = time.perf_counter()
    with subprocess.Popen(words, env=environment(**more), stdin=quiet, stdout=quiet, stderr=subprocess.PIPE) as running:
        assert running.stderr is not None  # noqa: S101
        said = running.stderr.read()
        _, status, usage = os.wait4(running.pid, 0)
        spent = 1000 * (time.perf_counter() - start)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, words, stderr=said.decode())
    return Spent(spent, usage.ru_maxrss / 1024)


def taking(words: Sequence[str], **more: str) -> Callable[[], float]:
    """Return a way that runs a command and returns its milliseconds."""
    return lambda: run(words, **more).time


def watched(words: Sequence[str]) -> Spent:
    """Run a command and return what it took, its children counted in: of what processes share, each has its part."""
    start, most = time.perf_counter(), 0.0
    with subprocess.Popen(words, env=environment(), stderr=subprocess.DEVNULL) as running:
        while running.poll() is None:
            most = max(most, memory_of(running.pid))
            time.sleep(TICK)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, words)
    return Spent(1000 * (time.perf_counter() - start), most)


def memory_of(pid: int) -> float:
    """Return the proportional set size of a process and all its children, in MiB; 0 where the system does not tell."""
    try:
        found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return 0.0  # it is gone
    return (int(found[1]) / 1024 if found else 0.0) + sum(memory_of(int(child)) for child in children)


def lacking(*, programs: Sequence[str] = (), modules: Sequence[str] = ()) -> str:
    """Return which of these programs and modules are not installed, as a reason; empty where all are."""
    absent = [name for name in programs if shutil.which(name) is None]
    absent += [name for name in modules if find_spec(name) is None]
    return f"{', '.join(absent)} {'are' if len(absent) > 1 else 'is'} not installed" if absent else ""
