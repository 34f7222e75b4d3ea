"""Writes actplot/data/index.json: what Tab and `list` tell of every activation of the catalogue.

    python tools/build_index.py [--check]

Run it when a class or what is measured of it is changed; a test says when.
"""

from __future__ import annotations

import json
import sys

from actplot.activation import Activation
from actplot.comparison import is_bounded, is_monotonic, is_smooth, row
from actplot.index import INDEX
from actplot.measure import facts
from actplot.measure.record import plain
from actplot.registry import catalogue
from actplot.words import load


def line(cls: type[Activation]) -> str:
    """Return a name and what is told of it."""
    measured = facts(cls()).measured
    told = {
        "title": cls.title,
        "family": cls.family,
        "kind": cls.kind,
        "aliases": cls.aliases,
        "parameters": [
            {"name": key, "default": plain(declared.default), "domain": declared.domain()}
            for key, declared in cls.declared.items()
        ],
        "summary": load("en").prose(cls).summary,
        "marks": row(cls(), measured)[1:-1],
        "smooth": is_smooth(measured),
        "monotonic": is_monotonic(measured),
        "bounded": is_bounded(measured),
    }
    return f'"{cls.name}": {json.dumps(told, allow_nan=False, ensure_ascii=False)}'


def table() -> str:
    """Return the whole file: one line a name, in the order of the catalogue."""
    return "{\n" + ",\n".join(map(line, catalogue().values())) + "\n}\n"


def main() -> int:
    """Write the file, or with --check say whether it is what would be written."""
    fresh = table()
    if "--check" in sys.argv[1:]:
        stale = not INDEX.exists() or INDEX.read_text("utf-8") != fresh
        print(f"{INDEX} is {'stale' if stale else 'fresh'}")
        return int(stale)
    INDEX.write_text(fresh, "utf-8")
    print(f"{INDEX}: {fresh.count(chr(10)) - 2} activations, {len(fresh.encode())} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
