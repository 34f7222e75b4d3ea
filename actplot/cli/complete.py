"""What Tab offers: commands, names, parameters behind a colon, options, and what the help says of their values."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from actplot.cli.group import DEFAULT
from actplot.cli.shells import SCRIPTS
from actplot.index import index

__all__ = ["complete", "offered"]

Offer = tuple[str, str]  # a word, and what it is

FILES = ("FILE", "PATH", "[DIR]")
"""What stands in the help for the name of a file, which a shell completes itself."""
CUTS = (":", "=")
"""What is a word of its own to bash."""


def complete(shell: str, words: Sequence[str], group: Any) -> int:
    """Print for a shell what the last of the words behind `actplot` may become; return 1 for the name of a file."""
    words = words or [""]
    whole, cut = _mended(words) if shell == "bash" else (words, 0)
    found = offered(whole, group)
    for word, about in found or ():
        sys.stdout.write(f"{_shaped(word[cut:], about, shell)}\n")
    return int(found is None)


def offered(words: Sequence[str], group: Any) -> list[Offer] | None:
    """Return what the last of the words may become, each with what it is; None if it is the name of a file."""
    *before, begun = words
    name = before[0] if before and before[0] in group.commands else DEFAULT
    with group.make_context("actplot", [], resilient_parsing=True) as outer:
        command = group.commands[name]
        with command.make_context(name, [], parent=outer, resilient_parsing=True) as inner:
            params = command.get_params(inner)
        own = group.get_params(outer)
    every = params if before and not before[0].startswith("--") else [*own, *params]
    options = {word: each for each in every for word in (*each.opts, *each.secondary_opts) if word[0] == "-"}
    key, equals, value = begun.partition("=")
    if awaited := _awaited(before, options):
        return _values(awaited.metavar, begun)
    if equals and key in options:
        found = _values(options[key].metavar, value)
        return found and [(f"{key}={word}", about) for word, about in found]
    if begun.startswith("-") and "--" not in before:
        return _begun(begun, {word: each.help for word, each in options.items() if word[:2] == "--"})
    commands = {word: each.get_short_help_str(80) for word, each in group.commands.items()} if not before else {}
    found = _values(next(each.metavar for each in params if each.param_type_name == "argument"), begun)
    return found if found is None else [*_begun(begun, commands), *found]


def _awaited(before: Sequence[str], options: dict[str, Any]) -> Any:
    """Return the option whose value comes next; None if it is not the turn of one."""
    option, left = None, 0
    for word in before:
        if left:
            left -= 1
        elif word == "--":
            break
        elif word in options and not options[word].is_flag:
            option, left = options[word], options[word].nargs
    return option if left else None


def _values(metavar: str, begun: str) -> list[Offer] | None:
    """Return the values that begin so, of what stands for them in the help; None for the names of files."""
    if metavar in FILES:
        return None
    if metavar in _NAMED:
        return list(_NAMED[metavar](begun))
    if re.fullmatch(r"[\w-]+(\|[\w-]+)+", metavar):
        return _begun(begun, dict.fromkeys(metavar.split("|"), ""))
    if re.fullmatch(r"[a-z]+(,[a-z]+)+", metavar):
        given, comma, last = begun.rpartition(",")
        free = [word for word in metavar.split(",") if word not in given.split(",")]
        return [(f"{given}{comma}{word}", "") for word, _ in _begun(last, dict.fromkeys(free, ""))]
    return []


def _names(begun: str) -> Iterator[Offer]:
    """Yield the names that begin so, or else the aliases; behind a colon the parameters with their defaults."""
    aliases = {alias: entry for entry in index().values() for alias in entry.aliases}
    name, colon, parameters = begun.partition(":")
    if not colon:
        known = _begun(begun, {name: entry.title for name, entry in index().items()})
        yield from known or _begun(begun, {alias: entry.title for alias, entry in aliases.items()})
        return
    entry = index().get(name) or aliases.get(name)
    given, comma, _ = parameters.rpartition(",")
    bound = {part.partition("=")[0] for part in given.split(",")}
    for each in entry.parameters if entry else ():
        word = f"{name}:{given}{comma}{each['name']}={_number(each['default'])}"
        if each["name"] not in bound and word.startswith(begun):
            yield word, each["domain"]


def _families(begun: str) -> Iterator[Offer]:
    yield from _begun(begun, dict.fromkeys((entry.family for entry in index().values()), ""))


def _shells(begun: str) -> Iterator[Offer]:
    yield from _begun(begun, dict.fromkeys(SCRIPTS, ""))


_NAMED: dict[str, Callable[[str], Iterator[Offer]]] = {"NAME...": _names, "F": _families, "SHELL": _shells}


def _begun(begun: str, known: dict[str, str]) -> list[Offer]:
    return [(word, about) for word, about in known.items() if word.startswith(begun)]


def _number(value: float | str) -> str:
    """Return the digits that give the value back, without a point where none is needed."""
    return repr(value).removesuffix(".0") if isinstance(value, float) else str(value)


def _mended(words: Sequence[str]) -> tuple[list[str], int]:
    """Put together what bash cut; return how much of the last word it keeps for itself."""
    whole = [""]
    for word in words:
        if word in CUTS or whole[-1][-1:] in CUTS:
            whole[-1] += word
        else:
            whole.append(word)
    last = "" if words[-1] in CUTS else words[-1]
    return whole[1:] or [""], len(whole[-1]) - len(last)


def _shaped(word: str, about: str, shell: str) -> str:
    if shell == "bash":
        return word
    return f"{word}\t{about}" if shell == "fish" else word.replace(":", r"\:") + f":{about}"
