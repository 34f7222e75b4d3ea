"""The input times a gate made of tanh, or of the error function in its place."""

from __future__ import annotations

from actplot.activation import Activation, param

__all__ = ["APTx", "LiSHT", "Mish", "Phish", "Serf", "TanhExp"]


class Mish(Activation):
    """Mish: the input times the tanh of its softplus."""

    name, aliases, title = "mish", (), "Mish"
    formula = "x * tanh(softplus(x))"
    fast = "x * (n / (n + 2))"  # one exponential instead of three calls
    slope, where = (
        "tanh(s) + x * sigmoid(x) * sech(s)**2",
        {"s": "softplus(x)", "n": "e*(e + 2)", "e": "exp(min(x, 300))"},
    )
    strengths = "Smooth, and steeper at 0 than SiLU and GELU: 0.6 against 0.5."
    weaknesses = (
        "Written out it takes an exponential, a logarithm and a tanh; "
        "not monotonic, with a dip to -0.309 at x = -1.192, and dying away farther left."
    )
    when = "Detectors of the YOLOv4 line; elsewhere, measure it against SiLU first."
    relations = (
        "mish(x) = x n / (n + 2) with n = e^x (e^x + 2): one exponential is enough.",
        "At most 0.1844 from silu and 0.2088 from gelu for |x| <= 4.",
    )
    mistakes = (
        "A softplus with log10: the minimum becomes -0.137 instead of -0.309.",
        "Computing tanh(softplus(x)) as f(x) / x in the slope: 0 / 0 at x = 0, where it is 0.6.",
        "Naming continuity as its advantage over ReLU: both are continuous; the slope of ReLU jumps.",
    )
    frameworks = {
        "torch": ("nn.Mish()", "F.mish(x)"),
        "keras": "keras.activations.mish(x)",
        "jax": "jax.nn.mish(x)",
        "onnx": "Mish()",
        "transformers": 'ACT2FN["mish"]',
    }
    references = ("Misra (2019), arXiv:1908.08681",)


class TanhExp(Activation):
    """TanhExp: the input times the tanh of its exponential."""

    name, aliases, title = "tanh_exp", ("tanhexp", "telu"), "TanhExp"
    formula = "x * tanh(exp(x))"
    slope = "tanh(exp(x)) + x * exp(x) * sech(exp(x))**2"
    strengths = "Nearly the identity from x = 1 on, and steep at 0: slope tanh 1 = 0.762."
    weaknesses = (
        "Two transcendental calls, of which the first overflows unless its argument is capped; not monotonic, with a "
        "dip to -0.353 at x = -1.079."
    )
    when = "Small networks for images, in place of Mish; under the name TeLU, in place of ReLU."
    frameworks = {"torch_activation": "torch_activation.TanhExp()"}
    references = (
        "Liu & Di (2020), arXiv:2003.09855",
        "Fernandez & Mali (2024), arXiv:2412.20269",
    )


class Serf(Activation):
    """Serf: the input times the error function of its softplus."""

    name, title = "serf", "Serf"
    formula, where = "x * erf(s)", {"s": "softplus(x)"}
    slope = "erf(s) + 2 / sqrt(pi) * x * sigmoid(x) * exp(-s**2)"
    strengths = "Smooth; closer to ReLU on the right than Mish is, and steeper at 0: 0.673 against 0.6."
    weaknesses = (
        "An exponential, a logarithm and an error function per element; not monotonic, with a dip to -0.348 at "
        "x = -1.193."
    )
    when = "In place of Mish, whose tanh it replaces by erf, where the cost does not matter."
    frameworks = {"torch_activation": "torch_activation.Serf()"}
    references = ("Nag & Bhattacharyya (2021), arXiv:2108.09598",)


class APTx(Activation):
    """APTx: the input times a shifted tanh, which needs one exponential for what Mish needs three calls."""

    name, title = "aptx", "APTx"
    # alpha + tanh(t / 2) in two sigmoids of t, so that neither tail cancels for alpha = 1 or -1
    formula, where = "((alpha + 1) * sigmoid(t) + (alpha - 1) * sigmoid(-t)) * gamma * x", {"t": "2 * beta * x"}
    shown = "(alpha + tanh(beta * x)) * gamma * x"
    slope = "gamma * (alpha + tanh(beta * x)) + beta * gamma * x * sech(beta * x)**2"
    strengths = "Close to Mish in shape, and cheaper forwards and backwards."
    weaknesses = (
        "With its default constants exactly Swish with beta = 2; not monotonic, with a dip to -0.139 at x = -0.639."
    )
    when = "Where Mish is too dear; say Swish unless the constants are changed."
    frameworks = {"aptx_activation": "aptx(alpha=1.0, beta=1.0, gamma=0.5)"}
    references = ("Kumar (2022), arXiv:2209.06119",)

    alpha: float = param(default=1.0, symbol=r"\alpha")
    beta: float = param(default=1.0, symbol=r"\beta")
    gamma: float = param(default=0.5, symbol=r"\gamma")


class LiSHT(Activation):
    """Linearly scaled tanh: the input times its own tanh, even and never negative."""

    name, title = "lisht", "LiSHT"
    formula = "x * tanh(x)"
    slope = "tanh(x) + x * sech(x)**2"
    strengths = "A smooth absolute value: slope of size 1 far out on both sides, so that nothing dies."
    weaknesses = "Even: x and -x cannot be told apart; the slope is 0 at 0, and outputs average 0.61 for x ~ N(0, 1)."
    when = "Features whose sign means nothing."
    relations = ("x tanh(x).",)
    frameworks = {"tfa": "tfa.activations.lisht(x)", "torch_activation": "torch_activation.LiSHT()"}
    references = ("Roy, Manna, Dubey & Chaudhuri (2019), arXiv:1901.05894",)


class Phish(Activation):
    """Phish: the input times the tanh of its GELU."""

    name, title = "phish", "Phish"
    formula, where = "x * tanh(g)", {"g": "x * Phi(x)"}
    slope = "tanh(g) + x * sech(g)**2 * (Phi(x) + x * phi(x))"
    strengths = "Smooth and never negative, close to ReLU on the right."
    weaknesses = (
        "An error function and a tanh per element; flat at 0, where f'(0) = 0, with a bump of 0.165 at x = -1.195 "
        "left of it."
    )
    when = "Comparisons with GELU, Mish and Swish on image sets."
    frameworks = {"torch_activation": "torch_activation.Phish()"}
    references = ("Naveen (2022), Phish: a novel hyper-optimizable activation function",)
