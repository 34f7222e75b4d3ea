"""The few transcendental kernels that all else is built from, for float64 arrays and for pairs alike.

On float64 arrays they are NumPy's. On pairs they hold about 70 bits, so that a formula may lose ten of them to
cancellation and still round to the right float64.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from actplot.mills import COEFFICIENTS, POWERS
from actplot.pairs import Pair, select

__all__ = ["absolute", "bell", "exp", "expm1", "lead", "log", "log1p", "mills", "sqrt", "where", "within"]

# A number here is a float64 array, a Pair, or a Python number that stands for a constant. Their operators agree,
# which is all that the code above needs; no type that says so would also fit ndarray's.
Number = Any

_LN2 = Pair(0.6931471805599453, 2.3190468138462996e-17)
_LN2_IN_THREE = (0.6931471803691238, 1.9082149292705877e-10, 1.1612227229362532e-26)  # the first has 32 bits
_FURTHEST = 2.0**40  # exp of more has left float64's range for good, whatever it is multiplied with,
_NOTHING = -(2**50)  # and exp of less becomes a power of two so small that no such factor brings it back
_HEAD = 2.0**20  # 26 bits of x where e^(-x^2 / 2) is not 0
_HALVINGS = 4
_LEADING = 11  # of the Chebyshev terms of the Mills ratio: those that need pairs


def lead(x: Number) -> Any:
    """Return what has the sign of x: x itself, or a pair's high part."""
    return x.hi if isinstance(x, Pair) else x


def within(x: Number, bound: float) -> Any:
    """Return where |x| is less than a float64."""
    return np.abs(x.settled() if isinstance(x, Pair) else x) < bound


def where(mask: Any, yes: Number, no: Number) -> Number:
    """Return `yes` where the mask holds, else `no`."""
    if isinstance(yes, Pair) or isinstance(no, Pair):
        return select(mask, yes, no)
    return np.where(mask, yes, no)


def absolute(x: Number) -> Number:
    """Return |x|."""
    if not isinstance(x, Pair):
        return np.abs(x)
    sign = np.where(np.signbit(x.hi), -1.0, 1.0)
    return Pair(x.hi * sign, x.lo * sign, x.scale)


def exp(x: Number) -> Number:
    """Return e^x; of pairs, also where float64 would overflow or underflow."""
    if not isinstance(x, Pair):
        return np.exp(x)
    near = x.limited(_FURTHEST)
    rest, powers = _reduced(near)
    lost = near.hi <= -_FURTHEST
    if np.any(lost):
        powers = np.where(lost, _NOTHING, powers)
    return (_expm1_near_zero(rest) + 1.0).shifted(powers)


def bell(x: Number) -> Number:
    """Return e^(-x^2 / 2).

    Of float64, x is cut into a head whose square is exact and a rest: the rounding of x^2 would cost |x|^2 / 2 ulp.
    """
    if isinstance(x, Pair):
        return exp(x * x * -0.5)
    head = np.rint(x * _HEAD) / _HEAD
    rest = (x - head) * (x + head) * 0.5
    value = np.exp(head * head * -0.5)
    return value - value * (rest * (1.0 - rest * (0.5 - rest * (1.0 / 6.0))))


def expm1(x: Number) -> Number:
    """Return e^x - 1 to full relative precision."""
    if not isinstance(x, Pair):
        return np.expm1(x)
    near = x.limited(_FURTHEST)
    rest, powers = _reduced(near)
    small = _expm1_near_zero(rest)
    away = (small + 1.0).shifted(powers) - 1.0
    # what is tiny was cut to 0: there e^x - 1 is x to a pair's precision
    return select(near.hi == 0, x, select(powers == 0, small, away))


def log1p(x: Number) -> Number:
    """Return ln(1 + x) to full relative precision."""
    if not isinstance(x, Pair):
        return np.log1p(x)
    shifted, powers = _near_one(x + 1.0)
    kept = x.limited(_FURTHEST)
    near = select(powers == 0, kept, shifted - 1.0).limited(1.0)
    result = _log1p_near_zero(near) + _LN2 * powers.astype(np.float64)
    return select(kept.hi == 0, x, result)


def log(x: Number) -> Number:
    """Return ln x; nan (of pairs) or -inf at 0."""
    if not isinstance(x, Pair):
        return np.log(x)
    shifted, powers = _near_one(x)
    return _log1p_near_zero((shifted - 1.0).limited(1.0)) + _LN2 * powers.astype(np.float64)


def sqrt(x: Number) -> Number:
    """Return the square root."""
    if not isinstance(x, Pair):
        return np.sqrt(x)
    mantissa, powers = _mantissa(x)
    half = powers // 2
    value = mantissa.shifted(powers - 2 * half)
    root = np.sqrt(value.hi)
    correction = (value - Pair(root) * Pair(root)).hi / np.where(root == 0, 1.0, 2.0 * root)
    return (Pair(root) + correction).shifted(half)


def mills(t: Number) -> Number:
    """Return (1 - Phi(t)) / e^(-t^2 / 2) for t >= 0, Phi that of the normal distribution: its Mills ratio, scaled.

    (t + 1) times it is a short series in u = (t - 4) / (t + 4): of pairs in Chebyshev polynomials, by Clenshaw's
    rule, of float64 in powers of u, by Horner's.
    """
    u = (t - 4.0) * (1.0 / (t + 4.0))
    return (_clenshaw(u.limited(1.0)) if isinstance(t, Pair) else _horner(u)) / (t + 1.0)


def _clenshaw(u: Pair) -> Pair:
    """Return the series in pairs; terms that are small beside the sum are summed in float64."""
    twice = 2.0 * u
    last: Any = 0.0
    previous: Any = 0.0
    for index in range(len(COEFFICIENTS) - 1, 0, -1):
        high, low = COEFFICIENTS[index]
        if index <= _LEADING:
            last, previous = twice * last - previous + Pair(high, low), last
        else:
            last, previous = twice.hi * last - previous + high, last
    total: Pair = u * last - previous + Pair(*COEFFICIENTS[0])
    return total


def _horner(u: Any) -> Any:
    total = np.full_like(u, POWERS[-1])
    for coefficient in POWERS[-2::-1]:
        total *= u
        total += coefficient
    return total


def _reduced(x: Pair) -> tuple[Pair, Any]:
    """Return r and k with x = r + k ln 2 and |r| <= 0.35 (Cody & Waite)."""
    first, second, third = _LN2_IN_THREE
    powers = np.rint(x.hi / _LN2.hi)
    rest = Pair(x.hi - powers * first, 0.0) - Pair(powers) * second + (x.lo - powers * third)
    return rest, powers.astype(np.int64)


def _expm1_near_zero(r: Pair) -> Pair:
    """Return e^r - 1 for |r| <= 0.35: the series at r / 16, then four times e -> e (e + 2)."""
    factor = 0.5**_HALVINGS
    s = Pair(r.hi * factor, r.lo * factor)
    square = s * s
    series: Any = 1.0
    for n in (10, 9, 8, 7, 6, 5):
        series = 1.0 + s.hi * (1.0 / n) * series
    tail = square.hi * square.hi * (1.0 / 24.0) * series
    result: Pair = s + (Pair(square.hi * 0.5, square.lo * 0.5) + (square * s / 6.0 + tail))
    for _ in range(_HALVINGS):
        result = result * (result + 2.0)
    return result


def _log1p_near_zero(x: Pair) -> Pair:
    """Return ln(1 + x) for -0.3 <= x <= 0.5: NumPy's, and one step of Newton's method."""
    guess = np.log1p(x.hi)
    inverse = _expm1_near_zero(Pair(-guess))
    error = inverse + x + inverse * x
    return error - error * error * 0.5 + guess


def _mantissa(x: Pair) -> tuple[Pair, Any]:
    """Return m and k with x = m 2^k and 0.5 <= |m| < 1."""
    high, powers = np.frexp(x.hi)
    powers = np.asarray(powers, dtype=np.int64)
    return Pair(high, np.ldexp(x.lo, -powers)), powers if x.scale is None else powers + x.scale


def _near_one(x: Pair) -> tuple[Pair, Any]:
    """Return m and k with x = m 2^k and 0.7 <= m < 1.42."""
    mantissa, powers = _mantissa(x)
    low = np.asarray(mantissa.hi < 0.7071067811865476, dtype=np.int64)
    return mantissa.shifted(low), powers - low
