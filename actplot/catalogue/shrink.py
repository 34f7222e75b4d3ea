"""The shrinkage family: small inputs become 0 or nearly so, large ones pass."""

from __future__ import annotations

from actplot.activation import Activation, param

__all__ = ["Hardshrink", "Shrink", "Softshrink", "Tanhshrink"]


class Hardshrink(Activation):
    """Hard shrinkage: inputs of at most lambda in size become 0, all others pass unchanged."""

    name, aliases, title = "hardshrink", ("hard_shrink", "hard_threshold"), "Hard shrink"
    formula = "x if abs(x) > lambd else 0"
    slope = "1 if abs(x) > lambd else 0"
    strengths = "Exact zeros for small inputs and no bias at all on large ones."
    weaknesses = "Jumps by lambda at both ends of the dead zone, inside of which nothing is learned."
    when = "Denoising and sparse codes, where coefficients are either kept or dropped."
    relations = ("x where |x| > lambd, else 0; softshrink closes the gap by moving both arms to 0.",)
    frameworks = {
        "torch": ("nn.Hardshrink(lambd=0.5)", "F.hardshrink(x, lambd=0.5)"),
        "keras": "keras.activations.hard_shrink(x, threshold=0.5)",
        "tfa": "tfa.activations.hardshrink(x)",
    }
    references = ("Donoho & Johnstone (1994), Ideal spatial adaptation by wavelet shrinkage",)

    lambd: float = param(default=0.5, least=0, symbol=r"\lambda", spellings={"keras": "threshold"})


class Softshrink(Activation):
    """Soft shrinkage: every input moves towards 0 by lambda, and stops there."""

    name, aliases, title = "softshrink", ("soft_shrink", "soft_threshold"), "Soft shrink"
    formula = "x - lambd if x > lambd else 0 if x >= -lambd else x + lambd"
    slope = "1 if abs(x) > lambd else 0"
    strengths = (
        "Continuous, with exact zeros: it solves min over z of (z - x)^2 / 2 + lambda |z|, the step of the lasso."
    )
    weaknesses = "Large inputs come out too small by lambda; no gradient in the dead zone, kinks at both of its ends."
    when = "Sparse coding and unrolled optimisation such as LISTA."
    relations = ("relu(x - lambd) - relu(-x - lambd).",)
    frameworks = {
        "torch": ("nn.Softshrink(lambd=0.5)", "F.softshrink(x, lambd=0.5)"),
        "keras": "keras.activations.soft_shrink(x, threshold=0.5)",
        "tfa": "tfa.activations.softshrink(x)",
    }
    references = (
        "Donoho & Johnstone (1994), Ideal spatial adaptation by wavelet shrinkage",
        "Gregor & LeCun (2010), Learning fast approximations of sparse coding",
    )

    lambd: float = param(default=0.5, least=0, symbol=r"\lambda", spellings={"keras": "threshold"})


class Tanhshrink(Activation):
    """Tanhshrink: the input less its tanh, a smooth shrinkage."""

    name, aliases, title = "tanhshrink", ("tanh_shrink",), "Tanhshrink"
    formula, shown = "tanhshrink(x)", "x - tanh(x)"
    slope = "tanh(x)**2"
    strengths = "Smooth and odd; small inputs shrink to about x^3 / 3, large ones move towards 0 by 1."
    weaknesses = (
        "No exact zeros, a vanishing slope at 0, and written out as x - tanh x it has no correct digit left at 1e-8."
    )
    when = "Smooth denoising; rarely in hidden layers."
    relations = ("x - tanh(x).",)
    mistakes = ("Computing it as that difference: near 0 it is x^3 / 3, of which nothing is left.",)
    frameworks = {
        "torch": ("nn.Tanhshrink()", "F.tanhshrink(x)"),
        "keras": "keras.activations.tanh_shrink(x)",
        "tfa": "tfa.activations.tanhshrink(x)",
    }
    references = ("Collobert, Kavukcuoglu & Farabet (2011), Torch7: a Matlab-like environment for machine learning",)


class Shrink(Activation):
    """Shrink: a dead zone of half width lambda, outside of which inputs move towards 0 by a bias."""

    name, aliases, title = "shrink", ("onnx_shrink",), "Shrink"
    formula = "x - bias if x > lambd else 0 if x >= -lambd else x + bias"
    slope = "1 if abs(x) > lambd else 0"
    strengths = "One operator for both shrinkages: hard with bias = 0, soft with bias = lambda."
    weaknesses = "Jumps at both ends of the dead zone unless bias = lambda; no gradient inside."
    when = "Models exported to ONNX."
    frameworks = {"onnx": "Shrink(lambd=0.5, bias=0.0)"}
    references = ("ONNX (2018), operator Shrink, version 9",)

    lambd: float = param(default=0.5, least=0, symbol=r"\lambda")
    bias: float = param(default=0.0, symbol="b")
