"""The command line of a plan: typed again, it makes the same plan."""

from __future__ import annotations

import shlex

import pytest

from actplot import names, picture, plot
from actplot.cli import app
from actplot.command import command

ASKED = [
    (["elu:alpha=0.5", "mish"], {"range": (-3, 2.5), "deriv": True}),
    (["relu"], {"second": True, "ylim": (-1, 1e-3), "layout": "overlay", "columns": 2}),
    (["-x*tanh(x)", "tanh(k*x):k=-2"], {"equal": True, "guides": True, "mark": "extrema,roots"}),
    (["gelu", "gelu_tanh"], {"diff": True, "mark": "roots"}),
    (["gelu:", "gelu_tanh"], {"diff": True}),
    (["softmax"], {"vector": (-2, 1, 0.1), "theme": "dark"}),
    (["swish:beta=0.5,1,2"], {"lang": "zh-CN", "title": "激活 'x' \"y\"\n$HOME", "dpi": 72, "font_size": 10}),
    (["math:erf"], {"size": (4, 3), "transparent": True, "no_formula": True, "range": (-1e-9, 1e9)}),
    (["hardtanh:max_val=3,min_val=-0.25", "leaky_relu:negative_slope=1e-5"], {"theme": "auto"}),
]


def again(monkeypatch, line):
    """Return the plan that the command line makes of a line."""
    made = []
    monkeypatch.setattr(picture.Plot, "markdown", lambda self, _: made.append(self.plan) or "")
    monkeypatch.setattr(picture.Plot, "encode", lambda *_: b"")
    program, *words = shlex.split(line)
    assert program == "actplot"
    first = words.index("--") if "--" in words else len(words)
    assert app.run([*words[:first], "-o", "/dev/null", "-f", "png", "--markdown", *words[first:]]) == 0
    return made[0]


@pytest.mark.parametrize(("specs", "options"), ASKED, ids=lambda value: str(value)[:30])
def test_a_plan_s_command_makes_the_same_plan(monkeypatch, specs, options):
    plan = plot(*specs, **options).plan
    assert again(monkeypatch, command(plan)) == plan


def test_every_function_is_named_so_that_it_is_found_again(monkeypatch):
    plan = plot(*names(), layout="grid").plan
    assert again(monkeypatch, command(plan)) == plan


def test_a_plain_plan_has_a_plain_command():
    assert command(plot("relu", "mish").plan) == "actplot relu mish"
    assert command(plot("relu", range=(-4, 4), deriv=True).plan) == "actplot relu --range -4 4 --deriv"
