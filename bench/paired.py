"""Times that were taken in turn, ours and a rival's, as one row of a benchmark: the ratio first."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import quantiles

__all__ = ["HEADER", "row"]

HEADER = f"{'':24} {'ratio':>5} {'(quartiles)':13} {'ms':>8} {'(quartiles)':16} {'rival ms':>8} (quartiles)"


def row(name: str, rival: str, times: Sequence[float], rivals: Sequence[float]) -> str:
    """Return a row: medians and quartiles of the ratio, taken round by round, and of both, in seconds.

    The two of a round ran one after the other, so that a busy machine slows both.
    """
    low, ratio, high = quantiles([a / b for a, b in zip(times, rivals, strict=True)], n=4)
    return f"{name:24} {ratio:5.2f} ({low:.2f}-{high:.2f})   {_spread(times)} {_spread(rivals)} {rival}"


def _spread(times: Sequence[float]) -> str:
    low, middle, high = (1000 * time for time in quantiles(times, n=4))
    return f"{middle:8.0f} {f'({low:.0f}-{high:.0f})':16}"
