"""Figures: artists stand where the scene says, carry its ids, and owe nothing to the user's settings."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import matplotlib
import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text

from actplot import themes
from actplot.figure import draw, house_style, measure_for
from actplot.figure.paths import joined
from actplot.plan import Plan
from actplot.scene import compose
from actplot.sinks import encode
from actplot.spec import expand, get, names


def scene_of(*specs: str, orders: tuple[int, ...] = (0, 1), **options: object):  # type: ignore[no-untyped-def]
    plan = Plan(activations=tuple(expand(specs)), orders=orders, **options)  # type: ignore[arg-type]
    return compose(plan, measure_for(plan))


def figure_of(*specs: str, **options: object) -> Figure:
    return draw(scene_of(*specs, **options))  # type: ignore[arg-type]


def artist(figure: Figure, gid: str) -> Line2D:
    (found,) = figure.findobj(lambda each: each.get_gid() == gid, include_self=False)
    assert isinstance(found, Line2D)
    return found


def test_each_panel_is_an_axes_and_each_curve_one_line_in_data_units() -> None:
    figure = figure_of("relu", "mish")
    assert len(figure.axes) == 4
    x, y = artist(figure, "mish.f").get_data()
    assert (x[0], x[-1]) == (-4, 4)
    assert np.allclose(y, get("mish")(x), atol=1e-6)
    assert artist(figure, "mish.df").axes is figure.axes[3]


def test_a_curve_with_a_jump_is_one_line_with_a_gap() -> None:
    x, y = artist(figure_of("relu"), "relu.df").get_data()
    gap = np.flatnonzero(np.isnan(y))
    assert len(gap) == 1
    assert np.isnan(x[gap]).all()
    assert (y[: gap[0]] == 0).all()
    assert (y[gap[0] + 1 :] == 1).all()


@pytest.mark.parametrize("name", names())
def test_values_of_few_digits_are_drawn_exactly(name: str) -> None:
    panel = scene_of(name, orders=(0,)).panels[0]
    x, y = joined(panel.lines[-1].curve, panel.ylim)
    whole = np.isclose(y, np.round(y), rtol=0, atol=1e-12)
    assert (y[whole] == np.round(y[whole])).all()
    assert not np.isnan(x[0])


def test_every_id_occurs_once() -> None:
    figure = figure_of("relu", "swish:beta=0.5,2", "leaky_relu", "rrelu", "step", layout="pairs")
    ids = Counter(each.get_gid() for each in figure.findobj() if each.get_gid())
    assert set(ids.values()) == {1}
    assert {"relu.f", "swish-2.df", "axis.x", "axis.y-2", "band.rrelu.f", "inset.leaky_relu.f"} <= set(ids)


def test_axes_cross_at_the_origin_and_span_their_panel() -> None:
    figure = figure_of("relu", "mish")
    for suffix in ("", "-2", "-3", "-4"):
        across, up = artist(figure, f"axis.x{suffix}"), artist(figure, f"axis.y{suffix}")
        assert list(across.get_ydata()) == [0, 0]
        assert list(up.get_xdata()) == [0, 0]


def test_curves_are_drawn_as_they_are_with_round_ends() -> None:
    line = artist(figure_of("mish"), "mish.f")
    assert line.get_path().should_simplify is False
    assert line.get_solid_capstyle() == "round"


def test_open_and_closed_dots_have_one_outer_size() -> None:
    figure = figure_of("step", theme="dark")
    opened, closed = artist(figure, "dots.step.f.open"), artist(figure, "dots.step.f.closed")
    outer = [float(dot.get_markersize()) + float(dot.get_markeredgewidth()) for dot in (opened, closed)]
    assert outer[0] == outer[1]
    assert to_hex(opened.get_markerfacecolor()) == themes.load("dark").background


def test_dots_on_the_edge_of_a_panel_are_whole_and_those_beyond_are_not_drawn() -> None:
    figure = figure_of("step", ylim=(0, 2), orders=(0,))
    assert artist(figure, "dots.step.f.open").get_clip_on() is False
    assert not figure_of("step", ylim=(2, 3), orders=(0,)).findobj(lambda each: "dots" in (each.get_gid() or ""))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_has_the_themes_background_or_none(theme: str) -> None:
    assert to_hex(figure_of("relu", theme=theme).get_facecolor()) == themes.load(theme).background
    assert figure_of("relu", theme=theme, transparent=True).get_facecolor()[3] == 0


def test_a_given_figure_is_cleared_resized_and_used() -> None:
    figure = Figure(figsize=(2, 2))
    figure.add_subplot()
    scene = scene_of("relu")
    assert draw(scene, figure) is figure
    assert len(figure.axes) == 2
    assert tuple(figure.get_size_inches()) == pytest.approx((scene.width, scene.height))


def test_few_artists_make_a_panel() -> None:
    figure = figure_of("relu", "mish")
    count = len(figure.artists) + len(figure.texts)
    count += sum(len(axes.lines) + len(axes.artists) + len(axes.patches) for axes in figure.axes)
    assert count <= 4 * 18


def test_the_users_settings_change_nothing_and_are_left_alone() -> None:
    scene = scene_of("relu", "leaky_relu")
    plain = encode(draw(scene), scene, "png")
    strange = {
        "lines.linewidth": 9,
        "font.size": 30,
        "path.simplify": True,
        "savefig.bbox": "tight",
        "text.usetex": True,
    }
    strange |= {"axes.grid": True, "font.family": "serif", "mathtext.fontset": "cm", "lines.dashed_pattern": [9, 9]}
    with matplotlib.rc_context(strange):
        before = dict(matplotlib.rcParams)
        assert encode(draw(scene), scene, "png") == plain
        assert dict(matplotlib.rcParams) == before


def test_house_style_ends_where_it_began() -> None:
    before = dict(matplotlib.rcParams)
    with house_style(**{"svg.hashsalt": "x"}):
        assert matplotlib.rcParams["path.simplify"] is False
        assert matplotlib.rcParams["svg.hashsalt"] == "x"
    assert dict(matplotlib.rcParams) == before


@pytest.mark.parametrize("spec", ["1/x", "exp(exp(x))", "log(x)", "sin(1000*x)", "x**3"])
def test_infinite_and_huge_values_are_drawn(spec: str) -> None:
    for span in ((-4.0, 4.0), (-800.0, 800.0), (-1e-290, 1e-290), (-1e290, 1e290)):
        scene = scene_of(spec, orders=(0, 1, 2), span=span)
        assert encode(draw(scene), scene, "png").startswith(b"\x89PNG")


def test_pyplot_is_never_loaded() -> None:
    code = (
        "import sys; from actplot.plan import Plan; from actplot.spec import get; from actplot.scene import compose;"
        "from actplot.figure import draw, measure_for; plan = Plan(activations=(get('relu'),));"
        "draw(compose(plan, measure_for(plan))); sys.exit('matplotlib.pyplot' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_words_never_become_mathtext() -> None:
    figure = figure_of("relu", title="$x$ costs 5$ & 100%")
    words = [text for text in figure.findobj(Text) if text.get_text()]
    assert "$x$ costs 5$ & 100%" in [text.get_text() for text in words]
    assert not any(text.get_parse_math() for text in words)
