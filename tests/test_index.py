"""The index that is shipped: equal to what the catalogue says, and read without NumPy."""

from __future__ import annotations

import runpy
import subprocess
import sys
from pathlib import Path

from actplot.index import INDEX

RECIPE = runpy.run_path(str(Path(__file__).parents[1] / "tools" / "build_index.py"))


def test_the_index_is_what_the_catalogue_says():
    assert RECIPE["table"]() == INDEX.read_text("utf-8"), "run: python tools/build_index.py"


def test_neither_the_index_nor_the_list_needs_numpy():
    for line in ("list", "list 修正", "list --smooth", "list relu* --json", "--help"):
        script = "import sys; from actplot.cli.app import run; run({!r}); sys.exit('numpy' in sys.modules)"
        done = subprocess.run([sys.executable, "-c", script.format(line.split())], capture_output=True)
        assert done.returncode == 0, line
