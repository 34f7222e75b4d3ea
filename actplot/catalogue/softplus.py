"""The smooth rectifiers: ReLU with its corner rounded, the root of one, and one turned by half a turn."""

from __future__ import annotations

from actplot.activation import Activation, param

__all__ = ["LogSigmoid", "SmeLU", "Softplus", "SparsePlus", "SqrtSoftplus", "Squareplus"]


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
    relations = (
        "softplus(x) - softplus(-x) = x, for beta = 1.",
        "Its slope is sigmoid(beta x).",
        "Becomes relu as beta grows: f(1) is 1.3133 for beta = 1 and 1.00134 for beta = 5.",
    )
    mistakes = (
        "Taking log10: it is the natural logarithm.",
        "Writing log(1 + exp(x)): it overflows from x = 710 on and is 0 below -37; max(x, 0) + log1p(exp(-|x|)) "
        "is right.",
        "Expecting ReLU's exact zeros: f is positive everywhere.",
    )
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


class LogSigmoid(Activation):
    """Log-sigmoid: the logarithm of the logistic sigmoid, softplus turned by half a turn."""

    name, aliases, title = "log_sigmoid", ("logsigmoid",), "Log-sigmoid"
    formula, shown = "-softplus(-x)", "-log(1 + exp(-x))"
    slope = "sigmoid(-x)"
    strengths = "A log-probability in one stable step; concave and smooth."
    weaknesses = "Always negative, unbounded below, and its slope vanishes on the right: nothing for hidden layers."
    when = "Losses: the binary cross-entropy of a logit, the preference losses of reward models and DPO."
    relations = ("-softplus(-x), the logarithm of sigmoid(x).",)
    mistakes = ("Writing log(sigmoid(x)): -inf where sigmoid underflows, below x = -745.",)
    frameworks = {
        "torch": ("nn.LogSigmoid()", "F.logsigmoid(x)"),
        "keras": "keras.activations.log_sigmoid(x)",
        "jax": "jax.nn.log_sigmoid(x)",
        "tf": ("tf.math.log_sigmoid(x)", "tf.nn.log_sigmoid(x)"),
    }
    references = ("Cox (1958), The regression analysis of binary sequences",)


class Squareplus(Activation):
    """Squareplus: a smooth rectifier without an exponential, half a hyperbola."""

    name, title = "squareplus", "Squareplus"
    # the two forms are equal; for x far below 0 the first cancels
    formula = "(x + r) / 2 if x >= 0 else b / (2 * (r - x))"
    shown, where = "(x + sqrt(x**2 + b)) / 2", {"r": "hypot(x, sqrt(b))"}
    slope = "1 / 2 + x / (2 * sqrt(x**2 + b))"
    strengths = "Positive, convex and smooth like softplus, for the price of a square root."
    weaknesses = "Leaves 0 slowly, as b / (4 |x|) on the left; never 0, with a mean of 1.11 for x ~ N(0, 1) and b = 4."
    when = "In place of softplus where exponentials are dear; b = 4 (ln 2)^2 gives softplus's value at 0."
    relations = ("(x + sqrt(x^2 + b)) / 2; relu for b = 0.",)
    frameworks = {
        "keras": "keras.activations.squareplus(x, b=4)",
        "jax": "jax.nn.squareplus(x, b=4)",
    }
    references = ("Barron (2021), arXiv:2112.11687",)

    b: float = param(default=4.0, above=0, symbol="b")


class SparsePlus(Activation):
    """Sparse plus: a parabola joins 0 on the left to the identity on the right."""

    name, aliases, title = "sparse_plus", ("sparseplus",), "Sparse plus"
    formula = "x if x >= 1 else (x + 1)**2 / 4 if x > -1 else 0"
    slope = "1 if x >= 1 else (x + 1) / 2 if x > -1 else 0"
    strengths = "Exact zeros like ReLU, and a continuous slope, the sparse sigmoid; no exponential."
    weaknesses = "No gradient below -1; f'' jumps at -1 and 1."
    when = "Losses for sparse probabilities, or ReLU with a smooth corner; SmeLU lets the width be chosen."
    frameworks = {
        "keras": "keras.activations.sparse_plus(x)",
        "jax": "jax.nn.sparse_plus(x)",
    }
    references = ("Blondel, Martins & Niculae (2019), arXiv:1901.02324",)


class SmeLU(Activation):
    """Smooth ReLU: ReLU whose corner is a parabola of half width beta."""

    name, aliases, title = "smelu", ("smooth_relu_piecewise",), "SmeLU"
    formula = "x if x >= beta else (x + beta)**2 / (4 * beta) if x > -beta else 0"
    slope = "1 if x >= beta else (x + beta) / (2 * beta) if x > -beta else 0"
    strengths = "ReLU outside the corner, with a continuous slope inside it; networks trained twice differ less."
    weaknesses = "No gradient below -beta; a width to choose; f'' jumps at both ends of the corner."
    when = "Models whose predictions should be reproducible from one training run to the next."
    frameworks = {}
    references = ("Shamir, Lin & Coviello (2020), arXiv:2010.09931",)

    beta: float = param(default=1.0, above=0, symbol=r"\beta")


class SqrtSoftplus(Activation):
    """Square root of softplus: positive scores that grow slowly."""

    name, aliases, title = "sqrt_softplus", ("sqrtsoftplus",), "Square root of softplus"
    formula = "sqrt(softplus(x))"
    slope = "sigmoid(x) / (2 * sqrt(softplus(x)))"
    span = (-6.0, 8.0)
    strengths = "Positive and increasing, without a ceiling, and large inputs are compressed to sqrt(x)."
    weaknesses = "The slope is never above 0.32 and fades on both sides; autograd gives nan where softplus underflows."
    when = "Affinity scores of mixture-of-experts routers, in place of a sigmoid."
    frameworks = {"transformers": 'ACT2FN["sqrtsoftplus"]'}
    references = ("Hugging Face (2026), Transformers: router scores of DeepSeek-V4",)
