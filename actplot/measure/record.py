"""Measured properties as JSON and back, and those of the catalogue's defaults, which are shipped measured."""

from __future__ import annotations

import json
from math import isfinite
from typing import Any

from actplot.measure.measured import Extremum, Measured, Values
from actplot.measure.moments import Gaussian
from actplot.shipped import DATA, reading

__all__ = ["SHIPPED", "from_dict", "plain", "shipped", "to_dict"]

SHIPPED = DATA / "facts.json"
"""One object by name, one line each; made by tools/build_facts.py."""

_SIDES = ("left", "right")
_POINTS = ("f(0)", "f(1)", "f(-1)", "f'(0-)", "f'(0+)")
_NOT_FINITE = {"inf": float("inf"), "-inf": float("-inf"), "nan": float("nan")}


def to_dict(facts: Measured) -> dict[str, Any]:
    """Return what `info --json` tells under `measured`."""
    told = {
        "range": facts.range,
        "attained": facts.attained,
        "limits": facts.limits,
        "asymptotes": dict(zip(_SIDES, facts.asymptotes, strict=True)),
        "parity": facts.parity,
        "monotonic": facts.monotonic,
        "strictly_monotonic": facts.strictly_monotonic,
        "convexity": facts.convexity,
        "bounded_below": facts.bounded_below,
        "bounded_above": facts.bounded_above,
        "smoothness": facts.smoothness,
        "lipschitz": facts.lipschitz,
        "extrema": [extremum._asdict() for extremum in facts.extrema],
        "kinks": facts.kinks,
        "jumps": facts.jumps,
        "saturates": facts.saturates,
        "values": dict(zip(_POINTS, facts.values, strict=True)),
        "gaussian": facts.gaussian._asdict(),
    }
    return {key: plain(value) for key, value in told.items()}


def from_dict(told: dict[str, Any]) -> Measured:
    """Return the properties that `to_dict` told."""
    known = {key: _revived(value) for key, value in told.items() if not key.startswith("bounded")}
    known["asymptotes"] = tuple(known["asymptotes"][side] for side in _SIDES)
    known["extrema"] = tuple(Extremum(**extremum) for extremum in known["extrema"])
    known["values"] = Values(*(known["values"][point] for point in _POINTS))
    known["gaussian"] = Gaussian(**known["gaussian"])
    return Measured(**known)


def plain(value: Any) -> Any:
    """Return a value as JSON has it: lists for tuples, and strings for what is not finite."""
    match value:
        case dict():
            return {key: plain(inner) for key, inner in value.items()}
        case list() | tuple():
            return [plain(inner) for inner in value]
        case float():
            return value + 0.0 if isfinite(value) else str(value)  # no sign at 0
    return value


def shipped(name: str) -> Measured | None:
    """Return what was measured of a name's default parameters when the catalogue was made; None if nothing was."""
    with reading(SHIPPED) as text:
        _, found, rest = text.partition(f'\n"{name}": ')
        return from_dict(json.loads(rest.partition("\n")[0].rstrip(","))) if found else None


def _revived(value: Any) -> Any:
    match value:
        case dict():
            return {key: _revived(inner) for key, inner in value.items()}
        case list():
            return tuple(_revived(inner) for inner in value)
        case str():
            return _NOT_FINITE.get(value, value)
    return value
