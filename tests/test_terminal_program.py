"""The program on terminals as users have them: tmux, odd sizes, signals; what it prints is what the screen shows."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shlex
import shutil
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryFile
from time import monotonic, sleep

import pytest

from actplot.picture import plot
from actplot.spec import names
from actplot.terminal.canvas import width_of

TRUECOLOR = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
RESET = b"\x1b[0m"
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
SIZES = ((80, 24), (200, 50), (40, 10))
LONG = "激活函数的比较" * 8  # 112 cells, which a narrow screen would break itself if we did not
PICTURES: dict[str, dict[str, object]] = {
    f"relu mish -d --lang zh-CN --title {LONG}": {"deriv": True, "lang": "zh-CN", "title": LONG},
    "softplus": {},
    "softmax --vector 2,1,-1 --lang ja": {"vector": "2,1,-1", "lang": "ja"},
    "elu:alpha=0.5,1,2 -d --theme dark": {"deriv": True, "theme": "dark"},
}
ACTPLOT = [sys.executable, "-m", "actplot"]
MANY = names()[:60]
GONE = "#{history_size}"


class Program:
    """The program on a terminal of its own, which shows what is read of it and no more."""

    def __init__(self, *words: str, size: tuple[int, int] = (80, 24), **environment: str) -> None:
        self.side, self.terminal = pty.openpty()
        self.resize(*size)
        self.errors = TemporaryFile()  # noqa: SIM115
        self.before = termios.tcgetattr(self.terminal)
        self.process = subprocess.Popen(
            [*ACTPLOT, *words],
            stdin=self.terminal,
            stdout=self.terminal,
            stderr=self.errors,
            env={**os.environ, **TRUECOLOR, **environment},
            start_new_session=True,
        )

    def resize(self, columns: int, lines: int) -> None:
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def read(self) -> bytes:
        assert select.select([self.side], [], [], 20)[0], "nothing more is drawn"
        return os.read(self.side, 64)

    def rest(self) -> bytes:
        """Return what comes until the program has ended."""
        os.set_blocking(self.side, False)
        shown, ends = b"", monotonic() + 60
        while monotonic() < ends:
            ended = self.process.poll() is not None
            try:
                shown += os.read(self.side, 65536)
            except BlockingIOError:
                if ended:
                    return shown
                sleep(0.005)
        raise TimeoutError

    @property
    def is_as_before(self) -> bool:
        return termios.tcgetattr(self.terminal) == self.before

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        self.errors.close()
        os.close(self.side)
        os.close(self.terminal)


@pytest.fixture
def program() -> Iterator[type[Program]]:
    """Programs that end with the test."""
    started: list[Program] = []

    class Started(Program):
        def __init__(self, *words: str, size: tuple[int, int] = (80, 24), **environment: str) -> None:
            super().__init__(*words, size=size, **environment)
            started.append(self)

    yield Started
    for each in started:
        each.close()


Shown = Callable[[str, int, int], tuple[list[str], int]]


@pytest.fixture
def tmux(tmp_path: Path) -> Shown:
    """Run a command in a tmux of a size; return the lines that it shows, and how many have left its screen."""
    if not shutil.which("tmux"):
        pytest.skip("tmux is not installed: apt install tmux")
    config = tmp_path / "tmux.conf"
    config.write_text("set -g status off")

    def shown(typed: str, columns: int, lines: int) -> tuple[list[str], int]:
        def asked(*words: str) -> str:
            whole = ["tmux", "-u", "-f", str(config), "-S", str(server), *words]
            done = subprocess.run(whole, env=environment, capture_output=True, text=True, check=True, timeout=20)
            return done.stdout

        server = tmp_path / str(len(list(tmp_path.iterdir())))
        environment = {**os.environ, "LANG": "C.UTF-8", "NO_COLOR": "1"}
        script = f"{shlex.join(ACTPLOT)} {typed}; tmux wait-for -S done; sleep 20"
        asked("new-session", "-d", "-x", str(columns), "-y", str(lines), script)
        try:
            asked("wait-for", "done")
            return asked("capture-pane", "-p", "-S", "-").rstrip("\n").split("\n"), int(asked("display", "-p", GONE))
        finally:
            asked("kill-server")

    return shown


@pytest.mark.parametrize(("columns", "lines"), SIZES)
def test_in_tmux_nothing_wraps_and_wide_characters_keep_their_columns(tmux: Shown, columns: int, lines: int) -> None:
    for typed, options in PICTURES.items():
        names = [word for word in typed.partition(" -")[0].split() if word != "-d"]
        text = plot(*names, **options).text(width=columns, height=lines - 1)  # type: ignore[arg-type]
        shown, gone = tmux(f"{typed} --charset braille", columns, lines)
        assert shown == text.splitlines(), (typed, columns, lines)
        assert gone == max(len(shown) + 1 - lines, 0)
        assert gone == 0 or lines == 10


def test_in_tmux_the_note_and_the_picture_stand_on_one_screen(tmux: Shown) -> None:
    for typed in ("relu mish -d --title T", "gelu", "tanh softsign -d --second"):
        shown, gone = tmux(typed, 80, 24)
        assert shown[0].startswith("actplot: no window")
        assert gone == 0, typed


@pytest.mark.parametrize("size", [(0, 0), (1, 1), (5, 3), (65535, 65535)])
def test_on_a_terminal_of_any_size_the_picture_fits_its_width(program: type[Program], size: tuple[int, int]) -> None:
    run = program("mish", "-d", size=size)
    lines = ESCAPE.sub("", run.rest().decode()).split("\r\n")
    assert run.process.returncode == 0
    assert max(map(width_of, lines)) <= (size[0] or 80)
    assert len(lines) > 10
    assert run.is_as_before


@pytest.mark.parametrize("columns", ["abc", "0", "-5", "1000000000"])
def test_a_senseless_number_of_columns_is_none(program: type[Program], columns: str) -> None:
    run = program("softmax", "--vector", "2,1,0.1", COLUMNS=columns, LINES="-1")
    lines = ESCAPE.sub("", run.rest().decode()).split("\r\n")
    assert run.process.returncode == 0
    assert max(map(width_of, lines)) <= (1000 if columns.isdecimal() and int(columns) else 80)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_signal_in_the_middle_of_a_picture_leaves_the_terminal_as_it_was(program: type[Program], name: str) -> None:
    run = program(*MANY, "--layout", "pairs", "-d", size=(200, 50))
    shown = b""
    while shown.count(b"\x1b[38") < 40:  # the rest waits for us: a pty holds 64 kB at most, and the picture has 120
        shown += run.read()
    run.process.send_signal(getattr(signal, name))
    shown += run.rest()
    assert run.process.returncode == (130 if name == "SIGINT" else -getattr(signal, name))
    assert shown.endswith(RESET)
    assert len(shown) < len(whole())
    assert run.is_as_before
    run.errors.seek(0)
    assert b"Traceback" not in run.errors.read()


def whole() -> bytes:
    return plot(*MANY, layout="pairs", deriv=True).text(width=200, height=49, color="truecolor").encode()


def test_a_signal_before_the_picture_prints_nothing(program: type[Program]) -> None:
    for delay in (0.0, 0.05, 0.15):
        run = program("mish", "-d", "--charset", "braille")
        sleep(delay)
        run.process.terminate()
        shown = run.rest()
        assert not shown or shown.endswith((RESET, b"\r\n"))
        assert run.is_as_before


@pytest.mark.thorough
def test_a_resize_in_the_middle_of_a_picture_disturbs_nothing(program: type[Program]) -> None:
    run = program(*MANY, "--layout", "pairs", "-d", size=(200, 50))
    shown = run.read()
    run.resize(30, 5)
    run.process.send_signal(signal.SIGWINCH)
    shown += run.rest()
    assert run.process.returncode == 0
    assert shown.replace(b"\r\n", b"\n") == whole()


def test_colours_are_for_terminals_that_have_some(program: type[Program]) -> None:
    for environment, begins in (
        ({"TERM": "dumb", "COLORTERM": ""}, b""),
        ({"NO_COLOR": "1"}, b""),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, b""),
        ({"COLORTERM": ""}, b"\x1b[38;5;"),
        ({}, b"\x1b[38;2;"),
    ):
        shown = program("relu", **environment).rest()
        assert begins in shown if begins else b"\x1b" not in shown


def test_a_pipe_gets_plain_text_unless_colour_is_forced() -> None:
    def piped(**environment: str) -> str:
        done = subprocess.run([*ACTPLOT, "relu"], env={**os.environ, **environment}, capture_output=True, check=True)
        return done.stdout.decode()

    assert piped(**TRUECOLOR) == plot("relu").text(height=23)
    assert piped(**TRUECOLOR, FORCE_COLOR="1") == plot("relu").text(height=23, color="truecolor")
    assert piped(**TRUECOLOR, FORCE_COLOR="0") == plot("relu").text(height=23)


def test_the_picture_in_a_pipe_loads_neither_matplotlib_nor_rich() -> None:
    code = (
        "import sys, atexit\n"
        "from actplot.__main__ import main\n"
        "heavy = {'matplotlib', 'PIL', 'rich', 'mpmath', 'asyncio', 'multiprocessing'}\n"
        "atexit.register(lambda: print('loaded:', *{name.partition('.')[0] for name in sys.modules} & heavy))\n"
        "sys.argv = ['actplot', 'mish', '-d']\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Mish")
    assert done.stdout.endswith("loaded:\n")


def test_a_charset_asked_for_draws_in_the_terminal_whatever_else_is_there(
    program: type[Program], tmp_path: Path
) -> None:
    run = program("relu", "--charset", "ascii", "-o", str(tmp_path / "a.svg"), NO_COLOR="1", DISPLAY=":nowhere")
    shown = run.rest().decode().replace("\r\n", "\n")
    assert shown == plot("relu").text(height=23, charset="ascii")
    assert (tmp_path / "a.svg").stat().st_size > 1000
    run.errors.seek(0)
    assert not run.errors.read()


def test_the_charset_comes_from_the_option_then_the_environment_then_the_stream() -> None:
    def piped(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        call = {"env": {**os.environ, **environment}, "capture_output": True, "text": True, "encoding": "utf-8"}
        return subprocess.run([*ACTPLOT, "relu", *words], **call, check=False)

    braille, dashes = plot("relu").text(height=23), plot("relu").text(height=23, charset="ascii")
    assert piped("--charset", "ascii").stdout == dashes
    assert piped(ACTPLOT_CHARSET="ascii").stdout == dashes
    assert piped("--charset", "braille", ACTPLOT_CHARSET="ascii", LC_ALL="C").stdout == braille
    assert piped(LC_ALL="C").stdout == dashes
    refused = piped(ACTPLOT_CHARSET="utf8")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "no charset is called 'utf8' (from ACTPLOT_CHARSET). Choose from braille, ascii." in refused.stderr
    lacking = piped("--charset", "braille", PYTHONIOENCODING="latin-1")
    assert (lacking.returncode, lacking.stdout) == (2, "")
    assert "' of stdout lacks it; take ascii." in lacking.stderr
