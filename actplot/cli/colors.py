"""Colours on a terminal, written so that whoever stops the process meanwhile finds the terminal's own again."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["ended", "put"]

RESET = b"\x1b[0m"
PATIENCE = 0.3  # seconds for a terminal that takes nothing, held by Ctrl-S perhaps


def put(text: str) -> None:
    """Write text to stdout; who stops the process meanwhile finds the terminal in its own colours."""
    if not text:  # not even that: a full device takes no empty write
        return
    with ended():
        sys.stdout.write(text)
        sys.stdout.flush()


@contextmanager
def ended() -> Iterator[None]:
    """Write to stdout in here: where a signal cuts it short, the colours end as well. No other state is touched."""
    if not sys.stdout.isatty():
        yield
        return
    try:
        yield
    except KeyboardInterrupt:  # so come other signals, too: `cli.stops`
        _end()
        raise


def _end() -> None:
    """Reset the terminal's colours past Python's buffer, unless it takes nothing."""
    stdout = sys.stdout.fileno()
    try:
        if select.select([], [stdout], [], PATIENCE)[1]:
            os.write(stdout, RESET)
    except OSError:
        pass
