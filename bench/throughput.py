"""Throughput, measured: nanoseconds an element of long float64 arrays on one thread, beside PyTorch where it is.

python bench/throughput.py [ELEMENTS]

Both are timed in turn, round after round, so that a busy machine slows both alike; the ratio is of medians.
"""

from __future__ import annotations

import os

os.environ["OMP_NUM_THREADS"] = "1"

import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from actplot.spec import get, names
from actplot.spec.frameworks import PREFIXES, split

ROUNDS = 5


def twins() -> dict[str, Callable[[Any], Any]]:
    """Return PyTorch's function for each activation that declares one, called with the defaults of both."""
    if find_spec("torch") is None:
        return {}
    import torch

    torch.set_num_threads(1)
    found = {}
    for name in names():
        calls = get(name).frameworks.get("torch", ())
        for call in (calls,) if isinstance(calls, str) else calls:
            function = module_of(torch.nn, call)
            if function is not None:
                found[name] = function
                break
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


def timed(*calls: Callable[[], Any]) -> list[float]:
    """Return the median seconds of each call, taken in turn."""
    seconds: list[list[float]] = [[] for _ in calls]
    for turn in range(ROUNDS + 1):
        for call, found in zip(calls, seconds, strict=True):
            start = time.perf_counter()
            call()
            if turn:
                found.append(time.perf_counter() - start)
    return [median(found) for found in seconds]


def main() -> None:
    """Print a line for each activation."""
    size = int(float(sys.argv[1])) if len(sys.argv) > 1 else 10**7
    x = np.random.default_rng(1).normal(size=size) * 3
    rivals = twins()
    tensor = None
    if rivals:
        import torch

        tensor = torch.from_numpy(x)
    for name in names():
        act, rival = get(name), rivals.get(name)
        if act.kind in ("vector", "gated"):
            continue
        calls = [lambda act=act: act(x), *([lambda rival=rival: rival(tensor)] if rival else [])]
        ours, *theirs = (seconds / size * 1e9 for seconds in timed(*calls))
        beside = f"{theirs[0]:8.1f} ns PyTorch {ours / theirs[0]:6.2f}" if theirs else ""
        print(f"{name:20} {ours:8.1f} ns {beside}", flush=True)


if __name__ == "__main__":
    main()
