"""Every word in every language: complete, with the same braces, quick to load, English where one is missing."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path
from string import Formatter

import pytest

from actplot.errors import BadRequest
from actplot.registry import catalogue
from actplot.words import LANGUAGES, Words, en, load

PACKAGE = Path(__file__).parents[1] / "actplot"
OTHERS = [lang for lang in LANGUAGES if lang != "en"]
BARE = {
    "alt_sentence",
    "clause_separator",
    "gumbel_softmax",
    "list_last",
    "list_separator",
    "note_given",
    "note_side",
    "title_difference",
}  # punctuation and Latin names
SIXTEEN = "identity step sigmoid tanh relu leaky_relu prelu rrelu elu selu softplus gelu silu swish mish softmax"
HAN = re.compile(r"[\u4e00-\u9fff]")


def braces(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field is not None}


@pytest.mark.parametrize("lang", OTHERS)
def test_a_language_lacks_no_word(lang: str) -> None:
    words = load(lang)
    wanted = {
        "WORDS": (en.WORDS, words.words),
        "FAMILIES": (en.FAMILIES, words.families),
        "KINDS": (en.KINDS, words.kinds),
        "TITLES": (catalogue(), words.titles),
    }
    for table, (english, theirs) in wanted.items():
        assert not english.keys() - theirs.keys(), f"words of {lang}: add these to {table}"
        assert not theirs.keys() - english.keys(), f"words of {lang}: nothing asks for these in {table}"


@pytest.mark.parametrize("lang", OTHERS)
def test_the_braces_are_those_of_the_english_word(lang: str) -> None:
    for key, word in load(lang).words.items():
        assert braces(word) == braces(en.WORDS[key]), f"{lang} {key}: {word!r}"


def test_every_key_is_asked_for_and_every_key_asked_for_exists() -> None:
    tables = {*PACKAGE.glob("words/*/*.py"), PACKAGE / "words/en.py"}
    sources = [path.read_text() for end in ("py", "js") for path in PACKAGE.rglob(f"*.{end}") if path not in tables]
    asked = {key for text in sources for key in re.findall(r"(?:words|self)\.word\(\s*[\"'](\w+)[\"']", text)}
    assert not asked - en.WORDS.keys(), "add these to WORDS in actplot/words/en.py"
    idle = {key for key in en.WORDS if not any(re.search(rf"[\"']{key}[\"']", text) for text in sources)}
    assert not idle, "nothing asks for these words; remove them from actplot/words"


def test_families_and_kinds_are_those_of_the_catalogue() -> None:
    assert en.FAMILIES.keys() == {cls.family for cls in catalogue().values()} | {"own"}
    assert en.KINDS.keys() == {cls.kind for cls in catalogue().values()}


def test_what_a_language_lacks_is_said_in_english() -> None:
    bare = Words("xx", {}, {}, {}, {}, {})
    mish = catalogue()["mish"]
    assert bare.word("derivative") == "derivative"
    assert bare.word("note_enlarged", factor=20) == "enlarged 20 times"
    assert bare.family("relu") == "Rectifiers (ReLU family)"
    assert bare.kind("scalar") == "elementwise"
    assert bare.title(mish) == "Mish"
    assert bare.prose(mish).strengths == mish.strengths
    assert bare.prose(mish).summary == "Mish: the input times the tanh of its softplus."


def test_chinese_words_and_prose_are_chinese() -> None:
    words = load("zh-CN")
    for key, word in {**words.words, **words.families, **words.kinds, **words.titles}.items():
        assert HAN.search(word) or key in BARE, f"{key}: {word!r}"
    for name, text in words.texts.items():
        for sentence in (*text[:4], *text.relations, *text.mistakes):
            assert HAN.search(sentence) or sentence in text.relations, f"{name}: {sentence!r}"
            assert sentence.endswith("。"), f"{name}: {sentence!r}"
            assert not re.search(r"[\u4e00-\u9fff][,;:.!?]", sentence), f"{name}: narrow punctuation: {sentence!r}"


def test_the_functions_asked_for_have_chinese_prose_with_relations_and_mistakes() -> None:
    texts = load("zh-CN").texts
    assert sorted(texts) == sorted(SIXTEEN.split())
    for name, text in texts.items():
        assert len(text.relations) == len(catalogue()[name].relations), name
        assert len(text.mistakes) == len(catalogue()[name].mistakes), name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_language_loads_within_two_milliseconds(lang: str) -> None:
    load(lang)
    inside = f"actplot.words.{lang.lower().replace('-', '_')}"
    kept = {name: module for name, module in sys.modules.items() if name.startswith(inside)}
    durations = []
    for _ in range(5):
        load.cache_clear()
        for name in kept:
            del sys.modules[name]
        start = time.perf_counter()
        load(lang)
        durations.append(time.perf_counter() - start)
    sys.modules.update(kept)
    load.cache_clear()
    assert min(durations) < 2e-3


def test_an_unknown_language_is_refused_by_name() -> None:
    with pytest.raises(BadRequest, match=r"no language is called 'fr'\. Choose from en, zh-CN, zh-TW, ja, ko\."):
        load("fr")
