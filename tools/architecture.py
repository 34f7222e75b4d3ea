"""Where the picture of the architecture has what: a floor for each row of floors.py, boxes on them, arrows between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from floors import FLOORS

__all__ = [
    "ASKED",
    "BETWEEN",
    "BOXES",
    "EDGE",
    "FLOW",
    "LEFT",
    "NAMES",
    "PAD",
    "STEP",
    "TOP",
    "WIDTH",
    "Place",
    "Way",
    "boxes",
    "column",
    "floors",
    "unboxed",
    "ways",
]

WIDTH, EDGE = 800, 10
LEFT, BOX, PITCH, HIGH = 156, 110, 128, 50  # the first column, a box's width, from one column to the next, its height
NAMES, STEP, LINE = 32, 11.5, 20  # where modules without a box begin on a floor, from line to line, letters of one
TOP, PAD, BETWEEN = 42, 10, 26  # above the first floor, round its boxes, between two floors


Point = tuple[float, float]


class Box(NamedTuple):
    """A module: its column, how many it spans, two lines on what it does; `row` counts from the top of its floor."""

    column: int
    says: tuple[str, str]
    spans: int = 1
    row: int = 0


class Way(NamedTuple):
    """An arrow along its corners; `flow` is the way from words to bytes, of which `label` says what is handed on."""

    corners: Sequence[Point]
    label: str = ""
    flow: bool = False


class Place(NamedTuple):
    """A rectangle on the page, in pixels from its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def foot(self) -> float:
        """The lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> Point:
        """The point in the middle."""
        return self.x + self.width / 2, self.y + self.height / 2


BOXES = {
    "cli": Box(0, ("words become", "one library call")),
    "batch": Box(1, ("pictures asked", "for in TOML")),
    "shipping": Box(3, ("many files,", "in parallel")),
    "picture": Box(0, ("plot(): asked once,", "drawn on demand")),
    "window": Box(1, ("the picture,", "moved by hand")),
    "sinks": Box(2, ("bytes of a file:", "PNG, SVG or PDF")),
    "files": Box(4, ("written whole,", "or not at all")),
    "terminal": Box(1, ("braille", "characters")),
    "figure": Box(2, ("drawn with", "Matplotlib")),
    "page": Box(3, ("one HTML file", "that draws itself")),
    "scene": Box(
        1, ("all is decided here, once, as numbers and words:", "panels, limits, ticks, curves, dots, labels"), 4
    ),
    "plan": Box(1, ("what is asked for,", "frozen"), row=1),
    "curve": Box(2, ("vertices, exact at", "kinks and jumps"), row=1),
    "measure": Box(3, ("range, extrema,", "ends, moments"), row=1),
    "words": Box(4, ("labels in five", "languages"), row=1),
    "spec": Box(0, ("what do the", "words mean?")),
    "activation": Box(
        1, ("a class with one formula, from which follow", "its values, slopes, kinks and how it is printed"), 3
    ),
    "catalogue": Box(4, ("a small class for", "each activation")),
    "formula": Box(1, ("a tree: evaluated,", "searched, printed")),
    "jets": Box(2, ("value, slope and", "curvature at once")),
    "primitives": Box(3, ("what formulas call,", "stable everywhere")),
}


FLOW = (  # what is handed on, from words to bytes
    ("cli", "picture", "1 words"),
    ("picture", "spec", "2 words"),
    ("spec", "activation", ""),
    ("activation", "plan", "3 Activation"),
    ("plan", "scene", "4 Plan"),
    ("scene", "figure", "5 Scene"),
    ("figure", "sinks", "6 Figure"),
    ("sinks", "files", "7 bytes"),
)
ASKED = (
    *(("primitives", "jets"), ("jets", "formula"), ("formula", "activation"), ("catalogue", "activation")),
    *(("activation", "curve"), ("activation", "measure")),
    *(("curve", "scene"), ("measure", "scene"), ("words", "scene")),
    *(("scene", "terminal"), ("scene", "page")),
)


def floors() -> dict[str, Place]:
    """Return the places of the floors, from the top down."""
    found, y = {}, float(TOP)
    for name, modules in reversed(FLOORS.items()):
        rows = 1 + max((BOXES[module].row for module in modules if module in BOXES), default=0)
        height = max(2 * PAD + rows * HIGH + (rows - 1) * BETWEEN, NAMES + STEP * len(unboxed(name)) - 8)
        found[name] = Place(EDGE, y, WIDTH - 2 * EDGE, height)
        y = found[name].foot + BETWEEN
    return found


def unboxed(floor: str) -> list[str]:
    """Return the modules of a floor that have no box, on lines that fit into the margin."""
    lines: list[str] = []
    for word in (module for module in FLOORS[floor] if module not in BOXES):
        if lines and len(lines[-1]) + len(word) < LINE:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def boxes() -> dict[str, Place]:
    """Return the places of the boxes, each on its module's floor."""
    home = {module: place for name, place in floors().items() for module in FLOORS[name]}
    return {
        name: Place(
            LEFT + box.column * PITCH,
            home[name].y + PAD + box.row * (HIGH + BETWEEN),
            BOX + (box.spans - 1) * PITCH,
            HIGH,
        )
        for name, box in BOXES.items()
    }


def column(number: int) -> float:
    """Return the middle of a column."""
    return LEFT + number * PITCH + BOX / 2


def ways(at: dict[str, Place]) -> Iterator[Way]:
    """Yield the arrows: first the way from words to bytes, then what is asked for beside it."""
    start, _ = straight(at["cli"], at["picture"])
    end, above = at["files"].middle[0], TOP - 14
    yield Way([(start[0], above), (start[0], at["cli"].y)], flow=True)
    for one, other, label in FLOW:
        yield Way(straight(at[one], at[other]), label, flow=True)
    yield Way([(end, at["files"].y), (end, above)], flow=True)
    for one, other in ASKED:
        yield Way(straight(at[one], at[other]))
    yield from _joining(at)


def straight(one: Place, other: Place) -> list[Point]:
    """Return the ends of a level or upright arrow from one place to another, in the middle of the smaller."""
    if one.y == other.y:
        level = one.middle[1]
        return [(one.right, level), (other.x, level)] if one.x < other.x else [(one.x, level), (other.right, level)]
    x = min(one, other, key=lambda place: place.width).middle[0]
    return [(x, one.foot), (x, other.y)] if one.y < other.y else [(x, one.y), (x, other.foot)]


def _joining(at: dict[str, Place]) -> Iterator[Way]:
    """Yield the arrows that turn or join another: batches of words, figures for the window, bytes of pages and many."""
    level, aside = at["batch"].middle[1], 18  # from a box's edge
    yield Way([(at["batch"].x, level), (at["picture"].middle[0], level)])
    turn, window = at["figure"].y - PAD - BETWEEN / 2, at["window"].middle[0]
    out, page = at["figure"].x + aside, at["page"].middle[0]
    yield Way([(out, at["figure"].y), (out, turn), (window, turn), (window, at["window"].foot)])
    yield Way([(page, at["page"].y), (page, at["sinks"].middle[1])])
    level, down = at["shipping"].middle[1], at["files"].x + aside
    yield Way([(at["shipping"].right, level), (down, level), (down, at["files"].y)])
