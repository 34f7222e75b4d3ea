"""Files: written whole or not at all, whatever stops the writer; what a killed one left is cleared by the next."""

from __future__ import annotations

import os
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from actplot.errors import CannotWrite, reason

try:
    import fcntl
except ImportError:
    LOCKS = False  # Windows
else:
    LOCKS = True

__all__ = ["make_folder", "refuse_hopeless", "told", "write"]

MAKING = ".actplot-"  # how the name of a file in the making begins

PATIENCE = 1.0  # seconds that others may take to clear a folder

_cleared: set[Path] = set()
_locked: set[Path] = set()  # folders that someone has for himself


def write(path: str | os.PathLike[str], data: bytes) -> bool:
    """Write a file whole, or leave what stood there; False when the same bytes stand there already.

    The bytes are written beside the target and moved into place. Links are followed, the mode of an earlier
    file is kept, and what is no regular file (a device, a named pipe) is written to as it is. Raises CannotWrite.
    """
    path = os.fspath(path)
    refuse_hopeless(path)
    with told(f"write '{path}'"):
        earlier = _status(path)
        if earlier and not stat.S_ISREG(earlier.st_mode):
            Path(path).write_bytes(data)
            return True
        home = Path(os.path.realpath(path))
        if earlier and earlier.st_size == len(data) and home.read_bytes() == data:
            return False
        with _at_work_in(home.parent):
            _replace(home, data, stat.S_IMODE(earlier.st_mode) if earlier else None)
    return True


def make_folder(folder: Path) -> None:
    """Make a directory, and those above it, unless it is there. Raises CannotWrite."""
    with told(f"make the directory '{folder}'"):
        folder.mkdir(parents=True, exist_ok=True)


def refuse_hopeless(path: str) -> None:
    """Raise CannotWrite for a path where no file can come to stand."""
    if not path or "\0" in path:
        raise CannotWrite(f"cannot write {path!r}: that is no name of a file.")
    with told(f"write '{path}'"):
        home = Path(os.path.realpath(path))
        is_directory, has_home = home.is_dir(), home.parent.is_dir()
    if is_directory:
        raise CannotWrite(f"cannot write '{path}': it is a directory.")
    if path.endswith(os.sep) or not has_home:
        raise CannotWrite(f"cannot write '{path}': there is no directory '{Path(path).parent}'.")


@contextmanager
def told(what: str) -> Iterator[None]:
    """Turn what the system says into CannotWrite, in one line; a closed pipe is nobody's fault and stays as it is."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CannotWrite(f"cannot {what}: {reason(error)}.") from error


def _status(path: str) -> os.stat_result | None:
    try:
        return Path(path).stat()
    except FileNotFoundError:
        return None


def _replace(home: Path, data: bytes, mode: int | None) -> None:
    """Write beside the file and move into place; nothing is left behind when that fails."""
    beside = home.with_name(f"{MAKING}{secrets.token_hex(8)}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:  # from here on, since an interrupt may come as soon as the file is there
        with os.fdopen(os.open(beside, flags, 0o666), "wb") as stream:  # less the umask
            stream.write(data)
        if mode is not None:
            beside.chmod(mode)
        beside.replace(home)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


@contextmanager
def _at_work_in(folder: Path) -> Iterator[None]:
    """Hold a lock on a folder that others at work there hold, too; who can have it alone clears what the dead left."""
    try:
        handle = os.open(folder, os.O_RDONLY) if LOCKS else None
    except OSError:  # one may write to a folder that one may not read
        handle = None
    if handle is None:
        yield
        return
    try:
        if folder not in _cleared:
            with suppress(OSError):
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                _clear(folder)
        with suppress(OSError):
            _share(handle, folder)
        yield
    finally:
        os.close(handle)


def _share(handle: int, folder: Path) -> None:
    """Lock a folder with others, once nobody clears it, who would take what is in the making for a dead one's.

    Who has it alone for longer is no other actplot, but perhaps what began this one (`flock docs actplot ...`): then
    nobody clears it, and no lock is needed.
    """
    deadline = time.monotonic() + (0.0 if folder in _locked else PATIENCE)
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                _locked.add(folder)
                return
            time.sleep(0.001)
        else:
            return


def _clear(folder: Path) -> None:
    """Remove the files in the making of a folder, once in a process."""
    for path in folder.glob(f"{MAKING}*.tmp"):
        path.unlink(missing_ok=True)
    _cleared.add(folder)
