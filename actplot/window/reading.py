"""What the functions say at a place of a panel: exact values, one-sided ones at kinks and jumps, and the tangents."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from actplot.activation import Activation
from actplot.scene.describe.numbers import number
from actplot.scene.headings import FUNCTIONS
from actplot.scene.parts import Line, Panel
from actplot.words import Words

__all__ = ["Reading", "Spot", "nearest", "read"]

SNAP = 6.0  # pixels from a kink or a jump within which it is meant
DIGITS = 6  # of a value
MOST = 17  # digits of a float64
HIGHEST = 2  # order of derivative
SIDES = (-1, 1)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the pointer in a panel, in data units, and how much of them a pixel is."""

    x: float
    y: float
    pixel: float


@dataclass(frozen=True, slots=True)
class Reading:
    """The values of an activation at x, order by order: one, or the limits from the left and from the right.

    `here` is f itself where it jumps; `jumps` is the least order that does, None where none does.
    """

    activation: Activation
    x: float
    digits: int
    values: tuple[tuple[float, ...], ...]
    here: float | None = None
    jumps: int | None = None

    def lines(self, words: Words) -> Iterator[str]:
        """Yield what there is to say, line by line."""
        x = number(self.x, self.digits)
        if self.jumps == 0:
            yield words.word("note_side", side=words.word("jump"), text=f"x = {x}")
        elif self.jumps == 1:
            yield words.word("alt_kink", x=x)
        else:
            yield f"x = {x}"
        for name, values in zip(FUNCTIONS, self.values, strict=True):
            signs = ("−", "+") if len(values) > 1 else ("",)
            place = x if self.jumps is not None else "x"
            said = [self._said(f"{name}({place}{sign})", each, words) for sign, each in zip(signs, values, strict=True)]
            if name == FUNCTIONS[0] and self.here is not None:
                said.append(self._said(f"{name}({x})", self.here, words))
            yield words.word("list_separator").join(said)

    def slopes(self, order: int) -> tuple[float, ...]:
        """Return the slopes of the drawn order here: two at a kink of it, none at a jump and beyond f''."""
        if order >= HIGHEST or len(self.values[order]) > 1:
            return ()
        return self.values[order + 1]

    def _said(self, left: str, value: float, words: Words) -> str:
        if math.isnan(value):
            return words.word("note_side", side=left, text=words.word("undefined"))
        digits = max(DIGITS, self.digits)
        exact = not math.isfinite(value) or abs(float(f"{value:.{digits - 1}e}") - value) <= 1e-15 * abs(value)
        return f"{left} {'=' if exact else '≈'} {number(value, digits)}"


def nearest(panel: Panel, spot: Spot) -> Line | None:
    """Return the curve of a panel that is nearest over or under a place; None where there is none."""
    found = [(abs(height - spot.y), line) for line in panel.lines for height in _heights(line, spot.x)]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _heights(line: Line, x: float) -> Iterator[float]:
    """Yield where a curve runs at x, as it is drawn; what no piece reaches is as far away as its nearest end."""
    for across, up in line.curve.pieces:
        if across[0] <= x <= across[-1]:
            height = float(np.interp(x, across, up))
            if math.isfinite(height):
                yield height


def read(line: Line, spot: Spot, span: tuple[float, float]) -> Reading:
    """Return what the function of a curve says at a place, of x no more digits than its pixels tell apart.

    Near a jump of f, f' or f'' it says what both sides are there.
    """
    act = line.activation
    near = (switch for switch in act.switches() if abs(switch.x - spot.x) <= SNAP * spot.pixel)
    if met := [switch for switch in near if span[0] <= switch.x <= span[1]]:
        plainest = min(met, key=lambda switch: (switch.order, abs(switch.x - spot.x)))
        return _broken(act, plainest.x, plainest.order, spot.pixel)
    x, digits = rounded(min(max(spot.x, span[0]), span[1]), spot.pixel)
    values = tuple((float(part[0]),) for part in act.together([x], HIGHEST))
    return Reading(act, x, digits, values)


def _broken(act: Activation, x: float, order: int, pixel: float) -> Reading:
    sides = [[float(part[0]) for part in act.jet([x], HIGHEST, side=side)] for side in SIDES]
    pairs = list(zip(*sides, strict=True))
    values = tuple((left,) if same(left, right) else (left, right) for left, right in pairs)
    here = float(act.exact([x])[0]) if order == 0 else None
    return Reading(act, x, max(DIGITS, rounded(x, pixel)[1]), values, here, order)


def same(left: float, right: float) -> bool:
    """Return whether two limits are one, rounding aside; nan is like nan."""
    return left == right or abs(left - right) <= 1e-12 * max(abs(left), abs(right)) or (left != left and right != right)


def rounded(x: float, pixel: float) -> tuple[float, int]:
    """Return the shortest number in a pixel round x, and how many digits it has."""
    if x == 0 or abs(x) < pixel / 2:
        return 0.0, 1
    digits = min(MOST, max(1, math.floor(math.log10(abs(x))) - math.floor(math.log10(pixel)) + 1))
    return float(f"{x:.{digits - 1}e}"), digits
