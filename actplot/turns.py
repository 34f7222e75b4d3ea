"""The reduction of large angles: what remains of x after whole quarter turns, to a hundred bits and more.

An x = m 2^k makes m (2^k 2 / pi) quarter turns, of which only those modulo 4 count. So each power of two has a row
of its own, 2^k 2 / pi modulo 4 cut into chunks of 24 bits, whose products with the halves of m are exact
(M. Payne & R. Hanek (1983), "Radian reduction for trigonometric functions", SIGNUM Newsletter 18).
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from actplot.distinct import distinct
from actplot.pairs import Pair

__all__ = ["quarter_turns"]

Array = NDArray[np.float64]

_CHUNK, _CHUNKS = 24, 9  # 2 bits before the point, 214 behind it
_POINT = _CHUNK * _CHUNKS - 2
_HIGHEST = 2100  # no product of two float64 has a larger exponent
_BITS = _HIGHEST + _POINT


def quarter_turns(x: Pair) -> tuple[Pair, Any]:
    """Return r and n with x = (r + n) pi / 2 up to whole turns, |r| <= 0.5; nan for x far beyond float64."""
    high, low = np.broadcast_arrays(x.hi, x.lo)
    scale = np.broadcast_to(0 if x.scale is None else x.scale, high.shape)
    rest, turns = _rounded(_products(high, scale))
    if np.any(low):
        small, more = _rounded(_products(low, scale))
        rest, carry = _rounded([rest, small])
        turns = turns + more + carry
    return rest, turns


def _rounded(terms: list[Any]) -> tuple[Pair, Any]:
    """Return the sum of the terms as a rest and an integer modulo 4."""
    rest, turns = Pair(0.0), 0.0
    for term in terms:
        rest = rest + term
        whole = np.rint(rest.hi)  # taken off at once, so that what is left keeps its bits
        rest, turns = rest - whole, (turns + whole) % 4
    return rest, turns


def _products(value: Array, scale: Any) -> list[Array]:
    """Return exact terms whose sum is the number of quarter turns of value * 2**scale, up to multiples of 4."""
    mantissa, powers = np.frexp(value)
    whole, powers = mantissa * 2.0**53, np.where(value == 0, 0, powers + scale - 53)
    known = distinct(held := np.clip(powers, -_HIGHEST, _HIGHEST))
    rows = np.array([_row(int(power)) for power in known])[np.searchsorted(known, held)]
    rows[powers > _HIGHEST] = np.nan
    upper = np.rint(whole * 2.0**-27) * 2.0**27
    return [half * rows[..., chunk] for chunk in range(_CHUNKS) for half in (upper, whole - upper)]


@cache
def _row(power: int) -> tuple[float, ...]:
    """Return 2^power * 2 / pi modulo 4, cut into chunks."""
    shift = _BITS - _POINT - power
    whole = (_two_over_pi() >> shift) % (1 << (_CHUNK * _CHUNKS))
    places = range(_CHUNK * (_CHUNKS - 1), -1, -_CHUNK)
    return tuple((whole >> place) % (1 << _CHUNK) * 2.0 ** (place - _POINT) for place in places)


@cache
def _two_over_pi() -> int:
    """Return 2 / pi times 2^_BITS, by Machin's formula for pi."""
    guarded = _BITS + 32
    quarter_pi = 4 * _arctangent_of_inverse(5, guarded) - _arctangent_of_inverse(239, guarded)
    return (1 << (_BITS + guarded)) // (2 * quarter_pi)


def _arctangent_of_inverse(n: int, bits: int) -> int:
    total, power, odd = 0, (1 << bits) // n, 1
    while power:
        total += power // odd
        power, odd = -(power // (n * n)), odd + 2
    return total
