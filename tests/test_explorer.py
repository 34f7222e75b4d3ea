"""The explorer as a file: small, always the same, with all that its reader can look for, true and in every language."""

from __future__ import annotations

import json
import re
import zlib
from base64 import b85decode

import pytest

from actplot import BadRequest, get, plot
from actplot.index import index
from actplot.page.explorer import MOST, criteria, opening
from actplot.page.script import EXPLORER, REMARK, SCRIPTS, TEXT, bare, read
from actplot.words import LANGUAGES, en, load

ALL = list(index())  # in the order of the catalogue, as --all takes them


@pytest.fixture(scope="module")
def text():
    return plot(*ALL, deriv=True).encode("html").decode()


def program(text):
    packed = re.search(r'id="program" data-bytes="(\d+)">([^<]*)</script>', text)
    return zlib.decompress(b85decode(packed[2].replace(",", "<"))[: int(packed[1])], -zlib.MAX_WBITS).decode()


def data(text):
    return json.loads(re.search(r'id="data">([^<]*)</script>', text)[1])


def test_an_explorer_is_below_400_kb_and_always_the_same(text):
    assert len(text.encode()) < 400_000
    assert plot(*ALL, deriv=True).encode("html").decode() == text


def test_more_functions_than_a_picture_can_tell_apart_are_an_explorer_and_fewer_are_none():
    for count, expected in ((MOST, False), (MOST + 1, True)):
        made = plot(*ALL[:count]).encode("html").decode()
        assert ("offered" in data(made)) == expected
        assert ("finder" in program(made)) == expected
        assert (".finder" in made) == expected
    assert "offered" not in data(plot(f"swish:beta={','.join(map(str, range(1, 20)))}").encode("html").decode())


def test_it_opens_with_few_curves_of_all_that_it_offers(text):
    told = data(text)
    assert [curve["of"] for curve in told["curves"]] == ["relu", "elu", "gelu", "mish"]
    assert [curve["of"] for curve in told["offered"]] == ALL
    family = [name for name, entry in index().items() if entry.family == "relu"]
    plan = plot(*family, "elu:alpha=0.5,2").plan
    assert [act.spec for act in opening(plan).activations][:3] == ["relu", "elu:alpha=0.5", "elu:alpha=2.0"]
    assert len({act.name for act in opening(plan).activations}) == 4


def test_readers_without_scripts_have_all_functions_in_a_grid_or_at_least_by_name(text):
    words = load("zh-CN")
    wide = plot(*ALL, layout="pairs", lang="zh-CN").encode("html").decode()
    for page, title, panels in ((text, load("en").title, len(ALL)), (wide, words.title, 4)):
        still = re.search(r"<noscript>(.*?)</noscript>", page, re.S)[1]
        caption = re.search(r"<figcaption>(.*?)</figcaption>", still)[1]
        assert all(title(get(name)) in caption for name in ALL)
        assert still.count("<clipPath") == panels
    assert f"<title>{words.word('title_comparison')}</title>" in wide


def test_what_can_be_asked_for_is_what_was_measured():
    for name, entry in index().items():
        nonlin, diff, mono, bound, saturates, smooth, zero, calls = entry.marks
        assert nonlin in "+-"
        assert criteria(get(name)) == {
            "smooth": smooth == "+",
            "page_differentiable": diff == "+",
            "page_monotonic": mono != "-",
            "bounded": bound == "[]",
            "saturates": saturates != "--",
            "zero_centred": zero == "+",
            "page_cheap": calls == "0",
        }, name


def test_what_a_page_cannot_show_is_refused_among_many():
    with pytest.raises(BadRequest, match="'math:sin' has no formula"):
        plot(*ALL, "math:sin").encode("html")


def test_its_scripts_say_what_they_are_and_ask_for_words_that_all_languages_have(text):
    told = json.loads(re.search(r"const WORDS=(\{.*?\});\n", program(text))[1])
    for name in EXPLORER:
        source = read(f"{name}.js")
        assert re.match(r"// [A-Z][^\n]+[.,:]\n", source), name
        assert "`" not in re.sub(TEXT, "", REMARK.sub("", source))
        assert "innerHTML" not in source
        plain = re.sub(r"\s", "", REMARK.sub(lambda remark: remark[1] or "", source))
        assert re.sub(r"\s", "", bare(source)) == plain, name
    scripts = "".join(read(f"{name}.js") for name in (*SCRIPTS, *EXPLORER))
    asked = set(re.findall(r'"(page_\w+)(?<!_)"', scripts)) | criteria(get("relu")).keys()
    assert asked <= en.WORDS.keys()
    for lang in LANGUAGES:
        assert all(told[lang][key] == load(lang).words.get(key, en.WORDS[key]) for key in asked)
