"""The looks of the layouts: the sizes of panels and of what is in them, as `pairs`, `overlay` and `grid` have them."""

from __future__ import annotations

from dataclasses import dataclass

from actplot.scene.frame import Padding
from actplot.scene.parts import Gauge

__all__ = ["LOOKS", "SHARED", "Look"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The numbers of a layout: inches on the page, and what is drawn how large; `labels` are numbers and names."""

    panel: tuple[float, float] = (3.70, 2.45)
    least: tuple[float, float] = (1.0, 0.7)  # a smaller panel has no room for two labels
    padding: Padding
    gauge: Gauge
    left: float = 0.32
    between: float = 0.72
    right: float = 0.42
    top: float = 0.22
    rows: float = 0.34  # between two rows of panels
    bottom: float = 0.18
    labels: bool = True


USUAL, ALONE = Padding(), Gauge()
SHARED = Gauge(curve=1.8, derivative=1.8, dot=5.5)
"""What is drawn where several functions share a panel."""

LOOKS = {
    "pairs": Look(padding=USUAL, gauge=ALONE),
    "overlay": Look(padding=USUAL, gauge=SHARED),
    "grid": Look(
        panel=(1.86, 1.547),
        least=(0.6, 0.4),
        padding=Padding(left=0.04, right=0.12, top=0.09, bottom=0.04, below_axis=0.0),
        gauge=Gauge(curve=1.7, derivative=1.2, axis=0.6, tick=3.0, head=4.6, dot=4.6, rim=1.0),
        between=0.30,
        right=0.30,
        rows=0.18,
        labels=False,
    ),
}
