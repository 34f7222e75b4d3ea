"""The veil over hidden curves: a scene without them, their names greyed; and whose name is at a place."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from actplot.activation import Activation
from actplot.scene.parts import Box, Dots, Leader, Measure, Panel, Scene, Text
from actplot.scene.room import box_of, grown

__all__ = ["names_at", "veil"]

GREY = "guide"
NEAR = 0.04  # inches round a name at which a hand still means it


def veil(panel: Panel, hidden: Collection[Activation]) -> Panel:
    """Return a panel without the curves of some activations; what names them is grey."""
    if not hidden or not (gone := {line.gid for line in panel.lines if line.activation in hidden}):
        return panel
    kept = tuple(line for line in panel.lines if line.gid not in gone)
    roles = {line.role for line in panel.lines if line.gid in gone} - {line.role for line in kept}
    named = {line.name for line in panel.lines if line.gid in gone and line.name}
    return replace(
        panel,
        title=panel.title if kept else _greyed(panel.title),
        formula=_greyed(panel.formula) if panel.formula and not kept else panel.formula,
        lines=kept,
        bands=tuple(band for band in panel.bands if band.gid.removeprefix("band.") not in gone),
        dots=tuple(dots for dots in panel.dots if not _of(dots, gone)),
        guides=panel.guides if kept else (),
        inset=None if panel.inset and panel.inset.line.activation in hidden else panel.inset,
        notes=tuple(
            _greyed(text) if text.text in named else text
            for text in panel.notes
            if text.text in named or (kept and text.role not in roles)
        ),
        leaders=tuple(_grey(each) if each.role in roles else each for each in panel.leaders if kept),
        swatches=tuple(replace(each, role=GREY) if each.role in roles else each for each in panel.swatches),
    )


def _of(dots: Dots, gids: Collection[str]) -> bool:
    return any(f".{gid}." in f"{dots.gid}." for gid in gids)


def _greyed(text: Text) -> Text:
    return replace(text, role=GREY)


def _grey(leader: Leader) -> Leader:
    return replace(leader, role=GREY, above=False)


def names_at(scene: Scene, x: float, y: float, measure: Measure) -> tuple[Activation, ...]:
    """Return the activations whose name is at a place of the page: over a panel, beside a curve, or in a key."""
    for panel in scene.panels:
        for box, activations in _names(panel, measure):
            if grown(box, NEAR).holds(x, y):
                return activations
    return ()


def _names(panel: Panel, measure: Measure) -> Iterator[tuple[Box, tuple[Activation, ...]]]:
    """Yield the boxes of a panel's names, each with the activations that it names."""
    for text in panel.notes:
        if named := tuple(line.activation for line in panel.lines if line.name and line.name == text.text):
            box = box_of(text, measure)
            samples = [each.box.x for each in panel.swatches if box.y <= each.box.y <= box.top and each.box.x < box.x]
            left = max(samples, default=box.x)
            yield replace(box, x=left, width=box.right - left), named
    alone = {line.activation for line in panel.lines}
    if len(alone) == 1:
        yield box_of(panel.title, measure), tuple(alone)
