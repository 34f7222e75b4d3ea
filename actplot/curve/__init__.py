"""The curve of an activation: arrays of vertices, exact at kinks and jumps, fine enough for the pixels."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from actplot.curve.refine import Refinement

if TYPE_CHECKING:
    from actplot.activation import Activation
    from actplot.curve.steps import Steps

__all__ = ["Curve", "sample"]

Array = NDArray[np.float64]
Point = tuple[float, float, Literal["open", "closed"]]
Piece = tuple[Array, Array]

_STRAIGHT = 1e-9  # a vertex where the slope turns by less, in panel heights a panel width or relatively, is left out


@dataclass(frozen=True, slots=True)
class Curve:
    """One drawn curve in data units.

    `pieces` are (x, y) pairs of equally long arrays (n,); a piece ends only where the drawn order jumps or is not
    finite. `points` are (x, y, "open" | "closed"): one-sided limits and the value at a jump of the drawn order.

    >>> from actplot import get
    >>> curve = sample(get("step"), (-1, 1))
    >>> len(curve.pieces), curve.points
    (2, ((0.0, 0.0, 'open'), (0.0, 1.0, 'closed')))
    """

    pieces: tuple[Piece, ...]
    points: tuple[Point, ...]


def sample(
    act: Activation,
    span: tuple[float, float],
    *,
    order: int = 0,
    tolerance: float = 1e-4,
    ylim: tuple[float, float] | None = None,
) -> Curve:
    """Return f (or f', f'') over [span[0], span[1]] as a curve.

    Corners and inflections are vertices. Steps between them are parted until the triangle of chord and end tangents is
    lower than `tolerance`, a fraction of the panel's longer side (0.05 px of 500 px): an arc lies in its triangle, so
    the error is bounded, not guessed. The panel is as high as `ylim`, or as the curve; what lies more than a height
    outside is coarse, and kept outside.

    >>> from actplot import get
    >>> sample(get("relu"), (-1, 2)).pieces
    ((array([-1.,  0.,  2.]), array([0., 0., 2.])),)
    """
    jumps = [s.x for s in act.switches(order)]
    with np.errstate(all="ignore"):
        path, steps = Refinement(act, order, span, tolerance, ylim).path()
        poles = steps.outside() & (ylim is None)  # nothing else is far outside a panel as high as the curve
        parted = np.where(steps.run == 0, np.isin(path[0, 1:], jumps), steps.torn() | poles)
        pieces = _pieces(path, steps, parted)
    return Curve(pieces or (_nowhere(span),), _dots(act, order, span))


def _pieces(path: Array, steps: Steps, parted: Any) -> tuple[Piece, ...]:
    """Return the path parted at the steps that are no ink, without the vertices that no eye would miss."""
    x, y, _ = path
    twice = steps.run == 0
    side = steps.beyond()  # far outside the panel, and so are both neighbours, those beyond a tear aside
    before = np.append(0, np.where(parted, side[1:], side[:-1]))
    after = np.append(np.where(parted, side[:-1], side[1:]), 0)
    far = (side != 0) & (before == side) & (after == side)
    kept = np.isfinite(y) & ~far & ~np.append(False, twice & ~parted)
    piece = np.append(0, np.cumsum(parted))[kept]
    ends = np.flatnonzero(np.diff(piece)) + 1
    curved = ~steps.straight() & ~twice
    inner = np.append(curved, False) | np.append(False, curved)
    parts = zip(*(np.split(part[kept], ends) for part in (x, y, steps.y, inner)), strict=True)
    return tuple(_bent(*part) for part in parts if part[0].size > 1)


def _bent(x: Array, y: Array, height: Array, curved: Any) -> Piece:
    """Return both ends, and all vertices that are no part of a straight line; `height` is y in panels."""
    run, rise = np.diff(x) / (x[-1] - x[0]), np.diff(height)
    turn, lift = np.abs(np.diff(rise / run)), np.abs(rise)
    little = np.maximum(1.0, np.maximum(lift[:-1], lift[1:]) / np.minimum(run[:-1], run[1:]))
    kept = curved | np.concatenate([[True], ~(turn <= _STRAIGHT * little), [True]])
    return x[kept], y[kept]


def _dots(act: Activation, order: int, span: tuple[float, float]) -> tuple[Point, ...]:
    """Return the one-sided limits at jumps as open dots and the values there as closed ones.

    Where a lower order jumps, this one has limits only.
    """
    dots: list[Point] = []
    for x, before, after, value in _limits(act, order):
        if span[0] <= x <= span[1]:
            inside = [*([before] if x > span[0] else []), *([after] if x < span[1] else [])]
            opened = [limit for limit in dict.fromkeys(inside) if np.isfinite(limit) and limit != value]
            dots += [(x, y, "open") for y in opened]
            dots += [(x, value, "closed")] if value is not None else []
    return tuple(dots)


@lru_cache(maxsize=1024)
def _limits(act: Activation, order: int) -> tuple[tuple[float, float, float, float | None], ...]:
    """Return the x of each jump, the limits from the left and from the right, and the value where there is one."""
    jumps = act.switches(order)
    if not jumps:
        return ()
    x = np.array([jump.x for jump in jumps])
    left, right, here = (act.jet(x, order, side=side)[order].tolist() for side in (-1, 1, 0))
    has_value = np.isfinite(here) & [jump.order == order for jump in jumps]
    values = [value if has else None for value, has in zip(here, has_value, strict=True)]
    return tuple(zip(x.tolist(), left, right, values, strict=True))


def _nowhere(span: tuple[float, float]) -> Piece:
    """Return the piece of a curve that is finite nowhere."""
    return np.array(span, dtype=np.float64), np.full(2, np.nan)
