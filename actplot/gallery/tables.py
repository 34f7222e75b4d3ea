"""The tables of a function's page: what is measured, its parameters, how frameworks call it and where they differ."""

from __future__ import annotations

from collections.abc import Iterator

from actplot.activation import Activation
from actplot.card.properties import properties
from actplot.card.sections import limits, sides, takers
from actplot.formula.styles import number_words
from actplot.gallery.writing import cell, code, symbol, table
from actplot.measure import facts
from actplot.parameter import Param
from actplot.words import Words

__all__ = ["calls", "conventions", "measured", "parameters"]

LONG = 12  # characters of a number that is told whole


def measured(act: Activation, words: Words) -> str:
    """Return what is measured of a function; of one that acts on vectors, of its slice."""
    joints = [
        (words.word(label), "\n".join(sides(act, order, words)) or words.word("none"))
        for label, order in (("kink", 1), ("jump", 0))
    ]
    rows = [*joints, *properties(act, facts(act).measured, words)]
    told = ((cell(label), cell(text)) for label, text in rows if text)
    return table((words.word("property"), words.word("value")), told)


def parameters(act: Activation, words: Words) -> str:
    """Return the parameters: their symbols, defaults and bounds, and what frameworks call them."""
    rows = [tuple(_parameter(key, declared)) for key, declared in act.declared.items()]
    keys = ["name", "symbol", "default", "parameter_domain"]
    keys += ["in_frameworks"] if any(declared.spellings for declared in act.declared.values()) else []
    return table([words.word(key) for key in keys], (row[: len(keys)] for row in rows))


def _parameter(key: str, declared: Param) -> Iterator[str]:
    yield code(key)
    yield symbol(declared.symbol) if declared.symbol else ""
    words = number_words(declared.default).replace("inf", "∞")
    yield words if len(words) < LONG else f"{declared.default:.6g}"
    yield cell(limits(declared) or ("ℤ" if declared.integer else "ℝ"))
    yield "<br>".join(f"{cell(framework)}: {code(name)}" for framework, name in declared.spellings.items())


def calls(act: Activation, words: Words) -> str:
    """Return how frameworks call the function."""
    rows = (
        (cell(framework), "<br>".join(map(code, (called,) if isinstance(called, str) else called)))
        for framework, called in act.frameworks.items()
    )
    return table(("", words.word("frameworks")), rows)


def conventions(act: Activation, words: Words) -> str:
    """Return the slopes at the kinks that their gradients have, where these are known."""
    rows = ((cell(slopes), cell(words.word("list_separator").join(who))) for slopes, who in takers(act).items())
    return table((words.word("convention_at_kink"), ""), rows)
