"""Tab: commands, names, parameters behind a colon and values of options, in the shells themselves."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest
import typer

from actplot.cli.app import COMMANDS, app
from actplot.cli.complete import complete, offered
from actplot.cli.shells import SCRIPTS
from actplot.index import index
from actplot.measure.marks import KINDS
from actplot.plan import LANGUAGES, LAYOUTS, THEMES
from actplot.sinks import FORMATS
from actplot.spec import get
from actplot.terminal.screen import CHARSETS

GROUP = typer.main.get_command(app)


def words(*line):
    found = offered(line, GROUP)
    return None if found is None else [word for word, _ in found]


def test_the_first_word_is_a_command_or_a_name():
    assert {*COMMANDS, *index()} == set(words(""))
    assert {"--version", "--deriv"} <= set(words("--"))


def test_names_come_with_their_titles_and_aliases_where_no_name_begins_so():
    assert ("relu", "ReLU") in offered(["info", "re"], GROUP)
    assert words("exponential_l") == ["exponential_linear_unit"]
    assert words("zz") == []


def test_every_name_and_every_alias_can_be_reached():
    for name, entry in index().items():
        for word in (name, *entry.aliases):
            longer = any(other.startswith(word) for other in index())
            assert longer or any(word in words(word[:end]) for end in range(1, len(word) + 1))


def test_behind_a_colon_stand_the_parameters_with_defaults():
    assert words("elu:") == ["elu:alpha=1"]
    assert words("rrelu:lower=0.1,") == ["rrelu:lower=0.1,upper=0.3333333333333333"]
    assert words("exponential_linear_unit:a") == ["exponential_linear_unit:alpha=1"]
    assert words("nothing:") == words("swish:beta=0.5,") == words("swish:beta=0.5,1") == words("relu:") == []


def test_what_is_completed_is_understood():
    for name, entry in index().items():
        completed = words(f"{name}:")
        assert len(completed) == len(entry.parameters)
        assert {get(word) for word in completed} <= {get(name)}


@pytest.mark.parametrize(
    ("option", "values"),
    [("--theme", THEMES), ("--lang", LANGUAGES), ("-l", LANGUAGES), ("--layout", LAYOUTS), ("--format", FORMATS),
     ("-f", FORMATS), ("--charset", CHARSETS), ("--mark", KINDS),
     ("--family", dict.fromkeys(entry.family for entry in index().values()))],
)  # fmt: skip
def test_the_values_of_an_option_are_those_that_it_takes(option, values):
    assert words("relu", option, "") == list(values)
    assert words("plot", option, values[0][:2] if isinstance(values, tuple) else "shr")
    assert words("relu", f"{option}=") == [f"{option}={value}" for value in values]


def test_marks_are_a_list_of_different_ones():
    assert words("relu", "--mark", "roots,") == [f"roots,{kind}" for kind in KINDS if kind != "roots"]


def test_each_command_has_its_own_options():
    assert words("relu", "--de") == ["--deriv"]
    assert words("values", "relu", "--at") == ["--at"]
    assert words("info", "relu", "--theme") == []
    assert words("values", "--format", "") == ["table", "csv", "json"]
    assert words("list", "--family", "el") == ["elu"]
    assert words("list", "--no-s") == ["--no-smooth"]


def test_the_shells_that_can_be_taught_are_offered():
    assert words("--install-completion", "") == words("--show-completion", "") == list(SCRIPTS)


@pytest.mark.parametrize("line", ["-o", "relu -o", "relu --output", "--font", "--style", "gallery"])
def test_the_names_of_files_are_left_to_the_shell(line):
    assert words(*line.split(), "a") is None


@pytest.mark.parametrize("line", ["--title", "--range", "--range -4", "--dpi", "values --at", "list", "-- --de"])
def test_where_nothing_is_known_nothing_is_offered(line):
    assert words(*line.split(), *([""] * (not line.endswith("--de")))) == []


def test_behind_both_ends_of_a_range_a_name_is_next():
    assert words("--range", "-4", "4", "mis") == ["mish"]


def test_what_bash_cut_at_colons_is_put_together(capsys):
    for line, told in [
        (("elu", ":"), "alpha=1"), (("elu", ":", "al"), "alpha=1"), (("elu:al",), "elu:alpha=1"),
        (("relu", "rrelu", ":", "lower", "=", "0.1,u"), "0.1,upper=0.3333333333333333"),
        (("--theme", "=", "d"), "dark"), (("--theme", "="), "\n".join(THEMES)),
    ]:  # fmt: skip
        assert complete("bash", line, GROUP) == 0
        assert capsys.readouterr().out == f"{told}\n"


def test_completing_needs_no_numpy_and_no_rich():
    script = (
        "import sys; from actplot.cli.app import run; run(['re']); sys.exit({'numpy', 'rich'} & {*sys.modules} or 0)"
    )
    environment = {**os.environ, "_ACTPLOT_COMPLETE": "fish"}
    subprocess.run([sys.executable, "-c", script], env=environment, check=True, capture_output=True)


# -- the shells themselves ---------------------------------------------------------------------------------------

SHELLS = [
    pytest.param(shell, marks=pytest.mark.skipif(shutil.which(shell) is None, reason=f"{shell} is not installed"))
    for shell in SCRIPTS
]
QUIET = {"bash": ["--norc", "--noprofile"], "zsh": ["-f"], "fish": ["--no-config"]}
LEARN = {"fish": "actplot --show-completion fish | source"}


@pytest.fixture
def home(tmp_path):
    """Return the environment of a user who has the program and nothing else."""
    program = tmp_path / "bin" / "actplot"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m actplot "$@"\n')
    program.chmod(0o755)
    (tmp_path / "picture.png").touch()
    return {
        "HOME": str(tmp_path), "PATH": f"{program.parent}:{os.environ['PATH']}", "TERM": "dumb", "LC_ALL": "C.UTF-8",
        "PYTHONPATH": os.environ["PYTHONPATH"],
    }  # fmt: skip


class Typist:
    """A user before a shell, at a terminal of her own."""

    def __init__(self, shell, environment):
        self.screen, theirs = pty.openpty()
        self.process = subprocess.Popen(
            [shell, *QUIET[shell], "-i"], stdin=theirs, stdout=theirs, stderr=theirs, env=environment,
            cwd=environment["HOME"], start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )  # fmt: skip
        os.close(theirs)

    def types(self, keys, *, until):
        """Press the keys and return what the pattern finds on the screen, within ten seconds."""
        os.write(self.screen, keys.encode())
        seen, end = "", time.monotonic() + 10
        while time.monotonic() < end:
            if select.select([self.screen], [], [], 0.1)[0]:
                seen += os.read(self.screen, 65536).decode(errors="replace")
            if found := re.search(until, seen):
                return found.group(1)
        return seen

    def leave(self):
        self.process.kill()
        self.process.wait()
        os.close(self.screen)


@pytest.mark.parametrize("shell", SHELLS)
def test_tab_completes_what_is_typed(shell, home):
    typist = Typist(shell, home)
    try:
        learn = LEARN.get(shell, f'eval "$(actplot --show-completion {shell})"')
        assert typist.types(f"{learn}; printf '<%s>' ready\r", until="<(ready)>") == "ready"
        for typed, meant in [
            ("mis", "mish"),
            ("info exponential_l", "info exponential_linear_unit"),
            ("elu:al", "elu:alpha=1"),
            ("elu:", "elu:alpha=1"),
            ("rrelu:lower=0.1,u", "rrelu:lower=0.1,upper=0.3333333333333333"),
            ("relu --theme d", "relu --theme dark"),
            ("relu --theme=d", "relu --theme=dark"),
            ("relu --mark roots,ex", "relu --mark roots,extrema"),
            ("relu -o pic", "relu -o picture.png"),
            *([] if shell == "fish" else [("relu --output=pic", "relu --output=picture.png")]),
            ("swish:beta=0.5,", "swish:beta=0.5,"),
            ("gal", "gallery"),
        ]:
            # behind the Tab the line becomes one that shows its words
            shown = typist.types(f"actplot {typed}\t\x01printf '<%s>' \x05 end\r", until=r"<actplot><(.*?)><end>")
            assert shown.split("><") == meant.split(), typed
    finally:
        typist.leave()


@pytest.mark.parametrize("shell", SHELLS)
def test_what_is_installed_is_found_by_the_next_shell(shell, home):
    for _ in range(2):  # the second time changes nothing
        done = subprocess.run(
            [f"{home['HOME']}/bin/actplot", "--install-completion"], env={**home, "SHELL": f"/bin/{shell}"},
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        assert f"teaches {shell} to complete" in done.stderr
        assert done.stdout == ""
    asks = {"bash": "complete -p actplot", "zsh": "print $_comps[actplot]", "fish": "complete -C 'actplot mis'"}
    found = subprocess.run([shell, "-ic", asks[shell]], env=home, check=True, capture_output=True, text=True)
    assert re.search("_actplot|mish", found.stdout)
    startup = Path(home["HOME"], f".{shell}rc")
    assert shell == "fish" or startup.read_text().count("source") == 1


@pytest.mark.parametrize("option", ["--show-completion", "--install-completion"])
def test_another_shell_is_refused_by_name(actplot, monkeypatch, option):
    assert "shell 'tcsh'. Choose from bash, zsh, fish." in actplot(option, "tcsh").err
    monkeypatch.setenv("SHELL", "/bin/csh")
    assert "shell 'csh'" in actplot(option).err


def test_the_script_shown_is_that_of_the_users_shell(actplot, monkeypatch):
    monkeypatch.setenv("SHELL", "/usr/bin/zsh")
    assert actplot("--show-completion").out == SCRIPTS["zsh"] == actplot("--show-completion", "zsh").out
