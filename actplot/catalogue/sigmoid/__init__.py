"""The S-shaped family: odd or nearly so, steepest in the middle, flattening on both sides."""

from __future__ import annotations

from actplot.catalogue.sigmoid import algebraic, hard, hyperbolic, inverse, logistic, normal

__all__ = ["algebraic", "hard", "hyperbolic", "inverse", "logistic", "normal"]
