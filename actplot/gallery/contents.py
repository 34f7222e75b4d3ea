"""What a gallery consists of: its pictures as plans, and its pages as what writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain

from actplot.activation import Activation
from actplot.gallery import family, index, page
from actplot.gallery.edition import EXPLORER, LANGUAGES, Edition
from actplot.gallery.pictures import explorer_plan, function_plan, overlay_plans, sweep_plans, thumbnail_plan
from actplot.plan import Plan
from actplot.registry import catalogue

__all__ = ["families", "pages", "pictures"]


def families() -> dict[str, list[Activation]]:
    """Return every function once, with its default parameters, by family, in the order of the catalogue."""
    found: dict[str, list[Activation]] = {}
    for cls in catalogue().values():
        found.setdefault(cls.family, []).append(cls())
    return found


def pictures(formats: Sequence[str]) -> Iterator[tuple[str, Plan]]:
    """Yield the path and the plan of each picture, those of one plan together; first the one that takes longest."""
    yield EXPLORER, explorer_plan(list(chain(*families().values())))
    for edition in _editions(formats):
        for name, members in families().items():
            for act in members:
                if edition.is_first:
                    yield edition.thumbnail(act.name), thumbnail_plan(act)
                yield from _in_formats(edition, act.name, function_plan(act, edition.lang))
                for key, plan in sweep_plans(act, edition.lang):
                    yield from _in_formats(edition, f"{act.name}-{key}", plan)
            for number, plan in enumerate(overlay_plans(members, edition.lang), 1):
                yield from _in_formats(edition, f"family-{name}-{number}", plan)


def pages(formats: Sequence[str]) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield the path of each page, and what returns its text."""
    for edition in _editions(formats):
        yield edition.index, partial(index.index, families(), edition)
        for name, members in families().items():
            yield edition.family(name), partial(family.page, name, members, edition)
            for act in members:
                yield edition.function(act.name), partial(page.page, act, edition)


def _editions(formats: Sequence[str]) -> Iterator[Edition]:
    return (Edition(lang, tuple(formats)) for lang in LANGUAGES)


def _in_formats(edition: Edition, stem: str, plan: Plan) -> Iterator[tuple[str, Plan]]:
    return ((path, plan) for path in edition.pictures(stem))
