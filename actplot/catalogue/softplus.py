"""The smooth rectifiers: convex, positive, close to ReLU away from zero."""

from __future__ import annotations

from actplot.activation import Activation, param

__all__ = ["Softplus"]


class Softplus(Activation):
    """Softplus: a smooth rectifier that is positive everywhere."""

    name, aliases, title = "softplus", ("smooth_relu", "soft_relu"), "Softplus"
    formula = "softplus(beta * x) / beta"
    slope = "sigmoid(beta * x)"
    strengths = "Smooth, convex and strictly positive; its slope is the sigmoid."
    weaknesses = (
        "An exponential and a logarithm per element; never 0, with a mean of 0.81 for x ~ N(0, 1); "
        "farthest from ReLU at 0, by ln 2 / beta."
    )
    when = "Quantities that must be positive, such as a variance or a rate; models that need second derivatives."
    frameworks = {
        "torch": (
            "nn.Softplus(beta=1.0, threshold=20.0)",
            "F.softplus(x, beta=1.0, threshold=20.0)",
        ),
        "keras": "keras.activations.softplus(x)",
        "jax": "jax.nn.softplus(x)",
        "tf": ("tf.math.softplus(x)", "tf.nn.softplus(x)"),
        "onnx": "Softplus()",
    }
    references = (
        "Dugas, Bengio, Bélisle, Nadeau & Garcia (2001), Incorporating second-order functional knowledge for better "
        "option pricing",
    )

    beta: float = param(default=1.0, above=0, symbol=r"\beta")
