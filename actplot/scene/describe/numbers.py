"""Numbers, intervals and lines as a description has them: three digits, true minus signs, ≈ where digits are cut."""

from __future__ import annotations

from math import isfinite, isinf, isnan

from actplot.scene.ticks import MINUS, print_float

__all__ = ["DIGITS", "MINUS", "equation", "interval", "line", "number"]

DIGITS = 3
SAME = 1e-12


def number(value: float, digits: int = DIGITS) -> str:
    """Return a number with at most that many digits, or an infinity."""
    if isnan(value):
        return "nan"
    return f"{MINUS * (value < 0)}∞" if isinf(value) else print_float(value, digits)


def equation(left: str, value: float) -> str:
    """Return `left = value`, or `left ≈ value` where digits are cut."""
    return f"{left} {_equals(value)} {number(value)}"


def line(left: str, slope: float, intercept: float) -> str:
    """Return the equation of a line, such as `y = 0.5 x − 1`."""
    if slope == 0:
        return equation(left, intercept)
    tilt = {1.0: "x", -1.0: f"{MINUS}x"}.get(slope, f"{number(slope)} x")
    shift = f" {MINUS if intercept < 0 else '+'} {number(abs(intercept))}" if intercept else ""
    return f"{left} {_equals(slope, intercept)} {tilt}{shift}"


def interval(ends: tuple[float, float], closed: tuple[bool, bool]) -> str:
    """Return `[0, ∞)`: a bracket where the end is a value, too."""
    return f"{'[' if closed[0] else '('}{number(ends[0])}, {number(ends[1])}{']' if closed[1] else ')'}"


def _equals(*values: float) -> str:
    cut = any(abs(float(f"{value:.{DIGITS - 1}e}") - value) > SAME * abs(value) for value in values if isfinite(value))
    return "≈" if cut else "="
