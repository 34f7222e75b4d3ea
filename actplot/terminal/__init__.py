"""The picture in the terminal: the scene in braille characters, with no more than the terminal itself.

The cells and the screen come without the scene, which is loaded when it is drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actplot.terminal.screen import Charset, Colors, Screen, size_of

if TYPE_CHECKING:
    from actplot.terminal.picture import draw, render

__all__ = ["Charset", "Colors", "Screen", "draw", "render", "size_of"]


if not TYPE_CHECKING:  # to type checkers a misspelt name is an error

    def __getattr__(name: str) -> object:
        """Load what draws from the module that has it (PEP 562)."""
        if name not in ("draw", "render"):
            raise AttributeError(f"module 'actplot.terminal' has no attribute {name!r}")
        from actplot.terminal import picture

        return getattr(picture, name)
