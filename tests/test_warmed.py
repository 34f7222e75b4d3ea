"""The program kept warm for the tests does what one of its own does."""

from __future__ import annotations

import os
import subprocess

import pytest


@pytest.mark.parametrize("line", ["relu mish --deriv -o -", "list --json", "values relu --at -", "mihs", "--version"])
def test_a_copy_says_and_does_what_a_process_of_its_own_does(line, process, programs, tmp_path):
    options = {"cwd": tmp_path, "input": b"1 2 x", "text": False, "env": {**os.environ, "ACTPLOT_LANG": "ja"}}
    cold = process(*line.split(), **options)
    warm = subprocess.run([programs / "actplot", *line.split()], capture_output=True, **options)
    assert (warm.returncode, warm.stdout, warm.stderr) == (cold.returncode, cold.stdout, cold.stderr)
