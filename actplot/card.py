"""The card of an activation: what its class declares and its formula gives, as labelled lines for a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from math import isfinite
from typing import TYPE_CHECKING

from actplot.terminal.canvas import width_of, wrapped
from actplot.words import Words, load

if TYPE_CHECKING:
    from actplot.activation import Activation
    from actplot.parameter import Param

__all__ = ["card"]

MARGIN = "  "
BREAKS = (
    re.compile(r"(?<= )|(?<=[\u2e80-\uffef])(?![\u3001\u3002\uff09\uff0c\uff1a\uff1b])"),
)  # blanks; Chinese, not before 、。），：；


def card(act: Activation, *, lang: str = "en", width: int = 80) -> str:
    """Return the card as text of at most `width` columns, its labels and, where written, its prose in a language."""
    words = load(lang)
    facts = [(label, text) for label, text in _facts(act, words) if text]
    indent = len(MARGIN) * 2 + max(width_of(label) for label, _ in facts)
    lines = [words.title(act), *wrapped(words.prose(act).summary, width, breaks=BREAKS), ""]
    for label, text in facts:
        for paragraph in text.split("\n"):
            for line in wrapped(paragraph, width - indent, breaks=BREAKS):
                lines.append(MARGIN + label + " " * (indent - len(MARGIN) - width_of(label)) + line)
                label = ""
    return "\n".join(lines) + "\n"


def _facts(act: Activation, words: Words) -> Iterator[tuple[str, str]]:
    """Yield label and text of each line, "" where there is nothing to say; a list has one item a line."""
    prose = words.prose(act)
    yield words.word("name"), act.spec
    yield words.word("aliases"), ", ".join(act.aliases)
    yield words.word("family"), words.family(act.family)
    yield words.word("kind"), words.kind(act.kind)
    yield words.word("parameters"), "\n".join(_parameters(act, words))
    yield words.word("function"), f"f(x) = {act.text()}"
    yield words.word("derivative"), f"f'(x) = {act.text(1)}" if act.text(1) else ""
    yield "", words.word("note_slice", expression=act.slice_name) if act.slice_name else ""
    yield words.word("kink"), "\n".join(_sides(act, act.kinks(), 1)) or words.word("none")
    yield words.word("jump"), "\n".join(_sides(act, act.jumps(), 0)) or words.word("none")
    yield words.word("strengths"), prose.strengths
    yield words.word("weaknesses"), prose.weaknesses
    yield words.word("when_to_use"), prose.when
    yield words.word("frameworks"), "\n".join(_calls(act.frameworks))
    yield words.word("references"), "\n".join(act.references)


def _parameters(act: Activation, words: Words) -> Iterator[str]:
    for name, value in act.parameters.items():
        declared = type(act).declared[name]
        notes = [f"{words.word('default')} {declared.default:g}", *_domain(declared, words)]
        yield f"{name} = {value:g} ({'; '.join(notes)})"


def _domain(param: Param, words: Words) -> Iterator[str]:
    limits = {">": param.above, ">=": param.least, "<": param.below, "<=": param.most}
    told = [f"{sign} {limit:g}" for sign, limit in limits.items() if isfinite(limit)]
    if told:
        yield f"{words.word('parameter_domain')} {', '.join(told)}"


def _sides(act: Activation, places: tuple[float, ...], order: int) -> Iterator[str]:
    """Yield what a function, or its derivative, does where it jumps: both one-sided limits and the value."""
    name = "f" + "'" * order
    for x in places:
        left, right = act.one_sided(x, order)
        value = act.slice.derivative(x) if order else act.slice(x)
        yield f"x = {x:g}: {name}({x:g}-) = {left:.6g}, {name}({x:g}+) = {right:.6g}, {name}({x:g}) = {value:.6g}"


def _calls(frameworks: Mapping[str, str | tuple[str, ...]]) -> Iterator[str]:
    for framework, calls in frameworks.items():
        yield f"{framework}: {calls if isinstance(calls, str) else ', '.join(calls)}"
