"""Reading a page: curves against NumPy, the crosshair, zoom and pan, by mouse and by fingers."""

from __future__ import annotations

import re

import numpy as np
import pytest
from browser import CHROMIUM
from hands import MINUS, at, curves, facts, numbers_of, readings, scales, show, slide

from actplot import get

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium to open the page in")


def test_the_curves_drawn_are_those_of_numpy(tab, made):
    show(tab, made("elu:alpha=0.5", "mish", deriv=True, second=True))
    for row, name in enumerate(("elu:alpha=0.5", "mish")):
        act = get(name)
        for order in range(3):
            (pieces,) = curves(tab, f"{row}-{order}").values()
            for piece in pieces:
                inner = piece[1:-1] if len(piece) > 2 else piece[:0]
                inner = inner[np.abs(inner[:, 0]) > 0.02]
                truth = act.derivative(inner[:, 0], order) if order else act(inner[:, 0])
                assert np.abs(inner[:, 1] - truth).max(initial=0) < 0.01


def test_what_the_kink_of_elu_is_about_is_read_off_by_moving_alpha(tab, made):
    show(tab, made("elu", deriv=True))
    assert facts(tab) == "no kink at x = 0: slope 1 on both sides"
    assert tab.js("document.querySelectorAll('#panel0-1 .dot').length") == 0
    slide(tab, "#p0-alpha", 0.5)
    assert facts(tab) == "kink at x = 0: slope 0.5 on the left, 1 on the right"
    dots = tab.js("[...document.querySelectorAll('#panel0-1 .dot')].map(d => d.dataset.kind)")
    assert dots == ["open", "closed"]
    tab.mouse("mouseMoved", *at(tab, 0.01, 0.02))
    left, right = readings(tab)
    assert numbers_of(left) == [0, 0, 0.5, 0.5]
    assert numbers_of(right) == [0, 0, 1, 0]
    slopes = tab.js("[...document.querySelectorAll('#panel0-0 .cross text')].map(t => t.textContent)")
    assert slopes == [f"f′(0{MINUS}) = 0.5", "f′(0+) = 1"]


def test_the_crosshair_reads_what_numpy_computes(tab, made):
    show(tab, made("mish", deriv=True))
    mish = get("mish")
    for x in (-2.5, -0.3, 1.7):
        tab.mouse("mouseMoved", *at(tab, x, float(mish(x))))
        (line,) = readings(tab)
        here, *values = numbers_of(line)
        assert abs(here - x) < 0.03
        assert values == pytest.approx([mish(here), mish.derivative(here), mish.derivative(here, 2)], rel=1e-5)
    assert tab.js("document.querySelectorAll('.cross .tangent').length") == 4
    tab.mouse("mouseMoved", 5, 5)
    assert readings(tab) == []


def test_zoomed_a_thousand_times_the_curve_is_no_polygon(tab, made):
    show(tab, made("mish", deriv=True))
    place = at(tab, -1, float(get("mish")(-1)))
    for _ in range(15):
        tab.mouse("mouseWheel", *place, deltaX=0, deltaY=-200)
        tab.settle()
    (piece,) = curves(tab)[0]
    assert np.ptp(piece[:, 0]) < 0.01
    assert len(piece) >= 2
    low, high = piece[:, 1].min(), piece[:, 1].max()
    assert np.abs(get("mish")(piece[:, 0]) - piece[:, 1]).max() < 0.002 * max(high - low, 1e-4) + 2e-6
    tab.click(place, times=2)
    assert np.ptp(curves(tab)[0][0][:, 0]) == pytest.approx(8, abs=0.05)


def test_zooming_at_a_kink_stays_at_the_kink(tab, made):
    show(tab, made("relu"))
    place = at(tab, 0.02, 0.0)
    tab.mouse("mouseMoved", *place)
    for _ in range(8):
        tab.mouse("mouseWheel", *place, deltaX=0, deltaY=-200, modifiers=2)
        tab.settle()
    corner = [vertex for piece in curves(tab)[0] for vertex in piece.tolist()]
    assert min(abs(x) + abs(y) for x, y in corner) < 1e-9
    assert np.ptp([x for x, _ in corner]) < 1e-4


@pytest.mark.thorough
@pytest.mark.parametrize("way", [-200, 200])
def test_zoom_has_an_end_where_doubles_have_one(tab, made, way):
    show(tab, made("elu", deriv=True))
    tab.mouse("mouseMoved", *at(tab, 0.02, 0.0))
    place = at(tab, 0, 0)
    for _ in range(30):
        tab.mouse("mouseWheel", *place, deltaX=0, deltaY=way, modifiers=2)  # as a pinch on a touchpad comes
        tab.settle()
    tab.wait_for("location.hash.includes('range=')")
    low, high = map(float, re.search(r"range=([^,]+),([^&;]+)", tab.js("location.hash")).groups())
    width = high - low
    assert 1e-12 <= width < 1e-11 if way < 0 else 1e11 < width <= 2e12
    assert tab.js("document.querySelectorAll('#panel0-0 .curve').length") == 1
    assert "NaN" not in tab.js("document.querySelector('main').innerHTML")


def test_dragging_moves_the_view_and_leaves_no_text_selected(tab, made):
    show(tab, made("elu"))
    start = at(tab, 0, 2)
    before = scales(tab)(np.array([[100.0, 100.0]]))
    tab.drag(start, (start[0] + 60, start[1] + 30))
    after = scales(tab)(np.array([[160.0, 130.0]]))
    assert after == pytest.approx(before, abs=0.02)
    assert tab.js("getSelection().toString()") == ""


def test_two_fingers_zoom_and_one_reads(tab, made):
    tab.call("Emulation.setTouchEmulationEnabled", enabled=True, maxTouchPoints=2)
    show(tab, made("elu:alpha=0.5", deriv=True))
    x, y = at(tab, -1, -0.3)
    tab.touch("touchStart", (x, y))
    tab.touch("touchMove", (x + 20, y))
    tab.touch("touchEnd")
    (line,) = readings(tab)
    here, value, *_ = numbers_of(line)
    assert value == pytest.approx(float(get("elu:alpha=0.5")(here)), rel=1e-5)
    before = np.ptp(np.concatenate(curves(tab)[0])[:, 0])
    x, y = at(tab, 1, 1)
    tab.touch("touchStart", (x - 30, y), (x + 30, y))
    for spread in (40, 50, 60):
        tab.touch("touchMove", (x - spread, y), (x + spread, y))
        tab.settle()
    tab.touch("touchEnd")
    assert np.ptp(np.concatenate(curves(tab)[0])[:, 0]) == pytest.approx(before / 2, rel=0.05)


ODD = {
    "1/x": 2,
    "log(x)": 1,
    "sqrt(x)": 1,
    "x/0": 0,
    "exp(x**2)": 1,
    "sin(100000*x)": 1,
    "sin(x)/cos(x)": 3,
    "1e300*x": 1,
    "0*x": 1,
    "x**0.5 if x > 0 else -1": 2,
    "sign(sin(30*x))": 78,
}


@pytest.mark.thorough
def test_what_is_not_finite_breaks_the_curve_and_nothing_else(tab, made):
    for name, pieces in ODD.items():
        show(tab, made(name, deriv=True, second=True))
        drawn = tab.js("document.querySelector('#panel0-0 .curve').getAttribute('d')")
        assert len(drawn.split("M")) - 1 == pieces, name
        left, top, width, height = tab.js(
            "(b => [b.x, b.y, b.width, b.height])(document.querySelector('#panel0-0').getBoundingClientRect())"
        )
        for part in (0.2, 0.5, 0.8):
            tab.mouse("mouseMoved", left + part * width, top + height / 2)
        tab.mouse("mouseWheel", left + width / 2, top + height / 2, deltaX=0, deltaY=100)
        tab.settle()
        inside = tab.js("document.querySelector('main').innerHTML")
        assert not re.search("NaN|Infinity", inside), name
        assert tab.complaints() == [], name
