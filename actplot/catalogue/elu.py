"""The exponential rectifiers: linear above zero, levelling off exponentially below."""

from __future__ import annotations

from actplot.activation import Activation, param

__all__ = ["ELU", "SELU"]


class ELU(Activation):
    """Exponential linear unit: the identity above zero, saturating at -alpha below."""

    name, aliases, title = "elu", ("exponential_linear_unit",), "ELU"
    formula = "x if x > 0 else alpha * expm1(x)"
    slope = "1 if x > 0 else alpha * exp(x)"
    strengths = (
        "Negative outputs draw the mean towards 0 (0.16 against ReLU's 0.40 for x ~ N(0, 1)), and the slope is "
        "positive everywhere; for alpha = 1 it is continuous as well."
    )
    weaknesses = "Needs an exponential, saturates softly on the left, and has a kink at 0 unless alpha = 1."
    when = "Networks without batch normalisation."
    frameworks = {
        "torch": ("nn.ELU(alpha=1.0)", "F.elu(x, alpha=1.0)"),
        "keras": ("keras.activations.elu(x, alpha=1.0)", "keras.layers.ELU(alpha=1.0)"),
        "jax": "jax.nn.elu(x, alpha=1.0)",
        "tf": "tf.nn.elu(x)",
        "onnx": "Elu(alpha=1.0)",
    }
    references = ("Clevert, Unterthiner & Hochreiter (2015), arXiv:1511.07289",)

    alpha: float = param(default=1.0, above=0, symbol=r"\alpha")


class SELU(Activation):
    """Scaled ELU: its two constants make mean 0 and variance 1 a fixed point through the layers."""

    name, aliases, title = "selu", ("scaled_elu",), "SELU"
    formula = "scale * x if x > 0 else scale * alpha * expm1(x)"
    slope = "scale if x > 0 else scale * alpha * exp(x)"
    strengths = "Normalises by itself: an input of mean 0 and variance 1 leaves every layer with mean 0 and variance 1."
    weaknesses = (
        "That holds with LeCun-normal weights, alpha dropout and plain feed-forward layers only; "
        "kink at 0, with slopes 1.758 and 1.051."
    )
    when = "Deep fully connected networks without normalisation layers."
    frameworks = {
        "torch": ("nn.SELU()", "F.selu(x)"),
        "keras": "keras.activations.selu(x)",
        "jax": "jax.nn.selu(x)",
        "tf": "tf.nn.selu(x)",
        "onnx": "Selu(alpha=1.6732632, gamma=1.050701)",
    }
    references = ("Klambauer, Unterthiner, Mayr & Hochreiter (2017), arXiv:1706.02515",)

    scale: float = param(default=1.0507009873554805, above=1, symbol=r"\lambda", spellings={"onnx": "gamma"})
    alpha: float = param(default=1.6732632423543772, above=0, symbol=r"\alpha")
