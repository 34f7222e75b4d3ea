"""Several activations side by side: a property a row, an activation a column, and a mark where they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from actplot.card import BREAKS, Line, sections
from actplot.card.properties import properties
from actplot.measure import facts
from actplot.terminal.canvas import width_of, wrapped
from actplot.words import Words, load

if TYPE_CHECKING:
    from actplot.activation import Activation

__all__ = ["contrast"]

DIFFERS = "≠ "
NARROWEST, BETWEEN = 18, 2  # columns of an activation, and those between two


def contrast(activations: Sequence[Activation], *, lang: str = "en", width: int = 80) -> Iterator[Line]:
    """Yield the lines of the table, those that differ with a head; as many tables as `width` columns ask for."""
    words = load(lang)
    told = [dict(_facts(act, words)) for act in activations]
    rows = {label: [each[label] for each in told] for label in told[0] if label and any(each[label] for each in told)}
    indent = len(DIFFERS) + max(map(width_of, rows)) + BETWEEN
    most = max(1, (width - indent + BETWEEN) // (NARROWEST + BETWEEN))
    for start in range(0, len(activations), most):
        if start:
            yield Line("", "")
        part = slice(start, start + most)
        column = max(1, (width - indent + BETWEEN) // len(activations[part]) - BETWEEN)
        yield from (
            Line(" " * indent + line, "") for line in _beside([words.title(act) for act in activations[part]], column)
        )
        for label, cells in rows.items():
            yield from _row(label, _beside(cells[part], column), indent, differs=len(set(cells)) > 1)


def _facts(act: Activation, words: Words) -> Iterator[sections.Fact]:
    known = chain(sections.names(act, words), sections.formulas(act, words))
    own = (words.word("name"), words.word("aliases"))  # which always differ
    yield from ((label, text) for label, text in known if label not in own)
    yield from properties(act, facts(act).measured, words)


def _row(label: str, lines: Sequence[str], indent: int, *, differs: bool) -> Iterator[Line]:
    head = (DIFFERS if differs else " " * len(DIFFERS)) + label
    head += " " * (indent - width_of(head))
    for line in lines:
        yield Line(head, line) if differs else Line("", head + line)
        head = " " * indent


def _beside(cells: Sequence[str], column: int) -> list[str]:
    """Return the cells as lines, each cell wrapped to a column of its own."""
    wraps = [
        [
            line.replace(sections.KEPT, " ")
            for item in cell.split("\n")
            for line in wrapped(item, column, breaks=BREAKS, indent=2 if "\n" in cell else 0)
        ]
        for cell in cells
    ]
    gap = column + BETWEEN
    rows = zip_longest(*wraps, fillvalue="")
    return ["".join(text + " " * (gap - width_of(text)) for text in row).rstrip() for row in rows]
