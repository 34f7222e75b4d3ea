"""Tab: commands and names for the first word, parameters behind a colon, in the shells that are there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from actplot.cli.complete import languages, names, themes
from actplot.spec import get


def test_names_complete_with_their_titles():
    assert ("relu", "ReLU") in names("re")
    assert names("zz") == []


def test_behind_a_colon_stand_the_parameters_with_defaults():
    assert [word for word, _ in names("elu:")] == ["elu:alpha=1"]
    assert [word for word, _ in names("rrelu:lower=0.1,")] == ["rrelu:lower=0.1,upper=0.333333"]
    assert names("nothing:") == []


@pytest.mark.parametrize("word", ["elu", "rrelu", "step", "leaky_relu"])
def test_what_is_completed_is_understood(word):
    for completed, _ in names(f"{word}:"):
        assert get(completed).name == word


def test_languages_and_themes_complete():
    assert languages("z") == ["zh-CN", "zh-TW"]
    assert themes("") == ["light", "dark", "print", "auto"]


def complete(line, shell="zsh"):
    """Return what a shell is offered behind a line."""
    environment = {**os.environ, "_ACTPLOT_COMPLETE": f"complete_{shell}", "_TYPER_COMPLETE_ARGS": line}
    environment["_TYPER_COMPLETE_FISH_ACTION"] = "get-args"
    done = subprocess.run(
        [sys.executable, "-m", "actplot"], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_the_first_word_is_a_command_or_a_name():
    offered = complete("actplot ", "fish")
    assert {"list", "plot", "relu", "mish"} <= {line.split("\t")[0] for line in offered.splitlines()}


def test_later_words_are_names_and_options_with_or_without_the_command():
    for line in ("actplot relu mi", "actplot plot relu mi", "actplot info relu mi"):
        assert "mish" in complete(line, "fish")
    assert "--deriv" in complete("actplot relu --de", "fish")
    assert "dark" in complete("actplot relu --theme da", "fish")


BASH = shutil.which("bash")


@pytest.mark.skipif(BASH is None, reason="bash is not installed")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["re"], {"relu"}),
        (["relu", "se"], {"selu"}),
        (["elu", ":"], {"alpha=1"}),
        (["elu", ":", "al"], {"alpha=1"}),
        (["relu", "rrelu", ":", "lower", "=", "0.1,u"], {"0.1,upper=0.333333"}),
        (["relu", "--theme", ""], {"light", "dark"}),
    ],
)
def test_bash_completes_words_that_it_cuts_at_colons(words, offered, tmp_path):
    program = tmp_path / "actplot"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m actplot "$@"\n')
    program.chmod(0o755)
    script = (
        'eval "$(_ACTPLOT_COMPLETE=source_bash actplot)"; COMP_WORDS=(actplot "$@"); COMP_CWORD=$#; '
        '_actplot_completion actplot; printf "%s\n" "${COMPREPLY[@]}"'
    )
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run(
        [BASH, "-c", script, "bash", *words], env=environment, capture_output=True, text=True, check=True
    )
    assert offered <= set(done.stdout.split())
    assert all(word.startswith(words[-1].strip(":")) for word in done.stdout.split())
