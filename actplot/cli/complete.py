"""What Tab offers: names, and behind a colon the parameters with their defaults."""

from __future__ import annotations

import os
import re

from actplot.plan import LAYOUTS, THEMES
from actplot.words import LANGUAGES

__all__ = ["families", "languages", "layouts", "marks", "mend_bash", "names", "themes"]


def names(incomplete: str) -> list[tuple[str, str]]:
    """Return the words for activations that begin so, each with what it is."""
    cut = _cut_off()
    return [(word[len(cut) :], about) for word, about in _specs(cut + incomplete)]


def families(incomplete: str) -> list[str]:
    """Return the families that begin so."""
    from actplot.registry import catalogue

    return [name for name in dict.fromkeys(cls.family for cls in catalogue().values()) if name.startswith(incomplete)]


def languages(incomplete: str) -> list[str]:
    """Return the languages that begin so."""
    return [name for name in LANGUAGES if name.lower().startswith(incomplete.lower())]


def themes(incomplete: str) -> list[str]:
    """Return the themes that begin so."""
    return [name for name in THEMES if name.startswith(incomplete)]


def layouts(incomplete: str) -> list[str]:
    """Return the layouts that begin so."""
    return [name for name in LAYOUTS if name.startswith(incomplete)]


def marks(incomplete: str) -> list[str]:
    """Return the kinds of marks that begin so, behind those that are there."""
    from actplot.measure.marks import KINDS

    given, comma, begun = incomplete.rpartition(",")
    return [given + comma + name for name in KINDS if name.startswith(begun) and name not in given.split(",")]


def mend_bash() -> None:
    """Begin an empty word behind a colon that bash hands over as the word to be completed."""
    words, at = _bash_words()
    if words[at:] == [":"]:
        os.environ["COMP_CWORD"] = str(at + 1)


def _specs(begun: str) -> list[tuple[str, str]]:
    from actplot.registry import catalogue

    name, colon, parameters = begun.partition(":")
    known = catalogue()
    if not colon:
        return [(each, cls.title) for each, cls in known.items() if each.startswith(name)]
    if name not in known:
        return []
    given, comma, _ = parameters.rpartition(",")
    words = {
        f"{name}:{given}{comma}{key}={declared.default:g}": declared.domain()
        for key, declared in known[name].declared.items()
        if f"{key}=" not in given
    }
    return [(word, about) for word, about in words.items() if word.startswith(begun)]


def _cut_off() -> str:
    """Return what bash cut off in front of the word: to it, colons and equals signs are words of their own."""
    words, at = _bash_words()
    pieces = re.search(r"(?:[^\n]+\n[:=]\n)+$", "".join(f"{word}\n" for word in words[1:at]))
    return pieces.group().replace("\n", "") if pieces else ""


def _bash_words() -> tuple[list[str], int]:
    return os.environ.get("COMP_WORDS", "").split("\n"), int(os.environ.get("COMP_CWORD", "0"))
