"""Tab, measured: what a key press waits for, as whole processes, beside an import of Typer.

python bench/complete.py [ROUNDS]
"""

from __future__ import annotations

import sys

from cold import measure
from paired import HEADER, row

TYPED = {
    "a name": ["re"],
    "a parameter": ["rrelu:lower=0.1,"],
    "an option": ["relu", "mish", "--t"],
    "a value": ["relu", "--theme", ""],
    "a mark": ["relu", "--mark", "roots,"],
}


def main() -> None:
    """Complete every kind of word in turn, round after round, and print a row for each."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    asks = ["env", "_ACTPLOT_COMPLETE=bash", sys.executable, "-m", "actplot"]
    rival = {"import typer": [sys.executable, "-c", "import typer"]}
    times = measure(rival | {name: [*asks, *words] for name, words in TYPED.items()}, rounds)
    print(HEADER)
    for name in TYPED:
        print(row(name, "import typer", times[name], times["import typer"]))


if __name__ == "__main__":
    main()
