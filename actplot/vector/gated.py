"""Gated activations: one half of the input times a function of the other half."""

from __future__ import annotations

from functools import cache
from typing import Any, ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from actplot.activation import Kind
from actplot.errors import BadRequest
from actplot.formula import Node, evaluate, parse
from actplot.values import as_floats, elementwise
from actplot.vector.base import VectorActivation

__all__ = ["GatedActivation"]

Array = NDArray[np.float64]

_SMALL = 2.0**-1000  # a gate below may have lost digits that a large factor would show


class GatedActivation(VectorActivation):
    """A function of two halves, called with both of them or with one array that is split along `axis`.

    `halves` are their names in the formula, in order: the one called x goes through the gate, the other one is a
    factor of the formula and, by `where`, 1 in the slice. From that formula come value, Jacobian and slice.
    """

    kind: ClassVar[Kind] = "gated"
    halves: ClassVar[tuple[str, str]]

    def __call__(self, x: ArrayLike, other: ArrayLike | None = None) -> Any:
        """Return the function of x, split in halves along `axis`, or of x as the first half and `other` as the second.

        The shape is that of one half; float16 and float32 stay, of two types the wider one. Raises BadRequest where
        x has no such axis or an odd number of elements along it, or where the shapes of two halves do not fit.
        """
        if other is None:
            return super().__call__(x)
        (first, one), (second, two) = as_floats(x), as_floats(other)
        try:
            pairs = np.stack(np.broadcast_arrays(first, second), axis=-1)
        except ValueError:
            raise BadRequest(f"{self.name}: halves of shape '{first.shape}' and '{second.shape}' do not fit.") from None
        with np.errstate(all="ignore"):
            result = self.rows(pairs.reshape(-1, 2)).reshape(pairs.shape[:-1]).astype(np.promote_types(one, two))
        return result if result.ndim else result[()]

    @property
    def group(self) -> int:
        """Two halves."""
        return 2

    def along(self, z: Array) -> Array:
        """Return the function of the two halves (rows, n / 2) of z (rows, n)."""
        x, factor = self._named(z)
        gate = elementwise(self, x, 0)
        value = gate * factor
        small = np.abs(gate) < _SMALL
        if small.any() and (lost := small & (np.abs(factor) > 1) & np.isfinite(x) & np.isfinite(factor)).any():
            value[lost] = self._exact(x[lost], factor[lost], 0)
        return value  # type: ignore[no-any-return]

    def slopes(self, z: Array) -> Array:
        """Return the Jacobian (n / 2, n): one diagonal for each half."""
        x, factor = self._named(z)
        finite = np.isfinite(x) & np.isfinite(factor)
        inside = self._exact(np.where(finite, x, 0.0), np.where(finite, factor, 0.0), 1)
        by_x = np.where(finite, inside, elementwise(self, x, 1) * factor)
        return np.hstack([np.diag(by_x if half == "x" else elementwise(self, x, 0)) for half in self.halves])

    def _exact(self, x: Array, factor: Array, order: int) -> Array:
        """Return the function, or its slope by x, rounded once: where the gate alone would underflow as well."""
        (name,) = set(self.halves) - {"x"}
        values: dict[str, Any] = {**self.parameters, name: factor}
        cls: Any = type(self)
        return evaluate(_free(cls, name), x, order, values)[order]  # type: ignore[no-any-return]

    def _named(self, z: Array) -> tuple[Array, Array]:
        """Return the half called x and the other one."""
        first, second = np.split(z, 2, axis=-1)
        return (first, second) if self.halves[0] == "x" else (second, first)


@cache
def _free(cls: Any, name: str) -> Node:
    """Return the formula with the factor of this name free."""
    return parse(cls.formula, (*cls.declared, name))
