"""What users write for numbers and languages, in words or as Python has them, made into what a plan takes."""

from __future__ import annotations

import os
from collections.abc import Sequence

from actplot.errors import BadRequest
from actplot.words import LANGUAGES, unspoken

__all__ = ["Pair", "language", "number", "numbers", "pair", "whole"]

Pair = tuple[float | str, float | str] | str  # words from a command line are numbers too, and a line of two


def language(asked: str | None) -> str:
    """Return the language's canonical name: the one asked for, else that of ACTPLOT_LANG, else English.

    `zh`, `zh_CN` and `ZH-cn` are zh-CN. Raises BadRequest for a language that is not spoken.
    """
    word = asked if asked is not None else os.environ.get("ACTPLOT_LANG") or "en"
    spelled = {name.lower(): name for name in LANGUAGES} | {"zh": "zh-CN"}
    known = spelled.get(word.lower().replace("_", "-"))
    if known is None:
        source = "" if asked is not None else " (from ACTPLOT_LANG)"
        raise unspoken(word, source)
    return known


def number(what: str, value: float | str) -> float:
    """Return a number as users write one, in digits or as a float. Raises BadRequest, which names it."""
    try:
        return float(value)
    except (TypeError, ValueError, OverflowError):
        raise BadRequest(f"{what} '{value}' is not a number.") from None


def whole(what: str, value: int | str | None) -> int | None:
    """Return a whole number; None stays None. Raises BadRequest."""
    if value is None:
        return None
    if (as_float := number(what, value)) != (as_int := int(as_float) if abs(as_float) < 1e9 else 0):
        raise BadRequest(f"{what} '{value}' is not a whole number.")
    return as_int


def numbers(what: str, values: str | Sequence[float] | None) -> tuple[float, ...] | None:
    """Return numbers, or those in words parted by commas or white space; None stays None. Raises BadRequest."""
    if values is None:
        return None
    words = values.replace(",", " ").split() if isinstance(values, str) else values
    return tuple(number(what, value) for value in words)


def pair(what: str, values: Pair | None) -> tuple[float, float] | None:
    """Return two numbers; None stays None. Raises BadRequest."""
    if values is None:
        return None
    try:
        first, second = values.split() if isinstance(values, str) else values
    except (TypeError, ValueError):
        raise BadRequest(f"{what} '{values}' is not two numbers.") from None
    return number(what, first), number(what, second)
