"""The end of a window that nobody closed: a signal comes, or the screen goes away."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from typing import Any

__all__ = ["ended_in_order"]

AWAKE = 100  # milliseconds between two looks for signals, which Python cannot see while a toolkit waits
STOPS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
GONE = b"actplot: the screen has gone away.\n"


@contextmanager
def ended_in_order(canvas: Any, close: Callable[[], None]) -> Iterator[None]:
    """Let signals that end the program close the window first, and the end of the screen be one line and exit 1."""
    _when_x_is_gone()
    caught: list[int] = []

    def stop(number: int, _: object) -> None:
        caught.append(number)
        if len(caught) > 1:  # whoever asks twice does not wait
            close()

    def look() -> bool:
        if caught:  # here nothing is being drawn, as it may be where a signal comes
            close()
        return not caught

    before = _answered(stop)
    awake = canvas.new_timer(interval=AWAKE)
    awake.add_callback(look)  # again and again, as long as it returns True
    awake.start()
    try:
        yield
    finally:
        awake.stop()
        for number, answer in before.items():
            signal.signal(number, answer)
    for last in caught:
        answer = before[signal.Signals(last)]
        if callable(answer):
            answer(last, None)


def _answered(stop: Callable[[int, object], None]) -> dict[signal.Signals, Any]:
    """Answer the signals that end the program; return who answered each before. Only the main thread may."""
    if threading.current_thread() is not threading.main_thread():
        return {}
    handled = (number for number in map(signal.Signals, STOPS) if callable(signal.getsignal(number)))
    return {number: signal.signal(number, stop) for number in handled}


@cache
def _when_x_is_gone() -> object:
    """Let libX11 tell the end of its server in one line, not in two of its own; what it calls lives on in the cache."""
    if not sys.platform.startswith("linux"):
        return None

    def gone(_: object) -> int:
        with suppress(OSError):
            os.write(2, GONE)
        os._exit(1)

    answer = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)(gone)
    with suppress(OSError, AttributeError):  # a toolkit that does without it
        ctypes.CDLL("libX11.so.6").XSetIOErrorHandler(answer)
    return answer
