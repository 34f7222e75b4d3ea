"""The one family of exceptions: every message names the value and, where there is one, the nearest good one."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = [
    "ActplotError",
    "BadFormula",
    "BadRequest",
    "CannotWrite",
    "MissingGlyph",
    "NoScreen",
    "ParameterOutOfRange",
    "UnknownActivation",
    "UnknownParameter",
    "nearest",
]


class ActplotError(Exception):
    """What went wrong, in one line; `status` is the exit code of a command that ends with it."""

    status = 1


class BadRequest(ActplotError, ValueError):
    """A request that cannot be meant: a reversed range, a size of zero, an unknown suffix."""

    status = 2


class UnknownActivation(ActplotError, LookupError):
    """A word that names no activation and is no formula in x."""

    status = 2


class UnknownParameter(ActplotError, LookupError):
    """A parameter that the activation does not have."""

    status = 2


class ParameterOutOfRange(ActplotError, ValueError):
    """A parameter outside its domain, infinite or nan."""

    status = 2


class BadFormula(ActplotError, ValueError):
    """An expression that is not a formula in x over the known functions."""

    status = 2


class MissingGlyph(ActplotError, ValueError):
    """A character that no face can draw."""

    status = 2


class CannotWrite(ActplotError, OSError):
    """A file or stream that could not be written; what stood there before still stands."""


class NoScreen(ActplotError, RuntimeError):
    """A window was asked for where none can be opened."""


def nearest(word: str, choices: Iterable[str], *, listed: str = "Choose from") -> str:
    """Return the hint that ends an error message: all choices up to five, else the closest, else nothing.

    The rule is that of Matplotlib's own messages; a leading space is included so that hints can be appended.
    """
    from difflib import get_close_matches  # only errors pay for it

    known = list(dict.fromkeys(choices))
    if 0 < len(known) <= 5:
        return f" {listed} {', '.join(known)}."
    close = get_close_matches(word.lower(), known, n=3, cutoff=0.6)
    return f" Did you mean {' or '.join(close)}?" if close else ""
