"""The window: the one place that uses pyplot, and the reasons why none can be opened."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from actplot.errors import NoScreen

if TYPE_CHECKING:
    from actplot.picture import Plot

__all__ = ["require", "show", "unattended"]

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
        manager = backend_registry.load_backend_module(name).FigureCanvas.manager_class
    except (ImportError, ValueError, RuntimeError) as error:
        raise _no_screen(error) from error
    if manager.show is FigureManagerBase.show or name.lower() == "webagg":  # which serves a page and never returns
        raise NoScreen(f"no window: matplotlib's backend '{name}' opens none.")


def show(plot: Plot, *, backend: str = "") -> None:
    """Open the picture in a window and wait until it is closed.

    Raises NoScreen, naming the reason, where matplotlib by itself would return as if it had shown something.
    """
    require(backend)
    import matplotlib.pyplot as plt

    try:
        figure = plt.figure(plot.figure)  # hands the finished figure to a manager of windows
    except (ImportError, RuntimeError) as error:  # the toolkit is there, its display is not
        raise _no_screen(error) from error
    if (manager := figure.canvas.manager) is not None:
        manager.set_window_title(f"actplot: {', '.join(act.spec for act in plot.plan.activations)}")
    try:
        plt.show(block=True)
    finally:
        plt.close(figure)


def _no_display(environment: Mapping[str, str]) -> str:
    """Return why the environment rules a window out, or nothing: asked first, since it costs no import."""
    if sys.platform not in ("darwin", "win32") and not (
        environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    ):
        return "neither DISPLAY nor WAYLAND_DISPLAY is set"
    if (platform := environment.get("QT_QPA_PLATFORM", "").partition(":")[0]) in BLIND:
        return f"QT_QPA_PLATFORM is '{platform}'"
    return ""


def _no_screen(error: Exception) -> NoScreen:
    return NoScreen(f"no window: {str(error).partition(chr(10))[0].rstrip('.')}.")
