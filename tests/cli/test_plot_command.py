"""`actplot plot`: files, several at once, stdout as bytes and nothing else, and the picture in the terminal."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

MAGIC = {"png": b"\x89PNG\r\n", "svg": b"<?xml", "pdf": b"%PDF-"}
PAIRS = ["relu", "mish", "--range", "-4", "4", "--deriv"]


def test_every_output_is_written_in_its_format(actplot, tmp_path):
    paths = [str(tmp_path / f"out.{suffix}") for suffix in MAGIC]
    outcome = actplot(*PAIRS, *(word for path in paths for word in ("-o", path)))
    assert outcome == (0, "", "")
    for path, magic in zip(paths, MAGIC.values(), strict=True):
        assert Path(path).read_bytes().startswith(magic)


def test_all_outputs_are_checked_before_one_is_drawn(actplot, tmp_path, monkeypatch):
    monkeypatch.setattr("actplot.figure.draw", None)
    assert actplot("relu", "-o", str(tmp_path / "a.png"), "-o", str(tmp_path / "no" / "b.png")).status == 1
    assert actplot("relu", "-o", str(tmp_path / "a.png"), "-o", str(tmp_path / "b.gif")).status == 2
    assert not list(tmp_path.iterdir())


def test_an_output_that_fails_leaves_the_earlier_file(actplot, tmp_path):
    path = tmp_path / "a.png"
    path.write_bytes(b"earlier")
    assert actplot("relu", "--title", "\U000f0000", "-o", str(path)).status == 2
    assert [(entry.name, entry.read_bytes()) for entry in tmp_path.iterdir()] == [("a.png", b"earlier")]


@pytest.mark.parametrize("kind", MAGIC)
def test_stdout_gets_the_bytes_of_the_file_and_nothing_else(process, tmp_path, kind):
    path = tmp_path / f"a.{kind}"
    done = process("relu", "-o", "-", "-f", kind, "-o", str(path), text=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(MAGIC[kind])
    assert done.stdout == path.read_bytes()


def test_bytes_are_refused_by_a_terminal():
    shown, status = on_terminal("relu", "-o", "-")
    assert status == 2
    assert "terminal" in shown
    assert "PNG" not in shown


def test_without_a_screen_the_terminal_shows_the_picture_and_one_line_says_why(process):
    done = process(*PAIRS)
    assert done.returncode == 0
    assert done.stdout.startswith("ReLU")
    assert "⠒" in done.stdout
    assert "\x1b" not in done.stdout
    assert done.stderr == "actplot: no window: stdout is not a terminal. -o FILE writes a picture.\n"


def test_on_a_terminal_the_reason_is_the_missing_display_and_colours_are_used():
    shown, status = on_terminal("relu", environment={"TERM": "xterm-256color", "COLUMNS": "60"})
    assert status == 0
    assert "no window: neither DISPLAY nor WAYLAND_DISPLAY is set." in shown
    assert "\x1b[38;5;" in shown


@pytest.mark.parametrize("variable", ["NO_COLOR", "CI"])
def test_what_asks_for_plainness_or_quiet_is_heard(variable):
    shown, _ = on_terminal("relu", environment={variable: "1", "TERM": "xterm-256color", "DISPLAY": ":nowhere"})
    assert ("\x1b" in shown) == (variable == "CI")
    assert ("CI is set" in shown) == (variable == "CI")


def on_terminal(*words, environment=None):
    """Run the program on a terminal of its own; return what that shows and the exit code."""
    controller, terminal = pty.openpty()
    program = subprocess.Popen(
        [sys.executable, "-m", "actplot", *words],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        env={**os.environ, **(environment or {})},
    )
    os.close(terminal)
    shown = b""
    try:
        while piece := os.read(controller, 65536):
            shown += piece
    except OSError:  # so Linux tells that the other side is closed
        pass
    os.close(controller)
    return shown.decode(), program.wait(timeout=60)


@pytest.mark.parametrize("backend", ["nonsense", "tkagg", "webagg", "module://nowhere"])
def test_a_backend_in_the_environment_disturbs_no_file(process, tmp_path, backend):
    done = process("relu", "-o", str(tmp_path / "a.svg"), env={**os.environ, "MPLBACKEND": backend})
    assert (done.returncode, done.stderr) == (0, "")


def test_an_unwritable_folder_of_matplotlib_s_disturbs_no_file(process, tmp_path):
    done = process("relu", "-o", str(tmp_path / "a.svg"), env={**os.environ, "MPLCONFIGDIR": "/proc/nowhere"})
    assert (done.returncode, done.stderr) == (0, "")


def test_a_matplotlibrc_in_the_folder_changes_no_byte(process, tmp_path):
    for name, settings in (("plain", ""), ("odd", "font.size: 40\nlines.linewidth: 9\nsavefig.dpi: 10\n")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "matplotlibrc").write_text(settings)
        assert process("relu", "-d", "-o", "a.png", cwd=tmp_path / name).returncode == 0
    assert (tmp_path / "plain" / "a.png").read_bytes() == (tmp_path / "odd" / "a.png").read_bytes()
