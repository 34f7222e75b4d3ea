"""The grammar of a word for an activation: NAME, NAME:ARGUMENTS or NAME(ARGUMENTS), cut but not yet understood."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from actplot.errors import BadRequest, ParameterOutOfRange, UnknownParameter, quoted

__all__ = ["Argument", "Word", "arguments", "cut", "number", "tidy"]

# booleans, initializers as Keras calls them, and the one constant that frameworks build in
_NAMED = {"true": 1.0, "false": 0.0, "zeros": 0.0, "ones": 1.0, "inf": math.inf, "pi": math.pi}
_LONGEST = 2000  # characters
_TENSOR = re.compile(r"^(?:torch\.)?tensor\((.*)\)$")


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument: its key (None: by position) and its values, several of them for a sweep."""

    key: str | None
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A head and the arguments behind it; `called` when they stood in brackets."""

    head: str
    arguments: tuple[Argument, ...] = ()
    called: bool = False


def tidy(word: str) -> str:
    """Return a word without what was pasted along with it: blanks, a comment, quotes, a semicolon.

    Raises BadRequest for one so long that no one can mean it.
    """
    if len(word) > _LONGEST:
        raise BadRequest(f"the word {quoted(word)} is longer than {_LONGEST} characters.")
    word = word.partition("#")[0].strip().rstrip(";,")
    return word[1:-1].strip() if len(word) > 1 and word[0] == word[-1] and word[0] in "'\"`" else word


def cut(word: str) -> Word:
    """Return the head of a tidy word and its arguments; a colon inside brackets does not count."""
    if word.endswith(")"):
        head, inner = _called(word)
        if head:
            return Word(head.strip(), arguments(inner, word), called=True)
    head, colon, rest = _last_colon(word)
    return Word(head.strip(), arguments(rest, word)) if colon else Word(word)


def arguments(text: str, word: str) -> tuple[Argument, ...]:
    """Return the arguments of `text`; a bare number after k=v extends the sweep of k."""
    found: list[Argument] = []
    for part in filter(None, (piece.strip() for piece in text.split(","))):
        key, equals, value = (piece.strip() for piece in part.partition("="))
        key = key.replace("-", "_").replace(" ", "_")
        if equals and not (key.isidentifier() and value):
            raise UnknownParameter(f"{quoted(word)}: {quoted(part)} is not of the form name=number.")
        if equals and any(known.key == key for known in found):
            raise UnknownParameter(f"{quoted(word)} gives {quoted(key)} twice; several values are {key}=1,2.")
        if equals:
            found.append(Argument(key, (value,)))
        elif found and found[-1].key is not None:
            found[-1] = Argument(found[-1].key, (*found[-1].values, part))
        else:
            found.append(Argument(None, (part,)))
    return tuple(found)


def number(text: str, owner: str, key: str) -> float:
    """Return a value of an argument as a number: 0.5, 1e-3, 1/8, true, "zeros", torch.tensor(0.25)."""
    text = _TENSOR.sub(r"\1", text)
    word = text.strip("\"'").lower()
    if text == "None":  # Keras's word for no ceiling
        return math.inf
    if word in _NAMED:
        return _NAMED[word]
    above, slash, below = text.partition("/")
    try:
        value = float(above) / float(below) if slash else float(text)
    except (ValueError, ZeroDivisionError):
        raise ParameterOutOfRange(f"{owner}: {key} {quoted(text)} is not a number.") from None
    if not math.isfinite(value):
        raise ParameterOutOfRange(f"{owner}: {key} {quoted(text)} must be finite.")
    return value


def _called(word: str) -> tuple[str, str]:
    """Return head and inside of `head(inside)`, if the last bracket closes the first one; else two empty words."""
    depth = 0
    first = word.find("(")
    for index in range(first, len(word)) if first > 0 else ():
        depth += {"(": 1, ")": -1}.get(word[index], 0)
        if depth == 0:
            return (word[:first], word[first + 1 : -1]) if index == len(word) - 1 else ("", "")
    return "", ""


def _last_colon(word: str) -> tuple[str, str, str]:
    """Cut at the last colon outside brackets."""
    depth = 0
    for index in range(len(word) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(word[index], 0)
        if word[index] == ":" and depth == 0:
            return word[:index], ":", word[index + 1 :]
    return word, "", ""
