"""The sheet of a window: the picture at the window's size, its sliders, and the words that it needs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from actplot.activation import Activation
from actplot.errors import BadRequest
from actplot.plan import Plan
from actplot.scene.bars import compose_bars
from actplot.scene.graphs import Cell, drawn_span
from actplot.scene.parts import Box, Measure, Panel, Scene
from actplot.scene.scaled import scaled
from actplot.scene.setting import Setting, moved, set_up
from actplot.window.state import State
from actplot.window.tracks import Slot, place
from actplot.window.veil import veil
from actplot.words import Words, load

__all__ = ["Sheet", "lay", "shifted"]

UNDER = 0.3  # inches under a panel that numbers at its edge may take
SCALES = (1.0, 0.7, 0.5, 0.35)  # of the words in a window that is too small for them


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What stands in a window: a picture over a strip of sliders `strip` inches high, at so many dots per inch.

    `scene` has all curves, `panels` are those of it as they are drawn. `window` is the whole in inches on the
    picture's page, whose lower left corner is the strip's upper one.
    """

    scene: Scene
    setting: Setting | None
    panels: tuple[Panel, ...]
    slots: tuple[Slot, ...]
    strip: float
    dpi: float
    words: Words
    measure: Measure

    @property
    def plan(self) -> Plan:
        """What is drawn."""
        return self.scene.plan

    @property
    def window(self) -> Box:
        """The whole window, on the page."""
        return Box(0.0, -self.strip, self.scene.width, self.scene.height + self.strip)

    @property
    def span(self) -> tuple[float, float]:
        """The stretch of x that is drawn."""
        return drawn_span(self.plan)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """What its panels show."""
        return self.setting.cells if self.setting else ()

    def page(self, x: float, y: float) -> tuple[float, float]:
        """Return a place in pixels as one on the page, in inches."""
        return x / self.dpi, y / self.dpi - self.strip

    def slot_at(self, x: float, y: float) -> Slot | None:
        """Return the slider at a place in pixels."""
        return next((slot for slot in self.slots if slot.holds(x / self.dpi, y / self.dpi)), None)

    def bands(self, changed: Sequence[int]) -> tuple[tuple[float, float], ...]:
        """Return the stretches of the window's height, in pixels, in which some panels and the sliders stand."""
        tops = sorted({panel.box.top for panel in self.panels}, reverse=True)
        rows = {self.panels[index].box.top for index in changed}
        found = [(0.0, self.strip * self.dpi)]
        for above, top in zip([self.scene.height, *tops], tops, strict=False):
            if top in rows:
                lowest = min(panel.box.y for panel in self.panels if panel.box.top == top)
                roof = self.scene.height if top == tops[0] else min(p.box.y for p in self.panels if p.box.top == above)
                floor = max((other for other in tops if other < top), default=-self.strip)
                found.append(((self.strip + max(floor, lowest - UNDER)) * self.dpi, (self.strip + roof) * self.dpi))
        return tuple((math.floor(low), math.ceil(high)) for low, high in found)

    def band(self, low: float, high: float) -> tuple[float, float]:
        """Return the stretch of the window's height, in pixels, between two heights on the page."""
        return math.floor((self.strip + low) * self.dpi), math.ceil((self.strip + high) * self.dpi)

    def role(self, slot: Slot) -> str:
        """Return the role of the curve that a slider moves."""
        act = self.plan.activations[slot.track.owner]
        roles = (line.role for panel in self.scene.panels for line in panel.lines if line.activation == act)
        return next(roles, "order0")


def lay(state: State, pixels: tuple[float, float], dpi: float) -> Sheet | None:
    """Return the sheet for a window, its words smaller where they have no room; None where nothing has any."""
    for scale in SCALES:
        fine = dpi * scale
        with suppress(BadRequest):
            return _laid(state, pixels[0] / fine, pixels[1] / fine, fine)
    return None


def _laid(state: State, width: float, height: float, dpi: float) -> Sheet:
    """Return the sheet for a window of this size in inches. Raises BadRequest where it has no room."""
    from actplot.figure import measure_for

    measure, words = measure_for(state.plan), load(state.plan.lang)
    slots, strip = place(state, width, height, words, measure)
    plan = replace(state.plan, size=(width, height - strip), dpi=dpi, transparent=False)
    setting = None if plan.vector is not None else set_up(plan, measure, state.views)
    scene = setting.scene if setting else scaled(compose_bars(plan, measure), plan.scale)
    return Sheet(
        scene=scene,
        setting=setting,
        panels=_veiled(state, scene),
        slots=slots,
        strip=strip,
        dpi=dpi,
        words=words,
        measure=measure,
    )


def shifted(sheet: Sheet, state: State) -> tuple[Sheet, tuple[int, ...]]:
    """Return the sheet with other parameters, and which panels (or charts) changed; all else stays where it is."""
    plan = replace(sheet.plan, activations=state.plan.activations)
    if sheet.setting is None:
        scene = scaled(compose_bars(plan, sheet.measure), plan.scale)
        return replace(sheet, scene=scene), tuple(range(len(scene.charts)))
    setting, changed = moved(sheet.setting, plan)
    scene = setting.scene
    panels = _veiled(state, scene)
    changed = tuple(
        index for index, pair in enumerate(zip(panels, sheet.panels, strict=True)) if index in changed or _unlike(*pair)
    )
    return replace(sheet, scene=scene, setting=setting, panels=panels), changed


def _veiled(state: State, scene: Scene) -> tuple[Panel, ...]:
    hidden: set[Activation] = {scene.plan.activations[index] for index in state.veils}
    return tuple(veil(panel, hidden) for panel in scene.panels)


def _unlike(one: Panel, other: Panel) -> bool:
    """Return whether one panel hides curves that the other shows."""
    return [line.gid for line in one.lines] != [line.gid for line in other.lines]
