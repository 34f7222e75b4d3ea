"""One panel: its axes, numbers, curves, dots and notes, put together round what the curves leave free."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce
from operator import add
from typing import Literal, TypeVar

import numpy as np

from actplot.plan import Plan
from actplot.scene.axes import Axes, full_axes, small_axes
from actplot.scene.band import note_band
from actplot.scene.frame import Frame
from actplot.scene.graphs import Cell, Graph
from actplot.scene.guiding import panel_guides
from actplot.scene.look import SHARED
from actplot.scene.marking import mark_places, note_marks
from actplot.scene.naming import curve_names, note_names
from actplot.scene.notes import Draft, Notes
from actplot.scene.page import Page
from actplot.scene.parts import Band, Box, Dots, Gauge, Leader, Line, Measure, Panel, Text
from actplot.scene.room import Room, box_of
from actplot.scene.slight import note_slight
from actplot.words import Words

__all__ = ["compose_panel"]

T = TypeVar("T")
BREAK = np.array([np.nan])  # between the pieces of a curve


def compose_panel(
    plan: Plan, page: Page, index: int, cell: Cell, words: Words, measure: Measure, *, settled: Panel | None = None
) -> Panel:
    """Return the panel of a page that stands at `index`, row by row; with the axes and numbers of a `settled` one."""
    frame, heading = page.frames[index], page.place_heading(index)
    gauge = page.look.gauge if cell.kind in ("single", "small") else SHARED
    guides = panel_guides(cell, frame) if plan.guides else ()
    room = _occupied(plan, cell, frame, gauge, page.territory(index))
    for guide in guides:
        room.add_line(np.array(guide.path), guide.width)
    room.add_boxes(box_of(text, measure) for text in heading if text)
    axes = _kept(settled, room, measure) if settled else _axes(page, index, cell, room, measure)
    ticks = tuple(tick.at for tick in axes.x.ticks)
    draft = Draft(plan, gauge, cell, cell.graphs[0], frame, room, ticks, words, measure)
    return _panel(draft, heading, axes, guides, _notes(draft) if page.look.labels else Notes())


def _panel(
    draft: Draft, heading: tuple[Text, Text | None], axes: Axes, guides: tuple[Leader, ...], notes: Notes
) -> Panel:
    """Return a panel put together."""
    frame, cell, (title, formula) = draft.frame, draft.cell, heading
    return Panel(
        gauge=draft.gauge,
        box=frame.box,
        xlim=frame.xlim,
        ylim=frame.ylim,
        title=title,
        formula=formula,
        x_axis=axes.x,
        y_axis=axes.y,
        zero=axes.zero,
        lines=tuple(_lines(draft)),
        bands=tuple(_bands(cell)),
        dots=(*(dots for graph in _from_back(cell, cell.graphs) for dots in _dots(graph, frame)), *notes.dots),
        guides=guides,
        notes=notes.texts,
        swatches=notes.swatches,
        leaders=notes.leaders,
        inset=notes.inset,
    )


def _axes(page: Page, index: int, cell: Cell, room: Room, measure: Measure) -> Axes:
    frame, suffix = page.frames[index], f"-{index + 1}" if index else ""
    if page.look.labels:
        return full_axes(cell.order, frame, room, measure, suffix=suffix)
    return small_axes(frame, room, measure, suffix=suffix, numbered=index == 0)


def _kept(settled: Panel, room: Room, measure: Measure) -> Axes:
    """Return the axes of a panel as they are; their words take their room."""
    x, y = settled.x_axis, settled.y_axis
    numbers = (settled.zero, *(tick.label for tick in (*x.ticks, *y.ticks)))
    room.add_boxes(box_of(text, measure, number=True) for text in numbers if text)
    room.add_boxes(box_of(text, measure) for text in (x.name, y.name) if text)
    return Axes(x, y, settled.zero)


def _notes(draft: Draft) -> Notes:
    """Return what is written beside the curves, what says most first: where several share a panel, their names."""
    drafts = [replace(draft, graph=graph) for graph in draft.cell.graphs]
    names = note_names(draft)
    about_each = [note(each) for note in (note_slight, note_band) for each in drafts]
    return reduce(add, [names, *about_each, *map(note_marks, drafts)])


def _from_back(cell: Cell, each: Sequence[T]) -> Sequence[T]:
    """Return what belongs to graphs as they are drawn: in an overlay the first above all others, else the last."""
    return each[::-1] if cell.kind == "overlay" else each


def _lines(draft: Draft) -> Iterator[Line]:
    """Yield the curves in the order in which they are drawn, each with what it is called."""
    names = [text for text, _ in curve_names(draft.cell, draft.words)]
    for graph, name in _from_back(draft.cell, list(zip(draft.cell.graphs, names, strict=True))):
        yield Line(
            activation=graph.activation,
            order=graph.order,
            gid=graph.gid,
            role=graph.role,
            width=draft.gauge.derivative if graph.order else draft.gauge.curve,
            curve=graph.curve,
            name=name,
        )


def _occupied(plan: Plan, cell: Cell, frame: Frame, gauge: Gauge, page: Box) -> Room:
    """Return the room that curves, dots, marks and axes leave."""
    room = Room(page)
    for graph in cell.graphs:
        room.add_dots(mark_places(plan, graph, frame), gauge.dot)
    for curve in (curve for graph in cell.graphs for curve in graph.curves):
        x, y = (np.concatenate([part for piece in curve.pieces for part in (piece[of], BREAK)]) for of in (0, 1))
        room.add_line(frame.places(x, y), gauge.curve, within=frame.box)
        at, height = np.array([point[:2] for point in curve.points]).reshape(-1, 2).T
        room.add_dots(frame.places(at, height), gauge.dot, within=frame.box)
    room.add_line(frame.places(np.array(frame.xlim), np.full(2, frame.x_axis)), gauge.axis)
    room.add_line(frame.places(np.full(2, frame.y_axis), np.array(frame.ylim)), gauge.axis)
    return room


def _bands(cell: Cell) -> Iterator[Band]:
    for graph in cell.graphs:
        if graph.edges:
            lower, upper = graph.edges
            yield Band(gid=f"band.{graph.gid}", role=graph.role, lower=lower, upper=upper)


def _dots(graph: Graph, frame: Frame) -> Iterator[Dots]:
    """Yield the open dots that the panel shows, then the closed ones."""
    kinds: tuple[Literal["open", "closed"], ...] = ("open", "closed")
    low, high = frame.ylim
    for kind in kinds:
        points = tuple((x, y) for x, y, found in graph.curve.points if found == kind and low <= y <= high)
        if points:
            yield Dots(gid=f"dots.{graph.gid}.{kind}", kind=kind, role=graph.role, points=points)
