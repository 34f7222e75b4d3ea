"""The vector family: functions of a whole array along one of its axes, and of an array in two halves."""

from __future__ import annotations

from actplot.catalogue.vector import gated, pieces, softmax, sparse

__all__ = ["gated", "pieces", "softmax", "sparse"]
