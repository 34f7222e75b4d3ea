"""How many digits are certain: numbers cut to them, and numbers that are one."""

from __future__ import annotations

from math import ceil, inf, isfinite, log10

__all__ = ["agree", "certain"]

_SAME = 1e-13


def certain(value: float, error: float) -> float:
    """Return the value rounded to ten times its error, or more finely; 0.0 where the error leaves nothing of it."""
    if not (error > 0 and isfinite(value) and isfinite(error)):
        return value
    return round(value, -ceil(log10(error)) - 1) + 0.0


def agree(one: float, other: float) -> bool:
    """Return whether two values of f are one but for rounding."""
    return one == other or abs(one - other) <= _SAME * abs(one) < inf
