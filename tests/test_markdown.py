"""The Markdown line of a picture: what is read back is what was written, judged by a reader of CommonMark."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt

from actplot.markdown import image
from actplot.picture import plot

WORDS = [
    "range [0, ∞); f(x) < 0 & x > 1",
    r"a] b[ ![c](d) \] \\ \* `code` *so* _so_ __so__ ~~so~~",
    "<b>bold</b> <!-- --> <https://a.b> &lt; &#35; &amp;",
    r"\\\[", "trailing \\", "", "激活函数：f(x) = x。",
]  # fmt: skip
PATHS = [
    "a.png",
    "./docs/a b.svg",
    "a(1).png",
    "a)b].svg",
    "<a>#?%25.pdf",
    "图/激活.svg",
    "../x_y~z.png",
    "/srv/a:b'\".png",
]


def shown(line: str) -> tuple[str, str]:
    """Return what a reader of CommonMark takes for the words and the path of a paragraph that is one image."""
    _, inline, _ = MarkdownIt().parse(line)
    (found,) = inline.children
    assert found.type == "image"
    parts = found.children or []
    assert {part.type for part in parts} <= {"text", "text_special"}
    return "".join(part.content for part in parts), unquote(found.attrs["src"])


@pytest.mark.parametrize("words", WORDS)
def test_every_alt_text_is_read_back_as_it_is(words):
    assert shown(image(words, "a.png")) == (words, "a.png")


@pytest.mark.parametrize("path", PATHS)
def test_every_path_is_read_back_as_it_is(path):
    assert shown(image("a", path)) == ("a", str(Path(path)))
    assert image("a", Path(path)) == image("a", path)


def test_an_alt_text_of_several_lines_is_one_line():
    assert image("a\n\n  b\tc", "a.png") == "![a b c](a.png)"


def test_a_picture_s_line_has_its_description():
    picture = plot("hardtanh", deriv=True)
    assert shown(picture.markdown("a.svg")) == (picture.alt, "a.svg")


def test_the_command_prints_a_line_for_each_file_it_wrote(actplot, tmp_path):
    paths = [str(tmp_path / name) for name in ("a.png", "b c.svg")]
    outcome = actplot("relu", "--markdown", *(word for path in paths for word in ("-o", path)))
    lines = [plot("relu").markdown(path) for path in paths]
    assert outcome == (0, "".join(f"{line}\n" for line in lines), "")
    assert all(Path(path).exists() for path in paths)


def test_no_line_is_printed_for_a_file_that_could_not_be_written(actplot):
    assert actplot("relu", "--markdown", "-o", "/dev/full", "-f", "png")[:2] == (1, "")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--markdown"], "actplot: --markdown prints the line that shows a file: name the file with -o FILE.\n"),
        (
            ["--markdown", "-o", "-"],
            "actplot: --markdown and '-o -' both write to stdout: write the picture to a file.\n",
        ),
        (["--alt", "-o", "-"], "actplot: --alt and '-o -' both write to stdout: write the picture to a file.\n"),
    ],
)
def test_stdout_holds_one_thing(actplot, words, told):
    assert actplot("relu", *words) == (2, "", told)


def test_a_page_is_linked_and_not_shown(actplot, tmp_path):
    status, out, _ = actplot("relu", "--markdown", "-o", str(tmp_path / "relu.html"))
    assert status == 0
    assert re.fullmatch(r"\[Graph of ReLU .*\]\(.*/relu\.html\)\n", out)
