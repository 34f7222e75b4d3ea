"""Files: written whole or not at all; what a killed writer left is cleared, what a live one makes is not."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from actplot import files
from actplot.errors import CannotWrite
from actplot.files import write

LOCKED = pytest.mark.skipif(sys.platform == "win32", reason="there a folder has no lock")


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    """A process that knows no folder yet."""
    monkeypatch.setattr(files, "_cleared", set())
    monkeypatch.setattr(files, "_locked", set())


def test_equal_bytes_leave_the_file_alone(tmp_path):
    path = tmp_path / "a.png"
    assert write(path, b"one")
    os.utime(path, (1, 1))
    inode = path.stat().st_ino
    assert not write(path, b"one")
    assert (path.stat().st_mtime, path.stat().st_ino) == (1, inode)
    assert write(path, b"two")
    assert path.read_bytes() == b"two"


def test_a_new_file_has_the_mode_that_the_umask_leaves_and_an_old_one_keeps_its_own(tmp_path):
    path = tmp_path / "a.png"
    mask = os.umask(0o027)
    try:
        write(path, b"one")
    finally:
        os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    path.chmod(0o604)
    write(path, b"two")
    assert stat.S_IMODE(path.stat().st_mode) == 0o604


def test_links_are_followed(tmp_path):
    home, link = tmp_path / "home.png", tmp_path / "link.png"
    link.symlink_to(home)
    write(link, b"new")
    write(link, b"newer")
    assert link.is_symlink()
    assert home.read_bytes() == b"newer"


def test_what_is_no_regular_file_is_written_to_and_stays_what_it_is(tmp_path):
    pipe = tmp_path / "pipe.png"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE)
    assert write(pipe, b"through")
    assert reader.communicate()[0] == b"through"
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert write("/dev/null", b"gone")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@pytest.mark.parametrize("fault", ["write", "replace"])
def test_a_full_disk_leaves_the_earlier_file_and_nothing_else(tmp_path, monkeypatch, fault):
    path = tmp_path / "a.png"
    write(path, b"earlier")

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*((Path, "replace", full) if fault == "replace" else (files.os, "fdopen", full)))
    with pytest.raises(CannotWrite, match=r"cannot write '.*a\.png': no space left on device\."):
        write(path, b"later")
    assert [(entry.name, entry.read_bytes()) for entry in tmp_path.iterdir()] == [("a.png", b"earlier")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_no_permission_is_named(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(CannotWrite, match="permission denied"):
        write(tmp_path / "a.png", b"")
    tmp_path.chmod(0o700)


def test_a_folder_that_takes_no_files_is_named():
    with pytest.raises(CannotWrite, match=r"cannot write '/proc/a\.png'"):
        write("/proc/a.png", b"data")


@pytest.mark.parametrize("path", ["", "nowhere/a.png", "a\0.png", "x" * 300 + ".png", ".", "no/"])
def test_a_path_that_can_be_no_file_is_named(tmp_path, monkeypatch, path):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CannotWrite, match="cannot write"):
        write(path, b"data")
    assert not list(tmp_path.iterdir())


# -- what a killed writer left -------------------------------------------------------------------------------------


@LOCKED
def test_what_a_killed_writer_left_is_cleared_by_the_next(tmp_path):
    (tmp_path / f"{files.MAKING}0123456789abcdef.tmp").write_bytes(b"half")
    (tmp_path / ".actplot-notes.txt").write_bytes(b"the user's own")
    write(tmp_path / "a.png", b"whole")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".actplot-notes.txt", "a.png"]


@LOCKED
def test_what_another_is_writing_is_left_to_it(tmp_path):
    making = tmp_path / f"{files.MAKING}0123456789abcdef.tmp"
    with files._at_work_in(tmp_path):  # as another process is, which has begun nothing yet
        making.write_bytes(b"half")
        files._cleared.clear()
        write(tmp_path / "a.png", b"whole")
        assert making.exists()
    write(tmp_path / "b.png", b"whole")
    assert not making.exists()


@LOCKED
def test_nothing_is_begun_while_another_clears_what_the_dead_left(tmp_path):
    import fcntl

    handle = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)  # as who clears has it
    writer = threading.Thread(target=write, args=(tmp_path / "a.png", b"whole"))
    writer.start()
    for _ in range(10):
        assert not list(tmp_path.iterdir())
        time.sleep(0.01)
    os.close(handle)
    writer.join()
    assert (tmp_path / "a.png").read_bytes() == b"whole"


CROWD = """
import os, sys
from actplot.files import write

def work(folder, name):
    for data in (b"one", b"other"):
        for number in range(4):
            write(f"{folder}/{name}-{number}.png", data)

for round in range(30):
    os.mkdir(folder := f"{sys.argv[1]}/{round}")
    crowd = []
    for name in "abcdef":
        if (process := os.fork()) == 0:
            work(folder, name)
            os._exit(0)
        crowd.append(process)
    assert not any([os.waitpid(process, 0)[1] for process in crowd])
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no copies of processes")
def test_processes_that_begin_at_once_in_one_folder_take_nothing_from_each_other(tmp_path):
    done = subprocess.run([sys.executable, "-c", CROWD, tmp_path], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@LOCKED
def test_a_folder_that_someone_else_has_locked_is_written_to_all_the_same(tmp_path, monkeypatch):
    import fcntl

    monkeypatch.setattr(files, "PATIENCE", 0.3)
    handle = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    assert write(tmp_path / "a.png", b"whole")
    begun = time.monotonic()
    assert all(write(tmp_path / f"{number}.png", b"whole") for number in range(9))
    assert time.monotonic() - begun < files.PATIENCE  # which is had once
    os.close(handle)


def test_no_lock_outlives_the_writing(tmp_path):
    before = opened()
    write(tmp_path / "a.png", b"one")
    with pytest.raises(CannotWrite):
        write(tmp_path / "no" / "a.png", b"one")
    assert opened() == before


def opened():
    """How many files this process has open, where the system tells."""
    return len(list(Path("/proc/self/fd").glob("*")))
