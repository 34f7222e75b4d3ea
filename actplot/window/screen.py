"""The screen: whether a window can be opened on it, and the reasons why not."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping

from actplot.errors import NoScreen

__all__ = ["no_screen", "require", "unattended"]

BLIND = ("offscreen", "minimal")  # what Qt calls a screen that nobody sees


def unattended() -> str:
    """Return why a window that was not asked for would help nobody, or nothing."""
    if os.environ.get("CI"):
        return "CI is set"
    if sys.stdout is None or not sys.stdout.isatty():
        return "stdout is not a terminal"
    return _no_display(os.environ)


def require(backend: str = "") -> None:
    """Make matplotlib settle on a backend that opens windows, by default the first that works. Raises NoScreen."""
    if reason := _no_display(os.environ):
        raise NoScreen(f"no window: {reason}.")
    try:
        import matplotlib
        from matplotlib.backend_bases import FigureManagerBase
        from matplotlib.backends.registry import backend_registry

        if backend:
            matplotlib.use(backend)
        name = matplotlib.get_backend()
        manager = backend_registry.load_backend_module(name).FigureCanvas.manager_class  # type: ignore[no-untyped-call]
    except (ImportError, ValueError, RuntimeError) as error:
        raise no_screen(error) from error
    if manager.show is FigureManagerBase.show or name.lower() == "webagg":  # which serves a page and never returns
        raise NoScreen(f"no window: matplotlib's backend '{name}' opens none.")
    if name.lower().startswith("qt") and (reason := _abort_of_qt()):
        raise NoScreen(f"no window: {reason}.")


def _no_display(environment: Mapping[str, str]) -> str:
    """Return why the environment rules a window out, or nothing: asked first, since it costs no import."""
    if sys.platform not in ("darwin", "win32") and not (
        environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    ):
        return "neither DISPLAY nor WAYLAND_DISPLAY is set"
    if (platform := environment.get("QT_QPA_PLATFORM", "").partition(":")[0]) in BLIND:
        return f"QT_QPA_PLATFORM is '{platform}'"
    return ""


def _abort_of_qt() -> str:
    """Return why Qt would abort this process (it does where a system library is missing), or nothing: a child tries."""
    from matplotlib.backends.qt_compat import QT_API

    words = [sys.executable, "-c", f"from {QT_API}.QtWidgets import QApplication; QApplication([])"]
    child = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603
    said = child.stderr.strip().partition("\n")[0].rstrip(".")
    return (said or "Qt cannot start") if child.returncode else ""


def no_screen(error: Exception) -> NoScreen:
    """Return the error that says in one line what a toolkit said."""
    return NoScreen(f"no window: {str(error).partition(chr(10))[0].rstrip('.')}.")
