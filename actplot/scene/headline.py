"""The headline over a picture: the title asked for, or what a grid shows, with the key to a grid's curves beside it."""

from __future__ import annotations

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
MIDDLE = 0.22  # height of a sample over the baseline, in type sizes


@dataclass(frozen=True, slots=True)
class Headline:
    """Lines of words and a key, placed from the headline's top down (y is negative), and the height they take."""

    texts: tuple[Text, ...] = ()
    swatches: tuple[Swatch, ...] = ()
    height: float = 0.0

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
    keyed = plan.resolved == "grid" and len(plan.orders) > 1
    title = plan.title or (words.word("title_functions_and_derivatives") if keyed else "")
    if not title:
        return Headline()
    key = _key(plan, width - LOOKS["grid"].right, measure) if keyed else Headline()
    end = min((swatch.box.x for swatch in key.swatches), default=width - left)
    lines = wrap(title, SIZE, max(end - 2 * left, 1.0) if keyed else end - left, measure)
    if len(lines) > MOST_LINES:
        raise BadRequest(f"the title takes {len(lines)} lines; the most is {MOST_LINES}.")
    texts = tuple(Text(x=left, y=-FIRST - PITCH * number, text=line, size=SIZE) for number, line in enumerate(lines))
    return Headline(texts + key.texts, key.swatches, len(lines) * PITCH + AFTER)


def _key(plan: Plan, right: float, measure: Measure) -> Headline:
    """Return samples of f, f' and f'' with their names, which end at `right`."""
    texts, swatches, gauge = [], [], LOOKS["grid"].gauge
    for order in reversed(plan.orders):
        math, role = axis_name(order), f"hue{order}"
        left = right - measure(math, MATH, "math").width * PT
        texts.append(Text(x=left, y=-FIRST, text=f"{FUNCTIONS[order]}(x)", math=math, size=MATH, role=role))
        box = Box(left - BESIDE - SWATCH, -FIRST + MIDDLE * MATH * PT, SWATCH, 0.0)
        swatches.append(Swatch(kind="line", role=role, box=box, width=gauge.derivative if order else gauge.curve))
        right = box.x - APART
    return Headline(tuple(texts), tuple(swatches))
