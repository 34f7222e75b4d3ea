"""The pen: each part of a scene as few artists of a figure, in a theme's colours and a language's faces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure, SubFigure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.text import Text as Label
from matplotlib.transforms import Affine2D, Bbox, Transform, TransformedBbox

from actplot import fonts, themes, typeset
from actplot.curve import Curve
from actplot.figure.paths import arrow_head, band_region, joined
from actplot.scene.charts import Chart
from actplot.scene.frame import PT
from actplot.scene.parts import Band, Box, Dots, Gauge, Inset, Leader, Panel, Swatch, Text

__all__ = ["DOTTED", "ZORDER", "Pen"]

EDGE, SPOT, HALO = 0.7, 3.4, 1.2  # points: edges of bands and frames, a leader's dot, a halo's margin round its label
DOTTED = (1.2, 2.4)  # on and off, in widths of the line
ZORDER = {"guide": -2.0, "axis": -1.0, "band": 0.5, "leader": 1.5, "curve": 2.0, "above": 2.5, "dots": 3.0, "text": 4.0}


@dataclass(frozen=True, slots=True)
class Pen:
    """What draws on a figure: a theme's colours and a language's faces; `scale` is that of everything in points.

    `page` maps inches on the page to the figure, `given` are axes that serve for the one panel.
    """

    figure: Figure | SubFigure
    page: Transform
    theme: themes.Theme
    faces: fonts.Faces
    scale: float = 1.0
    given: Axes | None = None

    def axes(self, part: Panel | Chart) -> Axes:
        """Return axes, bare, for a panel or a chart: new ones, or those given, moved to their place."""
        box = part.box
        corners = Bbox.from_extents(box.x, box.y, box.right, box.top)
        place = corners.transformed(self.page).transformed(self.figure.transSubfigure.inverted())
        if self.given is None:
            axes = self.figure.add_axes(place.bounds)
        else:
            axes = self.given
            axes.set_position(place)
        axes.set_axis_off()
        axes.set(xlim=part.xlim, ylim=part.ylim, autoscale_on=False)
        return axes

    def axis_lines(self, axes: Axes, panel: Panel) -> None:
        """Draw both axes, each with its arrow head, and their ticks."""
        color, gauge = self.theme.axis, panel.gauge
        x, y = panel.x_axis, panel.y_axis
        for axis, ends, transform in (
            (x, ([0, 1], [x.at, x.at]), axes.get_yaxis_transform()),
            (y, ([y.at, y.at], [0, 1]), axes.get_xaxis_transform()),
        ):
            style: dict[str, Any] = {
                "lw": gauge.axis * self.theme.rule,
                "marker": arrow_head(upright=axis is y),
                "markevery": [1],
                "markersize": 2 * gauge.head,
                "markeredgewidth": 0,
            }
            line = Line2D(*ends, color=color, transform=transform, zorder=ZORDER["axis"], gid=axis.gid, **style)
            line.set(solid_capstyle="butt", clip_on=False)
            axes.add_artist(line)
        for axis, marker in ((x, "|"), (y, "_")):
            at = [tick.at for tick in axis.ticks]
            places = (at, [x.at] * len(at)) if axis is x else ([y.at] * len(at), at)
            self.ticks(axes, *places, marker, axes.transData, gauge)

    def ticks(
        self,
        onto: Axes | Figure | SubFigure,
        x: Sequence[float],
        y: Sequence[float],
        marker: str,
        transform: Any,
        gauge: Gauge,
    ) -> None:
        """Draw ticks as one artist."""
        style: dict[str, Any] = {
            "marker": marker,
            "markersize": gauge.tick,
            "markeredgewidth": gauge.axis * self.theme.rule,
            "color": self.theme.axis,
        }
        ticks = Line2D(x, y, ls="none", transform=transform, zorder=ZORDER["axis"], **style)
        ticks.set_clip_on(False)
        onto.add_artist(ticks)

    def curve(self, axes: Axes, curve: Curve, role: str, width: float, layer: str, *, gid: str | None = None) -> None:
        """Draw a curve, cut at the panel's edge."""
        x, y = joined(curve, axes.get_ylim())
        line = Line2D(x, y, lw=width, zorder=ZORDER[layer], gid=gid, **self.stroke(role))
        axes.add_line(line)
        line.recache(always=True)  # now, in the house style: unsimplified

    def stroke(self, role: str) -> dict[str, Any]:
        """Return how a curve of this role is drawn: solid with round caps, or dashed."""
        dash = self.theme.dash(role)
        dashes = {"ls": (0, dash), "dash_capstyle": "butt"} if dash else {"solid_capstyle": "round"}
        return {"color": self.theme.color(role), "solid_joinstyle": "round", "dash_joinstyle": "round", **dashes}

    def band(self, axes: Axes, band: Band) -> None:
        """Draw the region between two curves, and both edges."""
        color = self.theme.color(band.role)
        region = PathPatch(band_region(band), fc=color, alpha=self.theme.band, lw=0, gid=band.gid)
        region.set_zorder(ZORDER["band"])
        axes.add_artist(region)
        for curve in (band.lower, band.upper):
            self.curve(axes, curve, band.role, EDGE * self.scale, "band")

    def dots(self, axes: Axes, dots: Dots, gauge: Gauge) -> None:
        """Draw open or closed dots of one outer size; an open one is a hole in what is below."""
        color, opened = self.theme.color(dots.role), dots.kind == "open"
        x, y = zip(*dots.points, strict=True)
        artist = Line2D(x, y, ls="none", marker="o", zorder=ZORDER["dots"], gid=dots.gid)
        rim = gauge.rim if opened else 0.0
        size = gauge.diameter(dots)
        artist.set(markersize=size - rim, markeredgewidth=rim)
        artist.set(markerfacecolor=self.theme.background if opened else color, markeredgecolor=color)
        axes.add_artist(artist)
        low, high = axes.get_ylim()
        height = axes.bbox.height / self.figure.dpi
        radius = gauge.dot / 2 * PT * (high - low) / height
        artist.set_clip_on(all(low + radius < at < high - radius for at in y))  # else whole, on the edge

    def inset(self, inset: Inset, gauge: Gauge) -> None:
        """Draw an inset: its frame, its axis with ticks, and the enlarged curve."""
        box = inset.box
        self.frame(box)
        axis = inset.y(0.0)
        self.ruled(
            [(box.x, axis), (box.right, axis)],
            color=self.theme.axis,
            lw=gauge.axis * self.theme.rule,
            zorder=ZORDER["axis"],
        )
        at = [inset.x(tick) for tick in inset.ticks]
        self.ticks(self.figure, at, [axis] * len(at), "|", self.page, gauge)
        places = inset.places(*joined(inset.line.curve, inset.ylim))
        style = {"lw": inset.line.width * self.theme.curve, "gid": inset.line.gid, **self.stroke(inset.line.role)}
        line = self.ruled(places, zorder=ZORDER["curve"], **style)
        bounds = Bbox.from_extents(box.x, box.y, box.right, box.top)
        line.set(clip_on=True, clip_box=TransformedBbox(bounds, self.page))

    def frame(self, box: Box) -> None:
        """Draw the outline of a box."""
        outline = Rectangle(
            (box.x, box.y), box.width, box.height, fill=False, ec=self.theme.guide, lw=EDGE * self.scale
        )
        outline.set(transform=self.page, zorder=ZORDER["leader"])
        self.figure.add_artist(outline)

    def swatch(self, swatch: Swatch) -> None:
        """Draw a key's sample: a line, or a band with its edges."""
        color, box = self.theme.color(swatch.role), swatch.box
        if swatch.kind == "line":
            places = [(box.x, box.y), (box.right, box.y)]
            self.ruled(places, lw=swatch.width * self.theme.curve, zorder=ZORDER["curve"], **self.stroke(swatch.role))
            return
        region = Rectangle((box.x, box.y), box.width, box.height, fc=color, alpha=self.theme.band, lw=0)
        region.set(transform=self.page, zorder=ZORDER["band"])
        self.figure.add_artist(region)
        for y in (box.y, box.top):
            self.ruled([(box.x, y), (box.right, y)], color=color, lw=EDGE * self.scale, zorder=ZORDER["band"])

    def leader(self, leader: Leader, layer: str) -> None:
        """Draw a leader, a connector or a guide."""
        style: dict[str, Any] = {"lw": leader.width, "color": self.theme.color(leader.role)}
        if leader.dotted:
            style |= {"ls": (0, DOTTED), "dash_capstyle": "round"}
        if leader.above:
            style |= {"marker": "o", "markevery": [-1], "markersize": SPOT * self.scale, "markeredgewidth": 0}
        self.ruled(leader.path, zorder=ZORDER[layer], **style)

    def ruled(self, places: Any, **style: Any) -> Line2D:
        """Draw a line through places on the page."""
        x, y = np.asarray(places, float).T
        line = Line2D(x, y, transform=self.page, **{"solid_capstyle": "butt", **style})
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
        label.set_transform(self.page)
        if text.halo:
            label.set_bbox(
                {"boxstyle": f"square,pad={HALO * self.scale / text.size}", "fc": self.theme.background, "ec": "none"}
            )
        self.figure.add_artist(label)

    def formula(self, text: Text, color: str) -> PathPatch:
        """Return a formula as a path whose anchor lies on its first baseline."""
        width = typeset.extent(text.math, text.size).width * PT
        place = Affine2D().scale(text.size * PT).translate(text.start(width), text.y) + self.page
        return PathPatch(typeset.outline(text.math), fc=color, lw=0, transform=place, zorder=ZORDER["text"], snap=False)
