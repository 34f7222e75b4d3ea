"""Laws of Matplotlib's import: quiet, the machine neither searched nor changed, formulas set all the same."""

from __future__ import annotations

import json
import os
import runpy
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from matplotlib.font_manager import json_dump

from actplot import fontlist, plot

ROOT = Path(__file__).parents[1]
SCRIPT = """
import json, os, sys
before = dict(os.environ)
{first}
from actplot import fontlist
fontlist.preload()
from matplotlib import get_data_path
from matplotlib.font_manager import fontManager, FontProperties
from matplotlib.textpath import text_to_path
text_to_path.get_text_width_height_descent("$f_1(x)$", FontProperties(math_fontfamily="stix"), True)
foreign = [entry.fname for entry in fontManager.ttflist if not entry.fname.startswith(get_data_path())]
json.dump({{"foreign": foreign, "same": before == dict(os.environ)}}, sys.stdout)
"""


def preloaded(first: str = "", **environment: str) -> dict[str, object]:
    """What a fresh process finds after the import; it must write nothing to stderr."""
    variables = {key: value for key, value in os.environ.items() if key != "MPLCONFIGDIR"}
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(first=first)],
        env={**variables, **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.stderr, run.returncode) == ("", 0)
    return json.loads(run.stdout)


def test_the_machine_is_neither_searched_nor_changed(tmp_path):
    found = preloaded(XDG_CACHE_HOME=str(tmp_path), XDG_CONFIG_HOME=str(tmp_path), TMPDIR=str(tmp_path))
    assert found == {"foreign": [], "same": True}
    assert list(tmp_path.iterdir()) == []


def test_the_shipped_list_spares_matplotlib_making_one():
    assert preloaded("import logging; logging.basicConfig(level='INFO')")["foreign"] == []  # it would say so


def test_a_matplotlib_of_another_list_makes_its_own_and_writes_it_nowhere(tmp_path):
    first = f"from actplot import fontlist; fontlist.FOLDER = type(fontlist.FOLDER)({str(tmp_path)!r})"
    assert preloaded(first) == {"foreign": [], "same": True}
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_goes_unnoticed(tmp_path):
    (tmp_path / "file").touch()
    assert preloaded(MPLCONFIGDIR=str(tmp_path / "file" / "below")) == {"foreign": [], "same": True}


def test_without_room_for_any_file_nothing_is_said(tmp_path):
    first = "import tempfile; tempfile.tempdir = '/nowhere'"
    assert preloaded(first, MPLCONFIGDIR=str(tmp_path)) == {"foreign": [], "same": True}
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("settings", ["font.size: wide\nno such line\n", "\xff\0"])
def test_settings_in_the_working_folder_are_not_read(tmp_path, settings):
    (tmp_path / "matplotlibrc").write_text(settings, "latin-1")
    first = f"import os; os.chdir({str(tmp_path)!r})"
    assert preloaded(first)["same"]


def test_a_process_that_has_matplotlib_keeps_its_fonts(monkeypatch):
    monkeypatch.setattr(fontlist, "_load_fonts", lambda: pytest.fail("nothing is to be prepared"))
    fontlist.preload()


def test_the_shipped_list_is_matplotlibs_own(tmp_path, monkeypatch):
    monkeypatch.setenv("MPL_IGNORE_SYSTEM_FONTS", "1")  # own_list sets it for good
    recipe = runpy.run_path(str(ROOT / "tools/build_font_list.py"))
    json_dump(recipe["own_list"](), tmp_path / "list.json")
    assert recipe["TARGET"].is_file(), "Matplotlib has a new version of its list: python tools/build_font_list.py"
    assert recipe["TARGET"].read_text() == (tmp_path / "list.json").read_text(), "python tools/build_font_list.py"


def test_what_is_left_out_of_the_import_changes_no_byte():
    words = [sys.executable, "-m", "actplot", "mish", "-d", "--format", "svg", "-o", "-"]
    run = subprocess.run(words, cwd=ROOT, capture_output=True, check=True)
    assert run.stdout == plot("mish", deriv=True).encode("svg")


def test_artists_come_unexplained_and_later_classes_do_not():
    script = (
        "from actplot.fontlist import preload; preload()\n"
        "from matplotlib.artist import Artist, kwdoc\n"
        "from matplotlib.lines import Line2D\n"
        "class Later(Artist): pass\n"
        "assert not Line2D.set.__doc__, 'Matplotlib writes its help elsewhere: look at fontlist._unexplained'\n"
        "assert 'zorder' in kwdoc(Line2D) and 'zorder' in Later.set.__doc__\n"
        "assert Line2D([], []).set(lw=3)\n"
    )
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)


def test_a_matplotlib_without_these_lists_is_left_alone():
    bare = SimpleNamespace()
    with fontlist._instead(bare, "kwdoc", ""):
        assert not vars(bare)
