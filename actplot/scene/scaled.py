"""A scene made larger or smaller as a whole: type, lines, dots and places alike; only data stay what they are."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from actplot.scene.charts import Chart
from actplot.scene.parts import Axis, Box, Gauge, Inset, Leader, Line, Panel, Scene, Swatch, Text, Tick

__all__ = ["scaled"]

SIZES: dict[type[Any], tuple[str, ...]] = {
    Box: ("x", "y", "width", "height"),
    Text: ("x", "y", "size"),
    Line: ("width",),
    Leader: ("width",),
    Swatch: ("width",),
    Scene: ("width", "height"),
    Gauge: tuple(field.name for field in fields(Gauge)),
}
"""What is measured in inches or points, part by part."""

WHOLE = (Axis, Chart, Inset, Panel, Tick)  # parts that only hold others


def scaled(scene: Scene, factor: float) -> Scene:
    """Return the scene with everything that is measured in inches or points `factor` times as large."""
    result: Scene = scene if factor == 1 else _scaled(scene, factor)
    return result


def _scaled(part: Any, factor: float) -> Any:
    if isinstance(part, tuple):
        return tuple(_scaled(each, factor) for each in part)
    if not is_dataclass(part) or type(part) not in (*SIZES, *WHOLE):
        return part
    changed: dict[str, Any] = {}
    for field in fields(part):
        value = getattr(part, field.name)
        if field.name in SIZES.get(type(part), ()):
            changed[field.name] = value * factor
        elif isinstance(part, Leader) and field.name == "path":
            changed[field.name] = tuple((x * factor, y * factor) for x, y in value)
        else:
            changed[field.name] = _scaled(value, factor)
    return replace(part, **changed)
