"""Bad input: one line on stderr that names it, exit 1 or 2, no traceback, and an earlier file as it was."""

from __future__ import annotations

import pytest

USAGE = [
    ("mihs", "no activation is called 'mihs'", "mish"),
    ("relu rellu", "no activation is called 'rellu'", "relu"),
    ("lits", "no activation is called 'lits'", "the command list"),
    ("valus relu --at 0", "'valus' has no option '--at'", "the command values"),
    ("relu --dervi", "no option is called '--dervi'", "--deriv"),
    ("-x*tanh(x)", "no option is called '-x'", "put -- before it"),
    ("relu --layout grid", "no option is called '--layout'", ""),
    ("plot", "missing argument 'NAME...'", ""),
    ("info", "missing argument 'NAME...'", ""),
    ("elu -p beta=1", "'beta'", "alpha"),
    ("elu:alpha=-1", "alpha '-1'", "above 0"),
    ("elu:alpha=nan", "alpha", ""),
    ("elu:alpha=x", "'x'", ""),
    ("relu --range 4 -4", "range '4 -4'", "Did you mean -4 4?"),
    ("relu --range 1 1", "range '1 1'", ""),
    ("relu --range nan 1", "range 'nan 1'", "finite"),
    ("relu --range -inf 1", "range '-inf 1'", "finite"),
    ("relu --range a 4", "range 'a' is not a number", ""),
    ("relu --range 1", "'--range'", "2"),
    ("relu --range 1e308 1.0000000000001e308", "too wide or too narrow", ""),
    ("relu --ylim 2 2", "ylim '2 2'", ""),
    ("relu --ylim inf 3", "ylim 'inf 3'", "finite"),
    ("relu --size 0 5", "width '0'", "0.5 and 100"),
    ("relu --size 5 -1", "height '-1'", ""),
    ("relu --size 1e9 5", "width '1e+09'", ""),
    ("relu --size nan 5", "width 'nan'", ""),
    ("relu --size 100 100 --dpi 2400", "size '100 100'", "pixels"),
    ("relu --dpi 0", "dpi '0'", ""),
    ("relu --dpi -5", "dpi '-5'", ""),
    ("relu --dpi 1e9", "dpi '1e+09'", ""),
    ("relu --dpi many", "dpi 'many' is not a number", ""),
    ("relu --theme print", "no theme is called 'print'", "light, dark"),
    ("relu --lang zh-XX", "no language is called 'zh-XX'", "en, zh-CN"),
    ("relu --format html", "no format is called 'html'", "png, svg, pdf"),
    ("relu -o out.jpg", "'.jpg'", ".png, .svg, .pdf"),
    ("relu -o out", "'out' has no suffix", "--format"),
    ("relu -o a.png -o", "'-o'", ""),
    ("relu --font /nowhere/a.ttf -o a.png", "/nowhere/a.ttf", ""),
    ("relu --title \U000f0000 -o a.png", "U+F0000", "--font"),
    ("list --family x", "no family is called 'x'", "relu"),
    ("values relu", "--at", "--range"),
    ("values relu --at 0 --range 0 1", "--at", "--range"),
    ("values relu --at 0,x", "--at 'x' is not a number", ""),
    ("values relu --at ,", "--at ','", ""),
    ("values relu --range 1 0", "range '1 0'", ""),
    ("values relu --range 0 1 --points 1", "points '1'", ""),
    ("values relu --range 0 1 --points 1e3", "points '1e3'", ""),
    ("values relu --at 0 --format xml", "no format is called 'xml'", "table, csv, json"),
    ("values swish:beta=1,2 --at 0", "swish:beta=1,2", ""),
]

FAILURES = [
    ("list zzz", "no activation matches 'zzz'"),
    ("relu -o no/such/out.png", "'no/such/out.png': there is no directory 'no/such'"),
    ("relu -o .", "'.': it is a directory"),
    ("relu -o out.png -o .", "'.': it is a directory"),
    ("relu --show", "neither DISPLAY nor WAYLAND_DISPLAY"),
    ("relu --show -o out.png", "neither DISPLAY nor WAYLAND_DISPLAY"),
    ("gallery pyproject.toml", "pyproject.toml"),
]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    (tmp_path / "pyproject.toml").write_text("a file, no directory")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("line", "named", "hint"), USAGE, ids=[line for line, *_ in USAGE])
def test_usage_is_told_in_one_line_with_the_value_and_exit_code_2(actplot, folder, line, named, hint):
    check(actplot(*line.split(" ")), 2, named, hint)
    assert [path.name for path in folder.iterdir()] == ["pyproject.toml"]


@pytest.mark.parametrize(("line", "named"), FAILURES, ids=[line for line, _ in FAILURES])
def test_a_failure_is_told_in_one_line_with_the_value_and_exit_code_1(actplot, folder, line, named):
    check(actplot(*line.split(" ")), 1, named)
    assert [path.name for path in folder.iterdir()] == ["pyproject.toml"]


def check(outcome, status, *fragments):
    assert outcome.out == ""
    assert outcome.err.startswith("actplot: ")
    assert outcome.err.count("\n") == 1
    for fragment in fragments:
        assert fragment in outcome.err
    assert outcome.status == status


def test_a_bad_language_in_the_environment_is_named_with_its_source(actplot, monkeypatch):
    monkeypatch.setenv("ACTPLOT_LANG", "xx")
    check(actplot("relu"), 2, "'xx'", "ACTPLOT_LANG", "zh-CN")


def test_a_fault_of_our_own_is_one_line_and_debug_shows_where(actplot, monkeypatch):
    monkeypatch.setattr("actplot.picture.plot", lambda *_, **__: 1 / 0)
    check(actplot("relu"), 1, "ZeroDivisionError", "--debug")
    with pytest.raises(ZeroDivisionError):
        actplot("relu", "--debug")


def test_debug_shows_where_a_users_error_was_found(actplot):
    with pytest.raises(LookupError, match="mihs"):
        actplot("--debug", "mihs")


def test_too_little_memory_is_one_line(actplot, monkeypatch):
    def fail(*_, **__):
        raise MemoryError

    monkeypatch.setattr("actplot.picture.plot", fail)
    check(actplot("relu"), 1, "out of memory")


def test_an_interruption_exits_with_130(actplot, monkeypatch):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("actplot.picture.plot", interrupt)
    outcome = actplot("relu")
    assert outcome.status == 130
    assert "Traceback" not in outcome.err
