"""The house: every module says what it is, and files and functions are short enough to be read at one sitting."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from shares import SHARES
from sources import MODULES, PACKAGE, named, nodes, text, tree

LONGEST_FILE = 250
LONGEST_BODY = 25
TABLES = {
    "cli/plot.py: plot": "hands on the options of a picture, a line each",
    "picture.py: plot": "makes a plan, a line each field",
}
"""Functions with longer bodies, and what has a line each in them: to be cut they would have to be written twice."""

CALLED_BY_OTHERS = {
    ("actplot.cli.app", "actplot"): "Typer",
    ("actplot.cli.stops", "settled"): "the program, on leaving, if the module was loaded",
    ("actplot.sphinx", "setup"): "Sphinx",
    ("actplot.typeset", "print_row"): "tools/build_formulas.py, which makes the table that is read beside it",
}
"""What nobody in the package uses, and who does; activations and primitives are used as soon as they are defined."""


def functions(path):
    """Yield the functions of a file with how many lines of code each has behind its docstring."""
    lines = text(path).splitlines()
    for node in nodes(path):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            inside = lines[body[0].lineno - 1 : body[-1].end_lineno] if body else []
            yield node.name, sum(bool(line.strip()) and not line.lstrip().startswith("#") for line in inside)


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_opens_with_one_sentence_that_says_what_it_is(path):
    first, *rest = (ast.get_docstring(tree(path)) or "").split("\n")
    assert re.fullmatch(r"[A-Z`].*[^.]\.", first), f"say what {named(path)} is, in one sentence on its first line"
    assert not re.search(r"[.!?] +[A-Z]", first), f"{named(path)} opens with several sentences: keep the first"
    assert not rest or not rest[0], "a blank line parts what a module is from what more there is to say"


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_file_is_read_at_one_sitting(path):
    length = len(text(path).splitlines())
    assert length <= LONGEST_FILE, f"{named(path)} has {length} lines: make it a folder of the same name"


def test_functions_need_no_scrolling_but_those_that_are_tables():
    long = {f"{named(path)}: {name}" for path in MODULES for name, lines in functions(path) if lines > LONGEST_BODY}
    assert long - TABLES.keys() == set(), f"more than {LONGEST_BODY} lines of code: cut them along their subject"
    assert TABLES.keys() - long == set(), "short enough by now: take them out of TABLES"


def test_laws_that_are_shared_out_are_there():
    for file, laws in SHARES.items():
        source = (Path(__file__).parent / file).read_text("utf-8")
        assert [law for law in laws if law != "*" and f"\ndef {law}(" not in source] == [], file


def module_of(path):
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def defined() -> Iterator[tuple[str, str]]:
    """Yield the functions and classes of each module, but those that are registered by being defined."""
    for path in MODULES:
        if path.parent.name != "primitives" and "catalogue" not in path.parts:
            for node in tree(path).body:
                if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("__"):
                    yield module_of(path), node.name


def used() -> Iterator[tuple[str, str]]:
    """Yield what each module uses of its own, what it imports, and what it takes out of modules that it imports."""
    for path in MODULES:
        modules = {}
        for node in nodes(path):
            if isinstance(node, ast.ImportFrom) and node.module:
                for alias in node.names:
                    yield node.module, alias.name
                    modules[alias.asname or alias.name] = f"{node.module}.{alias.name}"
        for node in nodes(path):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                yield module_of(path), node.id
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in modules:
                yield modules[node.value.id], node.attr


def test_what_nobody_in_the_package_uses_is_not_in_it():
    idle = set(defined()) - set(used())
    assert idle - CALLED_BY_OTHERS.keys() == set(), "delete them; if only tests use them, they belong there"
    assert CALLED_BY_OTHERS.keys() - idle == set(), "used here by now: take them out of CALLED_BY_OTHERS"
