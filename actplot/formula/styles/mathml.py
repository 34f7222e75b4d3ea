"""Formulas in MathML, of the elements that every browser sets (MathML Core)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from actplot.formula.nodes import Node
from actplot.formula.styles.latex import GREEK, Latex

__all__ = ["LETTERS", "MATHML"]

LETTERS = dict(zip(GREEK, "αβγδϵζηθικλμνξπρστϕχψω", strict=True))
_NAMES = {"log": "ln", "Phi": "Φ", "atan": "arctan", "asinh": "arsinh", "sign": "sgn", "sigmoid": "σ", "phi": "φ"}
_SYMBOL = re.compile(r"(\\?[A-Za-z]+|\\mathrm\{[\w .-]+\})(?:_(\w|\{\w+\}))?")  # of the LaTeX of a parameter
_THIN = '<mspace width=".17em"/>'
_TIMES, _APPLIED = "<mo>\u2062</mo>", "<mo>\u2061</mo>"  # unseen: a product, and a function of what follows
_UPRIGHT = ' mathvariant="normal"'  # which a single letter is not by itself


class MathML(Latex):
    """MathML, set as LaTeX sets it; a sign says that it is one, since behind a bracket it would be set as a term's."""

    minus = '<mo form="prefix">−</mo>'
    apart, wide = (f'<mo>,</mo><mspace width="{width}em"/>' for width in (0.5, 1))
    signs = {"-": "−", "<=": "≤", ">=": "≥", "!=": "≠", "not in": "∉", "~": "∼"}  # noqa: RUF012

    def number(self, digits: str) -> str:
        if digits.startswith("-"):  # a power that a derivative has
            return self.minus + self.number(digits[1:])
        mantissa, _, exponent = digits.lower().partition("e")
        if not exponent:
            return f"<mn>{digits}</mn>"
        return f"<mn>{mantissa}</mn><mo>×</mo>{self.raised('<mn>10</mn>', self.number(str(int(exponent))))}"

    def amount(self, words: str) -> str:
        if words.startswith("-"):
            return self.minus + self.amount(words[1:])
        above, slash, below = words.partition("/")
        if slash:
            return self.fraction(self.number(above), self.number(below))
        return "<mi>∞</mi>" if words == "∞" else self.number(words)

    def symbol(self, name: str, latex: str | None) -> str:
        found = _SYMBOL.fullmatch(super().symbol(name, latex))
        if not found:
            return f"<mi>{name}</mi>"  # which is a name in Python, too
        base, below = found.groups()
        return f"<msub>{_letter(base)}{_letter(below.strip('{}'))}</msub>" if below else _letter(base)

    def infix(self, left: str, sign: str, right: str) -> str:
        return f"{left}<mo>{escape(self.signs.get(sign, sign))}</mo>{right}"

    def listed(self, parts: Sequence[str]) -> str:
        return "<mo>,</mo>".join(parts)

    def word(self, word: str) -> str:
        return f"<mtext>{word}</mtext>" if word == "otherwise" else f"<mtext>\u00a0{word}\u00a0</mtext>"

    def function(self, name: str) -> str:
        if name == "sinc_slope":
            return "<mi>sinc′</mi>"
        return f"<mi{_UPRIGHT * (name == 'Phi')}>{_NAMES.get(name, name)}</mi>"

    def applied(self, function: str, inner: str, bare: bool) -> str:
        return f"{function}{_APPLIED}{_THIN}{inner}" if bare else f"{function}{_APPLIED}{self.parenthesised(inner)}"

    def bracketed(self, opening: str, body: str, closing: str) -> str:
        rigid = "" if "<mfrac" in body or "<mtable" in body else ' stretchy="false"'
        return f"<mrow><mo{rigid}>{opening}</mo>{body}<mo{rigid}>{closing}</mo></mrow>"

    def parenthesised(self, body: str) -> str:
        return self.bracketed("(", body, ")")

    def between_bars(self, body: str) -> str:
        return self.bracketed("|", body, "|")

    def exponent(self, body: str, atomic: bool) -> str:  # noqa: ARG002  (it is an element)
        return body

    def raised(self, base: str, exponent: str) -> str:
        return f"<msup>{_one(base)}{_one(exponent)}</msup>"

    def fraction(self, above: str, below: str) -> str:
        return f"<mfrac>{_one(above)}{_one(below)}</mfrac>"

    def slashed(self, left: str, right: str) -> str:
        return f'{left}<mo lspace="0" rspace="0">/</mo>{right}'

    def beside(self, fraction: str, factor: str) -> str:
        return f"{fraction}{_THIN}{factor}"

    def root(self, body: str) -> str:
        return f"<msqrt>{body}</msqrt>"

    def between(self, left: Node, right: Node) -> str:
        return {r" \cdot ": "<mo>·</mo>", r"\, ": _THIN, " ": _TIMES}[super().between(left, right)]

    def cases(self, rows: list[tuple[str, str]]) -> str:
        lines = "".join(f"<mtr><mtd>{value}</mtd><mtd>{condition}</mtd></mtr>" for value, condition in rows)
        return f'<mrow><mo>{{</mo><mtable columnalign="left">{lines}</mtable></mrow>'


MATHML = MathML()


def _letter(latex: str) -> str:
    """Return a letter, a word or a number of a symbol's LaTeX."""
    if latex.isdigit():
        return f"<mn>{latex}</mn>"
    if latex.startswith("\\mathrm"):
        word = latex[len("\\mathrm{") : -1]
        return f"<mi{_UPRIGHT * (len(word) == 1)}>{word}</mi>"
    name = latex.removeprefix("\\")
    return f"<mi>{LETTERS.get(name, name) if latex != name else name}</mi>"


def _one(body: str) -> str:
    """Return a part as one element."""
    depth = 0
    for tag in re.finditer("<(/?)[^>]*?(/?)>", body):
        depth += 0 if tag[2] else -1 if tag[1] else 1
        if depth == 0:
            return body if tag.end() == len(body) else f"<mrow>{body}</mrow>"
    return body
