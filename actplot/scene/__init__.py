"""The scene: everything a picture shows, decided once as numbers and words, before anything is drawn."""

from __future__ import annotations

from actplot.plan import Plan
from actplot.scene.page import refuse_tower
from actplot.scene.parts import Measure, Scene
from actplot.scene.setting import Views, set_up

__all__ = ["compose"]


def compose(plan: Plan, measure: Measure, views: Views = ()) -> Scene:
    """Decide panels, limits, ticks, labels, dots and notes of a picture.

    `measure` says how much room words and formulas take; `views` are limits of y for some panels. Raises BadRequest
    when the size asked for has no room, or equal units leave none.
    """
    if plan.vector is not None:
        from actplot.scene.bars import compose_bars  # all other pictures do without, and are drawn the sooner
        from actplot.scene.scaled import scaled

        return scaled(compose_bars(plan, measure), plan.scale)
    setting = set_up(plan, measure, views)
    if plan.equal and plan.size:  # in a window, where all this is moved by hand, anything goes
        for frame in setting.page.frames:
            refuse_tower(frame.box.height, frame.x(frame.span[1]) - frame.x(frame.span[0]))
    return setting.scene
