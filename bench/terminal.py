"""The picture in the terminal, measured: what it takes as a whole process beyond `--help`, and what plotext takes.

python bench/terminal.py [ROUNDS]
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from statistics import median

from cold import measure
from paired import HEADER, row

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
PLOTEXT = """
import numpy, plotext
x = numpy.linspace(-4, 4, 200)
figure = plotext.figure
for y in (x * numpy.tanh(numpy.log1p(numpy.exp(x))), numpy.tanh(x)):
    figure.signal(x.tolist(), y.tolist(), marker="braille")
figure.plot_size(80, 24)
figure.show()
"""  # version 6


def main() -> None:
    """Draw every picture in turn, round after round, and print a row for each, with what it takes beyond --help."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    actplot = [sys.executable, "-m", "actplot"]
    programs = {name: [*actplot, *words] for name, words in PICTURES.items()} | {"--help": [*actplot, "--help"]}
    if find_spec("plotext"):
        programs["plotext"] = [sys.executable, "-c", PLOTEXT]
    times = measure(programs, rounds)
    print(f"{HEADER}; more than --help (at most {MOST} ms)")
    for name in [name for name in programs if name != "--help"]:
        more = 1000 * median(a - b for a, b in zip(times[name], times["--help"], strict=True))
        print(f"{row(name, '--help', times[name], times['--help'])}  {more:+.0f}")


if __name__ == "__main__":
    main()
