"""The three streams of the process: what is asked for to stdout, one line a message to stderr, never a traceback."""

from __future__ import annotations

import gc
import io
import os
import sys

TYPE_CHECKING = False  # as in actplot/__init__.py: typing is slow to import
if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["INTERRUPTED", "delivered", "lines_of", "note", "ready_to_draw"]

INTERRUPTED = 130


def note(message: str) -> None:
    """Put one line on stderr; a closed or full stderr takes nothing and breaks nothing."""
    try:
        if sys.stderr is not None:  # print would fall back to stdout
            print(_line(message), file=sys.stderr, flush=True)  # noqa: T201
    except OSError:
        pass


def lines_of(message: str, width: int) -> int:
    """Return how many lines of a terminal a note takes."""
    return -(-len(_line(message)) // width)


def _line(message: str) -> str:
    """Return a message on one line, without what a terminal would obey: it names values that came from anywhere."""
    from actplot.errors import printable  # only messages pay for it

    return f"actplot: {printable(' '.join(message.split()))}"


def delivered(command: Callable[[], int]) -> int:
    """Run a command and return its exit code, once its output has reached stdout.

    A closed pipe (`| head`) ends quietly with 0; a stdout that is closed or full is told in one line.
    """
    if sys.stdout is None:
        sys.stdout = _Closed()
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a narrow encoding garbles a letter, not the run
    try:
        status = command()
        sys.stdout.flush()
    except SystemExit as leaving:  # Typer leaves by it where the pipe was closed
        if not isinstance(leaving.__context__, BrokenPipeError):
            raise
        return _abandon(0)
    except BrokenPipeError:
        return _abandon(0)
    except KeyboardInterrupt:
        return _abandon(INTERRUPTED)
    except OSError as error:
        if hasattr(error, "status"):  # one of ours, raised for --debug
            raise
        note(_told(error))
        return _abandon(1)
    return status


def ready_to_draw() -> str:
    """Load matplotlib into this process of our own; return the backend that the user named for windows.

    A file needs no backend, and a name that matplotlib does not know would make its very import fail. What is loaded
    by then stays to the end: the garbage collector begins behind it.
    """
    from actplot.fontlist import preload

    backend = os.environ.pop("MPLBACKEND", "")
    preload()
    import actplot.figure  # noqa: F401

    gc.freeze()
    gc.enable()
    return backend


class _Closed(io.TextIOBase):
    """What stands in for a stdout that the caller closed: whoever writes to it learns so."""

    @property
    def buffer(self) -> _Closed:
        return self

    def write(self, text: str, /) -> int:
        if text:
            raise OSError("it is closed")
        return 0


def _told(error: OSError) -> str:
    """Return what is said of an error that nobody else has told: nearly all of these are about stdout."""
    from actplot.errors import is_scarce, reason

    if error.filename is not None:
        return f"cannot open '{error.filename}': {reason(error)}."
    return f"cannot {'go on' if is_scarce(error) else 'write to stdout'}: {reason(error)}."


def _abandon(status: int) -> int:
    """Turn what is left in stdout's buffer away, so that the interpreter does not stumble over it on leaving."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        number = sys.stdout.fileno()
        os.close(number)  # first: where no more files may be opened, this makes room for one
        if (nothing := os.open(os.devnull, os.O_WRONLY)) != number:
            os.dup2(nothing, number)
    return status
