"""The theme for print: black on white, curves told apart by their dashes."""

from __future__ import annotations

from dataclasses import replace

from actplot.themes import light

__all__ = ["THEME"]

THEME = replace(
    light.THEME,
    ink="#000000",
    muted="#333333",
    axis="#333333",
    guide="#767676",
    hues=("#000000",),
    shades=("#000000",) * 4,
    band=0.14,
)
