"""Measures the default parameters of every activation of the catalogue and writes actplot/data/facts.json.

    python tools/build_facts.py [--check]

Run it when a formula or a default is added or changed, or the measuring is; a test says when.
"""

from __future__ import annotations

import json
import sys

from actplot.measure.measuring import measured
from actplot.measure.record import SHIPPED, to_dict
from actplot.spec import get, names


def row(name: str) -> str:
    """Return a name and what is measured of it."""
    return f'"{name}": {json.dumps(to_dict(measured(get(name))), allow_nan=False)}'


def table() -> str:
    """Return the whole file: one line a name, so that one is found without reading the others."""
    return "{\n" + ",\n".join(map(row, names())) + "\n}\n"


def main() -> int:
    """Write the file, or with --check say whether it is what would be written."""
    fresh = table()
    if "--check" in sys.argv[1:]:
        stale = not SHIPPED.exists() or SHIPPED.read_text("utf-8") != fresh
        print(f"{SHIPPED} is {'stale' if stale else 'fresh'}")
        return int(stale)
    SHIPPED.write_text(fresh, "utf-8")
    print(f"{SHIPPED}: {fresh.count(chr(10)) - 2} activations, {len(fresh.encode())} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
