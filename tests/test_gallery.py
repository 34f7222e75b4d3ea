"""The gallery: every page is whole and true, every link leads somewhere, and what is written is kept up to date."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

import pytest

from actplot import gallery, registry
from actplot.card.properties import properties
from actplot.gallery.writing import LONG, PART, capital, cell, math, prose
from actplot.markdown import plain
from actplot.measure import facts
from actplot.spec import get, names
from actplot.words import en, load

FORMATS = ("svg", "png")
HAN = re.compile(r"[\u4e00-\u9fff]")
LINK = re.compile(r"\]\(([^)\s]+)\)|(?:href|src)=\"([^\"]+)\"")
MATH = re.compile(r"```math\n(.+?)\n```", re.DOTALL)
FIELDS = {field for word in en.WORDS.values() for field in re.findall(r"{\w+}", word)}
FUNCTIONS = [(lang, name) for lang in gallery.LANGUAGES for name in names()]
ALWAYS = ("formula", "measured_properties", "strengths", "weaknesses", "when_to_use")


@pytest.fixture(scope="module")
def pages():
    return {path: text() for path, text in gallery.pages(FORMATS)}


@pytest.fixture(scope="module")
def pictures():
    return dict(gallery.pictures(FORMATS))


@pytest.fixture
def few(monkeypatch):
    known = registry.catalogue()
    monkeypatch.setattr(registry, "_classes", {name: known[name] for name in ("elu", "relu", "step")})


def headings(text):
    return re.findall(r"^#+ (.+)$", text, re.MULTILINE)


def update(folder, formats=("svg",), *, check=False):
    drawn, told = gallery.pictures(formats), gallery.pages(formats)
    found = gallery.update(folder, drawn, told, check=check, jobs=1)
    return {Path(each.path).relative_to(folder).as_posix(): each.state for each in found}


def test_every_function_and_family_has_a_page_in_each_language(pages):
    families = gallery.families()
    assert sorted(act.name for members in families.values() for act in members) == names()
    for lang in gallery.LANGUAGES:
        edition = gallery.Edition(lang)
        wanted = {edition.index, *map(edition.function, names()), *map(edition.family, families)}
        assert not wanted - pages.keys()


@pytest.mark.parametrize(("lang", "name"), FUNCTIONS)
def test_a_page_tells_all_that_is_known(pages, lang, name):
    act, words, text = get(name), load(lang), pages[f"{lang}/functions/{name}.md"]
    told = words.prose(act)
    given = {"parameters": act.declared, "frameworks": act.frameworks, "known_relations": told.relations,
             "common_mistakes": told.mistakes, "references": act.references,
             "related_functions": len(gallery.families()[act.family]) > 1}  # fmt: skip
    wanted = {plain(capital(words.word(key))) for key in (*ALWAYS, *(key for key in given if given[key]))}
    lonely = {plain(words.word("related_functions"))}  # of a family of its own, but named by others
    assert set(headings(text)) | lonely == wanted | {plain(words.title(act))} | lonely
    assert wanted <= set(headings(text))
    for sentence in (*told[:4], *told.relations, *told.mistakes):
        assert prose(sentence) in text


@pytest.mark.parametrize(("lang", "name"), FUNCTIONS)
def test_formulas_and_facts_are_those_of_the_function(pages, lang, name):
    act, text = get(name), pages[f"{lang}/functions/{name}.md"]
    shown = f"{act.slice_math} = " if act.slice_math else ""
    assert math(f"f(x) = {shown}{act.latex()}") in text
    assert math(f"f'(x) = {act.latex(1)}") in text
    for label, told in properties(act, facts(act).measured, load(lang)):
        assert (f"| {cell(label)} | {cell(told)} |" in text) == bool(told)
    for call in act.frameworks.values():
        assert all(f"`{each}`" in text for each in ([call] if isinstance(call, str) else call))


def test_formulas_are_latex(pages):
    for text in pages.values():
        for block in MATH.findall(text):
            assert block.count("{") - block.count(r"\{") == block.count("}") - block.count(r"\}"), block
            assert not re.search(r"genfrac|phantom|rlap", block), "these are set otherwise in LaTeX"


def test_a_long_formula_loses_nothing_to_its_lines():
    latex = PART.join(["y = a b c d e"] * 40)
    lines = math(latex).splitlines()[2:-2]
    assert all(len(line) <= LONG + len(PART) for line in lines)
    assert PART.join(line.removesuffix(r", \\") for line in lines) == latex
    assert math("x") == "```math\nx\n```"


def test_every_link_leads_somewhere_and_every_picture_is_shown(pages, pictures):
    linked = set()
    for path, text in pages.items():
        for link in filter(None, (one or other for one, other in LINK.findall(text))):
            if not link.startswith("https://"):
                file = link.partition("#")[0]
                linked.add(target := posixpath.normpath(posixpath.join(posixpath.dirname(path), file)))
                assert target in pages or target in pictures, f"{path}: {link}"
    assert linked == pages.keys() | pictures.keys()


def test_every_page_of_a_function_opens_the_explorer_at_it(pages):
    for lang in gallery.LANGUAGES:
        edition = gallery.Edition(lang)
        spoken = "" if edition.is_first else f"lang={lang}"
        assert f"](explorer.html{'#' * bool(spoken)}{spoken})" in pages[edition.index]
        for name in names():
            at = "&".join(filter(None, (spoken, f"c={name}")))
            assert f"](../../explorer.html#{at})" in pages[edition.function(name)]


def test_nothing_is_left_unfilled_and_tables_are_whole(pages):
    for path, text in pages.items():
        assert not any(field in MATH.sub("", text) for field in FIELDS), path
        for block in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
            columns = {len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}
            assert len(columns) == 1, f"{path}: {block}"


def test_chinese_pages_have_chinese_headings(pages):
    titles = {plain(load("zh-CN").title(get(name))) for name in names()}
    for path, text in pages.items():
        if path.startswith("zh-CN/") or path.endswith(".zh-CN.md"):
            english = [words for words in headings(text) if not HAN.search(words) and words not in titles]
            assert not english, path
            assert "--deriv" not in text or "--lang zh-CN" in text, path


def test_pictures_have_alt_texts_in_the_language_of_their_page(pages):
    for path, text in pages.items():
        for alt in re.findall(r"!\[(.*?)\]\(", text):
            assert alt, path
            assert bool(HAN.search(alt)) == path.startswith("zh-CN"), f"{path}: {alt}"


def test_sweeps_show_several_values_and_only_parameters_that_matter(pictures):
    swept = {path.split("/")[-1].removesuffix(".svg") for path in pictures if path.startswith("en/") and "-" in path}
    assert {"leaky_relu-negative_slope", "swish-beta", "elu-alpha", "relu_general-max_value"} <= swept
    assert not swept & {"softmax-axis", "pau-a0", "srelu-t_right", "rrelu-lower"}
    for path, plan in pictures.items():
        if "/pictures/" in path and "-" in path.split("/")[-1]:
            assert len(set(plan.activations)) == len(plan.activations), path


@pytest.mark.usefixtures("few")
def test_a_second_run_changes_nothing_and_a_check_agrees(tmp_path):
    folder = tmp_path / "deep" / "gallery"
    assert set(update(folder, check=True).values()) == {"missing"}
    assert not folder.exists()
    assert set(update(folder).values()) == {"written"}
    before = (folder / gallery.LOCK).read_bytes()
    assert set(update(folder).values()) == {"same"}
    assert set(update(folder, check=True).values()) == {"same"}
    assert (folder / gallery.LOCK).read_bytes() == before
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert files == {gallery.LOCK, *update(folder, check=True)}


@pytest.mark.usefixtures("few")
def test_a_check_tells_stale_from_missing_and_touches_neither(tmp_path):
    update(tmp_path)
    (tmp_path / "en/pictures/elu.svg").unlink()
    (tmp_path / "thumbnails/relu.svg").write_text("stale")
    (tmp_path / "en/functions/step.md").write_text("stale")
    told = {path: state for path, state in update(tmp_path, check=True).items() if state != "same"}
    assert told == {"en/pictures/elu.svg": "missing", "thumbnails/relu.svg": "stale", "en/functions/step.md": "stale"}
    assert (tmp_path / "thumbnails/relu.svg").read_text() == "stale"
    assert not (tmp_path / "en/pictures/elu.svg").exists()


@pytest.mark.usefixtures("few")
def test_what_is_no_longer_wanted_is_removed_unless_someone_else_wrote_it(tmp_path, monkeypatch):
    update(tmp_path)
    (tmp_path / "mine.svg").write_text("mine")
    (tmp_path / "en/functions/relu.md").write_text("edited")
    monkeypatch.setattr(registry, "_classes", {"step": registry.catalogue()["step"]})
    told = update(tmp_path, check=True)
    assert told["en/pictures/elu.svg"] == "unwanted"
    assert update(tmp_path)["en/pictures/elu.svg"] == "removed"
    assert not (tmp_path / "en/pictures/elu.svg").exists()
    assert (tmp_path / "mine.svg").exists()
    assert (tmp_path / "en/functions/relu.md").read_text() == "edited"
    assert set(update(tmp_path, check=True).values()) == {"same"}
