"""`actplot list`: the activations there are, all or those that a word finds."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from actplot.cli import options
from actplot.errors import ActplotError, BadRequest

if TYPE_CHECKING:
    from actplot.activation import Activation

__all__ = ["listing"]

Word = Annotated[
    str | None, typer.Argument(metavar="[WORD]", help="Part of a name, an alias or a title.", show_default=False)
]
Family = Annotated[str | None, typer.Option("--family", metavar="F", help="Only one family, such as relu.")]


def listing(word: Word = None, family: Family = None, as_json: options.Json = False) -> None:
    """List the activations: name, title, family, parameters.

    \b
    Examples:
      actplot list
      actplot list elu
      actplot list --family relu
      actplot list --json
    """
    from actplot.registry import catalogue

    known = catalogue().values()
    families = tuple(dict.fromkeys(cls.family for cls in known))
    if family not in (None, *families):
        raise BadRequest(f"no family is called '{family}'. Choose from {', '.join(families)}.")
    found = [cls for cls in known if family in (None, cls.family) and (word is None or _is_meant(cls, word))]
    if not found:
        within = f" in family '{family}'" if family else ""
        raise ActplotError(f"no activation matches '{word}'{within}.")
    if as_json:
        sys.stdout.write(json.dumps([_entry(cls) for cls in found], ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.writelines(line + "\n" for line in _lines(found))


def _is_meant(cls: type[Activation], word: str) -> bool:
    """Tell whether the word is part of the name, an alias or, in any language, the title."""
    from actplot.registry import squashed
    from actplot.words import LANGUAGES, load

    titles = [load(lang).title(cls) for lang in LANGUAGES]
    return any(squashed(word) in squashed(text) for text in (cls.name, *cls.aliases, *titles))


def _entry(cls: type[Activation]) -> dict[str, object]:
    parameters = [{"name": name, "default": param.default} for name, param in cls.declared.items()]
    return {key: getattr(cls, key) for key in ("name", "title", "family", "kind", "aliases")} | {
        "parameters": parameters
    }


def _lines(found: Sequence[type[Activation]]) -> Iterator[str]:
    rows = [
        (cls.name, cls.title, cls.family, ", ".join(f"{key}={param.default:g}" for key, param in cls.declared.items()))
        for cls in found
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(word.ljust(width) for word, width in zip(row, widths, strict=True)).rstrip()
