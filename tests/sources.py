"""The sources of the package, each read and parsed once, for the tests that hold them to the rules of the house."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import actplot

__all__ = ["MODULES", "PACKAGE", "imports", "named", "nodes", "text", "tree"]

PACKAGE = Path(actplot.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))


def named(path: Path) -> str:
    """Return a file as the rules call it, such as `cli/plot.py`."""
    return path.relative_to(PACKAGE).as_posix()


@cache
def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(text(path))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Return every node of a file."""
    return tuple(ast.walk(tree(path)))


def imports(path: Path) -> Iterator[str]:
    """Yield the modules that a file imports, wherever in it."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
