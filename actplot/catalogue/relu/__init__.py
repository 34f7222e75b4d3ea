"""The rectifiers: the identity above zero, or something like it, and a line or nothing below."""

from __future__ import annotations

from actplot.catalogue.relu import basic, bent, curved

__all__ = ["basic", "bent", "curved"]
