"""The conventions of frameworks at kinks: what their gradients are where f' jumps, found by calling them."""

from __future__ import annotations

import json
from functools import cache
from typing import NotRequired, TypedDict

from actplot.activation import Activation
from actplot.shipped import DATA, reading

__all__ = ["TABLE", "Convention", "Row", "conventions", "slope_at"]

TABLE = DATA / "conventions.json"
"""The frameworks' versions, and by name and framework what their calls do; made by tools/build_conventions.py."""


class Row(TypedDict):
    """What the table tells of calls that agree: the side of each kink whose slope they give, or the slope in digits.

    `of` is the activation's spec where that holds for these parameters only.
    """

    calls: list[str]
    sides: list[str]
    of: NotRequired[str]


class Convention(TypedDict):
    """What the gradients of some calls of one framework are at the kinks of an activation."""

    version: str
    calls: list[str]
    slopes: dict[float, float]


def conventions(act: Activation) -> dict[str, list[Convention]]:
    """Return by framework what its gradient is at each kink; empty where there is no kink or nothing is known.

    The calls of one framework need not agree: torch.clamp has 1 at the bounds of hardtanh, nn.Hardtanh has 0. What is
    known is the side that a call takes, so that it holds for other parameters too, as long as the kinks are as many.
    """
    table, kinks = _table(), act.kinks()
    found: dict[str, list[Convention]] = {}
    for framework, rows in table["kinks"].get(act.name, {}).items():
        for row in rows:
            if kinks and len(row["sides"]) == len(kinks) and row.get("of", act.spec) == act.spec:
                slopes = {x: slope_at(act, x, side) for x, side in zip(kinks, row["sides"], strict=True)}
                convention = Convention(version=table["versions"][framework], calls=row["calls"], slopes=slopes)
                found.setdefault(framework, []).append(convention)
    return found


def slope_at(act: Activation, x: float, side: str) -> float:
    """Return the slope that a side means at a kink: `left`, `right`, `middle`, or a number as it is."""
    left, right = act.one_sided(x, 1)
    known = {"left": left, "right": right, "middle": (left + right) / 2}
    return known[side] if side in known else float(side)


class _Table(TypedDict):
    versions: dict[str, str]
    kinks: dict[str, dict[str, list[Row]]]


@cache
def _table() -> _Table:
    with reading(TABLE) as text:
        return json.loads(text)  # type: ignore[no-any-return]
