"""Bad input, as a table: what is typed, and the one line on stderr that says what is wrong and what to do.

An ellipsis stands for words of others' (of Typer's, of the system's) or for a list that grows. The exit code is 2
where the words were wrong and 1 where the world was; no file is touched.
"""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time

import pytest

USAGE = {
    # -- names
    "mihs": "no activation is called 'mihs'. Did you mean mish?",
    "relu rellu": "no activation is called 'rellu'. Did you mean relu or reglu?",
    "soft": "no activation is called 'soft'. … names begin so: 'actplot list soft' shows them.",
    "qqq": "no activation is called 'qqq'. 'actplot list' shows all.",
    "lits": "no activation is called 'lits'.… Or did you mean the command list?",
    "rely*": "no activation matches 'rely*'. Did you mean relu?",
    "np.tanh": "no activation is called 'np.tanh'. Did you mean tanh?",
    "nn.Rleu": "no activation is called 'nn.Rleu'. Did you mean relu?",
    "nn.GELU(approximate=erf)": "'nn.GELU(approximate=erf)' is not in the catalogue; only with approximate=none or …",
    "elu(0.5": "no activation is called 'elu(0.5'. A bracket is not closed.",
    "--family x": "no family is called 'x'. Choose from …, relu, …",
    "plot": "nothing to draw: name at least one activation, such as relu.",
    "info": "missing argument 'NAME...'. 'actplot info --help' shows how.",
    # -- parameters
    "elu:beta=1": "elu has no parameter 'beta'. It has alpha.",
    "relu:a=1": "relu has no parameter 'a'. It has none.",
    "elu:1,2": "elu takes 1 parameter; '2' is one too many.",
    "elu:alpha=-1": "elu: alpha '-1' must be above 0.",
    "elu:alpha=nan": "elu: alpha 'nan' must be finite.",
    "elu:alpha=x": "elu: alpha 'x' is not a number.",
    "elu:=2": "'elu:=2': '=2' is not of the form name=number.",
    "elu:alpha=1,alpha=2": "'elu:alpha=1,alpha=2' gives 'alpha' twice; several values are alpha=1,2.",
    "rrelu:0.5,0.1": "rrelu: lower '0.5' must not exceed upper '0.1'.",
    "elu -p beta=1": "none of elu has a parameter 'beta'. Choose from alpha.",
    "elu -p beta": "parameter 'beta' is not of the form name=number.",
    "info swish:beta=1,2": "'swish:beta=1,2' gives beta 2 values; only pictures take several.",
    "values swish:beta=1,2 --at 0": "'swish:beta=1,2' gives beta 2 values; only pictures take several.",
    # -- formulas, more of them in test_bombs.py, and functions of one's own, more of them in test_own_function.py
    "x*b": "formula 'x*b': no parameter is called 'b'. A value behind a colon makes it one, as in 'b*x:b=1'.",
    "x*b:a=1": "formula 'x*b': no parameter is called 'b'. Choose from x, a, pi, e.",
    "x*tahn(x)": "formula 'x*tahn(x)': no function is called 'tahn'. Did you mean tanh?",
    "x*foo(x)": "formula 'x*foo(x)': no function is called 'foo'. Known are Phi, abs, …",
    "x**": "'x**' is not a formula: …",
    "x^2": "formula 'x^2': 'x^2' has an operator that a formula does not know. Write powers as x**2.",
    "x**99": "formula 'x**99': the power '99' is above 64.",
    "-x*tanh(x)": "no option is called '-x'. If '-x*tanh(x)' is a formula, put -- before it.",
    "os.path:joni": "module 'os.path' has no 'joni'. Did you mean join?",
    "os.path:sep": "'os.path:sep' is neither a subclass of Activation nor a function of arrays.",
    "no_such.module:f": "'no_such.module:f': no module is called 'no_such'; it must lie in this directory or be …",
    # -- options
    "relu --dervi": "no option is called '--dervi'. Did you mean --deriv?",
    "valus relu --at 0": "'valus' has no option '--at'. Did you mean the command values?",
    "relu --range 1": "option '--range' requires 2 arguments. 'actplot plot --help' shows how.",
    "relu -o a.png -o": "option '-o' requires an argument. 'actplot plot --help' shows how.",
    "list relu elu": "…'elu' is more than the command takes. 'actplot list --help' shows how.",
    "relu --range 4 -4": "range '4 -4' must go from the lower to the higher number. Did you mean -4 4?",
    "relu --range 1 1": "range '1 1' must go from the lower to the higher number.",
    "relu --range nan 1": "range 'nan 1' must be finite.",
    "relu --range -inf 1": "range '-inf 1' must be finite.",
    "relu --range a 4": "range 'a' is not a number.",
    "relu --range 1e308 1.0000000000001e308": "range '1e+308 1e+308' is too wide or too narrow to draw in float64.",
    "relu --ylim 2 2": "ylim '2 2' must go from the lower to the higher number.",
    "relu --ylim inf 3": "ylim 'inf 3' must be finite.",
    "relu --layout rows": "no layout is called 'rows'. Choose from auto, pairs, overlay, grid.",
    "relu --columns 0": "columns '0' must lie between 1 and 100.",
    "relu --columns 1.5": "columns '1.5' is not a whole number.",
    "relu --mark kinks": "no mark is called 'kinks'. Choose from extrema, roots, inflections, largest.",
    "relu --diff": "a difference is that of two activations, not of 1.",
    "softmax --vector 1,x": "vector 'x' is not a number.",
    "softmax --vector 1,2 --deriv": "the bars of a vector have no derivative: leave out one of both.",
    "softmax --vector ,": "a vector of '0' numbers: it must have 1 to 64.",
    "relu --theme prnt": "no theme is called 'prnt'. …print…",
    "relu --style none.mplstyle -o a.png": "there is no style file 'none.mplstyle'.",
    "relu --lang zh-XX": "no language is called 'zh-XX'. Choose from en, zh-CN, …",
    "relu --font-size 1": "font size '1' must lie between 4 and 72 points.",
    "relu --size 0 5": "width '0' must lie between 0.5 and 100 inches.",
    "relu --size 5 -1": "height '-1' must lie between 0.5 and 100 inches.",
    "relu --size 1e9 5": "width '1e+09' must lie between 0.5 and 100 inches.",
    "relu --size nan 5": "width 'nan' must lie between 0.5 and 100 inches.",
    "relu --size 100 100 --dpi 2400": "size '100 100' at dpi '2400' has more than 268435456 pixels.",
    "relu --dpi 0": "dpi '0' must lie between 10 and 2400.",
    "relu --dpi 1e9": "dpi '1e+09' must lie between 10 and 2400.",
    "relu --dpi many": "dpi 'many' is not a number.",
    # -- where it goes
    "relu --format gif": "no format is called 'gif'. Choose from png, svg, pdf, html.",
    "math:sin -o a.html": "'math:sin' has no formula, which a page computes with: write it as PNG, SVG or PDF.",
    "softmax --vector 1,2 -o a.html": "a page has no bars: leave out --vector, or write the bars as PNG, SVG or PDF.",
    "relu -o out.jpg": "the suffix '.jpg' of 'out.jpg' is not known: use .png, .svg, .pdf, .html, or name the …",
    "relu -o out": "'out' has no suffix: use .png, .svg, .pdf, .html, or name the format with --format.",
    "relu --alt -o -": "--alt and '-o -' both write to stdout: write the picture to a file.",
    "relu --charset brail": "no charset is called 'brail'. Choose from braille, ascii.",
    "relu --charset ascii -o -": "--charset and '-o -' both write to stdout: write the picture to a file.",
    "relu --markdown": "--markdown prints the line that shows a file: name the file with -o FILE.",
    "relu --font /nowhere/a.ttf -o a.png": "font '/nowhere/a.ttf' cannot be read: …",
    "relu --font pyproject.toml -o a.png": "'pyproject.toml' is no font file.",
    "relu --title \a -o a.png": "the title has a control character, '\\x07' (U+0007).",
    "relu --title a\u202eb": "the title has a control character, '\\u202e' (U+202E).",
    "relu --title \udce6": "the title has bytes that are no text in this locale.",
    "relu -o \x1b[31m\u202e.jpg": "the suffix '.jpg' of '\\x1b[31m\\u202e.jpg' is not known: …",
    "relu --title \U000f0000 -o a.png": "no face has the character … (U+F0000); add one with --font PATH.",
    # -- the other commands
    "list --family x": "no family is called 'x'. Choose from …, relu, …",
    "list --lang xx": "no language is called 'xx'. Choose from en, zh-CN, …",
    "info mihs": "no activation is called 'mihs'. Did you mean mish?",
    "info relu --format html": "no format is called 'html'. Choose from text, latex, python, js.",
    "info relu --format latex --json": "--format 'latex' and --json are two forms: leave out one of both.",
    "values relu": "say where: either --at X,... or --range LO HI.",
    "values relu --at 0 --range 0 1": "say where: either --at X,... or --range LO HI.",
    "values relu --at x": "--at: number 1, 'x', is none.",
    "values relu --at ,": "--at ',' gives no number.",
    "values relu --range 1 0": "range '1 0' must go from the lower to the higher number. Did you mean 0 1?",
    "values relu --range 0 1 --points 1": "points '1' must be a whole number from 2 to 10000000.",
    "values relu --range 0 1 --points 1e3": "points '1e3' must be a whole number from 2 to 10000000.",
    "values relu --at 0 --format xml": "no format is called 'xml'. Choose from table, csv, json.",
    "gallery --force": "no option is called '--force'.…",
}

FAILURES = {
    "list zzz": "no activation matches 'zzz'.…",
    "list zz*": "no activation matches 'zz*'.…",
    "relu -o no/such/out.png": "cannot write 'no/such/out.png': there is no directory 'no/such'.",
    "relu -o .": "cannot write '.': it is a directory.",
    "relu -o out.png -o .": "cannot write '.': it is a directory.",
    "relu --show": "no window: neither DISPLAY nor WAYLAND_DISPLAY is set.",
    "relu --show -o out.png": "no window: neither DISPLAY nor WAYLAND_DISPLAY is set.",
    "gallery pyproject.toml": "cannot make the directory 'pyproject.toml': …",
    "statistics:mean": "'statistics:mean' returned shape () for an array of shape (4,).",
}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    (tmp_path / "pyproject.toml").write_text("a file, no directory")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "shown", "status"),
    [(*row, status) for status, table in ((2, USAGE), (1, FAILURES)) for row in table.items()],
    ids=[*USAGE, *FAILURES],
)
def test_what_is_wrong_is_told_in_one_line_and_no_file_is_touched(actplot, folder, typed, shown, status):
    check(actplot(*typed.split(" ")), status, shown)
    assert [path.name for path in folder.iterdir()] == ["pyproject.toml"]


def check(outcome, status, shown):
    line = "actplot: " + ".*".join(map(re.escape, shown.split("…")))
    assert re.fullmatch(line + "\n", outcome.err), outcome.err
    assert outcome.out == ""
    assert outcome.status == status


def test_a_bad_language_in_the_environment_is_named_with_its_source(actplot, monkeypatch):
    monkeypatch.setenv("ACTPLOT_LANG", "xx")
    check(actplot("relu"), 2, "no language is called 'xx' (from ACTPLOT_LANG). Choose from en, zh-CN, …")


@pytest.mark.parametrize(("line", "error"), [("mihs", LookupError), ("relu --range 1", Exception)])
def test_debug_alone_shows_where_it_was_found(actplot, line, error):
    assert "Traceback" not in actplot(*line.split()).err
    with pytest.raises(error):
        actplot("--debug", *line.split())


def test_a_fault_of_our_own_is_one_line_and_debug_shows_where(actplot, monkeypatch):
    monkeypatch.setattr("actplot.picture.plot", lambda *_, **__: 1 / 0)
    check(actplot("relu"), 1, "ZeroDivisionError: division by zero (a fault of actplot's own). --debug shows where.")
    with pytest.raises(ZeroDivisionError):
        actplot("relu", "--debug")


def test_too_little_memory_is_one_line(actplot, monkeypatch):
    def fail(*_, **__):
        raise MemoryError

    monkeypatch.setattr("actplot.picture.plot", fail)
    check(actplot("relu"), 1, "out of memory: a smaller --size, --dpi or --points may do.")


def test_a_module_in_this_directory_is_found(folder):
    (folder / "mine.py").write_text("def bent(x): return x * abs(x)\n")
    program = [sys.executable, "-P", "-c", "from actplot.__main__ import main; main()"]  # as the installed script does
    told = subprocess.run([*program, "values", "mine:bent", "--at", "-2", "--format", "csv"], capture_output=True)
    assert (told.stdout, told.stderr) == (b"x,own.f\n-2.0,-4.0\n", b"")


@pytest.mark.skipif(sys.platform == "win32", reason="there an interrupt goes to the whole console")
@pytest.mark.parametrize(("name", "status"), [("SIGINT", 130), ("SIGTERM", -15), ("SIGHUP", -1)])
def test_a_signal_ends_it_quietly(folder, name, status):
    def undeaf():  # a parent in the background may have turned signals off
        for each in ("SIGINT", "SIGTERM", "SIGHUP"):
            signal.signal(getattr(signal, each), signal.SIG_DFL)

    (folder / "slow.py").write_text("import time; open('reached', 'w').close(); time.sleep(60)")
    program = [sys.executable, "-m", "actplot", "slow:f"]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=undeaf) as running:
        while not (folder / "reached").exists() and running.poll() is None:
            time.sleep(0.02)
        running.send_signal(getattr(signal, name))
        out, err = running.communicate(timeout=30)
    assert (running.returncode, out, err) == (status, b"", b"")
