"""The pages of docs/: what they show is run, their numbers are the program's, and what they link is there."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from actplot import registry
from actplot.cli.app import run

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
WRITTEN = [page for page in PAGES if page.parent.name != "reference"]  # the others are the program's own words
FENCE = re.compile(r"^```([\w-]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NOTE = re.compile(r"<!-- (not run: .+|exit code \d) -->\s*$")
NAMED = re.compile(r"`([\w./-]+\.\w+)`[:：]\s*$")
NUMBER = re.compile(r"(?<![\w.])-?\d+\.\d+(?:e-?\d+)?(?!\.?\d)")
HAN = "[\u3001-\u9fff\uff01-\uffe5]"
MEGABYTE = 1 << 20


class Block(NamedTuple):
    """A block of code, with the text between it and the block before."""

    language: str
    text: str
    before: str

    @property
    def note(self) -> str:
        found = NOTE.search(self.before)
        return found[1] if found else ""


def blocks(page):
    found, end = [], 0
    text = page.read_text("utf-8")
    for fence in FENCE.finditer(text):
        found.append(Block(fence[1], fence[2], text[end : fence.start()]))
        end = fence.end()
    return found


def title(page):
    return str(page.relative_to(DOCS))


@pytest.fixture
def folder(tmp_path, monkeypatch, programs):
    """An empty folder to work in, where `actplot` is the program under test, and `python` what runs it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", os.pathsep.join((str(programs), str(Path(sys.executable).parent), os.environ["PATH"])))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return tmp_path


def shell(line):
    return subprocess.run(["bash", "-c", line], capture_output=True, text=True, timeout=120)


@pytest.fixture
def borrowed(monkeypatch):
    """A catalogue that examples may add to."""
    registry.catalogue()
    for table in ("_classes", "_words"):
        monkeypatch.setattr(registry, table, dict(getattr(registry, table)))


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize("page", [page for page in WRITTEN if page.parent.name != "zh-CN"], ids=title)
def test_commands_run_in_the_order_of_their_page_and_say_what_it_shows(page, folder):
    said = None
    for block in blocks(page):
        if named := NAMED.search(block.before):
            path = folder / named[1]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, "utf-8")
        if block.language == "text" and said is not None:
            assert block.text == said
        said = None
        if block.language != "sh" or block.note.startswith("not run"):
            continue
        for line in block.text.replace("\\\n", "").splitlines():
            done = shell(line)
            assert done.returncode == int(block.note.removeprefix("exit code ") or 0), f"{line}: {done.stderr}"
            for path in re.findall(r"-o (\S+)", line) if done.returncode == 0 else ():
                assert (folder / path).stat().st_size > 1000, line
            said = done.stdout or done.stderr


@pytest.mark.parametrize("page", WRITTEN, ids=title)
@pytest.mark.usefixtures("folder", "borrowed")
def test_examples_in_python_say_what_the_page_shows(page):
    examples = [block.text for block in blocks(page) if block.language == "pycon"]
    test = doctest.DocTestParser().get_doctest("\n".join(examples), {}, title(page), str(page), 0)
    told = []
    doctest.DocTestRunner(verbose=False).run(test, out=told.append)
    assert not told, "".join(told)


@pytest.mark.parametrize("page", WRITTEN, ids=title)
@pytest.mark.usefixtures("folder")
def test_programs_in_python_can_be_read_and_those_without_a_note_run(page):
    for number, block in enumerate(block for block in blocks(page) if block.language == "python"):
        compile(block.text, f"{title(page)}, program {number}", "exec")
        if not block.note:
            subprocess.run([sys.executable, "-c", block.text], check=True, capture_output=True)


@pytest.mark.parametrize("page", PAGES, ids=title)
def test_every_link_leads_somewhere(page):
    for target in re.findall(r"\]\((?!https?:)([^)\s]+)\)", FENCE.sub("", page.read_text("utf-8"))):
        path, _, anchor = target.partition("#")
        place = (page.parent / path).resolve() if path else page
        assert place.exists(), target
        if anchor:
            assert anchor in anchors(place), target


def anchors(page):
    """Return the names that code hosts give to headings."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", page.read_text("utf-8")), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def shown():
    """Return the pictures that the pages show."""
    for page in PAGES:
        for path in re.findall(r"^!\[.*\]\((.+)\)$", page.read_text("utf-8"), flags=re.MULTILINE):
            yield (page.parent / path).resolve()


def test_the_pictures_are_those_of_the_batch_file_and_each_is_shown():
    drawn = set((DOCS / "pictures").iterdir())
    assert set(shown()) == drawn


def test_the_pictures_are_up_to_date(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    status = run(["batch", "docs/pictures.toml", "--check", "--quiet", "--jobs", "1"])
    assert (status, capsys.readouterr().out) == (0, ""), "run: make docs"


def test_what_the_pages_take_from_the_program_is_what_it_says_now():
    script = [sys.executable, str(ROOT / "tools" / "build_reference.py"), "--check"]
    done = subprocess.run(script, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, ""), f"{done.stderr}run: make docs"


def significant(word):
    """Return how many digits a number has behind its point, and the number."""
    mantissa = word.partition("e")[0]
    return len(mantissa.partition(".")[2]), float(word)


@pytest.mark.parametrize("page", [page for page in PAGES if page.name == "course.md"], ids=title)
def test_every_number_of_the_course_is_one_that_the_program_says_on_the_page(page):
    text = page.read_text("utf-8").replace("−", "-")
    parts = re.findall(r"<!-- [\w-]+, from the program -->.*?<!-- end -->", text, flags=re.DOTALL)
    told = [float(word) for part in (*FENCE.findall(text), *parts) for word in NUMBER.findall("".join(part))]
    prose = FENCE.sub(
        "", re.sub(r"<!-- [\w-]+, from.*?<!-- end -->|^!\[[^\n]*$", "", text, flags=re.DOTALL | re.MULTILINE)
    )
    prose = re.sub(r"arXiv:\S+", "", prose)
    for word in NUMBER.findall(prose):
        digits, value = significant(word)
        assert any(round(number, digits) == value for number in told), word


def test_the_docs_are_small():
    assert sum(path.stat().st_size for path in DOCS.rglob("*") if path.is_file()) < 3 * MEGABYTE


@pytest.mark.parametrize("name", ["tutorial.md", "course.md"])
def test_both_languages_show_the_same(name):
    english, chinese = ([shape(block) for block in blocks(page)] for page in (DOCS / name, DOCS / "zh-CN" / name))
    assert english == chinese


def shape(block):
    """Return what a block does, without the words of its language."""
    text = block.text.replace(" --lang zh-CN", "") if block.language in ("sh", "pycon") else ""
    return block.language, block.note.partition(":")[0], text


@pytest.mark.parametrize("page", [page for page in PAGES if page.parent.name == "zh-CN"], ids=title)
def test_no_line_ends_between_two_chinese_characters_where_a_browser_would_put_a_blank(page):
    """Else: join the lines."""
    assert not re.findall(rf"{HAN}\n *{HAN}", FENCE.sub("", page.read_text("utf-8")))


def test_the_hook_of_the_how_to_is_one_that_there_is():
    page = (DOCS / "how-to" / "docs-in-ci.md").read_text("utf-8")
    hooks = re.findall(r"- id: (\S+)", (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert set(re.findall(r"- id: (\S+)", page)) <= set(hooks)
