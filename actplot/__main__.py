"""The program: `actplot` and `python -m actplot`."""

from __future__ import annotations

import atexit
import gc
import os
import sys

from actplot.cli.stdio import INTERRUPTED, delivered, note
from actplot.version import __version__

__all__ = ["main"]


def main() -> None:
    """Run the command line on the words of this process, and leave with its exit code."""
    try:
        status = delivered(_command)
    except KeyboardInterrupt:  # on the very way out
        status = INTERRUPTED
    if stops := sys.modules.get("actplot.cli.stops"):
        stops.settled()
    if status == INTERRUPTED:  # at once: Python dies of any interrupt that cut an exec of a library's short, else
        os._exit(status)
    if sys.gettrace() or sys.getprofile():  # whose report is still to come
        sys.exit(status)
    atexit._run_exitfuncs()
    os._exit(status)  # all is delivered: to take thousands of modules apart would be a tenth of the time


def _command() -> int:
    words = sys.argv[1:]
    if words == ["--version"] and not os.environ.get("_ACTPLOT_COMPLETE"):  # before any import: scripts ask for it
        sys.stdout.write(f"actplot {__version__}\n")
        return 0
    from actplot.cli.stops import stoppable

    stoppable()
    sys.path.append("")  # so that mine.py in this directory is found; last, lest it stand in for another's module
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # no matrix here is worth starting threads for
    gc.disable()  # imports leave no garbage, but the collector would look through them 150 times; see `ready_to_draw`
    try:
        from actplot.cli.app import run
    except (ImportError, MemoryError) as error:  # where `run` is not there to tell it
        from actplot.errors import in_one_line

        note(in_one_line(error))
        return 1
    return run(words)


if __name__ == "__main__":
    main()
