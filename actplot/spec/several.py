"""Words that mean several activations: a glob such as `relu*`, a family, all; and what a word comes near to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from actplot.activation import Activation
from actplot.errors import UnknownActivation, nearest, quoted
from actplot.index import matching, of_family
from actplot.registry import by_name, catalogue, squashed
from actplot.spec.own import has_free_x

__all__ = ["is_glob", "like", "spread"]

_GLOB = re.compile(r"[\w *?-]*[*?][\w *?-]*")
_BEGUN = 4  # letters with which several names begin, and so many of these that are told


def spread(
    words: Sequence[str | Activation], *, family: str | None = None, every: bool = False
) -> tuple[str | Activation, ...]:
    """Return the words with each glob replaced by the names that match it, those of a family or of all behind them.

    Raises UnknownActivation for a glob without a match, BadRequest for an unknown family.
    """
    found: list[str | Activation] = []
    for word in words:
        if not (isinstance(word, str) and is_glob(word)):
            found.append(word)
        elif not (names := matching(word, catalogue())):
            raise UnknownActivation(f"no activation matches {quoted(word)}.{like(word.strip('*?'))}")
        else:
            found += names
    if family is not None:
        found += of_family(family, catalogue())
    return tuple(dict.fromkeys([*found, *(catalogue() if every else ())]))


def is_glob(word: str) -> bool:
    """Return whether a word is a pattern for names and no formula in x: `relu*`, `*shrink`, but not `x*e`."""
    return _GLOB.fullmatch(word) is not None and not has_free_x(word)


def like(head: str) -> str:
    """Return the hint that ends the message about a word that is no name."""
    if head.count("(") != head.count(")"):
        return " A bracket is not closed."
    last = head.rpartition(".")[2]
    if meant := by_name(last):
        return f" Did you mean {meant.name}?"
    begun = list(_beginning(squashed(last)))
    if len(squashed(last)) >= _BEGUN and len(begun) > 1:
        if len(begun) > _BEGUN:
            return f" {len(begun)} names begin so: 'actplot list {last}' shows them."
        return f" Did you mean {', '.join(begun[:-1])} or {begun[-1]}?"
    aliases = (alias for cls in catalogue().values() for alias in cls.aliases)
    return nearest(last, [*catalogue(), *aliases]) or " 'actplot list' shows all."


def _beginning(word: str) -> Iterator[str]:
    yield from (name for name in catalogue() if squashed(name).startswith(word))
