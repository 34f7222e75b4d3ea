"""The languages in which formulas are written as code: what each calls the primitives, and how it says the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import isinf

from actplot.formula.derivative import put_in, with_parts
from actplot.formula.nodes import Call, Node
from actplot.formula.parse import parse
from actplot.mills import POWERS

__all__ = ["LANGUAGES", "Language"]

EXPANSIONS = {
    "cloglog": "-expm1(-exp(x))",
    "isru": "x / hypot(1, x)",
    "phi": "exp(-x**2 / 2) / sqrt(2 * pi)",
    "Phi": "erfc(-x / sqrt(2)) / 2",
    "sech": "2 / (exp(x) + exp(-x))",
    "sigmoid": "1 / (1 + exp(-x))",
    "softplus": "max(x, 0) + log1p(exp(-abs(x)))",
    "softsign": "x / (1 + abs(x))",
}
"""The primitives that need no function of their own, in terms of others: they keep their digits at finite x."""


class Language:
    """What a language calls the primitives, or, as `helpers`, the source of a function of its own, and its operators.

    `where` is a choice between arrays; empty where a function takes one number. `operators` are the functions that take
    the place of operators where x occurs.
    """

    constants: Mapping[str, str]
    calls: Mapping[str, str]
    helpers: Mapping[str, str]
    words: Mapping[str, str]
    array_words: Mapping[str, str] = {"and": "&", "or": "|"}
    operators: Mapping[str, str] = {}
    power: str
    choice: str
    where: str = ""
    reserved: frozenset[str]

    def expanded(self, node: Node) -> Node:
        """Return a formula without the primitives that the language has no function for."""
        whole = with_parts(node, self.expanded)
        if isinstance(whole, Call) and whole.name not in self.calls and whole.name in EXPANSIONS:
            return put_in(parse(EXPANSIONS[whole.name]), whole.arguments[0])
        return whole

    def symbol(self, name: str) -> str:
        """Return what a parameter or a part is called: by a stroke more where the language has taken the name."""
        return f"{name}_" if name.rstrip("_") in self.reserved else name

    def level(self, body: str) -> str:
        """Return a value that does not depend on x as one for every x."""
        return body

    def number(self, value: float) -> str:
        """Return a parameter's value."""
        return ("-" * (value < 0) + self.constants["inf"]) if isinf(value) else repr(value)

    def function(
        self, name: str, about: str, defaults: Mapping[str, float], named: Mapping[str, str], body: str
    ) -> str:
        """Return the source of a function: of x and parameters, with the named parts before what it returns."""
        raise NotImplementedError

    def module(self, sources: Iterable[str]) -> str:
        """Return the whole program."""
        raise NotImplementedError


class Python(Language):
    """Python with NumPy, of arrays as well as numbers; warnings of the branch not taken are switched off."""

    constants = {"pi": "np.pi", "e": "np.e", "inf": "np.inf"}  # noqa: RUF012
    calls = {  # noqa: RUF012
        **{name: f"np.{name}({{}})" for name in ("abs", "cos", "exp", "expm1", "log", "log1p", "sign", "sin", "sqrt")},
        "asinh": "np.arcsinh({})", "atan": "np.arctan({})", "hypot": "np.hypot({}, {})", "max": "np.maximum({}, {})",
        "min": "np.minimum({}, {})", "softplus": "np.logaddexp(0, {})", "tanh": "np.tanh({})",
    }  # fmt: skip
    helpers = {  # noqa: RUF012
        "erf": "_erf = np.vectorize(math.erf, otypes=[float])",
        "erfc": "_erfc = np.vectorize(math.erfc, otypes=[float])",
        "sinc": "def _sinc(u):\n    return np.where(u == 0, 1.0, np.sin(u) / u)",
        "sinc_slope": """\
def _sinc_slope(u):
    series = 1.0
    for k in range(12, 0, -1):
        series = 1 - u * u / (2 * k * (2 * k + 3)) * series
    return np.where(np.abs(u) < 2, -u / 3 * series, (np.cos(u) - np.sin(u) / u) / u)""",
        "tanhshrink": """\
def _tanhshrink(u):
    rest = 0.0
    for odd in range(37, 1, -2):
        rest = u * u / (odd + rest)
    return np.where(np.abs(u) < 2, u * rest / (1 + rest), u - np.tanh(u))""",
        "expm1mx": """\
def _expm1mx(u):
    series = 1.0
    for n in range(20, 2, -1):
        series = 1 + u / n * series
    return np.where(np.abs(u) < 1, u * u / 2 * series, np.expm1(u) - u)""",
    }
    words = {"and": "and", "or": "or"}  # noqa: RUF012
    power = "{}**{}"
    choice = "{1} if {0} else {2}"
    where = "np.where({}, {}, {})"
    reserved = frozenset({"math", "np"})

    def level(self, body: str) -> str:
        return f"np.full_like(x, {body})"

    def function(
        self, name: str, about: str, defaults: Mapping[str, float], named: Mapping[str, str], body: str
    ) -> str:
        given = "".join(f", {key}={self.number(value)}" for key, value in defaults.items())
        lines = [f'"""Return {about.translate(PLAIN)} at x."""', "x = np.asarray(x, dtype=float)"]
        inside = [*(f"{part} = {meaning}" for part, meaning in named.items()), f"return {body}"]
        return "\n    ".join(
            [f"def {name}(x{given}):", *lines, 'with np.errstate(all="ignore"):', *(f"    {line}" for line in inside)]
        )

    def module(self, sources: Iterable[str]) -> str:
        body = "\n\n\n".join(sources)
        return ("import math\n\n" if "math." in body else "") + f"import numpy as np\n\n\n{body}\n"


class JavaScript(Language):
    """JavaScript, of one number at a time."""

    constants = {"pi": "Math.PI", "e": "Math.E", "inf": "Infinity"}  # noqa: RUF012
    calls = {  # noqa: RUF012
        **{
            name: f"Math.{name}({{}})"
            for name in (
                *("abs", "asinh", "atan", "cos", "exp", "expm1", "log", "log1p", "sign", "sin", "sqrt", "tanh"),
            )
        },
        **{name: f"Math.{name}({{}}, {{}})" for name in ("hypot", "max", "min")},
    }
    helpers = {  # noqa: RUF012
        "erfc": f"""\
function _erfc(u) {{
  if (u < 0) return 2 - _erfc(-u);
  const t = u * Math.SQRT2, v = (t - 4) / (t + 4);
  const series = [{", ".join(map(repr, POWERS))}];
  return 2 * Math.exp(-u * u) * series.reduceRight((sum, term) => sum * v + term) / (t + 1);
}}""",
        "erf": """\
function _erf(u) {
  if (Math.abs(u) >= 1) return Math.sign(u) * (1 - _erfc(Math.abs(u)));
  let series = 1;
  for (let n = 24; n > 0; n--) series = 1 + u * u * 2 / (2 * n + 1) * series;
  return 2 / Math.sqrt(Math.PI) * u * Math.exp(-u * u) * series;
}""",
        "sinc": "function _sinc(u) {\n  return u === 0 ? 1 : Math.sin(u) / u;\n}",
        "sinc_slope": """\
function _sinc_slope(u) {
  if (Math.abs(u) >= 2) return (Math.cos(u) - Math.sin(u) / u) / u;
  let series = 1;
  for (let k = 12; k > 0; k--) series = 1 - u * u / (2 * k * (2 * k + 3)) * series;
  return -u / 3 * series;
}""",
        "tanhshrink": """\
function _tanhshrink(u) {
  if (Math.abs(u) >= 2) return u - Math.tanh(u);
  let rest = 0;
  for (let odd = 37; odd > 1; odd -= 2) rest = u * u / (odd + rest);
  return u * rest / (1 + rest);
}""",
        "expm1mx": """\
function _expm1mx(u) {
  if (Math.abs(u) >= 1) return Math.expm1(u) - u;
  let series = 1;
  for (let n = 20; n > 2; n--) series = 1 + u / n * series;
  return u * u / 2 * series;
}""",
    }
    words = {"and": "&&", "or": "||"}  # noqa: RUF012
    power = "Math.pow({}, {})"
    choice = "{} ? {} : {}"
    reserved = frozenset(
        {
            *("await", "break", "case", "catch", "const", "continue", "debugger", "default", "delete", "do", "enum"),
            *("export", "extends", "function", "implements", "instanceof", "interface", "let", "Math", "new", "null"),
            *("package", "private", "protected", "public", "static", "super", "switch", "this", "throw", "typeof"),
            *("var", "void", "arguments", "eval", "true", "false", "Infinity", "undefined"),
        }
    )

    def function(
        self, name: str, about: str, defaults: Mapping[str, float], named: Mapping[str, str], body: str
    ) -> str:
        given = "".join(f", {key} = {self.number(value)}" for key, value in defaults.items())
        lines = [*(f"const {part} = {meaning};" for part, meaning in named.items()), f"return {body};"]
        inside = "".join(f"  {line}\n" for line in lines)
        return f"/** Return {about.replace('*/', '* /')} at x. */\nfunction {name}(x{given}) {{\n{inside}}}"

    def module(self, sources: Iterable[str]) -> str:
        return "\n\n".join(sources) + "\n"


PLAIN = str.maketrans({'"': "'", "\\": "/"})  # what would end a docstring, or escape
LANGUAGES: dict[str, Language] = {"python": Python(), "js": JavaScript()}
