"""A slope too slight to be seen: drawn again in an inset, enlarged, or named by a label, but never drawn steeper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, product

import numpy as np
from numpy.typing import NDArray

from actplot.scene.frame import PT, Frame, Interval
from actplot.scene.graphs import Graph
from actplot.scene.headings import FUNCTIONS, axis_name
from actplot.scene.notes import Draft, Notes
from actplot.scene.parts import Box, Inset, Leader, Line, Text
from actplot.scene.room import Room, box_of, grown
from actplot.scene.ticks import MINUS, print_float, steps

__all__ = ["Stretch", "note_slight", "slight_stretches"]

SLIGHT = 3.0  # points: a curve nearer to its axis than that cannot be told from it
CLEAR = 18.0  # points by which the enlarged curve leaves the axis, at least
LARGEST = 1000  # times that an inset enlarges
INSET_WIDTH, LABEL_WIDTH = 50.0, 20.0  # points: shorter stretches get no inset, or no label
EQUATION, CAPTION = 10.5, 9.0  # points of type
HEADROOM, FOOTROOM = 0.127, 0.16  # inches in an inset beyond its axis, and beyond its curve
CURVE = 2.0  # points: the width of an enlarged curve
LIFTS = (0.53, 0.42, 0.30, 0.64, 0.75, 0.86)  # inches between the panel's x axis and an inset, as tried
LABEL_LIFTS = (20.0, 15.0, 27.0)  # points between a slight curve and its label, as tried
CONNECTED = 0.06  # inches that the connectors stay off the panel's axis
CORNER = 4.5 * PT  # from an inset's frame to the equation in its corner
ALONG = (0.4, 0.5, 0.3, 0.65, 0.2, 0.8)  # places of a label along the stretch, as tried


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a curve between two switches: its x and y, (n,), and how far it leaves the axis, in points."""

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    departure: float

    @property
    def falls(self) -> bool:
        """Whether the curve is below its axis where it is farthest from it."""
        return bool(self.y[np.argmax(np.abs(self.y))] < 0)

    @property
    def constant(self) -> bool:
        """Whether the curve is flat here."""
        return bool(np.ptp(self.y) <= 1e-9 * np.abs(self.y).max())

    @property
    def equation(self) -> str:
        """The right-hand side, in mathtext, where it is a constant or a multiple of x; else nothing."""
        if self.constant:
            return _math(float(self.y[0]))
        far = np.argmax(np.abs(self.x))
        slope = float(self.y[far] / self.x[far])
        straight = np.abs(self.y - slope * self.x).max() <= 1e-9 * np.abs(self.y).max()
        return rf"{_math(slope)}\,x" if straight else ""


def _math(value: float) -> str:
    return print_float(value).replace(MINUS, "-")


def slight_stretches(graph: Graph, frame: Frame) -> Iterator[Stretch]:
    """Yield the stretches that are drawn on the x axis though the function is not 0 there."""
    if graph.edges or frame.x_axis:
        return
    unit = frame.box.height / (frame.ylim[1] - frame.ylim[0]) / PT
    switches = [switch.x for switch in graph.activation.switches(order=2)]
    cuts = [at for at in switches if graph.span[0] < at < graph.span[1]]
    pieces = [(float(x[0]), float(x[-1]), x, y) for x, y in graph.curve.pieces]
    for low, high in pairwise([graph.span[0], *cuts, graph.span[1]]):
        for first, last, x, y in pieces:
            if last < low or first > high:  # as nearly all, where there are very many
                continue
            inside = (x >= low) & (x <= high)
            if inside.sum() < 2 or not np.isfinite(y[inside]).all():
                continue
            departure = float(np.abs(y[inside]).max()) * unit
            if 0 < departure < SLIGHT:
                yield Stretch(x[inside], y[inside], departure)


def note_slight(draft: Draft) -> Notes:
    """Return what makes slight slopes visible: one inset at most, and labels where the curve is flat or has no room.

    In a sweep each curve's name says its slope.
    """
    notes = Notes()
    if draft.cell.kind == "sweep":
        return notes
    for stretch in slight_stretches(draft.graph, draft.frame):
        more = Notes()
        if draft.cell.kind == "single" and notes.inset is None and not stretch.constant and draft.graph.order == 0:
            more = _inset(draft, stretch)
        if more.inset is None and stretch.equation:
            more = _label(draft, stretch)
        notes = notes + more
    return notes


def _label(draft: Draft, stretch: Stretch) -> Notes:
    """Return the stretch's equation and a leader down (or up) to it; nothing where there is no room."""
    left, right = draft.frame.x(stretch.x[0]), draft.frame.x(stretch.x[-1])
    if (right - left) / PT < LABEL_WIDTH:
        return Notes()
    for side, lift, part in product((1, -1), LABEL_LIFTS, ALONG):
        x = float(left + part * (right - left))
        y = float(draft.frame.y(np.interp(part, (0, 1), stretch.y[[0, -1]])))
        text = _equation(draft, stretch, x=x, y=y + side * lift * PT)
        box = box_of(text, draft.measure)
        if side < 0:
            text, box = replace(text, y=text.y - box.height), replace(box, y=box.y - box.height)
        way = ((x, box.y - 1.5 * PT), (x, y + 3 * PT)) if side > 0 else ((x, box.top + 1.5 * PT), (x, y - 3 * PT))
        if draft.room.free(box) and draft.room.passes(*way):
            draft.room.add_box(box)
            draft.room.add_leader(*way)
            return Notes((text,), leaders=(Leader(role=draft.role, path=way),))
    return Notes()


def _equation(draft: Draft, stretch: Stretch, *, x: float = 0.0, y: float = 0.0) -> Text:
    order = draft.graph.order
    plain = f"{FUNCTIONS[order]}(x) = {stretch.equation}".replace(r"\,", "")
    math = f"{axis_name(order)} = {stretch.equation}"
    return Text(x=x, y=y, text=plain, math=math, size=EQUATION, role=draft.role, align="center")


def _inset(draft: Draft, stretch: Stretch) -> Notes:
    """Return the stretch enlarged in a free place over (or under) itself; nothing where there is none."""
    frame = draft.frame
    xlim = _inset_span(draft, stretch)
    left, right, axis = frame.x(xlim[0]), frame.x(xlim[1]), frame.y(0.0)
    if (right - left) / PT < INSET_WIDTH:
        return Notes()
    if stretch.departure * LARGEST < CLEAR:
        return Notes()
    times = _enlargement(stretch.departure)
    height = HEADROOM + stretch.departure * times * PT + FOOTROOM
    for side, lift in product((1, -1), LIFTS):
        bottom = axis + lift if side > 0 else axis - lift - height
        box = Box(left, bottom, right - left, height)
        caption = _caption(draft, box, times)
        width = max(box.width, box_of(caption[1], draft.measure).right - box.x)
        whole = replace(box, width=width, height=height + 1.6 * CAPTION * PT)
        if box.y >= frame.box.y and whole.top <= frame.box.top and draft.room.free(whole):
            draft.room.add_box(whole)
            return _filled(draft, stretch, box, xlim, times)
    return Notes()


def _inset_span(draft: Draft, stretch: Stretch) -> Interval:
    """Return the x limits of an inset: its stretch, short of the y axis and its labels."""
    frame = draft.frame
    point = (frame.xlim[1] - frame.xlim[0]) / (frame.box.width / PT)
    low, high = float(stretch.x[0]), float(stretch.x[-1])
    beside = draft.room.reach(frame.x(frame.y_axis)) / PT + 14
    if high <= frame.y_axis:
        return low - 4 * point, min(high, frame.y_axis - beside * point)
    return max(low, frame.y_axis + 14 * point), high + 4 * point


def _enlargement(departure: float) -> int:
    """Return the smallest of 10, 20, 50, 100, ... that lifts the curve clear of its axis."""
    return next(int(step.size) for step in steps(CLEAR / departure) if step.exponent > 0)


def _filled(draft: Draft, stretch: Stretch, box: Box, xlim: Interval, times: int) -> Notes:
    """Return an inset at its place with its caption, its equation and its connectors."""
    inset = _enlarged(draft, stretch, box, xlim, times)
    texts = (*_caption(draft, box, times), *_equation_inside(draft, stretch, inset))
    axis = draft.frame.y(0.0)
    near, far = (box.y, axis + CONNECTED) if box.y > axis else (box.top, axis - CONNECTED)
    leaders = tuple(
        Leader(role="guide", path=((x, near), (x, far)), width=0.9, dotted=True) for x in (box.x, box.right)
    )
    for leader in leaders:
        draft.room.add_line(np.array(leader.path), leader.width)
    return Notes(texts, leaders=leaders, inset=inset)


def _enlarged(draft: Draft, stretch: Stretch, box: Box, xlim: Interval, times: int) -> Inset:
    """Return the curve in a frame whose units of y are so many times as long as the panel's."""
    frame, graph = draft.frame, draft.graph
    height = box.height * (frame.ylim[1] - frame.ylim[0]) / frame.box.height / times
    head = HEADROOM / box.height * height
    line = Line(
        activation=graph.activation,
        order=graph.order,
        gid=f"inset.{graph.gid}",
        role=draft.role,
        width=CURVE,
        curve=graph.curve,
    )
    return Inset(
        box=box,
        xlim=xlim,
        ylim=(head - height, head) if stretch.falls else (-head, height - head),
        times=times,
        line=line,
        ticks=tuple(tick for tick in draft.ticks if xlim[0] < tick < xlim[1]),
    )


def _caption(draft: Draft, box: Box, times: int) -> tuple[Text, Text]:
    baseline = box.top + 5 * PT
    letter = Text(x=box.x, y=baseline, text="y", math="y", size=CAPTION + 1.5, role="muted")
    said = f": {draft.words.word('note_enlarged', factor=times)}"
    after = box_of(letter, draft.measure).right + 0.5 * PT
    return letter, Text(x=after, y=baseline, text=said, size=CAPTION, role="muted")


def _equation_inside(draft: Draft, stretch: Stretch, inset: Inset) -> tuple[Text, ...]:
    """Return the equation in the corner of the inset that the curve leaves free, if one is."""
    if not stretch.equation:
        return ()
    room = Room(grown(inset.box, -3 * PT))
    room.add_line(inset.places(stretch.x, stretch.y), CURVE)
    room.add_line(inset.places(np.array(inset.xlim), np.zeros(2)), 0.8)
    text = replace(_equation(draft, stretch), align="right")
    box = box_of(text, draft.measure)
    rights = (inset.box.right - CORNER, inset.box.x + box.width + CORNER)
    lows = (inset.box.y + CORNER, inset.box.top - box.height - CORNER)
    for right, low in product(rights, lows):
        placed = replace(text, x=right, y=low - box.y)
        if room.free(box_of(placed, draft.measure)):
            return (placed,)
    return ()
