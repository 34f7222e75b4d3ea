"""The input times a gate of straight lines, exactly off and exactly on from some point on."""

from __future__ import annotations

from actplot.activation import Activation

__all__ = ["HardELiSH", "HardMish", "Hardswish"]


class Hardswish(Activation):
    """Hard swish: the input times the hard sigmoid."""

    name, aliases, title = "hardswish", ("hard_swish", "hard_silu", "h_swish"), "Hard swish"
    formula = "x if x >= 3 else x * (x + 3) / 6 if x > -3 else 0"
    slope = "1 if x >= 3 else (2 * x + 3) / 6 if x > -3 else 0"
    span = (-5.0, 5.0)
    strengths = "The shape of SiLU without an exponential: exactly 0 below -3 and exactly the input above 3."
    weaknesses = (
        "Kinks at -3 (slopes 0 and -1/2) and 3 (3/2 and 1); not monotonic, with a dip to -3/8 at x = -3/2; "
        "no gradient below -3."
    )
    when = "Networks for phones, such as MobileNetV3, and quantised ones."
    relations = (
        "x hardsigmoid(x).",
        "x relu6(x + 3) / 6.",
    )
    frameworks = {
        "torch": ("nn.Hardswish()", "F.hardswish(x)"),
        "keras": ("keras.activations.hard_silu(x)", "keras.activations.hard_swish(x)"),
        "jax": ("jax.nn.hard_silu(x)", "jax.nn.hard_swish(x)"),
        "onnx": "HardSwish()",
        "transformers": 'ACT2FN["hardswish"]',
        "timm": "timm.layers.HardSwish()",
    }
    references = ("Howard et al. (2019), arXiv:1905.02244",)


class HardMish(Activation):
    """Hard Mish: a parabola between -2 and 0, the identity above, 0 below."""

    name, aliases, title = "hard_mish", ("h_mish",), "Hard Mish"
    formula = "x if x >= 0 else x * (x + 2) / 2 if x > -2 else 0"
    shown = "x / 2 * min(max(x + 2, 0), 2)"
    slope = "1 if x >= 0 else x + 1 if x > -2 else 0"
    strengths = "The dip of Mish by comparisons and one product; the identity for all positive inputs."
    weaknesses = "A kink at -2 (slopes 0 and -1), no gradient below it; not monotonic, with a dip to -1/2 at x = -1."
    when = "Mish on small devices."
    relations = ("x relu(min(x + 2, 2)) / 2.",)
    frameworks = {"timm": "timm.layers.HardMish()"}
    references = ("Misra (2019), arXiv:1908.08681", "Misra (2020), H-Mish, a repository of that name")


class HardELiSH(Activation):
    """Hard ELiSH: ELiSH with a straight gate from -1 to 1."""

    name, aliases, title = "hard_elish", ("hardelish",), "Hard ELiSH"
    formula = "x if x > 1 else x * (x + 1) / 2 if x >= 0 else (x + 1) * expm1(x) / 2 if x >= -1 else 0"
    slope = "1 if x > 1 else x + 1 / 2 if x >= 0 else ((x + 2) * exp(x) - 1) / 2 if x >= -1 else 0"
    strengths = "Exactly 0 below -1 and exactly the input above 1, with a curve between that keeps its slope at 0."
    weaknesses = (
        "Kinks at -1 (slopes 0 and -0.316) and 1 (3/2 and 1); not monotonic, with a dip to -0.100 at x = -0.443."
    )
    when = "Comparisons; found by an evolutionary search on image sets, with ELiSH."
    frameworks = {}
    references = ("Basirat & Roth (2018), arXiv:1808.00783",)
