"""Where plain float64 is as good as the promise: actplot/quick.py, measured anew; with --check, compared.

For each activation with its default parameters, the widest stretch of x around 0 on which f computed in plain
float64 is within LIMIT ulp of 50 digits, at awkward and at random numbers, at every SIMD level that NumPy has here.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from oracle import awkward_numbers, ulps

from actplot.activation import Activation
from actplot.registry import catalogue

LIMIT = 3.5  # of the four that are promised
BOUNDS = (np.inf, 700.0, 300.0, 100.0, 37.0, 20.0)  # tried from the widest to the narrowest
LEVELS = ("", "X86_V3 X86_V4 AVX512_ICL AVX512_SPR")  # what NPY_DISABLE_CPU_FEATURES turns off
HEAD = '''"""Where f in plain float64 is within {limit:g} ulp, by name, for default parameters: measured, not declared.

Made by tools/measure_quick.py, which says how; a law holds it.
"""

from __future__ import annotations

from math import inf

__all__ = ["QUICK"]

QUICK: dict[str, float] = {{  # name: the largest |x|
'''


def reach(act: Activation) -> float:
    """Return the largest of BOUNDS up to which plain float64 is good enough; 0 if none is."""
    rng = np.random.default_rng(1)
    x = np.concatenate([awkward_numbers(act), rng.normal(size=3000) * 3, rng.uniform(-100, 100, 300)])
    x = np.unique(np.concatenate([x, rng.uniform(-700, 700, 300)]))
    quick, exact = act.quick_values(x), act.jet(x, 0)[0]
    with np.errstate(all="ignore"):
        suspects = ~(np.abs(quick - exact) <= 2 * np.spacing(np.abs(exact))) & (quick != exact)
    bad = [abs(float(a)) for a, v in zip(x[suspects], quick[suspects], strict=True) if off(act, float(a), float(v))]
    return next((bound for bound in BOUNDS if all(at > bound for at in bad)), 0.0)


def off(act: Activation, x: float, value: float) -> bool:
    """Return whether a value is farther from the truth than LIMIT."""
    return not np.isfinite(value) or ulps(act, x, 0, value) > LIMIT


def table() -> dict[str, float]:
    """Return what holds at this process's SIMD level."""
    reaches = {name: reach(cls()) for name, cls in catalogue().items()}
    return {name: bound for name, bound in reaches.items() if bound}


def printed(found: dict[str, float]) -> str:
    """Return the module's text."""
    rows = "".join(f'    "{name}": {bound:g},\n' for name, bound in found.items())
    return HEAD.format(limit=LIMIT) + rows + "}\n"


def main() -> int:
    """Measure at every level, and write or compare the module."""
    if "--level" in sys.argv:
        print("\n".join(f"{name} {bound}" for name, bound in table().items()))
        return 0
    tables = []
    for off_features in LEVELS:
        environment = {**os.environ, "NPY_DISABLE_CPU_FEATURES": off_features}
        command = [sys.executable, __file__, "--level"]
        lines = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.splitlines()  # noqa: S603
        tables.append({name: float(bound) for name, bound in map(str.split, lines)})
    both = {name: min(t[name] for t in tables) for name in tables[0] if all(name in t for t in tables)}
    target = Path(__file__).parent.parent / "actplot" / "quick.py"
    if "--check" in sys.argv:
        return 0 if target.read_text() == printed(both) else 1
    target.write_text(printed(both))
    return 0


if __name__ == "__main__":
    sys.exit(main())
