"""The rectifiers: the identity above zero, a line or nothing below."""

from __future__ import annotations

from actplot.activation import Activation, param

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
    relations = (
        "relu(x) = (x + |x|) / 2.",
        "relu(x) + relu(-x) = |x|.",
        "The limit of softplus(b x) / b and of swish as b and beta grow.",
        "relu(c x) = c relu(x) for c >= 0, and relu(relu(x)) = relu(x).",
    )
    mistakes = (
        "Calling a unit dead because of one negative input: it is dead where no training example makes its input "
        "positive, and it can revive.",
        "Taking weights of variance 1 / fan_in: the mean square of its output is 1/2, so the signal halves in "
        "each layer; 2 / fan_in keeps it.",
        "Computing x * (x > 0): nan at -inf; max(x, 0) is right.",
    )
    frameworks = {
        "torch": ("nn.ReLU()", "F.relu(x)", "torch.relu(x)"),
        "keras": ("keras.activations.relu(x)", "keras.layers.ReLU()"),
        "jax": "jax.nn.relu(x)",
        "tf": "tf.nn.relu(x)",
        "onnx": "Relu()",
        "transformers": 'ACT2FN["relu"]',
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
    relations = (
        "relu(x) - a relu(-x), with a the slope.",
        "max(x, a x), for a <= 1 only.",
        "Slope 0 is relu, 1 the identity, -1 the absolute value.",
    )
    mistakes = (
        "Not stating the slope: PyTorch and JAX take 0.01, Keras takes 0.2 in the function and 0.3 in the layer.",
        "Expecting one slope at 0 everywhere: PyTorch has a there, JAX has 1.",
        "Crediting it with ReLU's exact zeros: it has none, and applied twice it is not itself.",
    )
    frameworks = {
        "torch": ("nn.LeakyReLU(negative_slope=0.01)", "F.leaky_relu(x, negative_slope=0.01)"),
        "keras": (
            "keras.activations.leaky_relu(x, negative_slope=0.2)",
            "keras.layers.LeakyReLU(negative_slope=0.3)",
        ),
        "jax": "jax.nn.leaky_relu(x, negative_slope=0.01)",
        "tf": "tf.nn.leaky_relu(x, alpha=0.2)",
        "onnx": "LeakyRelu(alpha=0.01)",
        "transformers": 'ACT2FN["leaky_relu"]',
    }
    references = ("Maas, Hannun & Ng (2013), Rectifier nonlinearities improve neural network acoustic models",)

    negative_slope: float = param(
        default=0.01, symbol=r"\alpha", sweep=(0.01, 0.1, 0.3), spellings={"tf": "alpha", "onnx": "alpha"}
    )


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
    relations = (
        "leaky_relu with a learned slope; df/da = min(0, x).",
        "Weights of variance 2 / ((1 + a^2) fan_in) keep the signal's size.",
    )
    mistakes = (
        "Showing one curve without its slope: training starts at 0.25 in PyTorch, and in Keras at 0, where it is ReLU.",
    )
    frameworks = {
        "torch": ("nn.PReLU(init=0.25)", "F.prelu(x, weight=torch.tensor(0.25))"),
        "keras": 'keras.layers.PReLU(alpha_initializer="zeros")',
        "flax": "flax.linen.PReLU(negative_slope_init=0.01)",
        "onnx": "PRelu(slope=0.25)",
        "transformers": 'ACT2FN["prelu"]',
    }
    references = ("He, Zhang, Ren & Sun (2015), arXiv:1502.01852",)

    a: float = param(
        default=0.25,
        symbol="a",
        sweep=(-0.25, 0.25, 0.75),
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
    relations = ("In evaluation leaky_relu with slope (lower + upper) / 2, which is 11/48 = 0.229 by default.",)
    mistakes = (
        "Taking the paper's 1/5.5 = 0.182 for the slope in evaluation: the paper divides by a number from U(3, "
        "8), the frameworks multiply by one from U(1/8, 1/3).",
        "Evaluating in training mode: every pass draws new slopes.",
    )
    frameworks = {
        "torch": ("nn.RReLU(lower=1/8, upper=1/3)", "F.rrelu(x, lower=1/8, upper=1/3)"),
    }
    references = ("Xu, Wang, Chen & Li (2015), arXiv:1505.00853",)

    lower: float = param(default=1 / 8, symbol="l")
    upper: float = param(default=1 / 3, symbol="u")

    holds = {"lower <= upper": "lower '{lower:g}' must not exceed upper '{upper:g}'"}
