"""The stable building blocks of formulas, each a generator of its value, its slope and its curvature.

A primitive is written once, in its numerically stable form, for float64 arrays and for pairs. Its generator is
advanced only as far as an order is wanted, so value and derivatives share what they have in common.
"""

from __future__ import annotations

from actplot.primitives import algebraic, circular, exponential, logistic, normal
from actplot.primitives.base import PRIMITIVES, derivatives

__all__ = ["PRIMITIVES", "algebraic", "circular", "derivatives", "exponential", "logistic", "normal"]
