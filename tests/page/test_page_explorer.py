"""The explorer in a browser: functions are found, chosen, compared and drawn honestly, by mouse and keys."""

from __future__ import annotations

import re

import pytest
from browser import CHROMIUM
from chooser import curves, drawn, found, go_to, look_for, row, select, show, ticked, type_in

from actplot import get
from actplot.cli.listing import _meant
from actplot.index import index
from actplot.page.explorer import MOST, criteria
from actplot.words import LANGUAGES, load

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium to open the page in")

ALL = list(index())  # in the order of the catalogue, as --all takes them
WORDS = (
    *("relu", "ELU", "swish", "hard-swish", "nn", "leaky relu", "sigmoid", "linear", "gate", "*elu", "soft*", "?elu"),
    *(
        "双曲",
        "阶跃",
        "整流",
        "シグモイド",
        "滑らか",
        "시그모이드",
        "smooth",
        "periodic",
        "0",
        "(",
        "[a",
        "\\",
        "zzz",
        "-",
        " ",
    ),
)
HOSTILE = (
    "c=" + "relu&c=" * 500,
    "c=%3Cscript%3Ealert(1)%3C/script%3E&c=__proto__&c=constructor",
    "c=%E0%A4%A&hide=0,1,2,99&y=__proto__:1,2",
    "c=mish:alpha=NaN,__proto__=1&c=",
    "lang=__proto__&c=toString",
)


@pytest.fixture(scope="module")
def file(made):
    return made(*ALL, deriv=True)


def test_the_list_has_every_function_and_draws_those_that_are_seen(tab, file):
    show(tab, file)
    assert found(tab) == ALL
    assert ticked(tab) == {"relu", "elu", "gelu", "mish"}
    assert drawn(tab) == ["ReLU", "ELU", "GELU", "Mish"]
    assert len(curves(tab)) == 8
    tab.wait_for("document.querySelector('.row[data-of=step] .line') !== null", poll=True)
    assert tab.js("document.querySelectorAll('.thumb .line').length") < len(ALL) / 2
    step = tab.js("document.querySelector('.row[data-of=step] .line').getAttribute('d')")
    heights = [{float(pair.split()[1]) for pair in piece.split("L")} for piece in step.split("M")[1:]]
    assert list(map(len, heights)) == [1, 1], "a jump is a gap, not a riser"
    tab.js("document.querySelector('#functions').scrollTo(0, 1e5)")
    tab.wait_for("[...document.querySelectorAll('.row')].at(-1).querySelector('.line') !== null", poll=True)
    assert "[x, 0]" in tab.js("document.querySelector('.row[data-of=softmax]').textContent")


def test_functions_of_a_family_stand_together_under_its_name_once(tab, made):
    show(tab, made("relu", "tanh", "elu", "swish:beta=0.5,2", "sigmoid", "x*tanh(x)", "selu", *ALL[:7]))
    heads = tab.js("[...document.querySelectorAll('#functions .family')].map(head => head.textContent)")
    assert len(heads) == len(set(heads))
    assert found(tab)[:5] == ["relu", "tanh", "sigmoid", "softsign", "elu"]
    for count in (2, 0, 2):
        assert drawn(tab).count("Swish") == count, "a sweep is shown whole, or taken away"
        tab.click(row("swish"))


def test_a_word_finds_what_the_command_line_lists_in_the_same_order(tab, file):
    show(tab, file)
    for word in WORDS:
        look_for(tab, word)
        wanted = [entry.name for entry in _meant(word, index())] if word.strip("-_ ") else ALL
        assert found(tab) == wanted, word
    assert not WORDS[-1].strip()
    assert found(tab) == ALL
    look_for(tab, "zzz")
    assert load("en").word("page_none_found") in tab.js("document.querySelector('#functions').textContent")
    tab.click("#all")
    assert found(tab) == ALL


def test_filters_show_those_that_have_a_property_then_those_that_lack_it(tab, file):
    show(tab, file, "lang=ko")
    assert tab.js("document.querySelector('#has0').textContent") == load("ko").word("smooth")
    for number, key in enumerate(criteria(get("relu"))):
        for pressed, wish in (("true", True), ("mixed", False)):
            tab.click(f"#has{number}")
            assert tab.js(f"document.querySelector('#has{number}').ariaPressed") == pressed
            assert found(tab) == [name for name in ALL if criteria(get(name))[key] == wish], key
        tab.click(f"#has{number}")
    assert found(tab) == ALL
    tab.js(
        "(s => { s.value = 'self_gated'; s.dispatchEvent(new Event('change')); })(document.getElementById('family'))"
    )
    tab.click("#has0")
    wanted = [name for name in ALL if get(name).family == "self_gated" and criteria(get(name))["smooth"]]
    assert found(tab) == wanted
    assert wanted
    assert tab.js("document.getElementById('count').textContent").startswith(f"{len(wanted)} / {len(ALL)}")


def test_any_functions_are_compared_with_their_sliders_and_taken_away(tab, file):
    show(tab, file)
    tab.click("#clear")
    assert drawn(tab) == []
    assert curves(tab) == []
    assert not ticked(tab)
    assert load("en").word("page_choose") in tab.js("document.querySelector('.stage').textContent")
    assert tab.js("document.querySelector('.menu').checkVisibility()") is False
    for name in ("swish", "tanh", "snake"):
        tab.click(row(name))
    assert ticked(tab) == {"swish", "tanh", "snake"}
    assert drawn(tab) == ["Swish", "Tanh", "Snake"]
    before = curves(tab)
    tab.js("document.querySelector('#p0-beta').focus()")
    tab.key("ArrowLeft", times=4)
    assert [a == b for a, b in zip(before, curves(tab), strict=True)] == [False, False, True, True, True, True]
    tab.click("#show1")
    tab.click("#remove0")
    assert drawn(tab) == ["Tanh", "Snake"]
    assert ticked(tab) == {"tanh", "snake"}
    assert tab.js("document.querySelector('#show0').ariaPressed") == "false", "what was hidden stays hidden"
    tab.mouse("mouseMoved", *tab.place(row("swish")))
    tab.click(".row[data-of=swish] .only")
    assert drawn(tab) == ["Swish"]
    tab.click(row("mish"), times=2)
    assert drawn(tab) == ["Mish"]


def test_twelve_curves_are_shown_and_a_thirteenth_is_refused_with_a_word(tab, file):
    show(tab, file, "c=" + "&c=".join(ALL[:12]))
    assert len(drawn(tab)) == MOST
    assert tab.js("document.querySelectorAll('.panel.small').length") == MOST
    look_for(tab, "mish")
    tab.click(row("mish"))
    assert len(drawn(tab)) == MOST
    assert "mish" not in ticked(tab)
    assert tab.js("document.querySelector('.note').textContent") == load("en").word("page_most", count=MOST)


def test_a_fragment_opens_a_function_and_says_what_is_chosen(tab, file):
    show(tab, file, "lang=zh-CN&c=mish")
    assert ticked(tab) == {"mish"}
    assert drawn(tab) == [load("zh-CN").title(get("mish"))]
    tab.click(row("tanh"))
    tab.wait_for("location.hash === '#lang=zh-CN&c=mish&c=tanh'", poll=True)
    tab.click("#clear")
    tab.wait_for("location.hash === '#lang=zh-CN&c='", poll=True)
    go_to(tab, "c=")
    assert ticked(tab) == set()
    for fragment in HOSTILE:
        go_to(tab, fragment)
        assert ticked(tab) in ({"relu", "elu", "gelu", "mish"}, {"relu"}, {"mish"}), fragment
        assert tab.js("document.querySelectorAll('main script').length") == 0
    tab.click("#reset")
    assert ticked(tab) == {"relu", "elu", "gelu", "mish"}


def test_keys_alone_find_choose_and_compare(tab, file):
    show(tab, file)
    tab.key("/")
    type_in(tab, "dish")
    assert tab.js("document.activeElement.id") == "search"
    assert tab.js("document.querySelectorAll('.panel').length") == 2, "d is a letter here, no key"
    look_for(tab, "")
    type_in(tab, "swish")
    tab.key("Enter")
    assert "swish" in ticked(tab)
    assert len(drawn(tab)) == 5
    tab.key("Enter")
    assert "swish" in ticked(tab), "Enter takes; it takes nothing away"
    tab.key("ArrowDown")
    tab.key("ArrowDown")
    second = found(tab)[1]
    assert tab.js("document.activeElement.closest('.row').dataset.of") == second
    tab.key(" ")
    assert second in ticked(tab)
    tab.key("Enter")
    assert second not in ticked(tab)
    assert tab.js("document.activeElement.closest('.row').dataset.of") == second, "the focus stays where it was"
    tab.key("Enter", shift=True)
    assert ticked(tab) == {second}
    assert len(drawn(tab)) == 1
    tab.key("End")
    assert tab.js("document.activeElement.closest('.row').dataset.of") == found(tab)[-1]
    tab.key("Home")
    tab.key("ArrowUp", times=2)
    assert tab.js("document.activeElement.id") == "search"
    reached = tab.js(
        "[...document.querySelectorAll('#functions [tabindex=\"0\"]')].map(e => e.closest('.row').dataset.of)"
    )
    assert reached == [found(tab)[0]] * 2, "Tab reaches one row, not a hundred"
    tab.click(row(second))
    assert tab.js("document.querySelector('#functions [tabindex=\"0\"]').closest('.row').dataset.of") == second
    panels = tab.js("document.querySelectorAll('.panel').length")
    tab.key("d")
    assert tab.js("document.querySelectorAll('.panel').length") == panels / 2, "a letter in the list is a key"


def test_folded_the_list_leaves_its_room_to_the_picture(tab, file):
    show(tab, file)
    width = "Number(document.querySelector('.panel svg').getAttribute('width'))"
    narrow = tab.js(width)
    tab.click("#fold")
    tab.wait_for(f"{width} > {narrow + 40}", poll=True)
    tab.click("#fold")
    tab.wait_for(f"{width} === {narrow}", poll=True)


def test_it_speaks_every_language_and_keeps_what_was_looked_for(tab, file):
    show(tab, file)
    look_for(tab, "gelu")
    tab.click("#has0")
    before = found(tab)
    for lang in LANGUAGES:
        select(tab, "lang", lang)
        words = load(lang)
        assert found(tab) == before
        assert "gelu" in before
        assert tab.js("document.querySelector('.row[data-of=gelu] .title').textContent") == words.title(get("gelu"))
        assert tab.js("document.querySelector('#fold').textContent") == words.word("page_functions")
    assert tab.js("document.querySelector('#search').value") == "gelu"


def test_a_phone_has_the_list_folded_and_dark_pages_dark_drawings(tab, file):
    tab.resize(390, 844, mobile=True)
    tab.media(prefers_color_scheme="dark")
    show(tab, file, "theme=auto")
    assert tab.js("document.getElementById('search').checkVisibility()") is False
    assert tab.js("document.documentElement.scrollWidth") <= 390
    tab.click("#fold")
    assert tab.js("document.getElementById('search').checkVisibility()") is True
    tab.wait_for("document.querySelector('.row .line') !== null", poll=True)
    assert tab.js("document.documentElement.scrollWidth") <= 390
    ink = tab.js("getComputedStyle(document.querySelector('.row .line')).stroke")
    assert min(map(int, re.findall(r"\d+", ink))) > 120, "light on dark"


def test_the_command_line_draws_what_is_chosen(tab, file):
    show(tab, file, "c=tanh&c=swish:beta=2")
    tab.js(
        "Object.defineProperty(navigator, 'clipboard',"
        " { value: { writeText: async (text) => { window.copied = text; } } })"
    )
    tab.click("#save")
    tab.click("#copy-command")
    assert tab.js("window.copied") == "actplot tanh swish:beta=2 --deriv"


def test_without_scripts_the_grid_and_the_names_are_read(tab, file):
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    tab.go(file)
    box = tab.call("DOM.getDocument", depth=1)["root"]["nodeId"]
    for selector in (".still svg", ".still figcaption"):
        node = tab.call("DOM.querySelector", nodeId=box, selector=selector)["nodeId"]
        assert tab.call("DOM.getBoxModel", nodeId=node)["model"]["height"] > 50
    tab.call("Emulation.setScriptExecutionDisabled", value=False)
