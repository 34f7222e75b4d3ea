"""A house's style sheet, FILE.mplstyle, as a theme: its colours, its dashes, its widths.

What it says of the page, of words, axes, grid and curves is taken; a colour that the page would swallow gives way to
the next in line, and what it leaves open is the theme's. Sizes, type, resolution and how files are written have options
of their own, and the faces are always actplot's: such settings must be ones that matplotlib takes, and change nothing.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import matplotlib
import numpy as np
from matplotlib.colors import to_hex, to_rgba

from actplot.errors import BadRequest, nearest, reason
from actplot.themes import Theme
from actplot.themes.roles import contrast, mixed

__all__ = ["dressed", "read_sheet"]

CONTENT = re.compile(r'(?:[^"#]|"[^"]*")*')  # of a line, up to the first # outside quotes
CYCLE = "axes.prop_cycle"
DEFAULTS: Mapping[str, Any] = dict(matplotlib.rcParamsDefault.items())
DASHED = {"--": "dashed", "-.": "dashdot", ":": "dotted"}
PAGE = ("figure.facecolor", "axes.facecolor")
COLORS = {
    "ink": ("axes.titlecolor", "text.color"),
    "muted": ("xtick.labelcolor", "xtick.color", "axes.labelcolor", "text.color"),
    "axis": ("axes.edgecolor", "xtick.color", "text.color"),
    "guide": ("grid.color",),
}
WIDTHS = {"curve": ("lines.linewidth", 2.0), "rule": ("axes.linewidth", 0.8)}  # and the points that count as 1
THINNEST, THICKEST = 0.1, 10.0  # times the usual width
RATIO = 1.25  # of an axis to a curve, at most: beside a wider axis a curve that lies on it is not seen
LONGEST = 100.0  # widths of a line: of a stroke or a gap
SWALLOWED = 1.4  # contrast with the page below which a line is as good as gone
SHOWN = 200  # characters of what is wrong with a line
SHADES = (0.3, 0.5, 0.7, 0.9)  # of the way from the page over a hue, at 0.5, to the ink


def dressed(theme: Theme, path: str) -> Theme:
    """Return a theme in what a style sheet says: a file, or one of matplotlib's own by its name.

    Raises BadRequest, which names the file and the value.
    """
    sheet = read_sheet(path)
    with matplotlib.rc_context(cast(Any, {CYCLE: sheet.get(CYCLE, DEFAULTS[CYCLE])})):  # which says what C0 to C9 are
        page = next(_colors(sheet, PAGE), theme.background)
        said: dict[str, Any] = {"background": page}
        for role, keys in COLORS.items():
            seen = (color for color in _colors(sheet, keys) if contrast(color, page) >= SWALLOWED)
            said[role] = next(seen, theme.color(role))
    try:
        return replace(theme, **said, **_curves(sheet, page, said["ink"]), **_widths(sheet))
    except ValueError as error:
        raise BadRequest(f"style '{path}': {error}.") from None


def read_sheet(path: str) -> Mapping[str, Any]:
    """Return the settings of a style sheet as matplotlib takes them, none put into effect. Raises BadRequest."""
    sheet: Any = matplotlib.RcParams()
    for number, line in enumerate(_text(path).splitlines(), 1):
        try:
            with warnings.catch_warnings(action="ignore"):  # that a later matplotlib will drop the setting
                _set(sheet, line)
        except Exception as error:  # whatever a validator of matplotlib's comes to
            reason = " ".join(str(error).split()).removeprefix("Key ").rstrip(".")
            shown = reason if len(reason) <= SHOWN else f"{reason[:SHOWN]}…"
            raise BadRequest(f"style '{path}', line {number}: {shown}{'' if shown.endswith('?') else '.'}") from None
    return dict(sheet.items())


def _text(path: str) -> str:
    styles = {file.stem: file for file in Path(matplotlib.get_data_path(), "stylelib").glob("[!_]*.mplstyle")}
    file = styles.get(path, Path(path))
    try:
        if not file.exists():
            raise BadRequest(f"there is no style file '{path}'.{nearest(path, styles)}")
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadRequest(f"cannot read the style file '{path}': {reason(error)}.") from None
    except UnicodeDecodeError:
        raise BadRequest(f"the style file '{path}' is not text in UTF-8.") from None


def _set(sheet: Any, line: str) -> None:
    """Add to a sheet what a line sets, if anything. Raises ValueError, and what else a validator may."""
    content = CONTENT.match(line)
    assert content  # noqa: S101
    if line[content.end() :].startswith('"'):
        raise ValueError(f"'{line.strip()}' has a quote that is not closed")
    key, colon, value = (part.strip() for part in content[0].partition(":"))
    if not (key or colon):
        return
    if not colon:
        raise ValueError(f"'{key}' is not a setting and a value, parted by a colon")
    if key not in DEFAULTS:
        raise ValueError(f"no setting is called '{key}'.{nearest(key, DEFAULTS)}")
    if key in sheet:
        raise ValueError(f"{key} is set twice")
    quoted = len(value) > 1 and value.startswith('"') and value.endswith('"')
    sheet[key] = value[1:-1] if quoted else value


def _colors(sheet: Mapping[str, Any], keys: Sequence[str]) -> Iterator[str]:
    """Yield those of some colours that a sheet sets; 'auto', 'inherit' and 'none' are nobody's."""
    for key in keys:
        color = sheet.get(key, "none")
        if color not in ("auto", "inherit") and to_rgba(color)[3] > 0:
            yield to_hex(color)


def _curves(sheet: Mapping[str, Any], page: str, ink: str) -> dict[str, Any]:
    """Return the hues, the shades and the dashes that a sheet's cycle of curves comes to."""
    cycle = sheet[CYCLE].by_key() if CYCLE in sheet else {}
    curves: dict[str, Any] = {}
    if colors := cycle.get("color"):
        hues = tuple(dict.fromkeys(map(to_hex, colors)))
        several = len(hues) > 1 and contrast(hues[0], ink) >= SWALLOWED  # else dashes tell a sweep's values apart
        shades = (mixed((page, hues[0], ink), share) if several else hues[0] for share in SHADES)
        curves |= {"hues": hues, "shades": tuple(shades)}
    if styles := cycle.get("linestyle"):
        curves["dashes"] = tuple(dict.fromkeys(_dashes(sheet, style) for style in styles))
    return curves


def _dashes(sheet: Mapping[str, Any], style: Any) -> tuple[float, ...]:
    """Return a line style's strokes and gaps: of a name, or of an offset and a sequence. Raises ValueError."""
    if isinstance(style, str):
        lengths = {**DEFAULTS, **sheet}.get(f"lines.{DASHED.get(style, style)}_pattern", ())
    else:
        lengths = style[1] if np.iterable(style[-1]) else style
    if any(not 0 < length <= LONGEST for length in lengths):
        raise ValueError(f"the dashes '{lengths}' must lie between 0 and {LONGEST:g} widths of a line")
    return tuple(lengths)


def _widths(sheet: Mapping[str, Any]) -> dict[str, Any]:
    """Return how wide curves and axes are, where a sheet says more than 0, against our usual. Raises ValueError."""
    widths = {part: sheet[key] / usual for part, (key, usual) in WIDTHS.items() if sheet.get(key)}
    if any(not THINNEST <= width <= THICKEST for width in widths.values()):
        raise ValueError(f"lines must be {THINNEST:g} to {THICKEST:g} times as wide as usual, not '{widths}'")
    return {**widths, "rule": min(widths.get("rule", 1.0), RATIO * widths.get("curve", 1.0))}
