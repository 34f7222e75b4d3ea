"""Where f in plain float64 is within 3.5 ulp, by name, for default parameters: measured, not declared.

Made by tools/measure_quick.py, which says how; a law holds it.
"""

from __future__ import annotations

from math import inf

__all__ = ["QUICK"]

QUICK: dict[str, float] = {  # name: the largest |x|
    "identity": inf,
    "step": inf,
    "sigmoid": inf,
    "tanh": inf,
    "relu": inf,
    "leaky_relu": inf,
    "prelu": inf,
    "rrelu": inf,
    "elu": inf,
    "selu": inf,
    "softplus": inf,
    "gelu": 37,
    "silu": 700,
    "swish": 700,
    "mish": 700,
    "glu": inf,
    "swiglu": 700,
    "geglu": 37,
    "reglu": inf,
    "bilinear_glu": inf,
    "crelu": inf,
    "maxout": inf,
    "squash": 700,
    "softmax": inf,
    "log_softmax": inf,
    "softmin": inf,
    "softmax2d": inf,
    "gumbel_softmax": inf,
    "sparsemax": inf,
    "hardmax": inf,
}
