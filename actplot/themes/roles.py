"""The roles that a theme fills: what the parts of a scene ask for by name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["PLAIN", "Theme", "contrast", "mixed"]

PLAIN = ("background", "ink", "muted", "axis", "guide")
ROLE = re.compile(rf"({'|'.join(PLAIN)})|order([0-2])|hue(\d+)|shade(\d+)/(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The colours (#rrggbb) and dashes of the roles, how strongly a band is filled, how wide lines are drawn.

    `order0` to `order2` are f, f' and f'', each alone in its panel; `hue0`, `hue1`, ... the curves that share one, who
    take dashes when the hues run out; `shade0/4` to `shade3/4` the values of a sweep. Dashes are the lengths of strokes
    and gaps in units of the line's width; () is solid.
    """

    background: str
    ink: str  # titles, formulas, names of axes
    muted: str  # tick labels, the word for derivative, notes
    axis: str
    guide: str  # asymptotes, frames, connectors
    hues: tuple[str, ...]
    shades: tuple[str, str, str, str]  # from light to dark ink, evenly apart; between them they are mixed
    dashes: tuple[tuple[float, ...], ...]
    band: float  # opacity of a band's fill
    curve: float = 1.0  # the widths of curves and of axes, against the layout's own
    rule: float = 1.0

    def color(self, role: str) -> str:
        """Return the colour of a role. Raises KeyError for an unknown one."""
        plain, order, hue, shade, shades = _parts(role)
        if plain:
            color: str = getattr(self, plain)
            return color
        if shade:
            return mixed(self.shades, int(shade) / (int(shades) - 1) if int(shades) > 1 else 0.5)
        return self.hues[int(order or hue) % len(self.hues)]

    def dash(self, role: str) -> tuple[float, ...]:
        """Return the dashes of a role: those of curves that share a panel and a colour. Raises KeyError."""
        _, _, hue, shade, _ = _parts(role)
        if hue:
            return self.dashes[int(hue) // len(self.hues) % len(self.dashes)]
        if shade and len(set(self.shades)) == 1:
            return self.dashes[int(shade) % len(self.dashes)]
        return ()


def _parts(role: str) -> tuple[str, ...]:
    """Return what a role's name is made of: plain, order, hue, shade and of how many; "" for what it lacks."""
    found = ROLE.fullmatch(role)
    parts = found.groups(default="") if found else ()
    if not parts or (parts[3] and int(parts[3]) >= int(parts[4])):
        raise KeyError(role)
    return parts


def mixed(anchors: Sequence[str], share: float) -> str:
    """Return the colour that lies at a share (0 to 1) of the way along some, linearly in sRGB."""
    place = share * (len(anchors) - 1)
    start = min(int(place), len(anchors) - 2)
    before, after = (bytes.fromhex(color[1:]) for color in anchors[start : start + 2])
    return "#" + bytes(round(a + (b - a) * (place - start)) for a, b in zip(before, after, strict=True)).hex()


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: str) -> float:
    parts = (part / 255 for part in bytes.fromhex(color[1:]))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
