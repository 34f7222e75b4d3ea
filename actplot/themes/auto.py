"""The theme that follows its reader: light, and in SVG dark for those who read dark pages."""

from __future__ import annotations

from actplot.themes import light

__all__ = ["THEME"]

THEME = light.THEME
