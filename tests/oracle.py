"""The judge: a formula's tree evaluated by mpmath to 50 digits, with derivatives by rules of its own.

It shares the parser with the program, and nothing that computes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
from mpmath import asinh, atan, cos, erf, erfc, log, log1p, mp, mpf, pi, sin, sqrt

from actplot.activation import Activation
from actplot.formula.nodes import Binary, Both, Call, Choice, Compare, Named, Negate, Node, Number, Power, Symbol

mp.dps = 50

Parts = tuple[mpf, mpf, mpf]
EPS = mpf(2) ** -52
NAN = (mpf("nan"),) * 3
_BEYOND = mpf(2) ** 2000  # mpmath has no room for e^x of more


def exp(x: mpf) -> mpf:
    if abs(x) > _BEYOND:
        return mpf("inf") if x > 0 else mpf(0)
    return mp.exp(x)


def expm1(x: mpf) -> mpf:
    return mp.expm1(x) if abs(x) < 1000 else exp(x) - 1


def tanh(x: mpf) -> mpf:
    return mp.tanh(x) if abs(x) < 1000 else mp.sign(x)


def sech(x: mpf) -> mpf:
    return mp.sech(x) if abs(x) < 1000 else 2 * exp(-abs(x))


def _sigmoid(x: mpf) -> Parts:
    s, other = 1 / (1 + exp(-x)), 1 / (1 + exp(x))
    return s, s * other, -s * other * tanh(x / 2)


def _softplus(x: mpf) -> Parts:
    return max(x, mpf(0)) + log1p(exp(-abs(x))), _sigmoid(x)[0], _sigmoid(x)[1]


def _tanh(x: mpf) -> Parts:
    return tanh(x), sech(x) ** 2, -2 * tanh(x) * sech(x) ** 2


def _phi(x: mpf) -> Parts:
    density = exp(-x * x / 2) / sqrt(2 * pi)
    return density, -x * density, (x * x - 1) * density


def _normal(x: mpf) -> Parts:
    far = mpf(int(x > 0))  # mpmath has no erfc of more than a float
    return far if abs(x) > 1e6 else erfc(-x / sqrt(mpf(2))) / 2, _phi(x)[0], _phi(x)[1]


def _erf(x: mpf) -> Parts:
    slope = 2 / sqrt(pi) * exp(-x * x)
    return erf(x), slope, -2 * x * slope


def _with_digits(x: mpf, value: Any) -> mpf:
    """Return a difference that cancels near x = 0, with digits to spare."""
    with mp.workdps(60 + 3 * max(0, -int(mp.log10(abs(x)))) if x else 60):
        exact = value()
    return +exact


def _cloglog(x: mpf) -> Parts:
    slope = exp(x - exp(x))
    return -expm1(-exp(x)), slope, -slope * expm1(x)


def _softsign(x: mpf) -> Parts:
    return x / (1 + abs(x)), 1 / (1 + abs(x)) ** 2, -2 * (1 if x >= 0 else -1) / (1 + abs(x)) ** 3


def _isru(x: mpf) -> Parts:
    root = sqrt(1 + x * x)
    return x / root, 1 / root**3, -3 * x / root**5


def _sinc(x: mpf) -> Parts:
    if x == 0:
        return mpf(1), mpf(0), mpf(-1) / 3
    return (
        sin(x) / x,
        _with_digits(x, lambda: (cos(x) * x - sin(x)) / x**2),
        _with_digits(x, lambda: (2 * sin(x) - 2 * x * cos(x) - x * x * sin(x)) / x**3),
    )


def _tanhshrink(x: mpf) -> Parts:
    return _with_digits(x, lambda: x - tanh(x)), tanh(x) ** 2, 2 * tanh(x) * sech(x) ** 2


def _log(x: mpf) -> Parts:
    return (log(x), 1 / x, -1 / x**2) if x > 0 else NAN


def _log1p(x: mpf) -> Parts:
    return (log1p(x), 1 / (1 + x), -1 / (1 + x) ** 2) if x > -1 else NAN


def _hypot(a: Parts, b: Parts) -> Parts:
    length = sqrt(a[0] ** 2 + b[0] ** 2)
    slope = (a[0] * a[1] + b[0] * b[1]) / length
    across = (b[0] * a[1] - a[0] * b[1]) / length
    return length, slope, (across**2 + a[0] * a[2] + b[0] * b[2]) / length


RULES: Mapping[str, Any] = {
    "exp": lambda x: (exp(x),) * 3,
    "expm1": lambda x: (expm1(x), exp(x), exp(x)),
    "cloglog": _cloglog,
    "log": _log,
    "log1p": _log1p,
    "sqrt": lambda x: (sqrt(x), 1 / (2 * sqrt(x)), -1 / (4 * sqrt(x) ** 3)),
    "asinh": lambda x: (asinh(x), 1 / sqrt(1 + x * x), -x / sqrt(1 + x * x) ** 3),
    "softsign": _softsign,
    "isru": _isru,
    "sinc": _sinc,
    "tanhshrink": _tanhshrink,
    "expm1mx": lambda x: (_with_digits(x, lambda: expm1(x) - x), expm1(x), exp(x)),
    "sin": lambda x: (sin(x), cos(x), -sin(x)),
    "cos": lambda x: (cos(x), -sin(x), -cos(x)),
    "atan": lambda x: (atan(x), 1 / (1 + x * x), -2 * x / (1 + x * x) ** 2),
    "sigmoid": _sigmoid,
    "softplus": _softplus,
    "tanh": _tanh,
    "sech": lambda x: (sech(x), -sech(x) * tanh(x), sech(x) * (tanh(x) ** 2 - sech(x) ** 2)),
    "phi": _phi,
    "Phi": _normal,
    "erf": _erf,
    "erfc": lambda x: (erfc(x), -_erf(x)[1], -_erf(x)[2]),
}


@dataclass(frozen=True)
class Oracle:
    """The exact jet of a tree at one x."""

    values: Mapping[str, float]
    x: mpf
    named: dict[str, Parts] = field(default_factory=dict)

    def jet(self, node: Node) -> Parts:  # noqa: C901  (one line a kind of node)
        zero = mpf(0)
        match node:
            case Number(digits):
                return mpf(digits), zero, zero
            case Symbol("x"):
                return self.x, mpf(1), zero
            case Symbol(name):
                return mpf(self.values[name]), zero, zero
            case Named(name, meaning):
                if name not in self.named:
                    self.named[name] = self.jet(meaning)
                return self.named[name]
            case Negate(inner):
                return tuple(-part for part in self.jet(inner))  # type: ignore[return-value]
            case Choice(test, yes, no):
                return self.jet(yes if self.holds(test) else no)
            case Call("max", (left, right)):
                return max((self.jet(right), self.jet(left)), key=lambda parts: parts[0])
            case Call("min", (left, right)):
                return min((self.jet(right), self.jet(left)), key=lambda parts: parts[0])
            case Call("abs", (inner,)):
                parts = self.jet(inner)
                sign = (parts[0] > 0) - (parts[0] < 0)
                return tuple(sign * part for part in parts)  # type: ignore[return-value]
            case Call("sign", (inner,)):
                return mpf(mp.sign(self.jet(inner)[0])), zero, zero
            case Call("rounded", (inner,)):
                return mpf(float(self.jet(inner)[0])), zero, zero
            case Call("hypot", (left, right)):
                return _hypot(self.jet(left), self.jet(right))
            case Call(name, (inner,)):
                return _chained(RULES[name], self.jet(inner))
            case Binary(sign, left, right):
                return _joined(sign, self.jet(left), self.jet(right))
            case Power(base, exponent):
                n = self.jet(exponent)[0]
                return _chained(lambda b: (b**n, n * b ** (n - 1), n * (n - 1) * b ** (n - 2)), self.jet(base))
        raise TypeError(node)

    def holds(self, test: Node) -> bool:
        match test:
            case Both(word, left, right):
                one, other = self.holds(left), self.holds(right)
                return (one and other) if word == "and" else (one or other)
            case Compare(sign, left, right):
                a, b = self.jet(left)[0], self.jet(right)[0]
                return {"<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[sign]
        raise TypeError(test)


def _chained(rule: Any, inner: Parts) -> Parts:
    f, slope, bend = rule(inner[0])
    return f, slope * inner[1], bend * inner[1] ** 2 + slope * inner[2]


def _joined(sign: str, a: Parts, b: Parts) -> Parts:
    if sign in "+-":
        factor = 1 if sign == "+" else -1
        return a[0] + factor * b[0], a[1] + factor * b[1], a[2] + factor * b[2]
    if sign == "*":
        return a[0] * b[0], a[1] * b[0] + a[0] * b[1], a[2] * b[0] + 2 * a[1] * b[1] + a[0] * b[2]
    q = a[0] / b[0]
    slope = (a[1] - q * b[1]) / b[0]
    return q, slope, (a[2] - 2 * slope * b[1] - q * b[2]) / b[0]


@lru_cache(maxsize=100_000)  # the three orders of one point are asked for one by one
def exact(act: Activation, x: float | mpf) -> Parts:
    """Return (f, f', f'') of the activation at x, to 50 digits; nan where it is not defined."""
    return Oracle(act.parameters, mpf(x)).jet(act.tree())


def ulps(act: Activation, x: float, order: int, value: float) -> float:
    """Return the error of a value in units of the reference's last place.

    In a dip round a root, where the reference is under an eighth of its neighbours, the neighbours set the unit.
    """
    reference = exact(act, x)[order]
    if value == float(reference) or np.isnan([value, float(reference)]).all():  # an overflow included
        return 0.0
    if np.isnan(value):
        return float("inf")
    error = abs(mpf(value) - reference)
    unit = mpf(float(np.spacing(min(abs(float(reference)), 1e308))))
    if x and error > unit:
        step = min(0.5, abs(x) / 2)
        beside = [mp.fadd(x, d, exact=True) for d in (-step, step)]
        size = min(abs(exact(act, at)[order]) for at in beside)
        if abs(reference) < size / 8:
            unit = max(unit, EPS * size)
    return float(error / unit)


def awkward_numbers(act: Activation) -> np.ndarray:
    """Return the x that find lost digits: extremes, subnormals, powers of ten, both sides of switches and roots."""
    powers = 10.0 ** np.arange(-323, 309, 7)
    tails = np.concatenate([np.linspace(1, 42, 60), np.linspace(700, 760, 25), [20.0, 37.0, 88.7, 709.78, 745.13]])
    positive = np.concatenate([powers, tails, [5e-324, 2.2250738585072014e-308, 1.7976931348623157e308]])
    middle = np.linspace(-6, 6, 97)
    x = np.concatenate([-positive, positive, middle, _beside([s.x for s in act.switches()] + _roots(act))])
    return np.unique(x[np.isfinite(x)])


def _beside(points: list[float]) -> np.ndarray:
    away = np.array([p + d for p in points for size in (1e-15, 1e-9, 1e-4, 0.01, 0.1, 0.3) for d in (-size, size)])
    near = [float(np.nextafter(p, end)) for p in points for end in (-np.inf, np.inf)]
    return np.concatenate([away, near, points]) if points else np.empty(0)


def _roots(act: Activation) -> list[float]:
    """Return where f, f' and f'' change sign between -8 and 8."""
    grid = np.linspace(-8.013, 8.017, 400)
    found = []
    for values in act.jet(grid, 2, exact=False):
        found += [float(grid[i]) for i in np.flatnonzero(values[:-1] * values[1:] < 0)]
    return found
