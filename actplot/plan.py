"""What is asked for, frozen: the activations, the span, the orders and the look of one picture."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from actplot.errors import BadRequest, one_of
from actplot.words import LANGUAGES

if TYPE_CHECKING:
    from actplot.activation import Activation

__all__ = [
    "LANGUAGES",
    "LAYOUTS",
    "ORDER_SUFFIX",
    "THEMES",
    "Layout",
    "Plan",
    "ThemeName",
    "check_interval",
    "families",
    "gids",
    "orders",
]

Order = Literal[0, 1, 2]

ThemeName = Literal["light", "dark", "print", "auto"]
Layout = Literal["auto", "pairs", "overlay", "grid"]

THEMES: tuple[ThemeName, ...] = get_args(ThemeName)
LAYOUTS: tuple[Layout, ...] = get_args(Layout)
ORDER_SUFFIX = ("f", "df", "d2f")

NARROWEST, WIDEST = 1e-300, 1e300  # lengths of an interval: what the arithmetic of a drawing can scale
MAX_SIDE = 100.0  # inches; a poster is 47
MIN_DPI, MAX_DPI = 10.0, 2400.0  # below, type would be smaller than a pixel
MAX_PIXELS = 2**28  # of the whole picture: 1 GiB as RGBA
TYPE = 8.5  # points of the numbers at the axes; all other type is in proportion
SMALLEST, LARGEST = 4.0, 72.0  # points of type
MOST_COLUMNS = 100
LONGEST = 64  # numbers of a vector
TURNS = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")  # what turns the direction of all that follows
BARRED = ("auto", "pairs")  # layouts that bars have: an input once, or with each of its images
PAIRED, OVERLAID = 3, 8  # families that `auto` draws in pairs, and curves that it lays over each other


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One picture, asked for.

    `span` and `ylim` are in data units (None: chosen by the scene), `size` is (width, height) in inches
    (None: follows from the content), `orders` the derivatives drawn, `columns` the panels side by side.
    `font_size` is that of the numbers at the axes, in points: all type, lines and dots are in proportion to it.
    `marks` are the points that get a dot and their coordinates, `vector` is the input of a vector function whose
    image is drawn, `style` the path of a style sheet of matplotlib's.
    Raises BadRequest when a number is outside what can be drawn; the message names it.
    """

    activations: tuple[Activation, ...]
    span: tuple[float, float] | None = None
    orders: tuple[Order, ...] = (0,)
    ylim: tuple[float, float] | None = None
    layout: str = "auto"
    columns: int | None = None
    equal: bool = False
    guides: bool = False
    marks: tuple[str, ...] = ()
    vector: tuple[float, ...] | None = None
    formulas: bool = True
    font_size: float | None = None
    style: str | None = None
    theme: str = "light"
    lang: str = "en"
    title: str | None = None
    size: tuple[float, float] | None = None
    dpi: float = 150.0
    transparent: bool = False
    fonts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.activations:
            raise BadRequest("nothing to draw: name at least one activation, such as relu.")
        check_interval("range", self.span)
        check_interval("ylim", self.ylim)
        one_of("theme", self.theme, THEMES)
        one_of("language", self.lang, LANGUAGES)
        one_of("layout", self.layout, LAYOUTS)
        if self.marks:
            from actplot.measure.marks import KINDS

            for mark in self.marks:
                one_of("mark", mark, KINDS)
        if self.columns is not None and not 1 <= self.columns <= MOST_COLUMNS:
            raise BadRequest(f"columns '{self.columns}' must lie between 1 and {MOST_COLUMNS}.")
        if self.font_size is not None and not SMALLEST <= self.font_size <= LARGEST:
            raise BadRequest(f"font size '{self.font_size:g}' must lie between {SMALLEST:g} and {LARGEST:g} points.")
        _check_text("title", self.title or "")
        self._check_vector()
        self._check_pixels()

    @property
    def scale(self) -> float:
        """How much larger than usual everything is that is measured in points."""
        return (self.font_size or TYPE) / TYPE

    @property
    def resolved(self) -> str:
        """The layout that `auto` comes to: pairs for a few, one panel for what can be told apart in it, else a grid."""
        if self.layout != "auto":
            return self.layout
        count = len(families(self.activations))
        if count <= PAIRED:
            return "pairs"
        return "overlay" if len(self.activations) <= OVERLAID else "grid"

    def _check_vector(self) -> None:
        if self.vector is None:
            return
        if not 1 <= len(self.vector) <= LONGEST:
            raise BadRequest(f"a vector of '{len(self.vector)}' numbers: it must have 1 to {LONGEST}.")
        for value in self.vector:
            if not abs(value) < WIDEST:
                raise BadRequest(f"vector element '{value:g}' must lie between {-WIDEST:g} and {WIDEST:g}.")
        without: dict[str, object] = {"range": self.span, "ylim": self.ylim, "derivative": self.orders != (0,)}
        without |= {"equal units": self.equal, "guides": self.guides, "marks": self.marks}
        without |= {f"{self.layout} layout": self.layout not in BARRED}
        for what, asked in without.items():
            if asked:
                raise BadRequest(f"the bars of a vector have no {what}: leave out one of both.")

    def _check_pixels(self) -> None:
        if not (math.isfinite(self.dpi) and MIN_DPI <= self.dpi <= MAX_DPI):
            raise BadRequest(f"dpi '{self.dpi:g}' must lie between {MIN_DPI:g} and {MAX_DPI:g}.")
        if self.size is None:
            return
        for side, value in zip(("width", "height"), self.size, strict=True):
            if not (math.isfinite(value) and 0.5 <= value <= MAX_SIDE):
                raise BadRequest(f"{side} '{value:g}' must lie between 0.5 and {MAX_SIDE:g} inches.")
        if self.size[0] * self.size[1] * self.dpi**2 > MAX_PIXELS:
            raise BadRequest(
                f"size '{self.size[0]:g} {self.size[1]:g}' at dpi '{self.dpi:g}' has more than {MAX_PIXELS} pixels."
            )


def orders(*, deriv: bool, second: bool) -> tuple[Order, ...]:
    """Return the orders that are drawn; f is always among them."""
    return (0, *((1,) if deriv else ()), *((2,) if second else ()))


def families(activations: tuple[Activation, ...]) -> tuple[tuple[Activation, ...], ...]:
    """Return the activations with the variants of each function together, in the order of first mention."""
    found: dict[type[Activation], list[Activation]] = {}
    for act in activations:
        found.setdefault(type(act), []).append(act)
    return tuple(map(tuple, found.values()))


def gids(activations: tuple[Activation, ...]) -> tuple[str, ...]:
    """Return one id per activation, each once: NAME, NAME-2 for the second variant of a name, and so on."""
    seen: dict[str, int] = {}
    ids = []
    for act in activations:
        seen[act.name] = count = seen.get(act.name, 0) + 1
        ids.append(act.name if count == 1 else f"{act.name}-{count}")
    return tuple(ids)


def check_interval(what: str, interval: tuple[float, float] | None) -> None:
    """Raise BadRequest for an interval that is infinite, reversed, or too wide or narrow for float64."""
    if interval is None:
        return
    low, high = interval
    if not (math.isfinite(low) and math.isfinite(high)):
        raise BadRequest(f"{what} '{low:g} {high:g}' must be finite.")
    if not low < high:
        hint = f" Did you mean {high:g} {low:g}?" if low > high else ""
        raise BadRequest(f"{what} '{low:g} {high:g}' must go from the lower to the higher number.{hint}")
    if not max(NARROWEST, 1e-12 * abs(low), 1e-12 * abs(high)) < high - low < WIDEST:
        raise BadRequest(f"{what} '{low:g} {high:g}' is too wide or too narrow to draw in float64.")


def _check_text(what: str, text: str) -> None:
    """Raise BadRequest for what a reader would not see but a terminal, or a line of text, would obey."""
    for character in text:
        if unicodedata.category(character) == "Cs":
            raise BadRequest(f"the {what} has bytes that are no text in this locale.")
        turns = unicodedata.bidirectional(character) in TURNS
        if turns or (unicodedata.category(character) == "Cc" and character not in "\n\t"):
            raise BadRequest(f"the {what} has a control character, {character!r} (U+{ord(character):04X}).")
