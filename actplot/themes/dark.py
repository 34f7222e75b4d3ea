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
    order0="#5aa7ff",
    order1="#ff9450",
    order2="#63e6b8",
    band=0.22,
)
