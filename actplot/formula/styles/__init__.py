"""How the parts of a formula are written: in plain text, in LaTeX, in mathtext, in MathML."""

from __future__ import annotations

from actplot.formula.styles.base import Style
from actplot.formula.styles.latex import LATEX, MATHTEXT
from actplot.formula.styles.mathml import MATHML

__all__ = ["STYLES", "Style", "number_words"]

STYLES: dict[str, Style] = {"text": Style(), "latex": LATEX, "mathtext": MATHTEXT, "mathml": MATHML}


def number_words(value: float, *, fraction: bool = False) -> str:
    """Return a parameter's value as a reader writes it: 0.01, 2, or 1/3 where the digits would not end.

    `fraction` prefers 1/8 to 0.125.
    """
    digits = format(value, ".6g") if float(format(value, ".6g")) == value else repr(value)
    if len(digits) <= 8 and not fraction:
        return digits
    for below in range(3, 13):
        above = round(value * below)
        if above and abs(above / below - value) <= 2e-16 * abs(value):
            return f"{above}/{below}"
    return digits
