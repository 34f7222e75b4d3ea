"""The exponential rectifiers: linear above zero or nearly so, levelling off below."""

from __future__ import annotations

from actplot.activation import Activation, param

__all__ = ["CELU", "ELU", "ISRLU", "PELU", "SELU", "XIELU"]


class ELU(Activation):
    """Exponential linear unit: the identity above zero, saturating at -alpha below."""

    name, aliases, title = "elu", ("exponential_linear_unit",), "ELU"
    formula = "x if x > 0 else alpha * expm1(x)"
    slope = "1 if x > 0 else alpha * exp(x)"
    strengths = (
        "Negative outputs draw the mean towards 0 (0.16 against ReLU's 0.40 for x ~ N(0, 1)), and the slope is "
        "positive everywhere; for alpha = 1 it is continuous as well."
    )
    weaknesses = "Needs an exponential, saturates softly on the left, and has a kink at 0 unless alpha = 1."
    when = "Networks without batch normalisation."
    relations = (
        "celu has a continuous slope for every alpha, and is the same function for alpha = 1.",
        "selu is 1.0507 times elu with alpha = 1.6733.",
        "f' = f + alpha below 0; as alpha tends to 0, it becomes relu.",
    )
    mistakes = (
        "Calling it non-monotonic: it is strictly increasing.",
        "Computing exp(x) - 1: digits are lost near 0, and in np.where the branch not taken overflows; "
        "expm1(min(x, 0)) is right.",
    )
    frameworks = {
        "torch": ("nn.ELU(alpha=1.0)", "F.elu(x, alpha=1.0)"),
        "keras": ("keras.activations.elu(x, alpha=1.0)", "keras.layers.ELU(alpha=1.0)"),
        "jax": "jax.nn.elu(x, alpha=1.0)",
        "tf": "tf.nn.elu(x)",
        "onnx": "Elu(alpha=1.0)",
    }
    references = ("Clevert, Unterthiner & Hochreiter (2015), arXiv:1511.07289",)

    alpha: float = param(default=1.0, above=0, symbol=r"\alpha")


class SELU(Activation):
    """Scaled ELU: its two constants make mean 0 and variance 1 a fixed point through the layers."""

    name, aliases, title = "selu", ("scaled_elu",), "SELU"
    formula = "scale * x if x > 0 else scale * alpha * expm1(x)"
    slope = "scale if x > 0 else scale * alpha * exp(x)"
    strengths = "Normalises by itself: an input of mean 0 and variance 1 leaves every layer with mean 0 and variance 1."
    weaknesses = (
        "That holds with LeCun-normal weights, alpha dropout and plain feed-forward layers only; "
        "kink at 0, with slopes 1.758 and 1.051."
    )
    when = "Deep fully connected networks without normalisation layers."
    relations = ("1.0507 times elu with alpha = 1.6733.",)
    mistakes = (
        "Using it with He weights, ordinary dropout or batch normalisation: the fixed point is lost.",
        "Changing the constants: only this pair keeps mean 0 and variance 1.",
    )
    frameworks = {
        "torch": ("nn.SELU()", "F.selu(x)"),
        "keras": "keras.activations.selu(x)",
        "jax": "jax.nn.selu(x)",
        "tf": "tf.nn.selu(x)",
        "onnx": "Selu(alpha=1.6732632, gamma=1.050701)",
    }
    references = ("Klambauer, Unterthiner, Mayr & Hochreiter (2017), arXiv:1706.02515",)

    scale: float = param(default=1.0507009873554805, above=1, symbol=r"\lambda", spellings={"onnx": "gamma"})
    alpha: float = param(default=1.6732632423543772, above=0, symbol=r"\alpha")


class CELU(Activation):
    """Continuously differentiable ELU: the exponential is stretched by alpha, so that no alpha makes a kink."""

    name, aliases, title = "celu", ("continuously_differentiable_elu",), "CELU"
    formula = "x if x > 0 else alpha * expm1(x / alpha)"
    slope = "1 if x > 0 else exp(x / alpha)"
    strengths = (
        "The slope is continuous and at most 1 for every alpha, which scales the function: c f(x / c) has c alpha."
    )
    weaknesses = "Needs an exponential, saturates softly on the left, and f'' jumps at 0."
    when = "In place of ELU wherever alpha is not 1."
    relations = ("alpha elu(x / alpha) with the elu of alpha = 1.",)
    mistakes = ("Taking it for elu with the same alpha: they agree for alpha = 1 only.",)
    frameworks = {
        "torch": ("nn.CELU(alpha=1.0)", "F.celu(x, alpha=1.0)"),
        "keras": "keras.activations.celu(x, alpha=1.0)",
        "jax": "jax.nn.celu(x, alpha=1.0)",
        "onnx": "Celu(alpha=1.0)",
    }
    references = ("Barron (2017), arXiv:1704.07483",)

    alpha: float = param(default=1.0, above=0, symbol=r"\alpha")


class PELU(Activation):
    """Parametric ELU: ELU with two learned scales that leave the slope continuous at zero."""

    name, aliases, title = "pelu", ("parametric_elu",), "PELU"
    formula = "a / b * x if x >= 0 else a * expm1(x / b)"
    slope = "a / b if x >= 0 else a / b * exp(x / b)"
    strengths = "Each layer learns how deep it saturates (a) and how fast (b), without a kink."
    weaknesses = "Both parameters must be kept above 0 in training, and the slope above 0 is a / b, not 1."
    when = "Convolutional networks that use ELU and can afford two parameters a layer."
    frameworks = {"torch_activation": "torch_activation.PELU(a=1.0, b=1.0)"}
    references = ("Trottier, Giguère & Chaib-draa (2016), arXiv:1605.09332",)

    a: float = param(default=1.0, above=0, symbol="a")
    b: float = param(default=1.0, above=0, symbol="b")


class ISRLU(Activation):
    """Inverse square root linear unit: the identity above zero, ISRU below."""

    name, aliases, title = "isrlu", ("inverse_square_root_linear_unit",), "ISRLU"
    formula = "x if x >= 0 else isru(sqrt(alpha) * x) / sqrt(alpha)"
    shown = "x if x >= 0 else x / sqrt(1 + alpha * x**2)"
    slope = "1 if x >= 0 else 1 / (1 + alpha * x**2)**(3 / 2)"
    strengths = "Has the shape of ELU without an exponential, and f'' too is continuous at 0."
    weaknesses = "Saturates softly on the left, at -1 / sqrt(alpha), and is not in the major frameworks."
    when = "In place of ELU on processors with a fast inverse square root."
    frameworks = {"torch_activation": "torch_activation.ISRLU(a=1.0)"}
    references = ("Carlile, Delamarter, Kinney, Marti & Whitney (2017), arXiv:1710.09967",)

    alpha: float = param(default=1.0, above=0, symbol=r"\alpha", spellings={"torch_activation": "a"})


class XIELU(Activation):
    """Expanded integral of ELU: a parabola above zero, an integrated exponential below."""

    name, title = "xielu", "xIELU"
    formula = "alpha_p * x**2 + beta * x if x > 0 else alpha_n * expm1mx(x) + beta * x"
    shown = "alpha_p * x**2 + beta * x if x > 0 else alpha_n * (expm1(x) - x) + beta * x"
    slope = "2 * alpha_p * x + beta if x > 0 else alpha_n * expm1(x) + beta"
    strengths = (
        "Its slope grows linearly on the right and is a shifted ELU on the left, each side with a learned scale."
    )
    weaknesses = (
        "Grows as a square; not monotonic: it dips to -0.206 at x = -0.981, then rises to the left without end."
    )
    when = "Feed-forward layers of language models (Apertus), in place of the squared ReLU."
    frameworks = {"transformers": 'ACT2FN["xielu"]'}
    references = ("Huang & Schlag (2024), arXiv:2411.13010",)

    alpha_p: float = param(default=0.8, above=0, symbol=r"\alpha_p", spellings={"transformers": "alpha_p_init"})
    alpha_n: float = param(default=0.8, symbol=r"\alpha_n", spellings={"transformers": "alpha_n_init"})
    beta: float = param(default=0.5, symbol=r"\beta")

    # else the left side would not rise towards minus infinity
    holds = {"alpha_n > beta": "alpha_n '{alpha_n:g}' must be above beta '{beta:g}'"}
