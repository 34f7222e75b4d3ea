"""The one family of exceptions: every message names the value and, where there is one, the nearest good one."""

from __future__ import annotations

import errno
from collections.abc import Iterable

TYPE_CHECKING = False  # as in actplot/__init__.py: typing is slow to import
if TYPE_CHECKING:
    from typing import TypeVar

    Word = TypeVar("Word", bound=str)

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
    "in_one_line",
    "is_scarce",
    "nearest",
    "one_of",
    "printable",
    "quoted",
    "reason",
]

_LONGEST = 80  # characters of a value that a message repeats


class ActplotError(Exception):
    """What went wrong, in one line; `status` is the exit code of a command that ends with it.

    >>> import actplot
    >>> try:
    ...     actplot.plot("relu", "mihs")
    ... except ActplotError as error:
    ...     error.status, str(error)
    (2, "no activation is called 'mihs'. Did you mean mish?")
    """

    status = 1

    def __init__(self, message: str = "") -> None:
        super().__init__(printable(message))  # it names values that came from anywhere


class BadRequest(ActplotError, ValueError):
    """A request that cannot be meant: a reversed range, a size of zero, an unknown suffix.

    >>> import actplot
    >>> actplot.plot("relu", range=(4, -4))
    Traceback (most recent call last):
    actplot.errors.BadRequest: range '4 -4' must go from the lower to the higher number. Did you mean -4 4?
    """

    status = 2


class UnknownActivation(ActplotError, LookupError):
    """A word that names no activation and is no formula in x.

    >>> import actplot
    >>> actplot.get("mihs")
    Traceback (most recent call last):
    actplot.errors.UnknownActivation: no activation is called 'mihs'. Did you mean mish?
    """

    status = 2


class UnknownParameter(ActplotError, LookupError):
    """A parameter that the activation does not have.

    >>> import actplot
    >>> actplot.get("elu:beta=1")
    Traceback (most recent call last):
    actplot.errors.UnknownParameter: elu has no parameter 'beta'. It has alpha.
    """

    status = 2


class ParameterOutOfRange(ActplotError, ValueError):
    """A parameter outside its domain, infinite or nan.

    >>> import actplot
    >>> actplot.get("elu", alpha=-1)
    Traceback (most recent call last):
    actplot.errors.ParameterOutOfRange: elu: alpha '-1' must be above 0.
    """

    status = 2


class BadFormula(ActplotError, ValueError):
    """An expression that is not a formula in x over the known functions.

    >>> import actplot
    >>> actplot.get("x+*2")
    Traceback (most recent call last):
    actplot.errors.BadFormula: 'x+*2' is not a formula: invalid syntax at column 3.
    """

    status = 2


class MissingGlyph(ActplotError, ValueError):
    """A character that no face can draw.

    >>> import actplot
    >>> actplot.plot("relu", title="𒀀").figure
    Traceback (most recent call last):
    actplot.errors.MissingGlyph: no face has the character '𒀀' (U+12000); add one with --font PATH.
    """

    status = 2


class CannotWrite(ActplotError, OSError):
    """A file or stream that could not be written; what stood there before still stands.

    >>> import actplot
    >>> actplot.plot("relu").save("nowhere/relu.png")
    Traceback (most recent call last):
    actplot.errors.CannotWrite: cannot write 'nowhere/relu.png': there is no directory 'nowhere'.
    """


class NoScreen(ActplotError, RuntimeError):
    """A window was asked for where none can be opened.

    >>> import actplot
    >>> actplot.plot("relu").show()  # where there is no screen
    Traceback (most recent call last):
    actplot.errors.NoScreen: no window: neither DISPLAY nor WAYLAND_DISPLAY is set.
    """


def quoted(value: str) -> str:
    """Return a value as a message names it: in quotes, on one line, a long one cut."""
    shown = value if len(value) <= _LONGEST else value[: _LONGEST - 3] + "..."
    return f"'{printable(shown)}'"


def printable(text: str) -> str:
    """Return a text in which control characters, and whatever else is not to be seen, are written as escapes."""
    return text if text.isprintable() else "".join(each if each.isprintable() else repr(each)[1:-1] for each in text)


def is_scarce(error: BaseException) -> bool:
    """Return whether the system has too little of something for now: memory, open files, processes."""
    return isinstance(error, OSError) and error.errno in (errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EAGAIN)


def reason(error: OSError) -> str:
    """Return what the system says, as a message ends with it."""
    said = error.strerror or str(error)
    return f"{said[:1].lower()}{said[1:]}"


def in_one_line(error: Exception) -> str:
    """Return what is said of an error of any kind; libraries word a lack of memory in many ways."""
    match error:
        case ActplotError():
            return str(error)
        case MemoryError():
            return "out of memory: a smaller --size, --dpi or --points may do."
        case SystemError():  # an extension whose allocation failed, as a rule
            return f"out of memory, or a library is damaged: {error}."
        case ImportError():
            cause = error.__cause__ or error  # NumPy says much about what may be wrong, and has a cause that tells it
            return f"cannot load a library: {cause} (too little memory, or a damaged installation)."
        case OSError():
            return f"{reason(error)}."
        case _:
            return f"{type(error).__name__}: {error} (a fault of actplot's own)."


def one_of(what: str, word: str, choices: Iterable[Word]) -> Word:
    """Return the choice that a word is. Raises BadRequest for one that is none of them."""
    known = list(choices)
    if word not in known:
        raise BadRequest(f"no {what} is called {quoted(word)}.{nearest(word, known)}")
    return known[known.index(word)]


def nearest(word: str, choices: Iterable[str], *, listed: str = "Choose from") -> str:
    """Return the hint that ends an error message: all choices up to five, else the closest, else nothing.

    The rule is that of Matplotlib's own messages; a leading space is included so that hints can be appended.
    """
    from difflib import get_close_matches  # only errors pay for it

    known = list(dict.fromkeys(choices))
    if 0 < len(known) <= 5:
        return f" {listed} {', '.join(known)}."
    close = get_close_matches(word.lower(), known, n=9, cutoff=0.6)
    slips = [_slips(word.lower(), choice.lower()) for choice in close]
    meant = [choice for choice, count in zip(close, slips, strict=True) if count == min(slips)]
    return f" Did you mean {' or '.join(meant[:3])}?" if meant else ""


def _slips(typed: str, meant: str) -> int:
    """Return how many letters were left out, added, mistaken or swapped with their neighbours."""
    rows = [list(range(len(meant) + 1))]
    for i, letter in enumerate(typed, 1):
        row = [i]
        for j, other in enumerate(meant, 1):
            ways = [rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != other)]
            if i > 1 and j > 1 and (letter, typed[i - 2]) == (meant[j - 2], other):
                ways.append(rows[-2][j - 2] + 1)
            row.append(min(ways))
        rows.append(row)
    return rows[-1][-1]
