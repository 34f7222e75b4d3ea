"""The keyboard of a window: what each of its keys does to the state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from matplotlib.backend_bases import KeyEvent

from actplot.window import state as states
from actplot.window.desk import Desk, Due
from actplot.window.hands import Hands
from actplot.window.keys import action_of
from actplot.window.saving import save, tell
from actplot.window.state import State
from actplot.words import load

__all__ = ["Keyboard"]

LEAPS = {"less": -1, "more": 1, "much_less": -10, "much_more": 10}  # steps of the chosen slider
CHOICES = {"up": -1, "down": 1}
CHANGES: dict[str, Callable[[State], State]] = {
    "derivative": lambda state: states.toggled(state, 1),
    "second": lambda state: states.toggled(state, 2),
    "overlay": states.overlaid,
    "guides": states.guided,
    "reset": states.reset,
}


class Keyboard:
    """The keyboard before a desk; `close` ends the window."""

    def __init__(self, desk: Desk, hands: Hands, close: Callable[[], None]) -> None:
        self.desk, self._hands, self._close = desk, hands, close
        desk.stage.canvas.mpl_connect("key_press_event", desk.quietly(self._press))

    def _press(self, event: KeyEvent) -> None:
        action, desk = action_of(event.key), self.desk
        if action == "quit":
            self._close()
        elif action in LEAPS:
            desk.take(states.stepped(replace(desk.state, said=""), LEAPS[action]), Due.MOVE)
            desk.settle_later()
        elif action in CHOICES:
            desk.take(states.chosen(desk.state, CHOICES[action]), Due.MOVE)
        elif action in CHANGES:
            desk.state = replace(desk.state, said="", helping=False)
            desk.take(CHANGES[action](desk.state), Due.STAND)
            self._hands.let_go()
        elif action:
            desk.take(self._said(action), Due.COVER)

    def _said(self, action: str) -> State:
        """Return the state after a key that changes nothing in the picture."""
        state = replace(self.desk.state, said="", helping=False)
        match action:
            case "save":
                return replace(state, said=load(state.plan.lang).word("window_saved", path=save(state)))
            case "command":
                return replace(state, said=tell(state))
            case "help":
                return replace(state, helping=not self.desk.state.helping)
        return state
