"""The page in headless Chromium: its first paint, a slider's response, and how large the files are.

python bench/page.py [ROUNDS]
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rounds import Bench, Row, main

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from browser import CHROMIUM, Tab, opened

from actplot import names, plot

PAINT, RESPONSE, LARGEST, EXPLORER = 200.0, 16.0, 60.0, 400.0  # ms, ms, kB of a page of one function, kB of one of all
PAGES = {"--all -d": names(), "elu -d": ("elu",), "elu mish -d": ("elu", "mish")}  # the last is that of the slider
SLIDE, SIZE, WHOLE = "a slider of elu mish -d moved", "the largest page of one function", "the page of all functions"
ROWS = (
    *(Row(f"first paint, {name}", name, goal=PAINT) for name in PAGES),
    Row(SLIDE, SLIDE, goal=RESPONSE),
    Row(SIZE, SIZE, goal=LARGEST, unit="kB"),
    Row(WHOLE, WHOLE, goal=EXPLORER, unit="kB"),
)
MOVES = """(() => {
  const track = document.querySelector("#p0-alpha"), waiting = [], usual = requestAnimationFrame, taken = [];
  globalThis.requestAnimationFrame = (task) => waiting.push(task);
  for (let k = 0; k < 60; k++) {
    const start = performance.now();
    track.value = 0.5 + k / 60;
    track.dispatchEvent(new Event("input", { bubbles: true }));
    while (waiting.length) waiting.shift()(start);
    document.querySelector("main").getBoundingClientRect();
    taken.push(performance.now() - start);
  }
  globalThis.requestAnimationFrame = usual;
  return taken;
})()"""  # from the input to the layout of what it changes, with no wait for the screen


@contextmanager
def bench() -> Iterator[Bench]:
    """Yield the benchmark."""
    kilobytes = {SIZE: max(size(name) for name in names()), WHOLE: size(*names())}
    if CHROMIUM is None:
        reason = "no Chromium"
        yield Bench("Page", ROWS, lambda: kilobytes, rounds=15, missing=dict.fromkeys([*PAGES, SLIDE], reason))
        return
    with tempfile.TemporaryDirectory() as home, opened() as browser, browser.tab() as tab:
        files = {name: Path(home) / f"{len(specs)}.html" for name, specs in PAGES.items()}
        for name, specs in PAGES.items():
            files[name].write_bytes(plot(*specs, deriv=True).encode("html"))

        def turn() -> dict[str, float]:
            paints = {name: painted(tab, file) for name, file in files.items()}
            return {**paints, SLIDE: statistics.median(tab.js(MOVES)), **kilobytes}

        yield Bench("Page", ROWS, turn, rounds=15)


def size(*specs: str) -> float:
    """Return the kilobytes of a page with derivatives."""
    return len(plot(*specs, deriv=True).encode("html")) / 1000


def painted(tab: Tab, page: Path) -> float:
    """Return the milliseconds from the navigation to the first paint, of the whole picture."""
    tab.go("about:blank")
    tab.go(page)
    tab.wait_for(
        "document.querySelector('main .curve') && performance.getEntriesByName('first-contentful-paint').length"
    )
    return float(tab.js("performance.getEntriesByName('first-contentful-paint')[0].startTime"))


if __name__ == "__main__":
    main(bench)
