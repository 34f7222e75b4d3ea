"""Other programs that plot, measured: a picture of ours as a whole process beside gnuplot and beside torch-activation.

python bench/plotters.py [ROUNDS]
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from processes import ACTPLOT, HERE, lacking, taking
from rounds import Bench, Row, in_turn, main

PICTURE = "picture"
GNUPLOT, TORCH = "gnuplot script", "torch-activation script"
ROWS = (
    Row("PNG of relu and mish, f and f'", PICTURE, GNUPLOT),
    Row("PNG of relu and mish, f and f'", PICTURE, TORCH),
)


@contextmanager
def bench() -> Iterator[Bench]:
    """Yield the benchmark; files go to a folder that is gone afterwards."""
    reasons = {
        GNUPLOT: lacking(programs=["gnuplot"]),
        TORCH: lacking(modules=["torch", "torch_activation", "plotly", "kaleido"]),
    }
    missing = {name: reason for name, reason in reasons.items() if reason}
    with tempfile.TemporaryDirectory() as folder:
        picture = ["relu", "mish", "--range", "-4", "4", "--deriv", "-o", f"{folder}/out.png"]
        script = str(HERE / "gnuplot_script.gp")
        commands = {
            GNUPLOT: ["gnuplot", "-e", f"set output '{folder}/gnuplot.png'", script],
            PICTURE: [*ACTPLOT, *picture],
            TORCH: [sys.executable, str(HERE / "torch_activation_script.py"), folder],
        }
        ways = {name: taking(words) for name, words in commands.items() if name not in missing}
        yield Bench("Other plotters", ROWS, in_turn(ways), rounds=9, missing=missing)


if __name__ == "__main__":
    main(bench)
