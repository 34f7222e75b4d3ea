from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from actplot import spec
from actplot.picture import plot
from actplot.plan import Plan
from actplot.scene import compose
from actplot.scene.parts import Extent, Scene
from actplot.terminal.canvas import width_of
from actplot.terminal.lattice import fit, fit_scale
from actplot.terminal.scales import CELL, equal_lattices

FUNCTIONS = ("identity", "relu", "tanh", "exp(x)", "gcu", "step", "log(x)", "1/x", "softmax", "rrelu", "sin(9*x)")
NOWHERE = """
import numpy as np
def nowhere(x): return np.full_like(x, np.nan)
def half(x): return np.where(x > 0, x, np.nan)
def holes(x): return np.where(np.floor(x) % 2 == 0, x, np.nan)
def infinite(x): return np.full_like(x, np.inf)
def below(x): return np.where(x < 0, -np.inf, x)
def spike(x): return np.where(x == 0, np.inf, 1 / np.maximum(np.abs(x), 1e-300))
def huge(x): return x * 1e307
"""
FORMULAS = ("log(x)", "1/x", "x/0", "sin(x)/cos(x)", "log(-1-x*x)", "0*x", "exp(exp(x*x))", "1e-300*x", "1e300*x*x")


def scene(name: str, **options: object) -> Scene:
    plan = Plan(activations=(spec.get(name),), orders=(0, 1), equal=True, **options)  # type: ignore[arg-type]
    return compose(plan, lambda *_: Extent(0.0, 0.0, 0.0))


def test_equal_units_are_equal_in_every_panel_and_fit() -> None:
    for name, (width, rows) in product(FUNCTIONS, ((24, 8), (39, 16), (38, 6), (98, 44), (200, 12))):
        composed = scene(name)
        x, ys = equal_lattices(composed, width, rows, numbers=3)
        assert [y.scale for y in ys] == pytest.approx([x.scale / CELL] * len(ys), rel=1e-12), name
        assert max(y.cells for y in ys) < rows
        assert x.cells <= width
        for panel, y in zip(composed.panels, ys, strict=True):
            for line in panel.lines:
                for across, up in line.curve.pieces:
                    seen = up[np.isfinite(up)].clip(*panel.ylim)
                    assert all(map(x.shows, (across[0], across[-1])))
                    assert all(map(y.shows, (seen.min(), seen.max())))


def test_equal_units_fill_the_width_or_the_height_of_a_panel() -> None:
    for name, (width, rows) in product(FUNCTIONS, ((39, 16), (98, 44))):
        x, ys = equal_lattices(scene(name), width, rows, numbers=3)
        assert x.cells > 0.6 * width or max(y.cells for y in ys) > 0.6 * rows, name


def test_a_line_of_slope_one_climbs_as_it_goes_with_equal_units() -> None:
    for width in (24, 39, 80, 131):
        text = plot("identity", equal=True).text(width=width, height=40)
        starts = [line.index(found[0]) for line in text.splitlines() if (found := re.findall("[\u2801-\u28ff]+", line))]
        assert set(np.diff(starts)[1:-1]) == {-2}, width  # the ends may fill a part of their cells
    assert plot("identity").text(width=80) != plot("identity", equal=True).text(width=80)


def test_lattices_of_one_scale_have_their_ticks_on_cells() -> None:
    random = np.random.default_rng(3)
    for size in 10.0 ** random.uniform(-9, 9, 200):
        low, high = np.sort(random.uniform(-1, 1, 2)) * size
        first = fit(low, high, 40, pitch=lambda _: 4)
        for part in (1.0, 0.5, 0.1):
            other = fit_scale(low * part, high * part, 40, first.scale / CELL, pitch=lambda _: 3)
            assert other is not None
            assert other.scale == pytest.approx(first.scale / CELL, rel=1e-12)
            places = other.place(np.array([at for at, _ in other.numbers.places()]))
            assert np.allclose(places, places.round(), atol=1e-6)
        assert fit_scale(low, high, first.cells // 3, first.scale, pitch=lambda _: 3) is None


def test_equal_units_take_more_lines_where_the_screen_has_too_few() -> None:
    drawn = plot("absolute", "laplace", deriv=True, equal=True, range=(5e-324, 0.1875), layout="grid")
    for height in (2, 10, 24):
        text = drawn.text(width=60, height=height)
        assert text.count("⠒") > 2, height
        assert max(map(width_of, text.splitlines())) <= 60


@pytest.mark.thorough
def test_what_is_nowhere_finite_is_drawn_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "unruly.py").write_text(NOWHERE)
    monkeypatch.syspath_prepend(str(tmp_path))
    own = [f"unruly:{name}" for name in re.findall(r"def (\w+)", NOWHERE)]
    for name, (width, height), equal in product((*own, *FORMULAS), ((80, 23), (24, 9)), (False, True)):
        if equal and name in {"unruly:huge", "exp(exp(x*x))", "1e-300*x", "1e300*x*x"}:
            continue
        drawn = plot(name, deriv=True, equal=equal)
        for charset in ("braille", "ascii"):
            text = drawn.text(width=width, height=height, charset=charset)  # type: ignore[arg-type]
            assert max(map(width_of, text.splitlines())) <= width
            assert not re.search(r"\b(nan|inf)\b", text)
            assert text.count("^ f" if charset == "ascii" else "▴ f") == 2
    assert not re.search("[\u2801-\u28ff]", plot("unruly:nowhere").text())
    assert not re.search("[\u2801-\u28ff]", plot("x/0").text())
    left, right = np.array([(line[:37], line[37:]) for line in plot("unruly:half").text().splitlines()[2:]]).T
    assert not any(re.search("[\u2801-\u28ff]", part) for part in left)
    assert any(re.search("[\u2801-\u28ff]", part) for part in right)
