"""The index of the catalogue, as shipped: what Tab and `list` tell, in a millisecond and without NumPy."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from fnmatch import fnmatchcase
from functools import cache
from typing import Any, NamedTuple, Protocol

from actplot.errors import BadRequest, quoted
from actplot.registry import squashed
from actplot.shipped import DATA, reading

__all__ = ["INDEX", "Entry", "index", "matching", "of_family"]

INDEX = DATA / "index.json"
"""One object a name, one line each, in the order of the catalogue; made by tools/build_index.py."""


class Entry(NamedTuple):
    """A name of the catalogue and what `list` tells of it; `marks` are its cells between name and family."""

    name: str
    title: str
    family: str
    kind: str
    aliases: list[str]
    parameters: list[dict[str, Any]]
    summary: str
    marks: list[str]
    smooth: bool
    monotonic: bool
    bounded: bool


class Listed(Protocol):
    """What has a family and aliases: an entry, or the class itself."""

    @property
    def family(self) -> str: ...
    @property
    def aliases(self) -> Collection[str]: ...


@cache
def index() -> Mapping[str, Entry]:
    """Return the entries by canonical name, in the order of the catalogue."""
    with reading(INDEX) as text:
        return {name: Entry(name, **told) for name, told in json.loads(text).items()}


def matching(glob: str, known: Mapping[str, Listed]) -> list[str]:
    """Return the names that match a glob, or else have an alias that does."""
    pattern = squashed(glob)
    found = [name for name in known if fnmatchcase(squashed(name), pattern)]
    return found or [
        name for name, each in known.items() if any(fnmatchcase(squashed(alias), pattern) for alias in each.aliases)
    ]


def of_family(family: str, known: Mapping[str, Listed]) -> list[str]:
    """Return the names of a family. Raises BadRequest, which lists the families."""
    found = [name for name, each in known.items() if each.family == family]
    if not found:
        choices = ", ".join(dict.fromkeys(each.family for each in known.values()))
        raise BadRequest(f"no family is called {quoted(family)}. Choose from {choices}.")
    return found
