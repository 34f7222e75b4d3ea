"""The linear family: what comes in goes out."""

from __future__ import annotations

from actplot.activation import Activation

__all__ = ["Identity"]


class Identity(Activation):
    """Identity: the input itself, no activation at all."""

    name, aliases, title = "identity", ("linear", "none", "id"), "Identity"
    formula = "x"
    slope = "1"
    strengths = "Free to compute; the gradient goes through untouched, and every real number can come out."
    weaknesses = "Linear: however many such layers are stacked, they collapse into a single affine map."
    when = "Regression outputs, and wherever an activation is to be switched off without changing the code around it."
    frameworks = {
        "torch": "nn.Identity()",
        "keras": "keras.activations.linear(x)",
        "jax": "jax.nn.identity(x)",
        "tf": "tf.identity(x)",
        "onnx": "Identity()",
    }
    references = ("Bishop (2006), Pattern Recognition and Machine Learning, section 5.1",)
