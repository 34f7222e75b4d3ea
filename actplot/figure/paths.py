"""Curves and arrow heads as the vertices that matplotlib draws."""

from __future__ import annotations

from functools import cache

import numpy as np
from matplotlib.path import Path
from numpy.typing import NDArray

from actplot.curve import Curve
from actplot.scene.charts import Bars
from actplot.scene.parts import Band

__all__ = ["HEAD", "arrow_head", "band_region", "bar_outlines", "joined"]

HEAD, HEAD_WIDTH, NOTCH = 6.5, 5.2, 1.3  # points of an arrow head
GRAIN = 24  # binary digits of a panel's height to which a curve is rounded: CPUs differ below
FAR = 1e6  # panel heights beyond which a curve is cut off: the drawing library's arithmetic ends somewhere


def joined(curve: Curve, ylim: tuple[float, float]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return a curve as one x and y, (n,), its pieces parted by nan, y rounded where no eye can see."""
    gap = np.array([np.nan])
    x = np.concatenate([part for x, _ in curve.pieces for part in (x, gap)][:-1])
    y = np.concatenate([part for _, y in curve.pieces for part in (y, gap)][:-1])
    far = FAR * (ylim[1] - ylim[0])
    return x, _rounded(np.clip(np.where(np.isfinite(y), y, np.nan), ylim[0] - far, ylim[1] + far), ylim)


def _rounded(y: NDArray[np.float64], ylim: tuple[float, float]) -> NDArray[np.float64]:
    """Return values rounded where no eye can see."""
    grain = 2.0 ** (np.floor(np.log2(ylim[1] - ylim[0]) + 0.3) - GRAIN)  # for a height's last digit may be short of 2^k
    return np.round(y / grain) * grain  # type: ignore[no-any-return]


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


def bar_outlines(bars: Bars, thickness: float, ylim: tuple[float, float]) -> Path:
    """Return bars as closed rectangles, one behind the other."""
    heights = _rounded(np.array([bar.drawn for bar in bars.bars]), ylim)
    left = np.array([bar.at for bar in bars.bars]) - thickness / 2
    foot, right = np.zeros(len(left)), left + thickness
    corners = ((left, foot), (left, heights), (right, heights), (right, foot), (left, foot))
    places = np.array(corners).transpose(2, 0, 1).reshape(-1, 2)
    codes = np.tile([Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY], len(left))
    return Path(places, codes)
