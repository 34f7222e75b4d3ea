"""The input times a gate made of exponentials."""

from __future__ import annotations

from actplot.activation import Activation, param

__all__ = ["SRS", "Gish", "GoLU"]


class GoLU(Activation):
    """Gompertz linear unit: the input times the Gompertz function, an S whose lower end is the sharper one."""

    name, aliases, title = "golu", ("gompertz_linear_unit",), "GoLU"
    formula = "x * exp(-exp(-x))"
    slope = "exp(-exp(-x)) * (1 + x * exp(-x))"
    strengths = "Smooth, with a gentler slope at 0 than GELU, 0.368 against 0.5; its left tail is gone sooner."
    weaknesses = (
        "Two nested exponentials per element; not monotonic, with a dip to -0.097 at x = -0.567; below x = -7 "
        "both value and slope underflow."
    )
    when = "In place of GELU or SiLU in image and language models, where the paper reports gains."
    frameworks = {}
    references = ("Das et al. (2025), arXiv:2502.03654",)


class Gish(Activation):
    """Gish: the input times ln(2 - exp(-exp(x)))."""

    name, title = "gish", "Gish"
    formula, shown = "x * log1p(cloglog(x))", "x * log(2 - exp(-exp(x)))"
    slope = "log(2 - exp(-exp(x))) + x * exp(x - exp(x)) / (2 - exp(-exp(x)))"
    strengths = "Smooth, with a gradient on both sides of 0."
    weaknesses = (
        "Three transcendental calls; not monotonic, with a dip to -0.278 at x = -1.282; far right its slope is "
        "ln 2 = 0.693 instead of 1."
    )
    when = "Comparisons with Mish and Logish on image classification."
    frameworks = {"torch_activation": "torch_activation.Gish()"}
    references = ("Kaytan, Aydilek & Yeroğlu (2023), Gish: a novel activation function for image classification",)


class SRS(Activation):
    """Soft-root-sign: rises from a dip towards a ceiling of alpha."""

    name, aliases, title = "srs", ("soft_root_sign",), "SRS"
    # the two forms are equal; for x > 0 the slope of the quotient cancels
    formula = "alpha - alpha * e / (x / alpha + e) if x >= 1 else x / (x / alpha + e)"
    shown, where = "x / (x / alpha + exp(-x / beta))", {"e": "exp(-x / beta)"}
    slope = "(1 + x / beta) * exp(-x / beta) / (x / alpha + exp(-x / beta))**2"
    span = (-10.0, 10.0)
    strengths = "Smooth and bounded on both sides, with a slope of 1 at 0."
    weaknesses = (
        "Not monotonic: it dips to -2.462 at x = -3; has a pole unless beta < e alpha; "
        "implementations differ in their defaults."
    )
    when = "Networks whose activations are to stay bounded, with alpha and beta learned."
    frameworks = {"torch_activation": "torch_activation.SRS(a=2.0, b=3.0)"}
    references = ("Zhou, Li, Huo & Kung (2020), arXiv:2003.00547",)

    alpha: float = param(default=2.0, above=0, symbol=r"\alpha", spellings={"torch_activation": "a"})
    beta: float = param(default=3.0, above=0, symbol=r"\beta", spellings={"torch_activation": "b"})

    holds = {"beta < exp(1) * alpha": "beta '{beta:g}' must be below e times alpha '{alpha:g}'"}  # else there is a pole
