"""The READMEs: their commands run as they are written, in both languages, and their claims and numbers are shown."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.zh-CN.md")
BASH = shutil.which("bash")
AROUND = ("pip install", "-m pytest", "actplot gallery")  # which the checks run around this suite


def blocks(name, language):
    return re.findall(rf"^```{language}\n(.*?)^```$", (ROOT / name).read_text(), flags=re.MULTILINE | re.DOTALL)


def commands(*names):
    """Return the shell commands of the READMEs, each once, without installation."""
    lines = [line for name in names for block in blocks(name, "sh") for line in block.splitlines() if line.strip()]
    parts = [[part for part in line.split(" && ") if not any(word in part for word in AROUND)] for line in lines]
    return list(dict.fromkeys(" && ".join(part) for part in parts if part))


@pytest.fixture
def shell(tmp_path, programs):
    """Run a line of bash in an empty folder, where `actplot` is the program under test."""
    environment = {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}"}

    def run(line):
        done = subprocess.run(
            [BASH, "-ec", line], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120
        )
        return done, tmp_path

    return run


@pytest.mark.skipif(BASH is None, reason="bash is not installed")
@pytest.mark.parametrize("line", commands(*READMES))
def test_a_command_runs_as_it_is_written_and_makes_the_files_it_names(line, shell):
    done, folder = shell(line)
    assert done.returncode == 0, done.stderr
    for path in re.findall(r"-o (\S+)", line):
        assert path == "-" or (folder / path).stat().st_size > 1000


@pytest.mark.skipif(BASH is None, reason="bash is not installed")
@pytest.mark.parametrize("name", READMES)
def test_every_picture_is_what_its_command_draws(name, shell):
    for place in re.findall(r"!\[.*\]\((.+\.png)\)", (ROOT / name).read_text()):
        shown = ROOT / place
        (line,) = [line for line in commands(name) if line.endswith(f"-o {shown.name}")]
        _, folder = shell(line)
        drawn, kept = (Image.open(path).convert("L") for path in (folder / shown.name, shown))
        difference = ImageChops.difference(drawn, kept)  # not bytes: libraries of other versions write other ones
        assert drawn.size == kept.size
        assert ImageStat.Stat(difference).mean[0] < 0.5


def test_both_languages_have_the_same_commands_but_for_their_own_words():
    plain = [[line.split(" -o ")[0].replace(" --lang zh-CN", "") for line in commands(name)] for name in READMES]
    english, chinese = ([re.sub("'[^']*'", "''", line) for line in lines] for lines in plain)
    assert english == chinese


@pytest.mark.parametrize("name", READMES)
def test_a_newcomer_is_told_how_to_install_and_to_test(name):
    assert any("python -m pip install ." in block for block in blocks(name, "sh"))
    assert any("python -m pip install '.[test]' && python -m pytest" in block for block in blocks(name, "sh"))


@pytest.mark.parametrize("name", READMES)
def test_the_code_in_python_runs(name, tmp_path):
    for block in blocks(name, "python"):
        subprocess.run([sys.executable, "-c", block], cwd=tmp_path, check=True, capture_output=True)


@pytest.mark.parametrize("name", READMES)
def test_every_file_that_is_shown_or_linked_is_there(name):
    for path in re.findall(r"\]\((?!https?:|#)([^)#]+)", (ROOT / name).read_text()):
        assert (ROOT / path).exists(), path


@pytest.mark.parametrize("name", READMES)
def test_each_claim_names_the_test_or_the_benchmark_that_shows_it(name):
    (claims,) = re.findall(
        r"^## (?:What it holds to|它保证什么)\n(.*?)^## ", (ROOT / name).read_text(), re.MULTILINE | re.DOTALL
    )
    bullets = re.split(r"^- ", claims, flags=re.MULTILINE)[1:]
    assert len(bullets) >= 10
    for claim in bullets:
        assert re.search(r"\]\((?:tests|bench)/", claim), claim


@pytest.mark.parametrize(("name", "times"), [("README.md", "five times"), ("README.zh-CN.md", "五倍")])
def test_the_numbers_are_those_of_the_benchmarks(name, times):
    said, table = ((ROOT / page).read_text() for page in (name, "bench/RESULTS.md"))
    lines = [[cell.strip(" *") for cell in line.split("|")[1:-1]] for line in table.splitlines()]
    rows = {(row[0], row[6]): row for row in lines if row}
    picture = float(rows["PNG of relu and mish, f and f'", "pyplot script"][1])
    distributions = rows["distributions", "those of matplotlib"][5]
    in_all = rows["megabytes in all", "matplotlib in all"][5]
    own, unit = rows["megabytes of our own", ""][1].split()
    assert int(1 / float(rows["all pictures", "serial pyplot loop"][1])) == 5, "write another word for `times`"
    for words in (f" {picture:.2f} ", times, f" {distributions} ", in_all, f" {float(own):.0f} {unit}"):
        assert words in said
