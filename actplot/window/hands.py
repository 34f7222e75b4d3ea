"""Hands on a window: what wheel, pointer and buttons do, by the events that every toolkit has."""

from __future__ import annotations

from dataclasses import dataclass, replace

from matplotlib.backend_bases import MouseButton, MouseEvent
from matplotlib.backend_tools import Cursors

from actplot.scene.frame import Interval
from actplot.window import state as states
from actplot.window.crosshair import panel_at, spot_at
from actplot.window.desk import Desk, Due
from actplot.window.sheet import Sheet
from actplot.window.tracks import Slot
from actplot.window.veil import names_at

__all__ = ["Hands"]

ZOOM = 0.8  # of a stretch that is left at one notch of the wheel
NOTCHES = 8  # of one event, at most
STILL = 3.0  # pixels that a hand moves when it clicks


@dataclass(frozen=True, slots=True)
class Grip:
    """What a hand holds since a place in pixels: a slider, or a panel with the limits that it had then."""

    x: float
    y: float
    sheet: Sheet
    slot: Slot | None = None
    panel: int | None = None
    span: Interval = (0.0, 0.0)
    moved: bool = False


class Hands:
    """The hands of whoever sits before a desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._grip: Grip | None = None
        self._cursor = Cursors.POINTER
        connect, quietly = desk.stage.canvas.mpl_connect, desk.quietly
        connect("motion_notify_event", quietly(self._move))
        connect("button_press_event", quietly(self._press))
        connect("button_release_event", quietly(self._release))
        connect("scroll_event", quietly(self._scroll))
        connect("figure_leave_event", quietly(self._leave))

    def _move(self, event: MouseEvent) -> None:
        desk, grip = self.desk, self._grip
        if desk.sheet is None:
            return
        if grip and not grip.moved and max(abs(event.x - grip.x), abs(event.y - grip.y)) > STILL:
            self._grip = grip = replace(grip, moved=True)
        if grip is None:
            desk.pointer = desk.sheet.page(event.x, event.y)
            self._point(desk.sheet, event)
            desk.draw(Due.COVER)
        elif grip.slot:
            value = grip.slot.value(event.x / desk.sheet.dpi)
            desk.take(states.slid(desk.state, grip.slot.track, value), Due.MOVE)
        elif grip.moved and grip.panel is not None:
            self._pan(grip, grip.panel, event)

    def _point(self, sheet: Sheet, event: MouseEvent) -> None:
        """Show a hand where something can be taken or clicked."""
        taken = sheet.slot_at(event.x, event.y)
        over = taken or names_at(sheet.scene, *sheet.page(event.x, event.y), sheet.measure)
        cursor = Cursors.HAND if over else Cursors.POINTER
        if cursor != self._cursor:
            self._cursor = cursor
            self.desk.stage.canvas.set_cursor(cursor)

    def _pan(self, grip: Grip, index: int, event: MouseEvent) -> None:
        """Move the picture under the hand: what it took hold of stays below it."""
        sheet, panel = grip.sheet, grip.sheet.scene.panels[index]
        here, there = (panel.data(*sheet.page(*at)) for at in ((event.x, event.y), (grip.x, grip.y)))
        across, along = here[0] - there[0], here[1] - there[1]
        self._look(
            (grip.span[0] - across, grip.span[1] - across), index, (panel.ylim[0] - along, panel.ylim[1] - along)
        )

    def _look(self, span: Interval, index: int, height: Interval) -> None:
        desk = self.desk
        if desk.sheet is not None:
            heights = list(desk.state.views) or [None] * len(desk.sheet.scene.panels)
            heights[index] = height
            desk.take(states.seen(desk.state, span, heights), Due.STAND)

    def _scroll(self, event: MouseEvent) -> None:
        """Zoom: what is under the pointer stays there."""
        sheet, state = self.desk.sheet, self.desk.state
        if sheet is None or (index := panel_at(sheet.scene, *sheet.page(event.x, event.y))) is None:
            return
        panel = sheet.scene.panels[index]
        spot = spot_at(panel, *sheet.page(event.x, event.y), sheet.dpi)
        share = ZOOM ** max(-NOTCHES, min(NOTCHES, event.step))
        span, height = state.plan.span or sheet.span, (state.views[index] if state.views else None) or panel.ylim
        self._look(_about(span, spot.x, share), index, _about(height, spot.y, share))

    def _press(self, event: MouseEvent) -> None:
        desk, sheet = self.desk, self.desk.sheet
        if event.button != MouseButton.LEFT or sheet is None:
            return
        desk.pointer = None
        state = replace(desk.state, said="", helping=False)
        grip = Grip(event.x, event.y, sheet, sheet.slot_at(event.x, event.y))
        if slot := grip.slot:
            value = slot.track.slider.default if event.dblclick else slot.value(event.x / sheet.dpi)
            desk.take(states.slid(replace(state, chosen=slot.index), slot.track, value), Due.MOVE)
        elif event.dblclick:
            desk.take(states.unzoomed(state), Due.STAND)
        else:
            panel = panel_at(sheet.scene, *sheet.page(event.x, event.y))
            grip = replace(grip, panel=panel, span=state.plan.span or sheet.span)
            desk.take(state, Due.COVER)
        self._grip = grip

    def _release(self, event: MouseEvent) -> None:
        grip, self._grip, desk = self._grip, None, self.desk
        if grip is None or desk.sheet is None:
            return
        if not grip.slot and not grip.moved:
            sheet = desk.sheet
            named = names_at(sheet.scene, *sheet.page(event.x, event.y), sheet.measure)
            owners = [at for at, act in enumerate(sheet.plan.activations) if act in named]
            desk.state = states.veiled(desk.state, owners)
        desk.pointer = desk.sheet.page(event.x, event.y)
        desk.draw(Due.STAND if grip.slot or desk.state.veils != desk.drawn.veils else Due.COVER)

    def let_go(self) -> None:
        """Hold nothing any more: the panels are others now."""
        if self._grip:
            self._grip = replace(self._grip, slot=None, panel=None, moved=True)

    def _leave(self, _: MouseEvent) -> None:
        self.desk.pointer = None
        self.desk.draw(Due.COVER)


def _about(interval: Interval, middle: float, share: float) -> Interval:
    """Return a share of an interval, in which `middle` stays where it is."""
    return middle + (interval[0] - middle) * share, middle + (interval[1] - middle) * share
