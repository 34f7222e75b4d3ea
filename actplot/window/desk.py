"""The desk: a window at work, where each event makes a new state and the newest is drawn as soon as there is time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from matplotlib.figure import Figure

from actplot.errors import ActplotError
from actplot.plan import Plan
from actplot.window import state as states
from actplot.window.cover import Cover
from actplot.window.crosshair import crosshair
from actplot.window.notices import explanation, line
from actplot.window.sheet import Sheet, lay, shifted
from actplot.window.stage import Stage
from actplot.window.state import State
from actplot.words import load

__all__ = ["Desk", "Due"]

SOON, SETTLED = 1, 300  # milliseconds to the next frame; from the last key to limits that fit what it did


class Due:
    """How much of a window is to be drawn, from little to all."""

    NOTHING, COVER, MOVE, STAND = range(4)


class Desk:
    """A window's state, what stands in it, and what is to be drawn."""

    def __init__(self, figure: Figure, plan: Plan, dpi: float) -> None:
        self.state = State(start=plan, plan=plan, said=load(plan.lang).word("window_hint"))
        self.stage, self.dpi = Stage(figure), dpi
        self.pointer: tuple[float, float] | None = None  # in inches on the page, where it may read curves
        self.due = Due.NOTHING
        self.drawn = self.state  # the state that was drawn last
        self._soon = self._timer(SOON, self.catch_up)
        self._later = self._timer(SETTLED, self.settle)
        figure.canvas.mpl_connect("resize_event", self.quietly(lambda _: self._resized()))
        self.settle()

    @property
    def sheet(self) -> Sheet | None:
        """What stands in the window, None where it is too small for anything."""
        return self.stage.sheet

    def take(self, state: State, due: int) -> None:
        """Go on with another state, and draw so much of it before long."""
        self.state = state
        self.draw(due)

    def draw(self, due: int) -> None:
        """Draw something before long, unless more comes first."""
        self.due = max(due, self.due)
        self._soon.start()

    def settle_later(self) -> None:
        """Compose all anew when hands have been off the keys for a moment."""
        self._later.start()

    def settle(self) -> None:
        """Compose and draw everything, limits and labels as they suit what is drawn."""
        self.due = Due.STAND
        self.catch_up()

    def catch_up(self) -> None:
        """Draw the newest state, as far as it is not drawn yet."""
        due, self.due = self.due, Due.NOTHING
        if due == Due.NOTHING:
            return
        try:
            self._draw(due)
        except Exception as error:  # a function of the user's own raises at some parameter
            self.state = _drawable(self.state, self.drawn, error)
            self._draw(Due.STAND)
        self.drawn = self.state

    def quietly(self, answer: Callable[[Any], None]) -> Callable[[Any], None]:
        """Return an answer to an event that never raises: what is wrong is said in the window."""

        def answered(event: Any) -> None:
            try:
                answer(event)
            except Exception as error:
                self.take(replace(self.state, said=told(error)), Due.COVER)

        return answered

    def _draw(self, due: int) -> None:
        sheet = self.sheet
        if due == Due.STAND or sheet is None or (due == Due.MOVE and sheet.setting is None):
            sheet = lay(self.state, self.stage.pixels, self.dpi * self.stage.canvas.device_pixel_ratio)
            self.state = _undefined(self.state, sheet)
            self.stage.stand(sheet, self.state, self._cover(sheet))
        elif due == Due.MOVE:
            sheet, changed = shifted(sheet, self.state)
            self.state = _undefined(self.state, sheet)
            was, now = self.drawn, self.state
            stirred = (
                slot
                for slot in sheet.slots
                if was.value(slot.track) != now.value(slot.track) or slot.index in {was.chosen, now.chosen}
            )
            self.stage.move(sheet, self.state, changed, stirred, self._cover(sheet))
        else:
            self.stage.cover(self._cover(sheet))

    def _cover(self, sheet: Sheet | None) -> Cover:
        """Return what lies over the picture: the keys, or the crosshair, and what there is to say."""
        if sheet is None:
            return Cover()
        window, measure, said = sheet.window, sheet.measure, self.state.said
        notice = line(said, window, measure) if said else Cover()
        if self.state.helping:
            return notice + explanation(sheet.words, window, measure)
        return notice + (crosshair(sheet, self.pointer) if self.pointer else Cover())

    def _resized(self) -> None:
        sheet, (width, height) = self.sheet, self.stage.pixels
        window = sheet.window if sheet else None
        dpi = sheet.dpi if sheet else 0.0
        if not window or max(abs(window.width * dpi - width), abs(window.height * dpi - height)) >= 0.5:
            self.pointer = None
            self.settle()

    def _timer(self, milliseconds: int, what: Callable[[], None]) -> Any:
        timer = self.stage.canvas.new_timer(interval=milliseconds)
        timer.single_shot = True
        timer.add_callback(what)
        return timer


def told(error: Exception) -> str:
    """Return what is said of an error, on one line."""
    said = " ".join(str(error).split())
    return said if isinstance(error, ActplotError) else f"{type(error).__name__}: {said}"


def _drawable(state: State, drawn: State, error: Exception) -> State:
    """Return a state that can be drawn, as near as may be to one that cannot: the curve that fails is left out."""
    for track in state.tracks:
        if (value := state.value(track)) != drawn.value(track):
            kept = replace(state, plan=replace(state.plan, activations=drawn.plan.activations))
            return states.refused(kept, track, value, error)
    return replace(drawn, said=told(error))


def _undefined(state: State, sheet: Sheet | None) -> State:
    """Return the state that says which function has no value in sight."""
    for panel in sheet.panels if sheet and not state.said else ():
        for drawn in panel.lines:
            if all((y != y).all() for _, y in drawn.curve.pieces):
                words = load(state.plan.lang)
                said = words.word("note_side", side=words.title(drawn.activation), text=words.word("undefined"))
                return replace(state, said=said)
    return state
