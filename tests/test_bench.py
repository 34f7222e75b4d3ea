"""Benchmarks: ours and a rival's in turn, ratios round by round, a table that reads back, and a check that tells."""

from __future__ import annotations

import json
import subprocess
import sys
import weakref
from dataclasses import asdict, replace
from itertools import count
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[1] / "bench"
sys.path.append(str(BENCH))

import processes  # noqa: E402
import results  # noqa: E402
import table  # noqa: E402
from results import Result, Spread, goals, read, shown, tables, worse  # noqa: E402
from rounds import Bench, Row, in_turn, timed  # noqa: E402

ROWS = (
    Row("a picture", "ours", "theirs", goal=0.7),
    Row("more", "ours", "theirs", goal=150, more=True),
    Row("a size", "ours", unit="kB", goal=60),
    Row("a time", "ours"),
)
CATALOGUE = """
import importlib, json, sys
from dataclasses import asdict
print(json.dumps({name: [asdict(row) for row in importlib.import_module(name).ROWS] for name in sys.argv[1:]}))
"""
TOY = """
from contextlib import nullcontext
from rounds import Bench, Row, main
turn = lambda: {{"ours": {ours}, "theirs": 2.0}}
main(lambda: nullcontext(Bench("Toys", [Row("a toy", "ours", "theirs", goal=0.7), Row("its time", "ours")], turn, 3)))
"""


def measured(rows=ROWS, ours=(9.0, 1.0, 2.0, 3.0), theirs=(1.0, 2.0, 8.0, 4.0), **more):
    turns = iter(zip(ours, theirs, strict=True))
    bench = Bench("A part", rows, lambda: dict(zip(("ours", "theirs"), next(turns), strict=True)), 3, **more)
    return bench.run(len(ours) - 1)


def test_the_first_round_is_dropped_and_ratios_are_taken_round_by_round():
    picture, more, size, _ = measured()
    assert picture.figure.middle == 0.5  # of 1/2, 2/8 and 3/4; the ratio of the medians is 2/4
    assert (picture.figure.low, picture.figure.high) == (0.375, 0.625)
    assert more.figure.middle == -1.0
    assert size.figure == size.ours == Spread(1.5, 2.0, 2.5)
    assert {result.rounds for result in (picture, more, size)} == {3}


def test_the_order_turns_with_every_round():
    calls = []
    turn = in_turn({name: (lambda name=name: calls.append(name) or 1.0) for name in "abc"})
    turn(), turn()
    assert "".join(calls) in {"abccba", "cbaabc"}


def test_goals_are_mosts_and_hold_for_the_median():
    assert [result.met for result in measured()] == [True, True, True, None]
    slow = measured(ours=(1.0, 500.0, 500.0, 500.0))
    assert [result.met for result in slow] == [False, False, False, None]
    assert goals(slow) == "0 of 3 goals are met; not: a picture (a part), more (a part), a size (a part)."
    assert "**no**" in tables(slow)
    assert "**no**" not in tables(measured())


def test_what_cannot_be_measured_says_why_and_costs_nothing():
    told = measured(missing={"theirs": "gnuplot is not installed"})
    assert [bool(result.missing) for result in told] == [True, True, False, False]
    assert tables(told).count("gnuplot is not installed") == 2
    assert all(result.met is None for result in told[:2])
    bench = Bench("A part", ROWS[:2], lambda: pytest.fail("measured in vain"), 3, missing={"theirs": "not installed"})
    assert [result.missing for result in bench.run(3)] == ["not installed"] * 2


def test_the_table_reads_back_ratios_and_sizes_but_no_times():
    for scale in (1e-5, 0.0123456, 0.56789, 1.0, 12.3456, 99.97, 1234.5):
        told = measured(ours=(1.0, *(scale * each for each in (1.01, 2.02, 3.03))), theirs=(1.0, 1.0, 1.0, 1.0))
        found = read("# Results\n\n" + tables(told))
        assert list(found) == [result.key for result in told]
        for result in told[::2]:
            assert found[result.key] == pytest.approx(result.figure, rel=6e-3)
        assert found[told[1].key] is None
        assert found[told[3].key] is None


def test_a_skipped_row_reads_back_as_nothing_and_columns_stand_aligned():
    told = [*measured(missing={"theirs": "x is not installed"}), replace(measured()[0], part="Another")]
    found = read(tables(told))
    assert [found[result.key] is None for result in told] == [True, True, False, True, False]
    for part in tables(told).split("\n\n"):
        assert len({len(line) for line in part.splitlines() if line.startswith("|")}) <= 1


def test_results_cross_processes_whole():
    for result in [*measured(), *measured(missing={"theirs": "gone"})]:
        assert Result.from_json(json.loads(json.dumps(asdict(result)))) == result


def test_numbers_are_shown_with_three_digits():
    assert [shown(0.54321), shown(1234.5), shown(12.345, "kB"), shown(1500, "ms"), shown(63, "ms", "+")] == [
        *("0.543", "1234", "12.3 kB", "1.5 s", "+63 ms"),
    ]
    assert shown(-5, "ms", "+") == "-5 ms"


def test_worse_is_what_the_committed_spread_does_not_allow():
    def now(middle):
        return Spread(middle - 0.01, middle, middle + 0.01)

    wide, narrow = Spread(0.5, 0.55, 0.6), Spread(0.55, 0.55, 0.55)
    assert not worse(wide, now(0.74))
    assert worse(wide, now(0.76))
    assert not worse(narrow, now(0.577))
    assert worse(narrow, now(0.578))
    assert not worse(wide, now(0.01))


def found_later(*rounds):
    """Return a way to measure that finds other numbers at each call."""
    calls = count()
    return lambda name: measured(ROWS, ours=(1.0, *rounds[next(calls)])) if name == "cold" else []


def test_a_ratio_is_worse_only_if_it_is_so_twice():
    committed = read(tables(measured()))
    good, bad = (1.0, 2.0, 3.0), (10.0, 20.0, 30.0)
    assert table.compare(committed, found_later(good)) == []
    assert table.compare(committed, found_later(bad, good)) == []
    other = iter([measured(theirs=(1.0, 0.2, 0.8, 0.4)), measured(ours=(1.0, *bad), theirs=(1.0, 20.0, 80.0, 40.0))])
    assert table.compare(committed, lambda name: next(other) if name == "cold" else []) == []  # first one, then another
    lines = table.compare(committed, found_later(bad, bad))
    assert lines == [
        "A part / a picture / theirs: 5, where 0.5 (0.375 to 0.625) is committed",
        "A part / a size / : 20 kB, where 2 kB (1.5 kB to 2.5 kB) is committed",
    ]


def test_what_is_not_committed_or_not_measured_is_told_and_no_failure(capsys):
    assert table.compare({}, found_later((1.0, 2.0, 3.0))) == []
    assert "A part / a picture / theirs: not in bench/RESULTS.md; run make bench" in capsys.readouterr().err
    gone = {"theirs": "gone"}
    measure = lambda name: measured(missing=gone) if name == "cold" else []  # noqa: E731
    assert table.compare(read(tables(measured())), measure) == []
    assert capsys.readouterr().err == "A part / a picture / theirs: not compared: gone\n"


def test_a_process_is_timed_weighed_and_heard_when_it_fails():
    spent = processes.run([sys.executable, "-c", "print(len(b'x' * 200_000_000))"])
    assert spent.time > 1
    assert 190 < spent.memory < 300
    with pytest.raises(subprocess.CalledProcessError) as failure:
        processes.run([sys.executable, "-c", "raise SystemExit('alas')"])
    assert failure.value.stderr == "alas\n"


class Ring:
    """What only a collection frees, once it holds itself."""


def test_a_call_does_not_pay_for_what_calls_before_it_left():
    left = Ring()
    left.itself = left
    remains = weakref.ref(left)
    del left
    found = []
    assert timed(lambda: found.append(remains())) >= 0
    assert found == [None]


def test_what_is_lacking_is_named():
    assert processes.lacking(programs=["sh"], modules=["json"]) == ""
    assert processes.lacking(modules=["json", "nowhere"]) == "nowhere is not installed"
    assert processes.lacking(programs=["no-such"], modules=["nowhere"]) == "no-such, nowhere are not installed"


@pytest.fixture
def toys(tmp_path, monkeypatch):
    """Put one toy in the place of the benchmarks, and return what makes it so quick."""
    monkeypatch.setattr(table, "HERE", tmp_path)
    monkeypatch.setattr(table, "PAGE", tmp_path / "RESULTS.md")
    monkeypatch.setattr(table, "BENCHES", ("toy",))
    return lambda ours: (tmp_path / "toy.py").write_text(TOY.format(ours=ours))


def run(monkeypatch, *words):
    monkeypatch.setattr(sys, "argv", ["bench/table.py", *words])
    try:
        table.main()
    except SystemExit as end:
        return end.code
    return 0


def test_the_table_is_written_and_a_check_compares_and_writes_nothing(toys, monkeypatch, capsys):
    toys(1.0)
    assert run(monkeypatch) == 0
    page = table.PAGE.read_text(encoding="utf-8")
    assert "1 of 1 goals are met." in page
    assert f"Python {sys.version.split()[0]}" in page
    assert run(monkeypatch, "--check") == 0
    toys(1.5)
    capsys.readouterr()
    assert run(monkeypatch, "--check", "3") == 1
    assert capsys.readouterr().out == "Toys / a toy / theirs: 0.75, where 0.5 (0.5 to 0.5) is committed\n"
    assert table.PAGE.read_text(encoding="utf-8") == page


def test_a_benchmark_that_fails_leaves_the_table_as_it_was(toys, monkeypatch):
    toys("1 / 0")
    table.PAGE.write_text("before")
    assert run(monkeypatch) == "bench/toy.py failed with exit code 1; nothing is written"
    assert table.PAGE.read_text() == "before"


@pytest.mark.usefixtures("toys")
def test_words_that_are_no_rounds_are_usage(monkeypatch, capsys):
    for words in (["many"], ["1"], ["3", "4"], ["--chek"]):
        assert run(monkeypatch, *words) == 2
        assert capsys.readouterr().err.startswith("usage: python bench/table.py [--check] [ROUNDS]")


def test_every_benchmark_is_in_the_table():
    files = {path.stem for path in BENCH.glob("*.py") if "\ndef bench(" in path.read_text(encoding="utf-8")}
    assert files == set(table.BENCHES)


@pytest.mark.skipif(not table.PAGE.exists(), reason="no table is committed yet: run `make bench` on an idle machine")
def test_the_committed_table_has_the_rows_and_the_goals_of_the_benchmarks():
    done = subprocess.run([sys.executable, "-c", CATALOGUE, *table.BENCHES], cwd=BENCH, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    rows = [Row(**row) for rows in json.loads(done.stdout).values() for row in rows]
    page = table.PAGE.read_text(encoding="utf-8").splitlines()
    told = [tuple(cell.strip() for cell in line.split("|")[1:-1]) for line in page if line.startswith("|")]
    told = [(row[0], row[3], row[6]) for row in told if row not in {results.HEADER, results.RULE}]
    assert told == [(row.what, goal_of(row), row.beside) for row in rows], "run `make bench`"


def goal_of(row):
    return results.cells(Result("", row.what, row.beside, row.unit, row.more, row.goal))[3]
