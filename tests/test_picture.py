"""The picture as an object: the keywords of `plot` are the options of the command line, and make the same plan."""

from __future__ import annotations

import inspect
import io
import os
import re
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

import actplot
from actplot.asked import language
from actplot.errors import BadRequest, CannotWrite, NoScreen, UnknownParameter
from actplot.picture import plot
from actplot.plan import Plan


def test_the_keywords_are_the_long_options(actplot):
    options = set(re.findall(r"^ +(?:-., )?--([a-z-]+)", actplot("plot", "--help").out, flags=re.MULTILINE))
    parameters = inspect.signature(plot).parameters.keys() - {"specs", "ax"}  # axes have no words
    keywords = {name.replace("_", "-") for name in parameters}
    called = {"output", "format", "charset", "show", "alt", "markdown", "help"}  # methods of what it returns
    assert options - keywords == called
    assert keywords <= options


def test_defaults_are_those_of_the_plan():
    assert plot("relu").plan == Plan(activations=(actplot.get("relu"),))


def test_a_command_line_and_a_call_make_the_same_plan(actplot, monkeypatch):
    plans = []
    monkeypatch.setattr("actplot.terminal.render", lambda plan, **_: plans.append(plan) or "")
    line = (
        "elu swish:beta=1,2 -r -1 1 -d --second -p alpha=0.5 -l zh --theme dark --transparent --size 9 5 "
        "--dpi 90 --title T --ylim 0 1 --font a.ttf"
    )
    actplot(*line.split())
    called = plot(
        "elu", "swish:beta=1,2", range=(-1, 1), deriv=True, second=True, param={"alpha": 0.5}, lang="zh-CN",
        theme="dark", transparent=True, size=(9, 5), dpi=90, title="T", ylim=(0, 1), font="a.ttf",
    )  # fmt: skip
    assert plans == [called.plan]
    assert called.plan.orders == (0, 1, 2)


def test_second_alone_draws_f_and_its_second_derivative():
    assert plot("mish", second=True).plan.orders == (0, 2)


def test_a_parameter_of_several_values_is_a_sweep():
    assert plot("swish", param={"beta": (0.5, 1.0)}).plan == plot("swish:beta=0.5,1").plan
    assert plot("swish", param=["beta=2"]).plan == plot("swish:beta=2").plan
    with pytest.raises(UnknownParameter, match="gamma"):
        plot("swish", param={"gamma": 1})


@pytest.mark.parametrize("value", [3, "ab", (1, 2, 3), (1,), (1, "x"), (None, 1), ((1, 2), 3)])
def test_what_is_no_pair_of_numbers_is_refused(value):
    with pytest.raises(BadRequest, match=r"range '.*' is not"):
        plot("relu", range=value)


@pytest.mark.parametrize("word", ["zh-CN", "zh", "zh_CN", "zh-cn", "ZH_cn"])
def test_chinese_has_its_usual_spellings(word, monkeypatch):
    assert language(word) == "zh-CN"
    monkeypatch.setenv("ACTPLOT_LANG", word)
    assert language(None) == "zh-CN"
    assert language("en") == "en"


def test_english_is_the_language_where_none_is_named(monkeypatch):
    assert language(None) == "en"
    monkeypatch.setenv("ACTPLOT_LANG", "")
    assert language(None) == "en"


def test_the_figure_has_one_axes_a_panel_and_is_drawn_once():
    picture = plot("relu", "mish", deriv=True)
    assert len(picture.figure.axes) == 4
    assert picture.figure is picture.figure
    lines = {line.get_gid(): line for axes in picture.figure.axes for line in axes.lines}
    x, y = lines["relu.f"].get_data()
    assert np.interp(2.0, x, y) == 2.0


def test_nothing_is_drawn_before_it_is_looked_at():
    script = "import sys, actplot; actplot.plot('relu', deriv=True); assert 'matplotlib' not in sys.modules"
    subprocess.run([sys.executable, "-c", script], check=True)


def test_no_user_s_figure_or_setting_is_touched():
    import matplotlib.pyplot as plt

    before = dict(plt.rcParams)
    plot("relu").encode("svg")
    assert dict(plt.rcParams) == before
    assert plt.get_fignums() == []


def test_save_writes_by_suffix_and_tells_whether_anything_changed(tmp_path):
    picture = plot("relu")
    assert picture.save(tmp_path / "a.svg")
    assert not picture.save(str(tmp_path / "a.svg"))
    assert picture.save(tmp_path / "b.svg", format="pdf")
    assert (tmp_path / "b.svg").read_bytes().startswith(b"%PDF")
    with pytest.raises(CannotWrite, match="nowhere"):
        picture.save(tmp_path / "nowhere" / "a.svg")


def test_a_notebook_gets_svg_and_png():
    bundle = plot("relu")._repr_mimebundle_()
    assert bundle["image/svg+xml"].startswith("<?xml")
    assert Image.open(io.BytesIO(bundle["image/png"])).format == "PNG"


def test_ipython_takes_both_and_the_words():
    formatters = pytest.importorskip("IPython.core.formatters", reason="IPython is not installed")
    data, _ = formatters.DisplayFormatter().format(plot("relu"))
    assert {*data} == {"image/svg+xml", "image/png", "text/plain"}
    assert data["text/plain"] == "<Plot of relu()>"


def test_show_without_a_screen_is_an_error_and_no_silence():
    with pytest.raises(NoScreen, match="DISPLAY"):
        plot("relu").show()


def test_repr_names_what_is_drawn():
    assert repr(plot("elu:alpha=0.5", "relu")) == "<Plot of elu(alpha=0.5), relu()>"


def test_a_plot_of_nothing_is_refused():
    with pytest.raises(BadRequest, match="nothing to draw"):
        plot()


def test_a_font_is_a_path_or_several():
    assert plot("relu", font=os.fspath("a.ttf")).plan.fonts == plot("relu", font=["a.ttf"]).plan.fonts == ("a.ttf",)
