"""A table of values: f and its derivatives at given points, as text, CSV or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from actplot.activation import Activation
from actplot.plan import ORDER_SUFFIX, Order, gids

__all__ = ["Table", "tabulate"]

Array = NDArray[np.float64]
BLOCK = 1 << 16  # rows


@dataclass(frozen=True, slots=True)
class Table:
    """Values at the points `x` (n,): per activation one array (n,) for each of the orders."""

    x: Array
    activations: tuple[Activation, ...]
    orders: tuple[Order, ...]
    values: tuple[tuple[Array, ...], ...]

    @property
    def heads(self) -> tuple[str, ...]:
        """The names of the columns: x, then NAME.f, NAME.df, NAME.d2f of each activation, as ids in a picture."""
        return ("x", *(f"{gid}.{ORDER_SUFFIX[order]}" for gid in gids(self.activations) for order in self.orders))

    def csv(self) -> Iterator[str]:
        """Yield the lines of the CSV, a header first, each number in the shortest digits that give it back."""
        yield ",".join(self.heads)
        for start in range(0, self.x.size, BLOCK):  # Python's floats take six times the room of the arrays
            for row in zip(*self._columns(slice(start, start + BLOCK)), strict=True):
                yield ",".join(map(repr, row))

    def text(self) -> Iterator[str]:
        """Yield the lines of the table for a reader: columns flush right, six significant digits."""
        columns = [[f"{value:.6g}" for value in column] for column in self._columns()]
        widths = [max(map(len, (head, *column))) for head, column in zip(self.heads, columns, strict=True)]
        for row in (self.heads, *zip(*columns, strict=True)):
            yield "  ".join(word.rjust(width) for word, width in zip(row, widths, strict=True))

    def json(self) -> Iterator[str]:
        """Yield the one line of the JSON; what is not finite is the string "inf", "-inf" or "nan"."""
        curves = [
            {"name": act.name, "parameters": {key: _plain(value) for key, value in act.parameters.items()}}
            | {ORDER_SUFFIX[order]: _plain_list(array) for order, array in zip(self.orders, arrays, strict=True)}
            for act, arrays in zip(self.activations, self.values, strict=True)
        ]
        yield json.dumps({"x": _plain_list(self.x), "curves": curves}, ensure_ascii=False, allow_nan=False)

    def _columns(self, rows: slice = slice(None)) -> tuple[list[float], ...]:
        return (self.x[rows].tolist(), *(array[rows].tolist() for arrays in self.values for array in arrays))


def tabulate(activations: Sequence[Activation], x: ArrayLike, *, orders: Sequence[Order] = (0,)) -> Table:
    """Return the values of the activations' curves at the points x (n,); of a vector function, those of its slice."""
    points = np.asarray(x, dtype=np.float64)
    towers = (act.together(points, max(orders)) for act in activations)
    values = tuple(tuple(tower[order] for order in orders) for tower in towers)
    return Table(points, tuple(activations), tuple(orders), values)


def _plain_list(array: Array) -> list[float | str]:
    return [_plain(value) for value in array.tolist()]


def _plain(value: float) -> float | str:
    return value if np.isfinite(value) else repr(value)
