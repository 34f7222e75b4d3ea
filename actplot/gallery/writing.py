"""The Markdown that pages are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from actplot.markdown import plain

__all__ = ["bullets", "capital", "cell", "code", "heading", "linked", "math", "section", "symbol", "table"]

ARXIV = re.compile(r"arXiv:(\d{4}\.\d{4,5})")


def capital(words: str) -> str:
    """Return words as they begin a heading."""
    return words[:1].upper() + words[1:]


def heading(words: str, level: int = 2) -> str:
    """Return a heading."""
    return f"{'#' * level} {plain(words)}"


def section(words: str, *parts: str) -> str:
    """Return a heading and what stands under it; "" where that is nothing."""
    told = [part for part in parts if part]
    return "\n\n".join((heading(capital(words)), *told)) if told else ""


def bullets(items: Iterable[str]) -> str:
    """Return a list of items in Markdown."""
    return "\n".join(f"- {item}" for item in items)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of cells in Markdown; "" without rows."""
    lines = [f"| {' | '.join(cells)} |" for cells in rows]
    return "\n".join((f"| {' | '.join(head)} |", "| --- " * len(head) + "|", *lines)) if lines else ""


def cell(text: str) -> str:
    """Return words as they stand in a cell, where a list has one item a line."""
    return "<br>".join(plain(line).replace("|", r"\|") for line in text.split("\n"))


def code(text: str) -> str:
    """Return code, also good in a cell."""
    return f"`{text}`".replace("|", r"\|")


def math(latex: str) -> str:
    """Return a formula as a block that code hosts set."""
    return f"```math\n{latex}\n```"


def symbol(latex: str) -> str:
    """Return a formula within a line."""
    return f"$`{latex}`$"


def linked(reference: str) -> str:
    """Return a reference, with a link where it has an identifier."""
    return ARXIV.sub(r"[\g<0>](https://arxiv.org/abs/\1)", plain(reference))
