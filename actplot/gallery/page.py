"""The page of a function: all that is known of it, in Markdown that a code host shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from actplot.activation import Activation
from actplot.gallery import tables
from actplot.gallery.edition import Edition, between
from actplot.gallery.pictures import function_plan, sweep_plans
from actplot.gallery.writing import bullets, capital, heading, latex, linked, math, prose, section, symbol
from actplot.markdown import plain
from actplot.registry import catalogue

__all__ = ["page"]

WORD = re.compile(r"[a-z]\w*")


def page(act: Activation, edition: Edition) -> str:
    """Return the page of a function."""
    words, home = edition.words, edition.function(act.name)
    told = words.prose(act)
    parts = [
        heading(words.title(act), 1),
        _navigation(act, edition),
        "" if _is_told(act, edition) else f"*{words.word('note_in_english')}*",
        prose(told.summary),
        _also(act, edition),
        edition.shown(act.name, function_plan(act, edition.lang), home),
        f"```sh\nactplot {act.name} --deriv{edition.option}\n```",
        _formulas(act, edition),
        section(words.word("measured_properties"), tables.measured(act, words)),
        section(words.word("parameters"), tables.parameters(act, words), *_sweeps(act, edition)),
        section(words.word("frameworks"), tables.calls(act, words), tables.conventions(act, words)),
        section(words.word("strengths"), prose(told.strengths)),
        section(words.word("weaknesses"), prose(told.weaknesses)),
        section(words.word("when_to_use"), prose(told.when)),
        section(words.word("known_relations"), bullets(map(prose, told.relations))),
        section(words.word("common_mistakes"), bullets(map(prose, told.mistakes))),
        section(words.word("references"), bullets(map(linked, act.references))),
        section(words.word("related_functions"), _related(act, edition)),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _navigation(act: Activation, edition: Edition) -> str:
    words, home = edition.words, edition.function(act.name)
    links = [
        f"[{capital(words.word('gallery'))}]({between(home, edition.index)})",
        _family_link(act, edition),
        *(f"[{other.language}]({between(home, other.function(act.name))})" for other in edition.others),
        edition.explorer(home, act.name),
    ]
    return " · ".join(links)


def _is_told(act: Activation, edition: Edition) -> bool:
    """Tell whether the language has prose of its own for a function."""
    return edition.is_first or act.name in edition.words.texts


def _also(act: Activation, edition: Edition) -> str:
    """Return its name on a command line, its kind and what else it is called."""
    words = edition.words
    names = words.word("list_separator").join(f"`{alias}`" for alias in act.aliases)
    told = [f"`{act.name}`", words.kind(act.kind)]
    if names:
        told.append(words.word("note_side", side=words.word("aliases"), text=names))
    return " · ".join(told)


def _formulas(act: Activation, edition: Edition) -> str:
    """Return f and f', of vectors the element and the slice that is drawn."""
    words, bound = edition.words, act.bindings("latex")
    shown = f"{act.slice_math} = " if act.slice_math else ""
    blocks = [latex(getattr(act, "element", "")), f"f(x) = {shown}{act.latex()}"]
    blocks += [f"f'(x) = {act.latex(1)}"] if act.latex(1) else []
    blocks += [bound] if bound else []
    note = plain(words.word("note_slice", expression=act.slice_name)) if act.slice_name else ""
    return section(words.word("formula"), *(math(block) for block in blocks if block), note)


def _sweeps(act: Activation, edition: Edition) -> Iterator[str]:
    """Yield, for each parameter that changes the curve, a line and the picture that shows how."""
    words, home = edition.words, edition.function(act.name)
    for key, plan in sweep_plans(act, edition.lang):
        sign = act.declared[key].symbol
        parameter = symbol(sign) if sign else f"`{key}`"
        yield words.word("title_sweep", name=plain(words.title(act)), parameter=parameter)
        yield edition.shown(f"{act.name}-{key}", plan, home)


def _related(act: Activation, edition: Edition) -> str:
    """Return links to the functions that its prose names or whose prose names it, and to the others of its family."""
    words = edition.words
    others = {name: cls for name, cls in catalogue().items() if name != act.name}
    near = [name for name, cls in others.items() if name in _named(act.name) or act.name in _named(name)]
    kin = [name for name, cls in others.items() if cls.family == act.family and name not in near]
    family = words.word("note_side", side=_family_link(act, edition), text=_links(kin, act, edition))
    return bullets([*([_links(near, act, edition)] if near else []), *([family] if kin else [])])


def _links(names: Sequence[str], act: Activation, edition: Edition) -> str:
    words, home = edition.words, edition.function(act.name)
    titles = {name: plain(words.title(cls)) for name, cls in catalogue().items()}
    links = (f"[{titles[name]}]({between(home, edition.function(name))})" for name in names)
    return words.word("list_separator").join(links)


def _family_link(act: Activation, edition: Edition) -> str:
    link = between(edition.function(act.name), edition.family(act.family))
    return f"[{plain(edition.words.family(act.family))}]({link})"


@cache
def _named(name: str) -> frozenset[str]:
    """Return the words that may be names of functions in what is told of one."""
    cls = catalogue()[name]
    return frozenset(WORD.findall(" ".join((*cls.relations, cls.__doc__ or ""))))
