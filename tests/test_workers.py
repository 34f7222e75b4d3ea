"""Workers: a task is done once or told lost, whoever dies; few wait at a time; a fork is as good as a fresh start."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

import actplot.figure  # noqa: F401  (once, here, instead of in each worker)
from actplot import typeset, workers
from actplot.errors import ActplotError
from actplot.workers import spread, through

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="processes begin as copies on Linux alone")

METHODS = """
import hashlib, sys
from actplot import plot
from actplot.workers import spread

def draw(name):
    return hashlib.sha256(plot(name, deriv=True).encode("svg")).hexdigest()

if __name__ == "__main__":
    names = ["gelu", "x*tanh(x)"]
    draw("relu")  # faces are open by now
    serial = {name: draw(name) for name in names}
    for method in ("fork", "forkserver", "spawn"):
        assert dict(spread(draw, names, jobs=2, method=method)) == serial, method
"""


def double(number):
    return 2 * number


def die_once(path):
    """Die, unless someone has died here before."""
    if Path(path).exists():
        return "done"
    Path(path).touch()
    os.kill(os.getpid(), signal.SIGKILL)
    return None


def die(name):
    if name == "deadly":
        os.kill(os.getpid(), signal.SIGKILL)
    return name


def fail(kind):
    raise kind("its reason")


class Odd(Exception):
    """One that no other process can be told of."""

    def __reduce__(self):
        raise TypeError("stays here")


def sleep(seconds):
    time.sleep(seconds)


@LINUX
def test_every_task_has_its_result():
    assert dict(spread(double, range(50), jobs=3, method="fork")) == {number: 2 * number for number in range(50)}


@LINUX
def test_the_task_of_a_killed_worker_is_tried_once_more(tmp_path):
    paths = [str(tmp_path / name) for name in "ab"]
    assert dict(spread(die_once, paths, jobs=2, method="fork")) == dict.fromkeys(paths, "done")


@LINUX
def test_a_deadly_task_is_told_and_costs_no_other():
    names = ["a", "deadly", "b", "c", "d"]
    results = dict(spread(die, names, jobs=2, method="fork"))
    assert isinstance(error := results.pop("deadly"), ActplotError)
    assert "killed 2 times" in str(error)
    assert results == {name: name for name in names if name != "deadly"}


@LINUX
def test_what_a_task_fails_of_is_told_by_the_one_who_gave_it(capfd):
    told = dict(spread(fail, [MemoryError, ActplotError, Odd, ZeroDivisionError], jobs=2, method="fork"))
    assert {kind: str(error).partition(":")[0] for kind, error in told.items()} == {
        MemoryError: "out of memory",
        ActplotError: "its reason",
        Odd: "Odd",
        ZeroDivisionError: "ZeroDivisionError",
    }
    assert capfd.readouterr().err == ""


@LINUX
def test_tasks_are_taken_as_they_are_done():
    taken = []
    tasks = (taken.append(number) or number for number in range(100))
    results = spread(double, tasks, jobs=2, method="fork")
    next(results)
    assert len(taken) <= 4
    results.close()


@LINUX
def test_where_few_processes_can_be_begun_these_do_all(monkeypatch):
    worker, begun = workers._Worker, []

    def one(*arguments):
        if begun:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        begun.append(worker(*arguments))
        return begun[0]

    monkeypatch.setattr(workers, "_Worker", one)
    assert dict(spread(double, range(9), jobs=4, method="fork")) == {number: 2 * number for number in range(9)}
    with pytest.raises(ActplotError, match="cannot begin a process that draws: resource temporarily unavailable;"):
        list(spread(double, range(9), jobs=4, method="fork"))


@LINUX
def test_workers_that_take_too_long_are_killed_when_nobody_waits():
    results = spread(sleep, [0, 60, 60], jobs=2, method="fork")
    next(results)
    begun = time.monotonic()
    results.close()
    assert time.monotonic() - begun < 1


@LINUX
def test_a_fork_opens_its_faces_itself():
    typeset._face("r")
    reader, writer = os.pipe()
    if not (child := os.fork()):
        os.write(writer, b"%d" % typeset._face.cache_info().currsize)
        os._exit(0)
    os.waitpid(child, 0)
    assert os.read(reader, 10) == b"0"
    os.close(reader), os.close(writer)


@LINUX
@pytest.mark.thorough
def test_every_way_to_begin_draws_the_same_bytes(tmp_path):
    script = tmp_path / "methods.py"
    script.write_text(METHODS)
    done = subprocess.run([sys.executable, "-W", "error", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_process_with_threads_is_not_copied(monkeypatch):
    monkeypatch.setattr(workers.sys, "platform", "linux")
    monkeypatch.setattr(workers.threading, "active_count", lambda: 1)
    assert workers.start_method() == "fork"
    monkeypatch.setattr(workers.threading, "active_count", lambda: 2)
    assert workers.start_method() == "forkserver"
    monkeypatch.setattr(workers.sys, "platform", "darwin")
    assert workers.start_method() == "spawn"


def test_an_executor_holds_few_tasks_at_a_time(monkeypatch):
    monkeypatch.setattr(workers, "IN_FLIGHT", 3)
    executor = Patient()
    results = dict(through(executor, double, range(20)))
    assert results == {number: 2 * number for number in range(20)}
    assert executor.most == 3


def test_a_task_that_an_executor_loses_is_tried_once_more_and_then_told():
    tries = []

    def lose(name):
        tries.append(name)
        if name == "lost" or tries.count(name) == 1:
            raise RuntimeError("worker gone")
        return name

    with ThreadPoolExecutor(1) as executor:
        results = dict(through(executor, lose, ["a", "lost"]))
    assert results.pop("a") == "a"
    assert str(results["lost"]) == "worker gone"
    assert sorted(tries) == ["a", "a", "lost", "lost"]


class Patient:
    """An executor that does nothing until it is full, then all it has; `most` is what it had."""

    def __init__(self):
        self.waiting, self.most = [], 0

    def submit(self, work, task):
        future = Future()
        self.waiting.append((future, work, task))
        self.most = max(self.most, len(self.waiting))
        if len(self.waiting) == workers.IN_FLIGHT or task == 19:
            for each, do, value in self.waiting:
                each.set_result(do(value))
            self.waiting.clear()
        return future
