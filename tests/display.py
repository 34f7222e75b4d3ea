"""A screen of memory for windows: Xvfb, under a name that it chooses."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["served"]


@contextmanager
def served() -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """Start a screen; yield its server, and its name for DISPLAY."""
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1600x1200x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=(writer,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        with os.fdopen(reader) as told:
            yield server, f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()
