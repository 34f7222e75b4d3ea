"""Runs that are stopped: by a signal, which takes back what is half-done; by a kill, after which the next completes.

KILLS says how many kills, SEED which: both are printed.
"""

from __future__ import annotations

import os
import random
import re
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from program import COMMANDS, EARLIER, WRITE, begin, contents, furnish, leftovers, run

pytestmark = [
    pytest.mark.faults,
    pytest.mark.skipif(sys.platform != "linux", reason="what a process does about signals is read from /proc"),
]

KILLS = int(os.environ.get("KILLS", "20"))
SEED = int(os.environ.get("SEED", str(time.time_ns() % 10**9)))
PARTS = 3  # of a run, in which each signal comes once
STATUS = {"SIGINT": 130, "SIGTERM": -signal.SIGTERM, "SIGHUP": -signal.SIGHUP}
CATCHES = re.compile(r"SigCgt:\s*([0-9a-f]+)")


def wait_until_begun(process) -> None:
    """Wait for the program to look after signals, which is the first thing that it does; before, Python dies loudly."""
    place = Path("/proc", str(process.pid))
    while process.poll() is None:
        with suppress(OSError):
            caught = int(CATCHES.search((place / "status").read_text())[1], 16)
            if caught >> (signal.SIGTERM - 1) & 1 and not (place / "exe").readlink().name.startswith("bash"):
                return
        time.sleep(0.001)


def duration(command, folder) -> float:
    """Return how long a sound run takes, once it has begun."""
    process = begin(command, folder)
    wait_until_begun(process)
    begun = time.monotonic()
    process.communicate()
    return time.monotonic() - begun


def is_alone(group: int) -> bool:
    """Whether nobody of a group of processes is left, a moment later."""
    for _ in range(200):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False


@pytest.mark.parametrize("name", STATUS)
@pytest.mark.parametrize("command", ["png", "words", "values", "gallery", "batch"])
def test_a_signal_takes_back_what_is_half_done(name, command, tmp_path, sound):
    asked, whole = COMMANDS[command], sound[command].files
    lasts = duration(asked, furnish(tmp_path / "timed", asked))
    for part in range(PARTS):
        for everyone in (False, True):  # as `kill` does it, and as Ctrl-C in a terminal
            folder = furnish(tmp_path / f"{part}{everyone}", asked)
            process = begin(asked, folder)
            wait_until_begun(process)
            time.sleep(random.uniform(part, part + 1) / PARTS * lasts)  # noqa: S311
            with suppress(ProcessLookupError):
                (os.killpg if everyone else os.kill)(process.pid, getattr(signal, name))
            _, err = process.communicate(timeout=60)
            files = contents(folder)
            assert process.returncode in (STATUS[name], 0), err.decode()
            assert not [line for line in err.decode().splitlines() if "files" not in line], err.decode()
            assert is_alone(process.pid)
            check(files, whole)
            assert not leftovers(files)


@pytest.mark.parametrize("command", ["gallery", "batch"])
def test_whatever_is_killed_no_file_is_half_written_and_the_next_run_completes(command, tmp_path, sound):
    chance, asked, whole = random.Random(SEED), COMMANDS[command], sound[command].files  # noqa: S311
    print(f"SEED={SEED} KILLS={KILLS}")  # noqa: T201
    folder = furnish(tmp_path / "work", asked)
    lasts = duration(asked, furnish(tmp_path / "timed", asked))
    left = 0
    for kill in range(1, KILLS // 2 + 1):
        spoil(folder, chance)
        process = begin(asked, folder)
        time.sleep(chance.uniform(0.1, 1.1) * lasts)
        (os.killpg if chance.random() < 0.5 else os.kill)(process.pid, signal.SIGKILL)
        process.communicate()
        assert is_alone(process.pid)
        check(files := contents(folder), whole)
        left += len(leftovers(files))
        if kill % 10 == 0:
            outcome = run(asked, folder)
            assert (outcome.status, outcome.faults) == (0, [])
            assert outcome.files.keys() - set(leftovers(outcome.files)) == whole.keys()
            check(outcome.files, whole, earlier=False)
    print(f"{left} files were left in the making")  # noqa: T201


def spoil(folder: Path, chance: random.Random) -> None:
    """Make work for a run: some of what is there is from before, some is missing, now and then nobody knows which."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".svg", ".png", ".pdf", ".md") and chance.random() < 0.5:
            path.unlink() if chance.random() < 0.5 else path.write_bytes(EARLIER)
    if chance.random() < 0.5:
        for lock in folder.rglob("*.lock"):
            lock.unlink()


def check(files, whole, *, earlier: bool = True) -> None:
    """Every file is what it was, or whole; a manifest may be anything that the next run can read."""
    for name, data in files.items():
        if not name.endswith((".lock", ".tmp")):
            assert data == whole.get(name, data) or (earlier and data == EARLIER), f"{name} is neither"


@pytest.mark.parametrize("command", sorted(WRITE))
def test_two_at_once_write_the_same_and_nothing_is_lost(command, tmp_path, sound):
    asked, whole = COMMANDS[command], sound[command].files
    for time_ in range(3):
        folder = furnish(tmp_path / str(time_), asked)
        both = [begin(asked, folder) for _ in range(2)]
        ends = [(process.communicate(timeout=120)[1].decode(), process.returncode) for process in both]
        assert [status for _, status in ends] == [0, 0], ends
        files = contents(folder)
        assert files.keys() == whole.keys()
        check(files, whole, earlier=False)
        if asked.words[0] in ("gallery", "batch"):
            told = run(asked._replace(typed=f"{asked.typed} --check"), folder)
            assert (told.status, told.out, told.err) == (0, b"", "")
