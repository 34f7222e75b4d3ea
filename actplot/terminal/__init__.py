"""The picture in the terminal: the scene in braille characters, with no more than the terminal itself."""

from __future__ import annotations

from actplot.terminal.picture import draw, render
from actplot.terminal.screen import Colors, Screen, size_of

__all__ = ["Colors", "Screen", "draw", "render", "size_of"]
