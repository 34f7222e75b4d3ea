"""The self-gated family: the input times a gate that the input itself opens."""

from __future__ import annotations

from actplot.catalogue.self_gated import exponential, gelu, hard, hyperbolic, logistic

__all__ = ["exponential", "gelu", "hard", "hyperbolic", "logistic"]
