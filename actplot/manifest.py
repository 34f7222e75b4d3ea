"""A manifest: of each picture of a folder what was asked for, what was drawn and what bytes it has, and what made them.

It is a text file, one line a picture: digests of its plan, its scene and its bytes, then its path from the manifest.
The first line names the versions. A line is added as soon as a picture stands, so that a run that was killed
is taken up where it ended; lines that a kill cut short are passed over.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from actplot.errors import CannotWrite
from actplot.files import told, write
from actplot.plan import Plan
from actplot.version import __version__

if TYPE_CHECKING:
    from actplot.scene.parts import Scene

__all__ = ["Entry", "Manifest", "digest", "made_by", "plan_digest", "scene_digest"]

LIBRARIES = ("matplotlib", "numpy")
LINE = re.compile(r"([0-9a-f]{16}) ([0-9a-f]{16}) ([0-9a-f]{16}) (.+)")
NUMBER = re.compile(r"-?\d+\.\d*(?:e[+-]?\d+)?")

Evidence = Literal["bytes", "scene", "nothing"]


@dataclass(frozen=True, slots=True)
class Entry:
    """The digests of one picture: of its plan, of its scene, of its bytes."""

    plan: str
    scene: str
    data: str


class Manifest:
    """The entries of one file, by path from its folder; without a file none, and nothing is kept."""

    def __init__(self, path: str | os.PathLike[str] | None) -> None:
        self.path = None if path is None else Path(path)
        self.maker, self.entries = _read(self.path)
        self._open = False

    def evidence(self, path: str, plan: str) -> tuple[Evidence, Entry | None]:
        """Return what a file may be judged by that a plan with this digest asks for, and its entry.

        The same versions make the same bytes. Other libraries may make others of the same scene. Where only actplot
        is another, the picture has to be drawn.
        """
        entry = self.entries.get(self._name(path)) if plan else None
        if entry is None or entry.plan != plan:
            return "nothing", None
        if self.maker == made_by():
            return "bytes", entry
        return "scene" if self.by_others else "nothing", entry

    @property
    def by_others(self) -> bool:
        """Whether other versions of the libraries made what it tells of."""
        return bool(self.entries) and self.maker.partition(",")[2] != made_by().partition(",")[2]

    def add(self, path: str, entry: Entry) -> None:
        """Keep what a file that stands now was drawn from. Raises CannotWrite."""
        name = self._name(path)
        if self.path is None or not name.isprintable() or (self._open and self.entries.get(name) == entry):
            return
        self._begin()
        self.entries[name] = entry
        with told(f"write '{self.path}'"), self.path.open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(_line(name, entry))

    def close(self) -> None:
        """Write the entries in order, without those of files that are gone."""
        if self.path is not None and self._open:
            folder = self.path.parent
            self.entries = {name: entry for name, entry in self.entries.items() if (folder / name).exists()}
            self._write()

    def _begin(self) -> None:
        """Make the file one of these versions; what others made is none of its business. Raises CannotWrite."""
        if not self._open:
            if self.maker and not self.maker.startswith("actplot "):
                raise CannotWrite(f"'{self.path}' is not a list of pictures that actplot keeps: move it, or remove it.")
            self.entries = self.entries if self.maker == made_by() else {}
            self.maker, self._open = made_by(), True
            self._write()

    def _write(self) -> None:
        assert self.path is not None  # noqa: S101
        lines = (_line(name, entry) for name, entry in sorted(self.entries.items()))
        write(self.path, "".join((f"# {self.maker}\n", *lines)).encode())

    def _name(self, path: str) -> str:
        folder = self.path.parent if self.path else Path()
        return Path(os.path.relpath(path, folder)).as_posix()


def digest(data: bytes) -> str:
    """Return 16 hexadecimal digits that tell some bytes from all others that come along."""
    return blake2b(data, digest_size=8).hexdigest()


def plan_digest(plan: Plan) -> str:
    """Return what tells a plan from others, with the files that it reads; "" for one that depends on others' code."""
    if not all(map(_is_ours, plan.activations)):
        return ""
    read = [_file_digest(path) for path in (*((plan.style,) if plan.style else ()), *plan.fonts)]
    return digest("\n".join((repr(plan), *read)).encode())


def scene_digest(scene: Scene) -> str:
    """Return what tells a scene from others, its numbers to four digits: the last ones are not the same everywhere."""
    return digest(NUMBER.sub(lambda number: f"{float(number[0]):.4g}", repr(scene)).encode())


@cache
def made_by() -> str:
    """Return what draws here: actplot, its version and a digest of its code, and the libraries with theirs."""
    code = blake2b(digest_size=4)
    for path in _sources():
        code.update(path.read_bytes())
    libraries = (f"{name} {version(name)}" for name in LIBRARIES)
    return ", ".join((f"actplot {__version__} {code.hexdigest()}", *libraries))


def _sources() -> Iterable[Path]:
    """Return the files that say how a picture is drawn, in an order that is the same everywhere."""
    package = Path(__file__).parent
    found = (
        path for suffix in ("py", "txt", "json", "ttc", "js", "css", "html") for path in package.rglob(f"*.{suffix}")
    )
    outside = {package / "cli", package / "terminal", package / "manifest.py"}
    return sorted((path for path in found if not outside & {path, *path.parents}), key=Path.as_posix)


def _is_ours(act: Any) -> bool:
    from actplot.spec.imported import OwnFunction

    if hasattr(act, "parts"):  # a difference
        return all(map(_is_ours, act.parts))
    return type(act).__module__.partition(".")[0] == "actplot" and not isinstance(act, OwnFunction)


def _file_digest(path: str) -> str:
    """Return the digest of a file that a plan names; the name itself where there is none: a style of matplotlib's."""
    try:
        status = Path(path).stat()
        return _content_digest(path, status.st_mtime_ns, status.st_size)
    except OSError:
        return path


@lru_cache(maxsize=64)
def _content_digest(path: str, *_: int) -> str:
    return digest(Path(path).read_bytes())


def _read(path: Path | None) -> tuple[str, dict[str, Entry]]:
    """Return what made the pictures of a manifest, and its entries; nothing of a file that is none."""
    try:
        text = path.read_text("utf-8", "replace") if path else ""
    except OSError:
        text = ""
    first, *lines = text.split("\n")
    whole = filter(None, map(LINE.fullmatch, lines[:-1]))  # the last one has no end yet
    return first.removeprefix("# "), {found[4]: Entry(found[1], found[2], found[3]) for found in whole}


def _line(name: str, entry: Entry) -> str:
    return f"{entry.plan} {entry.scene} {entry.data} {name}\n"
