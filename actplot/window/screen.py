"""The window: the one place that uses pyplot, and the reasons why none can be opened."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from actplot.errors import BadRequest, NoScreen

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from actplot.picture import Plot
    from actplot.plan import Plan
    from actplot.scene.parts import Scene

__all__ = ["require", "show", "unattended"]

SCALES = (1.0, 0.7, 0.5, 0.35)  # of the words in a window that is too small for them
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
        raise _no_screen(error) from error
    if manager.show is FigureManagerBase.show or name.lower() == "webagg":  # which serves a page and never returns
        raise NoScreen(f"no window: matplotlib's backend '{name}' opens none.")
    if name.lower().startswith("qt") and (reason := _abort_of_qt()):
        raise NoScreen(f"no window: {reason}.")


def show(plot: Plot, *, backend: str = "") -> None:
    """Open the picture in a window and wait until it is closed; a resized window is composed anew.

    Raises NoScreen, naming the reason, where matplotlib by itself would return as if it had shown something.
    """
    require(backend)
    import matplotlib.pyplot as plt

    from actplot.figure import house_style

    plan, scene = replace(plot.plan, transparent=False), plot.scene
    dpi = _dpi(scene)
    with house_style():
        try:
            figure = plt.figure(figsize=(scene.width, scene.height), dpi=dpi)
        except Exception as error:  # the toolkit is there, its display is not; each toolkit has errors of its own
            raise _no_screen(error) from error
        if (manager := figure.canvas.manager) is not None:
            manager.set_window_title(f"actplot: {', '.join(act.spec for act in plan.activations)}")
        _fill(figure, plan, dpi)
        figure.canvas.mpl_connect("resize_event", lambda _: _fill(figure, plan, dpi))
        plt.show(block=True)
        plt.close(figure)


def _dpi(scene: Scene) -> float:
    """Return the dots per inch at which the page fits on a usual screen, as long as its words stay legible."""
    return max(60.0, min(100.0, 1800 / scene.width, 950 / scene.height))


def _fill(figure: Figure, plan: Plan, dpi: float) -> None:
    """Draw the plan at the size that the window has by now, its words smaller where there is no room for them."""
    from actplot.figure import draw
    from actplot.picture import Plot

    width, height = figure.bbox.size  # pixels
    for scale in SCALES:
        fine = dpi * scale * figure.canvas.device_pixel_ratio
        size = width / fine, height / fine
        with suppress(BadRequest):
            scene = Plot(replace(plan, size=size, dpi=fine)).scene
            figure.set_size_inches(size, forward=False)  # first: a change of dpi alone would resize the window
            figure.set_dpi(fine)
            draw(scene, figure)
            return


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


def _no_screen(error: Exception) -> NoScreen:
    return NoScreen(f"no window: {str(error).partition(chr(10))[0].rstrip('.')}.")
