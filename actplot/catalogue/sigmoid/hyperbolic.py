"""S-shapes made of tanh."""

from __future__ import annotations

from actplot.activation import Activation, param

__all__ = ["DyT", "PenalizedTanh", "ScaledTanh", "Tanh"]


class Tanh(Activation):
    """Hyperbolic tangent: the S between -1 and 1, through the origin with slope 1."""

    name, aliases, title = "tanh", ("hyperbolic_tangent", "tansig"), "Tanh"
    formula = "tanh(x)"
    slope = "1 - tanh(x)**2"
    strengths = "Odd, so symmetric inputs keep a mean of 0; bounded, with slope 1 at the origin."
    weaknesses = "Flattens on both sides, sooner than the sigmoid: from |x| = 3 on the slope is below 0.01."
    when = "Recurrent cells, outputs confined to (-1, 1), small and shallow networks."
    relations = ("tanh(x) = 2 sigmoid(2 x) - 1.",)
    mistakes = (
        "Putting its mean of 0 down to the range (-1, 1): tanh(x + 1) has the same range and mean 0.55; what "
        "counts is that f is odd.",
        "Calling it dearer than sigmoid: both need one exponential.",
        "Computing the slope as 1 - f^2: it is 0 from x = 19.1 on in float64; 4 e^(-2|x|) / (1 + e^(-2|x|))^2 "
        "keeps its digits.",
    )
    frameworks = {
        "torch": ("nn.Tanh()", "F.tanh(x)", "torch.tanh(x)"),
        "keras": "keras.activations.tanh(x)",
        "jax": "jax.nn.tanh(x)",
        "tf": ("tf.math.tanh(x)", "tf.nn.tanh(x)"),
        "onnx": "Tanh()",
        "transformers": 'ACT2FN["tanh"]',
    }
    references = ("LeCun, Bottou, Orr & Müller (1998), Efficient BackProp",)


class ScaledTanh(Activation):
    """Scaled tanh: tanh stretched in both directions, by LeCun's constants so that f(1) is nearly 1."""

    name, aliases, title = "scaled_tanh", ("lecun_tanh", "stanh"), "Scaled tanh"
    formula = "alpha * tanh(beta * x)"
    slope = "alpha * beta * sech(beta * x)**2"
    strengths = "With targets of -1 and 1 the outputs stay clear of the flat ends, and their variance near 1."
    weaknesses = "Saturates on both sides as tanh does; two constants that hardly anybody tunes."
    when = "Networks in the manner of LeNet; ONNX recurrent cells."
    frameworks = {"onnx": "ScaledTanh(alpha=1.7159, beta=0.6666666666666666)"}
    references = ("LeCun, Bottou, Orr & Müller (1998), Efficient BackProp",)

    alpha: float = param(default=1.7159, symbol=r"\alpha")
    beta: float = param(default=2 / 3, symbol=r"\beta")


class PenalizedTanh(Activation):
    """Penalized tanh: tanh above zero, a fraction of it below."""

    name, aliases, title = "penalized_tanh", ("ptanh",), "Penalized tanh"
    formula = "tanh(x) if x > 0 else a * tanh(x)"
    slope = "sech(x)**2 if x > 0 else a * sech(x)**2"
    strengths = "Bounded like tanh, and leaky like a rectifier: the left side counts for less."
    weaknesses = "Saturates on both sides, has a kink at 0 (slopes a and 1) and a mean of 0.21 for x ~ N(0, 1)."
    when = "Text tasks, where it stood out in a comparison of 21 functions (Eger et al., 2018)."
    frameworks = {}
    references = (
        "Xu, Huang & Li (2016), arXiv:1602.05980",
        "Eger, Youssef & Gurevych (2018), arXiv:1901.02671",
    )

    a: float = param(default=0.25, above=0, below=1, symbol="a")


class DyT(Activation):
    """Dynamic tanh: a tanh with learned scales that stands where a normalisation layer was."""

    name, aliases, title = "dyt", ("dynamic_tanh",), "Dynamic tanh"
    formula = "gamma * tanh(alpha * x) + beta"
    slope = "alpha * gamma * sech(alpha * x)**2"
    strengths = "Squashes outliers as layer normalisation does, but each number for itself: no mean, no variance."
    weaknesses = "Takes the place of a normalisation, not of the activation; alpha has to be initialised with care."
    when = "Transformers without normalisation layers; alpha is one number, gamma and beta are learned per channel."
    frameworks = {}
    references = ("Zhu, Chen, He, LeCun & Liu (2025), arXiv:2503.10622",)

    alpha: float = param(default=0.5, symbol=r"\alpha")
    gamma: float = param(default=1.0, symbol=r"\gamma")
    beta: float = param(default=0.0, symbol=r"\beta")
