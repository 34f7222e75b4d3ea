"""The pictures of a gallery, as plans: of a function with its derivative, of its sweeps, of a family, of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from actplot.activation import Activation
from actplot.gallery.sweeps import sweeps
from actplot.plan import Plan

__all__ = ["explorer_plan", "function_plan", "overlay_plans", "sweep_plans", "thumbnail_plan"]

THEME = "auto"  # light, and dark on a dark page
TOLD_APART = 6  # functions in one panel; hues repeat beyond


def explorer_plan(every: Sequence[Activation]) -> Plan:
    """Return the page on which all functions are found and compared, in whatever language its reader chooses."""
    return Plan(activations=tuple(every), orders=(0, 1), theme=THEME)


def function_plan(act: Activation, lang: str) -> Plan:
    """Return the picture of a function and its derivative, whose formulas its page has: outlines of them weigh most."""
    return Plan(activations=(act,), orders=(0, 1), formulas=False, theme=THEME, lang=lang)


def sweep_plans(act: Activation, lang: str) -> Iterator[tuple[str, Plan]]:
    """Yield each parameter that changes the curve, and the picture that shows how."""
    for key, variants in sweeps(act):
        yield key, Plan(activations=variants, formulas=False, theme=THEME, lang=lang)


def overlay_plans(members: Sequence[Activation], lang: str) -> tuple[Plan, ...]:
    """Return the pictures that lay a family's functions over each other, as many as one can tell apart in each."""
    count = -(-len(members) // TOLD_APART)
    cuts = [round(len(members) * index / count) for index in range(count + 1)]
    return tuple(
        Plan(
            activations=tuple(members[low:high]),
            orders=(0, 1),
            layout="overlay",
            formulas=False,
            theme=THEME,
            lang=lang,
        )
        for low, high in pairwise(cuts)
    )


def thumbnail_plan(act: Activation) -> Plan:
    """Return the small picture of a function."""
    return Plan(activations=(act,), layout="grid", formulas=False, theme=THEME, transparent=True)
