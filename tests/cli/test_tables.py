"""`actplot list`, `info` and `values`: what they find, and the forms that programs read."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import threading

import numpy as np
import pytest

from actplot.measure import facts
from actplot.registry import by_name, catalogue, squashed
from actplot.spec import get, names
from actplot.terminal.canvas import width_of


def listed(outcome):
    """Return the names that stand in the table, between its head and the blank line above its legend."""
    head, *rows = outcome.out.partition("\n\n")[0].splitlines()
    assert head.split()[0] in ("name", "名称")
    return [row.split()[0] for row in rows]


def test_list_has_a_line_for_every_activation(actplot):
    assert sorted(listed(actplot("list"))) == names()
    assert listed(actplot("list")) == list(catalogue())


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("heaviside", "step"),  # an alias
        ("Leaky-ReLU", "leaky_relu"),
        ("阶跃", "step"),  # a title
        ("正規化線形", "relu"),
        ("쌍곡탄젠트", "tanh"),
        ("修正", "srelu"),  # a family
        ("rectifiers", "srelu"),
        ("probability distribution", "softmax"),  # a description
        ("概率", "softmax"),
    ],
)
def test_list_finds_names_aliases_families_titles_and_descriptions_in_every_language(actplot, word, meant):
    found = listed(actplot("list", word))
    assert meant in found
    assert len(found) < len(names()) / 2


@pytest.mark.parametrize("word", ["relu", "gelu", "gaussian", "tanh", "identity"])
def test_list_tells_those_found_by_name_first(actplot, word):
    found = listed(actplot("list", word))
    known = catalogue()
    named = [any(word in squashed(told) for told in (name, *known[name].aliases)) for name in found]
    assert found[0] in (word, by_name(word).name)
    assert sorted(named, reverse=True) == named


@pytest.mark.parametrize(
    ("word", "hint"), [("reluu", "Did you mean relu"), ("tahn", "tanh"), ("修真", "'actplot list'")]
)
def test_a_word_that_finds_nothing_is_named_with_the_nearest(actplot, word, hint):
    outcome = actplot("list", word)
    assert outcome.status == 1
    assert f"'{word}'" in outcome.err
    assert hint in outcome.err
    assert not outcome.out


def test_list_speaks_the_language_asked_for(actplot, monkeypatch):
    assert "非线性" in actplot("list", "relu", "--lang", "zh").out
    monkeypatch.setenv("ACTPLOT_LANG", "ja")
    assert "非線形" in actplot("list", "relu").out


@pytest.mark.parametrize(
    "line", ["relu --family elu", "nothing", "--family step --smooth", "relu --no-smooth --bounded --family linear"]
)
def test_list_without_a_hit_fails_and_names_what_was_asked_for(actplot, line):
    outcome = actplot("list", *line.split())
    assert outcome.status == 1
    assert all(word in outcome.err for word in line.replace("--family ", "").split())


def test_list_takes_a_family(actplot):
    found = listed(actplot("list", "--family", "elu"))
    assert found == [name for name, cls in catalogue().items() if cls.family == "elu"]


@pytest.mark.parametrize("flag", ["smooth", "monotonic", "bounded"])
def test_a_property_divides_the_list(actplot, flag):
    having, lacking = (listed(actplot("list", f"--{no}{flag}")) for no in ("", "no-"))
    assert sorted(having + lacking) == names()
    assert {"smooth": "mish", "monotonic": "relu", "bounded": "tanh"}[flag] in having
    assert {"smooth": "elu", "monotonic": "mish", "bounded": "relu"}[flag] in lacking


def test_list_as_json_has_the_keys_that_programs_rely_on(actplot):
    entries = json.loads(actplot("list", "--json").out)
    assert {entry["name"] for entry in entries} == set(names())
    for entry in entries:
        assert list(entry) == ["name", "title", "family", "kind", "aliases", "parameters"]
        assert entry["kind"] in ("scalar", "vector", "gated", "stochastic")
    (elu,) = (entry for entry in entries if entry["name"] == "elu")
    assert elu["parameters"] == [{"name": "alpha", "default": 1.0}]


def test_info_tells_each_activation_once(actplot):
    assert actplot("info", "gelu", "nn.GELU").out.count("Hendrycks") == 1
    head = actplot("info", "gelu", "elu:alpha=0.5", "nn.GELU").out.splitlines()[0]
    assert head.split() == ["GELU", "ELU"]


def test_info_of_several_marks_what_differs(actplot):
    told = actplot("info", "relu", "elu", "leaky_relu").out.splitlines()
    (parity,) = (line for line in told if "parity" in line)
    (slope,) = (line for line in told if "smoothness" in line)
    assert parity.startswith("  parity")
    assert slope.startswith("≠ smoothness")


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("text", "f(x) = { alpha·(e^x - 1), x ≤ 0; x, x > 0 }, alpha = 0.5\n"),
        ("latex", "f(x) = \\begin{cases} "),
        ("python", "import numpy as np\n\n\ndef elu(x, alpha=0.5):\n"),
        ("js", "/** Return ELU at x. */\nfunction elu(x, alpha = 0.5) {\n"),
    ],
)
def test_info_in_a_form_is_formula_and_derivative_alone(actplot, form, told):
    assert actplot("info", "elu:alpha=0.5", "--format", form).out.startswith(told)


@pytest.mark.parametrize(
    ("line", "said"), [("-f pyton", "Choose from text, latex, python, js"), ("-f js --json", "'js'")]
)
def test_forms_that_are_not_there_or_do_not_go_together_are_refused(actplot, line, said):
    outcome = actplot("info", "elu", *line.split())
    assert outcome.status == 2
    assert said in outcome.err


def test_info_speaks_the_language_asked_for(actplot, monkeypatch):
    assert "优点" in actplot("info", "mish", "--lang", "zh_CN").out
    monkeypatch.setenv("ACTPLOT_LANG", "zh")
    assert "优点" in actplot("info", "mish").out
    assert "strengths" in actplot("info", "mish", "-l", "en").out


def test_info_as_json_is_an_object_or_for_several_a_list_of_objects(actplot):
    assert json.loads(actplot("info", "elu:alpha=0.5", "--json").out) == facts("elu:alpha=0.5").to_dict()
    told = json.loads(actplot("info", "relu", "nn.ReLU", "x*tanh(x)", "--json").out)
    assert [each["measured"]["parity"] for each in told] == ["none", "even"]
    assert actplot("info", "relu", "--json", "--lang", "nowhere").status == 2


def test_values_as_csv_round_trip(actplot):
    out = actplot("values", "mish", "relu", "--range", "-1e-3", "4", "--points", "5", "-d", "--format", "csv").out
    columns = np.genfromtxt(io.StringIO(out), delimiter=",", names=True, deletechars="")
    x = np.linspace(-1e-3, 4, 5)
    np.testing.assert_array_equal(columns["x"], x)
    np.testing.assert_array_equal(columns["mish.f"], get("mish")(x))
    np.testing.assert_array_equal(columns["mish.df"], get("mish").derivative(x))


@pytest.mark.parametrize("text", ["-1,0,1", "-1 0 1", "-1, 0,\n1\n", "-1\t0\n\n1"])
def test_points_are_read_from_the_option_and_from_stdin_alike(actplot, monkeypatch, text):
    given = actplot("values", "elu", f"--at={text}", "--second", "-f", "json").out
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))
    assert actplot("values", "elu", "--at", "-", "--second", "-f", "json").out == given
    assert json.loads(given)["x"] == [-1, 0, 1]
    assert set(json.loads(given)["curves"][0]) == {"name", "parameters", "f", "d2f"}


@pytest.mark.parametrize(
    ("text", "rows", "said"),
    [
        ("1 2\n3 x 5", 3, "number 4, 'x', is none"),
        ("1,2,,3,4e", 3, "number 4, '4e', is none"),
        ("", 0, "gives no number"),
        (" \n,", 0, "gives no number"),
        ("−1", 0, "number 1, '−1', is none"),
        ("7" * 200_000, 0, "too long for a number"),
    ],
)
@pytest.mark.parametrize("form", ["csv", "table"])
def test_a_word_that_is_no_number_is_told_behind_the_rows_before_it(actplot, monkeypatch, text, rows, said, form):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))
    outcome = actplot("values", "relu", "--at", "-", "-f", form)
    assert outcome.status == 2
    assert said in outcome.err
    assert outcome.out.count("\n") == (rows + 1 if rows else 0)


class Drip(io.RawIOBase):
    """A pipe that gives little at a time."""

    def __init__(self, data, step):
        self.data, self.step = data, step

    def readable(self):
        return True

    def readinto(self, into):
        taken, self.data = self.data[: self.step], self.data[self.step :]
        into[: len(taken)] = taken
        return len(taken)


@pytest.mark.parametrize("step", [1, 2, 7, 1000])
@pytest.mark.parametrize("form", ["csv", "json", "table"])
def test_however_a_pipe_is_cut_its_numbers_are_whole(actplot, monkeypatch, step, form):
    text = "-1.25 2.5e-3,,3\r\n inf\tnan 1234.5678"
    expected = actplot("values", "elu", "--at", text, "-f", "csv").out
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Drip(text.encode(), step))))
    got = actplot("values", "elu", "--at", "-", "-f", form).out
    if form == "csv":
        assert got == expected
    elif form == "json":
        assert json.loads(got)["x"] == [-1.25, 0.0025, 3, "inf", "nan", 1234.5678]
    else:
        assert [line.split()[0] for line in got.splitlines()[1:]] == ["-1.25", "0.0025", "3", "inf", "nan", "1234.57"]


def test_a_number_is_answered_before_the_next_one_comes():
    command = [sys.executable, "-m", "actplot", "values", "relu", "--at", "-", "-f", "csv"]
    plain = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=plain) as running:
        late = threading.Timer(30, running.kill)
        late.start()
        for number in (-1, 2):
            running.stdin.write(f"{number}\n")
            running.stdin.flush()
            told = [running.stdout.readline() for _ in range(2 if number == -1 else 1)]
            assert told[-1] == f"{float(number)},{max(float(number), 0.0)}\n"
        running.stdin.close()
        late.cancel()


def test_values_at_infinity_and_nan_are_told(actplot):
    out = actplot("values", "sigmoid", "--at", "-inf,inf,nan,1e400", "-f", "csv").out
    assert out.splitlines()[1:] == ["-inf,0.0", "inf,1.0", "nan,nan", "inf,1.0"]


def test_a_range_has_nine_points_unless_told(actplot):
    assert actplot("values", "relu", "-r", "-4", "4").out.count("\n") == 10


ESCAPE = re.compile(r"\x1b\[[\d;]*m")


@pytest.fixture
def terminal(actplot, monkeypatch):
    """Run words as a command line whose output goes to a terminal, of 80 columns unless told."""

    def command(*words, columns=80):
        for name, value in {"TERM": "xterm-256color", "COLUMNS": str(columns), "LINES": "24"}.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        return actplot(*words)

    return command


@pytest.mark.parametrize("line", ["info relu mish", "info elu gelu --lang zh-CN", "list", "list relu --lang ja"])
def test_a_terminal_gets_colours_and_a_pipe_gets_none(actplot, terminal, line):
    piped, shown = actplot(*line.split()).out, terminal(*line.split()).out
    assert "\x1b" not in piped
    assert "\x1b[" in shown
    plain = ESCAPE.sub("", shown)
    assert [text.rstrip() for text in plain.splitlines()] == piped.splitlines()
    assert max(map(width_of, plain.splitlines())) <= 80


@pytest.mark.parametrize("name", ["relu", "softmax", "hardsigmoid", "x*tanh(x)"])
@pytest.mark.parametrize("lang", ["en", "ja"])
def test_a_terminal_gets_the_curve_beside_the_card_or_above_it_and_a_pipe_gets_none(actplot, terminal, name, lang):
    words = ["info", name, "--lang", lang]
    piped = actplot(*words).out
    assert "▴" not in piped
    for columns in (60, 80, 90, 120, 200):
        lines = ESCAPE.sub("", terminal(*words, columns=columns).out).splitlines()
        assert max(map(width_of, lines)) <= columns
        assert "▴ f(x)" in lines[1]
        assert any(f"  {name} " in line for line in lines[2:8]) == (columns >= 90)


@pytest.mark.parametrize("line", ["info relu", "list relu"])
def test_no_color_forbids_colours(terminal, monkeypatch, line):
    monkeypatch.setenv("NO_COLOR", "1")
    shown = terminal(*line.split()).out
    assert not re.search(r"\x1b\[[\d;]*(?:3|4|9|10)\d", shown)


def test_neither_table_nor_card_loads_matplotlib_and_neither_rich_in_a_pipe():
    for words in (["list"], ["info", "gelu"]):
        told = (
            "import sys; from actplot.cli.app import run; run({!r}); print({{'matplotlib', 'rich'}} & {{*sys.modules}})"
        )
        done = subprocess.run([sys.executable, "-c", told.format(words)], capture_output=True, text=True, check=True)
        assert done.stdout.splitlines()[-1] == "set()"
