"""Each fault beside each command: nothing lost, nothing half-written, one clear line, the right exit code."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from program import COMMANDS, MANY, PACKAGE, STDOUT, Fault, Outcome, contents, disk, furnish, leftovers, run
from wrongs import FAULTS

pytestmark = pytest.mark.faults

CASES = [(fault, command) for fault, each in FAULTS.items() for command in COMMANDS if command in each.only]


@pytest.mark.parametrize(("fault", "command"), CASES, ids=[f"{fault}: {command}" for fault, command in CASES])
def test_nothing_is_lost_and_one_line_tells_what_is_wrong(fault, command, tmp_path, sound):
    wrong, asked, right = FAULTS[fault], COMMANDS[command], sound[command]
    if why := wrong.needs():
        pytest.skip(why)
    env = {**wrong.env, **damaged(tmp_path, wrong)}
    folder = tmp_path / "work"
    folder.mkdir()
    with disk(folder, wrong.disk):
        furnish(folder, asked)
        wrong.prepare(folder)
        before = contents(folder)
        outcome = run(asked, folder, line=wrong.line, env=env)
    assert "Traceback" not in outcome.err
    assert not leftovers([*outcome.files, *contents(tmp_path / "temporary")])
    if command in wrong.hits or (command in wrong.may and outcome.status):
        check_failed(wrong, command, outcome, before, right.files)
    else:
        check_sound(wrong, outcome, before, right)


def damaged(place: Path, wrong: Fault) -> dict[str, str]:
    """Make a damaged copy of the package, if that is the fault; return what lets the program run from it."""
    if wrong.package is None:
        return {}
    shutil.copytree(PACKAGE, place / "copy" / "actplot", ignore=shutil.ignore_patterns("__pycache__"))
    wrong.package(place / "copy" / "actplot")
    return {"PYTHONPATH": os.pathsep.join((str(place / "copy"), os.environ["PYTHONPATH"]))}


def check_failed(
    wrong: Fault, command: str, outcome: Outcome, before: dict[str, bytes], whole: dict[str, bytes]
) -> None:
    """A command that cannot do what it is to do says so once, and every file is the earlier or the new one.

    Where many files are asked for and the fault may strike at any of them, each may have a line of its own.
    """
    assert outcome.status == wrong.status, outcome.err
    assert len(outcome.faults) == 1 or (outcome.faults and wrong.anywhere and command in MANY), outcome.err
    for line in outcome.faults:
        assert re.match("(?:actplot: .*)?(?:" + wrong.told + ")", line), outcome.err
    assert outcome.files.keys() >= before.keys()
    for name, data in outcome.files.items():
        assert name.endswith(".lock") or data in (before.get(name), whole.get(name)), f"{name} is neither"


def check_sound(wrong: Fault, outcome: Outcome, before: dict[str, bytes], right: Outcome) -> None:
    """A command that the fault does not concern does what it always does."""
    assert (outcome.status, outcome.faults) == (0, []), outcome.err
    expected = {**before, **right.files}
    if wrong.package:  # a manifest knows the package by its bytes
        assert outcome.files.keys() == expected.keys()
        outcome, expected = outcome._replace(files=without_locks(outcome.files)), without_locks(expected)
    assert outcome.files == expected
    if not (wrong.rewords or STDOUT.search(wrong.line)):
        assert outcome.out == right.out


def without_locks(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if not name.endswith(".lock")}
