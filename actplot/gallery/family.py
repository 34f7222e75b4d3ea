"""The page of a family: its functions laid over each other, and compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actplot.activation import Activation
from actplot.comparison import head, legend, row
from actplot.gallery.edition import Edition, between
from actplot.gallery.pictures import overlay_plans
from actplot.gallery.writing import capital, cell, heading, section, table
from actplot.markdown import plain
from actplot.measure import facts

__all__ = ["compared", "page", "thumbnails"]

ABREAST = 5  # thumbnails
WIDE, CELL = 150, 170  # pixels of each, and of the cell round it


def page(family: str, members: Sequence[Activation], edition: Edition) -> str:
    """Return the page of a family."""
    words, home = edition.words, edition.family(family)
    links = [
        f"[{capital(words.word('gallery'))}]({between(home, edition.index)})",
        *(f"[{other.language}]({between(home, other.family(family))})" for other in edition.others),
    ]
    parts = [
        heading(words.family(family), 1),
        " · ".join(links),
        *_overlays(family, members, edition),
        thumbnails(members, edition, home),
        section(words.word("comparison"), *compared(members, edition, home)),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _overlays(family: str, members: Sequence[Activation], edition: Edition) -> Iterator[str]:
    for index, plan in enumerate(overlay_plans(members, edition.lang), 1):
        yield edition.shown(f"family-{family}-{index}", plan, edition.family(family))


def thumbnails(members: Sequence[Activation], edition: Edition, home: str) -> str:
    """Return the small pictures of functions in rows, each with a link to its page."""
    cells = [
        f'<td align="center" width="{CELL}"><a href="{between(home, edition.function(act.name))}">'
        f'<img src="{between(home, edition.thumbnail(act.name))}" width="{WIDE}" alt=""><br>'
        f"{edition.words.title(act)}</a></td>"
        for act in members
    ]
    rows = ("\n".join(cells[start : start + ABREAST]) for start in range(0, len(cells), ABREAST))
    return "<table>\n" + "\n".join(f"<tr>\n{row}\n</tr>" for row in rows) + "\n</table>"


def compared(members: Sequence[Activation], edition: Edition, home: str) -> Iterator[str]:
    """Yield the table of criteria, and what its marks mean."""
    words = edition.words
    rows = (
        (f"[{plain(act.name)}]({between(home, edition.function(act.name))})", *map(cell, marks))
        for act in members
        for _, *marks, _ in [row(act, facts(act).measured)]
    )
    yield table(head(words)[:-1], rows)
    yield plain(" ".join(legend(words, width=10_000)))
