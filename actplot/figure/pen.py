"""The pen: each part of a scene as few artists of a figure, in a theme's colours and a language's faces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.text import Text as Label
from matplotlib.transforms import Affine2D, Bbox, TransformedBbox
from numpy.typing import NDArray

from actplot import fonts, themes, typeset
from actplot.figure.paths import HEAD, arrow_head, band_region, joined
from actplot.scene.frame import PT
from actplot.scene.parts import Band, Box, Dots, Inset, Leader, Panel, Scene, Swatch, Text

__all__ = ["Pen"]

AXIS, TICK, EDGE = 0.8, 5.0, 0.7  # points: an axis' width, a tick's length, the edges of bands and frames
DOT, RIM = 6.0, 1.4  # points: a dot's outer diameter, an open one's rim
HALO = 1.2  # points that a halo is larger than its label
ZORDER = {"axis": -1.0, "band": 0.5, "leader": 1.5, "curve": 2.0, "dots": 3.0, "text": 4.0}


@dataclass(frozen=True, slots=True)
class Pen:
    """What draws on a figure: a theme's colours and a language's faces."""

    figure: Figure
    theme: themes.Theme
    faces: fonts.Faces

    def panel(self, panel: Panel, scene: Scene) -> None:
        """Draw one panel: its axes and ticks, bands, curves and dots in data units; then its words."""
        box = panel.box
        left, bottom = box.x / scene.width, box.y / scene.height
        axes = self.figure.add_axes((left, bottom, box.width / scene.width, box.height / scene.height))
        axes.set_axis_off()
        axes.set(xlim=panel.xlim, ylim=panel.ylim, autoscale_on=False)
        self.axis_lines(axes, panel)
        for band in panel.bands:
            self.band(axes, band)
        for line in panel.lines:
            x, y = joined(line.curve, panel.ylim)
            self.line(axes, x, y, line.role, line.width, "curve", gid=line.gid)
        for dots in panel.dots:
            self.dots(axes, dots)
        if panel.inset:
            self.inset(panel.inset)
        for swatch in panel.swatches:
            self.swatch(swatch)
        for leader in panel.leaders:
            self.leader(leader)
        for text in _texts(panel):
            self.text(text)

    def axis_lines(self, axes: Axes, panel: Panel) -> None:
        """Draw both axes, each with its arrow head, and their ticks."""
        color = self.theme.axis
        x, y = panel.x_axis, panel.y_axis
        for axis, ends, transform in (
            (x, ([0, 1], [x.at, x.at]), axes.get_yaxis_transform()),
            (y, ([y.at, y.at], [0, 1]), axes.get_xaxis_transform()),
        ):
            head: dict[str, Any] = {
                "marker": arrow_head(upright=axis is y),
                "markevery": [1],
                "markersize": 2 * HEAD,
                "markeredgewidth": 0,
            }
            line = Line2D(*ends, color=color, lw=AXIS, transform=transform, zorder=ZORDER["axis"], gid=axis.gid, **head)
            line.set(solid_capstyle="butt", clip_on=False)
            axes.add_artist(line)
        for axis, marker in ((x, "|"), (y, "_")):
            at = [tick.at for tick in axis.ticks]
            places = (at, [x.at] * len(at)) if axis is x else ([y.at] * len(at), at)
            self.ticks(axes, *places, marker, axes.transData)

    def ticks(self, onto: Axes | Figure, x: Sequence[float], y: Sequence[float], marker: str, transform: Any) -> None:
        """Draw ticks as one artist."""
        style: dict[str, Any] = {
            "marker": marker,
            "markersize": TICK,
            "markeredgewidth": AXIS,
            "markeredgecolor": self.theme.axis,
        }
        ticks = Line2D(x, y, ls="none", transform=transform, zorder=ZORDER["axis"], **style)
        ticks.set_clip_on(False)
        onto.add_artist(ticks)

    def line(
        self,
        axes: Axes,
        x: NDArray[np.float64],
        y: NDArray[np.float64],
        role: str,
        width: float,
        layer: str,
        gid: str | None,
    ) -> None:
        """Draw a curve with round caps, cut at the panel's edge."""
        line = Line2D(x, y, color=self.theme.color(role), lw=width, zorder=ZORDER[layer], gid=gid)
        line.set(solid_capstyle="round", solid_joinstyle="round")
        axes.add_line(line)
        line.recache(always=True)  # now, in the house style: unsimplified

    def band(self, axes: Axes, band: Band) -> None:
        """Draw the region between two curves, and both edges."""
        color = self.theme.color(band.role)
        region = PathPatch(band_region(band), fc=color, alpha=self.theme.band, lw=0, gid=band.gid)
        region.set_zorder(ZORDER["band"])
        axes.add_artist(region)
        for curve in (band.lower, band.upper):
            self.line(axes, *joined(curve, axes.get_ylim()), band.role, EDGE, "band", gid=None)

    def dots(self, axes: Axes, dots: Dots) -> None:
        """Draw open or closed dots of one outer size; an open one is a hole in what is below."""
        color, opened = self.theme.color(dots.role), dots.kind == "open"
        x, y = zip(*dots.points, strict=True)
        artist = Line2D(x, y, ls="none", marker="o", zorder=ZORDER["dots"], gid=dots.gid)
        artist.set(markersize=DOT - RIM if opened else DOT, markeredgewidth=RIM if opened else 0)
        artist.set(markerfacecolor=self.theme.background if opened else color, markeredgecolor=color)
        axes.add_artist(artist)
        radius = DOT / 2 * PT * np.ptp(axes.get_ylim()) / (axes.get_position().height * self.figure.get_figheight())
        low, high = axes.get_ylim()
        artist.set_clip_on(all(low + radius < height < high - radius for height in y))  # else whole, on the edge

    def inset(self, inset: Inset) -> None:
        """Draw an inset: its frame, its axis with ticks, and the enlarged curve."""
        box = inset.box
        self.frame(box)
        x_unit, y_unit = box.width / np.ptp(inset.xlim), box.height / np.ptp(inset.ylim)
        axis = box.y - inset.ylim[0] * y_unit
        self.ruled([(box.x, axis), (box.right, axis)], color=self.theme.axis, lw=AXIS, zorder=ZORDER["axis"])
        at = [box.x + (tick - inset.xlim[0]) * x_unit for tick in inset.ticks]
        self.ticks(self.figure, at, [axis] * len(at), "|", self.figure.dpi_scale_trans)
        x, y = joined(inset.line.curve, inset.ylim)
        places = np.column_stack([box.x + (x - inset.xlim[0]) * x_unit, box.y + (y - inset.ylim[0]) * y_unit])
        color = self.theme.color(inset.line.role)
        line = self.ruled(places, color=color, lw=inset.line.width, zorder=ZORDER["curve"], gid=inset.line.gid)
        bounds = Bbox.from_extents(box.x, box.y, box.right, box.top)
        line.set(clip_on=True, clip_box=TransformedBbox(bounds, self.figure.dpi_scale_trans), solid_capstyle="round")

    def frame(self, box: Box) -> None:
        """Draw the outline of a box."""
        outline = Rectangle((box.x, box.y), box.width, box.height, fill=False, ec=self.theme.guide, lw=EDGE)
        outline.set(transform=self.figure.dpi_scale_trans, zorder=ZORDER["leader"])
        self.figure.add_artist(outline)

    def swatch(self, swatch: Swatch) -> None:
        """Draw a key's sample: a line, or a band with its edges."""
        color, box = self.theme.color(swatch.role), swatch.box
        if swatch.kind == "line":
            self.ruled([(box.x, box.y), (box.right, box.y)], color=color, lw=2.0, zorder=ZORDER["curve"])
            return
        region = Rectangle((box.x, box.y), box.width, box.height, fc=color, alpha=self.theme.band, lw=0)
        region.set(transform=self.figure.dpi_scale_trans, zorder=ZORDER["band"])
        self.figure.add_artist(region)
        for y in (box.y, box.top):
            self.ruled([(box.x, y), (box.right, y)], color=color, lw=EDGE, zorder=ZORDER["band"])

    def leader(self, leader: Leader) -> None:
        """Draw a leader or a connector."""
        style: dict[str, Any] = (
            {"ls": (0, (1.2, 2.4)), "lw": 0.9, "dash_capstyle": "round"} if leader.dotted else {"lw": AXIS}
        )
        self.ruled([leader.start, leader.end], color=self.theme.color(leader.role), zorder=ZORDER["leader"], **style)

    def ruled(self, places: Any, **style: Any) -> Line2D:
        """Draw a line through places on the page."""
        x, y = np.asarray(places, float).T
        line = Line2D(x, y, transform=self.figure.dpi_scale_trans, solid_capstyle="butt", **style)
        self.figure.add_artist(line)
        line.recache(always=True)
        return line

    def text(self, text: Text) -> None:
        """Draw words, or a formula as one filled path."""
        color = self.theme.color(text.role)
        if text.math:
            self.figure.add_artist(self.formula(text, color))
            return
        label = Label(text.x, text.y, text.text, color=color, ha=text.align, va="baseline", parse_math=False)
        label.set(fontproperties=self.faces.properties(text.text, text.size), zorder=ZORDER["text"])
        label.set_transform(self.figure.dpi_scale_trans)
        if text.halo:
            label.set_bbox({"boxstyle": f"square,pad={HALO / text.size}", "fc": self.theme.background, "ec": "none"})
        self.figure.add_artist(label)

    def formula(self, text: Text, color: str) -> PathPatch:
        """Return a formula as a path whose anchor lies on its first baseline."""
        width = typeset.extent(text.math, text.size).width * PT
        left = text.x - {"left": 0.0, "center": width / 2, "right": width}[text.align]
        place = Affine2D().scale(text.size * PT).translate(left, text.y) + self.figure.dpi_scale_trans
        return PathPatch(typeset.outline(text.math), fc=color, lw=0, transform=place, zorder=ZORDER["text"], snap=False)


def _texts(panel: Panel) -> Iterator[Text]:
    """Yield all words and formulas of a panel."""
    yield panel.title
    if panel.formula:
        yield panel.formula
    for axis in (panel.x_axis, panel.y_axis):
        yield axis.name
        yield from (tick.label for tick in axis.ticks if tick.label)
    if panel.zero:
        yield panel.zero
    yield from panel.notes
