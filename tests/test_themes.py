"""Themes: every role filled, readable against the page, told apart from each other by any eye."""

from __future__ import annotations

import re
from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from actplot import plot, themes
from actplot.plan import OVERLAID, THEMES
from actplot.themes import Theme
from actplot.themes.roles import PLAIN, contrast
from actplot.themes.swap import swap
from actplot.words import LANGUAGES

each_theme = pytest.mark.parametrize("theme", [themes.load(name) for name in THEMES], ids=THEMES)
COLORED = [name for name in THEMES if len({*themes.load(name).hues}) > 1]
LIGHT, DARK, PRINT = (themes.load(name) for name in ("light", "dark", "print"))
MOST = 24  # curves in a panel, values of a sweep: more than anyone draws

# The least CIE76 distance among the first two, three, ... six hues; a theme that is not here has to reach 12.
LEAST = {"light": (90, 14, 14, 14, 13), "auto": (90, 14, 14, 14, 13), "dark": (91, 21, 15, 14, 12)}

# Machado, Oliveira & Fernandes (2009), severity 1, on linear RGB.
BLIND = {
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritan": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)


def linear(color: str) -> NDArray[np.float64]:
    """The colour #rrggbb in linear RGB, (3,)."""
    parts = np.array([int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(rgb: NDArray[np.float64]) -> NDArray[np.float64]:
    """Linear RGB in CIE L*a*b* under D65."""
    x, y, z = XYZ @ np.clip(rgb, 0, 1) / XYZ.sum(axis=1)
    fx, fy, fz = (t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in (x, y, z))
    return np.array([116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)])


def apart(colors: tuple[str, ...], eye: str) -> float:
    """The smallest CIE76 distance between two of the colours, as a colour-blind eye sees them."""
    seen = [lab(np.array(BLIND[eye]) @ linear(color)) for color in colors]
    return min(float(np.linalg.norm(one - other)) for one, other in combinations(seen, 2))


@each_theme
def test_every_text_reaches_4_5_to_1_and_every_line_3_to_1(theme: Theme) -> None:
    curves = [f"hue{place}" for place in range(MOST)] + [f"order{order}" for order in range(3)]
    lines = ("axis", "guide", *(f"shade{place}/{MOST}" for place in range(MOST)))
    for least, roles in ((4.5, ("ink", "muted", *curves)), (3, lines)):  # a curve's colour is also that of its label
        for role in roles:
            color, page = theme.color(role), theme.background
            reached = f"{contrast(color, page):.2f} : 1"
            assert contrast(color, page) >= least, f"{role}: {color} on {page} has {reached}, not {least} : 1"


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=1e-3)  # the example that just misses AA
    assert contrast("#0b63b0", "#0b63b0") == 1


@each_theme
def test_every_role_is_a_color_with_dashes_of_positive_lengths(theme: Theme) -> None:
    for role in (*PLAIN, "order0", "order2", "hue0", f"hue{MOST}", "shade0/1", "shade0/4", "shade3/4"):
        assert re.fullmatch("#[0-9a-f]{6}", theme.color(role))
        assert all(length > 0 for length in theme.dash(role))
        assert len(theme.dash(role)) % 2 == 0
    assert 0 < theme.band < 1


@pytest.mark.parametrize(
    "role", ["", "color", "hues", "order3", "hue", "hue-1", "shade4/4", "shade0/0", "shade1", "Ink"]
)
def test_an_unknown_role_is_refused(role: str) -> None:
    with pytest.raises(KeyError):
        LIGHT.color(role)
    with pytest.raises(KeyError):
        LIGHT.dash(role)


@pytest.mark.parametrize("name", ["drak", "roles", "swap", "Light"])
def test_an_unknown_theme_is_refused(name: str) -> None:
    with pytest.raises(KeyError, match=name):
        themes.load(name)


# -- told apart ----------------------------------------------------------------------------------------------------


@each_theme
def test_curves_of_a_panel_differ_in_color_or_dashes_and_orders_alone_are_solid(theme: Theme) -> None:
    several = range(len(theme.hues) * len(theme.dashes))
    assert (
        len({(theme.color(f"hue{place}"), theme.dash(f"hue{place}")) for place in several}) == len(several) >= OVERLAID
    )
    assert theme.dash("hue0") == theme.dash("order1") == theme.dash("order2") == ()
    assert [theme.color(f"order{order}") for order in range(3)] == [theme.color(f"hue{order}") for order in range(3)]


@each_theme
@pytest.mark.parametrize("count", [2, 3, 4, 6])
def test_values_of_a_sweep_differ_in_color_or_dashes(theme: Theme, count: int) -> None:
    roles = [f"shade{place}/{count}" for place in range(count)]
    assert len({(theme.color(role), theme.dash(role)) for role in roles}) == count


@pytest.mark.parametrize("theme", [themes.load(name) for name in COLORED], ids=COLORED)
@pytest.mark.parametrize("count", [2, 3, 4, 5, 12])
def test_a_sweep_goes_from_light_to_dark_ink_and_is_never_dashed(theme: Theme, count: int) -> None:
    roles = [f"shade{place}/{count}" for place in range(count)]
    seen = [contrast(theme.color(role), theme.background) for role in roles]
    assert seen == sorted(set(seen))
    assert (theme.color(roles[0]), theme.color(roles[-1])) == (theme.shades[0], theme.shades[-1])
    assert not any(map(theme.dash, roles))


def test_four_values_have_the_four_shades_and_others_are_mixed_from_their_neighbours() -> None:
    assert tuple(LIGHT.color(f"shade{place}/4") for place in range(4)) == LIGHT.shades
    assert LIGHT.color("shade1/3") == LIGHT.color("shade0/1") == "#1e62a8"


@pytest.mark.parametrize("name", COLORED)
@pytest.mark.parametrize("eye", BLIND)
def test_color_blind_eyes_tell_two_to_six_hues_apart(name: str, eye: str) -> None:
    hues = themes.load(name).hues
    for count, least in enumerate(LEAST.get(name, (12,) * 5), 2):
        found = apart(hues[:count], eye)
        assert found >= least, f"of {', '.join(hues[:count])} two are {found:.1f} apart to {eye} eyes, not {least}"


def test_the_documentation_of_plot_names_every_theme_and_language() -> None:
    lacking = [name for name in (*THEMES, *LANGUAGES) if f'"{name}"' not in (plot.__doc__ or "")]
    assert not lacking, f"name in the docstring of plot, actplot/picture.py: {', '.join(lacking)}"


def test_print_is_black_on_white() -> None:
    colors = {PRINT.color(role) for role in (*PLAIN, "order1", "hue3", "shade1/4")}
    assert PRINT.background == "#ffffff"
    assert PRINT.ink == PRINT.color("hue5") == PRINT.color("shade2/4") == "#000000"
    assert all(color[1:3] == color[3:5] == color[5:] for color in colors)


# -- one picture, light and dark ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", range(1, MOST + 1))
def test_every_light_color_has_one_dark_counterpart(count: int) -> None:
    hues = [f"hue{place}" for place in range(len(LIGHT.hues))]
    roles = [*PLAIN, *hues, *(f"shade{place}/{count}" for place in range(count))]
    assert len({LIGHT.color(role) for role in roles}) == len(roles) == len({DARK.color(role) for role in roles})


def test_auto_draws_what_light_draws() -> None:
    assert themes.load("auto") == LIGHT
    assert len(LIGHT.hues) == len(DARK.hues)


def test_a_swap_holds_what_occurs_and_nothing_that_stays() -> None:
    text = f'style="fill: {LIGHT.ink}" style="stroke: {LIGHT.color("shade1/3")}; fill: none"'
    rules = swap(LIGHT, DARK, ["shade0/3", "shade1/3", "shade2/3"], "x", text)
    assert re.findall(r'\*="(.*?)"', rules) == [f"fill: {LIGHT.ink}", f"stroke: {LIGHT.color('shade1/3')}"]
    assert f"stroke:light-dark({LIGHT.color('shade1/3')},{DARK.color('shade1/3')})!important" in rules
    assert "[style" not in swap(LIGHT, LIGHT, [], "x", text)
    assert rules.count("{") == rules.count("}")
