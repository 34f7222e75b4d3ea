"""Sets every formula of the catalogue once with mathtext and writes actplot/data/formulas.txt.

    python tools/build_formulas.py [--check]

Run it when a formula is added or changed, or matplotlib's mathtext sets one differently; a test says when.
"""

from __future__ import annotations

import sys

import matplotlib

from actplot.plan import Plan
from actplot.scene import compose
from actplot.scene.parts import Extent
from actplot.spec import get, names
from actplot.typeset import FORMULAS, extent, print_row, set_live
from actplot.vector import VectorActivation

SIZES = (2, 3, 4, 10)  # of vectors: short ones have their sums written out


def formulas() -> list[str]:
    """Return the lines of mathtext that pictures of the catalogue need, sorted."""
    seen: set[str] = set()

    def measure(text: str, size: float, kind: str) -> Extent:
        if kind == "words":
            return Extent(0.6 * size * len(text), 0.73 * size, 0.2 * size)
        seen.update(text.split("\n"))
        return extent(text, size)

    for name in names():
        act = get(name)
        compose(Plan(activations=(act,), orders=(0, 1, 2)), measure)
        sizes = [size for size in SIZES if not size % act.group] if isinstance(act, VectorActivation) else []
        for size in sizes:
            compose(Plan(activations=(act,), vector=(1.0,) * size), measure)
    return sorted(seen)


def table() -> str:
    """Return the whole table: the version of matplotlib, then one row a formula."""
    rows = [print_row(math, set_live(math)) for math in formulas()]
    return "\n".join([f"# mathtext of matplotlib {matplotlib.__version__}", *rows, ""])


def main() -> int:
    """Write the table, or with --check say whether it is what would be written."""
    fresh = table()
    if "--check" in sys.argv[1:]:
        stale = FORMULAS.read_text("utf-8") != fresh
        print(f"{FORMULAS} is {'stale' if stale else 'fresh'}")
        return int(stale)
    FORMULAS.write_text(fresh, "utf-8")
    print(f"{FORMULAS}: {fresh.count(chr(10)) - 1} formulas, {len(fresh.encode())} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
