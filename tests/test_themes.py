"""Themes: every role filled, readable against the page, told apart from each other."""

from __future__ import annotations

from dataclasses import fields

import pytest

from actplot import themes
from actplot.plan import THEMES
from actplot.themes import Theme

each_theme = pytest.mark.parametrize("theme", [themes.load(name) for name in THEMES], ids=THEMES)
TEXTS = ("ink", "muted", "order0", "order1", "order2")
LINES = ("axis", "guide")


def luminance(color: str) -> float:
    """Relative luminance (WCAG 2) of #rrggbb."""
    parts = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@each_theme
def test_texts_reach_4_5_to_1_and_lines_3_to_1(theme: Theme) -> None:
    assert all(contrast(theme.color(role), theme.background) >= 4.5 for role in TEXTS)
    assert all(contrast(theme.color(role), theme.background) >= 3.0 for role in LINES)


@each_theme
def test_every_role_is_a_color(theme: Theme) -> None:
    roles = [field.name for field in fields(theme) if field.name != "band"]
    assert {*TEXTS, *LINES, "background"} == set(roles)
    assert all(theme.color(role).startswith("#") and len(theme.color(role)) == 7 for role in roles)
    assert 0 < theme.band < 1


@each_theme
def test_orders_have_colors_of_their_own(theme: Theme) -> None:
    assert len({theme.color(f"order{order}") for order in range(3)}) == 3


def test_an_unknown_theme_is_refused() -> None:
    with pytest.raises(KeyError, match="drak"):
        themes.load("drak")
