"""The curve of an activation: arrays of vertices, exact at kinks and jumps, fine enough for the pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

__all__ = ["Curve"]

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Curve:
    """One drawn curve in data units.

    `pieces` are (x, y) pairs of equally long arrays (n,); a piece ends only where the drawn order jumps.
    `points` are (x, y, "open" | "closed"): one-sided limits and the value at a jump of the drawn order.
    """

    pieces: tuple[tuple[Array, Array], ...]
    points: tuple[tuple[float, float, Literal["open", "closed"]], ...]
