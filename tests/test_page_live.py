"""The page in a real browser: every control by real input, every number against NumPy."""

from __future__ import annotations

import base64
import io
import json
import re
import shlex
from xml.etree import ElementTree

import numpy as np
import pytest
from browser import CHROMIUM, opened
from PIL import Image

from actplot import get, plot
from actplot.command import command

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium to open the page in")

MINUS = "\N{MINUS SIGN}"
DRAWN = "[...document.querySelectorAll('.curve')].map(e => e.getAttribute('d')).join()"
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


@pytest.fixture(scope="module")
def browser():
    with opened() as process:
        yield process


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return the file of a page, made once for each plan."""
    home, found = tmp_path_factory.mktemp("pages"), {}

    def make(*specs, **keywords):
        key = (specs, *sorted(keywords.items()))
        if key not in found:
            found[key] = home / f"{len(found)}.html"
            found[key].write_bytes(plot(*specs, **keywords).encode("html"))
        return found[key]

    return make


@pytest.fixture
def tab(browser):
    """Open a tab, and hold that the page in it complained of nothing and asked for nothing but itself."""
    with browser.tab() as opened_tab:
        yield opened_tab
        assert opened_tab.complaints() == []
        assert [url for url in opened_tab.requests() if not url.startswith(("file:", "data:,", "blob:"))] == []


def show(tab, address):
    """Open a page, and wait until its program has drawn."""
    tab.go(address)
    tab.wait_for("document.querySelector('main .panel') !== null")
    tab.settle()


def curves(tab, panel="0-0"):
    """Return each curve of a panel as its vertices (n, 2) in data units, a nan between pieces, by its number."""
    # the ticks tell how pixels map to data: the page's own frame is not asked
    found = tab.js(
        f"[...document.querySelectorAll('#panel{panel} .curve')]"
        ".map(e => [Number(e.dataset.curve), e.getAttribute('d')])"
    )
    to_data = scales(tab, panel)
    drawn = {}
    for number, path in found:
        pieces = [np.array([pair.split(" ") for pair in piece.split("L")], float) for piece in path.split("M")[1:]]
        drawn[number] = [to_data(piece) for piece in pieces]
    return drawn


def scales(tab, panel="0-0"):
    """Return the function from pixels to data, found from the numbers at the ticks."""
    axis, texts = tab.js(
        f"""[document.querySelector("#panel{panel} .canvas path").getAttribute("d"),
        [...document.querySelectorAll("#panel{panel} .canvas text")].map(t => [t.textContent, +t.getAttribute("x"),
        +t.getAttribute("y"), t.getAttribute("text-anchor"), t.getAttribute("font-style")])]"""
    )
    down = [float(x) for x, _ in re.findall(r"M([\d.-]+) [\d.-]+v([\d.-]+)", axis)]
    level = [float(y) + 0.0 for y in re.findall(r"M[\d.-]+ ([\d.-]+)h", axis)]
    numbers = [(float(text.replace(MINUS, "-")), x, y, anchor) for text, x, y, anchor, style in texts
               if not style and re.fullmatch(rf"{MINUS}?[\d.]+(e{MINUS}?\d+)?", text) and text != "0"]  # fmt: skip
    across = [(value, min(down, key=lambda at: abs(at - x))) for value, x, _, anchor in numbers if anchor == "middle"]
    up = [(value, min(level, key=lambda at: abs(at - y))) for value, _, y, anchor in numbers if anchor != "middle"]
    assert len(across) >= 2
    assert len(up) >= 1
    unit_x, start = np.polyfit([at for _, at in across], [value for value, _ in across], 1)
    zero = float(re.match(r"M[\d.-]+ ([\d.-]+)H", axis)[1])
    pairs = [*up, *([(0.0, zero)] if len(up) == 1 else [])]
    unit_y, foot = np.polyfit([at for _, at in pairs], [value for value, _ in pairs], 1)
    return lambda piece: np.column_stack([start + unit_x * piece[:, 0], foot + unit_y * piece[:, 1]])


def at(tab, x, y, panel="0-0"):
    """Return the place in the window of a point in data units."""
    to_data = scales(tab, panel)
    corners = to_data(np.array([[0.0, 0.0], [1.0, 1.0]]))
    across, up = (np.array([x, y]) - corners[0]) / (corners[1] - corners[0])
    left, top = tab.js(f"(b => [b.x, b.y])(document.querySelector('#panel{panel}').getBoundingClientRect())")
    return left + across, top + up


def readings(tab):
    tab.settle()
    return tab.js("[...document.querySelectorAll('.reading')].map(p => p.textContent.replaceAll('\\u00a0', ' '))")


def numbers_of(line):
    """Return x, f, f', f'' of a line that is read."""
    found = re.findall(rf"(?:=|→) ?({MINUS}?[\d.]+(?:e{MINUS}?\d+)?)", line)
    return [float(each.replace(MINUS, "-")) for each in found[-4:]]


def slide(tab, selector, value):
    """Move a slider as a finger on the keyboard does: by its own keys, to its end, then step by step."""
    tab.js(f"document.querySelector({json.dumps(selector)}).focus()")
    low, step = tab.js(f"(e => [+e.min, +e.step])(document.querySelector({json.dumps(selector)}))")
    tab.key("Home")
    tab.key("ArrowRight", times=round((value - low) / step))


def facts(tab, number=0):
    return tab.js(f"document.querySelector('#facts{number}').textContent")


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


def test_a_browser_that_cannot_unpack_shows_the_still_picture(tab, made):
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


def drawn_colors(tab):
    with Image.open(io.BytesIO(base64.b64decode(tab.call("Page.captureScreenshot")["data"]))) as seen:
        return {color for _, color in seen.convert("RGB").getcolors(1 << 24)}


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
