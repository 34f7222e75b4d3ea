"""The points of a curve that are worth a dot: extrema, roots, inflections, and the largest distance from 0."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from actplot.distinct import distinct
from actplot.errors import one_of
from actplot.measure.sight import Sight, sight

if TYPE_CHECKING:
    from actplot.activation import Activation

__all__ = ["KINDS", "MOST", "Kind", "Mark", "Marks", "marks"]

Array = NDArray[np.float64]
Kind = Literal["extrema", "roots", "inflections", "largest"]

KINDS: tuple[Kind, ...] = ("extrema", "roots", "inflections", "largest")
MOST = 40
"""So many marks of a kind are told, those nearest 0."""

_EQUAL = 1 - 1e-14  # heights that agree so well are one
_BESIDE = 2.0**-16  # relative to x, or to this: what is there tells whether
_NOTHING = 2.0**-36  # so small a part of it is 0


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of the curve, and why it is marked."""

    x: float
    y: float
    kind: Kind


class Marks(tuple[Mark, ...]):
    """Marks by kind and from left to right; `more` are the kinds of which there are more than are told."""

    more: frozenset[Kind] = frozenset()


def marks(act: Activation, span: tuple[float, float], kinds: Iterable[str], order: int = 0) -> Marks:
    """Return the marks of f, f' or f'' over a finite span, its ends among it. Raises BadRequest for an unknown kind.

    Extrema are strict and local, corners at kinks included; nothing is one on a plateau, or where a derivative jumps.
    Roots are isolated zeros, those that only touch 0 included, without those at jumps. Inflections are where the
    second derivative of what is drawn changes its sign strictly and the first one exists. `largest` is one point of
    the greatest |y|, the nearest to 0; there is none where all is 0.

    x is right to the last float64 wherever it follows from derivatives up to the second; the inflections of f' and
    the extrema of f'' are right to some ten digits, the inflections of f'' to eight.
    """
    asked = dict.fromkeys(kinds)
    for kind in asked:
        one_of("mark", kind, KINDS)
    return _marks(act, span, tuple(kind for kind in KINDS if kind in asked), order)


@lru_cache(maxsize=64)
@np.errstate(all="ignore")
def _marks(act: Activation, span: tuple[float, float], wanted: tuple[Kind, ...], order: int) -> Marks:
    seen = sight(act, span)
    extrema = seen.changes(order + 1, order) if {*wanted} - {"inflections"} else np.zeros(0)
    found: list[Mark] = []
    more: set[Kind] = set()
    for kind in wanted:
        if kind == "largest":
            found += _largest(seen, _within(extrema, span), span, order)
            continue
        x = _within(_places(seen, kind, extrema, order), span)
        if x.size > MOST:
            more.add(kind)
        x = np.sort(x[np.argsort(np.abs(x), kind="stable")[:MOST]])
        y = np.where(_is_zero(seen, x, order), 0.0, act.exact(x, order))
        found += [Mark(*point, kind) for point in zip(x.tolist(), y.tolist(), strict=True)]
    told = Marks(found)
    told.more = frozenset(more)
    return told


def _within(x: Array, span: tuple[float, float]) -> Array:
    return distinct(x[(x >= span[0]) & (x <= span[1])])


def _places(seen: Sight, kind: Kind, extrema: Array, order: int) -> Array:
    """Return the x of all marks of a kind; the roots include extrema that touch 0."""
    if kind == "inflections":
        return seen.changes(order + 2, order + 1)
    if kind == "extrema":
        return extrema
    return np.concatenate([seen.changes(order, order), extrema[_is_zero(seen, extrema, order)]])


def _is_zero(seen: Sight, x: Array, order: int) -> Any:
    """Return where the value is 0, as far as an x that is rounded can tell."""
    if not x.size:
        return np.zeros(0, bool)
    step = _BESIDE * np.maximum(np.abs(x), _BESIDE)
    around = np.array([x - step, x, x + step])
    before, here, after = np.abs(seen.level(order, around.ravel())).reshape(around.shape)
    return here <= _NOTHING * np.maximum(before, after)


def _largest(seen: Sight, extrema: Array, span: tuple[float, float], order: int) -> list[Mark]:
    """Return the mark of the greatest |y|: at an end, an extremum or a turn; the limit there where it jumps."""
    x = np.concatenate([span, extrema])
    points = list(zip(x.tolist(), seen.act.exact(x, order).tolist(), strict=True))
    for turn in _within(seen.turns, span).tolist():
        left, right = seen.act.one_sided(turn, order)
        points += [(turn, float(seen.act.exact(turn, order)))] if order == 0 else []
        points += [(turn, left)] if turn > span[0] else []
        points += [(turn, right)] if turn < span[1] else []
    points = [(x, y) for x, y in points if 0 < abs(y) < np.inf]
    if not points:
        return []
    greatest = max(abs(y) for _, y in points)
    x, y = min((point for point in points if abs(point[1]) >= greatest * _EQUAL), key=lambda point: abs(point[0]))
    return [Mark(x, y, "largest")]
