"""The roles that a theme fills: what the parts of a scene ask for by name."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Theme"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One colour (#rrggbb) for each role, and how strongly a band is filled."""

    background: str
    ink: str  # titles, formulas, names of axes
    muted: str  # tick labels, the word for derivative, notes
    axis: str
    guide: str  # frames, connectors
    order0: str  # f
    order1: str  # f'
    order2: str  # f''
    band: float  # opacity of a band's fill

    def color(self, role: str) -> str:
        """Return the colour of a role."""
        color: str = getattr(self, role)
        return color
