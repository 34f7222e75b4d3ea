"""The input times a normal distribution function, or what stands in for one."""

from __future__ import annotations

from typing import Any

import numpy as np

from actplot.activation import Activation, param

__all__ = ["GELU", "ClippedGELU", "QuickGELU", "TanhGELU"]

# 2 sqrt(2 / pi) and 0.044715 times it, each as a head of 26 and 20 bits and a rest
_LINEAR, _LINEAR_REST = 1.5957691073417664, 1.426396435433791e-08
_CUBIC, _CUBIC_REST = 0.07135486602783203, -4.975523178247366e-08


class GELU(Activation):
    """Gaussian error linear unit: the input times the probability that a standard normal variable lies below it."""

    name, aliases, title = "gelu", ("gelu_erf", "gelu_exact", "gelu_none", "gelu_python"), "GELU"
    formula = "x * Phi(x)"
    slope = "Phi(x) + x * phi(x)"
    strengths = "Smooth, with a gradient on both sides of 0; the activation of BERT, GPT and many that followed."
    weaknesses = (
        "An error function per element; not monotonic, with a dip to -0.170 at x = -0.752. "
        "The tanh form is another function, off by up to 0.0005."
    )
    when = "Transformers; take the form, exact or tanh, with which the published weights were trained."
    relations = (
        "gelu(x) - gelu(-x) = x.",
        "gelu_tanh is at most 0.0005 away, quick_gelu at most 0.0204.",
    )
    mistakes = (
        "Taking jax.nn.gelu for it: there the tanh form is the default; a trained model wants the form it was "
        "trained with.",
        "Computing it with 1 + erf(x / sqrt(2)): that sum is 0 below x = -8.4; erfc(-x / sqrt(2)) keeps the tail.",
    )
    frameworks = {
        "torch": ("nn.GELU()", "F.gelu(x)", 'nn.GELU(approximate="none")'),
        "keras": ("keras.activations.gelu(x)", "keras.activations.gelu(x, approximate=False)"),
        "jax": "jax.nn.gelu(x, approximate=False)",
        "tf": ("tf.nn.gelu(x)", "tf.nn.gelu(x, approximate=False)"),
        "onnx": "Gelu()",
        "transformers": 'ACT2FN["gelu"]',
    }
    references = ("Hendrycks & Gimpel (2016), arXiv:1606.08415",)


class TanhGELU(Activation):
    """GELU by tanh: the approximation that GPT-2 made common, a function of its own."""

    name, title = "gelu_tanh", "GELU (tanh approximation)"
    aliases = (
        *("gelu_new", "gelu_fast", "gelu_accurate", "gelu_pytorch_tanh", "gelu_python_tanh", "gelu_approximate"),
    )
    formula = "x * sigmoid(2 * u)"  # in the textbook's form 1 + tanh(u) cancels for x far below 0
    shown, where = "x / 2 * (1 + tanh(u))", {"u": "sqrt(2 / pi) * (x + 0.044715 * x**3)"}
    slope = "(1 + tanh(u)) / 2 + x / 2 * sech(u)**2 * sqrt(2 / pi) * (1 + 0.134145 * x**2)"
    strengths = "GELU to within 0.0005, by a tanh where an error function is slow or missing."
    weaknesses = "Another function than GELU, though both go by that name; nothing gained where erf is fast."
    when = (
        "Weights that were trained with it: GPT-2 and many after it; it is what jax.nn.gelu computes unless told "
        "not to."
    )
    relations = (
        "At most 0.0005 from gelu.",
        "x sigmoid(2 u) with the u of tanh(u): half of 1 + tanh(u) is sigmoid(2 u).",
    )
    mistakes = ("Taking it for gelu: nn.GELU() is the exact one, jax.nn.gelu(x) this one.",)
    frameworks = {
        "torch": ('nn.GELU(approximate="tanh")', 'F.gelu(x, approximate="tanh")'),
        "keras": "keras.activations.gelu(x, approximate=True)",
        "jax": ("jax.nn.gelu(x)", "jax.nn.gelu(x, approximate=True)"),
        "tf": "tf.nn.gelu(x, approximate=True)",
        "onnx": 'Gelu(approximate="tanh")',
        "transformers": ('ACT2FN["gelu_new"]', 'ACT2FN["gelu_pytorch_tanh"]'),
        "timm": "timm.layers.GELUTanh()",
    }
    references = ("Hendrycks & Gimpel (2016), arXiv:1606.08415",)

    @np.errstate(all="ignore")
    def quick_values(self, x: Any) -> Any:
        """Return f at float64 x (n,): 2 u is summed in parts, since its rounding would cost |2 u| ulp."""
        head = np.rint(x * 32.0) * 0.03125  # of ten bits, so that its cube has room for a factor
        rest, square = x - head, head * head
        linear, cubic = _LINEAR * head, _CUBIC * (square * head)  # exact, both
        total = linear + cubic
        moved = total - linear
        low = (linear - (total - moved)) + (cubic - moved) + _LINEAR_REST * head + _CUBIC_REST * (square * head)
        low += rest * ((_LINEAR + _LINEAR_REST) + (_CUBIC + _CUBIC_REST) * (3.0 * square + rest * (3.0 * head + rest)))
        argument = total + low
        error = low - (argument - total)
        e = np.exp(-np.abs(argument))
        below = 1.0 / (1.0 + e)
        right = argument >= 0
        gate, other = np.where(right, below, e * below), np.where(right, e * below, below)
        return x * (gate + gate * (error * other))


class QuickGELU(Activation):
    """Quick GELU: the input times the sigmoid of 1.702 times the input."""

    name, aliases, title = "quick_gelu", ("gelu_sigmoid", "gelu_quick"), "Quick GELU"
    formula = "x * sigmoid(alpha * x)"
    slope = "sigmoid(alpha * x) * (1 + alpha * x * (1 - sigmoid(alpha * x)))"
    strengths = "GELU to within 0.0203 for a single exponential; the same function as Swish with beta = 1.702."
    weaknesses = "A coarser stand-in than the tanh form; not monotonic, with a dip to -0.164 at x = -0.751."
    when = "Weights that were trained with it, such as OpenAI's CLIP."
    relations = (
        "swish with beta = 1.702.",
        "At most 0.0204 from gelu.",
    )
    mistakes = ("Running CLIP weights with gelu: they were trained with this one.",)
    frameworks = {"transformers": 'ACT2FN["quick_gelu"]', "timm": "timm.layers.QuickGELU()"}
    references = ("Hendrycks & Gimpel (2016), arXiv:1606.08415",)

    alpha: float = param(default=1.702, above=0, symbol=r"\alpha")


class ClippedGELU(Activation):
    """Clipped GELU: GELU cut off at two bounds, so that its range fits a small integer type."""

    name, aliases, title = "clipped_gelu", ("gelu_10", "gelu10"), "Clipped GELU"
    formula = "min(max_val, max(min_val, x * Phi(x)))"
    slope = "Phi(x) + x * phi(x) if min_val <= x * Phi(x) <= max_val else 0"
    span = (-4.0, 14.0)
    strengths = "A known largest value, so that eight bits resolve the small negative ones as well."
    weaknesses = "No gradient beyond the upper bound; the lower one, -10 by default, is never reached by GELU."
    when = "Transformers that are quantised to eight-bit integers."
    frameworks = {"transformers": 'ACT2FN["gelu_10"]'}
    references = ("Wu, Judd, Zhang, Isaev & Micikevicius (2020), arXiv:2004.09602",)

    min_val: float = param(default=-10.0, symbol="a", spellings={"transformers": "min"})
    max_val: float = param(default=10.0, symbol="b", sweep=(1, 2, 3), spellings={"transformers": "max"})

    holds = {"min_val <= max_val": "min_val '{min_val:g}' must not exceed max_val '{max_val:g}'"}
