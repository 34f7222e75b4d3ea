"""One panel: its axes, numbers, curves, dots and notes, put together round what the curve leaves free."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

import numpy as np

from actplot.scene.band import note_band
from actplot.scene.frame import PT, Frame
from actplot.scene.graphs import Graph
from actplot.scene.headings import FUNCTIONS, axis_name
from actplot.scene.labels import place_x_labels, place_y_labels, place_zero, x_numbers, y_numbers
from actplot.scene.notes import Draft
from actplot.scene.page import Page
from actplot.scene.parts import Axis, Band, Box, Dots, Line, Measure, Panel, Text
from actplot.scene.room import Room, box_of
from actplot.scene.slight import note_slight
from actplot.scene.ticks import MINUS, Numbers
from actplot.words import Words

__all__ = ["compose_panel", "less_base"]

NAME = 12.5  # points of the axes' names
CURVE, AXIS, DOT = 2.0, 0.8, 6.0  # points: widths of curve and axis, diameter of a dot
MIDDLE = 0.215  # height of the middle of an italic x over its baseline, in type sizes
X_NAME, Y_NAME = 10.5, 6.0  # points: right of the panel's edge, beside the y axis
Y_NAME_DOWN, Y_NAME_UP = 2.5, 4.5  # points from the panel's top down to f(x), or up where the top is taken


def compose_panel(page: Page, index: int, graph: Graph, words: Words, measure: Measure) -> Panel:
    """Return the panel of a page that stands at `index`, row by row."""
    frame = page.frames[index]
    room = _occupied(graph, frame, page.territory(index))
    x_axis, y_axis, zero = _axes(graph, frame, room, measure, suffix=f"-{index + 1}" if index else "")
    draft = Draft(graph, frame, room, tuple(tick.at for tick in x_axis.ticks), words, measure)
    notes = note_slight(draft) + note_band(draft)
    title, formula = page.place_heading(index)
    return Panel(
        activation=graph.activation,
        order=graph.order,
        box=frame.box,
        xlim=frame.xlim,
        ylim=frame.ylim,
        title=title,
        formula=formula,
        x_axis=x_axis,
        y_axis=y_axis,
        zero=zero,
        lines=(Line(gid=graph.gid, role=draft.role, width=CURVE, curve=graph.curve),),
        bands=tuple(_bands(graph)),
        dots=tuple(_dots(graph, frame)),
        notes=notes.texts,
        swatches=notes.swatches,
        leaders=notes.leaders,
        inset=notes.inset,
    )


def _axes(graph: Graph, frame: Frame, room: Room, measure: Measure, *, suffix: str) -> tuple[Axis, Axis, Text | None]:
    """Return both axes with all their words, which take their room, and the one 0; `suffix` ends their ids."""
    over_x, over_y = x_numbers(frame, measure), y_numbers(frame)
    x_name, y_name = _names(graph, frame, over_x, over_y, room, measure)
    x_ticks, depth = place_x_labels(frame, over_x, room, measure)
    y_ticks = place_y_labels(frame, over_y, room, measure)
    zero = place_zero(frame, depth, room, measure)
    x_axis = Axis(gid=f"axis.x{suffix}", at=frame.x_axis, ticks=x_ticks, name=x_name)
    y_axis = Axis(gid=f"axis.y{suffix}", at=frame.y_axis, ticks=y_ticks, name=y_name)
    return x_axis, y_axis, zero


def _occupied(graph: Graph, frame: Frame, page: Box) -> Room:
    """Return the room that curves, dots and axes leave."""
    room = Room(page)
    for curve in graph.curves:
        for x, y in curve.pieces:
            room.add_line(frame.places(x, y), CURVE)
        for at, height, _ in curve.points:
            room.add_line(frame.places(np.array([at]), np.array([height])), DOT)
    room.add_line(frame.places(np.array(frame.xlim), np.full(2, frame.x_axis)), AXIS)
    room.add_line(frame.places(np.full(2, frame.y_axis), np.array(frame.ylim)), AXIS)
    return room


def _names(
    graph: Graph, frame: Frame, over_x: Numbers, over_y: Numbers, room: Room, measure: Measure
) -> tuple[Text, Text]:
    """Return the axes' names, x right of its arrow, f(x) beside its own; what is off the numbers is said here."""
    x, y = frame.box.right + X_NAME * PT, frame.y(frame.x_axis) - MIDDLE * NAME * PT
    x_name = Text(x=x, y=y, text=less_base("x", over_x.base), math=less_base("x", _math(over_x.base)), size=NAME)
    text = less_base(f"{FUNCTIONS[graph.order]}(x)", over_y.base)
    math = less_base(axis_name(graph.order), _math(over_y.base))
    axis, y = frame.x(frame.y_axis), frame.box.top - Y_NAME_DOWN * PT
    right = Text(x=axis + Y_NAME * PT, y=y, text=text, math=math, size=NAME)
    left = replace(right, x=axis - Y_NAME * PT, align="right")
    above = replace(right, y=frame.box.top + Y_NAME_UP * PT)
    y_name = next((name for name in (right, left, above) if room.free(box_of(name, measure))), right)
    room.add_boxes(box_of(name, measure) for name in (x_name, y_name))
    return x_name, y_name


def less_base(name: str, base: str) -> str:
    """Return a name less a base, which may be negative or nothing."""
    if not base:
        return name
    return f"{name} + {base.removeprefix(MINUS)}" if base.startswith(MINUS) else f"{name} {MINUS} {base}"


def _math(base: str) -> str:
    """Return a printed number in mathtext: 1.5e9 as a multiple of a power of ten."""
    mantissa, exponent, power = base.partition("e")
    if not exponent:
        return base
    factor = mantissa.removesuffix("1") if mantissa in ("1", f"{MINUS}1") else rf"{mantissa} \times "
    return f"{factor}10^{{{power}}}"


def _bands(graph: Graph) -> Iterator[Band]:
    if graph.edges:
        lower, upper = graph.edges
        yield Band(gid=f"band.{graph.gid}", role=f"order{graph.order}", lower=lower, upper=upper)


def _dots(graph: Graph, frame: Frame) -> Iterator[Dots]:
    """Yield the open dots that the panel shows, then the closed ones."""
    kinds: tuple[Literal["open", "closed"], ...] = ("open", "closed")
    low, high = frame.ylim
    for kind in kinds:
        points = tuple((x, y) for x, y, found in graph.curve.points if found == kind and low <= y <= high)
        if points:
            yield Dots(gid=f"dots.{graph.gid}.{kind}", kind=kind, role=f"order{graph.order}", points=points)
