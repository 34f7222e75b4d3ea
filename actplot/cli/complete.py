"""What Tab offers: names, and behind a colon the parameters with their defaults."""

from __future__ import annotations

from actplot.plan import THEMES
from actplot.words import LANGUAGES

__all__ = ["languages", "names", "themes"]


def names(incomplete: str) -> list[tuple[str, str]]:
    """Return the words for activations that begin so, each with what it is."""
    from actplot.registry import catalogue

    name, colon, parameters = incomplete.partition(":")
    known = catalogue()
    if not colon:
        return [(each, cls.title) for each, cls in known.items() if each.startswith(name)]
    if name not in known:
        return []
    given, comma, _ = parameters.rpartition(",")
    before = f"{name}:{given}{comma}"
    declared = known[name].declared.items()
    return [(f"{before}{key}={param.default:g}", param.domain()) for key, param in declared if f"{key}=" not in given]


def languages(incomplete: str) -> list[str]:
    """Return the languages that begin so."""
    return [name for name in LANGUAGES if name.lower().startswith(incomplete.lower())]


def themes(incomplete: str) -> list[str]:
    """Return the themes that begin so."""
    return [name for name in THEMES if name.startswith(incomplete)]
