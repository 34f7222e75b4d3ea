"""What a style is: how the parts of a formula are written, here in plain text, as one types it on a line."""

from __future__ import annotations

from collections.abc import Sequence

from actplot.formula.nodes import Node

__all__ = ["Style"]


class Style:
    """Plain text, as one types it on a line; the other styles replace what they write otherwise."""

    minus = "-"  # of a negative term
    apart = wide = ", "  # between two equations
    has_fractions = False
    raised_names: frozenset[str] = frozenset()
    signs = {"<": "<", "<=": "≤", ">": ">", ">=": "≥", "!=": "≠", "not in": "∉"}  # noqa: RUF012  (typed by the class, read only)
    names: dict[str, str] = {"log": "ln", "sinc_slope": "sinc'"}  # noqa: RUF012

    def number(self, digits: str) -> str:
        """Return a constant."""
        return digits

    def amount(self, words: str) -> str:
        """Return a parameter's value, such as -0.5, 1/3 or ∞."""
        return words

    def symbol(self, name: str, latex: str | None) -> str:  # noqa: ARG002  (the other styles print the symbol)
        """Return x or a parameter, by its LaTeX symbol where the style has one."""
        return name

    def infix(self, left: str, sign: str, right: str) -> str:
        """Return two parts with an operator between them."""
        return f"{left} {self.signs.get(sign, sign)} {right}"

    def listed(self, parts: Sequence[str]) -> str:
        """Return parts with commas between them."""
        return ", ".join(parts)

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

    def bracketed(self, opening: str, body: str, closing: str) -> str:
        """Return what stands between brackets."""
        return f"{opening}{body}{closing}"

    def exponent(self, body: str, atomic: bool) -> str:
        """Return a part as it stands in an exponent."""
        return body if atomic else f"({body})"

    def raised(self, base: str, exponent: str) -> str:
        """Return a power."""
        return f"{base}^{exponent}"

    def fraction(self, above: str, below: str) -> str:
        """Return a quotient."""
        return f"{above}/{below}"

    def slashed(self, left: str, right: str) -> str:
        """Return a quotient on the line."""
        return f"{left}/{right}"

    def beside(self, fraction: str, factor: str) -> str:
        """Return a fraction times what stands beside it."""
        return f"{fraction} {factor}"

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
