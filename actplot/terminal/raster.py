"""Curves as dots: one dot thick, connected, true to the vertices to within a dot."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

__all__ = ["Runs", "runs"]

Array = NDArray[np.float64]
Dots = NDArray[np.int64]
Runs = tuple[Dots, Dots, Dots]

FAR = 1e9  # dots; a curve that leaves the panel for infinity is followed this far
TIE = 1e-6  # dots; what lies midway between two rows goes to the upper one, whatever the last bit says


def runs(x: Array, y: Array, *, columns: int) -> Iterator[Runs]:
    """Yield `(columns, lowest, highest)` dots of the polyline through `x`, `y` (dots, y upward), once a finite stretch.

    Rows are not clipped to the panel, columns are. Where the curve is flat it has one dot a column, where it is steep
    one dot a row: that keeps it thin.
    """
    known = np.isfinite(x) & ~np.isnan(y)
    for part in np.split(np.arange(len(x)), np.flatnonzero(np.diff(known)) + 1):
        if len(part) and known[part[0]]:
            yield _stretch(x[part], np.clip(y[part], -FAR, FAR), columns)


def _stretch(x: Array, y: Array, columns: int) -> Runs:
    first = np.floor(x[0] + 0.5 + TIE)
    last = max(first, np.ceil(x[-1] - 0.5 - TIE))
    column = np.arange(max(first, 0), min(last, columns - 1) + 1, dtype=np.int64)
    seen = np.array([np.interp(column + side, x, y) for side in (-0.5, 0.0, 0.5)])  # (3, n): left, middle, right
    flat, nearest = np.abs(seen[2] - seen[0]) <= 1, np.floor(seen[1] + 0.5 + TIE)
    low = np.where(flat, nearest, np.ceil(seen[::2].min(axis=0) - TIE)).astype(np.int64)
    high = np.where(flat, nearest, np.ceil(seen[::2].max(axis=0) - TIE) - 1).astype(np.int64)
    _reach_spikes(low, high, seen, slot=np.floor(x + 0.5) - max(first, 0), y=y)
    _close_gaps(low, high)
    return column, low, high


def _reach_spikes(low: Dots, high: Dots, seen: Array, *, slot: Array, y: Array) -> None:
    """Stretch runs to the vertices, in column `slot` each, that lie beyond what was seen of their columns."""
    inside = (slot >= 0) & (slot < len(low))
    slots, y = slot[inside].astype(np.int64), y[inside]
    above, below = y > seen.max(axis=0)[slots], y < seen.min(axis=0)[slots]
    np.maximum.at(high, slots[above], np.floor(y[above]).astype(np.int64))
    np.minimum.at(low, slots[below], np.ceil(y[below]).astype(np.int64))


def _close_gaps(low: Dots, high: Dots) -> None:
    """Let every run touch the next one, by a corner at least."""
    np.maximum(high[:-1], low[1:] - 1, out=high[:-1])
    np.minimum(low[:-1], high[1:] + 1, out=low[:-1])
