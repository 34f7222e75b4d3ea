"""A curve with its name: what a callout says, in which colours, and of which line."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from actplot.scene.parts import Text

__all__ = ["Named", "along"]

WORDS, MATH = 10.0, 11.0  # points of type
EXACT = 6  # decimals of an inch that are kept: what is compared must not hang on the last bits of a place

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A curve that wants its name beside it.

    `text` is its name, or the plain spelling of `math`, in the colour role `ink`; `role` is that of the curve, `width`
    its width in points. `places` (n, 2) are in inches, inside the panel, nan between pieces.
    """

    text: str
    math: str = ""
    role: str
    ink: str
    width: float
    places: Array

    @property
    def name(self) -> Text:
        """The name as a text, its anchor at 0, 0."""
        return Text(x=0.0, y=0.0, text=self.text, math=self.math, size=MATH if self.math else WORDS, role=self.ink)

    @property
    def segments(self) -> Array:
        """The segments (n, 4) of the curve: from x, y to x, y."""
        segments: Array = np.hstack([self.places[:-1], self.places[1:]])
        return np.round(segments[np.isfinite(segments).all(axis=1)], EXACT)

    @property
    def ends(self) -> Array:
        """The first and the last place of the curve (2, 2), nan where none of it is in the panel."""
        whole = self.places[np.isfinite(self.places).all(axis=1)]
        return np.round(whole[[0, -1]], EXACT) if len(whole) else np.full((2, 2), np.nan)


def along(segments: Array, step: float) -> Array:
    """Return evenly spaced places (m, 2) along segments (n, 4), which need not touch."""
    if not len(segments):
        return np.empty((0, 2))
    way = segments[:, 2:] - segments[:, :2]
    lengths = np.sqrt((way**2).sum(axis=1))
    ends = np.cumsum(lengths)
    at = np.arange(step / 2, np.round(ends[-1], EXACT), step)
    index = np.minimum(np.searchsorted(ends, at), len(ends) - 1)
    part = (at - (ends - lengths)[index]) / lengths[index]
    places: Array = segments[index, :2] + part[:, None] * way[index]
    return np.round(places, EXACT)
