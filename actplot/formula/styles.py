"""How the parts of a formula are written in plain text, in LaTeX and in mathtext."""

from __future__ import annotations

import re

from actplot.formula.nodes import Call, Named, Node, Number, Power

__all__ = ["STYLES", "Style", "number_words"]

_GREEK = frozenset(
    [
        *("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu"),
        *("nu", "xi", "pi", "rho", "sigma", "tau", "phi", "chi", "psi", "omega"),
    ]
)


class Style:
    """Plain text, as one types it on a line; the other styles replace what they write otherwise."""

    minus = "-"
    has_fractions = False
    raised_names: frozenset[str] = frozenset()
    signs = {"<": "<", "<=": "≤", ">": ">", ">=": "≥", "!=": "≠", "not in": "∉"}  # noqa: RUF012  (typed by the class, read only)
    names: dict[str, str] = {"log": "ln", "sinc_slope": "sinc'"}  # noqa: RUF012

    def number(self, digits: str) -> str:
        """Return a constant."""
        return digits

    def symbol(self, name: str, latex: str | None) -> str:  # noqa: ARG002  (the other styles print the symbol)
        """Return x or a parameter, by its LaTeX symbol where the style has one."""
        return name

    def word(self, word: str) -> str:
        """Return `and`, `or`, `otherwise`."""
        return word if word == "otherwise" else f" {word} "

    def function(self, name: str) -> str:
        """Return the name of a function."""
        return self.names.get(name, name)

    def applied(self, function: str, inner: str, bare: bool) -> str:  # noqa: ARG002  (text keeps its parentheses)
        """Return a function of its arguments; `bare` where they need no parentheses."""
        return f"{function}({inner})"

    def parenthesised(self, body: str) -> str:
        """Return the part in parentheses."""
        return f"({body})"

    def exponent(self, body: str, atomic: bool) -> str:
        """Return a part as it stands in an exponent."""
        return body if atomic else f"({body})"

    def raised(self, base: str, exponent: str) -> str:
        """Return a power."""
        return f"{base}^{exponent}"

    def fraction(self, above: str, below: str) -> str:
        """Return a quotient."""
        return f"{above}/{below}"

    def root(self, body: str) -> str:
        """Return a square root."""
        return f"sqrt({body})"

    def between_bars(self, body: str) -> str:
        """Return an absolute value."""
        return f"|{body}|"

    def between(self, left: Node, right: Node) -> str:  # noqa: ARG002  (the other styles look at both)
        """Return what stands between two factors."""
        return "·"

    def cases(self, rows: list[tuple[str, str]]) -> str:
        """Return the lines (value, condition) of a piecewise formula."""
        return "{ " + "; ".join(f"{value}, {condition}" for value, condition in rows) + " }"


class Latex(Style):
    """LaTeX with amsmath."""

    has_fractions = True
    raised_names = frozenset({"tanh", "sech", "sin", "cos", "atan"})
    signs = {"<": "<", "<=": r"\leq", ">": ">", ">=": r"\geq", "!=": r"\neq", "not in": r"\notin"}  # noqa: RUF012
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

    def symbol(self, name: str, latex: str | None) -> str:
        if latex:
            return latex
        if name in _GREEK:
            return f"\\{name}"
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

    def root(self, body: str) -> str:
        return rf"\sqrt{{{body}}}"

    def between_bars(self, body: str) -> str:
        return rf"\left|{body}\right|"

    def between(self, left: Node, right: Node) -> str:
        if isinstance(left, Number) and isinstance(right, Number):
            return r" \cdot "
        if isinstance(right, Call) and right.name == "expm1":
            return " "  # which opens with a parenthesis
        opening = right.base if isinstance(right, Power) else right
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
        widest = [max(column, key=_apparent_length) for column in zip(*rows, strict=True)]
        lines = [r"\quad ".join(_cell(c, w) for c, w in zip(row, widest, strict=True)) for row in rows]
        if len(lines) == 2:
            return rf"\genfrac{{\{{}}{{.}}{{0}}{{0}}{{{lines[0]}}}{{{lines[1]}}}\;"
        if len(lines) == 3:
            tall = r"\frac{X}{X}" if any(r"\frac" in line for line in lines) else "X"
            strut = rf"\rlap{{\phantom{{\genfrac{{}}{{}}{{0}}{{0}}{{{tall}}}{{{tall}}}}}}}"
            outer = rf"\genfrac{{}}{{}}{{0}}{{0}}{{{lines[0]}{strut}}}{{{strut}{lines[2]}}}"
            return rf"\left\{{\rlap{{{lines[1]}}}{outer}\right."
        return r";\quad ".join(rf"{value}\ \ ({condition})" for value, condition in rows)


STYLES: dict[str, Style] = {"text": Style(), "latex": Latex(), "mathtext": Mathtext()}


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


def _small(body: str) -> str:
    """Return a part with the fractions of a part within."""
    return body.replace(r"\dfrac", r"\frac")


def _cell(content: str, widest: str) -> str:
    return content if content == widest else rf"\rlap{{{content}}}\phantom{{{widest}}}"


def _apparent_length(body: str) -> int:
    """Return about how many characters wide a piece of mathtext is: one for a control word, none for braces."""
    return len(re.sub(r"[{}^_\s]", "", re.sub(r"\\[A-Za-z]+", "a", body)))
