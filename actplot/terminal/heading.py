"""What stands over the panels: the headline, and over each panel its name, its formula and the key to its curves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from actplot.scene.parts import Panel, Scene, Text
from actplot.terminal.canvas import Canvas, cleaned, width_of, wrapped
from actplot.terminal.glyphs import STIPPLE, Glyphs
from actplot.terminal.names import names
from actplot.terminal.screen import number_of

__all__ = ["Lines", "heading", "headline", "put_lines"]

Lines = list[list[tuple[str, str]]]  # each line's words with their roles

CJK = r"\u3040-\u30ff\u3400-\u9fff"  # Chinese and Japanese, which have no blanks
WORDS = re.compile(rf"(?<= )(?! )|(?<![（「『《])(?=[{CJK}])")
TERMS = re.compile(r"(?<=[,;] )|(?= [+-] )|(?=·)")
OUTER = re.compile(rf"(?:{TERMS.pattern})(?![^()]*\))")  # those not in parentheses
SAMPLE = 3  # cells of a band's sample
APART, BESIDE = 3, 2  # columns between the entries of a key, and between a name and its parameters


def headline(scene: Scene, width: int, glyphs: Glyphs) -> Lines:
    """Return the lines over the whole picture, the last of them blank: the title, and a grid's key to f and f'."""
    keyed = {swatch.role: "" for swatch in reversed(scene.swatches)}
    lines: Lines = []
    for text in scene.headline:
        if text.role in keyed:
            keyed[text.role] = text.text
        else:
            lines += _words(text.text, width, glyphs, role="title")
    lines = _key(keyed.items(), width, glyphs, lines)
    return [*lines, []] if lines else []


def heading(panel: Panel, width: int, glyphs: Glyphs, *, keyed: bool) -> Lines:
    """Return the lines over a panel, each at most `width` cells wide, with a key to its curves where `keyed`.

    A key of several functions stands in the place of the title, which has no more than their names.
    """
    lines: Lines = []
    if not (keyed and panel.lines[0].role.startswith("hue")):
        lines = _words(panel.title.text, width, glyphs, role="title" if panel.title.role == "ink" else "")
    if panel.formula:
        lines = _add_formula(lines, panel.formula, width, glyphs)
    if keyed:
        curves = sorted(panel.lines, key=lambda line: number_of(line.role))
        return lines + _key([(line.role, line.name) for line in curves], width, glyphs, [])
    return lines + [line for line in _band_key(panel, glyphs) if _width(line) <= width]


def _add_formula(lines: Lines, formula: Text, width: int, glyphs: Glyphs) -> Lines:
    """Return the lines with a formula below them, or what stands beside a small panel's name there if it fits."""
    beside = " " * BESIDE + glyphs.spell(cleaned(formula.text))
    small = formula.role == "muted"
    if small and _width(lines[-1]) + width_of(beside) <= width:
        return [*lines[:-1], [*lines[-1], (beside, "")]]
    sides = formula.text.partition("= ")
    indent = 0 if small else min(width_of("".join(sides[:2])), width // 4)
    return lines + _words(formula.text, width, glyphs, breaks=(OUTER, TERMS, WORDS), indent=indent)


def _words(
    text: str,
    width: int,
    glyphs: Glyphs,
    *,
    role: str = "",
    breaks: Sequence[re.Pattern[str]] = (WORDS,),
    indent: int = 0,
) -> Lines:
    return [[(line, role)] for line in wrapped(glyphs.spell(cleaned(text)), width, breaks=breaks, indent=indent)]


def _key(entries: Iterable[tuple[str, str]], width: int, glyphs: Glyphs, lines: Lines) -> Lines:
    """Return lines with a sample and a name for each role behind them, without the sample where it has no room."""
    for role, name in entries:
        entry = [(glyphs.sample(role), role), (" " + glyphs.spell(cleaned(name)), "")]
        if _width(entry) > width:
            lines = lines + _words(name, width, glyphs, role=role)
        elif lines and _width(lines[-1]) + APART + _width(entry) <= width:
            lines = [*lines[:-1], [*lines[-1], (" " * APART, ""), *entry]]
        else:
            lines = [*lines, entry]
    return lines


def _band_key(panel: Panel, glyphs: Glyphs) -> Lines:
    """Return a line for each swatch of the scene's key to a band, whose words are the panel's notes."""
    if names(panel):
        return []
    return [
        [
            (glyphs.sample(swatch.role) if swatch.kind == "line" else glyphs.shade(STIPPLE) * SAMPLE, swatch.role),
            (" " + glyphs.spell(note.text), ""),
        ]
        for swatch, note in zip(panel.swatches, panel.notes, strict=False)
    ]


def _width(line: list[tuple[str, str]]) -> int:
    return sum(width_of(words) for words, _ in line)


def put_lines(canvas: Canvas, row: int, column: int, lines: Lines) -> None:
    """Write lines from a row and a column on."""
    for down, line in enumerate(lines):
        across = column
        for words, role in line:
            canvas.put(row + down, across, words, role)
            across += width_of(words)
