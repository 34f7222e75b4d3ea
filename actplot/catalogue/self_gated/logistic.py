"""The input times a gate made of the logistic sigmoid."""

from __future__ import annotations

from actplot.activation import Activation, param

__all__ = ["AconC", "ELiSH", "Logish", "SiLU", "Smish", "Swish"]


class SiLU(Activation):
    """Sigmoid linear unit: the input times its own sigmoid."""

    name, aliases, title = "silu", ("sigmoid_linear_unit", "swish1", "sil"), "SiLU"
    formula = "x * sigmoid(x)"
    slope = "sigmoid(x) * (1 + x * (1 - sigmoid(x)))"
    strengths = "Smooth for the price of one exponential, and neither half of the axis is dead."
    weaknesses = (
        "Dearer than ReLU and not monotonic: it dips to -0.278 at x = -1.278, "
        "and farther left both value and slope die away."
    )
    when = "EfficientNet, current detection networks, and the gate of SwiGLU feed-forward layers."
    relations = (
        "silu(x) - silu(-x) = x.",
        "silu(x) = x (1 + tanh(x / 2)) / 2.",
        "swish with beta = 1.",
    )
    mistakes = (
        "Computing x / (1 + exp(-x)) at -inf: -inf / inf is nan; the limit is 0.",
        "Remembering it by its shape alone: gelu and mish look alike; the minima are -0.278, -0.170 and -0.309.",
    )
    frameworks = {
        "torch": ("nn.SiLU()", "F.silu(x)"),
        "keras": ("keras.activations.silu(x)", "keras.activations.swish(x)"),
        "jax": ("jax.nn.silu(x)", "jax.nn.swish(x)"),
        "tf": ("tf.nn.silu(x)", "tf.nn.swish(x)"),
        "transformers": ('ACT2FN["silu"]', 'ACT2FN["swish"]'),
    }
    references = (
        "Hendrycks & Gimpel (2016), arXiv:1606.08415",
        "Elfwing, Uchibe & Doya (2017), arXiv:1702.03118",
    )


class Swish(Activation):
    """Swish: the input times the sigmoid of beta times the input; SiLU at beta = 1."""

    name, aliases, title = "swish", ("swish_beta",), "Swish"
    formula = "x * sigmoid(beta * x)"
    slope = "sigmoid(beta * x) * (1 + beta * x * (1 - sigmoid(beta * x)))"
    strengths = "One scale, fixed or learned, leads from the line x / 2 (beta = 0) over SiLU (1) towards ReLU."
    weaknesses = (
        "Not monotonic: it dips to -0.278 / beta, for beta > 0, and dies away farther left. "
        "What most libraries call swish has no beta."
    )
    when = "Where beta is tuned or learned; with beta = 1, say SiLU."
    relations = (
        "swish(x) = silu(beta x) / beta.",
        "beta = 0 gives x / 2, beta = 1 silu, beta = 1.702 quick_gelu; as beta grows, it becomes relu.",
    )
    mistakes = (
        "Passing a beta to a library's swish: that of Keras and JAX is silu.",
        "Taking the paper's gains for reasons: it reports better accuracy, not that the dip causes it.",
    )
    frameworks = {
        "tf": ("tf.nn.silu(x, beta=1.0)", "tf.nn.swish(x, beta=1.0)"),
        "onnx": "Swish(alpha=1.0)",
    }
    references = ("Ramachandran, Zoph & Le (2017), arXiv:1710.05941",)

    beta: float = param(default=1.0, symbol=r"\beta", spellings={"onnx": "alpha"})


class AconC(Activation):
    """ACON-C: a smooth maximum of two lines through the origin, p1 x and p2 x."""

    name, aliases, title = "acon_c", ("aconc",), "ACON-C"
    # sigmoid(-t) = 1 - sigmoid(t), so that neither tail cancels
    formula = "x * (p1 * sigmoid(t) + p2 * sigmoid(-t))"
    shown, where = "(p1 - p2) * x * sigmoid(t) + p2 * x", {"t": "beta * (p1 - p2) * x"}
    slope = "(p1 - p2) * (sigmoid(t) + t * sigmoid(t) * (1 - sigmoid(t))) + p2"
    strengths = "Learns per channel whether to activate at all: beta leads from a straight line (0) to max(p1 x, p2 x)."
    weaknesses = "Three more parameters per channel; with p1 = 1, p2 = 0 nothing but Swish."
    when = "Image networks in place of Swish, with p1, p2 and beta learned."
    frameworks = {}
    references = ("Ma, Zhang, Liu & Sun (2020), arXiv:2009.04759",)

    p1: float = param(default=1.0, symbol="p")
    p2: float = param(default=0.0, symbol="q")
    beta: float = param(default=1.0, symbol=r"\beta")


class ELiSH(Activation):
    """ELiSH: SiLU above zero, ELU times a sigmoid below."""

    name, title = "elish", "ELiSH"
    formula = "x * sigmoid(x) if x >= 0 else expm1(x) * sigmoid(x)"
    slope = "sigmoid(x) * (1 + x * (1 - sigmoid(x))) if x >= 0 else sigmoid(x) * (exp(x) + expm1(x) * (1 - sigmoid(x)))"
    strengths = "The slope is continuous, and the dip is shallower than that of SiLU."
    weaknesses = "Not monotonic: it dips to -0.172 at x = -0.881; f'' jumps at 0."
    when = "Comparisons; it was found by an evolutionary search on image sets, as was its hard form."
    frameworks = {"torch_activation": "torch_activation.ExponentialLinearSigmoidSquashing()"}
    references = ("Basirat & Roth (2018), arXiv:1808.00783",)


class Smish(Activation):
    """Smish: the input times the tanh of ln(1 + its sigmoid)."""

    name, title = "smish", "Smish"
    formula, where = "alpha * x * tanh(u)", {"u": "log1p(sigmoid(beta * x))"}
    slope = (
        "alpha * tanh(u) + alpha * beta * x * sech(u)**2 * sigmoid(beta * x) * (1 - sigmoid(beta * x)) "
        "/ (1 + sigmoid(beta * x))"
    )
    strengths = "Smooth, with a gradient on both sides of 0."
    weaknesses = (
        "Three transcendental calls; not monotonic, with a dip to -0.250 at x = -1.395; far right its slope is 3/5, "
        "so stacked layers shrink their signal."
    )
    when = "Comparisons with Mish and Logish on image classification."
    frameworks = {"torch_activation": "torch_activation.Smish(a=1.0, b=1.0)"}
    references = ("Wang, Ren & Wang (2022), Smish: a novel activation function for deep learning methods",)

    alpha: float = param(default=1.0, above=0, symbol=r"\alpha", spellings={"torch_activation": "a"})
    beta: float = param(default=1.0, above=0, symbol=r"\beta", spellings={"torch_activation": "b"})


class Logish(Activation):
    """Logish: the input times ln(1 + its sigmoid)."""

    name, title = "logish", "Logish"
    formula = "x * log1p(sigmoid(x))"
    slope = "log(1 + sigmoid(x)) + x * sigmoid(x) * (1 - sigmoid(x)) / (1 + sigmoid(x))"
    strengths = "Smooth, with a gradient on both sides of 0."
    weaknesses = "Not monotonic: it dips to -0.253 at x = -1.372; far right its slope is ln 2 = 0.693 instead of 1."
    when = "Comparisons with Swish and Mish on image classification."
    frameworks = {"torch_activation": "torch_activation.Logish()"}
    references = (
        "Zhu, Zeng, Liu & Zhang (2021), Logish: a new nonlinear nonmonotonic activation function for convolutional "
        "neural network",
    )
