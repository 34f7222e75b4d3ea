"""Many pictures to files, in parallel: only what differs is written, and every file is whole at any time."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from itertools import groupby, islice
from pathlib import Path
from threading import Lock
from time import time_ns
from typing import Literal

from actplot.errors import ActplotError, BadRequest, CannotWrite, in_one_line
from actplot.files import make_folder, write
from actplot.manifest import Entry, Evidence, Manifest, digest, plan_digest, scene_digest
from actplot.picture import Plot
from actplot.plan import Plan
from actplot.sinks import FORMATS
from actplot.workers import cores, spread, through

__all__ = ["Outcome", "State", "export", "ship"]

PIECE = 8  # pictures that an executor is given at a time; our own workers get one

DRAWING = Lock()  # threads of an executor take turns: Matplotlib's settings are the whole process's

State = Literal["same", "written", "stale", "missing", "failed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: its state, why it failed, and what is now known of it.

    >>> from actplot import plot
    >>> [(each.path, each.state) for each in export({"nowhere/relu.svg": plot("relu")}, check=True, jobs=1)]
    [('nowhere/relu.svg', 'missing')]
    """

    path: str
    state: State
    error: ActplotError | None = None
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class File:
    """One file of a picture, and what a manifest knows of it."""

    path: str
    evidence: Evidence = "nothing"
    known: Entry | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """One picture with its files; `digest` is that of its plan, "" where nobody asks for it."""

    plan: Plan
    digest: str
    files: tuple[File, ...]


def export(
    pictures: Mapping[str | os.PathLike[str], Plot] | Iterable[tuple[str | os.PathLike[str], Plot]],
    *,
    executor: Executor | None = None,
    jobs: int | None = None,
    check: bool = False,
    manifest: str | os.PathLike[str] | None = None,
    keep_going: bool = False,
) -> list[Outcome]:
    """Write many pictures to files, several at a time, and return what became of each file, in the order it was done.

    >>> from actplot import names, plot
    >>> pictures = ((f"nowhere/{name}.svg", plot(name, deriv=True)) for name in names())
    >>> {outcome.state for outcome in export(pictures, check=True, jobs=1)}  # without `check` they are written
    {'missing'}

    Args:
        pictures: paths and their pictures, PNG, SVG or PDF by suffix; pairs may come from a generator, which is asked
            for more only as pictures are done. Directories are made.
        executor: where to draw, any `concurrent.futures.Executor`: that of a cluster, such as Dask's
            `client.get_executor()`, reaches other machines, which must see the same directories.
        jobs: worker processes without an executor; by default one a processor, with 1 all is drawn in this one.
        check: write nothing; a file is then "same", "stale" or "missing".
        manifest: a file that keeps what was drawn: with it a second run draws only what is missing or differs.
        keep_going: draw all the others where one fails, and return its error with its outcome.

    Raises:
        ActplotError: of the first picture that fails, unless `keep_going`; what was written by then stays.

    """
    pairs = pictures.items() if isinstance(pictures, Mapping) else pictures
    outcomes = []
    with closing(
        ship(_distinct(pairs), executor=executor, jobs=jobs, check=check, manifest=Manifest(manifest))
    ) as done:
        for outcome in done:
            if outcome.error and not keep_going:
                raise outcome.error
            outcomes.append(outcome)
    return outcomes


def _distinct(pairs: Iterable[tuple[str | os.PathLike[str], Plot]]) -> Iterator[tuple[str, Plan]]:
    """Yield paths and plans. Raises BadRequest for a path that comes twice: which picture it gets would be chance."""
    seen = set()
    for path, picture in pairs:
        name = os.fspath(path)
        if name in seen:
            raise BadRequest(f"two pictures would be written to '{name}'.")
        seen.add(name)
        yield name, picture.plan


def ship(
    plans: Iterable[tuple[str, Plan]],
    *,
    manifest: Manifest,
    executor: Executor | None = None,
    jobs: int | None = None,
    check: bool = False,
) -> Generator[Outcome, None, None]:
    """Bring files up to date, or check them, yielding what became of each as soon as it is known."""
    pieces = _pieces(_jobs(plans, manifest), PIECE if executor else 1)
    work = partial(settle, check=check, folder=Path.cwd() if executor else Path(), run=time_ns())
    try:
        for piece, made in _done(work, pieces, executor, cores() if jobs is None else jobs):
            for outcome in made if isinstance(made, list) else _lost(piece, made):
                if outcome.entry and not check:
                    manifest.add(outcome.path, outcome.entry)
                yield outcome
    except BaseException:  # or nobody wants more: what is wrong has been told, and is so of the manifest as well
        with suppress(CannotWrite):
            manifest.close()
        raise
    manifest.close()


def settle(piece: Sequence[Job], *, check: bool, folder: Path, run: int) -> list[Outcome]:
    """Draw the pictures of a piece as far as that is needed, and write what differs, or only compare.

    Relative paths begin in the folder, where a process on another machine is not. The run's number keeps a cluster
    from answering with what it remembers of an earlier one.
    """
    del run
    outcomes = []
    for job in piece:
        plot = Plot(job.plan)
        for file in job.files:
            try:
                with DRAWING:
                    outcomes.append(_settled(plot, job.digest, file, folder / file.path, check=check))
            except Exception as error:  # even a fault of ours in one picture is no reason to lose the others
                outcomes.append(_failed(file.path, error))
    return outcomes


def _settled(plot: Plot, plan: str, file: File, place: Path, *, check: bool) -> Outcome:
    format_, found = _format_of(file.path), _bytes_of(place)
    if check and found is None:
        return Outcome(file.path, "missing")
    if file.known and file.evidence != "nothing":
        untouched = found is not None and digest(found) == file.known.data
        if file.evidence == "bytes" and untouched:
            return Outcome(file.path, "same", entry=file.known)
        if file.evidence == "scene" and check:
            same = untouched and scene_digest(plot.scene) == file.known.scene
            return Outcome(file.path, "same" if same else "stale")
    data = plot.encode(format_)
    if check:
        return Outcome(file.path, "same" if data == found else "stale")
    make_folder(place.parent)
    state: State = "written" if write(place, data) else "same"
    return Outcome(file.path, state, entry=Entry(plan, scene_digest(plot.scene), digest(data)) if plan else None)


def _jobs(plans: Iterable[tuple[str, Plan]], manifest: Manifest) -> Iterator[Job]:
    """Yield each picture once, with all its files that follow each other."""
    for plan, files in groupby(plans, key=lambda each: each[1]):
        says = plan_digest(plan) if manifest.path else ""
        yield Job(plan, says, tuple(File(path, *manifest.evidence(path, says)) for path, _ in files))


def _pieces(jobs: Iterator[Job], size: int) -> Iterator[tuple[Job, ...]]:
    while piece := tuple(islice(jobs, size)):
        yield piece


def _done(
    work: partial[list[Outcome]], pieces: Iterator[tuple[Job, ...]], executor: Executor | None, jobs: int
) -> Iterator[tuple[tuple[Job, ...], list[Outcome] | Exception]]:
    """Yield each piece with its outcomes, from wherever it was drawn."""
    if executor is not None:
        return through(executor, work, pieces)
    if jobs < 1:
        raise BadRequest(f"jobs '{jobs}' must be 1 or more.")
    import actplot.figure  # noqa: F401  (before workers begin, so that all have it from here)

    return spread(work, pieces, jobs=jobs) if jobs > 1 else ((piece, work(piece)) for piece in pieces)


def _lost(piece: Sequence[Job], error: Exception) -> Iterator[Outcome]:
    """Yield the outcomes of a piece that came to nothing."""
    return (_failed(file.path, error) for job in piece for file in job.files)


def _failed(path: str, error: Exception) -> Outcome:
    """Return the outcome of a file that came to nothing; the error names it."""
    kind, told = type(error) if isinstance(error, ActplotError) else ActplotError, in_one_line(error)
    return Outcome(path, "failed", kind(told if path in told else f"'{path}': {told}"))


def _format_of(path: str) -> str:
    suffix = Path(path).suffix[1:].lower()
    if suffix not in FORMATS:
        raise BadRequest(f"'{path}' must end with {', '.join(f'.{known}' for known in FORMATS)}.")
    return suffix


def _bytes_of(place: Path) -> bytes | None:
    try:
        return place.read_bytes()
    except OSError:
        return None
