"""The numbers at the ticks: they move out of the way of curves, dots, axes and each other, or are dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import product

from actplot.scene.frame import PT, Frame
from actplot.scene.parts import Box, Measure, Text, Tick
from actplot.scene.room import CAP, Room, apart, box_of
from actplot.scene.ticks import MINUS, Numbers, choose

__all__ = ["SIZE", "fine_ticks", "place_x_labels", "place_y_labels", "place_zero", "x_numbers", "y_numbers"]

SIZE = 8.5  # points of type
APART_X, APART_Y, APART_DECIMAL = 44.0, 28.0, 36.0  # points between the labels of two ticks, at least
APART_FINE = 12.0  # points between two ticks without labels
BETWEEN = 10.0  # points between two x labels that are wider than that distance allows
BELOW = 5.0  # points from the x axis to the caps of its labels
DEEPER = (5.0, 8.0, 11.0, 14.0, 17.0, 20.0)  # points at which a whole row of x labels is tried
SIDEWAYS = (0.0, 6.0, -6.0, 10.0, -10.0)  # points that an x label may move along its axis
FOOT = 3.0  # points from the panel's lower edge to the caps of an x label that has no room in it
BESIDE = 5.5  # points from the y axis to its labels
NUDGE = 6.0  # points that a y label may move up or down
CLOSE = 3.5  # points from the y axis to a label that has no room farther off
BEYOND = (12.0, 18.0, 24.0, 30.0, 36.0)  # points from the y axis to a label that stands behind a curve
AT_ZERO = 5.0  # points from the y axis to the one 0
PAST_END = 5.0  # points beyond the last value at which a tick still says what a curve tends to
CLEAR_OF_HEAD = 7.0  # points between the last tick and the arrow head

Place = Callable[[float, str], Text]


def x_numbers(frame: Frame, measure: Measure) -> Numbers:
    """Return the ticks of the x axis, inside the drawn span."""
    unit = frame.box.width / (frame.xlim[1] - frame.xlim[0]) / PT

    def fits(numbers: Numbers) -> bool:
        widest = max(measure(label, SIZE, "words").width for label in numbers.labels)
        return numbers.step.size * unit >= max(APART_X, widest + BETWEEN)

    return choose(*frame.span, least=APART_X / unit, fits=fits)


def y_numbers(frame: Frame) -> Numbers:
    """Return the ticks of the y axis: over the values, a little beyond, and clear of the arrow head."""
    low, high = frame.ylim
    point = (high - low) / (frame.box.height / PT)

    def fits(numbers: Numbers) -> bool:
        decimal = any("." in label for label in numbers.labels)
        return numbers.step.size / point >= (APART_DECIMAL if decimal else APART_Y)

    first = max(low, frame.values[0] - PAST_END * point)
    last = min(frame.values[1] + PAST_END * point, high - CLEAR_OF_HEAD * point)
    return choose(first, last, least=APART_Y * point, fits=fits)


def fine_ticks(frame: Frame) -> tuple[tuple[Tick, ...], tuple[Tick, ...]]:
    """Return ticks of x and of y without numbers, close together: small panels are read by counting them."""
    unit_x = frame.box.width / (frame.xlim[1] - frame.xlim[0]) / PT
    unit_y = frame.box.height / (frame.ylim[1] - frame.ylim[0]) / PT
    top = min(frame.values[1], frame.ylim[1] - CLEAR_OF_HEAD / unit_y)
    across = choose(*frame.span, least=APART_FINE / unit_x, fits=lambda _: True)
    up = choose(max(frame.ylim[0], frame.values[0]), top, least=APART_FINE / unit_y, fits=lambda _: True)
    return tuple(Tick(at, None) for at, _ in across.places()), tuple(Tick(at, None) for at, _ in up.places())


def place_x_labels(frame: Frame, numbers: Numbers, room: Room, measure: Measure) -> tuple[tuple[Tick, ...], float]:
    """Return the ticks of x with their labels, and the depth in points of the row (where the 0 belongs)."""
    ticks, outside = list(numbers.places()), frame.x_axis >= frame.ylim[1]
    for depth in () if outside else DEEPER:
        row = [_x_label(frame, at, label, depth, measure) for at, label in ticks]
        boxes = [box_of(text, measure, number=True) for text in row]
        if apart(boxes) and all(_fits_row(box, frame, room, under=depth > BELOW) for box in boxes):
            room.add_boxes(boxes)
            return tuple(Tick(at, text) for (at, _), text in zip(ticks, row, strict=True)), depth
    above = -BELOW - CAP * SIZE
    depths = (above,) if outside else (BELOW, above)
    ways: list[Place] = [
        lambda at, label, d=depth, s=sideways: _x_label(frame, at, label, d, measure, sideways=s)  # type: ignore[misc]
        for sideways, depth in product(SIDEWAYS, depths)
    ]
    foot = (frame.y(frame.x_axis) - frame.box.y) / PT + FOOT
    last = partial(_x_label, frame, depth=foot, measure=measure)
    return _place_each(ticks, ways, room, measure, middle=frame.y_axis, aligned=len(depths), last=last), depths[0]


def place_y_labels(frame: Frame, numbers: Numbers, room: Room, measure: Measure) -> tuple[Tick, ...]:
    """Return the ticks of y with their labels: left of the axis, right of it, or moved a little up or down.

    Where a curve is in the way of all these: closer to the axis, else on the other side of the curve.
    """
    near = [(-1, 0.0), (1, 0.0), (1, -NUDGE), (-1, NUDGE), (1, NUDGE), (-1, -NUDGE)]
    if frame.x_axis:  # on the panel's edge: a number below or above it would pass for one of x
        inwards = NUDGE if frame.x_axis <= frame.ylim[0] else -NUDGE
        near[2:] = [(-1, inwards), (1, inwards)]
    places = [(side, shift, BESIDE) for side, shift in near]
    places += [(side, shift, CLOSE) for side, shift in near]
    places += [(side, 0.0, far) for far, side in product(BEYOND, (-1, 1))]
    outside = -1 if frame.y_axis > frame.span[1] else 1  # the axis stands right of the curve: turn everything round
    ways: list[Place] = [
        lambda at, label, p=place: _y_label(frame, at, label, outside * p[0], p[1], p[2])  # type: ignore[misc]
        for place in places
    ]
    return _place_each(list(numbers.places()), ways, room, measure, middle=frame.x_axis)


def place_zero(frame: Frame, depth: float, room: Room, measure: Measure) -> Text | None:
    """Return the one 0 of both axes, beside their crossing; none where they do not cross at 0, or no place is free."""
    if frame.x_axis or frame.y_axis or not _shows_origin(frame):
        return None
    above = -BELOW - CAP * SIZE
    for side, deep in ((-1, depth), (1, depth), (-1, BELOW), (1, BELOW), (-1, above), (1, above)):
        text = replace(_x_label(frame, 0.0, "0", deep, measure), align="right" if side < 0 else "left")
        text = replace(text, x=frame.x(0.0) + side * AT_ZERO * PT)
        if room.free(box := box_of(text, measure, number=True)):
            room.add_box(box)
            return text
    return None


def _shows_origin(frame: Frame) -> bool:
    return frame.span[0] <= 0 <= frame.span[1] and frame.ylim[0] <= 0 <= frame.ylim[1]


def _x_label(frame: Frame, at: float, label: str, depth: float, measure: Measure, *, sideways: float = 0.0) -> Text:
    """Return a label whose caps are `depth` points below the x axis; a minus sign hangs half out to the left."""
    shift = measure(MINUS, SIZE, "words").width / 4 if label.startswith(MINUS) else 0.0
    baseline = frame.y(frame.x_axis) - (depth + CAP * SIZE) * PT
    return Text(
        x=frame.x(at) + (sideways - shift) * PT, y=baseline, text=label, size=SIZE, role="muted", align="center"
    )


def _y_label(frame: Frame, at: float, label: str, side: int, shift: float, beside: float) -> Text:
    place = frame.x(frame.y_axis) + side * beside * PT
    baseline = frame.y(at) + (shift - CAP * SIZE / 2) * PT
    return Text(x=place, y=baseline, text=label, size=SIZE, role="muted", align="right" if side < 0 else "left")


def _fits_row(box: Box, frame: Frame, room: Room, *, under: bool) -> bool:
    """Return whether a label of the row is free, and, `under` the usual row, has no curve below it."""
    if not room.free(box):
        return False
    below = Box(box.x, frame.box.y, box.width, box.top - frame.box.y)
    return not under or below.height <= box.height or room.free(below)


def _place_each(
    ticks: Sequence[tuple[float, str]],
    ways: Sequence[Place],
    room: Room,
    measure: Measure,
    *,
    middle: float,
    aligned: int = 0,
    last: Place | None = None,
) -> tuple[Tick, ...]:
    """Return the ticks with labels at the first of their ways that is free, both sides of `middle` by themselves.

    All labels of a side go one of the first `aligned` ways where they can. A side left without goes the `last` way, or
    gets one with a halo.
    """
    before = [tick for tick in ticks if tick[0] < middle]
    after = [tick for tick in ticks if tick[0] >= middle]
    placed = [
        *_place_side(before, ways, room, measure, aligned=aligned, last=last),
        *_place_side(after[::-1], ways, room, measure, aligned=aligned, last=last)[::-1],
    ]
    return tuple(Tick(at, text) for (at, _), text in zip(ticks, placed, strict=True))


def _place_side(
    ticks: Sequence[tuple[float, str]],
    ways: Sequence[Place],
    room: Room,
    measure: Measure,
    *,
    aligned: int,
    last: Place | None,
) -> list[Text | None]:
    """Return the labels of one side, the outermost first."""
    for way in ways[:aligned]:
        row = [way(at, label) for at, label in ticks]
        boxes = [box_of(text, measure, number=True) for text in row]
        if apart(boxes) and all(map(room.free, boxes)):
            room.add_boxes(boxes)
            return list(row)
    placed: list[Text | None] = []
    for each in (ways, [last] if last else []):
        if not any(placed):
            placed = [_first_free((way(at, label) for way in each), room, measure) for at, label in ticks]
    if ticks and not any(placed):
        text = replace(ways[0](*ticks[0]), halo=True)
        if room.clear_of_boxes(box := box_of(text, measure, number=True)):
            placed[0] = text
            room.add_box(box)
    return placed


def _first_free(candidates: Iterator[Text], room: Room, measure: Measure) -> Text | None:
    for text in candidates:
        if room.free(box := box_of(text, measure, number=True)):
            room.add_box(box)
            return text
    return None
