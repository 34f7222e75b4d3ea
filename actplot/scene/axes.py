"""The axes of a panel: where they stand, their ticks and numbers, their names, and the one zero."""

from __future__ import annotations

from dataclasses import dataclass, replace

from actplot.scene.frame import PT, Frame
from actplot.scene.headings import FUNCTIONS, axis_name
from actplot.scene.labels import fine_ticks, place_x_labels, place_y_labels, place_zero, x_numbers, y_numbers
from actplot.scene.parts import Axis, Measure, Text, Tick
from actplot.scene.room import Room, box_of
from actplot.scene.ticks import MINUS, Numbers

__all__ = ["Axes", "full_axes", "less_base", "small_axes"]

NAME = 12.5  # points of the axes' names
MIDDLE = 0.215  # height of the middle of an italic x over its baseline, in type sizes
X_NAME, Y_NAME = 10.5, 6.0  # points: right of the panel's edge, beside the y axis
Y_NAME_ASIDE = (8.0, 16.0, 24.0)  # points farther from the y axis, where a curve is beside it
Y_NAME_DOWN, Y_NAME_UP = 2.5, 4.5  # points from the panel's top down to f(x), or up where the top is taken


@dataclass(frozen=True, slots=True)
class Axes:
    """Both axes of a panel and the 0 that belongs to both."""

    x: Axis
    y: Axis
    zero: Text | None


def full_axes(order: int, frame: Frame, room: Room, measure: Measure, *, suffix: str) -> Axes:
    """Return axes with all their words, which take their room; `suffix` ends their ids."""
    over_x, over_y = x_numbers(frame, measure), y_numbers(frame)
    x_name, y_name = _names(order, frame, over_x, over_y, room, measure)
    x_ticks, depth = place_x_labels(frame, over_x, room, measure)
    y_ticks = place_y_labels(frame, over_y, room, measure)
    zero = place_zero(frame, depth, room, measure)
    return Axes(
        Axis(gid=f"axis.x{suffix}", at=frame.x_axis, ticks=x_ticks, name=x_name),
        Axis(gid=f"axis.y{suffix}", at=frame.y_axis, ticks=y_ticks, name=y_name),
        zero,
    )


def small_axes(frame: Frame, room: Room, measure: Measure, *, suffix: str, numbered: bool) -> Axes:
    """Return the axes of a small panel: without names, and with numbers only where `numbered`; all have the ticks."""
    x_ticks, y_ticks = fine_ticks(frame)
    if numbered:
        across, _ = place_x_labels(frame, x_numbers(frame, measure), room, measure)
        up = place_y_labels(frame, y_numbers(frame), room, measure)
        x_ticks, y_ticks = _merged(across, x_ticks), _merged(up, y_ticks)
    return Axes(
        Axis(gid=f"axis.x{suffix}", at=frame.x_axis, ticks=x_ticks, name=None),
        Axis(gid=f"axis.y{suffix}", at=frame.y_axis, ticks=y_ticks, name=None),
        None,
    )


def _merged(numbered: tuple[Tick, ...], fine: tuple[Tick, ...]) -> tuple[Tick, ...]:
    """Return the ticks with numbers and those between them."""
    taken = {tick.at for tick in numbered}
    return (*numbered, *(tick for tick in fine if tick.at not in taken))


def _names(
    order: int, frame: Frame, over_x: Numbers, over_y: Numbers, room: Room, measure: Measure
) -> tuple[Text, Text]:
    """Return the axes' names, x right of its arrow, f(x) beside its own; what is off the numbers is said here."""
    x, y = frame.box.right + X_NAME * PT, frame.y(frame.x_axis) - MIDDLE * NAME * PT
    x_name = Text(x=x, y=y, text=less_base("x", over_x.base), math=less_base("x", _math(over_x.base)), size=NAME)
    text = less_base(f"{FUNCTIONS[order]}(x)", over_y.base)
    math = less_base(axis_name(order), _math(over_y.base))
    axis, y = frame.x(frame.y_axis), frame.box.top - Y_NAME_DOWN * PT
    right = Text(x=axis + Y_NAME * PT, y=y, text=text, math=math, size=NAME)
    left = replace(right, x=axis - Y_NAME * PT, align="right")
    above = replace(right, y=frame.box.top + Y_NAME_UP * PT)
    aside = [replace(name, x=name.x + way * PT) for far in Y_NAME_ASIDE for name, way in ((right, far), (left, -far))]
    y_name = next((name for name in (right, left, above, *aside) if room.free(box_of(name, measure))), right)
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
