"""The window: a picture on the screen that hands can move; the one place that uses pyplot."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actplot.window.screen import no_screen, require, unattended

if TYPE_CHECKING:
    from actplot.picture import Plot
    from actplot.plan import Plan
    from actplot.scene.parts import Scene

__all__ = ["require", "show", "unattended"]


def show(plot: Plot, *, backend: str = "") -> None:
    """Open the picture in a window and wait until it is closed.

    Raises NoScreen, naming the reason, where matplotlib by itself would return as if it had shown something.
    """
    require(backend)
    import matplotlib.pyplot as plt

    from actplot.figure import house_style
    from actplot.window.desk import Desk
    from actplot.window.ending import ended_in_order
    from actplot.window.hands import Hands
    from actplot.window.keyboard import Keyboard

    plan, scene = replace(plot.plan, transparent=False), plot.scene
    width, height = _size(plan, scene)
    dpi = _dpi(width, height)
    with house_style(toolbar="None"):  # what its buttons would do is done by hand and key
        try:
            figure = plt.figure(figsize=(width, height), dpi=dpi)
        except Exception as error:  # the toolkit is there, its display is not; each toolkit has errors of its own
            raise no_screen(error) from error
        if (manager := figure.canvas.manager) is not None:
            manager.set_window_title(f"actplot: {', '.join(act.spec for act in plan.activations)}")
            if (usual := manager.key_press_handler_id) is not None:  # matplotlib's own keys, in this window alone
                figure.canvas.mpl_disconnect(usual)
        desk = Desk(figure, plan, dpi)
        keyboard = Keyboard(desk, Hands(desk), lambda: plt.close(figure))
        with ended_in_order(figure.canvas, lambda: plt.close(figure)):
            plt.show(block=True)
        plt.close(figure)
        del keyboard  # which a canvas holds but weakly


def _size(plan: Plan, scene: Scene) -> tuple[float, float]:
    """Return the size in inches at which the picture is as large as in a file, its sliders below it."""
    from actplot.figure import measure_for
    from actplot.window.state import State
    from actplot.window.tracks import place
    from actplot.words import load

    room = 2 * scene.height  # of which sliders take a share
    _, strip = place(State(start=plan, plan=plan), scene.width, room, load(plan.lang), measure_for(plan))
    return scene.width, scene.height + strip


def _dpi(width: float, height: float) -> float:
    """Return the dots per inch at which the page fits on a usual screen, as long as its words stay legible."""
    return max(60.0, min(100.0, 1800 / width, 950 / height))
