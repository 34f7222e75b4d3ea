"""The setting of a scene: its page, limits and curves; what moves is composed anew while they stay put."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from actplot.plan import Plan
from actplot.scene.frame import Interval
from actplot.scene.graphs import Cell, cells, recast, sharpen
from actplot.scene.limits import choose_limits
from actplot.scene.page import Page, lay_out
from actplot.scene.panel import compose_panel
from actplot.scene.parts import Measure, Panel, Scene
from actplot.scene.scaled import scaled
from actplot.words import Words, load

__all__ = ["Setting", "Views", "moved", "set_up"]

Views = Sequence[Interval | None]  # of y, panel by panel: the very edges of a panel, or None for what the curves need


@dataclass(frozen=True, slots=True)
class Setting:
    """What panels are composed from, and the panels, in the layout's own size; `scene` is in the plan's."""

    plan: Plan
    page: Page
    cells: tuple[Cell, ...]
    panels: tuple[Panel, ...]
    words: Words
    measure: Measure

    @property
    def scene(self) -> Scene:
        """The picture."""
        page = self.page
        scene = Scene(
            plan=self.plan,
            width=page.width,
            height=page.height,
            columns=page.columns,
            headline=page.headline.texts,
            panels=self.panels,
            swatches=page.headline.swatches,
        )
        return scaled(scene, self.plan.scale)


def set_up(plan: Plan, measure: Measure, views: Views = ()) -> Setting:
    """Decide all that a picture of graphs shows. Raises BadRequest when the size asked for has no room."""
    words, shown = load(plan.lang), cells(plan)
    limits = choose_limits(plan, shown)
    if views:
        limits = tuple(view or chosen for view, chosen in zip(views, limits, strict=True))
    shown = tuple(sharpen(plan, cell, values) for cell, values in zip(shown, limits, strict=True))
    page = lay_out(plan, shown, limits, words, measure, views=views)
    panels = tuple(compose_panel(plan, page, index, cell, words, measure) for index, cell in enumerate(shown))
    return Setting(plan, page, shown, panels, words, measure)


def moved(setting: Setting, plan: Plan) -> tuple[Setting, tuple[int, ...]]:
    """Return the setting of a plan that differs in parameters only, and the indices of the panels that changed.

    Page, limits, axes and numbers stay where they are.
    """
    page, measure, words = setting.page, setting.measure, setting.words
    recasts = recast(plan, setting.cells, [frame.ylim for frame in page.frames])
    changed = tuple(at for at, (old, new) in enumerate(zip(setting.cells, recasts, strict=True)) if old is not new)
    panels = list(setting.panels)
    for index in changed:
        panels[index] = compose_panel(plan, page, index, recasts[index], words, measure, settled=panels[index])
    return replace(setting, plan=plan, cells=recasts, panels=tuple(panels)), changed
