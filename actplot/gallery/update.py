"""A gallery on disk: brought up to date or checked, its pictures drawn by several processes, what is stale removed."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Literal, NamedTuple

from actplot import shipping
from actplot.errors import ActplotError
from actplot.files import make_folder, write
from actplot.manifest import Entry, Manifest, digest
from actplot.plan import Plan

__all__ = ["LOCK", "Outcome", "State", "update"]

State = shipping.State | Literal["unwanted", "removed"]

LOCK = "gallery.lock"
"""The manifest of a gallery, in its folder."""


class Outcome(NamedTuple):
    """What became of one file, and why it failed."""

    path: str
    state: State
    error: ActplotError | None = None


def update(
    folder: str | os.PathLike[str],
    pictures: Iterable[tuple[str, Plan]],
    pages: Iterable[tuple[str, Callable[[], str]]],
    *,
    check: bool = False,
    jobs: int | None = None,
) -> Generator[Outcome, None, None]:
    """Bring the files of a gallery up to date, yielding what became of each.

    What an earlier run wrote and nobody wants any more is removed. With `check` nothing is written.
    Raises CannotWrite.
    """
    if not check:
        make_folder(Path(folder))
    manifest = Manifest(Path(folder, LOCK))
    before, wanted = dict(manifest.entries), set[str]()
    plans = []
    for path, plan in pictures:
        wanted.add(path)
        plans.append((str(Path(folder, path)), plan))
    with closing(shipping.ship(plans, manifest=manifest, check=check, jobs=jobs)) as outcomes:
        for outcome in outcomes:
            yield Outcome(outcome.path, outcome.state, outcome.error)
    for path, text in pages:
        wanted.add(path)
        yield _settled(Path(folder, path), text().encode(), manifest, check=check)
    for path in sorted(before.keys() - wanted):
        yield from _left(Path(folder, path), before[path], check=check)
    manifest.close()


def _settled(path: Path, data: bytes, manifest: Manifest, *, check: bool) -> Outcome:
    """Write a page if it differs, or only compare."""
    if check:
        found = path.read_bytes() if path.exists() else None
        return Outcome(str(path), "missing" if found is None else "same" if found == data else "stale")
    make_folder(path.parent)
    state: State = "written" if write(path, data) else "same"
    manifest.add(str(path), Entry(*[digest(data)] * 3))
    return Outcome(str(path), state)


def _left(path: Path, entry: Entry, *, check: bool) -> Iterator[Outcome]:
    """Remove a file that is as an earlier run left it, or only tell of it."""
    with suppress(OSError):
        if digest(path.read_bytes()) == entry.data:
            if not check:
                path.unlink()
            yield Outcome(str(path), "unwanted" if check else "removed")
