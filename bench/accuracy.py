"""Accuracy, measured: the worst error of every activation and order in ulp against 50 digits, with its x.

python bench/accuracy.py [--write] [NAME...]

With --write the table goes to bench/ACCURACY.md. Everything is done twice, at NumPy's best SIMD level here and with
the newer ones turned off, since NumPy has other kernels for each. The judge is tests/oracle.py.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests"))
sys.path.insert(0, str(HERE.parent))

from oracle import awkward_numbers, ulps  # noqa: E402

from actplot.activation import Activation  # noqa: E402
from actplot.spec import get, names  # noqa: E402

OLDER = "X86_V3 X86_V4 AVX512_ICL AVX512_SPR"  # what NPY_DISABLE_CPU_FEATURES turns off
RANDOM = 1500  # numbers besides the awkward ones
COLUMNS = ("f", "f exact", "f'", "f''")

Worst = tuple[float, float]  # ulp, x


def measured(act: Activation) -> list[Worst]:
    """Return the worst error of a call, of exact() and of both derivatives."""
    rng = np.random.default_rng(11)
    x = np.concatenate([awkward_numbers(act), rng.normal(size=RANDOM) * 3, rng.uniform(-750, 750, RANDOM // 5)])
    columns = [(0, act.slice(x)), (0, act.exact(x)), (1, act.derivative(x)), (2, act.derivative(x, 2))]
    return [worst(act, x, order, values) for order, values in columns]


def worst(act: Activation, x: np.ndarray, order: int, values: np.ndarray) -> Worst:
    """Return the largest error and where it is (0 where every value is the nearest float64)."""
    errors = [(ulps(act, float(a), order, float(v)), float(a)) for a, v in zip(x, values, strict=True)]
    largest = max(errors)
    return largest if largest[0] else (0.0, float("nan"))


def both_levels(wanted: list[str]) -> list[dict[str, list[Worst]]]:
    """Return the table at NumPy's best level and at the older one, each from a process of its own."""
    tables = []
    for off in ("", OLDER):
        command = [sys.executable, __file__, "--json", *wanted]
        environment = {**os.environ, "NPY_DISABLE_CPU_FEATURES": off}
        run = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
        tables.append(json.loads(run.stdout))
    return tables


def page(best: dict[str, list[Worst]], older: dict[str, list[Worst]]) -> str:
    """Return the table as Markdown."""
    rows = [f"| {name} | " + " | ".join(map(cell, best[name], older[name])) + " |" for name in best]
    return "\n".join(
        [
            "# Accuracy",
            "",
            "The worst error found in units of the last place, and its x, against 50 digits: at extremes, subnormals,",
            "powers of ten, on both sides of kinks and jumps, round roots and extrema, and at random numbers. 0.5 or",
            "less is the nearest float64, written `-`. `f` is a call, `f exact` is `exact()`. Where two errors stand,",
            "the second is without NumPy's newer SIMD kernels:",
            f"`NPY_DISABLE_CPU_FEATURES='{OLDER}'`. Promised: 4, 0.5, 6.5, 9.",
            "",
            f"NumPy {np.__version__}, Python {platform.python_version()}, {platform.machine()};",
            "`make accuracy` measures it anew.",
            "",
            "| activation | " + " | ".join(COLUMNS) + " |",
            "|---|" + "---|" * len(COLUMNS),
            *rows,
            "",
        ]
    )


def cell(best: Worst, older: Worst) -> str:
    """Return one cell: the error at the best level, the other one where it differs."""
    shown = [f"{ulp:.2f} at {x:.6g}" if ulp > 0.5 else "-" for ulp, x in (best, older)]
    return shown[0] if shown[0] == shown[1] else " / ".join(shown)


def main() -> None:
    """Measure the named activations, or all, and print or write the table."""
    wanted = [word for word in sys.argv[1:] if not word.startswith("--")]
    if "--json" in sys.argv:
        print(json.dumps({name: measured(get(name)) for name in wanted or names()}))
        return
    text = page(*both_levels(wanted))
    if "--write" in sys.argv:
        (HERE / "ACCURACY.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
