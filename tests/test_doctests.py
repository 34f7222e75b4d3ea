"""The examples in docstrings: every public name has one, and all of the package run."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import actplot

PACKAGE = Path(actplot.__file__).parent

RUN = """
import doctest, importlib, sys
failed = [name for name in sys.argv[1:] if doctest.testmod(importlib.import_module(name)).failed]
sys.exit(", ".join(failed) or None)
"""


@pytest.mark.parametrize("name", sorted({*actplot.__all__} - {"__version__"}))
def test_every_public_name_has_an_example(name):
    assert ">>> " in inspect.getdoc(getattr(actplot, name))


def test_the_examples_run(tmp_path):
    """In a process of its own, since they define activations."""
    inside = [path.relative_to(PACKAGE.parent) for path in PACKAGE.rglob("*.py") if ">>> " in path.read_text("utf-8")]
    modules = [".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in sorted(inside)]
    assert len(modules) >= 7
    done = subprocess.run([sys.executable, "-c", RUN, *modules], capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
