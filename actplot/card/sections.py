"""The sections of a card: label and text of each fact, "" where there is nothing to say; a list has one item a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isfinite
from typing import TYPE_CHECKING, Literal

from actplot.measure.conventions import conventions
from actplot.wording import derived
from actplot.words import Words

if TYPE_CHECKING:
    from actplot.activation import Activation
    from actplot.parameter import Param

__all__ = ["KEPT", "Fact", "formulas", "limits", "names", "prose", "sides", "slope", "sources", "takers"]

Fact = tuple[str, str]

MOST = 4  # kinks or jumps that are told one by one: a formula may have hundreds
KEPT = "\N{NO-BREAK SPACE}"


def names(act: Activation, words: Words) -> Iterator[Fact]:
    """Yield what it is called, where it belongs, and its parameters."""
    yield words.word("name"), act.spec
    yield words.word("aliases"), ", ".join(act.aliases)
    yield words.word("family"), words.family(act.family)
    yield words.word("kind"), words.kind(act.kind)
    yield words.word("parameters"), "\n".join(_parameters(act, words))


def formulas(act: Activation, words: Words) -> Iterator[Fact]:
    """Yield f and f', and where they jump."""
    yield words.word("function"), f"f(x) = {act.text()}"
    yield words.word("derivative"), f"f'(x) = {slope(act, 'text')}"
    yield "", words.word("note_slice", expression=act.slice_name) if act.slice_name else ""
    yield words.word("kink"), "\n".join([*sides(act, 1, words), *_conventions(act)]) or words.word("none")
    yield words.word("jump"), "\n".join(sides(act, 0, words)) or words.word("none")


def slope(act: Activation, form: Literal["text", "latex"]) -> str:
    """Return the right-hand side of f' as the class prints it, or else, of a formula of one's own, as derived."""
    told = act.text(1) if form == "text" else act.latex(1)
    return told or derived(act, form)


def prose(act: Activation, words: Words) -> Iterator[Fact]:
    """Yield what it is good for, and what is known and often got wrong of it."""
    told = words.prose(act)
    yield words.word("strengths"), told.strengths
    yield words.word("weaknesses"), told.weaknesses
    yield words.word("when_to_use"), told.when
    yield words.word("known_relations"), "\n".join(told.relations)
    yield words.word("common_mistakes"), "\n".join(told.mistakes)


def sources(act: Activation, words: Words) -> Iterator[Fact]:
    """Yield how frameworks call it, and where it comes from."""
    yield words.word("frameworks"), "\n".join(_calls(act.frameworks))
    yield words.word("references"), "\n".join(act.references)


def _parameters(act: Activation, words: Words) -> Iterator[str]:
    for name, value in act.parameters.items():
        declared = type(act).declared[name]
        notes = [f"{words.word('default')} {declared.default:g}", *_domain(declared, words)]
        given = words.word("clause_separator").join(notes)
        yield words.word("note_given", text=f"{name} = {value:g}", given=given)


def _domain(param: Param, words: Words) -> Iterator[str]:
    if told := limits(param):
        yield f"{words.word('parameter_domain')} {told}"


def limits(param: Param) -> str:
    """Return the bounds of a parameter, such as `> 0, < 1`; "" where it has none."""
    known = {">": param.above, ">=": param.least, "<": param.below, "<=": param.most}
    return ", ".join(f"{sign} {limit:g}" for sign, limit in known.items() if isfinite(limit))


def sides(act: Activation, order: int, words: Words) -> Iterator[str]:
    """Yield what a function, or its derivative, does where it jumps: both one-sided limits and the value."""
    name, places = "f" + "'" * order, act.kinks() if order else act.jumps()
    for x in sorted(sorted(places, key=abs)[:MOST]):
        left, right = act.one_sided(x, order)
        value = act.slice.derivative(x) if order else act.slice(x)
        yield f"x = {x:g}: {name}({x:g}-) = {left:.6g}, {name}({x:g}+) = {right:.6g}, {name}({x:g}) = {value:.6g}"
    if len(places) > MOST:
        yield words.word("note_more", count=len(places) - MOST)


def _conventions(act: Activation) -> Iterator[str]:
    yield from (f"{', '.join(names)}: {slopes}" for slopes, names in takers(act).items())


def takers(act: Activation) -> dict[str, list[str]]:
    """Return slopes at the kinks, and who takes them: frameworks, or calls where those of a framework do not agree."""
    found: dict[str, list[str]] = {}
    for framework, known in conventions(act).items():
        for convention in known:
            slopes = ", ".join(f"f'({x:g}) = {slope:.6g}" for x, slope in convention["slopes"].items())
            found.setdefault(slopes, []).extend([framework] if len(known) == 1 else convention["calls"])
    return found


def _calls(frameworks: Mapping[str, str | tuple[str, ...]]) -> Iterator[str]:
    for framework, calls in frameworks.items():
        whole = [call.replace(" ", KEPT) for call in ((calls,) if isinstance(calls, str) else calls)]
        yield f"{framework}: {', '.join(whole)}"
