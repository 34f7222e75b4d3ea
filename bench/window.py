"""The window, measured on a screen of memory: its first picture, frames of a slider's drag, a move of the crosshair.

python bench/window.py [ROUNDS]
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from paired import HEADER, row

if TYPE_CHECKING:
    from actplot.window.desk import Desk

HERE = Path(__file__).parent
NAMES = ("elu", "mish")
MOVES = 400  # of the pointer in a drag, and over a panel
DRAWN_ANEW = 1  # frames of a drag before which the picture is drawn once more, without what moves
CALM = 2.0  # seconds until a window that opens has its last size
PAUSE = 0.004  # seconds between two of them: faster than any screen shows
LEAST_FRAMES, MOST_MOVE, MOST_START = 55, 5.0, 1.2


def main() -> None:
    """Print a row for the first picture, and one for frames and moves, with the goals."""
    if sys.argv[1:] == ["inside"]:
        inside()
        return
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with screen() as display:
        ours, theirs = first_pictures(display, rounds)
        print(HEADER)
        print(row("first picture", f"plt.show() (goal {MOST_START:g})", ours, theirs), flush=True)
        found = [dragged(display) for _ in range(max(3, rounds // 3))]
    frames, moves, busy = ([each[side] for each in found] for side in range(3))
    print(f"{'frames a second':24} {spread(frames)} of a drag, two functions with f' (goal {LEAST_FRAMES})")
    print(f"{'processor, ms a frame':24} {spread(busy)} of the program's own")
    print(f"{'crosshair, ms a move':24} {spread(moves)} (goal {MOST_MOVE:g})")


@contextmanager
def screen() -> Iterator[str]:
    """Start a screen of memory and yield its name."""
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1600x1200x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=(writer,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        with os.fdopen(reader) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def first_pictures(display: str, rounds: int) -> tuple[list[float], list[float]]:
    """Return the seconds from the start of a process to its first picture, ours and pyplot's, in turn."""
    environment = {**os.environ, "DISPLAY": display, "PYTHONPATH": f"{HERE.parent}{os.pathsep}{HERE}"}
    ours: list[float] = []
    theirs: list[float] = []
    for turn in range(rounds + 1):
        for times, script in ((ours, OURS), (theirs, THEIRS)):
            start = time.time()
            done = subprocess.run(
                [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
            )
            if turn:  # the first round compiles
                times.append(float(done.stdout) - start)
    return ours, theirs


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
    """Return the frames a second of a drag, and milliseconds: of a move of the crosshair, of work for a frame."""
    environment = {**os.environ, "DISPLAY": display, "PYTHONPATH": f"{HERE.parent}{os.pathsep}{HERE}"}
    child = subprocess.Popen(
        [sys.executable, str(HERE / "window.py"), "inside"], env=environment, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None  # noqa: S101
    shown = tool(display, "search", "--sync", "--onlyvisible", "--name", "^actplot: ").split()[0]
    time.sleep(CALM)
    tool(display, "windowfocus", shown, "key", "g")
    left, right, low, x, y, far = (int(float(word)) for word in child.stdout.readline().split())
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
    environment = {**os.environ, "DISPLAY": display}
    return subprocess.run(["xdotool", *words], env=environment, capture_output=True, text=True, check=True).stdout


def inside() -> None:
    """Open a window, say where its slider and a panel are, and at its end how often it drew and how long that took."""
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
        elif due == Due.COVER:
            covers.append(time.perf_counter() - start)
        elif (
            due == Due.STAND and desk.state.plan.guides and not frames
        ):  # the parent pressed the key that asks for places
            told(desk)

    setattr(Desk, "catch_up", catch_up)  # noqa: B010
    plot(*NAMES, deriv=True).show()
    (start, busy), *_, (end, at_last) = drag = frames[DRAWN_ANEW:]
    crosshair, work = median(covers), (at_last - busy) / (len(drag) - 1)
    print(f"{(len(drag) - 1) / (end - start):.1f} {1000 * crosshair:.3f} {1000 * work:.3f}", flush=True)


def told(desk: Desk) -> None:
    """Print where the slider begins and ends, and a stretch over a panel, in pixels from the upper left corner."""
    sheet, height = desk.sheet, desk.stage.pixels[1]
    assert sheet is not None  # noqa: S101
    (slot, *_), box = sheet.slots, sheet.panels[0].box
    places = [slot.left, slot.right, height / sheet.dpi - slot.y, box.x, height / sheet.dpi - sheet.strip - box.y - 0.5]
    print(*(place * sheet.dpi for place in (*places, box.right)), flush=True)


def spread(values: list[float]) -> str:
    """Return a median and quartiles."""
    low, middle, high = quantiles(values, n=4)
    return f"{middle:7.1f} ({low:.1f}-{high:.1f})"


if __name__ == "__main__":
    main()
