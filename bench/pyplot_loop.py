"""The loop that a user would write without actplot: some functions with their derivatives, each to SVG and to PNG."""

# mypy: ignore-errors

import sys
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

SIDES = (2, 3, 4, 5, 6, 8)


def draw(name, side):
    """Draw a function: its numbers are as good as free, its formula is that of mish."""
    x = np.linspace(-side, side, 400)
    f = x * np.tanh(np.log1p(np.exp(x)))
    figure, row = plt.subplots(1, 2, figsize=(8.86, 4.1), dpi=150)
    formulas = r"$f(x) = x\,\tanh(\ln(1 + e^x))$", r"$f'(x) = \tanh s + x\,\sigma(x)\,\mathrm{sech}^2 s$"
    for axes, y, formula in zip(row, (f, np.gradient(f, x)), formulas, strict=True):
        axes.plot(x, y, linewidth=2)
        axes.spines[["left", "bottom"]].set_position("zero")
        axes.spines[["right", "top"]].set_visible(False)
        axes.set_title(f"{name}\n{formula}")
        axes.set_xlabel("x", loc="right")
    figure.tight_layout()
    return figure


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    for name in sys.argv[2:]:
        for side in SIDES:
            figure = draw(name, side)
            for suffix in ("svg", "png"):
                figure.savefig(folder / f"pyplot-{name}-{side}.{suffix}")
            plt.close(figure)
