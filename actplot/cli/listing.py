"""`actplot list`: the activations there are, all or those that a word or a property finds, compared in a table."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from actplot.cli import options
from actplot.errors import ActplotError, nearest, quoted

if TYPE_CHECKING:
    from actplot.index import Entry
    from actplot.words import Words

__all__ = ["listing"]

WIDEST = 100  # columns of the legend
BOLD, DIM, CYAN, PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[36m", "\x1b[0m"

Word = Annotated[
    str | None,
    typer.Argument(
        metavar="[WORD]", help="Part of a name, an alias, a family, a title or a description.", show_default=False
    ),
]
Family = Annotated[
    str | None,
    typer.Option("--family", metavar="F", help="Only one family, such as relu."),
]
Smooth = Annotated[bool | None, typer.Option("--smooth/--no-smooth", help="Only those with all derivatives.")]
Monotonic = Annotated[bool | None, typer.Option("--monotonic/--no-monotonic", help="Only those that never turn back.")]
Bounded = Annotated[bool | None, typer.Option("--bounded/--no-bounded", help="Only those bounded below and above.")]


def listing(
    word: Word = None,
    family: Family = None,
    smooth: Smooth = None,
    monotonic: Monotonic = None,
    bounded: Bounded = None,
    lang: options.Lang = None,
    as_json: options.Json = False,
) -> None:
    """List the activations in a table of what makes a good one.

    \b
    Examples:
      actplot list
      actplot list elu
      actplot list --family relu --no-monotonic
      actplot list --smooth --bounded --json
    """
    from actplot.asked import language
    from actplot.index import index, of_family
    from actplot.words import load

    spoken = load(language(lang))
    wanted = {"smooth": smooth, "monotonic": monotonic, "bounded": bounded}
    known = index()
    if family is not None:
        known = {name: known[name] for name in of_family(family, known)}
    meant = _meant(word, known) if word else known.values()
    found = [entry for entry in meant if all(wish in (None, getattr(entry, key)) for key, wish in wanted.items())]
    if not found:
        asked = " ".join(_asked(word, family, wanted))
        raise ActplotError(f"no activation matches {asked}.{_near(word, known) if word and not meant else ''}")
    if as_json:
        sys.stdout.write(json.dumps([_told(entry) for entry in found], ensure_ascii=False, indent=1) + "\n")
    else:
        _compare(found, spoken)


def _meant(word: str, known: Mapping[str, Entry]) -> list[Entry]:
    """Return those that a word or a glob means: by name first, then by title, family and description."""
    from actplot.index import matching

    names = matching(word, known)
    ranks = {name: 0 if name in names else _rank(entry, word) for name, entry in known.items()}
    return [known[name] for name in sorted(ranks, key=lambda name: ranks[name] or 0) if ranks[name] is not None]


def _rank(entry: Entry, word: str) -> int | None:
    """Return where the word is found: in name or alias 1, in any language in title 2, family 3, description 4."""
    from actplot.registry import squashed
    from actplot.words import LANGUAGES, load

    spoken = [load(lang) for lang in LANGUAGES]
    places = (
        (entry.name, *entry.aliases),
        (entry.title, *(words.titles.get(entry.name, "") for words in spoken)),
        (entry.family, *(words.family(entry.family) for words in spoken)),
        (entry.summary, *(words.texts[entry.name].summary for words in spoken if entry.name in words.texts)),
    )
    sought = squashed(word)
    return next((rank for rank, told in enumerate(places, 1) if any(sought in squashed(text) for text in told)), None)


def _near(word: str, known: Mapping[str, Entry]) -> str:
    names = [name for entry in known.values() for name in (entry.name, *entry.aliases, entry.family)]
    return nearest(word, names) or " 'actplot list' shows all."


def _asked(word: str | None, family: str | None, wanted: dict[str, bool | None]) -> Iterator[str]:
    """Yield what was asked for, as it was written."""
    if word is not None:
        yield quoted(word)
    if family is not None:
        yield f"{'in ' * (word is not None)}family '{family}'"
    yield from (f"--{'no-' * (not wish)}{key}" for key, wish in wanted.items() if wish is not None)


def _told(entry: Entry) -> dict[str, object]:
    """Return what programs rely on."""
    parameters = [{key: each[key] for key in ("name", "default")} for each in entry.parameters]
    return {key: getattr(entry, key) for key in ("name", "title", "family", "kind", "aliases")} | {
        "parameters": parameters
    }


def _compare(found: Sequence[Entry], words: Words) -> None:
    """Print the table and what its marks mean, on a terminal in colours unless NO_COLOR forbids them."""
    from actplot.comparison import aligned, head, legend
    from actplot.terminal.screen import size_of

    width = min(shutil.get_terminal_size().columns, WIDEST)
    heads, *rows = aligned([head(words), *((entry.name, *entry.marks, entry.family) for entry in found)])
    explained = legend(words, width=width)
    if size_of(sys.stdout).color != "none":
        heads, explained = f"{BOLD}{heads}{PLAIN}", [f"{DIM}{line}{PLAIN}" for line in explained]
        rows = [re.sub(r"(?<= )-(?= )", f"{DIM}-{PLAIN}", re.sub(r"^\S+", rf"{CYAN}\g<0>{PLAIN}", row)) for row in rows]
    sys.stdout.writelines(f"{line}\n" for line in (heads, *rows, "", *explained))
