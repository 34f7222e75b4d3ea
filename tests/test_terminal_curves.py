from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from actplot import spec
from actplot.curve import Curve
from actplot.plan import Plan
from actplot.scene import compose
from actplot.scene.parts import Extent, Scene
from actplot.terminal import Charset, draw, render
from actplot.terminal.canvas import Canvas

SIXTEEN = "identity step sigmoid tanh relu leaky_relu prelu rrelu elu selu softplus gelu silu swish mish softmax"

Dot = tuple[int, int]


def planned(words: str, **options: object) -> Plan:
    return Plan(activations=tuple(map(spec.get, words.split())), **{"orders": (0, 1), **options})  # type: ignore[arg-type]


def picture(
    words: str, *, width: int = 80, height: int | None = None, charset: Charset = "braille", **options: object
) -> str:
    return render(planned(words, **options), width=width, height=height, charset=charset)


def with_curve(x: list[float], y: list[float]) -> Scene:
    """One panel that draws these vertices instead of relu's."""
    scene = compose(planned("relu", orders=(0,)), lambda *_: Extent(0.0, 0.0, 0.0))
    (panel,) = scene.panels
    line = replace(panel.lines[0], curve=Curve(((np.array(x), np.array(y)),), ()))
    return replace(scene, panels=(replace(panel, lines=(line,)),))


def dots(text: str) -> set[Dot]:
    """Column and row (upward) of each braille dot of a picture."""
    places = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))
    found = set()
    for down, line in enumerate(text.splitlines()):
        for across, char in enumerate(line):
            bits = ord(char) - 0x2800 if "\u2800" <= char <= "\u28ff" else 0
            found |= {(2 * across + x, -4 * down - y) for bit, (x, y) in enumerate(places) if bits >> bit & 1}
    return found


def strokes(found: set[Dot]) -> list[set[Dot]]:
    """Dots that touch, even by a corner, belong to one stroke."""
    grouped = []
    while found:
        stroke, edge = set(), {next(iter(found))}
        while edge:
            stroke |= edge
            around = {(column + across, row + up) for column, row in edge for across in (-1, 0, 1) for up in (-1, 0, 1)}
            edge = (around & found) - stroke
        found = found - stroke
        grouped.append(stroke)
    return grouped


@pytest.mark.parametrize("name", ["relu", "mish", "gelu", "tanh", "softplus", "tanh(9*x)", "x*exp(-x*x)"])
def test_a_continuous_curve_is_one_stroke_one_dot_thick(name: str) -> None:
    for width in (20, 40, 77, 160):
        (stroke,) = strokes(dots(picture(name, width=width, orders=(0,))))
        squares = [(x, y) for x, y in stroke if {(x + 1, y), (x, y + 1), (x + 1, y + 1)} <= stroke]
        assert not squares


def test_a_jump_has_no_riser() -> None:
    low, high = sorted(strokes(dots(picture("step", orders=(0,)))), key=lambda stroke: min(row for _, row in stroke))
    assert len({row for _, row in low}) == len({row for _, row in high}) == 1
    assert max(column for column, _ in low) < min(column for column, _ in high)


def test_an_odd_function_is_drawn_symmetrically() -> None:
    found = dots(picture("tanh", orders=(0,), width=79))
    columns, rows = ([dot[axis] for dot in found] for axis in (0, 1))
    across, up = min(columns) + max(columns), min(rows) + max(rows)
    assert {(across - column, up - row) for column, row in found} == found


def test_one_sided_limits_are_open_and_values_closed() -> None:
    text = picture("relu", orders=(1,))
    top, axis = (next(line for line in text.splitlines() if dot in line) for dot in "○●")
    assert top.index("○") == axis.index("●")
    assert top.lstrip().startswith("1 ○⠒")
    assert axis.count("⠒") == axis.index("●") - axis.index("⠒")


def test_a_value_outside_the_limits_has_no_dot() -> None:
    text = picture("relu", orders=(1,), ylim=(-0.5, 0.5))
    assert "●" in text
    assert "○" not in text


def test_the_zero_half_of_relu_stands_out_from_its_axis() -> None:
    looks: list[tuple[Charset, str, str]] = [("braille", "──", "⠒⠒⠒"), ("ascii", "- - ", "-----")]
    for charset, axis, curve in looks:
        line = next(line for line in picture("relu", orders=(0,), charset=charset).splitlines() if axis in line)
        assert line.index(curve) < len(line) / 2 < line.rindex(axis)


@pytest.mark.thorough
def test_numbers_names_and_notes_hide_no_curve(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [*SIXTEEN.split(), "tanh(9*x)", "x*exp(-x*x)"]:
        for width in (24, 40, 80, 120):
            full = picture(name, width=width)
            with monkeypatch.context() as patched:
                patched.setattr(Canvas, "is_clear", lambda *_: False)  # nothing is written into a panel
                bare = picture(name, width=width)
            assert dots(full) == dots(bare)
            assert [full.count(dot) for dot in "○●"] == [bare.count(dot) for dot in "○●"]
            assert full.count("x") > bare.count("x")


def test_values_that_are_not_finite_leave_gaps() -> None:
    nan, inf = float("nan"), float("inf")
    assert len(strokes(dots(draw(with_curve([-4, -2, -1, 0, 2, 4], [0, 1, nan, 1, 2, 2]), width=80)))) == 2
    assert len(strokes(dots(draw(with_curve([-4, -1, 0, 1, 4], [0, 1, inf, 1, 0]), width=80)))) == 2
    assert not dots(draw(with_curve([-4, 4], [nan, nan]), width=80))


def test_a_band_leaves_its_line_thin() -> None:
    for height in range(12, 40):
        line = max(strokes(dots(picture("rrelu", orders=(1,), height=height))), key=len)
        assert len({row for _, row in line}) == 1


def test_a_band_beyond_the_limits_has_no_numbers() -> None:
    assert re.search("[│●┤] 0.229$", picture("rrelu", ylim=(-1.0, 1.0)), re.MULTILINE)
    assert not re.search("[│●┤] 0.229$", picture("rrelu", ylim=(-5.0, -3.0)), re.MULTILINE)


@pytest.mark.parametrize("span", [(-1e299, 7e298), (-1e-299, 1e-299), (0.0, 1e-5), (-3.0, 1e9), (99.5, 100.0)])
def test_no_span_is_too_wide_or_too_narrow(span: tuple[float, float]) -> None:
    for name in ("relu", "gelu", "elu", "step"):
        for width in (15, 80):
            assert dots(picture(name, span=span, width=width))
