"""Activations of a whole vector: called along an axis, and drawn through a named slice of one number."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from actplot.activation import Activation, Kind
from actplot.errors import BadRequest
from actplot.values import as_floats, elementwise

__all__ = ["Slice", "VectorActivation"]


class VectorActivation(Activation):
    """A function of an array along one axis; `formula` is that of its slice, which `slice_name` says in words.

    A subclass writes `along`, the function along the last axis, and `slopes`, its Jacobian from its values.
    """

    kind: ClassVar[Kind] = "vector"
    axis: int

    def __call__(self, x: ArrayLike) -> Any:
        """Return the function of x along `axis`, in x's shape; float16 and float32 stay.

        Raises BadRequest where x has no such axis or nothing along it.
        """
        values, dtype = as_floats(x)
        if not -values.ndim <= self.axis < values.ndim:
            raise BadRequest(f"{self.name}: axis '{self.axis}' is none of the {values.ndim} axes of x.")
        if values.shape[self.axis] == 0:
            raise BadRequest(f"{self.name}: x of shape '{values.shape}' has no element along axis {self.axis}.")
        with np.errstate(all="ignore"):
            return np.moveaxis(self.along(np.moveaxis(values, self.axis, -1)), -1, self.axis).astype(dtype)

    def jacobian(self, x: ArrayLike) -> NDArray[np.float64]:
        """Return d out_i / d x_k of shape (n, n) at a vector x of shape (n,)."""
        values, _ = as_floats(x)
        if values.ndim != 1:
            raise BadRequest(f"{self.name}: the Jacobian wants one vector, not an array of shape '{values.shape}'.")
        with np.errstate(all="ignore"):
            return self.slopes(self.along(values))

    @property
    def slice(self) -> Slice:
        """The function of one number that is drawn, such as the first output for the inputs [x, 0]."""
        return Slice(self)

    @abstractmethod
    def along(self, z: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the function along the last axis of float64 z, in its shape."""

    @abstractmethod
    def slopes(self, p: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the Jacobian (n, n) from the values p (n,)."""


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
