"""The linear family: the identity, straight lines, and a line with a gentle bend."""

from __future__ import annotations

from actplot.activation import Activation, param

__all__ = ["Affine", "BentIdentity", "Identity"]


class Identity(Activation):
    """Identity: the input itself, no activation at all."""

    name, aliases, title = "identity", ("linear", "none", "id"), "Identity"
    formula = "x"
    slope = "1"
    strengths = "Free to compute; the gradient goes through untouched, and every real number can come out."
    weaknesses = "Linear: however many such layers are stacked, they collapse into a single affine map."
    when = "Regression outputs, and wherever an activation is to be switched off without changing the code around it."
    relations = (
        "relu(x) - relu(-x) = x.",
        "leaky_relu with slope 1; elu, softplus, gelu, silu and mish approach it as x grows.",
    )
    mistakes = (
        "Expecting more layers to help without an activation: A(Bx + a) + b = (AB)x + (Aa + b) is one affine map "
        "again.",
    )
    frameworks = {
        "torch": "nn.Identity()",
        "keras": "keras.activations.linear(x)",
        "jax": "jax.nn.identity(x)",
        "tf": "tf.identity(x)",
        "onnx": "Identity()",
        "transformers": 'ACT2FN["linear"]',
    }
    references = ("Bishop (2006), Pattern Recognition and Machine Learning, section 5.1",)


class Affine(Activation):
    """Affine map: a straight line of any slope and intercept."""

    name, title = "affine", "Affine"
    formula = "alpha * x + beta"
    slope = "alpha"
    strengths = "Scales and shifts with the least work there is; invertible unless alpha = 0."
    weaknesses = "Linear layers around it absorb it: it adds nothing that weights and biases do not already do."
    when = "ONNX recurrent cells whose gates are to be linear, and rescaled regression outputs."
    frameworks = {"onnx": "Affine(alpha=1.0, beta=0.0)"}
    references = ("ONNX (2017), activation Affine of the operators RNN, GRU and LSTM",)

    alpha: float = param(default=1.0, symbol=r"\alpha")
    beta: float = param(default=0.0, symbol=r"\beta")


class BentIdentity(Activation):
    """Bent identity: a smooth, strictly increasing line that turns from slope 1/2 to slope 3/2."""

    name, aliases, title = "bent_identity", ("bentidentity",), "Bent identity"
    # the two forms are equal; near 0 the first keeps the digits of f, far out the second those of f''
    formula = "x + x / 2 * (x / (r + 1)) if abs(x) < 1 else x + (r - 1) / 2"
    shown, where = "(sqrt(x**2 + 1) - 1) / 2 + x", {"r": "hypot(x, 1)"}
    slope = "x / (2 * sqrt(x**2 + 1)) + 1"
    strengths = "Smooth, invertible and without any saturation: the slope stays between 1/2 and 3/2."
    weaknesses = (
        "Nearly linear, hence a weak non-linearity; nothing bounds the output and nothing is ever switched off."
    )
    when = "Regression on targets without bounds, where a gradient must never vanish."
    frameworks = {"torch_activation": "torch_activation.BentIdentity()"}
    references = ("Godfrey (2019), An evaluation of parametric activation functions for deep learning",)
