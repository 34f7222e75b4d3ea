"""The coefficients of actplot/mills.py, computed anew to 60 digits; with --check, compared with the file's.

Both are of (t + 1) (1 - Phi(t)) / e^(-t^2 / 2) in u = (t - 4) / (t + 4): a Chebyshev series of value and rest for
pairs, and a shorter one in powers of u for float64.
"""

from __future__ import annotations

import sys

from mpmath import cos, erfc, exp, inf, mp, mpf, pi, quad, sqrt

from actplot.mills import COEFFICIENTS, POWERS

TERMS = len(COEFFICIENTS)
NODES = 80
CENTRE = 4


def scaled_ratio(u: mpf) -> mpf:
    """Return (t + 1) (1 - Phi(t)) / e^(-t^2 / 2) at t = 4 (1 + u) / (1 - u)."""
    t = CENTRE * (1 + u) / (1 - u)
    if t < 1000:
        return (t + 1) * erfc(t / sqrt(2)) / 2 * exp(t * t / 2)
    return (t + 1) / sqrt(2 * pi) * quad(lambda s: exp(-s * t - s * s / 2), [0, 1 / t, 10 / t, 100 / t, inf])


def chebyshev() -> list[mpf]:
    """Return the Chebyshev series."""
    mp.dps = 60
    angles = [pi * (j + mpf(1) / 2) / NODES for j in range(NODES)]
    values = [scaled_ratio(cos(angle)) for angle in angles]
    series = []
    for k in range(TERMS):
        exact = sum(v * cos(k * a) for v, a in zip(values, angles, strict=True)) * (1 if k == 0 else 2) / NODES
        series.append(exact)
    return series


def paired(series: list[mpf]) -> tuple[tuple[float, float], ...]:
    """Return each coefficient as a float64 and its rest."""
    return tuple((float(exact), float(exact - mpf(float(exact)))) for exact in series)


def powers(series: list[mpf]) -> tuple[float, ...]:
    """Return the coefficients of 1, u, u^2, ... of a Chebyshev series."""
    before, now = [mpf(1)], [mpf(0), mpf(1)]  # T_0 and T_1
    total = [mpf(0)] * len(series)
    for coefficient in series:
        for power, factor in enumerate(before):
            total[power] += coefficient * factor
        following = [mpf(0), *(2 * factor for factor in now)]
        for power, factor in enumerate(before):
            following[power] -= factor
        before, now = now, following
    return tuple(map(float, total))


if __name__ == "__main__":
    fresh = chebyshev()
    found = paired(fresh), powers(fresh[: len(POWERS)])
    if "--check" in sys.argv:
        sys.exit(0 if found == (COEFFICIENTS, POWERS) else "actplot/mills.py differs: paste the output of this script")
    print("\n".join(f"    ({high!r}, {low!r})," for high, low in found[0]))
    print("\n".join(f"    {power!r}," for power in found[1]))
