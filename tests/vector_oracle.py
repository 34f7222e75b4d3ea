"""The judge of vector functions: each defined anew by mpmath or by fractions, sharing nothing with the program."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from mpmath import erfc, exp, log, mp, mpf, sqrt

__all__ = ["EXACT", "ulps"]

mp.dps = 50
FAR = 800  # digits for what stands beside 1 and is as small as float64 goes


def ulps(values: np.ndarray, references: Sequence[Any]) -> float:
    """Return the largest error in units of the reference's last place; zeros and infinities have to be exact."""
    worst = 0.0
    for value, reference in zip(np.ravel(values).tolist(), references, strict=True):
        nearest = float(reference)
        if not math.isfinite(value) and value != nearest:
            return math.inf
        if value != nearest:
            unit = mpf(float(np.spacing(min(abs(nearest), 1e308))))
            worst = max(worst, float(abs(mpf(value) - reference) / unit))
    return worst


def softmax(z: Sequence[float], tau: float = 1.0) -> list[mpf]:
    top = mpf(max(z))
    terms = [exp((mpf(x) - top) / mpf(tau)) for x in z]
    return [term / sum(terms) for term in terms]


def log_softmax(z: Sequence[float]) -> list[mpf]:
    with mp.workdps(FAR):
        return [-log(sum(exp(mpf(other) - mpf(x)) for other in z)) for x in z]


def softmin(z: Sequence[float]) -> list[mpf]:
    return softmax([-x for x in z])


def hardmax(z: Sequence[float]) -> list[int]:
    return [int(i == z.index(max(z))) for i in range(len(z))]


def sparsemax(z: Sequence[float]) -> list[mpf]:
    """Try every size of the support; of the thresholds, the one that leaves a distribution is right."""
    exact = [Fraction(x) for x in z]
    for size in range(1, len(z) + 1):
        inside = sorted(exact, reverse=True)[:size]
        threshold = (sum(inside) - 1) / size
        shares = [max(x - threshold, Fraction(0)) for x in exact]
        if sum(shares) == 1:
            return [mpf(p.numerator) / p.denominator for p in shares]
    raise AssertionError(z)


def entmax15(z: Sequence[float]) -> list[mpf]:
    """Try every size of the support, as for sparsemax; the threshold below k numbers comes from their moments."""
    with mp.workdps(FAR):
        half = [(mpf(x) - mpf(max(z))) / 2 for x in z]
        for size in range(1, len(z) + 1):
            inside = sorted(half, reverse=True)[:size]
            mean = sum(inside) / size
            room = 1 - sum((x - mean) ** 2 for x in inside)
            roots = [max(x - mean + sqrt(max(room, 0) / size), 0) for x in half]
            if abs(sum(root**2 for root in roots) - 1) < mpf(10) ** -700:
                return [root**2 if root > mpf(10) ** -700 else mpf(0) for root in roots]
    raise AssertionError(z)


def squash(z: Sequence[float]) -> list[mpf]:
    size = sqrt(sum(mpf(x) ** 2 for x in z))
    return [mpf(x) * size / (1 + size**2) for x in z]


def crelu(z: Sequence[float]) -> list[float]:
    return [max(x, 0.0) for x in z] + [max(-x, 0.0) for x in z]


def maxout(z: Sequence[float]) -> list[float]:
    return [max(pair) for pair in zip(z[::2], z[1::2], strict=True)]


def gated(gate: Callable[[mpf], mpf], first: int) -> Callable[[Sequence[float]], list[mpf]]:
    """Return the function that puts one half (0 or 1) through the gate."""

    def product(z: Sequence[float]) -> list[mpf]:
        halves = z[: len(z) // 2], z[len(z) // 2 :]
        return [gate(mpf(x)) * mpf(other) for x, other in zip(halves[first], halves[1 - first], strict=True)]

    return product


EXACT: dict[str, Callable[[Sequence[float]], list[Any]]] = {
    "softmax": softmax,
    "log_softmax": log_softmax,
    "softmin": softmin,
    "gumbel_softmax": softmax,
    "gumbel_softmax:0.3": lambda z: softmax(z, 0.3),
    "gumbel_softmax:700": lambda z: softmax(z, 700.0),
    "gumbel_softmax:hard=1": hardmax,
    "sparsemax": sparsemax,
    "entmax15": entmax15,
    "hardmax": hardmax,
    "squash": squash,
    "crelu": crelu,
    "maxout": maxout,
    "glu": gated(lambda x: 1 / (1 + exp(-x)), 1),
    "swiglu": gated(lambda x: x / (1 + exp(-x)), 0),
    "swiglu:1.702": gated(lambda x: x / (1 + exp(-mpf(1.702) * x)), 0),
    "geglu": gated(lambda x: x * (erfc(-x / sqrt(mpf(2))) / 2 if abs(x) < 1e6 else mpf(x > 0)), 0),
    "reglu": gated(lambda x: max(x, mpf(0)), 0),
    "bilinear_glu": gated(lambda x: x, 0),
}
