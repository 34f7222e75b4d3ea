"""The self-gated family: the input times a gate that the input itself opens."""

from __future__ import annotations

from actplot.activation import Activation, param

__all__ = ["GELU", "Mish", "SiLU", "Swish"]


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
    frameworks = {
        "torch": ("nn.GELU()", "F.gelu(x)", 'nn.GELU(approximate="none")'),
        "keras": ("keras.activations.gelu(x)", "keras.activations.gelu(x, approximate=False)"),
        "jax": "jax.nn.gelu(x, approximate=False)",
        "tf": ("tf.nn.gelu(x)", "tf.nn.gelu(x, approximate=False)"),
        "onnx": "Gelu()",
    }
    references = ("Hendrycks & Gimpel (2016), arXiv:1606.08415",)


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
    frameworks = {
        "torch": ("nn.SiLU()", "F.silu(x)"),
        "keras": ("keras.activations.silu(x)", "keras.activations.swish(x)"),
        "jax": ("jax.nn.silu(x)", "jax.nn.swish(x)"),
        "tf": ("tf.nn.silu(x)", "tf.nn.swish(x)"),
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
    frameworks = {
        "tf": ("tf.nn.silu(x, beta=1.0)", "tf.nn.swish(x, beta=1.0)"),
        "onnx": "Swish(alpha=1.0)",
    }
    references = ("Ramachandran, Zoph & Le (2017), arXiv:1710.05941",)

    beta: float = param(default=1.0, symbol=r"\beta", spellings={"onnx": "alpha"})


class Mish(Activation):
    """Mish: the input times the tanh of its softplus."""

    name, aliases, title = "mish", (), "Mish"
    formula = "x * tanh(softplus(x))"
    fast = "x * (p / (p + 2*e*e) if x >= 0 else n / (n + 2))"  # one exponential instead of three calls
    slope, where = "tanh(s) + x * sigmoid(x) * sech(s)**2", {"s": "softplus(x)", "e": "exp(-abs(x))", "p": "1 + 2*e", "n": "e*e + 2*e"}
    strengths = "Smooth, and steeper at 0 than SiLU and GELU: 0.6 against 0.5."
    weaknesses = (
        "Written out it takes an exponential, a logarithm and a tanh; "
        "not monotonic, with a dip to -0.309 at x = -1.192, and dying away farther left."
    )
    when = "Detectors of the YOLOv4 line; elsewhere, measure it against SiLU first."
    frameworks = {
        "torch": ("nn.Mish()", "F.mish(x)"),
        "keras": "keras.activations.mish(x)",
        "jax": "jax.nn.mish(x)",
        "onnx": "Mish()",
    }
    references = ("Misra (2019), arXiv:1908.08681",)
