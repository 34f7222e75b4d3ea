"""A Python function as one of float64 arrays: called, checked, and looped where it takes single numbers only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from math import nan
from typing import Any

import numpy as np
from numpy.typing import NDArray

from actplot.errors import ActplotError
from actplot.formula.breaks import breaks
from actplot.formula.differences import differences

__all__ = ["Called"]

Array = NDArray[np.float64]

_PROBE = np.array([-1.5, -0.25, 0.5, 2.0])  # on which it is seen whether the elements of an array are independent


@dataclass(frozen=True, eq=False)
class Called:
    """A function of arrays and the words that name it. What it raises or returns wrongly is an ActplotError.

    One that takes no arrays is called on each number; where that raises an ArithmeticError or a ValueError, as
    math.log(0) does, it has no value.
    """

    function: Callable[[Any], Any]
    source: str

    def jet(self, x: Any, order: int, side: int) -> tuple[Array, ...]:
        """Return (f, f', ...) at x (n,), or their limits from one side."""
        x = np.asarray(x, dtype=np.float64)
        turns = np.array(self.breaks)
        parts = differences(self.values, x.ravel(), turns, order=order, side=side, eps=self.rounding)
        return tuple(part.reshape(x.shape) for part in parts)

    @cached_property
    def breaks(self) -> tuple[float, ...]:
        """The x at which f, f' or f'' jumps, as far as they are found."""
        return tuple(breaks(self.values, self.rounding).tolist())

    def values(self, x: Array) -> Array:
        """Return f at x (n,), (n,)."""
        return self._looped(x) if self.takes_numbers else self._at_once(x).astype(np.float64)

    @cached_property
    def rounding(self) -> float:
        """The relative rounding of its values: of float32, if it returns that."""
        values: Any = _PROBE if self.takes_numbers else self._at_once(_PROBE)
        return float(np.finfo(values.dtype if values.dtype.kind == "f" else float).eps)

    @cached_property
    def takes_numbers(self) -> bool:
        """Whether it takes single numbers and no arrays."""
        try:
            together = self._at_once(_PROBE)
        except ActplotError as error:
            try:
                self._looped(_PROBE)
            except ActplotError:
                raise error from None
            return True
        alone = np.concatenate([self._at_once(_PROBE[k : k + 1]) for k in range(_PROBE.size)])
        if not np.allclose(together, alone, rtol=1e-5, equal_nan=True):
            raise ActplotError(f"'{self.source}' is no function of single elements: each value depends on all of them.")
        return False

    def _at_once(self, x: Array) -> NDArray[Any]:
        try:
            with np.errstate(all="ignore"):
                found = np.asarray(self.function(x.copy()))
        except Exception as error:
            raise self._raised(error, f"an array of {x.size}") from error
        if found.shape != x.shape:
            raise ActplotError(f"'{self.source}' returned shape {found.shape} for an array of shape {x.shape}.")
        if found.dtype.kind not in "fiub":
            raise ActplotError(f"'{self.source}' returned {found.dtype} and not real numbers.")
        return found

    def _looped(self, x: Array) -> Array:
        return np.array([self._one(value) for value in x.tolist()], dtype=np.float64)

    def _one(self, value: float) -> float:
        try:
            return float(self.function(value))
        except (ArithmeticError, ValueError):
            return nan
        except Exception as error:
            raise self._raised(error, f"x = {value:g}") from error

    def _raised(self, error: Exception, where: str) -> ActplotError:
        told = " ".join(str(error).split())
        return ActplotError(f"'{self.source}' raised {type(error).__name__} for {where}: {told}")
