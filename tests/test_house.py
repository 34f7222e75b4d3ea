"""The house: every module says what it is, and files and functions are short enough to be read at one sitting."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import actplot

PACKAGE = Path(actplot.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))

LONGEST_FILE = 250
LONGEST_BODY = 25
TABLES = {
    "cli/plot.py: plot": "hands on the options of a picture, a line each",
    "picture.py: plot": "makes a plan, a line each field",
    "measure/measured.py: measured": "measures the properties, a line each",
}
"""Functions with longer bodies, and what has a line each in them: to be cut they would have to be written twice."""


def named(path):
    return path.relative_to(PACKAGE).as_posix()


def functions(path):
    """Yield the functions of a file with how many lines of code each has behind its docstring."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for node in ast.walk(ast.parse("\n".join(lines))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            inside = lines[body[0].lineno - 1 : body[-1].end_lineno] if body else []
            yield node.name, sum(bool(line.strip()) and not line.lstrip().startswith("#") for line in inside)


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_opens_with_one_sentence_that_says_what_it_is(path):
    first, *rest = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").split("\n")
    assert re.fullmatch(r"[A-Z`].*[^.]\.", first), f"say what {named(path)} is, in one sentence on its first line"
    assert not re.search(r"[.!?] +[A-Z]", first), f"{named(path)} opens with several sentences: keep the first"
    assert not rest or not rest[0], "a blank line parts what a module is from what more there is to say"


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_file_is_read_at_one_sitting(path):
    length = len(path.read_text(encoding="utf-8").splitlines())
    assert length <= LONGEST_FILE, f"{named(path)} has {length} lines: make it a folder of the same name"


def test_functions_need_no_scrolling_but_those_that_are_tables():
    long = {f"{named(path)}: {name}" for path in MODULES for name, lines in functions(path) if lines > LONGEST_BODY}
    assert long - TABLES.keys() == set(), f"more than {LONGEST_BODY} lines of code: cut them along their subject"
    assert TABLES.keys() - long == set(), "short enough by now: take them out of TABLES"
