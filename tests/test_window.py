"""The window: under a virtual display it opens, follows its size and closes; elsewhere one line says why not."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from matplotlib.figure import Figure

from actplot import window
from actplot.errors import NoScreen
from actplot.picture import plot

NEEDED = [tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None]
try:
    import tkinter  # noqa: F401
except ImportError:
    NEEDED.append("tkinter")

virtual = pytest.mark.skipif(bool(NEEDED), reason=f"not installed: {', '.join(NEEDED)}")


@pytest.fixture(scope="module")
def display():
    """A screen of memory, whose name the server chooses."""
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1600x1200x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=(writer,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with os.fdopen(reader) as told:
        yield f":{told.readline().strip()}"
    server.terminate()
    server.wait()


@contextmanager
def opened(display, *words):
    """Run the program, wait for its window, and hand out xdotool on that window."""
    environment = {**os.environ, "DISPLAY": display}

    def tool(*orders):
        done = subprocess.run(["xdotool", *orders], env=environment, capture_output=True, text=True)
        return done.stdout.strip()

    def windows():
        return tool("search", "--onlyvisible", "--name", "^actplot: ")

    deadline = time.monotonic() + 60
    while windows():  # an earlier test's, whose program was killed a moment ago
        assert time.monotonic() < deadline, "an earlier window does not go away"
        time.sleep(0.05)
    program = subprocess.Popen([sys.executable, "-m", "actplot", *words], env=environment, stdout=subprocess.DEVNULL)
    try:
        while not (found := windows()):
            assert program.poll() is None, "the program ended without a window"
            assert time.monotonic() < deadline, "no window in time"
            time.sleep(0.2)
        yield program, tool, found.splitlines()[0]
    finally:
        program.kill()
        program.wait()


@virtual
def test_a_window_opens_names_what_it_shows_and_closes_with_exit_0(display):
    with opened(display, "relu", "mish", "--deriv", "--show") as (program, tool, shown):
        assert tool("getwindowname", shown) == "actplot: relu, mish"
        deadline = time.monotonic() + 20
        while program.poll() is None:
            assert time.monotonic() < deadline, "the window did not close"
            tool("windowfocus", shown)
            tool("key", "q")
            time.sleep(0.3)
        assert program.returncode == 0


@virtual
def test_a_terminal_with_a_screen_gets_a_window_unasked(display):
    script = f"{sys.executable} -m actplot relu"
    environment = {**os.environ, "DISPLAY": display}
    terminal = subprocess.Popen(
        ["script", "-qec", script, "/dev/null"], env=environment, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL
    )
    try:
        deadline = time.monotonic() + 40
        search = ["xdotool", "search", "--onlyvisible", "--name", "^actplot: relu$"]
        while subprocess.run(search, env=environment, capture_output=True).returncode:
            assert terminal.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.2)
    finally:
        terminal.kill()
        terminal.wait()


@virtual
def test_files_are_written_as_well(display, tmp_path):
    with opened(display, "relu", "--show", "-o", str(tmp_path / "a.svg")):
        assert (tmp_path / "a.svg").exists()


@virtual
@pytest.mark.parametrize(
    ("backend", "said"), [("agg", "'agg' opens none"), ("webagg", "WebAgg|webagg"), ("nonsense", "nonsense")]
)
def test_a_backend_without_windows_is_named(display, process, backend, said):
    done = process("relu", "--show", env={**os.environ, "DISPLAY": display, "MPLBACKEND": backend})
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert re.search(said, done.stderr)


def test_a_display_that_does_not_answer_is_one_line(process):
    for backend in ({}, {"MPLBACKEND": "tkagg"}):
        done = process("relu", "--show", env={**os.environ, "DISPLAY": ":4000", **backend})
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
        assert done.stderr.startswith("actplot: no window: ")


@pytest.mark.parametrize(
    ("environment", "reason"),
    [
        ({}, "neither DISPLAY nor WAYLAND_DISPLAY is set"),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "QT_QPA_PLATFORM is 'offscreen'"),
        ({"WAYLAND_DISPLAY": "w", "QT_QPA_PLATFORM": "minimal:x"}, "QT_QPA_PLATFORM is 'minimal'"),
    ],
)
def test_an_environment_that_rules_a_window_out_is_told_before_anything_is_imported(environment, reason, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(NoScreen, match=reason):
        window.require()
    with pytest.raises(NoScreen, match=reason):
        plot("relu").show()


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_elsewhere_than_on_x_and_wayland_no_variable_is_needed(platform, monkeypatch):
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert window.unattended() == ""
    monkeypatch.setenv("CI", "true")
    assert window.unattended() == "CI is set"


@pytest.mark.parametrize(
    ("start", "reason"),
    [
        ("class QApplication: __init__ = lambda *_: None", ""),
        ("import os, sys; sys.stderr.write('qt.plugin: no xcb.\\nMore.\\n'); os.abort()", "qt.plugin: no xcb"),
        ("import os; os.abort()", "Qt cannot start"),
    ],
)
def test_a_qt_that_would_abort_the_process_is_tried_by_a_child(start, reason, tmp_path, monkeypatch):
    (tmp_path / "FakeQt").mkdir()
    (tmp_path / "FakeQt" / "QtWidgets.py").write_text(start)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setitem(sys.modules, "matplotlib.backends.qt_compat", SimpleNamespace(QT_API="FakeQt"))
    assert window._abort_of_qt() == reason


class Terminal:
    def isatty(self):
        return True


def test_a_resized_window_is_filled_at_its_size_and_its_words_shrink_only_where_they_have_no_room():
    figure = Figure(figsize=(9, 4), dpi=100)
    window._fill(figure, plot("relu", deriv=True).plan, 100.0)
    assert tuple(figure.get_size_inches()) == (9, 4)
    figure.set_size_inches(2, 1)
    window._fill(figure, plot("relu", deriv=True).plan, 100.0)
    assert figure.dpi < 100
    assert tuple(figure.bbox.size) == pytest.approx((200, 100))
    assert len(figure.axes) == 2
