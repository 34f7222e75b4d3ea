"""The comparison table: each function of the catalogue against the criteria of a good activation, as compact marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from actplot.terminal.canvas import BLANKS, width_of, wrapped
from actplot.words import Words

if TYPE_CHECKING:
    from actplot.activation import Activation
    from actplot.measure import Measured

__all__ = ["aligned", "head", "is_bounded", "is_monotonic", "is_smooth", "legend", "row"]

_SATURATIONS = {"no": "-", "soft": "s", "hard": "h"}


def is_smooth(measured: Measured) -> bool:
    """Tell whether f has all derivatives everywhere."""
    return measured.smoothness == "Cinf"


def is_monotonic(measured: Measured) -> bool:
    """Tell whether f never turns back."""
    return measured.monotonic != "no"


def is_bounded(measured: Measured) -> bool:
    """Tell whether f has a lower and an upper bound."""
    return measured.bounded_below and measured.bounded_above


def head(words: Words) -> tuple[str, ...]:
    """Return the heads of the columns."""
    return (
        words.word("name"),
        words.word("column_non_linear"),
        words.word("column_differentiable"),
        words.word("column_monotonic"),
        words.word("column_bounded"),
        words.word("column_saturates"),
        words.word("column_smooth"),
        words.word("column_zero_centred"),
        words.word("column_calls"),
        words.word("family"),
    )


def row(act: Activation, measured: Measured) -> tuple[str, ...]:
    """Return the cells of an activation, the name first and the family last.

    Those of the catalogue are shipped: see `actplot.index`.
    """
    from actplot.card.properties import is_zero_centred
    from actplot.formula.cost import calls

    return (
        act.name,
        _mark(measured.convexity != "affine"),
        "jump" if measured.jumps else "kink" if measured.kinks else "+",
        ("+" if measured.strictly_monotonic else "=") if is_monotonic(measured) else "-",
        ("[" if measured.bounded_below else "") + ("]" if measured.bounded_above else "") or "-",
        "".join(_SATURATIONS[side] for side in measured.saturates),
        _mark(is_smooth(measured)),
        _mark(is_zero_centred(measured)),
        str(calls(act.tree())),
        act.family,
    )


def legend(words: Words, *, width: int = 80) -> list[str]:
    """Return what the marks mean, as lines of at most `width` columns."""
    return wrapped(words.word("legend_list"), width, breaks=(BLANKS,))


def aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield each row as a line, its cells in columns."""
    widths = [max(map(width_of, column)) for column in zip(*rows, strict=True)]
    for cells in rows:
        padded = (cell + " " * (width - width_of(cell)) for cell, width in zip(cells, widths, strict=True))
        yield " ".join(padded).rstrip()


def _mark(holds: bool) -> str:
    return "+" if holds else "-"
