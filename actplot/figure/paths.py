"""Curves and arrow heads as the vertices that matplotlib draws."""

from __future__ import annotations

from functools import cache

import numpy as np
from matplotlib.path import Path
from numpy.typing import NDArray

from actplot.curve import Curve
from actplot.scene.parts import Band

__all__ = ["HEAD", "arrow_head", "band_region", "joined"]

HEAD, HEAD_WIDTH, NOTCH = 6.5, 5.2, 1.3  # points of an arrow head
GRAIN = 24  # binary digits of a panel's height to which a curve is rounded: CPUs differ below
FAR = 1e6  # panel heights beyond which a curve is cut off: the drawing library's arithmetic ends somewhere


def joined(curve: Curve, ylim: tuple[float, float]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return a curve as one x and y, (n,), its pieces parted by nan, y rounded where no eye can see."""
    gap = np.array([np.nan])
    x = np.concatenate([part for x, _ in curve.pieces for part in (x, gap)][:-1])
    y = np.concatenate([part for _, y in curve.pieces for part in (y, gap)][:-1])
    height = ylim[1] - ylim[0]
    grain = 2.0 ** (np.floor(np.log2(height)) - GRAIN)
    y = np.clip(np.where(np.isfinite(y), y, np.nan), ylim[0] - FAR * height, ylim[1] + FAR * height)
    return x, np.round(y / grain) * grain


@cache
def arrow_head(*, upright: bool) -> Path:
    """Return an arrow head as a marker: its notch at the origin, its tip one unit ahead."""
    back, half = -NOTCH / HEAD, HEAD_WIDTH / HEAD / 2
    corners = np.array([(1.0, 0.0), (back, half), (0.0, 0.0), (back, -half), (1.0, 0.0)])
    return Path(corners[:, ::-1] if upright else corners, closed=True)


def band_region(band: Band) -> Path:
    """Return the closed region between a band's curves, piece by piece."""
    parts = []
    for (x0, y0), (x1, y1) in zip(band.lower.pieces, band.upper.pieces, strict=True):
        corners = np.column_stack([np.append(x0, x1[::-1]), np.append(y0, y1[::-1])])
        parts.append(Path(np.vstack([corners, corners[:1]]), closed=True))
    return Path.make_compound_path(*parts)
