"""The card of an activation: what its class declares, its formula gives and measurement tells, as labelled lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from actplot.card import sections
from actplot.card.properties import properties
from actplot.card.sections import KEPT, Fact
from actplot.measure import facts
from actplot.terminal.canvas import BLANKS, width_of, wrapped
from actplot.words import Words, load

if TYPE_CHECKING:
    from actplot.activation import Activation

__all__ = ["BREAKS", "Line", "lines"]

MARGIN = "  "
BREAKS = (BLANKS, re.compile(f"(?<={KEPT})"))  # between words, then within calls


class Line(NamedTuple):
    """A line of a card: what stands out, the title or a label, and what follows it."""

    head: str
    text: str


def lines(act: Activation, *, lang: str = "en", width: int = 80) -> Iterator[Line]:
    """Yield the lines of the card, at most `width` columns wide, blank ones between its groups."""
    words = load(lang)
    groups = [[(label, text) for label, text in group if text] for group in _groups(act, words)]
    indent = len(MARGIN) * 2 + max(width_of(label) for group in groups for label, _ in group)
    yield Line(words.title(act), "")
    for text in wrapped(words.prose(act).summary, width, breaks=BREAKS):
        yield Line("", text)
    for group in filter(None, groups):
        yield Line("", "")
        for label, text in group:
            yield from _paragraphs(label, text, indent, width)


def _paragraphs(label: str, text: str, indent: int, width: int) -> Iterator[Line]:
    hanging = 2 if "\n" in text else 0  # so that one item of a list ends where the next begins
    for paragraph in text.split("\n"):
        for line in wrapped(paragraph, width - indent, breaks=BREAKS, indent=hanging):
            head = MARGIN + label + " " * (indent - len(MARGIN) - width_of(label))
            yield Line(head, line.replace(KEPT, " "))
            label = ""


def _groups(act: Activation, words: Words) -> Iterator[Iterator[Fact]]:
    """Yield label and text of each fact, "" where there is nothing to say; a list has one item a line."""
    yield sections.names(act, words)
    yield sections.formulas(act, words)
    yield properties(act, facts(act).measured, words)
    yield sections.prose(act, words)
    yield sections.sources(act, words)
