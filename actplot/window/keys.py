"""The keys of a window and what they do, by the names that matplotlib gives to keys."""

from __future__ import annotations

from collections.abc import Iterator

from actplot.words import Words

__all__ = ["KEYS", "action_of", "explained"]

KEYS: dict[str, tuple[tuple[str, ...], str, str]] = {
    "derivative": (("d",), "d", "derivative"),
    "second": (("2",), "2", "second_derivative"),
    "overlay": (("o",), "o", "window_overlay"),
    "guides": (("g",), "g", "window_guides"),
    "reset": (("r",), "r", "window_reset"),
    "save": (("s",), "s", "window_save"),
    "command": (("e",), "e", "window_command"),
    "up": (("up",), "", ""),
    "down": (("down",), "↑  ↓", "window_choose"),
    "less": (("left",), "", ""),
    "more": (("right",), "", ""),
    "much_less": (("shift+left",), "", ""),
    "much_more": (("shift+right",), "←  →", "window_move"),
    "help": (("?", "shift+?", "f1"), "?", "window_help"),
    "close": (("escape",), "", ""),
    "quit": (("q", "ctrl+w", "ctrl+q", "cmd+w"), "q", "window_quit"),
}
"""By what they do: the keys, how the help prints them ("" with the next) and the word for it."""

MOUSE = (
    ("window_wheel", "window_zoom"),
    ("window_drag", "window_pan"),
    ("window_twice", "window_again"),
    ("window_click", "window_hide"),
)
"""What a mouse does: the words for both."""

ACTIONS = {key: action for action, (keys, _, _) in KEYS.items() for key in keys}


def action_of(key: str | None) -> str:
    """Return what a key does, nothing for a key that does nothing."""
    return ACTIONS.get(key or "") or ACTIONS.get((key or "").lower(), "")


def explained(words: Words) -> Iterator[tuple[str, str]]:
    """Yield keys, or what a hand does, and what comes of it."""
    yield from ((shown, words.word(word)) for _, shown, word in KEYS.values() if shown)
    yield from ((words.word(hand), words.word(what)) for hand, what in MOUSE)
