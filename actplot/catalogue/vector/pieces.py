"""Functions that regroup a vector: doubled, thinned out, or shortened in its own direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from actplot.activation import param
from actplot.pairs import pair
from actplot.vector import AXIS, VectorActivation
from actplot.vector.rows import length, one_hot

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

__all__ = ["CReLU", "Maxout", "Squash"]


class CReLU(VectorActivation):
    """Concatenated ReLU: the positive parts, and behind them along the axis the negative parts with their sign turned.

    It doubles the axis.
    """

    name, aliases, title = "crelu", ("concatenated_relu",), "Concatenated ReLU (CReLU)"
    formula = "max(x, 0)"
    slope = "1 if x > 0 else 0"
    strengths = "Loses nothing of what ReLU would drop: but for 0, one of the two copies always has a gradient."
    weaknesses = "Twice as many outputs, and so twice the weights of the layer behind; one half of them is always 0."
    when = "Early convolutions, whose filters otherwise come in pairs of opposite sign."
    relations = ("[relu(x), relu(-x)], so the number of outputs doubles.",)
    frameworks = {"tf": "tf.nn.crelu(x, axis=-1)"}
    references = ("Shang, Sohn, Almeida & Lee (2016), arXiv:1603.05201",)
    slice_name, slice_math = "y1 of [x]", r"y_1([x])"
    element = r"y_i = \max(x_i, 0),\quad y_{n+i} = \max(-x_i, 0)"

    axis: int = AXIS

    def along(self, z: Array) -> Array:
        """Return [max(z, 0), max(-z, 0)], (rows, 2 n)."""
        return np.concatenate([np.maximum(z, 0.0), np.maximum(-z, 0.0)], axis=-1)

    def slopes(self, z: Array) -> Array:
        """Return the Jacobian (2 n, n)."""
        return np.vstack([np.diag(np.where(z > 0, 1.0, 0.0)), np.diag(np.where(z < 0, -1.0, 0.0))])


class Maxout(VectorActivation):
    """Maxout: the largest of each group of `pieces` neighbours along the axis, which becomes that much shorter.

    The curve is that of one input against another one that stands still. Among equal ones the first has the slope.
    """

    name, title = "maxout", "Maxout"
    formula = "max(c, x)"
    slope = "1 if x >= c else 0"
    where = {"c": "0"}
    strengths = (
        "Fed with affine maps it learns its own shape: convex and piecewise linear, as fine as the pieces allow."
    )
    weaknesses = "Takes `pieces` times the weights for one output, which is always convex in the layer's input."
    when = "Networks with dropout, for which it was made, where weights are cheaper than depth."
    references = ("Goodfellow, Warde-Farley, Mirza, Courville & Bengio (2013), arXiv:1302.4389",)
    slice_name, slice_math = "max of [x, c]", r"\max([x,\,c])"

    pieces: int = param(default=2, least=2, integer=True, symbol="k")
    axis: int = AXIS

    @property
    def element(self) -> str:
        """The largest of a group, whose elements are listed; of more than three the first and the last."""
        k = self.pieces
        group = [f"x_{{{k}i-{back}}}" if back else f"x_{{{k}i}}" for back in reversed(range(k))]
        listed = r",\,".join(group if k <= 3 else [group[0], r"\ldots", group[-1]])
        return rf"y_i = \max({listed})"

    @property
    def group(self) -> int:
        """As many as there are pieces."""
        return self.pieces

    def along(self, z: Array) -> Array:
        """Return the largest of each group, (rows, n / pieces)."""
        return self._grouped(z).max(axis=-1)  # type: ignore[no-any-return]

    def slopes(self, z: Array) -> Array:
        """Return the Jacobian (n / pieces, n)."""
        return np.kron(np.eye(z.size // self.pieces), np.ones(self.pieces)) * one_hot(self._grouped(z)).ravel()

    def _grouped(self, z: Array) -> Array:
        return z.reshape(*z.shape[:-1], z.shape[-1] // self.pieces, self.pieces)


class Squash(VectorActivation):
    """Squash: a vector kept in its direction, its length n turned into n^2 / (1 + n^2).

    One infinite element gives its limit, 1 or -1 there and 0 elsewhere; two have no direction, and are nan.
    """

    name, aliases, title = "squash", ("capsule_squash",), "Capsule squash"
    formula, shown = "softsign(x * abs(x))", "x * abs(x) / (1 + x**2)"
    slope = "2 * abs(x) / (1 + x**2)**2"
    strengths = "Keeps the direction and brings the length into [0, 1), so that it can stand for a probability."
    weaknesses = "Short vectors are squared towards 0, where the gradient vanishes, as it does for long ones."
    when = "Capsule networks, whose units are vectors."
    references = ("Sabour, Frosst & Hinton (2017), arXiv:1710.09829",)
    slice_name, slice_math = "y1 of [x]", r"y_1([x])"
    element = r"y_i = \dfrac{\Vert x \Vert}{1 + \Vert x \Vert^2}\,x_i"

    axis: int = AXIS

    def along(self, z: Array) -> Array:
        """Return z |z| / (1 + |z|^2)."""
        infinite = np.isinf(z)
        s = np.where(infinite, 0.0, z)
        size = length(s)
        inside = (pair(s) * size / (1.0 + size * size)).settled()
        ends = infinite.sum(axis=-1, keepdims=True)
        limit = np.where(infinite, np.where(ends == 1, np.sign(z), np.nan), z * 0.0)
        return np.where(ends > 0, limit, inside)

    def slopes(self, z: Array) -> Array:
        """Return the Jacobian: with n = |z|, n / (1 + n^2) across the direction of z and 2 n / (1 + n^2)^2 along it."""
        if np.isinf(z).any() or not z.any():
            return np.zeros((z.size, z.size))
        size = length(z)
        below = 1.0 / (1.0 + size * size)
        across, along = (size * below).settled(), (2.0 * size * below * below).settled()
        excess = (size * (1.0 - size) * (1.0 + size) * below * below).settled()  # along - across
        u = (pair(z) / size).settled()
        beside = 1.0 - np.eye(z.size)
        return np.diag(across * (beside @ (u * u)) + along * u * u) + excess * np.outer(u, u) * beside
