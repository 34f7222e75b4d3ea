"""Activations that act on a whole vector, or on a pair of halves, and their arithmetic along an axis."""

from __future__ import annotations

from actplot.vector.base import AXIS, Slice, VectorActivation
from actplot.vector.gated import GatedActivation

__all__ = ["AXIS", "GatedActivation", "Slice", "VectorActivation"]
