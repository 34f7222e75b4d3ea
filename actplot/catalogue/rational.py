"""The rational family: quotients of polynomials, which can be fitted to almost any shape."""

from __future__ import annotations

from actplot.activation import Activation, param

__all__ = ["PAU"]


class PAU(Activation):
    """Padé activation unit: a learned quotient of two polynomials; by default one fitted to leaky ReLU."""

    name, aliases, title = "pau", ("rational", "pade_activation_unit"), "Padé activation unit"
    # far out the asymptote is divided off: the curvature of what remains does not cancel
    formula = "P / Q if abs(x) <= 64 else c * x + d + (((t * x + u) * x + v) * x + a0 - d) / Q"
    shown = (
        "(a0 + a1 * x + a2 * x**2 + a3 * x**3 + a4 * x**4 + a5 * x**5) "
        "/ (1 + abs(b1 * x) + abs(b2 * x**2) + abs(b3 * x**3) + abs(b4 * x**4))"
    )
    slope = "(R * Q - P * S) / Q**2"
    where = {
        "P": "a0 + a1 * x + a2 * x**2 + a3 * x**3 + a4 * x**4 + a5 * x**5",
        "Q": "1 + abs(b1 * x) + abs(b2 * x**2) + abs(b3 * x**3) + abs(b4 * x**4)",
        "R": "a1 + 2 * a2 * x + 3 * a3 * x**2 + 4 * a4 * x**3 + 5 * a5 * x**4",
        "S": "sign(x) * (abs(b1) + 2 * abs(b2 * x) + 3 * abs(b3 * x**2) + 4 * abs(b4 * x**3))",
        "c": "a5 / abs(b4)",
        "d": "(a4 - c * abs(b3) * sign(x)) / abs(b4)",
        "t": "a3 - c * abs(b2) - d * abs(b3) * sign(x)",
        "u": "a2 - c * abs(b1) * sign(x) - d * abs(b2)",
        "v": "a1 - c - d * abs(b1) * sign(x)",
    }
    lists = {"numerator": ("a0", "a1", "a2", "a3", "a4", "a5"), "denominator": ("b1", "b2", "b3", "b4")}
    strengths = "Ten learned coefficients take the shape that the data want; no exponential, and no pole."
    weaknesses = (
        "Fifth powers overflow in low precision, and training needs care; a small kink at 0 (slopes 0.652 and 0.584); "
        "only near 0 does the default resemble leaky ReLU: far out its slope is 0.723 on both sides."
    )
    when = "Networks that are to learn their activations, one set of coefficients per layer."
    frameworks = {}
    references = ("Molina, Schramowski & Kersting (2019), arXiv:1907.06732",)

    a0: float = param(default=0.029792778657264946, symbol="a_0")
    a1: float = param(default=0.6183735264987601, symbol="a_1")
    a2: float = param(default=2.323309062531321, symbol="a_2")
    a3: float = param(default=3.051936237265109, symbol="a_3")
    a4: float = param(default=1.4854203263828845, symbol="a_4")
    a5: float = param(default=0.2510244961111299, symbol="a_5")
    b1: float = param(default=-1.1419548357285474, symbol="b_1")
    b2: float = param(default=4.393159974992486, symbol="b_2")
    b3: float = param(default=0.8714712309957245, symbol="b_3")
    b4: float = param(default=0.34719662339598834, symbol="b_4")

    holds = {"b4 < 0 or b4 > 0": "b4 '{b4:g}' must not be 0; with a tiny one the fourth power is all but gone"}
