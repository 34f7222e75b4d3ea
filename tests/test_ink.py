"""Ink, in pixels of a printed panel: the drawn path and the function nowhere part, and nothing is drawn that is not."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import numpy as np
import pytest

from actplot.activation import Activation
from actplot.curve import Curve, sample
from actplot.figure.paths import joined
from actplot.registry import catalogue
from actplot.spec import get

WIDTH, HEIGHT = 3.70 * 150, 2.45 * 150  # pixels of a panel
CLOSE = 0.05  # pixels
SPANS = ((-1e-6, 1e-6), (-1e6, 1e6), (1e3, 1e3 + 1e-6), (-0.3, 17.0))
OLDEST = "X86_V3 X86_V4 AVX512_ICL AVX512_SPR"  # CPU features to do without
INSIDE = (1 - np.cos(np.pi * np.arange(10) / 9)) / 2  # of a step, denser at its ends

Span = tuple[float, float]

DEFAULTS = [cls() for cls in catalogue().values()]
each = pytest.mark.parametrize("act", DEFAULTS, ids=lambda act: act.name)


def ink(act: Activation, span: Span, order: int = 0, ylim: Span | None = None) -> Curve:
    """Return a curve as fine as a panel of 4 inches at 150 dpi wants it."""
    return sample(act, span, order=order, tolerance=CLOSE / 600, ylim=ylim)


def limits(curve: Curve) -> Span:
    """Return the lowest and the highest value drawn; a level curve stands on the floor of its panel."""
    y = np.concatenate([y for _, y in curve.pieces])
    low, high = float(y.min()), float(y.max())
    return low, high if high > low else low + max(abs(low), 1.0)


def distance(act: Activation, span: Span, order: int, ylim: Span | None = None) -> float:
    """Return how far, in pixels, drawn path and function part: each point's distance from the other's polyline."""
    curve = ink(act, span, order, ylim)
    low, high = ylim or limits(curve)
    scale = HEIGHT / (high - low)
    worst = 0.0
    for x, y in curve.pieces:
        at = x[:-1, None] + np.diff(x)[:, None] * INSIDE
        exact = np.array(act.jet(at.ravel(), order, exact=False)[order]).reshape(at.shape)
        exact[:, 0], exact[:, -1] = y[:-1], y[1:]  # at a jump the limit; elsewhere the same
        across = (at - x[:-1, None]) / (span[1] - span[0]) * WIDTH
        chord = y[:-1, None] + np.diff(y)[:, None] * INSIDE
        true, drawn = (np.stack([across, (part - y[:-1, None]) * scale], axis=-1) for part in (exact, chord))
        noise = 2.0**-46 * np.abs(exact).max(axis=1) * scale
        seen = np.abs((exact - low) * scale - HEIGHT / 2) < HEIGHT  # half a panel above and below, too
        apart = np.maximum(_to_polyline(true, drawn[:, [0, -1]]), _to_polyline(drawn, true))
        worst = max(worst, float(np.where(seen, apart - noise[:, None], 0.0).max(initial=0.0)))
    return worst


def _to_polyline(points: np.ndarray, line: np.ndarray) -> np.ndarray:
    """Return the distance of points (steps, n, 2) from the polyline (steps, m, 2) of their step."""
    start, way = line[:, None, :-1], np.diff(line, axis=1)[:, None]
    offset = points[:, :, None] - start
    length = (way**2).sum(axis=-1)
    along = np.clip((offset * way).sum(axis=-1) / np.where(length > 0, length, 1.0), 0.0, 1.0)
    apart: np.ndarray = np.sqrt(((offset - along[..., None] * way) ** 2).sum(axis=-1).min(axis=-1))
    return apart


@each
def test_ink_and_function_are_nowhere_a_twentieth_of_a_pixel_apart(act: Activation) -> None:
    for order in (0, 1, 2):
        assert distance(act, act.span, order) <= CLOSE


@each
def test_so_they_are_on_narrow_wide_and_far_spans(act: Activation) -> None:
    for span in SPANS:
        if act.family == "periodic" and span[1] - span[0] > 1e3:
            continue  # more waves than a picture has pixels are a band
        for order in (0, 1):
            assert distance(act, span, order) <= CLOSE, (span, order)


@each
def test_so_they_are_where_the_panel_is_a_tenth_as_high_as_the_curve(act: Activation) -> None:
    low, high = limits(ink(act, act.span))
    middle, half = (low + high) / 2, (high - low) / 20 or 1.0
    assert distance(act, act.span, 0, (middle - half, middle + half)) <= CLOSE


@pytest.mark.parametrize(
    ("words", "span", "ylim"),
    [
        ("sin(x**2)", (-20.0, 20.0), (-1.0, 1.0)),
        ("cos(2*3.141592653589793*x)", (-16.0, 16.0), (-1.0, 1.0)),
        ("sinc", (-300.0, 300.0), (-0.3, 1.0)),
        ("cosid", (-1e-3, 1e3), (-1000.0, 1.0)),
        ("sinlu", (-1e3, 1e3), (-1.0, 1000.0)),
        ("exp(exp(x))", (-40.0, 40.0), (0.0, 9.0)),
        ("exp(-(x-3)**2)", (-1000.0, 1000.0), (0.0, 1.0)),
        ("exp(-(100*(x-1.1))**2)", (-4.0, 4.0), (0.0, 1.0)),
        ("hypot(x, 1e-7)", (-4.0, 4.0), (0.0, 4.0)),
        ("tanh(1e9*(x-1/3))", (-4.0, 4.0), (-1.0, 1.0)),
        ("1/x", (-4.0, 4.0), (-6.0, 6.0)),
        ("1/sin(x)", (-20.0, 20.0), (-5.0, 5.0)),
        ("log(x-1/3)", (-4.0, 4.0), (-5.0, 2.0)),
        ("sqrt(1-x**2)", (-4.0, 4.0), (0.0, 1.0)),
        ("soft_exponential:-1", (-4.0, 4.0), (-5.0, 2.0)),
        ("x**64", (-4.0, 4.0), (0.0, 2.0)),
    ],
)
def test_so_they_are_for_waves_spikes_cliffs_and_poles(words: str, span: Span, ylim: Span) -> None:
    assert distance(get(words), span, 0, ylim) <= CLOSE
    assert distance(get(words), span, 1, ylim) <= CLOSE


@each
def test_a_curve_without_a_jump_has_no_gap_and_a_jump_no_riser(act: Activation) -> None:
    for order in (0, 1, 2):
        for span in (act.span, SPANS[order]):
            if not np.isfinite(act.jet([span[1]], 0)[0]).all():
                continue  # exp(x) leaves float64
            curve = ink(act, span, order)
            inside = [s.x for s in act.switches(order) if span[0] < s.x < span[1]]
            assert [float(x[-1]) for x, _ in curve.pieces] == [*inside, span[1]]
            assert [float(x[0]) for x, _ in curve.pieces] == [span[0], *inside]


@each
def test_no_corner_is_rounded(act: Activation) -> None:
    for order in (0, 1):
        vertices = np.concatenate([x for x, _ in ink(act, act.span, order).pieces])
        kinks = [s.x for s in act.switches(2) if s.order == order + 1 and act.span[0] < s.x < act.span[1]]
        assert np.isin(kinks, vertices).all()


@pytest.mark.parametrize(
    ("words", "order", "inflections"),
    [
        ("gaussian", 0, (-(0.5**0.5), 0.5**0.5)),
        ("sigmoid", 0, (0.0,)),
        ("sigmoid", 1, (-1.3169578969248166, 1.3169578969248166)),
        ("silu", 0, (-2.3993572805154, 2.3993572805154)),
        ("sigmoid", 2, (-2.292431669561178, 0.0, 2.292431669561178)),
        ("sin(x+1)", 0, (-1.0, np.pi - 1)),
    ],
)
def test_inflections_are_vertices(words: str, order: int, inflections: tuple[float, ...]) -> None:
    ((x, _),) = ink(get(words), (-3.0, 3.0), order).pieces
    for inflection in inflections:
        assert np.abs(x - inflection).min() / 6.0 * WIDTH < 0.01


def test_a_jump_that_nothing_foretells_is_drawn_without_a_riser() -> None:
    curve = ink(get("1 if sin(x) > 0 else 0"), (2000.0, 2020.0))
    ends = [float(x[-1]) for x, _ in curve.pieces]
    np.testing.assert_allclose(ends[:-1], np.pi * np.arange(637, 643), rtol=1e-14)
    assert all(np.ptp(y) == 0 for _, y in curve.pieces)


@pytest.mark.parametrize(("words", "poles"), [("1/x", [0.0]), ("1/(x-1/3)", [1 / 3]), ("1/(x**2-1)", [-1.0, 1.0])])
def test_a_pole_parts_the_curve_beyond_the_panel(words: str, poles: list[float]) -> None:
    curve = ink(get(words), (-4.0, 4.0), ylim=(-6.0, 6.0))
    assert len(curve.pieces) == len(poles) + 1
    for pole, (before, after) in zip(poles, zip(curve.pieces, curve.pieces[1:], strict=False), strict=True):
        assert before[0][-1] < pole < after[0][0]
        assert min(abs(before[1][-1]), abs(after[1][0])) > 6


@pytest.mark.parametrize(
    ("words", "order"), [("1/x", 0), ("1/x", 1), ("1/(x-1/3)", 0), ("1/(x-1/3)", 1), ("1/cos(x)", 1)]
)
def test_a_pole_has_no_height_and_no_top(words: str, order: int) -> None:
    curve = ink(get(words), (-4.0, 4.0), order)
    poles = 2 if words == "1/cos(x)" else 1
    assert len(curve.pieces) == poles + 1
    assert np.ptp(limits(curve)) < 1e4


def test_a_curve_begins_where_its_domain_does() -> None:
    ((x, y),) = ink(get("sqrt(x-1/3)"), (-4.0, 4.0)).pieces
    assert x[0] == pytest.approx(1 / 3, abs=1e-12)
    assert y[0] < 1e-5
    assert np.isnan(ink(get("log(-1-x**2)"), (-4.0, 4.0)).pieces[0][1]).all()


def test_waves_finer_than_pixels_fill_their_band() -> None:
    for words, span in (("sine", (-1e6, 1e6)), ("sin(1000*x)", (-4.0, 4.0)), ("snake", (-3e4, 3e4))):
        act = get(words)
        ((x, y),) = ink(act, span, 1).pieces
        low, high = limits(ink(act, (-10.0, 10.0), 1))
        pixel = np.floor((x - span[0]) / (span[1] - span[0]) * WIDTH)
        for column in range(555):
            inked = y[pixel == column]
            assert inked.min() - low < 0.02 * (high - low)
            assert high - inked.max() < 0.02 * (high - low)
        assert x.size < 2600


def fingerprints() -> list[str]:
    """Return a line for each curve of the catalogue: what it is, and a digest of the vertices that are drawn."""
    lines = []
    for act in DEFAULTS:
        for order in (0, 1, 2):
            curve = ink(act, act.span, order)
            vertices = np.stack(joined(curve, limits(curve)))
            lines.append(f"{act.name} {order} {hashlib.sha256(vertices.tobytes()).hexdigest()[:16]}")
    return lines


@pytest.mark.thorough
def test_the_vertices_are_the_same_on_every_cpu() -> None:
    code = "from tests.test_ink import fingerprints; print(*fingerprints(), sep='\\n')"
    older = {**os.environ, "NPY_DISABLE_CPU_FEATURES": OLDEST}
    run = subprocess.run([sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, env=older)
    assert run.stdout.splitlines() == fingerprints(), run.stderr
