"""The parts of a scene: plain numbers and words, frozen, the same for file, window, terminal and page.

Places are inches from the page's lower left corner unless a field says data; type sizes and line widths are
points. `role` names a colour of the theme: ink, muted, axis, guide, background; order0 to order2 for f, f' and f''
where each has a panel of its own; hue0, hue1, ... for what shares a panel; shade0/4 to shade3/4 for four values of a
sweep, light to dark.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from actplot.scene.frame import Box, Plane

if TYPE_CHECKING:
    from actplot.activation import Activation
    from actplot.curve import Curve
    from actplot.plan import Plan
    from actplot.scene.charts import Chart

__all__ = [
    "Align",
    "Axis",
    "Band",
    "Box",
    "Diagram",
    "Dots",
    "Extent",
    "Gauge",
    "Inset",
    "Leader",
    "Line",
    "Measure",
    "Panel",
    "Scene",
    "Swatch",
    "Text",
    "Tick",
]

Align = Literal["left", "center", "right"]

MARK = 0.75  # diameters of a dot that stands for a value at a jump


@dataclass(frozen=True, slots=True)
class Extent:
    """How much room a text takes, in points: its width, and its reach above and below the baseline."""

    width: float
    ascent: float
    descent: float


Measure = Callable[[str, float, Literal["words", "math"]], Extent]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Words at a place: the anchor lies on the baseline. Where `math` (mathtext, no dollars) is set it is drawn.

    Lines of mathtext are parted by newlines. A `halo` clears the page behind a label that found no free place.
    """

    x: float
    y: float
    text: str
    math: str = ""
    size: float
    role: str = "ink"
    align: Align = "left"
    halo: bool = False

    def start(self, width: float) -> float:
        """Return where it begins, in inches, if it is `width` wide."""
        return self.x - {"left": 0.0, "center": width / 2, "right": width}[self.align]


@dataclass(frozen=True, slots=True)
class Tick:
    """One tick: its place in data units and its label (None: the tick stays, its number had no room)."""

    at: float
    label: Text | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """One centred axis: where it stands (data, on the other axis), its ticks, its name and the one zero."""

    gid: str
    at: float
    ticks: tuple[Tick, ...]
    name: Text | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One drawn curve in data units: an activation at an order.

    `gid` is its id in the file, `name` what it is called where several activations share the panel.
    """

    activation: Activation
    order: int
    gid: str
    role: str
    width: float
    curve: Curve
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The region between two curves in data units, where a function is random."""

    gid: str
    role: str
    lower: Curve
    upper: Curve


@dataclass(frozen=True, slots=True, kw_only=True)
class Dots:
    """All open, or all closed, dots of one curve, in data units; a `mark` is a small one."""

    gid: str
    kind: Literal["open", "closed", "mark"]
    role: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Swatch:
    """The sample in front of a key's words: a line, or a band between its two edges."""

    kind: Literal["line", "band"]
    role: str
    box: Box
    width: float = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Leader:
    """A thin line from a label to what it names, or from an inset to the stretch it shows; its corners in inches.

    `above` stands over the curves that it crosses and ends in a dot on its own.
    """

    role: str
    path: tuple[tuple[float, float], ...]
    width: float = 0.8
    dotted: bool = False
    above: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Inset(Plane):
    """A stretch of the curve drawn again in a frame with y enlarged `times` times; its words are among the notes."""

    times: int
    line: Line
    ticks: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Gauge:
    """The sizes of what is drawn in a panel, in points: they follow the layout, never the size of the page."""

    curve: float = 2.0
    derivative: float = 2.0  # the width of the curves of f' and f''
    axis: float = 0.8
    tick: float = 5.0
    head: float = 6.5  # the length of an arrow head beyond the panel's edge
    dot: float = 6.0  # the outer diameter
    rim: float = 1.4  # of an open dot

    def diameter(self, dots: Dots) -> float:
        """Return the outer diameter of some dots."""
        return self.dot * (MARK if dots.kind == "mark" else 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagram(Plane):
    """What panels and the charts of vectors have in common: sizes, a heading, an x axis."""

    gauge: Gauge
    title: Text
    formula: Text | None
    x_axis: Axis


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel(Diagram):
    """One pair of axes: its heading, curves, bands, dots, guides and notes."""

    y_axis: Axis
    zero: Text | None
    lines: tuple[Line, ...]
    bands: tuple[Band, ...] = ()
    dots: tuple[Dots, ...] = ()
    guides: tuple[Leader, ...] = ()
    notes: tuple[Text, ...] = ()
    swatches: tuple[Swatch, ...] = ()
    leaders: tuple[Leader, ...] = ()
    inset: Inset | None = None

    @property
    def order(self) -> int:
        """The order of what is drawn, the lowest where a function and its derivatives share the panel."""
        return min(line.order for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A whole picture before it is drawn: page size in inches, headline, panels row by row, `columns` in a row.

    That of a vector has charts in their place.
    """

    plan: Plan
    width: float
    height: float
    columns: int
    headline: tuple[Text, ...]
    panels: tuple[Panel, ...]
    swatches: tuple[Swatch, ...] = ()  # of the key beside the headline
    charts: tuple[Chart, ...] = ()
