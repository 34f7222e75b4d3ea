"""`actplot gallery`: the result on stderr, what is behind on stdout, exit 1 where a check finds something."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

import pytest

from actplot import registry

FILES = 21  # of two functions in two languages: thumbnails, pictures, overlays, pages, indices, the explorer
BEGIN = (
    "import sys; from actplot import registry; from actplot.cli.app import run; "
    "registry._classes = {name: registry.catalogue()[name] for name in ('relu', 'gelu')}; "
)


@pytest.fixture(autouse=True)
def few(monkeypatch, tmp_path):
    known = registry.catalogue()
    monkeypatch.setattr(registry, "_classes", {name: known[name] for name in ("relu", "gelu")})
    monkeypatch.chdir(tmp_path)


def test_the_folder_is_called_gallery_unless_named(actplot, tmp_path):
    outcome = actplot("gallery", "--jobs", "1")
    assert outcome == (0, "", f"actplot: {FILES} of {FILES} files written to gallery.\n")
    found = sorted(path.name for path in (tmp_path / "gallery").iterdir())
    assert found == ["README.md", "README.zh-CN.md", "en", "explorer.html", "gallery.lock", "thumbnails", "zh-CN"]
    assert actplot("gallery", "gallery").err == f"actplot: 0 of {FILES} files written to gallery.\n"
    assert actplot("gallery", "gallery", "--quiet") == (0, "", "")


def test_a_check_lists_what_is_behind_and_writes_nothing(actplot, tmp_path):
    actplot("gallery", "g", "--jobs", "1")
    assert actplot("gallery", "g", "--check") == (0, "", "")
    (tmp_path / "g/thumbnails/relu.svg").write_text("old")
    (tmp_path / "g/README.md").unlink()
    outcome = actplot("gallery", "g", "--check", "--jobs", "1")
    assert outcome.status == 1
    assert sorted(outcome.out.splitlines()) == ["missing: g/README.md", "stale: g/thumbnails/relu.svg"]
    assert not (tmp_path / "g/README.md").exists()


def test_other_libraries_turn_no_check_red_and_are_named(actplot, tmp_path):
    actplot("gallery", "g", "--jobs", "1")
    lock = tmp_path / "g/gallery.lock"
    lock.write_text(lock.read_text().replace("matplotlib ", "matplotlib 0."))
    told = actplot("gallery", "g", "--check", "--jobs", "1")
    assert (told.status, told.out) == (0, "")
    assert "matplotlib 0." in told.err
    assert "what is drawn is compared" in told.err


def test_pages_show_the_first_format_and_link_the_others(actplot, tmp_path):
    assert actplot("gallery", "g", "--formats", "png,pdf", "--jobs", "1").status == 0
    page = (tmp_path / "g/en/functions/relu.md").read_text()
    assert "](../pictures/relu.png)" in page
    assert "[PDF](../pictures/relu.pdf)" in page
    assert not list((tmp_path / "g").rglob("*.svg"))
    assert (tmp_path / "g/thumbnails/relu.png").read_bytes()[:4] == b"\x89PNG"
    removed = actplot("gallery", "g", "--formats", "png", "--jobs", "1").err
    assert "8 removed" in removed


@pytest.mark.parametrize(
    ("formats", "told"), [("svg,gif", "no format is called 'gif'."), ("pdf", "pages show the first"), ("", "''")]
)
def test_formats_that_cannot_be_are_usage(actplot, tmp_path, formats, told):
    outcome = actplot("gallery", "g", "--formats", formats)
    assert outcome.status == 2
    assert told in outcome.err
    assert not (tmp_path / "g").exists()


def test_progress_is_shown_on_a_terminal(tmp_path):
    controller, terminal = pty.openpty()
    script = BEGIN + "sys.exit(run(['gallery']))"
    done = subprocess.run([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=terminal, cwd=tmp_path)
    os.close(terminal)
    shown = os.read(controller, 65536).decode()
    os.close(controller)
    assert (done.returncode, done.stdout) == (0, b"")
    assert f"/{FILES}" in shown
    assert f"{FILES} of {FILES} files" in shown
