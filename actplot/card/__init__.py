"""The card of an activation: what its class declares, its formula gives and measurement tells, as labelled lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

from actplot.card.properties import properties
from actplot.measure import facts
from actplot.measure.conventions import conventions
from actplot.terminal.canvas import width_of, wrapped
from actplot.words import Words, load

if TYPE_CHECKING:
    from actplot.activation import Activation
    from actplot.parameter import Param

__all__ = ["Line", "card", "lines"]

Fact = tuple[str, str]

MARGIN = "  "
MOST = 4  # kinks or jumps that are told one by one: a formula may have hundreds
KEPT = "\N{NO-BREAK SPACE}"
BREAKS = (
    re.compile(r"(?<= )|(?<=[\u2e80-\uffef])(?![\u3001\u3002\uff09\uff0c\uff1a\uff1b\u201d])"),
    re.compile(f"(?<={KEPT})"),
)  # blanks; Chinese, not before 、。），：；”; then within calls


class Line(NamedTuple):
    """A line of a card: what stands out, the title or a label, and what follows it."""

    head: str
    text: str


def card(act: Activation, *, lang: str = "en", width: int = 80) -> str:
    """Return the card as text of at most `width` columns, its labels and, where written, its prose in a language."""
    return "".join(f"{line.head}{line.text}".rstrip() + "\n" for line in lines(act, lang=lang, width=width))


def lines(act: Activation, *, lang: str = "en", width: int = 80) -> Iterator[Line]:
    """Yield the lines of the card, blank ones between its groups."""
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
    yield _names(act, words)
    yield _formulas(act, words)
    yield properties(act, facts(act).measured, words)
    yield _prose(act, words)
    yield _sources(act, words)


def _names(act: Activation, words: Words) -> Iterator[Fact]:
    yield words.word("name"), act.spec
    yield words.word("aliases"), ", ".join(act.aliases)
    yield words.word("family"), words.family(act.family)
    yield words.word("kind"), words.kind(act.kind)
    yield words.word("parameters"), "\n".join(_parameters(act, words))


def _formulas(act: Activation, words: Words) -> Iterator[Fact]:
    yield words.word("function"), f"f(x) = {act.text()}"
    yield words.word("derivative"), f"f'(x) = {act.text(1)}" if act.text(1) else ""
    yield "", words.word("note_slice", expression=act.slice_name) if act.slice_name else ""
    yield words.word("kink"), "\n".join([*_sides(act, 1, words), *_conventions(act)]) or words.word("none")
    yield words.word("jump"), "\n".join(_sides(act, 0, words)) or words.word("none")


def _prose(act: Activation, words: Words) -> Iterator[Fact]:
    prose = words.prose(act)
    yield words.word("strengths"), prose.strengths
    yield words.word("weaknesses"), prose.weaknesses
    yield words.word("when_to_use"), prose.when
    yield words.word("known_relations"), "\n".join(prose.relations)
    yield words.word("common_mistakes"), "\n".join(prose.mistakes)


def _sources(act: Activation, words: Words) -> Iterator[Fact]:
    yield words.word("frameworks"), "\n".join(_calls(act.frameworks))
    yield words.word("references"), "\n".join(act.references)


def _parameters(act: Activation, words: Words) -> Iterator[str]:
    for name, value in act.parameters.items():
        declared = type(act).declared[name]
        notes = [f"{words.word('default')} {declared.default:g}", *_domain(declared, words)]
        given = words.word("clause_separator").join(notes)
        yield words.word("note_given", text=f"{name} = {value:g}", given=given)


def _domain(param: Param, words: Words) -> Iterator[str]:
    limits = {">": param.above, ">=": param.least, "<": param.below, "<=": param.most}
    told = [f"{sign} {limit:g}" for sign, limit in limits.items() if isfinite(limit)]
    if told:
        yield f"{words.word('parameter_domain')} {', '.join(told)}"


def _sides(act: Activation, order: int, words: Words) -> Iterator[str]:
    """Yield what a function, or its derivative, does where it jumps: both one-sided limits and the value."""
    name, places = "f" + "'" * order, act.kinks() if order else act.jumps()
    for x in sorted(sorted(places, key=abs)[:MOST]):
        left, right = act.one_sided(x, order)
        value = act.slice.derivative(x) if order else act.slice(x)
        yield f"x = {x:g}: {name}({x:g}-) = {left:.6g}, {name}({x:g}+) = {right:.6g}, {name}({x:g}) = {value:.6g}"
    if len(places) > MOST:
        yield words.word("note_more", count=len(places) - MOST)


def _conventions(act: Activation) -> Iterator[str]:
    """Yield who takes which slopes at the kinks: frameworks, or calls where those of a framework do not agree."""
    takers: dict[str, list[str]] = {}
    for framework, found in conventions(act).items():
        for convention in found:
            slopes = ", ".join(f"f'({x:g}) = {slope:.6g}" for x, slope in convention["slopes"].items())
            takers.setdefault(slopes, []).extend([framework] if len(found) == 1 else convention["calls"])
    yield from (f"{', '.join(names)}: {slopes}" for slopes, names in takers.items())


def _calls(frameworks: Mapping[str, str | tuple[str, ...]]) -> Iterator[str]:
    for framework, calls in frameworks.items():
        whole = [call.replace(" ", KEPT) for call in ((calls,) if isinstance(calls, str) else calls)]
        yield f"{framework}: {', '.join(whole)}"
