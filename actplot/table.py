"""A table of values: f and its derivatives at given points, as text, CSV or JSON, block by block."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO

import numpy as np
from numpy.typing import NDArray

from actplot.activation import Activation
from actplot.plan import ORDER_SUFFIX, Order, gids

__all__ = ["BLOCK", "Spread", "Table"]

Array = NDArray[np.float64]
BLOCK = 1 << 13  # points: what is held at a time stays in cache
IN_MEMORY = 1 << 20  # points that need no file


@dataclass(frozen=True, slots=True)
class Spread:
    """Points evenly from end to end, in blocks."""

    span: tuple[float, float]
    count: int

    def __iter__(self) -> Iterator[Array]:
        low, high = self.span
        step = (high - low) / (self.count - 1)
        for start in range(0, self.count, BLOCK):
            end = min(start + BLOCK, self.count)
            block = np.arange(start, end, dtype=np.float64) * step + low
            if end == self.count:
                block[-1] = high
            yield block


@dataclass(frozen=True, slots=True)
class Table:
    """The values of activations at points that come in blocks (n,); of a vector function, those of its slice.

    What comes out is text in pieces, each of whole rows; no more than a block is held in memory.
    """

    activations: tuple[Activation, ...]
    orders: tuple[Order, ...]
    blocks: Iterable[Array]

    @property
    def heads(self) -> tuple[str, ...]:
        """The names of the columns: x, then NAME.f, NAME.df, NAME.d2f of each activation, as ids in a picture."""
        return ("x", *(f"{gid}.{ORDER_SUFFIX[order]}" for gid in gids(self.activations) for order in self.orders))

    def csv(self) -> Iterator[str]:
        """Yield the CSV, a header first, each number in the shortest digits that give it back."""
        yield self.csv_head()
        yield from map(self.csv_rows, self.blocks)

    def csv_head(self) -> str:
        """Return the first line of the CSV."""
        return ",".join(self.heads) + "\n"

    def csv_rows(self, block: Array) -> str:
        """Return the lines of the CSV for a block of points."""
        columns = self._columns_of(block)
        row = ",".join(["%r"] * len(columns)) + "\n"
        return row * len(block) % tuple(np.column_stack(columns).ravel().tolist())

    def text(self) -> Iterator[str]:
        """Yield the table for a reader: six digits, columns flush right, as wide as the first block asks."""
        widths: list[int] = []
        for columns in self._columns():
            words = [[f"{value:.6g}" for value in column.tolist()] for column in columns]
            rows = list(zip(*words, strict=True))
            if not widths:
                rows.insert(0, self.heads)
                widths = [max(map(len, (head, *column))) for head, column in zip(self.heads, words, strict=True)]
            yield "".join("  ".join(map(str.rjust, row, widths)) + "\n" for row in rows)

    def json(self) -> Iterator[str]:
        """Yield the JSON on one line; what is not finite is the string "inf", "-inf" or "nan".

        It has a column after the other, so a file, of more than a million, keeps the points: they may come but once.
        """
        from tempfile import SpooledTemporaryFile  # slow to import

        with SpooledTemporaryFile(8 * IN_MEMORY) as file:
            yield '{"x": ['
            yield from _listed(_kept(self.blocks, file))
            yield '], "curves": ['
            for number, act in enumerate(self.activations):
                parameters = {key: _plain(value) for key, value in act.parameters.items()}
                told = json.dumps({"name": act.name, "parameters": parameters}, ensure_ascii=False)
                yield ", " * (number > 0) + told.removesuffix("}")
                for order in self.orders:
                    yield f', "{ORDER_SUFFIX[order]}": ['
                    yield from _listed(_values(act, block, (order,))[0] for block in _again(file))
                    yield "]"
                yield "}"
            yield "]}\n"

    def _columns(self) -> Iterator[list[Array]]:
        return map(self._columns_of, self.blocks)

    def _columns_of(self, block: Array) -> list[Array]:
        return [block, *(column for act in self.activations for column in _values(act, block, self.orders))]


def _values(act: Activation, x: Array, orders: tuple[Order, ...]) -> list[Array]:
    """Return f as a call gives it, and derivatives, which share what they have in common."""
    highest = max(orders)
    tower = act.together(x, highest) if highest else ()
    return [tower[order] if order else act.slice(x) for order in orders]


def _listed(blocks: Iterable[Array]) -> Iterator[str]:
    """Yield numbers as JSON has them, parted by commas."""
    comma = ""
    for block in blocks:
        numbers = block.tolist()
        yield comma
        yield repr(numbers)[1:-1] if np.isfinite(block).all() else json.dumps([_plain(each) for each in numbers])[1:-1]
        comma = ", "


def _plain(value: float) -> float | str:
    return value if np.isfinite(value) else repr(value)


def _kept(blocks: Iterable[Array], file: IO[bytes]) -> Iterator[Array]:
    """Yield the blocks, and write them to the file."""
    for block in blocks:
        file.write(block.tobytes())
        yield block


def _again(file: IO[bytes]) -> Iterator[Array]:
    """Yield the points that were written, in blocks."""
    file.seek(0)
    while data := file.read(BLOCK * 8):
        yield np.frombuffer(data)
