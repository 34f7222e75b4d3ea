"""The screen: how wide it is, how many colours and which characters it has, and the escapes for a theme's colours."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from typing import IO, Literal, NamedTuple, get_args

from actplot.errors import BadRequest, nearest
from actplot.themes import Theme, load
from actplot.themes.roles import contrast, mixed

__all__ = ["CHARSETS", "COLORS", "Charset", "Colors", "Screen", "charset_of", "escapes", "number_of", "size_of"]

Colors = Literal["none", "16", "256", "truecolor"]
COLORS: tuple[Colors, ...] = get_args(Colors)
Charset = Literal["braille", "ascii"]
CHARSETS: tuple[Charset, ...] = get_args(Charset)

WIDTH, HEIGHT = 80, 24  # of what is no terminal
CUBE = (0, 95, 135, 175, 215, 255)  # the levels of each channel among the 256 colours
BOLD, GREY = "1", "90"
BASIC = (94, 31, 32, 35, 36, 33, 34, 91, 92, 95, 96, 93)  # curves in sixteen colours, which users mix to their taste
BLACK, WHITE, SEEN = "#000000", "#ffffff", 3.0  # the contrast to black that a line needs
COERCED = ("C.UTF-8", "C.utf8", "UTF-8")  # what Python puts in the place of C (PEP 538)


class Screen(NamedTuple):
    """What `render` needs to know of a stream; `render(plan, **size_of(sys.stdout)._asdict())` draws for it."""

    width: int
    height: int
    color: Colors
    charset: Charset


def size_of(stream: IO[str], *, charset: str | None = None) -> Screen:
    """Return the screen behind a stream, with the characters asked for or those that it can show.

    A terminal has its own size (COLUMNS and LINES go first, a last line is left to the prompt), what is none 80 columns
    and no colour. NO_COLOR and TERM=dumb switch colour off, and FORCE_COLOR switches it on for what is no terminal,
    too; COLORTERM=truecolor or 24bit, then TERM say how many colours there are. Raises BadRequest as `charset_of` does.
    """
    terminal = stream.isatty()
    width, height = _size(stream) if terminal else (WIDTH, HEIGHT)
    return Screen(width, height - 1, _colors(terminal=terminal), charset_of(charset, stream))


def charset_of(asked: str | None, stream: IO[str]) -> Charset:
    """Return the characters for a stream: those asked for, else those of ACTPLOT_CHARSET, else what it can show.

    ASCII it is where the encoding lacks braille, on the Linux console, whose fonts lack it, and under a locale that is
    C on purpose, though Python answers that one with UTF-8. Raises BadRequest for characters that are not known, or
    that the encoding lacks.
    """
    word = asked if asked is not None else os.environ.get("ACTPLOT_CHARSET", "")
    source = "" if asked is not None else " (from ACTPLOT_CHARSET)"
    encoding = getattr(stream, "encoding", None) or "ascii"
    if asked is None and not word:
        return "ascii" if _lacks_braille(encoding) else "braille"
    if word not in CHARSETS:
        raise BadRequest(f"no charset is called '{word}'{source}.{nearest(word, CHARSETS)}")
    if word == "braille" and not _carries_braille(encoding):
        raise BadRequest(f"charset 'braille'{source}: the encoding '{encoding}' of stdout lacks it; take ascii.")
    return word


def _size(stream: IO[str]) -> tuple[int, int]:
    try:
        found = os.get_terminal_size(stream.fileno())
    except (OSError, ValueError):
        found = os.terminal_size((0, 0))
    asked = [os.environ.get(name, "") for name in ("COLUMNS", "LINES")]
    columns, lines = (int(word) if word.isdecimal() else 0 for word in asked)
    return columns or found.columns or WIDTH, lines or found.lines or HEIGHT


def _colors(*, terminal: bool) -> Colors:
    term, forced = os.environ.get("TERM", "dumb"), os.environ.get("FORCE_COLOR", "") not in ("", "0", "false")
    if os.environ.get("NO_COLOR") or not (forced or (terminal and term != "dumb")):
        return "none"
    if os.environ.get("COLORTERM") in ("truecolor", "24bit") or "direct" in term:
        return "truecolor"
    return "256" if "256color" in term else "16"


def _carries_braille(encoding: str) -> bool:
    try:
        "\u28ff─▸●′".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _lacks_braille(encoding: str) -> bool:
    asked = [os.environ.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG")]
    locale = next((word for word in asked if word and word not in COERCED), "")
    console = locale in ("C", "POSIX") or os.environ.get("TERM") == "linux"
    return console or not _carries_braille(encoding)


def escapes(theme: str, colors: Colors, roles: Iterable[str]) -> dict[str, str]:
    """Return the sequence that switches on the colour of each of the roles that has one.

    Words and what is drawn in ink keep the terminal's own colour, since its background is unknown. The theme `auto`
    takes the terminal's own palette, as sixteen colours do: that goes with its background.
    """
    if colors == "none":
        return {}
    if theme == "auto":
        colors = "16"
    codes = {role: _code(role, load(theme), colors) for role in roles}
    return {role: f"\x1b[{code}m" for role, code in codes.items() if code}


def _code(role: str, theme: Theme, colors: Colors) -> str:
    if role in ("", "ink", "muted", "background"):
        return ""
    if role == "title":
        return BOLD
    color = theme.color("guide" if role == "axis" else role)  # a grey that stands out from black and from white
    if color == theme.ink:
        return ""
    if colors == "16":
        return GREY if role in ("axis", "guide") else str(BASIC[number_of(role) % len(BASIC)])
    red, green, blue = bytes.fromhex(_lifted(color).removeprefix("#"))
    if colors == "truecolor":
        return f"38;2;{red};{green};{blue}"
    return f"38;5;{16 + 36 * _level(red) + 6 * _level(green) + _level(blue)}"


def number_of(role: str) -> int:
    """Return which of the curves that share a panel, or which order, a role stands for."""
    return int(re.sub(r"\D*(\d*).*", r"\1", role) or 0)


def _lifted(color: str) -> str:
    """Return a colour made light enough to be seen on black, where a light theme may find itself."""
    lighter = (mixed((color, WHITE), step / 32) for step in range(33))
    return next(each for each in lighter if contrast(each, BLACK) >= SEEN)


def _level(channel: int) -> int:
    return min(range(6), key=lambda level: abs(CUBE[level] - channel))
