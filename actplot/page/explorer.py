"""The explorer: the page of more functions than a picture can show, which opens with a few; its reader chooses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from actplot.activation import Activation
from actplot.card.properties import is_zero_centred
from actplot.comparison import is_bounded, is_monotonic, is_smooth
from actplot.formula.cost import calls
from actplot.measure import facts
from actplot.plan import Plan, families
from actplot.words import LANGUAGES, Words, load

__all__ = ["MOST", "criteria", "is_explorer", "offer", "opening", "still_plan"]

MOST = 12  # functions of a page without a chooser, and curves shown at once
FIRST = ("relu", "elu", "gelu", "mish")  # shown at first, where they are there: a kink, a slider, two smooth ones
SEVERAL = 4  # functions shown at first
SMALL = 150  # curves of a grid that is the still picture, too


def is_explorer(plan: Plan) -> bool:
    """Tell whether a plan has more functions than one picture can tell apart."""
    return len(families(plan.activations)) > MOST


def opening(plan: Plan) -> Plan:
    """Return the plan of the curves with which an explorer opens; any other plan is its own."""
    if not is_explorer(plan):
        return plan
    groups = families(plan.activations)
    known = sorted((group for group in groups if group[0].name in FIRST), key=lambda group: FIRST.index(group[0].name))
    several = [*known, *(group for group in groups if group not in known)][:SEVERAL]
    curves = [act for group in several for act in group]
    return replace(plan, activations=tuple(curves[:MOST]))


def still_plan(plan: Plan) -> Plan:
    """Return the plan of the picture for readers without scripts: all as a grid, else what the page opens with."""
    grid = plan.resolved == "grid" and len(plan.activations) <= SMALL
    return plan if grid else opening(plan)


def offer(found: Mapping[str, Activation]) -> dict[str, Any]:
    """Return what functions are found by: their words in every language, by rank, and what holds of them."""
    spoken = [load(lang) for lang in LANGUAGES]
    kinds = dict.fromkeys(act.family for act in found.values())
    return {
        "families": {family: {words.lang: words.family(family) for words in spoken} for family in kinds},
        "criteria": list(criteria(next(iter(found.values())))),
        "functions": {key: _offered(act, spoken) for key, act in found.items()},
    }


def criteria(act: Activation) -> dict[str, bool]:
    """Return what a reader can ask for, by the word for it, and whether it holds of a function."""
    measured = facts(act).measured
    return {
        "smooth": is_smooth(measured),
        "page_differentiable": not (measured.kinks or measured.jumps),
        "page_monotonic": is_monotonic(measured),
        "bounded": is_bounded(measured),
        "saturates": any(side != "no" for side in measured.saturates),
        "zero_centred": is_zero_centred(measured),
        "page_cheap": calls(act.tree()) == 0,
    }


def _offered(act: Activation, spoken: Sequence[Words]) -> dict[str, Any]:
    return {
        "names": [act.name, *act.aliases],
        "family": act.family,
        "descriptions": list(dict.fromkeys(words.prose(act).summary for words in spoken)),
        "slice": act.slice_name,
        "has": [number for number, holds in enumerate(criteria(act).values()) if holds],
    }
