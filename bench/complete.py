"""Tab, measured: what a key press waits for, as whole processes, beside an import of Typer.

python bench/complete.py [ROUNDS]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from processes import ACTPLOT, taking
from rounds import Bench, Row, in_turn, main

TYPED = {
    "a name": ["re"],
    "a parameter": ["rrelu:lower=0.1,"],
    "an option": ["relu", "mish", "--t"],
    "a value": ["relu", "--theme", ""],
    "a mark": ["relu", "--mark", "roots,"],
}
TYPER = "import typer"
ROWS = tuple(Row(name, name, TYPER) for name in TYPED)


@contextmanager
def bench() -> Iterator[Bench]:
    """Yield the benchmark."""
    ways = {name: taking([*ACTPLOT, *words], _ACTPLOT_COMPLETE="bash") for name, words in TYPED.items()}
    ways[TYPER] = taking([sys.executable, "-c", "import typer"])
    yield Bench("Completion", ROWS, in_turn(ways), rounds=15)


if __name__ == "__main__":
    main(bench)
