"""The catalogue: one file or folder a family, one small class an activation; importing it registers them all."""

from __future__ import annotations

from importlib import import_module

__all__ = ["FAMILIES"]

FAMILIES = (
    *("linear", "step", "sigmoid", "relu", "elu", "softplus", "self_gated", "shrink", "exponential", "radial"),
    *("periodic", "rational", "other", "vector"),
)
"""The families in the order of the catalogue: of two functions that answer to a call, the earlier one is meant."""

for _family in FAMILIES:
    import_module(f"{__name__}.{_family}")
