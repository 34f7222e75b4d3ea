"""Every word in every language: complete, with the same braces, quick to load, English where one is missing."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from string import Formatter

import pytest

from actplot.errors import BadRequest
from actplot.plan import THEMES
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


def words_of(lang: str) -> str:
    """The folder or file of a language."""
    name = lang.lower().replace("-", "_")
    return f"actplot/words/{name}/" if (PACKAGE / "words" / name).is_dir() else f"actplot/words/{name}.py"


def braces(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field is not None}


@pytest.mark.parametrize("lang", OTHERS)
def test_a_language_lacks_no_word(lang: str) -> None:
    words = load(lang)
    wanted = {
        "WORDS": (en.WORDS, words.words),
        "FAMILIES": (en.FAMILIES, words.families),
        "KINDS": (en.KINDS, words.kinds),
        "TITLES": ({name: cls.title for name, cls in catalogue().items()}, words.titles),
    }
    said = []
    for table, (english, theirs) in wanted.items():
        lacking = [f'    "{key}": "{word}",' for key, word in english.items() if key not in theirs]
        idle = [f'    "{key}"' for key in theirs if key not in english]
        said += [f"add to {table}, in {lang}:", *lacking] if lacking else []
        said += [f"remove from {table}, since nothing asks for them:", *idle] if idle else []
    if said:
        pytest.fail("\n".join([f"in {words_of(lang)}", *said]), pytrace=False)


@pytest.mark.parametrize("lang", OTHERS)
def test_the_braces_are_those_of_the_english_word(lang: str) -> None:
    for key, word in load(lang).words.items():
        assert braces(word) == braces(en.WORDS[key]), f"{words_of(lang)}: '{key}' needs the braces of {en.WORDS[key]!r}"


def test_every_key_is_asked_for_and_every_key_asked_for_exists() -> None:
    tables = {*PACKAGE.glob("words/*/*.py"), *(PACKAGE.parent / words_of(lang) for lang in LANGUAGES)}
    sources = [path.read_text() for end in ("py", "js") for path in PACKAGE.rglob(f"*.{end}") if path not in tables]
    asked = {key for text in sources for key in re.findall(r"(?:words|self)\.word\(\s*[\"'](\w+)[\"']", text)}
    asked |= {f"page_theme_{name}" for name in THEMES}
    lacking = sorted(asked - en.WORDS.keys())
    assert not lacking, f"add to WORDS in actplot/words/en.py: {', '.join(lacking)}"
    quoted = {key for text in sources for key in re.findall(r"[\"'](\w+)[\"']", text)}
    idle = sorted(en.WORDS.keys() - quoted - asked)
    assert not idle, f"nothing asks for these words; remove them from actplot/words: {', '.join(idle)}"


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
        assert HAN.search(word) or key in BARE, f"{key}: {word!r} is not Chinese; if it has to be so, name it in BARE"
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


def test_a_language_loads_its_own_words_and_nothing_else() -> None:
    script = """
import sys
from actplot.words import LANGUAGES, load
for lang in LANGUAGES:
    before = {*sys.modules}
    load(lang)
    own = "actplot.words." + lang.lower().replace("-", "_")
    print(*({*sys.modules} - before - {name for name in sys.modules if (name + ".").startswith(own + ".")}))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_an_unknown_language_is_refused_by_name() -> None:
    with pytest.raises(BadRequest, match=rf"no language is called 'fr'\. Choose from {', '.join(LANGUAGES)}\."):
        load("fr")
