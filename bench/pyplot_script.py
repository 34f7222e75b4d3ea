"""The script that a user would write without actplot: relu and mish with their derivatives, 2 x 2, centred axes."""

# ruff: noqa: B905, D103
# mypy: ignore-errors

import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np


def relu(x):
    return np.maximum(x, 0)


def relu_derivative(x):
    return np.where(x > 0, 1.0, 0.0)


def mish(x):
    return x * np.tanh(np.log1p(np.exp(x)))


def mish_derivative(x):
    softplus, sigmoid = np.log1p(np.exp(x)), 1 / (1 + np.exp(-x))
    return np.tanh(softplus) + x * sigmoid / np.cosh(softplus) ** 2


panels = [
    (relu, "ReLU", r"$f(x) = \max(0, x)$", "tab:blue"),
    (relu_derivative, "ReLU, derivative", r"$f'(x) = 1$ for $x > 0$, else $0$", "tab:red"),
    (mish, "Mish", r"$f(x) = x\,\tanh(\ln(1 + e^x))$", "tab:blue"),
    (mish_derivative, "Mish, derivative", r"$f'(x) = \tanh s + x\,\sigma(x)\,\mathrm{sech}^2 s$", "tab:red"),
]


def draw():
    x = np.linspace(-4, 4, 400)
    figure, grid = plt.subplots(2, 2, figsize=(8.86, 7.26), dpi=150)
    for axes, (function, name, formula, color) in zip(grid.flat, panels):
        axes.plot(x, function(x), color=color, linewidth=2)
        axes.spines[["left", "bottom"]].set_position("zero")
        axes.spines[["right", "top"]].set_visible(False)
        axes.set_title(f"{name}\n{formula}")
        axes.set_xlabel("x", loc="right")
    figure.tight_layout()
    return figure


if __name__ == "__main__":
    draw().savefig(sys.argv[1])
