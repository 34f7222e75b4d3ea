"""The rectifiers: the identity above zero, a line or nothing below."""

from __future__ import annotations

from actplot.activation import Activation, param
from actplot.errors import ParameterOutOfRange

__all__ = ["LeakyReLU", "PReLU", "RReLU", "ReLU"]


class ReLU(Activation):
    """Rectified linear unit: positive numbers pass, the rest become 0."""

    name, aliases, title = "relu", ("rectifier", "ramp", "positive_part", "rectified_linear"), "ReLU"
    formula = "x if x > 0 else 0"
    slope = "1 if x > 0 else 0"
    strengths = (
        "A comparison instead of an exponential; slope exactly 1 where active, exact zeros elsewhere "
        "(half of the outputs for x ~ N(0, 1))."
    )
    weaknesses = (
        "No gradient at all below 0, so a unit whose input stays negative stops learning; "
        "the outputs average 0.40 instead of 0 (x ~ N(0, 1))."
    )
    when = "The first choice for convolutional and plain networks, with weight variance 2 / fan_in (He et al., 2015)."
    frameworks = {
        "torch": ("nn.ReLU()", "F.relu(x)", "torch.relu(x)"),
        "keras": ("keras.activations.relu(x)", "keras.layers.ReLU()"),
        "jax": "jax.nn.relu(x)",
        "tf": "tf.nn.relu(x)",
        "onnx": "Relu()",
    }
    references = (
        "Fukushima (1969), Visual feature extraction by a multilayered network of analog threshold elements",
        "Hahnloser et al. (2000), Digital selection and analogue amplification coexist in a cortex-inspired "
        "silicon circuit",
        "Nair & Hinton (2010), Rectified linear units improve restricted Boltzmann machines",
        "Glorot, Bordes & Bengio (2011), Deep sparse rectifier neural networks",
    )


class LeakyReLU(Activation):
    """Leaky rectified linear unit: the identity above zero, a line of small fixed slope below."""

    name, aliases, title = "leaky_relu", ("lrelu",), "Leaky ReLU"
    formula = "x if x > 0 else negative_slope * x"
    slope = "1 if x > 0 else negative_slope"
    strengths = "Negative inputs keep a gradient for the price of one product; invertible where the slope is positive."
    weaknesses = (
        "One more constant to choose, and the frameworks choose differently (0.01, 0.2, 0.3); "
        "no exact zeros, no lower bound, and still a kink at 0."
    )
    when = "Where ReLU units die, and in the discriminators of GANs, usually with slope 0.2."
    frameworks = {
        "torch": ("nn.LeakyReLU(negative_slope=0.01)", "F.leaky_relu(x, negative_slope=0.01)"),
        "keras": (
            "keras.activations.leaky_relu(x, negative_slope=0.2)",
            "keras.layers.LeakyReLU(negative_slope=0.3)",
        ),
        "jax": "jax.nn.leaky_relu(x, negative_slope=0.01)",
        "tf": "tf.nn.leaky_relu(x, alpha=0.2)",
        "onnx": "LeakyRelu(alpha=0.01)",
    }
    references = ("Maas, Hannun & Ng (2013), Rectifier nonlinearities improve neural network acoustic models",)

    negative_slope: float = param(default=0.01, symbol=r"\alpha", spellings={"tf": "alpha", "onnx": "alpha"})


class PReLU(Activation):
    """Parametric rectified linear unit: a leaky ReLU whose slope is learned."""

    name, aliases, title = "prelu", ("parametric_relu",), "PReLU"
    formula = "x if x > 0 else a * x"
    slope = "1 if x > 0 else a"
    strengths = "Training finds the slope, one per layer or per channel, at next to no cost."
    weaknesses = (
        "Can overfit small data sets, and weight decay drags the slope to 0 unless it is exempt; "
        "one curve shows one slope only."
    )
    when = "Larger convolutional networks, image restoration."
    frameworks = {
        "torch": ("nn.PReLU(init=0.25)", "F.prelu(x, weight=torch.tensor(0.25))"),
        "keras": 'keras.layers.PReLU(alpha_initializer="zeros")',
        "flax": "flax.linen.PReLU(negative_slope_init=0.01)",
        "onnx": "PRelu(slope=0.25)",
    }
    references = ("He, Zhang, Ren & Sun (2015), arXiv:1502.01852",)

    a: float = param(
        default=0.25,
        symbol="a",
        spellings={
            "torch": "init",
            "torch functional": "weight",
            "keras": "alpha_initializer",
            "flax": "negative_slope_init",
            "onnx": "slope",
        },
    )


class RReLU(Activation):
    """Randomized leaky ReLU: slope drawn anew from [lower, upper] in training, their mean in evaluation."""

    name, aliases, title = "rrelu", ("randomized_leaky_relu",), "RReLU"
    kind = "stochastic"
    formula = "x if x > 0 else a * x"
    slope = "1 if x > 0 else a"
    draws = {"a": ("lower", "upper")}
    strengths = "A new slope for every element and pass adds noise that regularises, much as dropout does."
    weaknesses = (
        "Random in training, so that no single curve is the function; "
        "a gain was reported for small image sets only (Xu et al., 2015)."
    )
    when = "Small data sets that overfit; in evaluation it is a leaky ReLU with the mean slope, 11/48 by default."
    frameworks = {
        "torch": ("nn.RReLU(lower=1/8, upper=1/3)", "F.rrelu(x, lower=1/8, upper=1/3)"),
    }
    references = ("Xu, Wang, Chen & Li (2015), arXiv:1505.00853",)

    lower: float = param(default=1 / 8, symbol="l")
    upper: float = param(default=1 / 3, symbol="u")

    def check(self) -> None:
        """Raise ParameterOutOfRange where the slopes are out of order."""
        if self.lower > self.upper:
            raise ParameterOutOfRange(f"rrelu: lower '{self.lower:g}' must not exceed upper '{self.upper:g}'.")
