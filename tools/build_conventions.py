"""Calls PyTorch, JAX, Keras and ONNX runtime; writes actplot/data/conventions.json and bench/PEERS.md.

    python tools/build_conventions.py [--check]

Run it where the extra `peers` is installed, when a framework's version, a formula or a declared call has changed.
"""

from __future__ import annotations

import json
import sys
from itertools import groupby
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "peers"))
sys.path.insert(0, str(Path(__file__).parents[1]))

from calls import Call, versions
from compare import Known, cannot_run, found, known, runnable

from actplot.activation import Activation
from actplot.measure.conventions import TABLE, Row, slope_at
from actplot.vector import VectorActivation

REPORT = Path(__file__).parents[1] / "bench" / "PEERS.md"
SIDES = ("left", "right", "middle", "0.0")
MARKS = {0: "f", 1: "f'"}


def slopes(call: Call) -> list[float] | None:
    """Return a call's gradient at each kink; None without kinks or gradient."""
    if isinstance(call.act, VectorActivation) or not call.act.kinks():
        return None
    found = call.slopes(np.array(call.act.kinks()))
    return None if found is None else [float(slope) for slope in found]


def told(call: Call) -> Row | None:
    """Return what the gradient of a call is at each kink.

    It is said by a side only if it is that side's for other parameters as well: Keras's ReLU has 0 at 0 where the
    slope on the left is 0, but 1 where that is 0.1. Else it holds for these parameters: `of`.
    """
    here = slopes(call)
    if here is None:
        return None
    common = [words_for(call.act, x, slope) for x, slope in zip(call.act.kinks(), here, strict=True)]
    for other in call.varied():
        there = slopes(other)
        if there is not None and len(there) == len(here):
            pairs = zip(common, other.act.kinks(), there, strict=True)
            common = [[word for word in words if word in words_for(other.act, x, slope)] for words, x, slope in pairs]
    if all(common):
        return Row(calls=[call.callee], sides=[words[0] for words in common])
    return Row(calls=[call.callee], sides=[repr(slope) for slope in here], of=call.act.spec)


def words_for(act: Activation, x: float, slope: float) -> list[str]:
    """Return the sides whose limit a slope is, to seven digits (PyTorch has constants in single precision)."""
    return [side for side in SIDES if abs(slope_at(act, x, side) - slope) < 1e-7]


def table() -> dict[str, dict[str, list[Row]]]:
    """Return by name and framework what is told of its calls, those that agree in one row."""
    rows: dict[str, dict[str, list[Row]]] = {}
    for call in runnable():
        row = told(call)
        if row is None:
            continue
        known = rows.setdefault(call.act.name, {}).setdefault(call.framework, [])
        same = next((one for one in known if one | {"calls": 0} == row | {"calls": 0}), None)
        if same is None:
            known.append(row)
        elif call.callee not in same["calls"]:
            same["calls"].append(call.callee)
    return dict(sorted(rows.items()))


def conventions() -> str:
    """Return the whole of conventions.json: one line an activation."""
    rows = ",\n".join(f"{json.dumps(name)}: {json.dumps(row)}" for name, row in table().items())
    return f'{{"versions": {json.dumps(versions())},\n"kinks": {{\n{rows}\n}}}}\n'


def report() -> str:
    """Return PEERS.md: each known disagreement with the x at which it is seen, and the worst relative error."""
    ran = ", ".join(f"{name} {version}" for name, version in versions().items())
    lines = [
        "# Where other frameworks differ",
        "",
        f"Made by `tools/build_conventions.py` with {ran}; the reasons are those of `tests/peers/disagreements.toml`.",
        f"{len(runnable())} calls that the catalogue declares were made, in double precision where there is a kernel, "
        "on a grid, at kinks and one ulp beside them, at all powers of ten and at both infinities.",
        "More than 1e-12 apart (4e-6 in single precision) they are only here:",
        "",
        "| reason | calls | of | at x, or for the vector | example: theirs, ours |",
        "|---|---|---|---|---|",
        *(line(row) for row in known()),
        "",
        "Not compared:",
        "",
        *(f"- `{call}`: {reason}" for call, reason in cannot_run().items()),
    ]
    return "\n".join(lines) + "\n"


def line(row: Known) -> str:
    """Return a row of the table."""
    seen = [one for one in found() if row.holds(one)]
    pairs = sorted({pair for one in seen if (pair := row.names(one.call))})
    calls = "; ".join(f"{key}: {', '.join(name for _, name in group)}" for key, group in groupby(pairs, lambda p: p[0]))
    numbers = sorted(one.at for one in seen if isinstance(one.at, float) and one.at == one.at)
    places = [*dict.fromkeys(one.at for one in seen if isinstance(one.at, str))]
    if numbers:
        places.append(extent(row, numbers))
    places = places or ["nan"]
    sample = seen[len(seen) // 3]
    example = f"{sample.call.act.name} at {sample.at}: {sample.theirs!r}, {sample.ours!r}"
    cells = [row.reason.replace("|x|", "abs x"), calls, ", ".join(MARKS[order] for order in row.order)]
    return f"| {' | '.join([*cells, ', '.join(places), example])} |"


def extent(row: Known, numbers: list[float]) -> str:
    """Return from where to where the numbers lie in each part of the line that a row speaks of."""
    parts = []
    for low, high in (place for place in row.where if not isinstance(place, str)):
        inside = [x for x in numbers if low <= x <= high]
        if inside:
            parts.append(f"{inside[0]!r}" if inside[0] == inside[-1] else f"{inside[0]:.6g} to {inside[-1]:.6g}")
    return ", ".join(parts)


def main() -> int:
    """Write both files, or with --check say whether the table is what would be written."""
    fresh = conventions()
    if "--check" in sys.argv[1:]:
        stale = not TABLE.exists() or TABLE.read_text("utf-8") != fresh
        print(f"{TABLE.name} is {'stale' if stale else 'fresh'}")
        return int(stale)
    TABLE.write_text(fresh, "utf-8")
    REPORT.write_text(report(), "utf-8")
    print(f"{TABLE.name}: {len(table())} activations; {REPORT.name}: {len(known())} reasons")
    return 0


if __name__ == "__main__":
    sys.exit(main())
