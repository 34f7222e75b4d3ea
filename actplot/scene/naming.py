"""The names of curves that share a panel: at their ends, where each is most alone, or in a key."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from actplot.activation import Activation
from actplot.curve import Curve
from actplot.scene.callouts import Named, end_room, ends_apart, key, label_ends, label_inside
from actplot.scene.frame import Frame
from actplot.scene.graphs import Cell
from actplot.scene.headings import differing, short
from actplot.scene.look import SHARED
from actplot.scene.notes import Draft, Notes
from actplot.scene.parts import Measure
from actplot.wording import binding, greek
from actplot.words import Words

__all__ = ["curve_names", "ends_room", "note_names"]

MOST = 6  # curves of a panel that are named one by one
MOST_IN_KEY = 12  # of more, those of a sweep are shown at even distances


def ends_room(cell: Cell, frame: Frame, words: Words, measure: Measure) -> float:
    """Return how far names at the ends of curves reach beyond the panel, in inches."""
    curves = _named(cell, frame, words)
    if not _named_at_ends(cell, curves):
        return 0.0
    return frame.x(frame.span[1]) + end_room(curves, measure) - frame.box.right


def note_names(draft: Draft) -> Notes:
    """Return the names of the curves of a panel; a derivative's may leave out what the function's panel says.

    More curves than can be named one by one have a key in the function's panel, and so have those that find no place.
    """
    cell, room, measure = draft.cell, draft.room, draft.measure
    curves = _named(cell, draft.frame, draft.words)
    if not curves:
        return Notes()
    if len(curves) > MOST:
        keys = (key(shown, draft.frame.box, room, measure) for shown in _samples(cell, curves))
        return next(filter(None, keys), None) or _beside(draft, curves)
    if _named_at_ends(cell, curves) and (found := label_ends(curves, room, measure)):
        return found
    before = room.copy()
    found, missing = label_inside(curves, draft.frame.box, room, measure)
    if missing and cell.leads and (keyed := key(curves, draft.frame.box, before, measure)):
        room.become(before)
        return keyed
    return found


def _beside(draft: Draft, curves: list[Named]) -> Notes:
    """Return the names of functions for whose key there is no room; the values of a sweep are read from their order."""
    if draft.cell.kind == "sweep" or not draft.cell.leads or len(curves) > MOST_IN_KEY:
        return Notes()
    return label_inside(curves, draft.frame.box, draft.room, draft.measure)[0]


def _samples(cell: Cell, curves: list[Named]) -> Iterator[list[Named]]:
    """Yield what a key may show: all curves of the function's panel, or those of a sweep at even distances."""
    if cell.leads and len(curves) <= MOST_IN_KEY:
        yield curves
    if cell.leads and (cell.kind == "sweep" or len(curves) > MOST_IN_KEY):
        yield from ([curves[at] for at in _evenly(len(curves), shown)] for shown in (MOST, MOST // 2))


def _named_at_ends(cell: Cell, curves: list[Named]) -> bool:
    """Return whether names stand at the ends: where these tell the curves apart, in a sweep some of them at least."""
    if not curves or len(curves) > MOST:
        return False
    return ends_apart(curves, crowd=len(curves)) if cell.kind == "sweep" else ends_apart(curves)


def _named(cell: Cell, frame: Frame, words: Words) -> list[Named]:
    """Return the curves with their names, none where a curve is alone; what shares one hue is named in ink."""
    if cell.kind not in ("sweep", "overlay"):
        return []
    return [
        Named(
            text=text,
            math=math,
            role=graph.role,
            ink="ink" if cell.kind == "sweep" else graph.role,
            width=SHARED.curve,
            places=_shown(graph.curve, frame),
        )
        for graph, (text, math) in zip(cell.graphs, curve_names(cell, words), strict=True)
    ]


def _shown(curve: Curve, frame: Frame) -> NDArray[np.float64]:
    """Return the places (n, 2) of a curve in its panel, in inches, cut at the upper and the lower edge."""
    gap = np.full((1, 2), np.nan)
    places = [part for x, y in curve.pieces for part in (_cut(frame.places(x, y), frame), gap)]
    return np.concatenate(places[:-1])


def _cut(places: NDArray[np.float64], frame: Frame) -> NDArray[np.float64]:
    """Return a polyline (n, 2) with vertices where it crosses the upper or the lower edge, nan beyond."""
    x, y = places.T
    low, high = frame.box.y, frame.box.top
    for edge in (low, high):
        with np.errstate(invalid="ignore"):
            crossing = np.flatnonzero((y[:-1] - edge) * (y[1:] - edge) < 0)
        part = (edge - y[crossing]) / (y[crossing + 1] - y[crossing])
        x = np.insert(x, crossing + 1, x[crossing] + part * (x[crossing + 1] - x[crossing]))
        y = np.insert(y, crossing + 1, edge)
    outside = ~((y >= low) & (y <= high))
    return np.where(outside[:, None], np.nan, np.column_stack([x, y]))


def _evenly(count: int, shown: int) -> list[int]:
    return [round(at * (count - 1) / (shown - 1)) for at in range(shown)]


def curve_names(cell: Cell, words: Words) -> list[tuple[str, str]]:
    """Return what each curve of a panel is called, in plain text and (or empty) in mathtext.

    That is its varied parameters in a sweep; the function's name in an overlay, and what tells it from a namesake.
    """
    if cell.kind not in ("sweep", "overlay"):
        return [("", "")] * len(cell.graphs)
    return [_curve_name(graph.activation, cell, words) for graph in cell.graphs]


def _curve_name(act: Activation, cell: Cell, words: Words) -> tuple[str, str]:
    varied = differing([each for each in cell.activations if type(each) is type(act)])
    text, math = (act.bindings(form, varied) or binding(act, *varied, form=form) for form in ("text", "mathtext"))
    if cell.kind == "sweep":
        return text, math
    name = short(words.title(act))
    if not varied and (changed := [key for key, value in act.parameters.items() if value != act.declared[key].default]):
        text = ", ".join(_brief(act, key) for key in changed)  # Keras's leaky ReLU is steeper than PyTorch's
    return (f"{name} ({greek(text)})" if text else name), ""


def _brief(act: Activation, key: str) -> str:
    """Return what a parameter is bound to, under its symbol if that is a letter."""
    letter = act.declared[key].symbol.removeprefix("\\")
    return binding(act, key, form="text").replace(key, letter if letter.isalpha() else key, 1)
