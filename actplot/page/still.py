"""The picture that stands still: a scene as a small SVG in the page's own colours, for readers without scripts."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from actplot.curve import Curve
from actplot.scene.describe import describe
from actplot.scene.frame import PT
from actplot.scene.parts import Band, Dots, Inset, Leader, Line, Panel, Scene, Swatch, Text
from actplot.themes import load

__all__ = ["still", "variable"]

INCH = 96.0  # CSS pixels
ANCHORS = {"left": "start", "center": "middle", "right": "end"}
FAR = 50.0  # heights of a panel: what is farther off it is brought as near
STRAY = 1.0  # tenths of a pixel between a curve and what is drawn of it

Places = Sequence[tuple[float, float]] | NDArray[np.float64]


def still(scene: Scene) -> str:
    """Return the picture as the markup of one `<svg>`: its colours are variables of the page's style."""
    width, height = (_short(side * INCH) for side in (scene.width, scene.height))
    parts = [part for number, panel in enumerate(scene.panels) for part in _panel(panel, number, scene)]
    parts += [part for swatch in scene.swatches for part in _swatch(swatch, scene)]
    parts += [_text(text, scene) for text in scene.headline]
    title = escape(describe(scene.plan), quote=True)
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    head = f'<svg role="img" aria-label="{title}" {size} fill="none">'
    return "\n".join([head, *parts, "</svg>"])


def variable(role: str) -> str:
    """Return the name of the variable that holds a role's colour."""
    return f"--{role.replace('/', '-')}"


def _panel(panel: Panel, number: int, scene: Scene) -> Iterator[str]:
    box, clip = panel.box, f"still{number}"
    x, y = _place((box.x, box.top), scene)
    width, height = _short(box.width * INCH), _short(box.height * INCH + 2)
    yield f'<clipPath id="{clip}"><path d="M{x} {y - 1}h{width}v{height}h-{width}z"/></clipPath>'
    for guide in panel.guides:
        yield _leader(guide, scene)
    yield from _axes(panel, scene)
    yield f'<g clip-path="url(#{clip})">'
    for band in panel.bands:
        yield _band(band, panel, scene)
    for line in panel.lines:
        yield _curve(line, panel, scene, line.width)
    yield "</g>"
    if panel.inset:
        yield from _inset(panel.inset, panel, scene)
    for leader in panel.leaders:
        yield _leader(leader, scene)
    for dots in panel.dots:
        yield from _dots(dots, panel, scene)
    for swatch in panel.swatches:
        yield from _swatch(swatch, scene)
    for text in _texts(panel, scene):
        yield _text(text, scene)


def _texts(panel: Panel, scene: Scene) -> Iterator[Text]:
    """Yield what is written, but in a grid no formulas: typed on a line they are wider than set."""
    yield panel.title
    ticks = (tick.label for axis in (panel.x_axis, panel.y_axis) for tick in axis.ticks)
    formula = None if scene.plan.resolved == "grid" else panel.formula
    for text in (formula, panel.zero, panel.x_axis.name, panel.y_axis.name, *ticks, *panel.notes):
        if text:
            yield text


def _axes(panel: Panel, scene: Scene) -> Iterator[str]:
    """Yield both axes with their arrow heads, and their ticks."""
    box, gauge = panel.box, panel.gauge
    left, across = panel.x(panel.y_axis.at), panel.y(panel.x_axis.at)
    head, half = gauge.head * PT, gauge.tick / 2 * PT
    x, y = ((box.x, across), (box.right, across)), ((left, box.y), (left, box.top))
    ticks = [((at, across - half), (at, across + half)) for at in (panel.x(tick.at) for tick in panel.x_axis.ticks)]
    ticks += [((left - half, at), (left + half, at)) for at in (panel.y(tick.at) for tick in panel.y_axis.ticks)]
    yield _path([x, y, *ticks], scene, "axis", gauge.axis)
    for tip, (dx, dy) in ((x[1], (1, 0)), (y[1], (0, 1))):
        corners = [(0, 0), (-head / 5, -0.4 * head), (head, 0), (-head / 5, 0.4 * head)]
        points = [(tip[0] + a * dx + b * dy, tip[1] + a * dy + b * dx) for a, b in corners]
        yield f'<path d="{_line(points, scene)}z" fill="var(--axis)"/>'


def _curve(line: Line, panel: Panel, scene: Scene, width: float) -> str:
    return _path(list(_pieces(line.curve, panel)), scene, line.role, width, join=True)


def _pieces(curve: Curve, panel: Panel) -> Iterator[NDArray[np.float64]]:
    """Yield the pieces of a curve in inches, those far outside the panel brought near."""
    low, high = panel.ylim
    far = FAR * (high - low)
    for x, y in curve.pieces:
        whole = np.isfinite(y)
        yield panel.places(x[whole], np.clip(y[whole], low - far, high + far))


def _band(band: Band, panel: Panel, scene: Scene) -> str:
    lower, upper = (np.concatenate(list(_pieces(curve, panel))) for curve in (band.lower, band.upper))
    outline = np.concatenate([lower, upper[::-1]])
    color, opacity = f"var({variable(band.role)})", load(scene.plan.theme).band
    look = f'fill="{color}" fill-opacity="{opacity}" stroke="{color}" stroke-width=".9"'
    return f'<path d="{_line(outline, scene)}z" {look}/>'


def _dots(dots: Dots, panel: Panel, scene: Scene) -> Iterator[str]:
    """Yield the dots of a curve: open ones are holes in what is below."""
    size, color = panel.gauge.diameter(dots), f"var({variable(dots.role)})"
    for point in dots.points:
        x, y = _place((panel.x(point[0]), panel.y(point[1])), scene)
        if dots.kind == "open":
            rim = panel.gauge.rim
            radius = _short((size - rim) / 2 * PT * INCH)
            style = f'fill="var(--background)" stroke="{color}" stroke-width="{_short(rim * PT * INCH)}"'
        else:
            radius, style = _short(size / 2 * PT * INCH), f'fill="{color}"'
        yield f'<circle cx="{x}" cy="{y}" r="{radius}" {style}/>'


def _inset(inset: Inset, panel: Panel, scene: Scene) -> Iterator[str]:
    box, ((left, right), (low, high)) = inset.box, (inset.xlim, inset.ylim)
    corners = [(box.x, box.y), (box.right, box.y), (box.right, box.top), (box.x, box.top), (box.x, box.y)]
    axis = inset.y(0.0)
    yield _path([corners], scene, "guide", 0.7)
    yield _path([[(box.x, axis), (box.right, axis)]], scene, "axis", panel.gauge.axis)
    for x, y in inset.line.curve.pieces:
        inside = (x >= left) & (x <= right) & (y >= low) & (y <= high)
        yield _path([inset.places(x[inside], y[inside])], scene, inset.line.role, inset.line.width)


def _leader(leader: Leader, scene: Scene) -> str:
    return _path([leader.path], scene, leader.role, leader.width, dashes="1.4 2.9" if leader.dotted else "")


def _swatch(swatch: Swatch, scene: Scene) -> Iterator[str]:
    box, middle = swatch.box, swatch.box.y + swatch.box.height / 2
    width = swatch.width if swatch.kind == "line" else box.height / PT
    yield _path([[(box.x, middle), (box.right, middle)]], scene, swatch.role, width)


def _text(text: Text, scene: Scene) -> str:
    """Return words, or a formula as it is typed on a line, in italics."""
    x, y = _place((text.x, text.y), scene)
    italic = ' font-style="italic" font-family="serif"' if text.math else ""
    anchor = "" if text.align == "left" else f' text-anchor="{ANCHORS[text.align]}"'
    size = _short(text.size * PT * INCH)
    style = f'font-size="{size}"{anchor}{italic} fill="var({variable(text.role)})"'
    return f'<text x="{x}" y="{y}" {style}>{escape(text.text, quote=False)}</text>'


def _path(
    lines: Iterable[Places], scene: Scene, role: str, width: float, *, dashes: str = "", join: bool = False
) -> str:
    data = "".join(_line(line, scene) for line in lines if len(line))
    style = ' stroke-linejoin="round" stroke-linecap="round"' if join else ""
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<path d="{data}" stroke="var({variable(role)})" stroke-width="{_short(width * PT * INCH)}"{style}{dashed}/>'
    )


def _line(places: Places, scene: Scene) -> str:
    """Return a polyline as steps from place to place, in tenths of a pixel, without those that nobody would miss."""
    points = _thinned([_tenths((float(x), float(y)), scene) for x, y in places])
    steps = [f"{(x - a) / 10:g} {(y - b) / 10:g}" for (a, b), (x, y) in pairwise(points)]
    return f"M{points[0][0] / 10:g} {points[0][1] / 10:g}l" + " ".join(steps).replace(" -", "-")


def _thinned(points: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return points without those that are within STRAY of the chord between their neighbours kept."""
    kept, start = [points[0]], 0
    for end in range(2, len(points)):
        (a, b), (x, y) = points[start], points[end]
        length = math.hypot(x - a, y - b) or 1.0
        if any(abs((x - a) * (d - b) - (y - b) * (c - a)) > STRAY * length for c, d in points[start + 1 : end]):
            start = end - 1
            kept.append(points[start])
    return [*kept, points[-1]]


def _tenths(point: tuple[float, float], scene: Scene) -> tuple[int, int]:
    return round(point[0] * INCH * 10), round((scene.height - point[1]) * INCH * 10)


def _place(point: tuple[float, float], scene: Scene) -> tuple[float, float]:
    """Return where inches on the page are in pixels from its upper left corner."""
    return _short(point[0] * INCH), _short((scene.height - point[1]) * INCH)


def _short(value: float) -> float:
    return round(float(value), 1)
