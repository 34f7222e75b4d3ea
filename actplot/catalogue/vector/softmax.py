"""Softmax and what is made of it: exponentials of a vector, over their sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from actplot.activation import Kind, param
from actplot.errors import BadRequest
from actplot.pairs import Pair
from actplot.vector import AXIS, VectorActivation
from actplot.vector.rows import balanced, cooled, exponentials, gaps, one_hot, total

if TYPE_CHECKING:
    from typing import ClassVar

    from numpy.typing import NDArray

    Array = NDArray[np.float64]

__all__ = ["GumbelSoftmax", "LogSoftmax", "Softmax", "Softmax2d", "Softmin"]


class Softmax(VectorActivation):
    """Softmax: a vector of logits turned into a probability distribution.

    A largest element of +inf, or -inf throughout, gives nan, as in the frameworks; any other -inf has probability 0.
    """

    name, aliases, title = "softmax", ("softargmax", "normalized_exponential"), "Softmax"
    formula = "sigmoid(x)"
    slope = "sigmoid(x) * (1 - sigmoid(x))"
    strengths = "Positive outputs that sum to 1, in the order of the inputs; smooth."
    weaknesses = (
        "Saturates once one logit leads by much, is never exactly 0, overflows unless the maximum is subtracted "
        "first, and its confidence says little about how often it is right."
    )
    when = "One class out of n, and attention weights; train with cross-entropy on the logits, which contains it."
    relations = (
        "softmax(z + c) = softmax(z).",
        "Of two classes, p1 = sigmoid(z1 - z2).",
        "The Jacobian is diag(p) - p p^T; with cross-entropy the gradient is p - y.",
    )
    mistakes = (
        "Applying it before a loss that contains it: nn.CrossEntropyLoss takes logits.",
        "Leaving out the axis: nn.Softmax() guesses one and warns.",
        "Exponentials of the logits as they are: [1000, 1001] gives nan instead of [0.269, 0.731]; subtract the "
        "maximum first.",
        "Drawing it over a grid of x: each grid point becomes a class; draw a named slice.",
    )
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
    element = r"p_i = e^{x_i}\,/\,\sum_k\,e^{x_k}"

    axis: int = AXIS

    def along(self, z: Array) -> Array:
        """Return e^z over its sum along the last axis."""
        return _shares(gaps(z))

    def slopes(self, z: Array) -> Array:
        """Return dp_i / dz_k = p_i (delta_ik - p_k)."""
        p = _shares(gaps(z))
        return balanced(np.outer(p, p))


class LogSoftmax(VectorActivation):
    """Log-softmax: the logarithms of the probabilities that softmax gives.

    Infinities are those of softmax: +inf gives nan, -inf beside finite numbers stays -inf.
    """

    name, title = "log_softmax", "Log-softmax"
    formula = "-softplus(-x)"
    slope = "sigmoid(-x)"
    strengths = (
        "Finite where the probability itself underflows, and its slope does not vanish for a class that is far behind."
    )
    weaknesses = "Its outputs are no probabilities: they are negative, and without a lower bound."
    when = "Before a negative log-likelihood, where it is half of cross-entropy, and for scores that are added up."
    relations = ("z - log(sum(exp(z))), the logarithm of softmax(z).",)
    mistakes = (
        "Writing log(softmax(z)): -inf where a probability underflows.",
        "Putting nn.CrossEntropyLoss behind it: that loss contains it; nn.NLLLoss belongs here.",
    )
    frameworks = {
        "torch": ("nn.LogSoftmax(dim=-1)", "F.log_softmax(x, dim=-1)", "torch.log_softmax(x, dim=-1)"),
        "keras": "keras.activations.log_softmax(x, axis=-1)",
        "jax": "jax.nn.log_softmax(x, axis=-1)",
        "tf": "tf.nn.log_softmax(x, axis=-1)",
        "onnx": "LogSoftmax(axis=-1)",
    }
    references = ("Blanchard, Higham & Higham (2021), Accurately computing the log-sum-exp and softmax functions",)
    slice_name, slice_math = "y1 of [x, 0]", r"y_1([x,\,0])"
    element = r"y_i = x_i - \ln \sum_k\,e^{x_k}"

    axis: int = AXIS

    def along(self, z: Array) -> Array:
        """Return z less ln(sum e^z); of the sum, the largest term stands apart as the 1 of log1p."""
        gap = gaps(z)
        others, first = exponentials(gap), z.argmax(axis=-1, keepdims=True)
        sound = np.take_along_axis(others, first, -1) == 1.0  # else nan or infinite
        np.put_along_axis(others, first, 0.0, -1)
        rest = np.where(sound, np.log1p(total(others)), np.nan)
        far = (gap.hi == -np.inf) & ~np.isnan(rest)
        return np.where(far, -np.inf, (gap - rest).settled())

    def slopes(self, z: Array) -> Array:
        """Return dy_i / dz_k = delta_ik - p_k."""
        return balanced(np.tile(_shares(gaps(z)), (z.size, 1)))


class Softmin(VectorActivation):
    """Softmin: the softmax of the negated inputs, so that the smallest gets the largest share.

    Infinities are those of softmax with their signs turned: -inf gives nan, +inf beside finite numbers gives 0.
    """

    name, title = "softmin", "Softmin"
    formula = "sigmoid(-x)"
    slope = "-(sigmoid(x) * (1 - sigmoid(x)))"
    strengths = "Turns costs, distances or energies into probabilities without a sign to remember; smooth."
    weaknesses = "Saturates like softmax, and depends on the unit in which the costs are measured."
    when = "Soft choices of the cheapest or the nearest: matching, soft assignment, differentiable planning."
    relations = ("softmin(z) = softmax(-z).",)
    frameworks = {"torch": ("nn.Softmin(dim=-1)", "F.softmin(x, dim=-1)")}
    references = ("Boltzmann (1868), Studien über das Gleichgewicht der lebendigen Kraft",)
    slice_name, slice_math = "p1 of [x, 0]", r"p_1([x,\,0])"
    element = r"p_i = e^{-x_i}\,/\,\sum_k\,e^{-x_k}"

    axis: int = AXIS

    def along(self, z: Array) -> Array:
        """Return e^-z over its sum along the last axis."""
        return _shares(gaps(-z))

    def slopes(self, z: Array) -> Array:
        """Return dp_i / dz_k = -p_i (delta_ik - p_k)."""
        p = _shares(gaps(-z))
        return -balanced(np.outer(p, p))


class Softmax2d(VectorActivation):
    """Channel-wise softmax: at each pixel of an image, a distribution over the channels.

    The array is (C, H, W) or (N, C, H, W); its Jacobian is that of one pixel's channels. Infinities are as in softmax.
    """

    name, title = "softmax2d", "Channel-wise softmax (Softmax2d)"
    formula = "sigmoid(x)"
    slope = "sigmoid(x) * (1 - sigmoid(x))"
    strengths = "A distribution over the classes at every pixel, on an axis that cannot be mistaken."
    weaknesses = "Takes images only, and saturates like softmax; the pixels know nothing of one another."
    when = "Maps of class probabilities in segmentation; train with cross-entropy on the logits instead."
    frameworks = {"torch": "nn.Softmax2d()"}
    references = ("Long, Shelhamer & Darrell (2014), arXiv:1411.4038",)
    slice_name, slice_math = "p1 of a pixel with the channels [x, 0]", r"p_1([x,\,0])"
    element = r"p_i = e^{x_i}\,/\,\sum_k\,e^{x_k}"

    axis = -3

    def along(self, z: Array) -> Array:
        """Return e^z over its sum along the last axis."""
        return _shares(gaps(z))

    def slopes(self, z: Array) -> Array:
        """Return dp_i / dz_k = p_i (delta_ik - p_k)."""
        p = _shares(gaps(z))
        return balanced(np.outer(p, p))

    def check_shape(self, shape: tuple[int, ...]) -> None:
        """Raise BadRequest for what is no image and no batch of images."""
        if len(shape) not in (3, 4):
            raise BadRequest(f"{self.name}: x of shape '{shape}' is neither (C, H, W) nor (N, C, H, W).")
        super().check_shape(shape)


class GumbelSoftmax(VectorActivation):
    """Gumbel-softmax: a differentiable draw from a distribution, here without its noise.

    In training Gumbel noise is added to the inputs; what is computed here is the function that it is put into: the
    softmax at temperature tau or, with hard = 1, the one-hot vector of the first largest input. The curve is the
    median over the noise. The slopes are those of the values: frameworks pass the soft form's through the hard one.
    """

    name, aliases, title = "gumbel_softmax", ("concrete",), "Gumbel-softmax"
    kind: ClassVar[Kind] = "stochastic"
    formula = "(1 if x >= 0 else 0) if hard > 0 else sigmoid(x / tau)"
    slope = "0 if hard > 0 else sigmoid(x / tau) * (1 - sigmoid(x / tau)) / tau"
    strengths = "Lets a gradient through a random choice; tau leads from even shares down to a one-hot vector."
    weaknesses = (
        "The draw is biased for any tau above 0, and its gradient grows as 1 / tau; "
        "the hard form's gradient is that of another function."
    )
    when = "Latent categories, choices within a network and architecture search, with tau lowered while training."
    frameworks = {"torch": "F.gumbel_softmax(logits, tau=1, hard=False, dim=-1)"}
    references = ("Jang, Gu & Poole (2016), arXiv:1611.01144", "Maddison, Mnih & Teh (2016), arXiv:1611.00712")
    slice_name, slice_math = "y1 of [x, 0], noise g = 0", r"y_1([x,\,0])|_{g\,=\,0}"

    tau: float = param(default=1.0, above=0, symbol=r"\tau")
    hard: int = param(default=0, least=0, most=1, integer=True, symbol=r"\mathrm{hard}")
    axis: int = AXIS

    @property
    def element(self) -> str:
        """Softmax at a temperature, or the hard choice."""
        return r"p = \mathrm{hardmax}(x)" if self.hard else r"p_i = e^{x_i/\tau}\,/\,\sum_k\,e^{x_k/\tau}"

    def along(self, z: Array) -> Array:
        """Return e^(z / tau) over its sum along the last axis, or 1 at its first largest and 0 elsewhere."""
        return one_hot(z) if self.hard else _shares(cooled(z, self.tau))

    def slopes(self, z: Array) -> Array:
        """Return dy_i / dz_k = y_i (delta_ik - y_k) / tau, or 0."""
        if self.hard:
            return np.zeros((z.size, z.size))
        y = _shares(cooled(z, self.tau))
        return balanced(np.outer(y, y) / self.tau)


def _shares(gap: Pair) -> Array:
    """Return e^gap over its sum."""
    e = exponentials(gap)
    return e / total(e)
