"""Security: nothing is run that was only named, and what others wrote is shown, not obeyed."""

from __future__ import annotations

import ast
import re
import sys
import xml.etree.ElementTree as ET

import pytest
from sources import MODULES, imports, named, nodes

from actplot import plot
from actplot.errors import ActplotError
from actplot.spec import get

RUNS = {"eval", "exec", "compile", "__import__", "execfile", "input", "breakpoint"}
FOREIGN = {
    *("pickle", "marshal", "shelve", "dill", "cloudpickle", "cffi", "code", "codeop", "pty", "commands"),
    *("socket", "ssl", "http", "urllib", "ftplib", "smtplib", "xmlrpc", "requests", "asyncio", "webbrowser", "pip"),
}
SHELLS = re.compile(r"(os\.)?(system|popen|exec[lv]p?e?|spawn[lv]p?e?|posix_spawnp?|startfile)")
IMPORTERS = {"spec/imported.py", "fontlist.py", *(f"{of}__init__.py" for of in ("", "catalogue/", "themes/", "words/"))}
STARTERS = {"window/screen.py", "window.py"}  # a process of Python's own, to see whether Qt starts
MARKUP = "5 < 6 & \"q\" 'a' </title><script>alert(1)</script> ]]> --> ![i](x) [l](y) `c` $m$ <b> *s* _u_ # h | t"
OBEYED = "\x1b\x07\x9b\x08\x7f\x00\u202e\u2066"


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_no_module_runs_words_or_shells_or_reads_what_others_pickled(path):
    where, calls = named(path), [node for node in nodes(path) if isinstance(node, ast.Call)]
    called = {ast.unparse(node.func) for node in calls}
    assert not called & RUNS
    assert not {name for name in called if name.startswith("builtins.")}
    assert not [name for name in called if SHELLS.fullmatch(name)]
    assert not [node for node in calls for key in node.keywords if key.arg == "shell"]
    assert not {name.partition(".")[0] for name in imports(path)} & FOREIGN
    assert ("subprocess" in set(imports(path))) <= (where in STARTERS)
    assert bool(called & {"import_module", "importlib.import_module"}) <= (where in IMPORTERS)


def test_a_word_imports_what_it_names_and_words_without_a_colon_nothing(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    for name in ("named", "other"):
        (tmp_path / f"{name}_for_security.py").write_text("def f(x): return x\n")
    for word in ("named_for_security", "named_for_security.f", "named_for_security.f(x)", "x*named_for_security:a=1"):
        with pytest.raises(ActplotError):
            get(word)
    assert "named_for_security" not in sys.modules
    assert get("named_for_security:f")(2.0) == 2.0
    assert "other_for_security" not in sys.modules


# -- what others wrote ---------------------------------------------------------------------------------------------


def test_markup_in_a_title_is_text_in_every_format():
    drawn = plot("relu", title=MARKUP)
    root = ET.fromstring(drawn.encode("svg"))  # noqa: S314
    assert root[0].text == MARKUP
    assert not [
        each for each in root.iter() if each.tag.rpartition("}")[2] in ("script", "foreignObject", "a", "image")
    ]
    assert MARKUP in drawn.text(width=200)
    line = plot("x*tanh(x)").markdown("a](javascript:alert(1)) <b>.svg")
    assert line.count("](") == 1
    assert re.search(r"\]\([\w.%/+-]+\)$", line)


@pytest.mark.parametrize("bad", OBEYED)
def test_what_a_terminal_would_obey_reaches_none(actplot, tmp_path, monkeypatch, bad):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.toml").write_bytes(b'[[picture]]\nactivations = "relu"\noutput = "a.svg"\n')
    harm = f"a{bad}b"
    lines = [
        *(["relu", "--title", harm], [harm], [f"x*{harm}"], [f"relu:{harm}=1"], ["relu", "-p", f"{harm}=1"]),
        *(["relu", "-o", f"{harm}.jpg"], ["relu", "-o", f"no{harm}/a.svg"], ["relu", "--theme", harm]),
        *(["relu", "--lang", harm], ["relu", "--range", harm, "1"], ["relu", "--dpi", harm], ["relu", f"--{harm}"]),
        *(["list", harm], ["list", "--family", harm], ["info", harm], ["values", "relu", "--at", harm]),
        *(["batch", harm], ["batch", "bad.toml", "--only", harm], ["gallery", "--formats", harm]),
        *(["relu", "--font", harm, "-o", "a.svg"], ["relu", "--style", harm, "-o", "a.svg"], [f"os.path:{harm}"]),
    ]
    for words in lines:
        outcome = actplot(*words)
        assert bad not in outcome.err + outcome.out, words
        assert outcome.status, words
        assert outcome.err.count("\n") == 1, words
