"""S-shapes made of the normal distribution."""

from __future__ import annotations

from actplot.activation import Activation, param

__all__ = ["Erf", "Laplace"]


class Erf(Activation):
    """Error function: the S of the normal distribution, between -1 and 1."""

    name, aliases, title = "erf", ("error_function",), "Error function"
    formula = "erf(x)"
    slope = "2 / sqrt(pi) * exp(-x**2)"
    strengths = "Odd and bounded; expectations over normal inputs have closed forms, which theory makes use of."
    weaknesses = "Flattens sooner than tanh: at |x| = 3 the slope is 0.00014."
    when = "Infinitely wide networks (the arcsine kernel), probabilistic units, and inside GELU."
    frameworks = {
        "torch": ("torch.erf(x)", "torch.special.erf(x)"),
        "keras": "keras.ops.erf(x)",
        "jax": "jax.scipy.special.erf(x)",
        "tf": "tf.math.erf(x)",
        "onnx": "Erf()",
    }
    references = ("Williams (1998), Computation with infinite neural networks",)


class Laplace(Activation):
    """Laplace attention function: a normal distribution function that stands in for a squared ReLU."""

    name, aliases, title = "laplace", ("mega_laplace",), "Laplace"
    formula = "Phi((x - mu) / sigma)"
    slope = "phi((x - mu) / sigma) / sigma"
    span = (-1.0, 2.5)
    strengths = "A bounded stand-in for the squared ReLU: attention weights cannot explode, the slope stays below 1.42."
    weaknesses = "Despite its name a normal distribution function; the slope is under 0.01 below -0.2 and above 1.6."
    when = "Attention weights in Mega, in place of softmax."
    frameworks = {"transformers": 'ACT2FN["laplace"]'}
    references = ("Ma et al. (2022), arXiv:2209.10655",)

    mu: float = param(default=0.707107, sweep=(0, 0.707107, 1.5), symbol=r"\mu")
    sigma: float = param(default=0.282095, above=0, sweep=(0.15, 0.282095, 0.5), symbol=r"s")
