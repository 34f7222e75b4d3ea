"""Scenes for the tests, measured with the real faces."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np
from numpy.typing import NDArray

from actplot.figure import measure_for
from actplot.plan import Plan
from actplot.scene import compose
from actplot.scene.frame import PT
from actplot.scene.parts import Measure, Panel, Scene, Text
from actplot.spec import expand

SPANS = [(-4.0, 4.0), (0.0, 1.0), (2.0, 3.0), (-7.0, -5.0), (-1e-6, 1e-6), (-1e6, 1e6), (1000.0, 1001.0), (-0.3, 17.0)]
FAR = 50.0  # inches
MEASURE = measure_for(Plan(activations=tuple(expand(["relu"]))))


def plan_of(*specs: str, orders: tuple[int, ...] = (0, 1), **options: object) -> Plan:
    return Plan(activations=tuple(expand(specs)), orders=orders, **options)  # type: ignore[arg-type]


def scene_of(*specs: str, orders: tuple[int, ...] = (0, 1), measure: Measure = MEASURE, **options: object) -> Scene:
    return compose(plan_of(*specs, orders=orders, **options), measure)


@cache
def usual(name: str) -> Scene:
    """Return f, f' and f'' of an activation as they are drawn unasked; made once for all laws."""
    return scene_of(name, orders=(0, 1, 2))


def panel_of(spec: str, *, order: int = 0, **options: object) -> Panel:
    return scene_of(spec, orders=(order,), **options).panels[0]


def numbers_of(panel: Panel) -> list[Text]:
    """All tick labels of a panel and its 0."""
    ticks = [tick.label for axis in (panel.x_axis, panel.y_axis) for tick in axis.ticks]
    return [text for text in (*ticks, panel.zero) if text is not None]


def ink_of(panel: Panel) -> Iterator[tuple[NDArray[np.float64], float]]:
    """Yield places (n, 2) in inches, closely spaced, on every curve, dot and axis, with half the line's width."""
    curves = [(line.curve, line.width) for line in panel.lines]
    curves += [(curve, 0.7) for band in panel.bands for curve in (band.lower, band.upper)]
    for curve, width in curves:
        for x, y in curve.pieces:
            yield _dense(panel.places(x, y)), width / 2 * PT
    for dots in panel.dots:
        yield panel.places(*(np.array(part) for part in zip(*dots.points, strict=True))), 3 * PT
    box = panel.box
    across, up = panel.y(panel.x_axis.at), panel.x(panel.y_axis.at)
    yield _dense(np.array([(box.x, across), (box.right, across)])), 0.4 * PT
    yield _dense(np.array([(up, box.y), (up, box.top)])), 0.4 * PT


def _dense(places: NDArray[np.float64]) -> NDArray[np.float64]:
    """Points at most a quarter of a point apart along a polyline, near the page at least."""
    places = places[np.isfinite(places).all(axis=1)]
    for far in (-FAR, FAR):  # a line that leaves keeps its slope to there
        x, y = places.T
        (leaving,) = np.nonzero((y[:-1] < far) != (y[1:] < far))
        part = (far - y[leaving]) / (y[leaving + 1] - y[leaving])
        across = x[leaving] + part * (x[leaving + 1] - x[leaving])
        places = np.insert(places, leaving + 1, np.column_stack([across, np.full_like(across, far)]), axis=0)
    near = np.clip(places, -FAR, FAR)
    if not near.size:
        return near
    length = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(near, axis=0).T))])
    steps = np.linspace(0, length[-1], int(length[-1] / (0.25 * PT)) + 2)
    return np.column_stack([np.interp(steps, length, near[:, 0]), np.interp(steps, length, near[:, 1])])
