"""What touches what in a scene: words other words, words ink, words the edge of the page."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from scenes import MEASURE, ink_of, numbers_of

from actplot.scene.frame import PT
from actplot.scene.parts import Box, Panel, Scene, Text
from actplot.scene.room import Room, box_of, grown

__all__ = ["assert_apart", "assert_clear"]

Array = NDArray[np.float64]

SLACK = 1e-6  # inches


def assert_clear(scene: Scene) -> None:
    """Nothing that is written meets anything, haloed numbers and their curves aside."""
    assert_apart(scene)
    crossed = [each for panel in scene.panels for each in crossings(panel)]
    assert not crossed, crossed


def assert_apart(scene: Scene) -> None:
    """No two texts overlap, and all lie on the page."""
    found = [(text, box_of(text, MEASURE)) for text in scene.headline]
    found += [each for panel in scene.panels for each in boxes_of(panel)]
    x, right, y, top = edges([box for _, box in found])
    collided = [*collisions([text for text, _ in found], x, right, y, top)]
    assert not collided, collided
    assert x.min() >= 0
    assert y.min() >= 0
    assert right.max() <= scene.width + SLACK
    assert top.max() <= scene.height + SLACK


def collisions(texts: list[Text], x: Array, right: Array, y: Array, top: Array) -> Iterator[str]:
    """Pairs of texts whose boxes overlap."""
    across = (x[:, None] < right - SLACK) & (x < right[:, None] - SLACK)
    overlap = across & (y[:, None] < top - SLACK) & (y < top[:, None] - SLACK)
    for one, other in np.argwhere(np.triu(overlap, 1)):
        yield f"{texts[one].text!r} collides with {texts[other].text!r}"


def crossings(panel: Panel) -> Iterator[str]:
    """Texts that a curve, a dot, an axis or the leader of another text crosses."""
    low, high = panel.box.y, panel.box.top  # where curves are cut
    ink = [(places[(low <= places[:, 1]) & (places[:, 1] <= high)].T, half) for places, half in ink_of(panel)]
    for text, box in boxes_of(panel):
        if text.halo:
            continue
        for (x, y), half in ink:
            if ((box.x - half < x) & (x < box.right + half) & (box.y - half < y) & (y < box.top + half)).any():
                yield f"{text.text!r} is crossed in {panel.title.text!r}"
        lines = Room(box)
        for leader in panel.leaders:
            lines.add_line(np.array(leader.path), leader.width)
        if len(lines.lines_in(grown(box, -0.5 * PT))):  # its own starts at its edge
            yield f"{text.text!r} is crossed by a leader in {panel.title.text!r}"


def boxes_of(panel: Panel) -> list[tuple[Text, Box]]:
    """Everything that is written in and over a panel, each with its box."""
    numbers = numbers_of(panel)
    texts = (panel.title, panel.formula, panel.x_axis.name, panel.y_axis.name, *panel.notes, *numbers)
    return [(text, box_of(text, MEASURE, number=text in numbers)) for text in texts if text]


def edges(boxes: list[Box]) -> Array:
    return np.array([(box.x, box.right, box.y, box.top) for box in boxes]).T
