"""The dark theme: the light one's roles, in light colours on a blue black."""

from __future__ import annotations

from dataclasses import replace

from actplot.themes import light

__all__ = ["THEME"]

THEME = replace(
    light.THEME,
    background="#14171d",
    ink="#eceef3",
    muted="#b4bbc8",
    axis="#98a0af",
    guide="#747d8d",
    hues=("#5aa7ff", "#ff9450", "#63e6b8", "#d368b0", "#f4dc7a", "#aab2c0"),
    shades=("#3d76b8", "#5c9be6", "#93c4ff", "#d3e7ff"),
    band=0.22,
)
