"""Formulas in LaTeX, and in the subset of it that Matplotlib sets."""

from __future__ import annotations

import re

from actplot.formula.nodes import Call, Named, Node, Number, Power
from actplot.formula.styles.base import Style

__all__ = ["GREEK", "LATEX", "MATHTEXT", "apparent_length"]

GREEK = (
    *("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu"),
    *("nu", "xi", "pi", "rho", "sigma", "tau", "phi", "chi", "psi", "omega"),
)


class Latex(Style):
    """LaTeX with amsmath."""

    apart, wide = r",\ \ ", r",\quad "
    has_fractions = True
    raised_names = frozenset({"tanh", "sech", "sin", "cos", "atan"})
    signs = {  # noqa: RUF012
        "<": "<", "<=": r"\leq", ">": ">", ">=": r"\geq", "!=": r"\neq", "not in": r"\notin", "~": r"\sim",
        "≈": r"\approx",
    }  # fmt: skip
    names = {  # noqa: RUF012
        "log": r"\ln", "sigmoid": r"\sigma", "Phi": r"\Phi", "phi": r"\varphi", "tanh": r"\tanh",
        "sin": r"\sin", "cos": r"\cos", "atan": r"\arctan",
        "asinh": r"\operatorname{arsinh}", "sign": r"\operatorname{sgn}",
        "max": r"\max", "min": r"\min", "softplus": r"\operatorname{softplus}",
        "sinc_slope": r"\operatorname{sinc}'",
    }  # fmt: skip

    def number(self, digits: str) -> str:
        mantissa, _, exponent = digits.lower().partition("e")
        return rf"{mantissa} \times 10^{{{int(exponent)}}}" if exponent else digits

    def amount(self, words: str) -> str:
        if words.startswith("-"):
            return self.minus + self.amount(words[1:])
        above, slash, below = words.partition("/")
        if slash:
            return rf"\frac{{{above}}}{{{below}}}"
        return r"\infty" if words == "∞" else self.number(words)

    def symbol(self, name: str, latex: str | None) -> str:
        if latex:
            return latex
        if (letter := name.removesuffix("_")) in GREEK:  # Python has a lambda of its own
            return f"\\{letter}"
        return name if len(name) == 1 else rf"\mathrm{{{name.replace('_', ' ')}}}"

    def word(self, word: str) -> str:
        return rf"\text{{{word}}}" if word == "otherwise" else rf"\ \text{{{word}}}\ "

    def function(self, name: str) -> str:
        return self.names.get(name, rf"\operatorname{{{name}}}")

    def applied(self, function: str, inner: str, bare: bool) -> str:
        return f"{function} {inner}" if bare else f"{function}{self.parenthesised(inner)}"

    def parenthesised(self, body: str) -> str:
        return rf"\left({body}\right)" if "frac{" in body else f"({body})"

    def exponent(self, body: str, atomic: bool) -> str:  # noqa: ARG002  (braces do it)
        return f"{{{body}}}"

    def fraction(self, above: str, below: str) -> str:
        return rf"\frac{{{above}}}{{{below}}}"

    def beside(self, fraction: str, factor: str) -> str:
        return rf"{fraction}\, {factor}"

    def root(self, body: str) -> str:
        return rf"\sqrt{{{body}}}"

    def between_bars(self, body: str) -> str:
        return rf"\left|{body}\right|"

    def between(self, left: Node, right: Node) -> str:
        opening = right.base if isinstance(right, Power) else right
        if isinstance(opening, Number):
            return r" \cdot "
        if isinstance(right, Call) and right.name == "expm1":
            return " "  # which opens with a parenthesis
        return r"\, " if isinstance(left, Number | Call) or isinstance(opening, Call | Named) else " "

    def cases(self, rows: list[tuple[str, str]]) -> str:
        return r"\begin{cases} " + r" \\ ".join(f"{v} & {c}" for v, c in rows) + r" \end{cases}"


class Mathtext(Latex):
    """The subset that Matplotlib sets: braces from stacked fractions, equally wide rows.

    Behind two rows there is a little space, or a comma would pass for a prime of the second.
    """

    minus = "{-}"  # behind a control word a bare sign would be set as one between two terms

    def word(self, word: str) -> str:
        return rf"\mathrm{{{word}}}" if word == "otherwise" else rf"\ \mathrm{{{word}}}\ "

    def fraction(self, above: str, below: str) -> str:
        return rf"\dfrac{{{_small(above)}}}{{{_small(below)}}}"  # as large as the text, unlike its \frac

    def root(self, body: str) -> str:
        return super().root(_small(body))

    def between_bars(self, body: str) -> str:
        return rf"|{body}|"

    def cases(self, rows: list[tuple[str, str]]) -> str:
        rows = [(_small(value), _small(condition)) for value, condition in rows]
        widest = [max(column, key=apparent_length) for column in zip(*rows, strict=True)]
        lines = [r"\quad ".join(_cell(c, w) for c, w in zip(row, widest, strict=True)) for row in rows]
        if len(lines) == 2:
            return rf"\genfrac{{\{{}}{{.}}{{0}}{{0}}{{{lines[0]}}}{{{lines[1]}}}\;"
        if len(lines) == 3:
            tall = r"\frac{X}{X}" if any(r"\frac" in line for line in lines) else "X"
            strut = rf"\rlap{{\phantom{{\genfrac{{}}{{}}{{0}}{{0}}{{{tall}}}{{{tall}}}}}}}"
            outer = rf"\genfrac{{}}{{}}{{0}}{{0}}{{{lines[0]}{strut}}}{{{strut}{lines[2]}}}"
            return rf"\left\{{\rlap{{{lines[1]}}}{outer}\right."
        return r";\quad ".join(rf"{value}\ \ ({condition})" for value, condition in rows)


LATEX, MATHTEXT = Latex(), Mathtext()


def _small(body: str) -> str:
    """Return a part with the fractions of a part within."""
    return body.replace(r"\dfrac", r"\frac")


def _cell(content: str, widest: str) -> str:
    return content if content == widest else rf"\rlap{{{content}}}\phantom{{{widest}}}"


def apparent_length(body: str) -> int:
    """Return about how many characters wide a piece of mathtext is: one for a control word, none for braces."""
    return len(re.sub(r"[{}^_\s]", "", re.sub(r"\\[A-Za-z]+", "a", body)))
