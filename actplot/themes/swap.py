"""How an SVG follows its reader: rules that turn each role's light colour dark, for programs that know light-dark()."""

from __future__ import annotations

from collections.abc import Iterable

from actplot.themes.roles import PLAIN, Theme

__all__ = ["swap"]


def swap(light: Theme, dark: Theme, roles: Iterable[str], scope: str, text: str) -> str:
    """Return the rules for the light colours that occur in the text of an SVG whose root is of the class `scope`.

    The colours themselves stay, so a program that knows no light-dark() draws the light picture. Inline, the page's own
    `color-scheme` decides; on its own, or in an <img>, the reader's.
    """
    named = (*PLAIN, *(f"hue{place}" for place in range(len(light.hues))), *roles)
    colors = {light.color(role): dark.color(role) for role in named}
    rules = [
        f'[style*="{paint}: {color}"]{{{paint}:light-dark({color},{other})!important}}'
        for color, other in colors.items()
        for paint in ("fill", "stroke")
        if other != color and f"{paint}: {color}" in text
    ]
    alone = f"svg:root.{scope}{{color-scheme:light dark}}"
    return f"@supports(color:light-dark(red,red)){{{alone}.{scope}{{{''.join(rules)}}}}}"
