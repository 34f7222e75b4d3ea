"""The radial family: bumps, largest at a centre and gone far away from it."""

from __future__ import annotations

from actplot.activation import Activation

__all__ = ["Gaussian"]


class Gaussian(Activation):
    """Gaussian: a bell of height 1 at zero that vanishes on both sides."""

    name, aliases, title = "gaussian", ("gauss", "rbf"), "Gaussian"
    formula = "exp(-x**2)"
    slope = "-2 * x * exp(-x**2)"
    strengths = "Responds to a neighbourhood only, so that each unit looks after a region of its own; smooth and even."
    weaknesses = "Beyond |x| = 3 both value and slope are below 0.001: a unit far from all data learns nothing."
    when = "Radial basis function networks, and coordinate networks in place of sines."
    frameworks = {}
    references = (
        "Broomhead & Lowe (1988), Multivariable functional interpolation and adaptive networks",
        "Ramasinghe & Lucey (2021), arXiv:2111.15135",
    )
