"""Work spread over processes: those of this machine, or whatever a `concurrent.futures.Executor` reaches.

Both ways take tasks only as fast as they are done, and yield each with its result, or with the error that came of it.
A process that was killed costs one task a second try, and no other task anything.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager, suppress
from itertools import islice
from multiprocessing.connection import Connection, wait
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Generic, TypeVar, cast

from actplot.errors import ActplotError, in_one_line, reason

__all__ = ["NoWorker", "cores", "spread", "start_method", "through"]

Task = TypeVar("Task")
Result = TypeVar("Result")

TRIES = 2
IN_FLIGHT = 256  # tasks that an executor holds at a time, so that 100,000 take no more memory than these
LOST = object()  # the result of a task whose worker died
PATIENCE = 0.6  # seconds that a worker has to end what it is at once nobody waits for it
STOPS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]  # what asks to end


class NoWorker(ActplotError):
    """No process can be begun: there are too many of them, or of open files."""


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(
    work: Callable[[Task], Result],
    tasks: Iterable[Task],
    *,
    jobs: int,
    method: str | None = None,
    draws: bool = True,
) -> Iterator[tuple[Task, Result | Exception]]:
    """Do tasks in at most so many worker processes, started by the given method, or by the best that is safe here.

    Workers that draw load what that takes before their first task.
    """
    source = ((task, 1) for task in tasks)
    again: deque[tuple[Task, int]] = deque()
    crew: _Crew[Task, Result] = _Crew(work, method or start_method(), draws)
    try:
        while True:
            while len(crew.busy) < jobs and (due := again.popleft() if again else next(source, None)):
                if not crew.give(*due):
                    again.appendleft(due)
                    jobs = len(crew.busy)
            if not crew.busy:
                return
            for task, tries, result in crew.results():
                if result is not LOST:
                    yield task, cast(Result, result)
                elif tries < TRIES:
                    again.append((task, tries + 1))
                else:
                    told = f"the process that was at it was killed {TRIES} times (out of memory, as a rule)."
                    yield task, ActplotError(told)
    finally:
        crew.dismiss()


def through(
    executor: Executor, work: Callable[[Task], Result], tasks: Iterable[Task]
) -> Iterator[tuple[Task, Result | Exception]]:
    """Do tasks where an executor of the caller's does them."""
    done: SimpleQueue[Future[Result]] = SimpleQueue()
    flying: dict[Future[Result], tuple[Task, int]] = {}
    source = iter(tasks)

    def launch(task: Task, tries: int = 1) -> None:
        future = executor.submit(work, task)
        flying[future] = task, tries
        future.add_done_callback(done.put)

    try:
        for task in islice(source, IN_FLIGHT):
            launch(task)
        while flying:
            task, tries = flying.pop(future := done.get())
            try:
                result: Result | Exception = future.result()
            except Exception as error:  # whatever a cluster has for a worker that is gone
                if tries < TRIES:
                    launch(task, tries + 1)
                    continue
                result = error
            yield task, result
            for task in islice(source, 1):
                launch(task)
    finally:
        for future in flying:
            future.cancel()


def start_method() -> str:
    """Return how workers begin: as copies of this process where nothing else runs in it, else of a fresh one."""
    if sys.platform == "linux" and threading.active_count() == 1:
        return "fork"
    return "forkserver" if sys.platform == "linux" else "spawn"  # the libraries of macOS do not survive a fork


class _Worker(Generic[Task, Result]):
    """One process, and the task it is at."""

    task: tuple[Task, int]

    def __init__(self, context: Any, work: Callable[[Task], Result], draws: bool) -> None:
        self.pipe, far = context.Pipe()
        self.process = context.Process(target=_serve, args=(self.pipe, far, work, Path.cwd(), draws), daemon=True)
        with _uninterrupted():
            self.process.start()
        far.close()


class _Crew(Generic[Task, Result]):
    """The workers, busy and idle; one is begun when a task finds no idle one."""

    def __init__(self, work: Callable[[Task], Result], method: str, draws: bool) -> None:
        self.work, self.context, self.draws = work, multiprocessing.get_context(method), draws
        if method == "forkserver" and draws:
            self.context.set_forkserver_preload(["actplot.warm"])
        self.idle: list[_Worker[Task, Result]] = []
        self.busy: dict[Any, _Worker[Task, Result]] = {}

    def give(self, task: Task, tries: int) -> bool:
        """Have a task begun; False where there is no worker for it but others are at work.

        One that is dead by now is found out when its result is due. Raises NoWorker where none can be had at all.
        """
        try:
            worker = self.idle.pop() if self.idle else _Worker(self.context, self.work, self.draws)
        except OSError as error:  # too many processes, or files
            if self.busy:
                return False
            raise NoWorker(f"cannot begin a process that draws: {reason(error)}; --jobs 1 needs none.") from error
        self.busy[worker.pipe] = worker
        worker.task = task, tries
        with suppress(OSError):
            worker.pipe.send(task)
        return True

    def results(self) -> list[tuple[Task, int, Result | object]]:
        """Wait for some tasks to end; return each with its result, or LOST where its worker died."""
        found: list[tuple[Task, int, Result | object]] = []
        for pipe in wait(list(self.busy)):
            worker = self.busy.pop(pipe)
            try:
                result = worker.pipe.recv()
                self.idle.append(worker)
            except (EOFError, OSError):
                result = LOST
                worker.process.join()
            found.append((*worker.task, result))
        return found

    def dismiss(self) -> None:
        """Let workers end what they are at, so that no file stays in the making; what takes too long is killed."""
        workers = [*self.idle, *self.busy.values()]
        for worker in workers:
            with suppress(OSError):
                worker.pipe.send(None)
        deadline = time.monotonic() + PATIENCE
        for worker in workers:
            worker.process.join(max(0.0, deadline - time.monotonic()))
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
            worker.pipe.close()


def _serve(near: Connection, far: Connection, work: Callable[[Any], Any], folder: Path, draws: bool) -> None:
    """Do tasks until there are no more, or nobody is left who would give any."""
    for number in STOPS:
        signal.signal(number, signal.SIG_IGN)  # the one who gives the tasks decides
    near.close()
    with suppress(Exception):  # nobody is left to tell, or no memory to tell it with: the other end finds out
        os.chdir(folder)
        while (task := far.recv()) is not None:
            try:
                if draws:
                    import actplot.warm  # noqa: F401
                far.send(work(task))
            except Exception as error:  # told where all is told; a process that raises would tell it in its own way
                far.send(error if isinstance(error, ActplotError) else ActplotError(in_one_line(error)))


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Keep signals from a process that has only just begun and would answer them with a traceback."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
