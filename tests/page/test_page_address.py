"""The address of a page brings back its view, whatever is in it; the command line draws it."""

from __future__ import annotations

import re
import shlex

import pytest
from browser import CHROMIUM
from hands import DRAWN, at, show, slide

from actplot import plot
from actplot.command import command

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium to open the page in")

HOSTILE = (
    "#" + "a=b&" * 100_000,
    "#" + "range=" + "9" * 3000,
    "#%",
    "#%E0%A4%A&lang=%ff",
    "#lang=xx&theme=%3Cscript%3E&layout=constructor&orders=9",
    "#range=NaN,Infinity&y=0.0:NaN,1;9.9:1,2;__proto__:1,2",
    "#range=4,-4&range=0,1",
    "#range=1e-320,2e-320&y=0.0:1e-320,2e-320",
    "#c=__proto__&c=constructor:alpha=1&c=elu:alpha=-1&hide=__proto__,99,-1",
    "#c=elu:alpha=NaN&c=elu:alpha=1e999",
    "#c=elu:__proto__=1,alpha",
    "#c=<script>alert(1)</script>&title=<img src=x onerror=alert(1)>",
    "#" + "&".join(f"k{n}={n}" for n in range(600)),
    "#c=" + "elu:" * 900,
)


def test_the_fragment_brings_back_what_was_shown(tab, made):
    page = made("elu", "mish", deriv=True)
    show(tab, page)
    slide(tab, "#p0-alpha", 0.4)
    for key in ("2", "g", "o"):
        tab.js("document.activeElement.blur()")
        tab.key(key)
    tab.mouse("mouseWheel", *at(tab, 1, 1), deltaX=0, deltaY=-200)
    tab.wait_for("location.hash.includes('range=')")
    fragment = tab.js("location.hash")
    drawn = tab.js(DRAWN)
    tab.go("about:blank")
    show(tab, page.as_uri() + fragment)
    assert tab.js(DRAWN) == drawn
    assert tab.js("document.querySelector('#guides').getAttribute('aria-pressed')") == "true"
    tab.js("location.hash = '#lang=ko&c=mish'")
    tab.settle()
    assert tab.js("document.documentElement.lang") == "ko"
    assert tab.js("document.querySelectorAll('.card').length") == 1


@pytest.mark.thorough
def test_a_hostile_fragment_gives_what_the_file_opens_with(tab, made):
    page = made("elu", deriv=True)
    show(tab, page)
    drawn = tab.js(DRAWN)
    for fragment in HOSTILE:
        tab.go("about:blank")
        show(tab, page.as_uri() + fragment)
        assert tab.js(DRAWN) == drawn, fragment[:80]
        assert tab.js("document.documentElement.lang") == "en"
        assert tab.js("document.querySelector('#p0-alpha-value').value") == "1"
        assert tab.js("document.querySelectorAll('script').length") == 4
        assert tab.complaints() == []


def test_the_link_and_the_command_line_are_copied(tab, made):
    page = made("elu", "mish", deriv=True)
    show(tab, page)
    tab.browser.call(
        "Browser.grantPermissions",
        permissions=["clipboardReadWrite", "clipboardSanitizedWrite"],
        browserContextId=tab.context,
    )
    slide(tab, "#p0-alpha", 0.5)
    for button, wanted in (
        ("#copy-command", "actplot elu:alpha=0.5 mish --deriv"),
        ("#copy-link", page.as_uri() + "#c=elu:alpha=0.5&c=mish"),
    ):
        tab.click("#save")
        tab.click(button)
        assert tab.js("navigator.clipboard.readText()") == wanted


PLANS = {
    "elu:alpha=0.5": {"deriv": True},
    "elu mish": {"deriv": True, "second": True, "range": (-3, 3), "lang": "ja", "theme": "dark"},
    "swish:beta=0.5,1,2": {"guides": True, "title": "it's"},
    "x*sigmoid(k*x):k=2": {"ylim": (-1, 4), "mark": "extrema,roots"},
    "gelu gelu_tanh": {"diff": True},
    "softmax:axis=0": {"layout": "overlay"},
    "-x*tanh(x)": {"equal": True, "no_formula": True},
    "relu_general:max_value=6": {},
}


def test_the_command_line_of_a_page_is_that_of_its_plan(tab, made):
    for names, keywords in PLANS.items():
        show(tab, made(*names.split(" "), **keywords))
        tab.js("Object.defineProperty(navigator, 'clipboard', {value: undefined}) && 0")  # as in an old browser
        tab.click("#save")
        tab.click("#copy-command")
        told = tab.js("document.querySelector('dialog input').value")
        wanted = re.sub(r"(=\d+)\.0\b", r"\1", command(plot(*names.split(" "), **keywords).plan))
        assert sorted(shlex.split(told)) == sorted(shlex.split(wanted)), names
