"""The Markdown that pages are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from actplot.markdown import plain
from actplot.scene.headings import capital

__all__ = [
    "bullets",
    "capital",
    "cell",
    "code",
    "heading",
    "latex",
    "linked",
    "math",
    "prose",
    "section",
    "symbol",
    "table",
]

LONG = 150  # characters of a formula in one line
PART = r",\quad "  # between its parts
GROUP = r"\{((?:[^{}]|\{[^{}]*\})*)\}"
CASES = re.compile(re.escape(r"\genfrac{\{}{.}{0}{0}") + GROUP + GROUP)
CELL = re.compile(rf"\\rlap{GROUP}\\phantom{GROUP}")
SPAN = re.compile(r"\\`(.+?)\\`")
ARXIV = re.compile(r"arXiv:(\d{4}\.\d{4,5})")


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


def prose(text: str) -> str:
    """Return sentences, in which words between backticks are code."""
    return SPAN.sub(r"`\1`", plain(text))


def code(text: str) -> str:
    """Return code, also good in a cell."""
    return f"`{text}`".replace("|", r"\|")


def math(latex: str) -> str:
    """Return a formula as a block that code hosts set, its parts in lines where it is long."""
    first, *parts = latex.split(PART) if len(latex) > LONG else [latex]
    lines = [first]
    for part in parts:
        if len(lines[-1]) + len(part) > LONG:
            lines.append(part)
        else:
            lines[-1] += PART + part
    if len(lines) == 1:
        return f"```math\n{latex}\n```"
    rows = ", \\\\\n".join(lines)
    return f"```math\n\\begin{{gathered}}\n{rows}\n\\end{{gathered}}\n```"


def latex(mathtext: str) -> str:
    """Return in LaTeX what Matplotlib's mathtext, which has no cases, sets with a brace and cells of one width."""
    cells = CELL.sub(r"\1", mathtext)
    rows = CASES.search(cells)
    if rows is None:
        return mathtext
    told = r" \\ ".join(row.replace(r"\quad", "&") for row in rows.groups())
    return cells.replace(rows[0], rf"\begin{{cases}} {told} \end{{cases}}")


def symbol(latex: str) -> str:
    """Return a formula within a line."""
    return f"$`{latex}`$"


def linked(reference: str) -> str:
    """Return a reference, with a link where it has an identifier."""
    return ARXIV.sub(r"[\g<0>](https://arxiv.org/abs/\1)", plain(reference))
