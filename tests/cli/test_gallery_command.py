"""`actplot gallery`: the result on stderr, what is stale on stdout, exit 1 where a check finds something."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from actplot.registry import catalogue


@pytest.fixture(autouse=True)
def few(monkeypatch, tmp_path):
    known = catalogue()
    monkeypatch.setattr("actplot.gallery.catalogue", lambda: {name: known[name] for name in ("relu", "step")})
    monkeypatch.chdir(tmp_path)


def test_the_folder_is_called_gallery_unless_named(actplot, tmp_path):
    outcome = actplot("gallery")
    assert outcome == (0, "", "actplot: 3 of 3 files written to gallery.\n")
    assert sorted(path.name for path in (tmp_path / "gallery").iterdir()) == ["README.md", "relu.svg", "step.svg"]
    assert actplot("gallery", "gallery").err == "actplot: 0 of 3 files written to gallery.\n"


def test_a_check_lists_what_is_behind_and_writes_nothing(actplot, tmp_path):
    actplot("gallery", "g")
    assert actplot("gallery", "g", "--check") == (0, "", "")
    (tmp_path / "g" / "relu.svg").write_text("old")
    (tmp_path / "g" / "README.md").unlink()
    outcome = actplot("gallery", "g", "--check")
    assert outcome.status == 1
    assert outcome.out == f"stale: {Path('g/relu.svg')}\nmissing: {Path('g/README.md')}\n"
    assert sorted(path.name for path in (tmp_path / "g").iterdir()) == ["relu.svg", "step.svg"]


def test_progress_is_shown_on_a_terminal_only(tmp_path):
    script = (
        "import sys, actplot.gallery; from actplot.cli.app import run; relu = actplot.gallery.catalogue()['relu']; "
        "actplot.gallery.catalogue = lambda: {'relu': relu}; sys.exit(run(['gallery']))"
    )
    controller, terminal = pty.openpty()
    done = subprocess.run([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=terminal, cwd=tmp_path)
    os.close(terminal)
    shown = os.read(controller, 65536).decode()
    os.close(controller)
    assert (done.returncode, done.stdout) == (0, b"")
    assert "100%" in shown
    assert "2 of 2 files" in shown
