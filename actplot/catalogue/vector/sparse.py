"""The sparse relatives of softmax: outputs that are exactly 0 for all inputs far enough behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from actplot.elementary import lead, sqrt
from actplot.pairs import Pair
from actplot.vector import AXIS, VectorActivation
from actplot.vector.rows import balanced, gaps, one_hot, running

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

__all__ = ["Entmax15", "Hardmax", "Sparsemax"]

_CUT = 2.0  # no gap of more than 1 counts


class Sparsemax(VectorActivation):
    """Sparsemax: the point of the probability simplex that lies nearest to the input.

    Infinities are those of softmax: +inf gives nan, -inf beside finite numbers gives 0.
    """

    name, title = "sparsemax", "Sparsemax"
    formula = "1 if x >= 1 else (x + 1) / 2 if x > -1 else 0"
    slope = "0 if x >= 1 else 1 / 2 if x > -1 else 0"
    strengths = "A distribution with exact zeros, linear between its kinks and without an exponential."
    weaknesses = "Inputs that get 0 get no gradient either; it needs a sort, and a loss of its own, since ln 0 is none."
    when = "Attention that is to be read, and labels of which several hold; train with the sparsemax loss."
    relations = ("The Euclidean projection onto the probabilities; entmax with exponent 2, where softmax has 1.",)
    frameworks = {
        "keras": "keras.activations.sparsemax(x, axis=-1)",
        "entmax": "entmax.sparsemax(x, dim=-1)",
    }
    references = ("Martins & Astudillo (2016), arXiv:1602.02068",)
    slice_name, slice_math = "p1 of [x, 0]", r"p_1([x,\,0])"
    element = r"p_i = \max(x_i - t,\,0),\quad \sum_i\,p_i = 1"

    axis: int = AXIS

    def along(self, z: Array) -> Array:
        """Return max(0, z - t) with the t for which they sum to 1."""
        gap, ordered = gaps(z).limited(_CUT), gaps(-np.sort(-z)).limited(_CUT)
        count = np.arange(1.0, z.shape[-1] + 1)
        sums = running(ordered)
        support, (sums,) = _support(lead(1.0 - (sums - ordered * count)) > 0, sums)
        return np.maximum(((1.0 - (sums - gap * support)) / support).settled(), 0.0)

    def slopes(self, z: Array) -> Array:
        """Return dp_i / dz_k = delta_ik - 1 / n among the n inputs that get a share."""
        inside = self.along(z) > 0
        return balanced(np.outer(inside, inside) / inside.sum())


class Entmax15(VectorActivation):
    """Entmax at 1.5: the distribution halfway between softmax (1) and sparsemax (2), smooth where sparsemax has kinks.

    Infinities are those of softmax: +inf gives nan, -inf beside finite numbers gives 0.
    """

    name, aliases, title = "entmax15", ("1.5-entmax",), "1.5-entmax"
    formula = (  # one form throughout, as in `shown`, would cancel near -2, and its second derivative near 0
        "1 if x >= 2 else 1 - ((4 - x**2) / (2 * (r + x)))**2 if x > 1 else (4 + x * r) / 8 if x >= -1 "
        "else ((4 - x**2) / (2 * (r - x)))**2 if x > -2 else 0"
    )
    shown = "1 if x >= 2 else (x + r)**2 / 16 if x > -2 else 0"
    slope = "0 if x >= 2 else (4 - x**2) / (4 * r) if x > -2 else 0"
    where = {"r": "sqrt(8 - x**2)"}
    strengths = "A distribution with exact zeros and yet a continuous slope: attention learns which inputs to drop."
    weaknesses = "Inputs that get 0 get no gradient either; it needs a sort and square roots."
    when = "Attention and sequence models in which softmax spreads too thin and sparsemax cuts too hard."
    relations = ("Between softmax (exponent 1) and sparsemax (exponent 2).",)
    frameworks = {"entmax": "entmax.entmax15(x, dim=-1)"}
    references = ("Peters, Niculae & Martins (2019), arXiv:1905.05702",)
    slice_name, slice_math = "p1 of [x, 0]", r"p_1([x,\,0])"
    element = r"p_i = \max\left(\frac{x_i}{2} - t,\,0\right)^2,\quad \sum_i\,p_i = 1"

    axis: int = AXIS

    def along(self, z: Array) -> Array:
        """Return max(0, z / 2 - t)^2 with the t for which they sum to 1."""
        gap, ordered = (gaps(values).limited(2 * _CUT) * 0.5 for values in (z, -np.sort(-z)))
        count = np.arange(1.0, z.shape[-1] + 1)
        sums, squares = running(ordered), running(ordered * ordered)
        # an element belongs to the support if the squares of the gaps to it, from those ahead, do not fill 1 yet
        spread = squares - ordered * sums * 2.0 + ordered * ordered * count
        support, (sums, squares) = _support(lead(1.0 - spread) > 0, sums, squares)
        root: Pair = (sqrt((1.0 - squares) * support + sums * sums) - sums) / support + gap
        return np.where(lead(root) > 0, (root * root).settled(), np.maximum(root.hi, 0.0))  # keeps nan

    def slopes(self, z: Array) -> Array:
        """Return dp_i / dz_k = r_i delta_ik - r_i r_k / sum r with r the square roots of p."""
        root = np.sqrt(self.along(z))
        return balanced(np.outer(root, root) / root.sum())


class Hardmax(VectorActivation):
    """Hardmax: 1 at the largest input and 0 elsewhere; of equal ones the first counts.

    Infinities are numbers like others here: they can be compared.
    """

    name, aliases, title = "hardmax", ("argmax_onehot",), "Hardmax"
    formula = "1 if x >= 0 else 0"
    slope = "0"
    strengths = "The plain decision, as a vector of the same shape; no arithmetic beyond comparisons."
    weaknesses = "Its gradient is 0 wherever it has one, and a small change of the inputs can turn the output over."
    when = "Decisions after training; within it, softmax at a low temperature or a straight-through gradient."
    frameworks = {"onnx": "Hardmax(axis=-1)"}
    references = ("ONNX (2017), operator Hardmax",)
    slice_name, slice_math = "y1 of [x, 0]", r"y_1([x,\,0])"
    element = (
        r"p_i = \genfrac{\{}{.}{0}{0}{1\quad \rlap{i = \mathrm{argmax}\,x}\phantom{i \neq \mathrm{argmax}\,x}}"
        r"{0\quad i \neq \mathrm{argmax}\,x}"
    )

    axis: int = AXIS

    def along(self, z: Array) -> Array:
        """Return 1 at the first largest element and 0 elsewhere."""
        return one_hot(z)

    def slopes(self, z: Array) -> Array:
        """Return zeros."""
        return np.zeros((z.size, z.size))


def _support(inside: NDArray[np.bool_], *running_sums: Pair) -> tuple[Array, list[Pair]]:
    """Return how many of the ordered inputs get a share, and the sums over these, with the last axis kept."""
    last = np.maximum(inside.sum(axis=-1, keepdims=True), 1) - 1
    return last + 1.0, [
        Pair(*(np.take_along_axis(np.asarray(p), last, -1) for p in (s.hi, s.lo))) for s in running_sums
    ]
