"""The vector family: functions of a whole array, along one of its axes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from actplot.activation import param
from actplot.elementary import exp
from actplot.pairs import pair
from actplot.vector import VectorActivation

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Softmax"]


class Softmax(VectorActivation):
    """Softmax: a vector of logits turned into a probability distribution."""

    name, aliases, title = "softmax", ("softargmax", "normalized_exponential"), "Softmax"
    formula = "sigmoid(x)"
    slope = "sigmoid(x) * (1 - sigmoid(x))"
    strengths = "Positive outputs that sum to 1, in the order of the inputs; smooth."
    weaknesses = (
        "Saturates once one logit leads by much, is never exactly 0, overflows unless the maximum is subtracted "
        "first, and its confidence says little about how often it is right."
    )
    when = "One class out of n, and attention weights; train with cross-entropy on the logits, which contains it."
    frameworks = {
        "torch": ("nn.Softmax(dim=-1)", "F.softmax(x, dim=-1)", "torch.softmax(x, dim=-1)"),
        "keras": ("keras.activations.softmax(x, axis=-1)", "keras.layers.Softmax(axis=-1)"),
        "jax": "jax.nn.softmax(x, axis=-1)",
        "tf": "tf.nn.softmax(x, axis=-1)",
        "onnx": "Softmax(axis=-1)",
    }
    references = (
        "Boltzmann (1868), Studien über das Gleichgewicht der lebendigen Kraft",
        "Bridle (1990), Probabilistic interpretation of feedforward classification network outputs",
    )
    slice_name, slice_math = "p1 of [x, 0]", r"p_1([x,\,0])"

    axis: int = param(default=-1, integer=True, symbol=r"\mathrm{axis}", spellings={"torch": "dim"})

    def along(self, z: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return exp(z) over its sum along the last axis; nan, as in the frameworks, where the largest is infinite."""
        # the difference to the largest is kept with its rounding error, or exp would lose digits to it
        top = z.max(axis=-1, keepdims=True)
        finite = np.where(np.isfinite(z), z, 0.0)
        e = exp(pair(finite) - pair(np.where(np.isfinite(top), top, 0.0))).settled()
        e = np.where(np.isfinite(z), e, np.where(z == -np.inf, 0.0, np.nan))
        return np.where(np.isfinite(top), e / e.sum(axis=-1, keepdims=True), np.nan)

    def slopes(self, p: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return dp_i / dz_k of shape (n, n) from the values p (n,)."""
        return np.diag(p) - np.outer(p, p)
