"""The page as a file: small, valid, the same bytes, with nothing in it that could be anything but data."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from html.parser import HTMLParser

import pytest

from actplot import BadRequest, get, names, plot
from actplot.page.script import REMARK, SCRIPTS, TEXT, bare, loader, read
from actplot.plan import THEMES
from actplot.words import LANGUAGES, en, load

VOID = {"meta", "link", "input", "br", "img"}
EVIL = "</script><script>alert(1)</script><!--<style>{title}\u2028'\"&"


def page(*specs, **keywords):
    return plot(*specs, **keywords).encode("html").decode()


def unpacked(text):
    """Return the program of a page."""
    found = re.search(r'id="program" data-bytes="(\d+)">([^<]*)</script>', text)
    return zlib.decompress(base64.b85decode(found[2].replace(",", "<"))[: int(found[1])], -zlib.MAX_WBITS).decode()


def content(text):
    return json.loads(re.search(r'id="data">([^<]*)</script>', text)[1])


class Outline(HTMLParser):
    """The elements of a page, each closed in its turn, and the ids."""

    def __init__(self, text):
        super().__init__()
        self.waiting, self.ids, self.tags, self.styled = [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.ids += [value for name, value in attrs if name == "id"]
        self.styled += [name for name, _ in attrs if name == "style" or name.startswith("on")]
        if tag not in VOID:
            self.waiting.append(tag)

    def handle_startendtag(self, tag, _attrs):
        self.tags.append(tag)

    def handle_endtag(self, tag):
        assert self.waiting.pop() == tag


def test_a_page_is_whole_and_has_each_id_once():
    for specs, keywords in (
        (["elu", "mish"], {"deriv": True}),
        (["rrelu"], {"guides": True}),
        (["leaky_relu"], {}),
        (list(names()), {}),
    ):
        text = page(*specs, **keywords)
        outline = Outline(text)
        assert text.startswith("<!DOCTYPE html>")
        assert not outline.waiting
        assert len(set(outline.ids)) == len(outline.ids)
        assert not outline.styled, "the policy forbids style and on... attributes"
        assert outline.tags.count("script") == 3
        assert "http:" not in text.partition('id="program"')[0]
        assert "https:" not in text.partition('id="program"')[0]


def test_the_policy_allows_the_pages_own_texts_and_nothing_else():
    text = page("elu", deriv=True)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1]
    start, style = (
        re.search(r"<script>(.*?)</script>", text, re.S)[1],
        re.search(r"<style>(.*?)</style>", text, re.S)[1],
    )
    hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'"
              for each in (start, unpacked(text), style)]  # fmt: skip
    assert policy == (
        f"default-src 'none'; script-src {hashes[0]} {hashes[1]}; style-src {hashes[2]}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def test_a_page_of_one_function_is_below_60_kb_whatever_it_is():
    acts = [get(name) for name in names()]
    longest = sorted(acts, key=lambda act: len(act.formula) + len(act.slope) + 50 * len(act.parameters))[-6:]
    for act in longest:  # bench/page.py measures all
        assert len(page(act, deriv=True).encode()) < 60_000, act


def test_the_same_plan_gives_the_same_bytes():
    assert page("elu:alpha=0.5", "x*tanh(x)", deriv=True) == page("elu:alpha=0.5", "x*tanh(x)", deriv=True)


def test_a_title_stays_data():
    text = page("elu", title=EVIL)
    assert content(text)["title"] == EVIL
    assert Outline(text).tags.count("script") == 3
    assert "alert(1)</script>" not in text


def test_the_data_are_those_of_the_plan():
    told = content(page("elu:alpha=0.5,2", "mish", deriv=True, range=(-2, 3), lang="ko", theme="dark", guides=True))
    assert told["curves"] == [
        {"of": "elu", "values": {"alpha": 0.5}},
        {"of": "elu", "values": {"alpha": 2.0}},
        {"of": "mish", "values": {}},
    ]
    assert (told["span"], told["orders"], told["lang"], told["theme"], told["guides"]) == (
        [-2, 3],
        [1],
        "ko",
        "dark",
        True,
    )


def test_functions_of_one_name_are_two():
    program = unpacked(page("x*tanh(x)", "x*sigmoid(k*x):k=2"))
    assert '"own":(x)=>times(x,tanh(x))' in program
    assert '"own-2":(x,{k})=>' in program


def test_an_infinite_parameter_is_a_word_in_json():
    assert content(page("relu_general"))["curves"][0]["values"]["max_value"] == "Infinity"


@pytest.mark.parametrize(
    ("specs", "keywords", "said"),
    [
        (["math:sin"], {}, "'math:sin' has no formula, which a page computes with: write it as PNG, SVG or PDF."),
        (["relu", "math:sin"], {"diff": True}, "no formula"),
        (["softmax"], {"vector": [1, 2]}, "a page has no bars: leave out --vector"),
    ],
)
def test_what_a_page_cannot_show_is_told(specs, keywords, said):
    with pytest.raises(BadRequest) as error:
        page(*specs, **keywords)
    assert said in str(error.value)


def test_each_script_says_first_what_it_is():
    for name in (*SCRIPTS, "jets", "loader"):
        assert re.match(r"// [A-Z][^\n]+[.,:]\n", read(f"{name}.js")), name


def test_taking_remarks_out_takes_nothing_else_out():
    assert bare("f('a  \"b\" // c', 1) // d\n") == "f('a  \"b\" // c',1)\n"
    assert (
        bare('const a = "x // y"; // why\n/** What. */\nlet b = a  +  +c - -d;\n')
        == 'const a="x // y";\nlet b=a+ +c- -d;\n'
    )
    for name in (*SCRIPTS, "jets", "loader"):
        source = read(f"{name}.js")
        assert "`" not in re.sub(TEXT, "", REMARK.sub("", source)), f"{name}.js: a template would lose its blanks"
        texts = [re.findall(TEXT, each) for each in (REMARK.sub(lambda found: found[1] or "", source), bare(source))]
        assert texts[0] == texts[1], name
        plain = re.sub(r"\s", "", REMARK.sub(lambda found: found[1] or "", source))
        assert re.sub(r"\s", "", bare(source)) == plain, name
    assert "innerHTML" not in "".join(read(f"{name}.js") for name in SCRIPTS)
    whole = loader() + "".join(read(f"{name}.js") for name in SCRIPTS)
    assert not re.search(r"\b(eval|Function|fetch|XMLHttpRequest|WebSocket|import)\s*\(", whole)


@pytest.mark.parametrize("theme", THEMES)
def test_a_page_of_any_theme_has_its_colours_and_the_word_to_choose_it(theme):
    written = page("elu", theme=theme)
    assert theme in ("auto", *content(written)["themes"])
    told = json.loads(re.search(r"const WORDS=(\{.*?\});\n", unpacked(written))[1])
    assert all(f"page_theme_{theme}" in told[lang] for lang in LANGUAGES)


def test_a_page_offers_every_language_by_its_own_name():
    offered = content(page("elu"))["languages"]
    assert tuple(offered) == LANGUAGES
    assert len({*offered.values()}) == len(LANGUAGES)


def test_every_word_asked_for_is_there_in_every_language():
    program = unpacked(page("elu"))
    told = json.loads(re.search(r"const WORDS=(\{.*?\});\n", program)[1])
    asked = set(re.findall(r'"(page_\w+|alt_\w+)(?<!_)"', "".join(read(f"{name}.js") for name in SCRIPTS)))
    assert asked <= en.WORDS.keys()
    for lang in LANGUAGES:
        assert asked <= told[lang].keys()
        assert all(told[lang][key] == load(lang).words.get(key, en.WORDS[key]) for key in told[lang])


def test_the_still_picture_has_every_curve_in_the_pages_colours():
    text = page("elu:alpha=0.5", "mish", deriv=True, theme="auto")
    still = re.search(r"<noscript>(.*?)</noscript>", text, re.S)[1]
    assert still.count('stroke="var(--order0)"') >= 2
    assert still.count('stroke="var(--order1)"') >= 2
    assert "--order1:#c2410c" in text
    assert "--order1:#ff9450" in text
    assert {"ELU", "Mish", "Derivative"} <= set(re.findall(r">([^<]+)</text>", still))
    assert "nan" not in still.replace("'", "")
