"""Sine, cosine and arctangent, for float64 arrays and for pairs: kernels beside those of elementary.py."""

from __future__ import annotations

from math import factorial
from typing import Any

import numpy as np

from actplot.elementary import where
from actplot.pairs import Pair, select
from actplot.turns import quarter_turns

__all__ = ["atan", "cos", "sin"]

Number = Any  # a float64 array or a Pair

# pi / 2 in parts: with the first two, of 32 bits each, products by a number of quarter turns are exact
_QUARTER_TURN = (1.5707963267341256, 6.077100506303966e-11, 2.0222662487959506e-21, 1.0085854035872483e-37)
_HALF_PI = Pair(1.5707963267948966, 6.123233995736766e-17)
_NEAR = 2.0**20  # beyond it these products are not exact

# 1/n! with alternating signs: the leading terms as pairs, the small ones as float64
_SINE = (
    Pair(1.0),
    Pair(-0.16666666666666666, -9.25185853854297e-18),
    Pair(0.008333333333333333, 1.1564823173178714e-19),
    Pair(-0.0001984126984126984, -1.7209558293420705e-22),
)
_SINE_TAIL = tuple((-1) ** (n // 2) / factorial(n) for n in range(9, 23, 2))
_COSINE = (
    Pair(1.0),
    Pair(-0.5),
    Pair(0.041666666666666664, 2.3129646346357427e-18),
    Pair(-0.001388888888888889, 5.300543954373577e-20),
    Pair(2.48015873015873e-05, 2.1511947866775882e-23),
)
_COSINE_TAIL = tuple((-1) ** (n // 2) / factorial(n) for n in range(10, 24, 2))


def sin(x: Number) -> Number:
    """Return sin x."""
    return _turned(x, 0) if isinstance(x, Pair) else np.sin(x)


def cos(x: Number) -> Number:
    """Return cos x."""
    return _turned(x, 1) if isinstance(x, Pair) else np.cos(x)


def atan(x: Number) -> Number:
    """Return the arctangent: NumPy's, and one step of Newton's method."""
    if not isinstance(x, Pair):
        return np.arctan(x)
    guess = np.arctan(np.asarray(x.settled(), dtype=np.float64))
    sine, cosine = sin(Pair(guess)), cos(Pair(guess))
    turn = (x * cosine - sine) / (cosine + x * sine)
    return where(guess == 0, x, turn + guess)  # what settles to 0 is its own arctangent


def _turned(x: Pair, quarters: int) -> Pair:
    """Return sin(x + quarters * pi / 2)."""
    far = np.abs(x.settled()) > _NEAR
    rest, turns = _near(x)
    if np.any(far):
        beyond, beyond_turns = quarter_turns(select(far, x, 0.0))
        rest, turns = select(far, beyond * _HALF_PI, rest), np.where(far, beyond_turns, turns)
    square = rest * rest
    which = (turns.astype(np.int64) + quarters) % 4
    sine, cosine = rest * _series(square, _SINE, _SINE_TAIL), _series(square, _COSINE, _COSINE_TAIL)
    value = select(which % 2 == 0, sine, cosine)
    value = select(which < 2, value, -value)
    # where the reduced angle was cut to 0, sin x is x
    return value if quarters else select((value.hi == 0) & ~far, x, value)


def _near(x: Pair) -> tuple[Pair, Any]:
    """Return r and n with x = r + n pi / 2, for |x| <= 2^20 (Cody & Waite)."""
    first, second, third, fourth = _QUARTER_TURN
    x = x.limited(_NEAR)
    turns = np.rint(x.hi / (first + second))
    rest = Pair(x.hi - turns * first) - turns * second - Pair(turns) * Pair(third, fourth) + Pair(x.lo)
    return rest.limited(1.0), turns


def _series(square: Pair, terms: tuple[Pair, ...], tail: tuple[float, ...]) -> Pair:
    small: Any = 0.0
    for term in reversed(tail):
        small = small * square.hi + term
    total = Pair(small)
    for exact in reversed(terms):
        total = total * square + exact
    return total
