"""The picture in the terminal, measured: what it takes as a whole process beyond `--help`, and beside plotext.

python bench/terminal.py [ROUNDS]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from processes import ACTPLOT, lacking, taking
from rounds import Bench, Row, in_turn, main

MOST = 150  # ms that a picture may take more than --help
PICTURES = {
    "relu": ["relu"],
    "mish -d": ["mish", "-d"],
    "relu mish -d": ["relu", "mish", "-d"],
    "a sweep, overlaid": ["elu:alpha=0.5,1,2", "-d", "--layout", "overlay"],
    "seven, overlaid": ["relu", "elu", "gelu", "mish", "selu", "softplus", "silu", "-d", "--layout", "overlay"],
    "Chinese, equal units": ["gelu", "-d", "--lang", "zh-CN", "--equal"],
    "a vector": ["softmax", "--vector", "2,1,0.1"],
    "an own formula": ["x*exp(-x*x)", "-d"],
}
HELP, PLOTEXT = "--help", "plotext script"
ROWS = (
    *(Row(name, name, HELP, goal=MOST, more=True) for name in PICTURES),
    Row("mish -d", "mish -d", PLOTEXT),
)
SCRIPT = """
import numpy, plotext
x = numpy.linspace(-4, 4, 200)
figure = plotext.figure
for y in (x * numpy.tanh(numpy.log1p(numpy.exp(x))), numpy.tanh(x)):
    figure.signal(x.tolist(), y.tolist(), marker="braille")
figure.plot_size(80, 24)
figure.show()
"""  # version 6


@contextmanager
def bench() -> Iterator[Bench]:
    """Yield the benchmark."""
    ways = {name: taking([*ACTPLOT, *words]) for name, words in PICTURES.items()}
    ways[HELP] = taking([*ACTPLOT, HELP])
    reason = lacking(modules=["plotext"])
    if not reason:
        ways[PLOTEXT] = taking([sys.executable, "-c", SCRIPT])
    yield Bench("Terminal", ROWS, in_turn(ways), rounds=15, missing={PLOTEXT: reason} if reason else {})


if __name__ == "__main__":
    main(bench)
