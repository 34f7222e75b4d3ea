"""The window: under a virtual display it opens, follows its size and closes; elsewhere one line says why not."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from display import served

from actplot import window
from actplot.errors import NoScreen
from actplot.picture import plot
from actplot.window import screen

NEEDED = [tool for tool in ("Xvfb", "xdotool", "import") if shutil.which(tool) is None]
try:
    import tkinter  # noqa: F401
except ImportError:
    NEEDED.append("tkinter")

virtual = pytest.mark.skipif(bool(NEEDED), reason=f"not installed: {', '.join(NEEDED)}")


@pytest.fixture(scope="module")
def display():
    with served() as (_, name):
        yield name


@contextmanager
def opened(display, *words, cwd=None):
    """Run the program in a terminal's way, wait for its window, and hand out xdotool on that window."""
    environment = {**os.environ, "DISPLAY": display}

    def tool(*orders):
        done = subprocess.run(["xdotool", *orders], env=environment, capture_output=True, text=True, timeout=30)
        return done.stdout.strip()

    def windows():
        return tool("search", "--onlyvisible", "--name", "^actplot: ").splitlines()

    waited(lambda: not windows(), "an earlier window does not go away")
    program = subprocess.Popen(
        [sys.executable, "-m", "actplot", *words],
        env=environment,
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        waited(lambda: program.poll() is not None or windows(), "no window in time")
        assert program.poll() is None, program.stderr.read()
        shown = windows()[0]
        waited(lambda: drawn(environment, shown) > 1, "nothing is drawn")
        yield program, tool, shown
    finally:
        program.kill()
        program.communicate()


def waited(what, otherwise, seconds=60):
    """Return what a question comes to as soon as it is true."""
    deadline = time.monotonic() + seconds
    while not (answer := what()):
        assert time.monotonic() < deadline, otherwise
        time.sleep(0.1)
    return answer


def drawn(environment, shown):
    """Return how many colours a window shows."""
    return len(set(screenshot(environment, shown)))


def screenshot(environment, shown):
    """Return some of the pixels of a window, three bytes each."""
    words = ["import", "-silent", "-window", shown, "-depth", "8", "rgb:-"]
    data = subprocess.run(words, env=environment, capture_output=True, timeout=30).stdout
    return [data[at : at + 3] for at in range(0, len(data), 3 * 7)]


@virtual
def test_a_window_opens_is_used_with_hands_and_keys_and_closes_with_exit_0(display, tmp_path):
    """One process for all, since each start takes a second."""
    environment = {**os.environ, "DISPLAY": display}
    with opened(display, "elu:alpha=0.5", "mish", "--deriv", "--show", "--theme", "dark", cwd=tmp_path) as (
        program,
        tool,
        shown,
    ):
        assert tool("getwindowname", shown) == "actplot: elu:alpha=0.5, mish"

        def changed(*orders):
            before = screenshot(environment, shown)
            tool(*orders)
            waited(lambda: screenshot(environment, shown) != before, f"nothing changes after {orders}", 20)

        def key(name):
            tool("windowfocus", "--sync", shown)
            tool("key", name)

        width, height = (int(word) for word in tool("getwindowgeometry", shown).split()[-1].split("x"))
        middle = str(width // 4), str(height // 3)
        changed("mousemove", "--window", shown, *middle)  # the crosshair
        rail = str(round(height - 0.375 * width / 8.86))
        changed("mousemove", "--window", shown, str(width // 4), rail, "mousedown", "1", "mousemove", "--window", shown,
                str(width // 3), rail)  # fmt: skip
        changed("mouseup", "1", "mousemove", "--window", shown, "2", "2")
        tool("windowfocus", "--sync", shown)
        for name in ("question", "o", "d", "r"):
            changed("key", name)
        changed("windowsize", "--sync", shown, "700", "500")
        key("s")
        waited(lambda: (tmp_path / "elu-mish.png").exists(), "nothing is saved")
        key("e")
        tool(
            "mousemove", "--window", shown, "150", "470", "mousedown", "1", "mousemove", "--window", shown, "180", "470"
        )
        key("q")  # in the middle of a drag
        out, said = program.communicate(timeout=30)
        tool("mouseup", "1")
        assert program.returncode == 0
        assert out.startswith("actplot elu")
        assert said == "actplot: wrote elu-mish.png.\n"


@virtual
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, -signal.SIGTERM)])
def test_a_signal_ends_an_open_window_without_a_word(display, number, status):
    with opened(display, "relu", "--show") as (program, _, _):
        program.send_signal(number)
        _, said = program.communicate(timeout=30)
        assert (program.returncode, said) == (status, "")


@virtual
def test_a_terminal_with_a_screen_gets_a_window_unasked(display):
    script = f"{sys.executable} -m actplot relu"
    environment = {**os.environ, "DISPLAY": display}
    terminal = subprocess.Popen(
        ["script", "-qec", script, "/dev/null"],
        env=environment,
        stdout=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )
    search = ["xdotool", "search", "--onlyvisible", "--name", "^actplot: relu$"]
    try:
        waited(
            lambda: (
                terminal.poll() is not None
                or not subprocess.run(search, env=environment, capture_output=True).returncode
            ),
            "no window in time",
        )
        assert terminal.poll() is None
    finally:
        window = subprocess.run(search, env=environment, capture_output=True, text=True).stdout.split()
        subprocess.run(["xdotool", "windowfocus", *window[:1], "key", "q"], env=environment, capture_output=True)
        os.killpg(terminal.pid, signal.SIGTERM)
        terminal.wait()


@virtual
def test_a_screen_that_goes_away_ends_the_program_with_one_line():
    with served() as (server, display), opened(display, "relu", "--show") as (program, _, _):
        server.kill()
        _, said = program.communicate(timeout=30)
        assert program.returncode == 1
        assert "Traceback" not in said
        assert said.count("\n") == 1


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
    assert screen._abort_of_qt() == reason


class Terminal:
    def isatty(self):
        return True
