"""Formulas as users might type them, and as dice make them: for the laws that hold for whatever the parser admits."""

from __future__ import annotations

import random

from actplot.formula.parse import FUNCTIONS, SWITCHING

OWN = [
    *("x*tanh(b*x):b=2", "x**3 if x > 0 and x < 2 else -x**2", "2**x", "abs(sin(x))", "sinc(x)*2", "x**k:k=3"),
    *("max(x, 0, x**2)", "-x if x < -1 or b > 1 else x*e:b=0.5", "hypot(x, 2)", "hypot(2*x, x**2 + 1)", "sign(x)*x"),
    *("-(-x)**2/2 - (x - (1 - x))", "-x if (1 if b > 1 else 2) > b else x*e:b=0.5", "expm1mx(x)/2", "-(-x)*x", "x"),
    *("new*x + new_*times - NaN/x_:new=1,new_=2,times=3,NaN=4,x_=5", "constructor*exp(x):constructor=2", "x**00.5"),
    *("00.5*x + 1_000 - .5e1", "x**-2", "x**(3/2)", "x**(4/2)", "x**k:k=-3", "x**k:k=0", "x**k:k=65", "x**x", "1/x"),
    *("sqrt(x)", "sqrt(max(x, 0))", "sqrt(x**2)", "abs(log(x))", "max(log(x), 0)", "min(0, log1p(x))", "1/(1 - x)"),
    *("tanh(x) if abs(x) < 1 else sign(x)*tanh(1)", "softsign(x - 1) + erfc(x)*phi(x)", "rounded(x/3)*x", "pi*x/e"),
    *("(x if x > 1 else 2 - x) if x > 0 else (x if x < -1 else -2 - x)", "min(max(x, -1), 1)*max(-x, x)"),
    *("1 if 0 < x <= 1 else 2 if 1 < x < 3 else 0", "Phi(x)*Phi(-x)", "cloglog(sech(x)) - tanhshrink(x)"),
    *("asinh(x)*isru(x)", "x*alpha_long_name/ö:alpha_long_name=2,ö=3", "x/1e-5", "((x**2)**2)**0.5", "(-x)**2/(x/2)"),
]


def _generated(count: int) -> list[str]:
    """Return formulas of all that the parser admits, nested at random, the same in every run."""
    dice = random.Random(8)  # noqa: S311
    smooth = sorted(FUNCTIONS - SWITCHING.keys() - {"softsign"})

    def part(depth: int) -> str:
        if depth == 0:
            return dice.choice(["x", "x", "x", "0.5", "2", "a", "-1.25", "pi"])
        inner, other = part(depth - 1), part(dice.randrange(depth))
        sign, relation = dice.choice("+-*"), dice.choice(["<", "<=", ">", ">="])
        return dice.choice(
            [
                f"({inner} {sign} {other})",
                f"{inner} / (2 + abs({other}))",
                f"{dice.choice(smooth)}({inner})",
                f"{dice.choice(['max', 'min', 'hypot'])}({inner}, {other})",
                f"{dice.choice(['abs', 'sign', 'softsign'])}({inner})",
                f"({inner})**{dice.choice(['2', '3', 'a', '-2', '0.5'])}",
                f"({inner} if {part(depth - 1)} {relation} {part(0)} else {other})",
            ]
        )

    ends = (f"*1 + a*x/8:a={a}" for a in ("2", "0.3", "-1.5") * count)
    return [part(dice.randrange(1, 5)) + end for _, end in zip(range(count), ends, strict=False)]


GENERATED = _generated(80)
