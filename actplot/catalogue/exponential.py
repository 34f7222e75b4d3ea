"""The exponential family: growth without the linear part of a rectifier."""

from __future__ import annotations

from actplot.activation import Activation, param

__all__ = ["Exponential", "SoftExponential"]


class Exponential(Activation):
    """Exponential: e to the power of the input."""

    name, aliases, title = "exponential", ("exp",), "Exponential"
    formula = "exp(x)"
    slope = "exp(x)"
    span = (-3.0, 3.0)
    strengths = "Always positive, and its own derivative; sums of inputs become products of outputs."
    weaknesses = "Grows beyond all bounds: gradients explode on the right, and single precision overflows at x = 88.7."
    when = "Outputs that are rates or scales, as in Poisson regression, where the network predicts a logarithm."
    frameworks = {
        "torch": "torch.exp(x)",
        "keras": ("keras.activations.exponential(x)", "keras.ops.exp(x)"),
        "jax": "jax.numpy.exp(x)",
        "tf": "tf.math.exp(x)",
        "onnx": "Exp()",
    }
    references = ("Nelder & Wedderburn (1972), Generalized linear models",)


class SoftExponential(Activation):
    """Soft exponential: a continuum from the logarithm (alpha = -1) over the identity (0) to the exponential (1)."""

    name, aliases, title = "soft_exponential", ("softexponential",), "Soft exponential"
    formula = (
        "-log1p(-(alpha * (x + alpha))) / alpha if alpha < 0 else expm1(alpha * x) / alpha + alpha if alpha > 0 else x"
    )
    slope = "1 / (1 - alpha * (x + alpha)) if alpha < 0 else exp(alpha * x) if alpha > 0 else 1"
    strengths = "One learned parameter lets a network add, multiply and take powers exactly."
    weaknesses = "Explodes for alpha > 0; for alpha < 0 it is defined only for x > 1 / alpha - alpha."
    when = "Small regression networks meant to extrapolate products and powers; start at alpha = 0, the identity."
    frameworks = {"torch_activation": "torch_activation.SoftExponential(a=0.0)"}
    references = ("Godfrey & Gashler (2015), arXiv:1602.01321",)

    alpha: float = param(default=0.0, symbol=r"\alpha", spellings={"torch_activation": "a"})
