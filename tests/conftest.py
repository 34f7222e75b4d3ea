"""What every test stands on: a plain environment, and the program in this process or in one of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from shares import share
from warmed import warmed

ROOT = Path(__file__).parent.parent
TELLING = (
    "ACTPLOT_CHARSET", "ACTPLOT_LANG", "CI", "COLORTERM", "COLUMNS", "DISPLAY", "FORCE_COLOR", "GITHUB_ACTIONS",
    "LINES", "MPLBACKEND", "NO_COLOR", "PYTHONDONTWRITEBYTECODE", "QT_QPA_PLATFORM", "WAYLAND_DISPLAY",
)  # fmt: skip

# before anything is imported, and for every process that a test starts: they would compile the program each anew, too
for _name in TELLING:
    os.environ.pop(_name, None)
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))


for _signal in (signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])):
    if signal.getsignal(_signal) is signal.SIG_IGN:  # the tests were begun by nohup, or behind a shell's back
        signal.signal(_signal, signal.default_int_handler if _signal == signal.SIGINT else signal.SIG_DFL)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Share out the laws before -m chooses; of a file or a word that is asked for, all cases run."""
    if not config.option.keyword and [Path(each).name for each in config.args] == config.getini("testpaths"):
        share(items)


class Outcome(NamedTuple):
    """What a command line came to: its exit code and what it wrote to each stream."""

    status: int
    out: str
    err: str


@pytest.fixture(scope="session")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder for PATH in which a shell finds `actplot`, kept warm."""
    with warmed(tmp_path_factory.mktemp("programs")) as folder:
        yield folder


@pytest.fixture
def actplot(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    """Run words as a command line in this process."""
    from actplot.cli import stdio
    from actplot.cli.app import run

    monkeypatch.setattr(stdio, "ready_to_draw", lambda: "")  # which is for a process of the program's own

    def command(*words: str) -> Outcome:
        return Outcome(run(words), *capsys.readouterr())

    return command


@pytest.fixture
def process() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run words as a command line in a process of its own."""

    def command(*words: str, **options: object) -> subprocess.CompletedProcess[str]:
        settings = {"capture_output": True, "text": True, "timeout": 60, **options}
        return subprocess.run([sys.executable, "-m", "actplot", *words], **settings)

    return command
