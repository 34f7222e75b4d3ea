"""The colours of a picture: one file a theme, each its parent and what it does differently."""

from __future__ import annotations

from importlib import import_module

from actplot.plan import THEMES
from actplot.themes.roles import Theme

__all__ = ["Theme", "load"]


def load(name: str) -> Theme:
    """Return the theme of that name, one of THEMES."""
    if name not in THEMES:
        raise KeyError(name)
    theme: Theme = import_module(f"{__name__}.{name}").THEME
    return theme
