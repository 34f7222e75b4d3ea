"""Callouts: the names of curves that share a panel, beside their ends, along their way, or in a key."""

from __future__ import annotations

from actplot.scene.callouts.ends import end_room, ends_apart, label_ends
from actplot.scene.callouts.inside import label_inside
from actplot.scene.callouts.legend import key
from actplot.scene.callouts.named import Named

__all__ = ["Named", "end_room", "ends_apart", "key", "label_ends", "label_inside"]
