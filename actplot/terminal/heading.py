"""What stands over the panels: the headline, and over each panel its name, its formula and the key to its band."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actplot.scene.parts import Panel, Scene
from actplot.terminal.canvas import Canvas, cleaned, width_of, wrapped
from actplot.terminal.glyphs import LEVEL, STIPPLE, Glyphs

__all__ = ["Lines", "heading", "headline", "put_lines"]

Lines = list[list[tuple[str, str]]]  # each line's words with their roles

CJK = r"\u3040-\u30ff\u3400-\u9fff"  # Chinese and Japanese, which have no blanks
WORDS = re.compile(rf"(?<= )(?! )|(?<![（「『《])(?=[{CJK}])")
TERMS = re.compile(r"(?<=[,;] )|(?= [+-] )|(?=·)")
OUTER = re.compile(rf"(?:{TERMS.pattern})(?![^()]*\))")  # those not in parentheses
SAMPLE = 3  # cells of a key's swatch


def headline(scene: Scene, width: int, glyphs: Glyphs) -> Lines:
    """Return the lines over the whole picture, the last of them blank."""
    lines = [line for text in scene.headline for line in _words(text.text, width, glyphs, role="title")]
    return [*lines, []] if lines else []


def heading(panel: Panel, width: int, glyphs: Glyphs) -> Lines:
    """Return the lines over a panel, each at most `width` cells wide."""
    lines = _words(panel.title.text, width, glyphs, role="title" if panel.title.role == "ink" else "")
    if panel.formula:
        sides = panel.formula.text.partition("= ")
        indent = min(width_of("".join(sides[:2])), width // 4)
        lines += _words(panel.formula.text, width, glyphs, breaks=(OUTER, TERMS, WORDS), indent=indent)
    return lines + [line for line in _key(panel, glyphs) if sum(width_of(word) for word, _ in line) <= width]


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


def _key(panel: Panel, glyphs: Glyphs) -> Lines:
    """Return a line for each swatch of the scene's key, whose words are the panel's notes."""
    samples = {"line": glyphs.stroke(LEVEL, 0), "band": glyphs.shade(STIPPLE)}
    return [
        [(samples[swatch.kind] * SAMPLE, swatch.role), (" " + glyphs.spell(note.text), "")]
        for swatch, note in zip(panel.swatches, panel.notes, strict=False)
    ]


def put_lines(canvas: Canvas, row: int, column: int, lines: Lines) -> None:
    """Write lines from a row and a column on."""
    for down, line in enumerate(lines):
        across = column
        for words, role in line:
            canvas.put(row + down, across, words, role)
            across += width_of(words)
