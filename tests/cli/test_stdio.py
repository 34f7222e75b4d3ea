"""The streams: a closed pipe ends quietly, a closed or full stdout is told in one line, an encoding breaks nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

LINES = ["list", "relu", "--help", "--version", "info relu", "values relu --at 0", "relu -o - -f svg"]
FULL = Path("/dev/full")


def shell(script):
    """Run a line of bash in which `actplot` is the program."""
    function = f'actplot() {{ {sys.executable} -m actplot "$@"; }}\n'
    return subprocess.run(["bash", "-c", function + script], capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("line", LINES)
def test_a_closed_stdout_is_one_line_and_exit_1(line):
    done = shell(f"actplot {line} >&-")
    messages = [text for text in done.stderr.splitlines() if "no window" not in text]
    assert (done.returncode, len(messages)) == (1, 1)
    assert "cannot write to stdout: it is closed" in messages[0]


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("line", LINES)
def test_a_full_stdout_is_one_line_and_exit_1(line):
    done = shell(f"actplot {line} >/dev/full")
    messages = [text for text in done.stderr.splitlines() if "no window" not in text]
    assert (done.returncode, len(messages)) == (1, 1)
    assert "stdout" in messages[0]
    assert "no space left" in messages[0]


@pytest.mark.parametrize(
    "line", ["list", "--help", "values relu --range 0 1 --points 100000 -f csv", "relu -o - -f svg"]
)
def test_a_closed_pipe_ends_quietly_with_0(line):
    done = shell(f"actplot {line} | head -c 1 >/dev/null; exit ${{PIPESTATUS[0]}}")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("line", LINES)
def test_a_pipe_that_nobody_reads_ends_quietly_with_0(line):
    done = shell(f"actplot {line} | true; exit ${{PIPESTATUS[0]}}")
    assert done.returncode == 0
    assert [text for text in done.stderr.splitlines() if "no window" not in text] == []


def test_a_file_is_written_where_stdout_is_closed(tmp_path):
    assert shell(f"actplot relu -o {tmp_path}/a.svg >&-").returncode == 0
    assert (tmp_path / "a.svg").exists()


def test_a_closed_stderr_changes_no_exit_code():
    done = shell("actplot mihs 2>&-")
    assert (done.returncode, done.stdout) == (2, "")


def test_a_closed_stdin_is_named():
    done = shell("actplot values relu --at - <&-")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "stdin" in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_narrow_encoding_breaks_no_output(process, encoding):
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    for line in ("info mish --lang zh-CN", "relu", "list"):
        done = process(*line.split(), env=environment, encoding=encoding)
        assert done.returncode == 0
        assert done.stdout


def test_an_interruption_exits_with_130_and_no_traceback(tmp_path):
    (tmp_path / "numpy.py").write_text("raise KeyboardInterrupt")  # as if Ctrl-C were hit while it loads
    script = "import sys; sys.argv = ['actplot', 'info', 'relu']; from actplot.__main__ import main; main()"
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (130, "")
