"""Signals that ask the process to end: what is half-done is taken back, and its parent learns of the signal."""

from __future__ import annotations

import os
import signal
import sys

__all__ = ["settled", "stoppable"]

STOPS = ("SIGTERM", "SIGHUP")  # the second is not everywhere
SOON = 0.01  # seconds

_stopped: list[int] = []


def stoppable() -> None:
    """Let signals that ask this process to end come as an interrupt does, so that what is half-done is taken back.

    Those that whoever began it wants ignored (nohup) stay ignored.
    """

    def stop(number: int, _: object) -> None:
        signal.signal(number, signal.SIG_IGN)  # once is enough: the way out is short, and not to be cut off
        _stopped.append(number)
        raise KeyboardInterrupt

    for name in STOPS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, stop)
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.default_int_handler)
        sys.unraisablehook = _again


def _again(lost: sys.UnraisableHookArgs) -> None:
    """Have an interrupt that came where Python lets no exception through, as in a destructor, come again soon."""
    if lost.exc_type is KeyboardInterrupt:
        signal.setitimer(signal.ITIMER_REAL, SOON)
    else:
        sys.__unraisablehook__(lost)


def settled() -> None:
    """Be deaf to interrupts from here on, all being done; where a signal stopped this process, die of it after all."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in _stopped:
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
