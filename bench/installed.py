"""What an installation is, measured: its distributions and megabytes, beside matplotlib's and what that needs.

python bench/installed.py

Files as they are unpacked, without the bytecode that Python adds; what is optional is left out.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from rounds import LEAST, Bench, Row, main

ROOT = Path(__file__).parents[1]
MOST = 8.0  # megabytes of our own, most of them the faces
ROWS = (
    Row("distributions", "distributions", "those of matplotlib", unit=""),
    Row("megabytes in all", "in all", "matplotlib in all", unit="MB"),
    Row("megabytes of our own", "our own", goal=MOST, unit="MB"),
)


@contextmanager
def bench() -> Iterator[Bench]:
    """Yield the benchmark."""
    yield Bench("Installation", ROWS, turn, rounds=LEAST)


def turn() -> dict[str, float]:
    """Count distributions and megabytes."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        needed = closure(tomllib.load(file)["project"]["dependencies"])
    rival = closure(["matplotlib"])
    own = sum(path.stat().st_size for path in (ROOT / "actplot").rglob("*") if "__pycache__" not in path.parts) / 1e6
    return {
        "distributions": len(needed) + 1,
        "those of matplotlib": len(rival),
        "in all": sum(map(megabytes, needed)) + own,
        "matplotlib in all": sum(map(megabytes, rival)),
        "our own": own,
    }


def closure(requirements: Sequence[str]) -> set[str]:
    """Return the names of all distributions that requirements come to here, theirs included."""
    found: set[str] = set()
    waiting = list(requirements)
    while waiting:
        each = Requirement(waiting.pop())
        name = canonicalize_name(each.name)
        if name not in found and (each.marker is None or each.marker.evaluate({"extra": ""})):
            found.add(name)
            waiting += distribution(name).requires or ()
    return found


def megabytes(name: str) -> float:
    """Return the size of a distribution's files."""
    files = (Path(str(file.locate())) for file in distribution(name).files or () if file.suffix != ".pyc")
    return sum(file.stat().st_size for file in files if file.is_file()) / 1e6


if __name__ == "__main__":
    main(bench)
