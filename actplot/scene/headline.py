"""The headline over a picture: the title asked for, or what a grid shows, with the key to a grid's curves beside it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from actplot.errors import BadRequest
from actplot.plan import Plan
from actplot.scene.fitting import wrap
from actplot.scene.frame import PT
from actplot.scene.headings import FUNCTIONS, axis_name
from actplot.scene.look import LOOKS
from actplot.scene.parts import Box, Measure, Swatch, Text
from actplot.words import Words

__all__ = ["Headline", "headline"]

SIZE, MATH = 16.0, 12.5  # points of type
MOST_LINES = 12
PITCH, FIRST, AFTER = 0.28, 0.19, 0.14  # inches: between lines, to the first baseline, below the last
SWATCH, BESIDE, APART = 0.25, 0.06, 0.24  # inches: a sample, the gap behind it, the gap between two entries
LEAST = 2.6  # inches: a title has no less beside a key
MIDDLE = 0.22  # height of a sample over the baseline, in type sizes


@dataclass(frozen=True, slots=True)
class Headline:
    """Lines of words and a key, placed from the headline's top down (y is negative), and the height they take."""

    texts: tuple[Text, ...] = ()
    swatches: tuple[Swatch, ...] = ()
    height: float = 0.0

    @property
    def start(self) -> float:
        """Where the key begins, in inches; infinitely far right if there is none."""
        return min((swatch.box.x for swatch in self.swatches), default=math.inf)

    def raised(self, top: float) -> Headline:
        """Return it at its place on the page, in inches from below."""
        return Headline(
            tuple(replace(text, y=top + text.y) for text in self.texts),
            tuple(replace(each, box=replace(each.box, y=top + each.box.y)) for each in self.swatches),
            self.height,
        )


def headline(plan: Plan, width: float, left: float, words: Words, measure: Measure) -> Headline:
    """Return the headline of a page that is `width` inches wide; none where nobody asked and no key is needed.

    Raises BadRequest for a title that is too long.
    """
    right = width - LOOKS["grid"].right
    key = _key(plan, right, measure) if plan.resolved == "grid" and len(plan.orders) > 1 else Headline()
    if key.start < left:
        key = _key(plan, right, measure, tight=True)
    beside = key.start - 2 * left if key.texts else width - 2 * left
    below = beside < LEAST  # a narrow page: the key has a line of its own, and nothing over it that nobody asked for
    title = plan.title or (words.word("title_functions_and_derivatives") if key.texts and not below else "")
    lines = wrap(title, SIZE, width - 2 * left if below else beside, measure)
    if len(lines) > MOST_LINES:
        raise BadRequest(f"the title takes {len(lines)} lines; the most is {MOST_LINES}.")
    texts = tuple(Text(x=left, y=-FIRST - PITCH * number, text=line, size=SIZE) for number, line in enumerate(lines))
    key = key.raised(-len(lines) * PITCH if below else 0.0)
    count = len(lines) + (below and bool(key.texts))
    return Headline(texts + key.texts, key.swatches, count * PITCH + AFTER if count else 0.0)


def _key(plan: Plan, right: float, measure: Measure, *, tight: bool = False) -> Headline:
    """Return samples of f, f' and f'' with their names, which end at `right`."""
    texts, swatches, gauge = [], [], LOOKS["grid"].gauge
    swatch, apart = (SWATCH / 2, APART / 4) if tight else (SWATCH, APART)
    for order in reversed(plan.orders):
        name, role = axis_name(order), f"hue{order}"
        left = right - measure(name, MATH, "math").width * PT
        texts.append(Text(x=left, y=-FIRST, text=f"{FUNCTIONS[order]}(x)", math=name, size=MATH, role=role))
        box = Box(left - BESIDE - swatch, -FIRST + MIDDLE * MATH * PT, swatch, 0.0)
        swatches.append(Swatch(kind="line", role=role, box=box, width=gauge.derivative if order else gauge.curve))
        right = box.x - apart
    return Headline(tuple(texts), tuple(swatches))
