"""One panel on the sheet: axes, bands, curves and dots; then numbers, names and notes where they hide nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, product

import numpy as np

from actplot.curve import Curve
from actplot.scene.axes import less_base
from actplot.scene.headings import FUNCTIONS
from actplot.scene.parts import Band, Panel, Text
from actplot.scene.ticks import MINUS
from actplot.terminal.canvas import Canvas, width_of
from actplot.terminal.glyphs import Glyphs
from actplot.terminal.grid import Grid
from actplot.terminal.names import End, names, put_names
from actplot.terminal.scales import CELL

__all__ = ["draw_panel"]

DEPTHS = (1, 2, 3)  # rows from the x axis to its numbers
DISTANCES = range(1, 9)  # columns from the y axis to its numbers
BESIDE = ((0, 1), (0, 2))  # ways from a note's place to its cells, down and right, for a number at the y axis
SPARSE = 4  # dots of a curve to one of a guide
AROUND = tuple(product((-1, 0, 1), repeat=2))  # a dot and its neighbours, where a band leaves its curve alone

Spot = tuple[int, int]  # row and column of the sheet
Dot = tuple[int, int]  # column and row of the panel's dots


def draw_panel(canvas: Canvas, panel: Panel, grid: Grid, ends: Sequence[End], glyphs: Glyphs) -> None:
    """Draw one panel onto the sheet: drawn things hide earlier ones, words stand where nothing is."""
    _draw_axes(canvas, panel, grid, glyphs)
    _draw_guides(canvas, panel, grid, glyphs)
    _draw_curves(canvas, panel, grid, glyphs)
    _draw_dots(canvas, panel, grid, glyphs)
    put_names(canvas, panel, grid, ends)
    _name_axes(canvas, panel, grid, glyphs)
    if numbered := _is_numbered(panel):
        _number_x_axis(canvas, panel, grid, glyphs)
    _write_notes(canvas, panel, grid, glyphs)
    if numbered:
        _number_y_axis(canvas, panel, grid, glyphs)


def _is_numbered(panel: Panel) -> bool:
    """Tell whether the axes have numbers: in a grid only those of the first panel."""
    axes = (panel.x_axis, panel.y_axis)
    return any(axis.name or any(tick.label for tick in axis.ticks) for axis in axes)


def _draw_axes(canvas: Canvas, panel: Panel, grid: Grid, glyphs: Glyphs) -> None:
    row, column = grid.row(panel.x_axis.at), grid.column(panel.y_axis.at)
    for along in range(grid.x.cells - 1):
        canvas.put(row, grid.left + along, glyphs.level[along % len(glyphs.level)], "axis")
    for down in range(grid.top + 1, grid.bottom):
        canvas.put(down, column, glyphs.upright, "axis")
    for x, _ in grid.x.numbers.places():
        canvas.put(row, grid.column(x), glyphs.x_tick, "axis")
    for y, _ in grid.y.numbers.places():
        canvas.put(grid.row(y), column, glyphs.y_tick, "axis")
    canvas.put(row, column, glyphs.crossing, "axis")
    canvas.put(row, grid.left + grid.x.cells - 1, glyphs.right, "axis")
    canvas.put(grid.top, column, glyphs.up, "axis")


def _draw_guides(canvas: Canvas, panel: Panel, grid: Grid, glyphs: Glyphs) -> None:
    """Dot the scene's guides where nothing is."""
    for guide in panel.guides:
        x, y = (np.array(values) for values in zip(*(panel.data(*place) for place in guide.path), strict=True))
        for (row, column), dots in grid.marks(islice(_dots(Curve(((x, y),), ()), grid), 0, None, SPARSE)).items():
            if canvas.is_blank(row, column):
                canvas.put(row, column, glyphs.stroke(dots, 0), guide.role)


def _draw_curves(canvas: Canvas, panel: Panel, grid: Grid, glyphs: Glyphs) -> None:
    lines = [(list(_dots(line.curve, grid)), line.role) for line in panel.lines]
    beside = {(column + right, row + up) for dots, _ in lines for column, row in dots for right, up in AROUND}
    under: dict[Spot, int] = defaultdict(int)
    for band in panel.bands:
        under |= grid.marks(set(_stipple(band, grid)) - beside)
        for (row, column), dots in under.items():
            if canvas.is_blank(row, column):
                canvas.put(row, column, glyphs.shade(dots), band.role)
    for stroke, role in lines:
        for spot, dots in grid.marks(glyphs.dashed(stroke, role)).items():
            canvas.put(*spot, glyphs.stroke(dots, under[spot]), role)
            if glyphs.alike:
                under[spot] |= dots


def _draw_dots(canvas: Canvas, panel: Panel, grid: Grid, glyphs: Glyphs) -> None:
    shapes = {"open": glyphs.open, "closed": glyphs.closed, "mark": glyphs.mark}
    for dots in sorted(panel.dots, key=lambda dots: dots.kind != "mark"):  # a value at a jump hides a mark there
        for x, y in dots.points:
            if grid.y.shows(y):
                canvas.put(grid.row(y), grid.column(x), shapes[dots.kind], dots.role)


def _dots(curve: Curve, grid: Grid) -> Iterator[Dot]:
    return ((column, row) for column, rows in grid.runs(curve) for row in rows)


def _stipple(band: Band, grid: Grid) -> Iterator[Dot]:
    """Yield every other dot of a band's edges, and a quarter of those between."""
    reach: dict[int, list[int]] = defaultdict(list)
    for column, row in chain(_dots(band.lower, grid), _dots(band.upper, grid)):
        reach[column].append(row)
    for column, edges in reach.items():
        for row in range(min(edges), max(edges) + 1):
            if column % 2 == 0 and (row % 2 == 0 or row in edges):
                yield column, row


def _name_axes(canvas: Canvas, panel: Panel, grid: Grid, glyphs: Glyphs) -> None:
    """Write f(x) beside the arrow head, x behind its own; a name that tells the base of its numbers stands above it."""
    if not panel.x_axis.name:
        return
    row, column = grid.row(panel.x_axis.at), grid.column(panel.y_axis.at)
    name = glyphs.spell(less_base(f"{FUNCTIONS[panel.order]}(x)", grid.y.numbers.base))
    _put_first(canvas, name, [(grid.top, column + 2), (grid.top, column - 1 - width_of(name))])
    name = glyphs.spell(less_base("x", grid.x.numbers.base))
    end = grid.left + grid.x.cells + 2 - width_of(name)
    _put_first(canvas, name, [(row, end), (row - 1, end), (row + 1, end)])


def _number_x_axis(canvas: Canvas, panel: Panel, grid: Grid, glyphs: Glyphs) -> None:
    """Write the numbers of the x axis in one row that is clear of curves, else each where it can; then the 0."""
    axis, crossing = grid.row(panel.x_axis.at), grid.column(panel.y_axis.at)
    outward = -1 if panel.x_axis.at >= panel.ylim[1] else 1
    numbers = [(glyphs.spell(label), grid.column(x)) for x, label in grid.x.numbers.places()]
    numbers = [(text, column - _overhang(text)) for text, column in numbers]
    rows = [axis + side * depth for depth in DEPTHS for side in (outward, -outward)]
    common = [row for row in rows[::2] if all(_fits(canvas, grid, axis, row, *number) for number in numbers)]
    rows = common[:1] or rows
    for text, column in numbers:
        _put_first(canvas, text, [(row, column) for row in rows])
    if panel.x_axis.at == 0 == panel.y_axis.at:
        _put_first(canvas, "0", [(rows[0], crossing - 2), (rows[0], crossing + 2)])


def _overhang(text: str) -> int:
    """Return how many columns of a number stand left of its tick, which the middle of its digits marks."""
    digits = text.lstrip("-" + MINUS)
    return len(text) - len(digits) + (len(digits) - 1) // 2


def _fits(canvas: Canvas, grid: Grid, axis: int, row: int, text: str, column: int) -> bool:
    """Tell whether a number of the x axis has room in a row, and no curve below it if the row is a deep one."""
    rows = range(row, grid.bottom) if row > axis + 1 else [row]
    return row < grid.bottom and all(canvas.is_clear(each, column, width_of(text)) for each in rows)


def _number_y_axis(canvas: Canvas, panel: Panel, grid: Grid, glyphs: Glyphs) -> None:
    """Write the numbers of the y axis in their rows: left of it, or right where no x is beyond, as near as is clear."""
    at, axis = panel.y_axis.at, grid.column(panel.y_axis.at)
    rightmost = all(x < at for x, _ in grid.x.numbers.places())
    for y, label in grid.y.numbers.places():
        text, row = glyphs.spell(label), grid.row(y)
        sides = [(axis - apart - width_of(text), axis + 1 + apart) for apart in DISTANCES]
        _put_first(canvas, text, [(row, column) for pair in sides for column in (pair[::-1] if rightmost else pair)])


def _write_notes(canvas: Canvas, panel: Panel, grid: Grid, glyphs: Glyphs) -> None:
    """Write the numbers and equations of the scene near their places; a key stands in the heading, an inset nowhere."""
    if panel.swatches and not names(panel):
        return
    for note in panel.notes:
        if note.text not in names(panel) and (panel.inset is None or note.role != "muted"):
            text = glyphs.spell(note.text)
            _put_first(canvas, text, _spots(panel, grid, note, width_of(text)), role=note.role)


def _spots(panel: Panel, grid: Grid, note: Text, width: int) -> Iterator[Spot]:
    """Return the cells where a note may start: near its place on the page, in its row if it is a number at the axis.

    It stays in its panel, and nearer to the dot that it stands for than to others, or it would speak of those.
    """
    x, y = panel.data(note.x, note.y)
    row, column = grid.row(y), grid.column(x)
    start = {"left": 0, "center": -(width // 2), "right": -width}[note.align]
    ways = BESIDE if note.text[-1:].isdigit() and "=" not in note.text else _astray(width, start)
    spots = ((row + down, column + start + right) for down, right in ways)
    inside = (spot for spot in spots if grid.left <= spot[1] <= grid.right - width)
    marks = [mark for dots in panel.dots if dots.kind == "mark" for mark in dots.points]
    if not marks:
        return inside
    own, *others = (_cell(*mark, grid) for mark in sorted(marks, key=lambda mark: (abs(mark[0] - x), abs(mark[1] - y))))
    return (spot for spot in inside if all(_apart(own, spot, width) < _apart(mark, spot, width) for mark in others))


def _cell(x: float, y: float, grid: Grid) -> Spot:
    return grid.row(y), grid.column(x)


def _apart(dot: Spot, start: Spot, width: int) -> int:
    """Return how far a dot is from a text of `width` cells, in columns, by sight: a row counts as two."""
    right = dot[1] - start[1]
    return CELL * abs(dot[0] - start[0]) + max(-right, right - width + 1, 0)


def _astray(width: int, start: int) -> list[Spot]:
    """Return ways (down, right) that lead a text from where it starts to near its place, the shortest first."""

    def length(way: Spot) -> tuple[int, int]:
        left = start + way[1]
        return 2 * abs(way[0]) + max(left, -left - width, 0), abs(way[1])

    return sorted(product(range(-2, 3), range(-start - width - 3, 7 - start)), key=length)


def _put_first(canvas: Canvas, text: str, spots: Iterable[Spot], *, role: str = "") -> None:
    """Write a text at the first spot where it hides nothing, or nowhere."""
    for row, column in spots:
        if canvas.is_clear(row, column, width_of(text)):
            canvas.put(row, column, text, role)
            return
