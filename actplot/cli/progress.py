"""How far a long run is: a bar with rate and time left on a terminal, a line now and then anywhere else."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from actplot.cli.stdio import note

__all__ = ["watched"]

Each = TypeVar("Each")

REFRESHED = 0.1  # seconds between two states of the bar
TOLD = 10.0  # seconds between two lines


def watched(files: Iterable[Each], *, total: int, quiet: bool = False) -> Iterable[Each]:
    """Return the files as they come, telling on stderr how many have come, unless nobody wants to know."""
    if quiet or sys.stderr is None:
        return files
    return _with_bar(files, total) if sys.stderr.isatty() else _with_lines(files, total)


def _with_bar(files: Iterable[Each], total: int) -> Iterator[Each]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
    console = Console(stderr=True)
    # refreshed from here alone: a thread for it would keep workers from beginning as copies of this process
    with Progress(*columns, console=console, transient=True, auto_refresh=False) as bar:
        task, shown, begun = bar.add_task("", total=total, rate=""), 0.0, time.monotonic()
        for count, each in enumerate(files, 1):
            yield each
            now = time.monotonic()
            bar.update(task, completed=count, rate=f"{count / (now - begun):.0f}/s")
            if now - shown > REFRESHED:
                bar.refresh()
                shown = now


def _with_lines(files: Iterable[Each], total: int) -> Iterator[Each]:
    begun = told = time.monotonic()
    for count, each in enumerate(files, 1):
        yield each
        now = time.monotonic()
        if now - told > TOLD:
            rate = count / (now - begun)
            note(f"{count} of {total} files, {rate:.0f} a second, {(total - count) / rate:.0f} s left.")
            told = now
