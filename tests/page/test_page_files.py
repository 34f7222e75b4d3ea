"""What a page gives away and where it lives: saved pictures, frames, no scripts, old browsers, its policy."""

from __future__ import annotations

import base64
import io
import json
from xml.etree import ElementTree

import pytest
from browser import CHROMIUM
from hands import drawn_colors, show
from PIL import Image

from actplot import plot

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium to open the page in")


def downloaded(tab, button, home):
    """Save the picture, and return the file."""
    tab.browser.call(
        "Browser.setDownloadBehavior", behavior="allow", downloadPath=str(home), browserContextId=tab.context
    )
    tab.click("#save")
    tab.click(button)
    tab.wait_for(lambda: any(not path.name.endswith(".crdownload") for path in home.iterdir()), "download", poll=True)
    (path,) = home.iterdir()
    return path


def test_the_picture_saved_as_svg_stands_alone(tab, made, tmp_path):
    show(tab, made("elu:alpha=0.5", "mish", deriv=True))
    path = downloaded(tab, "#save-svg", tmp_path)
    assert path.name == "elu-mish.svg"
    root = ElementTree.fromstring(path.read_bytes())  # noqa: S314  (the page's own)
    text = path.read_text()
    assert len(root.findall(".//{http://www.w3.org/2000/svg}path[@class='curve']")) == 4
    assert "var(" not in text
    assert "NaN" not in text
    assert "<style" not in text
    assert {"ELU", "Mish", "Derivative"} <= {each.text for each in root.iter("{http://www.w3.org/2000/svg}text")}
    assert "#0b63b0" in text


def test_the_picture_saved_as_png_is_twice_as_fine(tab, made, tmp_path):
    show(tab, made("elu:alpha=0.5", deriv=True))
    path = downloaded(tab, "#save-png", tmp_path)
    with Image.open(path) as picture:
        width = tab.js("Math.ceil(document.querySelector('.panels').getBoundingClientRect().width + 32)")
        assert picture.width == 2 * width
        colors = {color for _, color in picture.convert("RGB").getcolors(1 << 24)}
    assert {(0x0B, 0x63, 0xB0), (0xC2, 0x41, 0x0C)} <= colors


def test_a_title_and_a_formula_cannot_end_what_they_stand_in(tab, tmp_path):
    title = "</script><script>document.title = 'taken'</script><!-- </style>\"'&amp; {script}"
    drawn = plot("max(x, 0) if x < 1 else 1", title=title)
    (tmp_path / "page.html").write_bytes(drawn.encode("html"))
    show(tab, tmp_path / "page.html")
    assert tab.js("document.title") == title
    assert tab.js("document.querySelector('h1').textContent") == title
    assert tab.js("document.querySelectorAll('script').length") == 4


def test_without_scripts_the_picture_stands_still(tab, made):
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    tab.go(made("elu:alpha=0.5", "mish", deriv=True))
    found = tab.call("DOM.getDocument", depth=-1)
    text = json.dumps(found)
    assert text.count('"clipPath"') >= 4
    assert "mish" in text.lower()
    picture = tab.call("Page.captureScreenshot")["data"]
    with Image.open(io.BytesIO(base64.b64decode(picture))) as seen:
        colors = {color for _, color in seen.convert("RGB").getcolors(1 << 24)}
    assert {(0x0B, 0x63, 0xB0), (0xC2, 0x41, 0x0C)} <= colors
    tab.call("Emulation.setScriptExecutionDisabled", value=False)


def test_a_browser_that_cannot_unpack_shows_the_still_picture(browser, made):
    with browser.tab() as tab:
        tab.call("Page.addScriptToEvaluateOnNewDocument", source="delete globalThis.DecompressionStream")
        tab.go(made("elu:alpha=0.5", "mish", deriv=True))
        tab.wait_for("document.querySelectorAll('.still svg path').length > 5")


def test_a_page_lives_in_a_frame_of_another(browser, made, tmp_path):
    page = made("elu:alpha=0.5", deriv=True)
    with browser.tab() as tab:
        for sandbox in ("", ' sandbox="allow-scripts"'):
            frame = tmp_path / "frame.html"
            frame.write_text(
                f"<!DOCTYPE html><title>a</title><iframe{sandbox} src='{page.as_uri()}' width=900 height=500></iframe>"
            )
            tab.go(frame)
            tab.mouse("mouseMoved", 200, 300)
            for _ in range(3):
                tab.mouse("mouseWheel", 200, 300, deltaX=0, deltaY=-100)
                tab.settle()
            assert tab.complaints() == []
            assert drawn_colors(tab) >= {(0x0B, 0x63, 0xB0)}


def test_the_policy_stops_what_is_not_the_pages_own(browser, made):
    with browser.tab() as tab:
        show(tab, made("elu", deriv=True))
        tab.js(
            "(s => { s.textContent = 'window.taken = 1'; document.body.append(s); })(document.createElement('script'))"
        )
        tab.js("(i => { i.src = 'http://127.0.0.1:9/a.png'; document.body.append(i); })(document.createElement('img'))")
        assert tab.js("window.taken") is None
        assert (
            sum("ContentSecurityPolicy" in line or "Content Security Policy" in line for line in tab.complaints()) >= 2
        )
