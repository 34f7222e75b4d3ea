"""The controls of a page: sliders, keys, names, colours, languages, on phones and on paper."""

from __future__ import annotations

import base64

import numpy as np
import pytest
from browser import CHROMIUM
from hands import MINUS, curves, numbers_of, readings, scales, show, slide

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium to open the page in")


def test_a_slider_a_number_and_a_double_click_set_a_parameter(tab, made):
    show(tab, made("elu", deriv=True))
    slide(tab, "#p0-alpha", 0.3)
    assert tab.js("document.querySelector('#p0-alpha-value').value") == "0.3"
    tab.click("#p0-alpha-value", times=2)
    tab.js("document.querySelector('#p0-alpha-value').select()")
    for letter in "2.5":
        tab.key(letter)
    tab.key("Enter")
    assert tab.js("document.querySelector('#p0-alpha').value") == "2.5"
    pieces = curves(tab)[0]
    assert np.concatenate(pieces)[:, 1].min() == pytest.approx(2.5 * np.expm1(-4), abs=0.02)
    tab.click("#p0-alpha", times=2)
    assert tab.js("document.querySelector('#p0-alpha-value').value") == "1"


def test_a_slider_dragged_keeps_the_view(tab, made):
    show(tab, made("elu", deriv=True))
    before = scales(tab)(np.array([[0.0, 0.0]]))
    x, y = tab.place("#p0-alpha")
    width = tab.js("document.querySelector('#p0-alpha').clientWidth")
    tab.mouse("mousePressed", x, y, button="left", clickCount=1, buttons=1)
    tab.mouse("mouseMoved", x + width / 2 - 2, y, button="left", buttons=1)
    tab.settle()
    assert float(tab.js("document.querySelector('#p0-alpha').value")) > 2
    assert scales(tab)(np.array([[0.0, 0.0]])) == pytest.approx(before, abs=1e-6)
    tab.mouse("mouseReleased", x + width / 2 - 2, y, button="left", clickCount=1)
    tab.wait_for("new Promise(done => setTimeout(() => done(true), 250))")
    assert np.concatenate(curves(tab)[0])[:, 1].min() < -2  # all of it is in the view that was chosen then


def test_parameters_that_do_not_go_together_are_not_taken(tab, made):
    show(tab, made("hardtanh"))
    slide(tab, "#p0-min_val", 1)  # to the end of its track, past the other
    low, high = (
        float(tab.js(f"document.querySelector('#p0-{key}-value').value").replace(MINUS, "-"))
        for key in ("min_val", "max_val")
    )
    assert low < high == 1


def test_everything_is_reached_by_keys_alone(tab, made):
    show(tab, made("elu", "mish", deriv=True))
    reached = []
    for _ in range(30):
        tab.key("Tab")
        reached.append(tab.js("document.activeElement.id"))
    wanted = "order1 order2 overlay guides reset theme lang save help panel0-0 panel1-1 show0 p0-alpha"
    assert set(wanted.split()) <= set(reached)
    assert tab.js(
        "[...document.querySelectorAll('svg[tabindex], button, input, select')]"
        ".every(e => e.getAttribute('aria-label') || e.textContent)"
    )
    tab.js("document.querySelector('#panel0-0').focus()")
    outline = tab.js("getComputedStyle(document.querySelector('#panel0-0')).outlineStyle")
    assert outline == "solid"
    for _ in range(3):
        tab.key("ArrowRight", shift=True)
    here, value, *_ = numbers_of(readings(tab)[0])
    assert here == pytest.approx(2.4)
    assert value == pytest.approx(2.4)
    for _ in range(8):
        tab.key("ArrowLeft", shift=True)
        if len(readings(tab)) == 2:
            break
    assert numbers_of(readings(tab)[0])[0] == 0  # halts at the break that it would pass
    tab.key("+")
    assert np.ptp(np.concatenate(curves(tab)[0])[:, 0]) == pytest.approx(8 / 1.25, rel=0.01)
    tab.key("0")
    assert np.ptp(np.concatenate(curves(tab)[0])[:, 0]) == pytest.approx(8, rel=0.01)
    tab.wait_for("document.querySelector('[aria-live]').textContent.includes('f′ = ')")


def test_keys_do_what_the_help_says(tab, made):
    show(tab, made("elu", "mish"))
    panels = lambda: tab.js("document.querySelectorAll('.panel').length")  # noqa: E731
    assert panels() == 2
    for key, count in (("d", 4), ("2", 6), ("2", 4), ("o", 2), ("d", 1)):
        tab.key(key)
        assert panels() == count, key
    tab.key("g")
    assert tab.js("document.querySelectorAll('.guide').length") > 0
    tab.key("r")
    assert panels() == 2
    assert tab.js("document.querySelectorAll('.guide').length") == 0
    tab.key("?")
    rows = tab.js("[...document.querySelectorAll('dialog tr')].length")
    assert rows == 10
    tab.key("Escape")
    assert tab.js("document.querySelector('dialog')") is None


def test_a_click_on_a_name_hides_its_curve_and_shows_it_again(tab, made):
    show(tab, made("relu", "elu", "gelu", "mish", layout="overlay"))
    numbers = lambda: sorted(curves(tab))  # noqa: E731
    assert numbers() == [0, 1, 2, 3]
    tab.click("#panel0-0 .name[data-curve='1']")
    assert numbers() == [0, 2, 3]
    tab.click("#show3")
    assert numbers() == [0, 2]
    assert tab.js("document.querySelector('#show3').getAttribute('aria-pressed')") == "false"
    tab.click("#show1")
    tab.click("#show3")
    assert numbers() == [0, 1, 2, 3]


def test_dark_follows_the_reader_and_the_choice_beats_it(tab, made):
    paper = "getComputedStyle(document.body).backgroundColor"
    tab.media(prefers_color_scheme="dark")
    show(tab, made("elu", theme="auto"))
    assert tab.js(paper) == "rgb(20, 23, 29)"
    assert tab.js("document.querySelector('.curve').getAttribute('stroke')") == "#5aa7ff"
    tab.media(prefers_color_scheme="light")
    assert tab.js(paper) == "rgb(255, 255, 255)"
    tab.js("(e => { e.value = 'dark'; e.dispatchEvent(new Event('change')); })(document.querySelector('#theme'))")
    assert tab.js(paper) == "rgb(20, 23, 29)"


def test_every_language_is_spoken_throughout(tab, made):
    show(tab, made("elu", deriv=True, lang="ja"))
    assert tab.js("document.documentElement.lang") == "ja"
    seen = set()
    for lang in ("ja", "en", "zh-CN", "zh-TW", "ko"):
        tab.js(
            f"(e => {{ e.value = '{lang}'; e.dispatchEvent(new Event('change')); }})(document.querySelector('#lang'))"
        )
        assert tab.js("document.documentElement.lang") == lang
        words = tab.js(
            "document.title + ['h3', '#save', '#facts0', '.hint']"
            ".map(e => document.querySelector(e).textContent).join('|')"
        )
        assert "undefined" not in words
        assert "{" not in words
        seen.add(words)
    assert len(seen) == 5
    assert tab.js("document.querySelector('math').namespaceURI").endswith("MathML")


def test_nothing_is_wider_than_a_phone(tab, made):
    for names, keywords in (
        (("elu", "mish"), {"deriv": True}),
        (("pau",), {"deriv": True, "lang": "ja"}),
        (("relu", "elu", "gelu", "mish", "selu"), {}),
    ):
        page = made(*names, **keywords)
        tab.resize(360, 740, mobile=True)
        show(tab, page)
        assert tab.js("document.documentElement.scrollWidth") <= 360, names


def test_on_paper_there_are_no_controls_and_the_colours_are_light(tab, made):
    show(tab, made("elu", "mish", deriv=True, theme="dark"))
    data = tab.call("Page.printToPDF", printBackground=True)["data"]
    assert base64.b64decode(data).startswith(b"%PDF")
    tab.media(media="print")
    assert tab.js("getComputedStyle(document.querySelector('.toolbar')).display") == "none"
    tab.js("dispatchEvent(new Event('beforeprint'))")
    assert tab.js("document.querySelector('.curve').getAttribute('stroke')") == "#0b63b0"
    tab.js("dispatchEvent(new Event('afterprint'))")
    assert tab.js("document.querySelector('.curve').getAttribute('stroke')") == "#5aa7ff"
