"""`actplot values` over very many points: all processors, one order, one line where it fails."""

from __future__ import annotations

import re
import subprocess
import sys

from actplot.cli.values import MANY
from actplot.spec import get
from actplot.table import Spread, Table


def test_many_points_are_told_by_all_processors_in_their_order(process):
    words = ("values", "relu", "mish", "--range", "-9", "9", "--deriv", "-f", "csv", "--points")
    many = process(*words, str(MANY + 17)).stdout
    acts = (get("relu"), get("mish"))
    assert many == "".join(Table(acts, (0, 1), Spread((-9.0, 9.0), MANY + 17)).csv())


def test_a_function_that_fails_among_many_points_is_one_line(process, tmp_path):
    (tmp_path / "mine.py").write_text("def bent(x):\n    if x.size > 99: raise ValueError('too many')\n    return x\n")
    done = process("values", "mine:bent", "--range", "0", "2", "-f", "csv", "--points", str(MANY), cwd=tmp_path)
    assert done.returncode == 1
    assert re.fullmatch(r"actplot: 'mine:bent' raised ValueError for an array of \d+: too many\n", done.stderr)


def test_a_reader_that_leaves_among_many_points_ends_it_quietly():
    program = f"{sys.executable} -m actplot values gelu --range -9 9 --points 3000000 -f csv"
    line = f"{program} | head -n 2; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 2


def test_where_no_process_can_be_begun_one_does_it_alone(process):
    none = "import os\ndef none(): raise BlockingIOError(11, 'try again')\nos.fork = none\n"
    program = f"{none}from actplot.__main__ import main\nmain()"
    words = ("values", "relu", "--range", "-9", "9", "-f", "csv", "--points", str(MANY))
    alone = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True)
    assert (alone.returncode, alone.stderr) == (0, "")
    assert alone.stdout == process(*words).stdout
