"""The keys of the words for what is measured, which pictures' descriptions and cards share."""

from __future__ import annotations

__all__ = ["MONOTONICITIES"]

MONOTONICITIES = {
    ("increasing", True): "strictly_increasing",
    ("increasing", False): "increasing",
    ("decreasing", True): "strictly_decreasing",
    ("decreasing", False): "decreasing",
    ("constant", False): "constant",
    ("no", False): "non_monotonic",
}
"""By the monotonicity and whether it is strict."""
