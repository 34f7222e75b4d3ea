"""Rectifiers with a curve above zero: squares, logarithms, a gate."""

from __future__ import annotations

from actplot.activation import Activation, param

__all__ = ["FlattenTSwish", "NLReLU", "SquaredReLU", "StarReLU"]


class SquaredReLU(Activation):
    """Squared ReLU: the square of positive numbers, 0 for the rest."""

    name, aliases, title = "relu_squared", ("relu2", "squared_relu"), "Squared ReLU"
    formula = "max(x, 0)**2"
    slope = "2 * max(x, 0)"
    span = (-3.0, 3.0)
    strengths = "One product more than ReLU, without its kink, and as sparse."
    weaknesses = "No gradient below 0; the slope grows without bound, and so do large activations."
    when = "Feed-forward layers of language models, where a search over Transformers found it (Primer)."
    relations = ("relu(x)^2, also x relu(x).",)
    frameworks = {"transformers": 'ACT2FN["relu2"]'}
    references = ("So, Mańke, Liu, Dai, Shazeer & Le (2021), arXiv:2109.08668",)


class StarReLU(Activation):
    """StarReLU: squared ReLU, scaled and shifted to mean 0 and variance 1."""

    name, title = "star_relu", "StarReLU"
    formula = "s * max(x, 0)**2 + b"
    slope = "2 * s * max(x, 0)"
    span = (-3.0, 3.0)
    strengths = (
        "For x ~ N(0, 1) the output has mean 0 and variance 1 (s = 2 / sqrt 5, b = -1 / sqrt 5); no exponential."
    )
    weaknesses = "No gradient below 0, where the output is a constant; grows as a square above."
    when = "MetaFormer networks for images (CAFormer, ConvFormer), with s and b learned."
    relations = ("0.8944 relu(x)^2 - 0.4472: mean 0 and variance 1 for x ~ N(0, 1).",)
    frameworks = {"torch_activation": "torch_activation.StarReLU(s=0.8944, b=-0.4472)"}
    references = ("Yu, Si, Zhou, Luo, Zhou, Feng, Yan & Wang (2022), arXiv:2210.13452",)

    s: float = param(default=0.8944, symbol="s")
    b: float = param(default=-0.4472, symbol="b")


class FlattenTSwish(Activation):
    """Flatten-T Swish: SiLU above zero, a negative constant below."""

    name, aliases, title = "flatten_t_swish", ("fts", "ftswish"), "Flatten-T Swish"
    formula = "x * sigmoid(x) + T if x > 0 else T"
    slope = "sigmoid(x) * (1 + x * (1 - sigmoid(x))) if x > 0 else 0"
    strengths = "As sparse in gradients as ReLU, with negative outputs that draw the mean down (0.10 for x ~ N(0, 1))."
    weaknesses = "Units whose inputs stay negative learn nothing, as with ReLU; a kink at 0, from slope 0 to 1/2."
    when = "Where ReLU is tried, as a variant of it; T = -0.2 did best in the paper."
    frameworks = {"torch_activation": "torch_activation.FlattedTSwish()"}
    references = ("Chieng, Wahid, Ong & Perla (2018), arXiv:1812.06247",)

    T: float = param(default=-0.2, symbol="T")


class NLReLU(Activation):
    """Natural-logarithm ReLU: ln(1 + beta x) above zero, 0 below."""

    name, aliases, title = "nlrelu", ("natural_log_relu",), "NLReLU"
    formula = "log1p(beta * max(x, 0))"
    slope = "beta / (1 + beta * x) if x > 0 else 0"
    span = (-4.0, 8.0)
    strengths = "Compresses large activations, so that layers stay alike in scale; zeros like ReLU."
    weaknesses = "No gradient below 0, a kink there, and a slope that fades as 1 / x above."
    when = "Plain convolutional networks without batch normalisation."
    frameworks = {"torch_activation": "torch_activation.NLReLU(a=1.0)"}
    references = ("Liu et al. (2019), arXiv:1908.03682",)

    beta: float = param(default=1.0, above=0, symbol=r"\beta", spellings={"torch_activation": "a"})
