"""Matplotlib's settings as this program wants them, whatever the user's are; a house's own, from its style sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import matplotlib

from actplot import themes
from actplot.plan import Plan

__all__ = ["house_style", "theme_of"]

STYLED = re.compile(r"(agg|axes|figure|font|lines|markers|mathtext|patch|path|pdf|savefig|svg|text)\.")
STYLE = {"path.simplify": False, "pdf.fonttype": 42, "svg.fonttype": "path"}


@contextmanager
def house_style(**more: Any) -> Iterator[None]:
    """Take matplotlib's defaults and the house's own settings while a figure is made or saved; the user's come back."""
    settings: dict[Any, Any] = {**_defaults(), **STYLE, **more}
    with matplotlib.rc_context(settings):
        yield


@cache
def _defaults() -> dict[str, Any]:
    """Return the default of every setting that what is drawn here depends on."""
    return {key: value for key, value in matplotlib.rcParamsDefault.items() if STYLED.match(key)}


def theme_of(plan: Plan) -> themes.Theme:
    """Return a plan's theme, in the colours of its style sheet if it has one. Raises BadRequest for a faulty sheet."""
    theme = themes.load(plan.theme)
    if not plan.style:
        return theme
    from actplot.figure.sheet import dressed

    return dressed(theme, plan.style)
