"""Draws docs/pictures/architecture.svg: the floors of the package, and on them the way from words to bytes.

    python tools/draw_architecture.py [--check]

The floors and all that stands on them come from floors.py, what has a box, and where, from architecture.py. Run it when
a module comes, goes or moves; a test says when.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

from architecture import (
    BETWEEN,
    BOXES,
    EDGE,
    LEFT,
    NAMES,
    PAD,
    STEP,
    TOP,
    WIDTH,
    Place,
    Way,
    boxes,
    column,
    floors,
    unboxed,
    ways,
)
from floors import FLOORS

from actplot.themes import load
from actplot.themes.swap import swap

PICTURE = Path(__file__).parents[1] / "docs" / "pictures" / "architecture.svg"
COMMAND, FILE = "actplot relu mish --deriv -o x.png", "x.png"
TITLE = "The floors of actplot, and the way from words to bytes"
SCOPE = "actplot-architecture"
SANS = "'DejaVu Sans', Verdana, 'Segoe UI', Helvetica, Arial, sans-serif"
MONO = "'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace"

LEGEND = 40  # the height of what stands below the floors

LIGHT, DARK = load("light"), load("dark")
SAYS = (
    "Seven floors, from the command line at the top down to numbers; a module imports only from floors below its own. "
    "The words of a command go down from cli to picture and on to spec, which finds the activations they mean. From "
    "there the way goes up: the activations become a plan, the plan a scene, the scene a figure, the figure bytes in "
    "sinks, and files writes them. The scene takes curves, what is measured and words of a language; terminal and page "
    "show the same scene as the figure does."
)


def painted(**roles: str) -> str:
    """Return the style that paints with colours of the theme."""
    return f'style="{"; ".join(f"{paint}: {LIGHT.color(role)}" for paint, role in roles.items())}"'


def written(x: float, y: float, text: str, role: str = "ink", size: float = 10.5, more: str = "") -> str:
    """Return a line of text whose baseline is at y; `more` are attributes of its own."""
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" {painted(fill=role)}{more}>{escape(text, quote=False)}</text>'
    )


MIDDLE = ' text-anchor="middle"'
CODE = f' font-family="{MONO}"'
BOLD = CODE + ' font-weight="bold"'


def drawn_floor(name: str, place: Place) -> Iterator[str]:
    """Yield a floor: its ground, its name, and the modules on it that have no box."""
    number = [*FLOORS].index(name)
    x, y, width, height = place
    ground = f'x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="6"'
    yield f'<rect {ground} {painted(fill="muted")} opacity="0.09"/>'
    yield written(x + 10, y + 18, f"{number}  {name}", size=12)
    for row, line in enumerate(unboxed(name)):
        yield written(x + 10, y + NAMES + STEP * row, line, "muted", 10, CODE)


def drawn_box(name: str, place: Place) -> Iterator[str]:
    """Yield a box: its frame, its module's name and what this does; the scene's is that of the waist."""
    edge, width = ("hue0", 2) if name == "scene" else ("axis", 1)
    x, y, wide, high = place
    frame = f'x="{x:g}" y="{y:g}" width="{wide:g}" height="{high:g}" rx="4"'
    yield f'<rect {frame} {painted(fill="background", stroke=edge)} stroke-width="{width}"/>'
    yield written(place.middle[0], y + 17, name, size=13, more=BOLD + MIDDLE)
    for row, line in enumerate(BOXES[name].says):
        yield written(place.middle[0], y + 31 + 13 * row, line, "muted", more=MIDDLE)


def drawn_way(way: Way) -> Iterator[str]:
    """Yield an arrow, its head, and beside its last stretch what it hands on."""
    role, width, head = ("hue0", 2.5, 9.0) if way.flow else ("guide", 1.2, 6.5)
    (x0, y0), (x1, y1) = way.corners[-2:]
    length = abs(x1 - x0) + abs(y1 - y0)  # all stretches are level or upright
    dx, dy = (x1 - x0) / length, (y1 - y0) / length
    neck, half = (x1 - 0.8 * head * dx, y1 - 0.8 * head * dy), 0.42 * head
    path = " ".join(f"{x:g},{y:g}" for x, y in (*way.corners[:-1], neck))
    yield f'<polyline points="{path}" {painted(stroke=role)} fill="none" stroke-width="{width}"/>'
    wings = [(x1 - head * dx + side * half * dy, y1 - head * dy + side * half * dx) for side in (-1, 1)]
    yield f'<polygon points="{" ".join(f"{x:g},{y:g}" for x, y in ((x1, y1), *wings))}" {painted(fill=role)}/>'
    if way.label and dx:
        yield written((x0 + x1) / 2, y1 - 7, way.label, "hue0", 12, MIDDLE)
    elif way.label:  # between two floors, or two rows: a long way bears it where it begins
        middle = y0 + PAD + BETWEEN / 2 if dy > 0 else (y0 + y1) / 2
        yield written(x1 + 9, middle + 4, way.label, "hue0", 12)


def legend(y: float) -> Iterator[str]:
    """Yield what the arrows and the small names mean."""
    samples = (
        (LEFT, "what is handed on, from words to bytes", True),
        (470.0, "what else is asked for or made", False),
    )
    for x, words, flow in samples:
        yield from drawn_way(Way([(x, y - 4), (x + 34, y - 4)], flow=flow))
        yield written(x + 42, y, words, "muted", 11)
    yield written(EDGE + 10, y, "imports go down only", "muted", 11)


def picture() -> str:
    """Return the whole SVG."""
    at, grounds = boxes(), floors()
    foot = [*grounds.values()][-1].foot
    parts = [part for name, place in grounds.items() for part in drawn_floor(name, place)]
    parts += [part for way in ways(at) for part in drawn_way(way)]
    parts += [part for name, place in at.items() for part in drawn_box(name, place)]
    parts.append(written(LEFT, TOP - 20, COMMAND, size=13, more=BOLD))
    parts.append(written(column(4), TOP - 20, FILE, size=13, more=BOLD + MIDDLE))
    parts += legend(foot + 26)
    height = foot + LEGEND
    ground = f'<rect width="{WIDTH}" height="{height:g}" {painted(fill="background")}/>'
    body = "\n".join([ground, *parts])
    style = swap(LIGHT, DARK, (), SCOPE, body)
    size = f'width="{WIDTH}" height="{height:g}" viewBox="0 0 {WIDTH} {height:g}"'
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} class="{SCOPE}" role="img" xml:lang="en" font-family="{SANS}">'
    )
    words = f"<title>{TITLE}</title>\n<desc>{SAYS}</desc>\n<style>{style}</style>"
    return f"{head}\n{words}\n{body}\n</svg>\n"


def main() -> int:
    """Write the picture, or with --check say whether it is what would be written."""
    fresh = picture()
    same = PICTURE.exists() and PICTURE.read_text("utf-8") == fresh
    if "--check" in sys.argv[1:]:
        print(f"{PICTURE.name} is {'up to date' if same else 'stale'}")
        return int(not same)
    if not same:
        PICTURE.write_text(fresh, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
