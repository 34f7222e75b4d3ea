"""How quick a page is in headless Chromium, and how large: first paint, a slider's response, bytes.

python bench/page.py [ROUNDS]
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from browser import Tab, opened

from actplot import names, plot

PAINT, RESPONSE, LARGEST = 200.0, 16.0, 60_000  # milliseconds, milliseconds, bytes of a page of one function
WORK = """(() => {
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
})()"""


def painted(tab: Tab, page: Path) -> float:
    """Return the milliseconds from the navigation to the first paint of a picture that is whole."""
    tab.go("about:blank")
    tab.go(page)
    tab.wait_for("document.querySelector('main .curve') !== null")
    tab.settle()
    return float(tab.js("performance.getEntriesByName('first-contentful-paint')[0].startTime"))


def told(what: str, values: list[float], goal: float) -> None:
    """Print the median and the spread of some milliseconds."""
    low, _, high = statistics.quantiles(values, n=4)
    middle = statistics.median(values)
    print(f"{what:44} {middle:7.1f} ms  ({low:.1f} to {high:.1f})  {'ok' if middle < goal else f'over {goal:g}'}")


def main(rounds: int) -> None:
    """Measure, and print a line for each number."""
    with tempfile.TemporaryDirectory() as home, opened() as browser, browser.tab() as tab:
        for name, specs in (("one", ("elu",)), ("two", ("elu", "mish"))):
            page = Path(home) / f"{name}.html"
            page.write_bytes(plot(*specs, deriv=True).encode("html"))
            told(f"first paint, {' and '.join(specs)} with f'", [painted(tab, page) for _ in range(rounds)], PAINT)
        told(
            "slider, elu and mish with f', input to layout",
            [each for _ in range(rounds) for each in tab.js(WORK)],
            RESPONSE,
        )
    sizes = sorted((len(plot(name, deriv=True).encode("html")), name) for name in names())
    (least, smallest), (most, largest) = sizes[0], sizes[-1]
    print(f"{'bytes, each function with its derivative':44} {least} ({smallest}) to {most} ({largest})"
          f"  {'ok' if most < LARGEST else f'over {LARGEST}'}")  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
