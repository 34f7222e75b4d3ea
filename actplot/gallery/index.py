"""The index of a gallery: every function as a thumbnail, family by family, and all of them compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from actplot.activation import Activation
from actplot.gallery.edition import Edition, between
from actplot.gallery.family import compared, thumbnails
from actplot.gallery.writing import bullets, heading, section
from actplot.markdown import plain

__all__ = ["index"]


def index(families: Mapping[str, Sequence[Activation]], edition: Edition) -> str:
    """Return the index of a gallery in one language."""
    words, home = edition.words, edition.index
    every = list(chain(*families.values()))
    links = {family: f"[{plain(words.family(family))}]({edition.family(family)})" for family in families}
    parts = [
        heading(words.word("title_gallery"), 1),
        " · ".join(
            (*(f"[{other.language}]({between(home, other.index)})" for other in edition.others), edition.explorer(home))
        ),
        words.word("note_gallery", count=len(every), command="`actplot gallery`"),
        bullets(words.word("note_given", text=links[family], given=len(families[family])) for family in families),
    ]
    for family, members in families.items():
        parts += [f"## {links[family]}", thumbnails(members, edition, home)]
    parts.append(section(words.word("comparison"), *compared(every, edition, home)))
    return "\n\n".join(filter(None, parts)) + "\n"
