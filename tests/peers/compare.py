"""Where another framework's values or gradients differ from ours by more than rounding."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from calls import Call, calls

from actplot.activation import Activation
from actplot.vector import VectorActivation

__all__ = ["Difference", "Known", "cannot_run", "covers", "differences", "found", "known", "runnable"]

TABLE = Path(__file__).with_name("disagreements.toml")
TOLERANCE = {np.float64: 1e-12, np.float32: 4e-6}
"""Relative: thousands of ulp in double, some thirty in single precision."""

EPS = float(np.finfo(float).eps)  # Jacobians of probabilities are differences of products of them: absolute

ROWS = {
    "plain": np.array([0.3, -2.1, 1.7, 0.9, -0.4, 2.2]),
    "tied": np.array([1.0, 1.0, 1.0, 0.0, 0.0, -2.0]),
    "equal": np.zeros(6),
    "far apart": np.array([1000.0, 0.0, -1000.0, 998.5, 3.0, -5.0]),
    "tails": np.array([40.0, 0.0, -40.0, -700.0, 20.0, 10.0]),
    "one -inf": np.array([0.0, 1.0, -np.inf, 2.0, 3.5, -1.0]),
    "one inf": np.array([0.0, 1.0, np.inf, 2.0, 3.5, -1.0]),
    "all -inf": np.full(6, -np.inf),
    "one nan": np.array([0.0, 1.0, np.nan, 2.0, 3.5, -1.0]),
}
"""Vectors at which functions of vectors are compared."""


@dataclass(frozen=True)
class Difference:
    """What we differ on: at a number or one of ROWS, theirs and ours; order 0 is f, order 1 is f' or the Jacobian."""

    call: Call
    order: int
    at: float | str
    theirs: float
    ours: float

    def __str__(self) -> str:
        return f"{self.call}: f{chr(39) * self.order}({self.at}) = {self.theirs!r}, ours {self.ours!r}"


@dataclass(frozen=True)
class Known:
    """One row of the table: a reason, the calls and orders that it speaks of, and where on the line."""

    reason: str
    order: tuple[int, ...]
    where: tuple[tuple[float, float] | str, ...]  # from, to; or one of ROWS
    calls: tuple[tuple[str, str], ...]  # framework, and the activation's name or the callee

    def names(self, call: Call) -> tuple[str, str] | None:
        """Return which of the row's calls this is, or None."""
        told = {(call.framework, call.act.name), (call.framework, call.callee)}
        return next((pair for pair in self.calls if pair in told), None)

    def holds(self, found: Difference) -> bool:
        """Return whether the row explains a difference."""
        place = any(covers(where, found.at) for where in self.where)
        return place and found.order in self.order and self.names(found.call) is not None


def covers(where: tuple[float, float] | str, at: float | str) -> bool:
    """Return whether a place of the table is, or holds, where a difference is."""
    if isinstance(where, str) or isinstance(at, str):
        return where == at
    return where[0] <= at <= where[1] or bool(np.isnan(where[0]) and np.isnan(at))


@cache
def known() -> tuple[Known, ...]:
    """Return the table of known disagreements."""
    rows = tomllib.loads(TABLE.read_text("utf-8"))["disagreement"]
    return tuple(
        Known(
            reason=" ".join(row["reason"].split()),
            order=tuple(row["order"]),
            where=tuple(place if isinstance(place, str) else tuple(place) for place in row["where"]),
            calls=tuple((framework, name) for framework, names in row["calls"].items() for name in names.split()),
        )
        for row in rows
    )


@cache
def cannot_run() -> dict[str, str]:
    """Return the calls that cannot be compared, and why."""
    return dict(tomllib.loads(TABLE.read_text("utf-8"))["cannot_run"])


@cache
def runnable() -> tuple[Call, ...]:
    """Return the declared calls that can be compared."""
    return tuple(call for call in calls() if str(call) not in cannot_run())


@cache
def found() -> tuple[Difference, ...]:
    """Return all differences of all calls."""
    return tuple(one for call in runnable() for one in differences(call))


def points(act: Activation, dtype: type = np.float64) -> np.ndarray:
    """Return x to compare at: a grid, both sides of each switch, powers of ten, both infinities and nan.

    Numbers of that type, no subnormal ones: XLA takes those for 0.
    """
    tiny, huge = np.finfo(dtype).tiny, np.finfo(dtype).max
    switches = np.array([0.0, *(switch.x for switch in act.switches())], dtype)
    tens = 10.0 ** np.arange(np.ceil(np.log10(tiny)), np.log10(huge))
    beside = [np.nextafter(switches, dtype(end)) for end in (-np.inf, np.inf)]
    special = [0.0, np.inf, -np.inf, np.nan, -745.0, -710.0, 710.0, 745.0]
    x = np.concatenate([np.linspace(-60, 60, 1201), -tens, tens, switches, *beside, special]).astype(dtype)
    return np.unique(x[~(np.abs(x) < tiny) | (x == 0)]).astype(float)


def differences(call: Call) -> Iterator[Difference]:
    """Yield where a call's values differ, and its gradients (not at nan: there they are those of some branch)."""
    if isinstance(call.act, VectorActivation):
        yield from row_differences(call)
        return
    dtype = call.dtype()
    x = points(call.act, dtype)
    for order in (0, 1):
        theirs = call.values(x) if order == 0 else call.slopes(x)
        if theirs is not None:
            ours = call.act.derivative(x) if order else call.act(x)
            apart = differ(theirs, ours, dtype) & ~(np.isnan(x) & (order == 1))
            for place in np.flatnonzero(apart):
                yield Difference(call, order, float(x[place]), float(theirs[place]), float(ours[place]))


def row_differences(call: Call) -> Iterator[Difference]:
    """Yield the first number of each row in which the vector of values differs, or the Jacobian (not at nan)."""
    for name, row in ROWS.items():
        x = row.reshape(-1, 1, 1) if call.act.name == "softmax2d" else row  # its vectors lie along the channels
        pairs = [(call.values(x), call.act(x))]
        if call.framework != "onnx" and not np.isnan(row).any():
            theirs = call.jacobian(x).reshape(-1, row.size)
            pairs.append((theirs, call.act.jacobian(row).reshape(theirs.shape)))
        for order, (theirs, ours) in enumerate(pairs):
            for place in np.argwhere(differ(theirs, ours, np.float64, floor=EPS * order))[:1]:
                yield Difference(call, order, name, float(theirs[tuple(place)]), float(ours[tuple(place)]))


def differ(theirs: np.ndarray, ours: np.ndarray, dtype: type, *, floor: float = 0.0) -> np.ndarray:
    """Return where two arrays differ by more than the tolerance; what is subnormal to the type counts as 0."""
    theirs, ours = (np.where(np.abs(v) < np.finfo(dtype).tiny, 0, v) for v in (theirs, ours))
    ours = np.where(np.abs(ours) > np.finfo(dtype).max, np.copysign(np.inf, ours), ours)
    with np.errstate(invalid="ignore", over="ignore"):
        near = np.abs(theirs - ours) <= TOLERANCE[dtype] * np.abs(ours) + floor
    return ~(near | (theirs == ours) | (np.isnan(theirs) & np.isnan(ours)))
