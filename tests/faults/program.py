"""The program in a process of its own, under a fault, in a folder where earlier files stand; and what came of it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

PACKAGE = Path(__file__).parents[2] / "actplot"
SMALL = Path(__file__).with_name("small.py")
EARLIER = b"what stood here before"
FILLER = "filler"
STDOUT = re.compile(r"(?<!2)>|[|]")  # of a shell that leads it elsewhere
PLAIN = 'exec "$@"'  # how a shell begins the program where nothing is wrong
TALK = re.compile(r"actplot: (?:no window: |\d+ of \d+ files )")  # lines that tell of no fault
PATIENCE = 120  # seconds, on a machine that has much else to do
BATCH = """
[defaults]
deriv = true
[[picture]]
activations = [["relu"], ["mish"]]
lang = ["en", "zh-CN"]
output = "out/{name}-{lang}.svg"
[[picture]]
activations = "elu"
output = ["out/elu.png", "out/elu.pdf"]
"""


class Command(NamedTuple):
    """A command line, and the file that it replaces; "" where it writes none."""

    typed: str
    file: str = ""

    @property
    def words(self) -> list[str]:
        return self.typed.split()


COMMANDS = {
    "png": Command("relu mish --deriv -o out.png", "out.png"),
    "svg": Command("relu mish --deriv -o out.svg", "out.svg"),
    "pdf": Command("relu mish --deriv -o out.pdf", "out.pdf"),
    "words": Command("relu --title 激活函数 --lang zh-CN -o out.png", "out.png"),
    "stdout": Command("relu mish --deriv -o - -f svg"),
    "terminal": Command("relu mish --deriv"),
    "list": Command("list"),
    "info": Command("info gelu"),
    "values": Command("values relu gelu --range -4 4 --points 140000 --format csv"),
    "help": Command("--help"),
    "gallery": Command("gallery out", "out/thumbnails/gaussian.svg"),
    "batch": Command("batch pictures.toml", "out/elu.png"),
}
MANY = frozenset({"gallery", "batch"})
WRITE = frozenset(name for name, command in COMMANDS.items() if command.file)
TALKERS = frozenset(COMMANDS) - WRITE
DRAW = WRITE | {"stdout"}


class Outcome(NamedTuple):
    """What a process came to: exit code, streams, and every file of its folder afterwards."""

    status: int
    out: bytes
    err: str
    files: Mapping[str, bytes]

    @property
    def faults(self) -> list[str]:
        """The lines on stderr that tell what is wrong."""
        return [line for line in self.err.splitlines() if not TALK.match(line)]


@dataclass(frozen=True)
class Fault:
    """Something that is wrong around the program.

    `line` is how bash begins it, `prepare` what is done to its folder before, `needs` says why the fault cannot be
    made here. Commands in `hits` fail with the exit code and one line in which `told` is found; of those in `may` it
    is left open (a picture that is made all the same is the right one); all others do as if nothing were wrong, apart
    from a stdout that the shell leads elsewhere, or whose letters are others (`rewords`). `disk` is the size in KiB of
    a disk on which the folder lies alone, `package` what is done to a copy of the package, from which it is run.
    """

    told: str = ""
    hits: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()
    status: int = 1
    line: str = PLAIN
    env: Mapping[str, str] = field(default_factory=dict)
    prepare: Callable[[Path], None] = lambda folder: None  # noqa: ARG005
    needs: Callable[[], str] = lambda: ""
    disk: int = 0
    package: Callable[[Path], None] | None = None
    only: frozenset[str] = frozenset(COMMANDS)
    rewords: bool = False

    @property
    def anywhere(self) -> bool:
        """Whether it may strike at any moment, as a lack of memory or a damaged package does."""
        return self.may == frozenset(COMMANDS)


def begin(
    command: Command, folder: Path, *, line: str = PLAIN, env: Mapping[str, str] | None = None
) -> subprocess.Popen[bytes]:
    """Begin a command in a folder of its own, in a process group of its own, by bash, whose place it takes."""
    program = [SMALL] if command.words[0] == "gallery" else ["-m", "actplot"]
    for name in ("home", "temporary"):
        (folder.parent / name).mkdir(exist_ok=True)
    around = {"HOME": str(folder.parent / "home"), "TMPDIR": str(folder.parent / "temporary")}
    return subprocess.Popen(
        ["bash", "-c", line, "bash", sys.executable, "-X", "faulthandler", *program, *command.words],
        cwd=folder,
        env={**os.environ, **around, **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=_undeaf,
    )


def run(command: Command, folder: Path, *, line: str = PLAIN, env: Mapping[str, str] | None = None) -> Outcome:
    """Run a command to its end."""
    process = begin(command, folder, line=line, env=env)
    try:
        out, err = process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        raise
    return Outcome(process.returncode, out, err.decode(errors="replace"), contents(folder))


def furnish(folder: Path, command: Command) -> Path:
    """Make the folder of a command, with what it reads and an earlier version of what it writes."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pictures.toml").write_text(BATCH)
    if command.file:
        (folder / command.file).parent.mkdir(parents=True, exist_ok=True)
        (folder / command.file).write_bytes(EARLIER)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file in a folder but what fills its disk; nothing of a folder that is gone."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != FILLER)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@contextmanager
def disk(folder: Path, size: int) -> Iterator[None]:
    """Give a folder a disk of its own, of so many KiB; with 0 it has none."""
    if size:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", folder], check=True)
    try:
        yield
    finally:
        if size:
            subprocess.run(["umount", folder], check=True)


def leftovers(files: Sequence[str]) -> list[str]:
    """Return the files in the making."""
    return [file for file in files if Path(file).name.startswith(".actplot-")]


def _undeaf() -> None:
    """Take signals as a program in the foreground does, whatever the tests were begun by."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGPIPE):
        signal.signal(number, signal.SIG_DFL)
