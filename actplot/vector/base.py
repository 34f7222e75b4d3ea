"""Activations of a whole vector: called along an axis, and drawn through a named slice of one number."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from actplot.activation import Activation, Kind, param
from actplot.errors import BadRequest
from actplot.values import BLOCK, as_floats, elementwise

__all__ = ["AXIS", "Slice", "VectorActivation"]

Array = NDArray[np.float64]

AXIS: Any = param(default=-1, integer=True, symbol=r"\mathrm{axis}", spellings={"torch": "dim"})
"""The parameter that says along which axis of an array the vectors lie."""


class VectorActivation(Activation):
    """A function of an array along one axis; `formula` is that of its slice, which `slice_name` says in words.

    A subclass writes `along`, the function of many vectors at once, and `slopes`, the Jacobian at one vector.
    """

    kind: ClassVar[Kind] = "vector"
    axis: int

    def __call__(self, x: ArrayLike) -> Any:
        """Return the function of x along `axis`; all other axes stay, and so do float16 and float32.

        Raises BadRequest where x has no such axis, or not as many elements along it as the function wants.
        """
        values, dtype = as_floats(x)
        self.check_shape(values.shape)
        moved = np.moveaxis(values, self.axis, -1)
        rows = self.rows(moved.reshape(-1, moved.shape[-1]))
        with np.errstate(all="ignore"):
            return np.moveaxis(rows.reshape(*moved.shape[:-1], rows.shape[-1]), -1, self.axis).astype(dtype)

    def image(self, vector: ArrayLike) -> Array:
        """Return the function of one vector (n,), whatever `axis` is. Raises BadRequest for a length it cannot take."""
        values, _ = as_floats(vector)
        self._check_length(values.size)
        return self.rows(values.reshape(1, -1))[0]  # type: ignore[no-any-return]

    def jacobian(self, x: ArrayLike) -> Any:
        """Return d out_i / d x_k at a vector x of shape (n,): (n, n), or (m, n) where m numbers come out.

        Where the function has a kink, it is the slope of the branch that the formula takes.
        """
        values, dtype = as_floats(x)
        if values.ndim != 1:
            raise BadRequest(f"{self.name}: the Jacobian wants one vector, not an array of shape '{values.shape}'.")
        self._check_length(values.size)
        with np.errstate(all="ignore"):
            slopes = self.slopes(values)
            return np.where(np.isnan(values).any(), np.nan, slopes).astype(dtype)

    @property
    def slice(self) -> Slice:
        """The function of one number that is drawn, such as the first output for the inputs [x, 0]."""
        return Slice(self)

    @property
    def element(self) -> str:
        """How an output is made of the inputs, in mathtext, such as p_i = e^{x_i} / ...; p stands for shares of 1."""
        return ""

    @property
    def group(self) -> int:
        """What the number of elements along the axis must be a multiple of."""
        return 1

    @abstractmethod
    def along(self, z: Array) -> Array:
        """Return the function along the last axis of float64 z of shape (rows, n): (rows, m)."""

    @abstractmethod
    def slopes(self, z: Array) -> Array:
        """Return the Jacobian (m, n) at a vector z (n,) without nan."""

    def rows(self, z: Array) -> Array:
        """Return the function of each row of z (rows, n), some rows at a time, so that temporaries stay in cache."""
        step = max(1, BLOCK // z.shape[1])
        some = z if len(z) else np.zeros((1, z.shape[1]))  # which show how long the rows of no result are
        with np.errstate(all="ignore"):
            blocks = [self.along(some[start : start + step]) for start in range(0, len(some), step)]
        return np.concatenate(blocks)[: len(z)]

    def check_shape(self, shape: tuple[int, ...]) -> None:
        """Raise BadRequest where an array of this shape has no vectors along the axis that the function can take."""
        if not -len(shape) <= self.axis < len(shape):
            raise BadRequest(f"{self.name}: axis '{self.axis}' is none of the {len(shape)} axes of x.")
        self._check_length(shape[self.axis])

    def _check_length(self, count: int) -> None:
        if count == 0:
            raise BadRequest(f"{self.name}: x has no element along axis '{self.axis}'.")
        if count % self.group:
            raise BadRequest(f"{self.name}: '{count}' elements along axis {self.axis} are no multiple of {self.group}.")


@dataclass(frozen=True, slots=True)
class Slice:
    """The curve of a vector activation, as a function of one number."""

    of: VectorActivation

    def __call__(self, x: ArrayLike) -> Any:
        """Return the slice at each x, in x's shape."""
        return elementwise(self.of, x, 0)

    def derivative(self, x: ArrayLike, order: int = 1) -> Any:
        """Return the derivative of the slice at each x, in x's shape."""
        return self.of.derivative(x, order)
