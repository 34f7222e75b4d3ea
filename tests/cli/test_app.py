"""The commands as a whole: what runs by default, help whose examples run, versions, and what is not imported."""

from __future__ import annotations

import math
import os
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest

import actplot as package
from actplot import registry
from actplot.cli.app import COMMANDS
from actplot.registry import squashed
from actplot.spec import get, names


def test_no_activation_is_called_like_a_command():
    words = {squashed(word) for name in names() for word in (name, *get(name).aliases)}
    assert not words & set(COMMANDS)


def test_plot_is_what_runs_when_no_command_is_named(actplot):
    implied, named = actplot("relu", "-d"), actplot("plot", "relu", "-d")
    assert implied == named
    assert implied.status == 0


@pytest.mark.parametrize(
    "line", ["-d relu", "--theme=dark relu", "-- relu", "plot -- relu", "relu --deriv --range -4 4"]
)
def test_options_may_stand_before_names_and_behind_them(actplot, line):
    assert actplot(*line.split()).status == 0


def test_help_behind_a_name_is_that_of_plot(actplot):
    assert actplot("relu", "--help").out == actplot("plot", "--help").out


def test_no_words_give_a_short_help(actplot):
    outcome = actplot()
    assert outcome.status == 0
    assert "actplot relu mish --deriv" in outcome.out
    assert outcome.err == ""


@pytest.mark.parametrize("line", ["", *COMMANDS])
def test_every_help_fits_and_is_no_puzzle(actplot, line):
    text = actplot(*line.split(), "--help").out
    assert max(map(len, text.splitlines())) < 80
    assert "..." not in text.replace("NAME...", "").replace("X,...", "").replace("[COMMAND] ...", "")
    assert "\x1b" not in text


def examples(command):
    """Return the command lines in the help of a command."""
    text = (COMMANDS[command].__doc__ or "").partition("Examples:")[2]
    return [line.strip() for line in text.splitlines() if "actplot" in line]


@pytest.mark.parametrize("line", [line for command in COMMANDS for line in examples(command)])
def test_the_examples_of_the_help_run(line, tmp_path, actplot, programs, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    known = registry.catalogue()
    if line.startswith("actplot gallery"):  # the README's examples draw all
        monkeypatch.setattr(registry, "_classes", {name: known[name] for name in ("relu", "mish")})
    Path("docs").mkdir()
    Path("docs/pictures.toml").write_text('[[picture]]\nactivations = ["gelu"]\noutput = "gelu-{theme}.svg"\n')
    words = shlex.split(line)
    if "--check" in words:
        actplot(*words[1:-1])
    if not {"|", ">"} & set(words):
        assert actplot(*words[1:]).status == 0
    else:
        subprocess.run(["bash", "-o", "pipefail", "-c", line], check=True, capture_output=True)


def test_every_command_has_an_example():
    assert all(examples(command) for command in COMMANDS)


def test_version_is_told_by_both_doors(actplot, process):
    told = f"actplot {package.__version__}\n"
    assert process("--version").stdout == actplot("--version").out == told


@pytest.mark.parametrize(
    ("line", "rival", "most"),
    [("--version", "pass", 2), ("--help", "import typer", 2.5), ("list", "import typer", 2.5)],
)
def test_a_start_takes_at_most_so_many_times_its_rival(line, rival, most):
    programs = {"ours": ["-m", "actplot", line], "rival": ["-c", rival]}
    best = dict.fromkeys(programs, math.inf)
    for _ in range(40):  # the quickest of many: the other tests keep the machine busy
        for name, words in programs.items():
            start = time.perf_counter()
            subprocess.run([sys.executable, *words], check=True, capture_output=True)
            best[name] = min(best[name], time.perf_counter() - start)
        if best["ours"] <= most * best["rival"]:
            return
    pytest.fail(f"seconds: {best}; look at `python -X importtime -m actplot {line}`")


LIGHT = [
    "--help",
    "",
    "list",
    "list --json",
    "info relu",
    "info mish --lang zh-CN",
    "values relu --at 0",
    "relu mish -d",
    "relu elu mish -d --layout overlay",
    "swish:beta=1,2 -d --second",
    "gelu --mark extrema,roots --guides",
    "softmax --vector 2,1,0.1",
]
HEAVY = {"matplotlib", "rich", "PIL", "pydantic", "numpy.ma", "numpy.random", "numpy.polynomial"}


@pytest.mark.parametrize("line", LIGHT)
def test_what_draws_no_figure_never_loads_matplotlib(line):
    script = (
        "import sys; from actplot.cli.app import run; "
        f"assert run(sys.argv[1:]) == 0; assert not {HEAVY!r} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script, *line.split()], check=True, capture_output=True)


@pytest.mark.parametrize("line", ["--help", "plot --help", "nonsense --help"])
def test_help_needs_no_numpy(line):
    script = "import sys; from actplot.cli.app import run; run(sys.argv[1:]); assert 'numpy' not in sys.modules"
    subprocess.run([sys.executable, "-c", script, *line.split()], check=True, capture_output=True)


def test_a_file_needs_no_pyplot_and_no_pydantic(tmp_path):
    script = (
        "import sys; from actplot.cli.app import run; "
        "assert run(sys.argv[1:]) == 0; assert not {'matplotlib.pyplot', 'pydantic'} & set(sys.modules)"
    )
    words = ["relu", "-o", os.fspath(tmp_path / "a.svg")]
    subprocess.run([sys.executable, "-c", script, *words], check=True, capture_output=True)
