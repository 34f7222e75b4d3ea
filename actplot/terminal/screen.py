"""The screen: how wide it is, how many colours and which characters it has, and the escapes for a theme's colours."""

from __future__ import annotations

import os
from typing import IO, Literal, NamedTuple

from actplot.themes import Theme

__all__ = ["Colors", "Screen", "escapes", "size_of"]

Colors = Literal["none", "16", "256", "truecolor"]

WIDTH, HEIGHT = 80, 24  # of what is no terminal
CUBE = (0, 95, 135, 175, 215, 255)  # the levels of each channel among the 256 colours
BASIC = {"axis": "90", "order0": "94", "order1": "31", "order2": "32"}  # of sixteen, which users mix to their taste
COERCED = ("C.UTF-8", "C.utf8", "UTF-8")  # what Python puts in the place of C (PEP 538)


class Screen(NamedTuple):
    """What `render` needs to know of a stream; `render(plan, **size_of(sys.stdout)._asdict())` draws for it."""

    width: int
    height: int
    color: Colors
    ascii: bool


def size_of(stream: IO[str]) -> Screen:
    """Return the screen behind a stream.

    A terminal has its own size (COLUMNS and LINES go first, a last line is left to the prompt), what is none 80 columns
    and no colour. NO_COLOR and TERM=dumb switch colour off; COLORTERM=truecolor or 24bit, then TERM say how many there
    are. ASCII it is where the encoding lacks braille, on the Linux console, whose fonts lack it, and under a locale
    that is C on purpose, though Python answers that one with UTF-8.
    """
    terminal = stream.isatty()
    width, height = _size(stream) if terminal else (WIDTH, HEIGHT)
    return Screen(width, height - 1, _colors() if terminal else "none", _lacks_braille(stream))


def _size(stream: IO[str]) -> tuple[int, int]:
    try:
        found = os.get_terminal_size(stream.fileno())
    except (OSError, ValueError):
        found = os.terminal_size((0, 0))
    asked = [os.environ.get(name, "") for name in ("COLUMNS", "LINES")]
    columns, lines = (int(word) if word.isdecimal() else 0 for word in asked)
    return columns or found.columns or WIDTH, lines or found.lines or HEIGHT


def _colors() -> Colors:
    term = os.environ.get("TERM", "dumb")
    if os.environ.get("NO_COLOR") or term == "dumb":
        return "none"
    if os.environ.get("COLORTERM") in ("truecolor", "24bit") or "direct" in term:
        return "truecolor"
    return "256" if "256color" in term else "16"


def _lacks_braille(stream: IO[str]) -> bool:
    try:
        "\u28ff─▸●′".encode(getattr(stream, "encoding", None) or "ascii")
    except (UnicodeEncodeError, LookupError):
        return True
    asked = [os.environ.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG")]
    locale = next((word for word in asked if word and word not in COERCED), "")
    return locale in ("C", "POSIX") or os.environ.get("TERM") == "linux"


def escapes(theme: Theme, colors: Colors) -> dict[str, str]:
    """Return the sequence that switches on the colour of each role that has one.

    Words keep the terminal's own colour, since its background is unknown. Axes take the grey of guides, which stands
    out from black and from white.
    """
    if colors == "none":
        return {}
    codes = {role: _code(role, theme.color("guide" if role == "axis" else role), colors) for role in BASIC}
    return {role: f"\x1b[{code}m" for role, code in {"title": "1", **codes}.items()}


def _code(role: str, color: str, colors: Colors) -> str:
    red, green, blue = bytes.fromhex(color.removeprefix("#"))
    if colors == "truecolor":
        return f"38;2;{red};{green};{blue}"
    if colors == "256":
        return f"38;5;{16 + 36 * _level(red) + 6 * _level(green) + _level(blue)}"
    return BASIC[role]


def _level(channel: int) -> int:
    return min(range(6), key=lambda level: abs(CUBE[level] - channel))
