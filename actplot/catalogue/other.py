"""What belongs to no other family."""

from __future__ import annotations

from actplot.activation import Activation

__all__ = ["Arctid"]


class Arctid(Activation):
    """Arctid: the squared arctangent less the input."""

    name, title = "arctid", "Arctid"
    formula = "atan(x)**2 - x"
    slope = "2 * atan(x) / (1 + x**2) - 1"
    strengths = "Smooth and strictly decreasing; the slope stays between -1.824 and -0.176 and never vanishes."
    weaknesses = (
        "Nearly the line -x, to which a bump is added; outputs have no bounds and a mean of 0.45 for x ~ N(0, 1)."
    )
    when = "Comparisons with the other functions found by the same study; hardly elsewhere."
    frameworks = {"torch_activation": "torch_activation.Arctid()"}
    references = ("Eger, Youssef & Gurevych (2018), arXiv:1901.02671",)
