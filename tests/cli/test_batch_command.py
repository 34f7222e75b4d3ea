"""`actplot batch`: the files beside the batch file, what went wrong on stderr, what is stale on stdout."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from actplot import plot
from actplot.cli import progress
from actplot.manifest import Manifest, made_by

ROOT = Path(__file__).parents[2]
BATCH = """\
[[picture]]
activations = [["relu"], ["mish"]]
theme = ["light", "dark"]
output = "{theme}/{name}.svg"
"""
MANY = 40  # more pictures than are drawn in half a second
OUTPUTS = ["light/relu.svg", "dark/relu.svg", "light/mish.svg", "dark/mish.svg"]


@pytest.fixture
def docs(tmp_path, monkeypatch):
    """The folder of a batch file, beneath the one that the command is given in."""
    (folder := tmp_path / "docs").mkdir()
    (folder / "p.toml").write_text(BATCH)
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def many(docs):
    """The folder of a batch of many pictures."""
    spans = [[-1 - number / 10, 1] for number in range(MANY)]
    (docs / "p.toml").write_text(f'[[picture]]\nactivations = "mish"\nrange = {spans}\noutput = "{{range}}.svg"\n')
    return docs


def begun(folder):
    """Start a batch in a process group of its own and wait for some pictures."""
    words = [sys.executable, "-m", "actplot", "batch", folder / "p.toml"]
    running = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    while len(list(folder.glob("*.svg"))) < 10:
        assert running.poll() is None
        time.sleep(0.01)
    return running


def drawn(folder):
    """Return the names of all files but the batch's own, each of which is whole."""
    files = [path for path in folder.iterdir() if path.suffix not in (".toml", ".lock")]
    assert all(path.read_bytes().endswith(b"</svg>\n") for path in files)
    return {path.name for path in files}


def test_outputs_lie_beside_the_batch_and_a_second_run_writes_nothing(actplot, docs):
    assert actplot("batch", "docs/p.toml", "-j", "1") == (0, "", "actplot: 4 of 4 files written.\n")
    assert sorted(str(path.relative_to(docs)) for path in docs.rglob("*.svg")) == sorted(OUTPUTS)
    assert (docs / "dark" / "mish.svg").read_bytes() == plot("mish", theme="dark").encode("svg")
    assert actplot("batch", "docs/p.toml") == (0, "", "actplot: 0 of 4 files written.\n")
    assert actplot("batch", "docs/p.toml", "--check") == (0, "", "")
    assert actplot("batch", "docs/p.toml", "--quiet") == (0, "", "")


def test_a_check_lists_what_is_behind_in_the_order_of_the_file_and_writes_nothing(actplot, docs):
    actplot("batch", "docs/p.toml", "--jobs", "1")
    (docs / "light" / "mish.svg").write_text("old")
    (docs / "dark" / "relu.svg").unlink()
    before = (docs / "p.lock").read_bytes()
    told = "missing: docs/dark/relu.svg\nstale: docs/light/mish.svg\n".replace("/", os.sep)
    assert actplot("batch", "docs/p.toml", "--check", "-j", "1") == (1, told, "")
    assert actplot("batch", "docs/p.toml", "--check", "--only", "*/relu.svg").out == told.splitlines(True)[0]
    assert (docs / "p.lock").read_bytes() == before
    assert len(list(docs.rglob("*.svg"))) == 3


@pytest.mark.usefixtures("docs")
def test_only_what_matches_is_drawn(actplot):
    globs = ("--only", "dark/*", "--only", "*/relu.svg")
    assert actplot("batch", "docs/p.toml", "-j", "1", *globs).err == "actplot: 3 of 3 files written.\n"
    assert actplot("batch", "docs/p.toml", "-j", "1").err == "actplot: 1 of 4 files written.\n"
    outcome = actplot("batch", "docs/p.toml", "--only", "dark/rleu.svg")
    assert outcome == (2, "", "actplot: no output matches 'dark/rleu.svg'. Choose from " + ", ".join(OUTPUTS) + ".\n")


def test_what_comes_from_stdin_is_drawn_here_and_kept_in_no_manifest(process, docs):
    done = process("batch", "-", input=BATCH, cwd=docs)
    assert (done.returncode, done.stderr) == (0, "actplot: 4 of 4 files written.\n")
    assert {path.name for path in docs.iterdir()} == {"p.toml", "light", "dark"}
    assert process("batch", "-", "--jobs", "x", input="", cwd=docs).returncode == 2


def test_a_faulty_entry_stops_all_before_anything_is_drawn_unless_told_to_keep_going(actplot, docs):
    (docs / "p.toml").write_text('[[picture]]\nactivations = "mihs"\noutput = "a.svg"\n' + BATCH)
    told = "actplot: 'docs/p.toml', line 1, picture 1: no activation is called 'mihs'. Did you mean mish?\n"
    assert actplot("batch", "docs/p.toml") == (2, "", told)
    assert [path.name for path in docs.iterdir()] == ["p.toml"]
    assert actplot("batch", "docs/p.toml", "-j1", "-k") == (2, "", f"{told}actplot: 4 of 4 files written.\n")


def test_a_picture_that_fails_costs_no_other_if_told_to_keep_going(actplot, docs):
    entry = '[[picture]]\nactivations = "relu"\n'
    text = f'{entry}output = "a.svg"\n{entry}title = "\U0010fffd"\noutput = "b.svg"\n'
    (docs / "p.toml").write_text(f'{text}{entry}output = "light.svg/c.svg"\n{entry}output = "d.svg"\n')
    (docs / "light.svg").touch()
    stopped = actplot("batch", "docs/p.toml", "-j1")
    assert stopped.status == 2
    assert stopped.err.startswith("actplot: 'docs/p.toml', line 4, picture 2: 'b.svg': no face has the character")
    assert stopped.err.endswith("actplot: 1 of 4 files written, 3 not drawn.\n")
    went_on = actplot("batch", "docs/p.toml", "-j1", "--keep-going")
    assert went_on.status == 2
    assert "line 8, picture 3: 'light.svg/c.svg': cannot make the directory" in went_on.err
    assert went_on.err.endswith("actplot: 1 of 4 files written, 2 not drawn.\n")
    assert (docs / "d.svg").exists()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (None, "cannot read 'docs/p.toml': no such file or directory."),
        (b"# a\n# \xff\n", "'docs/p.toml', line 2: this is not text in UTF-8."),
        (b"[[picture\n", "'docs/p.toml', line 1, column 10: "),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_one_line(actplot, docs, data, told):
    (docs / "p.toml").unlink()
    if data:
        (docs / "p.toml").write_bytes(data)
    status, out, err = actplot("batch", "docs/p.toml")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert told in err


def test_pictures_of_another_matplotlib_are_compared_by_what_is_drawn(actplot, docs):
    actplot("batch", "docs/p.toml", "-j1")
    others = made_by().replace("matplotlib ", "matplotlib 0.")
    (docs / "p.lock").write_text((docs / "p.lock").read_text().replace(made_by(), others))
    status, out, err = actplot("batch", "docs/p.toml", "-j1", "--check")
    assert (status, out, err) == (0, "", f"actplot: made by {others}: what is drawn is compared, not its bytes.\n")


@pytest.mark.skipif(os.name != "posix", reason="a terminal's interrupt")
def test_an_interrupt_ends_it_within_a_second_quietly_and_leaves_whole_files(many):
    running = begun(many)
    begin = time.monotonic()
    os.killpg(running.pid, signal.SIGINT)
    assert running.communicate(timeout=10) == (b"", b"")
    assert running.returncode == 130
    assert time.monotonic() - begin < 1
    assert 0 < len(drawn(many)) < MANY


@pytest.mark.skipif(os.name != "posix", reason="no kill -9")
def test_after_a_kill_all_is_whole_and_a_second_run_draws_the_rest(many, process):
    running = begun(many)
    running.kill()
    running.communicate()
    time.sleep(0.5)  # the workers end what they are at
    there = drawn(many)
    assert 0 < len(Manifest(many / "p.lock").entries) <= len(there) < MANY
    changed = {name: (many / name).stat().st_mtime_ns for name in there}
    done = process("batch", "docs/p.toml")
    assert done.returncode == 0
    assert done.stderr.endswith(f"actplot: {MANY - len(there)} of {MANY} files written.\n")
    assert len(drawn(many)) == MANY
    assert {name: (many / name).stat().st_mtime_ns for name in there} == changed


@pytest.mark.skipif(os.name != "posix", reason="no pseudo-terminal")
@pytest.mark.usefixtures("docs")
def test_a_terminal_shows_a_bar_and_nothing_of_it_stays():
    controller, terminal = pty.openpty()
    words = [sys.executable, "-m", "actplot", "batch", "docs/p.toml"]
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=terminal, check=False)
    os.close(terminal)
    shown = os.read(controller, 65536).decode()
    os.close(controller)
    assert (done.returncode, done.stdout) == (0, b"")
    assert "/4" in shown
    assert "/s" in shown
    assert shown.splitlines()[-1].endswith("actplot: 4 of 4 files written.")


def test_elsewhere_a_line_now_and_then_says_how_far_it_is(monkeypatch, capsys):
    monkeypatch.setattr(progress, "TOLD", -1)
    assert list(progress.watched("abc", total=3)) == [*"abc"]
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 3
    assert lines[-1].startswith("actplot: 3 of 3 files, ")
    assert list(progress.watched("abc", total=3, quiet=True)) == [*"abc"]
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("docs")
def test_the_hook_for_pre_commit_is_a_check(actplot):
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text()
    command, *words = hook.partition("entry: ")[2].partition("\n")[0].split()
    assert command == "actplot"
    assert actplot(*words, "docs/p.toml") == (1, "".join(f"missing: docs/{output}\n" for output in OUTPUTS), "")
