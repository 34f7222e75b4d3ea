"""The coefficients of actplot/mills.py, computed anew to 60 digits; with --check, compared with the file's."""

from __future__ import annotations

import sys

from mpmath import cos, erfc, exp, inf, mp, mpf, pi, quad, sqrt

from actplot.mills import COEFFICIENTS

TERMS = len(COEFFICIENTS)
NODES = 80
CENTRE = 4


def scaled_ratio(u: mpf) -> mpf:
    """Return (t + 1) (1 - Phi(t)) / phi(t) at t = 4 (1 + u) / (1 - u)."""
    t = CENTRE * (1 + u) / (1 - u)
    if t < 1000:
        return (t + 1) * erfc(t / sqrt(2)) * sqrt(pi / 2) * exp(t * t / 2)
    return (t + 1) * quad(lambda s: exp(-s * t - s * s / 2), [0, 1 / t, 10 / t, 100 / t, inf])


def coefficients() -> list[tuple[float, float]]:
    """Return the series as pairs of float64: value and rest."""
    mp.dps = 60
    angles = [pi * (j + mpf(1) / 2) / NODES for j in range(NODES)]
    values = [scaled_ratio(cos(angle)) for angle in angles]
    series = []
    for k in range(TERMS):
        exact = sum(v * cos(k * a) for v, a in zip(values, angles, strict=True)) * (1 if k == 0 else 2) / NODES
        high = float(exact)
        series.append((high, float(exact - mpf(high))))
    return series


if __name__ == "__main__":
    fresh = coefficients()
    if "--check" in sys.argv:
        sys.exit(0 if tuple(fresh) == COEFFICIENTS else "actplot/mills.py differs: paste the output of this script")
    print("\n".join(f"    ({high!r}, {low!r})," for high, low in fresh))
