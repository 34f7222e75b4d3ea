"""The window, measured on a screen of memory: its first picture, frames of a slider's drag, a move of the crosshair.

python bench/window.py [ROUNDS]
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from processes import HERE, environment, lacking
from rounds import Bench, Row, main

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from display import served

if TYPE_CHECKING:
    from actplot.window.desk import Desk

NAMES = ("elu", "mish")
MOVES = 400  # of the pointer in a drag, and over a panel
DRAWN_ANEW = 1  # frames of a drag before which the picture is drawn once more, without what moves
CALM = 2.0  # seconds until a window that opens has its last size
PAUSE = 0.004  # seconds between two of them: faster than any screen shows
FIRST, SHOW, FRAME, BUSY, CROSSHAIR = "first", "plt.show() script", "frame", "busy", "crosshair"
ROWS = (
    Row("first picture", FIRST, SHOW, goal=1.2),
    Row("frame of a slider's drag, two functions with f'", FRAME, goal=1000 / 55),  # 55 a second
    Row("processor's work for a frame", BUSY),
    Row("crosshair, a move", CROSSHAIR, goal=5.0),
)


@contextmanager
def bench() -> Iterator[Bench]:
    """Yield the benchmark, where there is what it takes to have a screen."""
    reason = lacking(programs=["Xvfb", "xdotool"], modules=["tkinter"])
    if reason:
        yield Bench("Window", ROWS, dict, rounds=9, missing={row.ours: reason for row in ROWS})
        return
    with served() as (_, display):
        yield Bench("Window", ROWS, lambda: turn(display), rounds=9)


def turn(display: str) -> dict[str, float]:
    """Return the milliseconds to the first picture, ours and pyplot's, and those of a drag."""
    ours, theirs = first_picture(display, OURS), first_picture(display, THEIRS)
    return {FIRST: ours, SHOW: theirs, **dict(zip((FRAME, CROSSHAIR, BUSY), dragged(display), strict=True))}


def first_picture(display: str, script: str) -> float:
    """Return the milliseconds from the start of a process to its first picture."""
    start = time.time()
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, env=environment(DISPLAY=display), capture_output=True, text=True, check=True)
    return 1000 * (float(done.stdout) - start)


OURS = """
import sys, time, matplotlib
from matplotlib.figure import Figure
drawn = Figure.draw
def draw(figure, renderer):
    drawn(figure, renderer)
    print(time.time(), flush=True)
    import os; os._exit(0)
Figure.draw = draw
from actplot.__main__ import main
sys.argv = ["actplot", "elu", "mish", "--deriv", "--show"]
main()
"""

THEIRS = """
import time
from matplotlib.figure import Figure
drawn = Figure.draw
def draw(figure, renderer):
    drawn(figure, renderer)
    print(time.time(), flush=True)
    import os; os._exit(0)
Figure.draw = draw
import matplotlib
matplotlib.use = lambda *_: None
import pyplot_script
pyplot_script.draw().set_dpi(100)
pyplot_script.plt.show()
"""


def dragged(display: str) -> tuple[float, float, float]:
    """Return the milliseconds of a frame of a drag, of a move of the crosshair, and of the work for a frame."""
    command = [sys.executable, str(HERE / "window.py"), "inside"]
    child = subprocess.Popen(command, env=environment(DISPLAY=display), stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None  # noqa: S101
    shown = tool(display, "search", "--sync", "--onlyvisible", "--name", "^actplot: ").split()[0]
    time.sleep(CALM)
    tool(display, "windowfocus", shown, "key", "question")
    left, right, low, x, y, far = (int(float(word)) for word in child.stdout.readline().split())
    tool(display, "key", "question")
    over = moves(shown, [(x + at * (far - x) // MOVES, y) for at in range(MOVES)])
    slide = moves(shown, [(left + at * (right - left) // MOVES, low) for at in range(MOVES)])
    tool(display, *over)
    tool(display, "mousemove", "--window", shown, str(left), str(low), "mousedown", "1", *slide, "mouseup", "1")
    tool(display, "windowfocus", shown, "key", "q")
    told = child.stdout.readline().split()
    child.wait()
    return float(told[0]), float(told[1]), float(told[2])


def moves(shown: str, places: list[tuple[int, int]]) -> list[str]:
    """Return xdotool's words for moves of the pointer."""
    return [word for x, y in places for word in ("mousemove", "--window", shown, str(x), str(y), "sleep", str(PAUSE))]


def tool(display: str, *words: str) -> str:
    """Run xdotool."""
    told = subprocess.run(
        ["xdotool", *words], env=environment(DISPLAY=display), capture_output=True, text=True, check=True
    )
    return told.stdout


def inside() -> None:
    """Open a window, say where its slider and a panel are, and at its end the milliseconds that things took."""
    from actplot import plot
    from actplot.window.desk import Desk, Due

    frames: list[tuple[float, float]] = []
    covers: list[float] = []
    plain = Desk.catch_up

    def catch_up(desk: Desk) -> None:
        due, start = desk.due, time.perf_counter()
        plain(desk)
        if due == Due.MOVE:
            frames.append((time.perf_counter(), time.process_time()))
        elif due == Due.COVER and desk.state.helping:  # by the key that asks for places
            told(desk)
        elif due == Due.COVER:
            covers.append(time.perf_counter() - start)

    setattr(Desk, "catch_up", catch_up)  # noqa: B010
    plot(*NAMES, deriv=True).show()
    (start, busy), *_, (end, at_last) = drag = frames[DRAWN_ANEW:]
    frame, work = ((last - first) / (len(drag) - 1) for first, last in ((start, end), (busy, at_last)))
    print(*(1000 * spent for spent in (frame, median(covers), work)), flush=True)


def told(desk: Desk) -> None:
    """Print where the slider begins and ends, and a stretch over a panel, in pixels from the upper left corner."""
    sheet, height = desk.sheet, desk.stage.pixels[1]
    assert sheet is not None  # noqa: S101
    (slot, *_), box = sheet.slots, sheet.panels[0].box
    places = [slot.left, slot.right, height / sheet.dpi - slot.y, box.x, height / sheet.dpi - sheet.strip - box.y - 0.5]
    print(*(place * sheet.dpi for place in (*places, box.right)), flush=True)


if __name__ == "__main__":
    inside() if sys.argv[1:] == ["inside"] else main(bench)
