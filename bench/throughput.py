"""Throughput, measured: long float64 arrays on one thread, beside NumPy written out and beside PyTorch.

python bench/throughput.py [ROUNDS]
"""

from __future__ import annotations

import os

os.environ["OMP_NUM_THREADS"] = "1"

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import numpy as np
from processes import lacking
from rounds import Bench, Row, main, timed

from actplot.spec import get, names
from actplot.spec.frameworks import PREFIXES, split

SIZE = 10**7
WRITTEN: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "relu": lambda x: np.maximum(x, 0),
    "elu": lambda x: np.where(x > 0, x, np.exp(x) - 1),
    "softplus": lambda x: np.log1p(np.exp(x)),
    "silu": lambda x: x / (1 + np.exp(-x)),
    "gelu_tanh": lambda x: 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3))),
    "mish": lambda x: x * np.tanh(np.log1p(np.exp(x))),
}
NUMPY, TORCH, ALL = "NumPy written out", "PyTorch", "all that PyTorch has"
GOALS = {"mish": 1.0, "gelu": 1.7}
COMPARED = ("relu", "elu", "softplus", "sigmoid", "tanh", "silu", "gelu_tanh", "gelu", "mish")
ROWS = (
    *(Row(f"{name} of 10^7 numbers", name, f"{name}, {NUMPY}") for name in WRITTEN),
    *(Row(f"{name} of 10^7 numbers", name, f"{name}, {TORCH}", goal=GOALS.get(name)) for name in COMPARED),
    Row(ALL, ALL, f"{ALL}, {TORCH}"),
)


@contextmanager
def bench() -> Iterator[Bench]:
    """Yield the benchmark: PyTorch takes part where it is installed."""
    x = np.random.default_rng(1).normal(size=SIZE) * 3
    reason = lacking(modules=["torch"])
    rivals = {} if reason else twins(x)
    missing = {row.beside: reason for row in ROWS if reason and row.beside.endswith(TORCH)}
    missing |= {ALL: reason} if reason else {}
    yield Bench("Throughput", ROWS, lambda: turn(x, rivals), rounds=5, missing=missing)


def turn(x: np.ndarray, rivals: dict[str, Callable[[], Any]]) -> dict[str, float]:
    """Return the milliseconds of every function that has a rival, and those of its rivals, which follow at once."""
    found = {}
    for name in sorted({*COMPARED, *rivals}):
        found[name] = timed(partial(get(name), x))
        if name in WRITTEN:
            with np.errstate(all="ignore"):
                found[f"{name}, {NUMPY}"] = timed(partial(WRITTEN[name], x))
        if name in rivals:
            found[f"{name}, {TORCH}"] = timed(rivals[name])
    found[ALL] = sum(found[name] for name in rivals)
    found[f"{ALL}, {TORCH}"] = sum(found[f"{name}, {TORCH}"] for name in rivals)
    return found


def twins(x: np.ndarray) -> dict[str, Callable[[], Any]]:
    """Return PyTorch's function of these numbers for each activation that declares one, both with their defaults."""
    import torch

    torch.set_num_threads(1)
    tensor = torch.from_numpy(x)
    found: dict[str, Callable[[], Any]] = {}
    for name in names():
        act = get(name)
        calls = () if act.kind in ("vector", "gated") else act.frameworks.get("torch", ())
        modules = [module_of(torch.nn, call) for call in ((calls,) if isinstance(calls, str) else calls)]
        for module in filter(None, modules[::-1]):
            found[name] = partial(module, tensor)
    return found


def module_of(modules: Any, call: str) -> Callable[[Any], Any] | None:
    """Return the module that a declared call such as nn.ELU(alpha=1.0) makes, or None."""
    prefix, rest = split(call)
    kind = getattr(modules, rest.partition("(")[0], None)
    if PREFIXES.get(prefix) != "torch" or not isinstance(kind, type):
        return None
    try:
        return kind().double().eval().requires_grad_(requires_grad=False)  # type: ignore[no-any-return]
    except TypeError:
        return None  # needs arguments that have no default


if __name__ == "__main__":
    main(bench)
