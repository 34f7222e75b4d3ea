"""The S-shaped family: bounded on both sides, steepest in the middle."""

from __future__ import annotations

from actplot.activation import Activation

__all__ = ["Sigmoid", "Tanh"]


class Sigmoid(Activation):
    """Logistic sigmoid: any number squeezed into (0, 1) along an S."""

    name, aliases, title = "sigmoid", ("logistic", "expit", "soft_step", "logsig"), "Sigmoid"
    formula, shown = "sigmoid(x)", "1 / (1 + exp(-x))"
    slope = "sigmoid(x) * (1 - sigmoid(x))"
    strengths = "Reads as a probability, and the slope follows from the value alone: f' = f (1 - f)."
    weaknesses = (
        "Both tails are flat and the slope never exceeds 1/4, so a stack of n layers scales gradients by at most "
        "4^-n, weights aside; outputs are all positive."
    )
    when = (
        "Yes-or-no outputs, one per independent label (train on the logits), and the gates of LSTM, GRU and GLU; "
        "not the default of hidden layers."
    )
    frameworks = {
        "torch": ("nn.Sigmoid()", "F.sigmoid(x)", "torch.sigmoid(x)"),
        "keras": "keras.activations.sigmoid(x)",
        "jax": "jax.nn.sigmoid(x)",
        "tf": ("tf.math.sigmoid(x)", "tf.nn.sigmoid(x)"),
        "onnx": "Sigmoid()",
    }
    references = (
        "Verhulst (1838), Correspondance mathématique et physique 10",
        "Rumelhart, Hinton & Williams (1986), Learning representations by back-propagating errors",
    )


class Tanh(Activation):
    """Hyperbolic tangent: the S between -1 and 1, through the origin with slope 1."""

    name, aliases, title = "tanh", ("hyperbolic_tangent", "tansig"), "Tanh"
    formula = "tanh(x)"
    slope = "1 - tanh(x)**2"
    strengths = "Odd, so symmetric inputs keep a mean of 0; bounded, with slope 1 at the origin."
    weaknesses = "Flattens on both sides, sooner than the sigmoid: from |x| = 3 on the slope is below 0.01."
    when = "Recurrent cells, outputs confined to (-1, 1), small and shallow networks."
    frameworks = {
        "torch": ("nn.Tanh()", "F.tanh(x)", "torch.tanh(x)"),
        "keras": "keras.activations.tanh(x)",
        "jax": "jax.nn.tanh(x)",
        "tf": ("tf.math.tanh(x)", "tf.nn.tanh(x)"),
        "onnx": "Tanh()",
    }
    references = ("LeCun, Bottou, Orr & Müller (1998), Efficient BackProp",)
