"""S-shapes without a transcendental function, which approach their bounds slowly."""

from __future__ import annotations

from actplot.activation import Activation, param

__all__ = ["ISRU", "Elliot", "Softsign"]


class Softsign(Activation):
    """Softsign: the input over one plus its size."""

    name, aliases, title = "softsign", ("soft_sign",), "Softsign"
    formula, shown = "softsign(x)", "x / (1 + abs(x))"
    slope = "1 / (1 + abs(x))**2"
    span = (-8.0, 8.0)
    strengths = "Cheaper than tanh, and its slope fades as 1 / x^2 where that of tanh fades exponentially."
    weaknesses = "Reaches 0.9 only at x = 9; f'' jumps at 0."
    when = "In place of tanh where saturated units are to keep a gradient."
    relations = ("x / (1 + |x|); elliot is (1 + softsign(x)) / 2.",)
    frameworks = {
        "torch": ("nn.Softsign()", "F.softsign(x)"),
        "keras": "keras.activations.softsign(x)",
        "jax": "jax.nn.soft_sign(x)",
        "tf": ("tf.math.softsign(x)", "tf.nn.softsign(x)"),
        "onnx": "Softsign()",
    }
    references = (
        "Turian, Bergstra & Bengio (2009), Quadratic features and deep architectures for chunking",
        "Glorot & Bengio (2010), Understanding the difficulty of training deep feedforward neural networks",
    )


class Elliot(Activation):
    """Elliott function: softsign moved into (0, 1), a sigmoid without an exponential."""

    name, aliases, title = "elliot", ("elliott", "elliot_sigmoid"), "Elliott function"
    # two branches: for x far below 0 the sum in the textbook's form cancels
    formula = "1 - 0.5 / (1 + x) if x >= 0 else 0.5 / (1 - x)"
    shown = "x / (2 * (1 + abs(x))) + 1 / 2"
    slope = "1 / (2 * (1 + abs(x))**2)"
    span = (-8.0, 8.0)
    strengths = (
        "One division instead of an exponential; the tails fade as 1 / x, so that gradients do not vanish at once."
    )
    weaknesses = "Comes within 0.1 of its bounds only from |x| = 4 on; f'' jumps at 0; outputs are all positive."
    when = "Gates on hardware without a fast exponential."
    relations = ("(1 + softsign(x)) / 2.",)
    frameworks = {"torch_activation": "torch_activation.Elliott()"}
    references = ("Elliott (1993), A better activation function for artificial neural networks",)


class ISRU(Activation):
    """Inverse square root unit: an algebraic S, smoother than softsign."""

    name, aliases, title = "isru", ("inverse_square_root_unit",), "ISRU"
    formula = "isru(sqrt(alpha) * x) / sqrt(alpha)"
    shown = "x / sqrt(1 + alpha * x**2)"
    slope = "1 / (1 + alpha * x**2)**(3 / 2)"
    span = (-6.0, 6.0)
    strengths = "As smooth as tanh for the price of an inverse square root; alpha sets the bounds, 1 / sqrt(alpha)."
    weaknesses = "Saturates on both sides: from |x| = 4.6 on the slope is below 0.01 (alpha = 1)."
    when = "Recurrent cells in place of tanh, where exponentials are dear."
    frameworks = {"torch_activation": "torch_activation.ISRU(a=1.0)"}
    references = ("Carlile, Delamarter, Kinney, Marti & Whitney (2017), arXiv:1710.09967",)

    alpha: float = param(default=1.0, above=0, symbol=r"\alpha", spellings={"torch_activation": "a"})
