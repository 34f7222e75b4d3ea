"""The bars of a vector as drawn: one artist of each colour in data units, under its id, in every theme and format."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from matplotlib.artist import Artist
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch

from actplot import themes
from actplot.picture import Plot, plot
from actplot.plan import THEMES
from actplot.spec import get

LOGITS = "2,1,0.1,-1"


def found(figure: Figure, gid: str) -> Artist:
    (artist,) = figure.findobj(lambda each: each.get_gid() == gid, include_self=False)
    return artist


def corners(figure: Figure, gid: str) -> np.ndarray:
    """The bars of an id, (n, 5, 2): lower left, upper left, upper right, lower right, lower left."""
    bars = found(figure, gid)
    assert isinstance(bars, PathPatch)
    return bars.get_path().vertices.reshape(-1, 5, 2)  # type: ignore[no-any-return]


def test_each_chart_is_an_axes_with_bars_in_data_units() -> None:
    figure = plot("softmax", vector=LOGITS).figure
    assert len(figure.axes) == 2
    assert found(figure, "bars.softmax").axes is figure.axes[1]  # type: ignore[attr-defined]
    given, made = corners(figure, "bars.x"), corners(figure, "bars.softmax")
    assert given[:, 1, 1] == pytest.approx([2, 1, 0.1, -1], abs=1e-7)
    assert made[:, 1, 1] == pytest.approx(get("softmax")([2, 1, 0.1, -1]), abs=1e-7)
    for bars in (given, made):
        assert (bars[:, [0, 3, 4], 1] == 0).all()
        assert bars[:, [0, 3], 0].mean(axis=1) == pytest.approx([1, 2, 3, 4])
        assert np.ptp(bars[:, :, 0], axis=1) == pytest.approx([0.625] * 4)


def test_heights_of_few_digits_are_drawn_exactly() -> None:
    figure = plot("relu", vector="0.5,-2,3,0").figure
    assert corners(figure, "bars.relu")[:, 1, 1].tolist() == [0.5, 0, 3, 0]


def test_the_axis_of_a_chart_stands_at_0() -> None:
    figure = plot("softmax", vector=LOGITS).figure
    for gid in ("axis.x", "axis.x-2"):
        axis = found(figure, gid)
        assert isinstance(axis, Line2D)
        assert list(axis.get_ydata()) == [0, 0]  # type: ignore[arg-type]


def test_every_id_occurs_once() -> None:
    vector = np.linspace(-2, 2, 40)
    figure = plot("glu", "glu", "swiglu", "softmax", "x**2", "2*x", "swish:beta=1,2", vector=vector).figure
    ids = Counter(each.get_gid() for each in figure.findobj() if each.get_gid())
    assert set(ids.values()) == {1}
    assert {"bars.a", "bars.x", "bars.b", "bars.x-2", "bars.glu", "bars.own-2", "bars.swish-2", "axis.y"} <= set(ids)


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_inputs_are_grey_and_outputs_have_the_colour_of_f(theme: str) -> None:
    figure, palette = plot("softmax", vector=LOGITS, theme=theme).figure, themes.load(theme)
    for gid, role in (("bars.x", "guide"), ("bars.softmax", "order0")):
        assert to_hex(found(figure, gid).get_facecolor()) == palette.color(role)  # type: ignore[attr-defined]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("suffix", ["png", "svg", "pdf"])
def test_bars_are_encoded_in_every_theme_and_format_to_the_same_bytes(theme: str, suffix: str) -> None:
    one, other = (Plot(plot("glu", vector=LOGITS, theme=theme).plan).encode(suffix) for _ in range(2))
    assert one == other


def test_an_svg_that_follows_its_reader_swaps_the_colours_of_bars() -> None:
    text = plot("softmax", vector=LOGITS, theme="auto").encode("svg").decode()
    for role in ("order0", "guide"):
        light, dark = (themes.load(name).color(role) for name in ("light", "dark"))
        assert f"fill:light-dark({light},{dark})" in text


def test_few_artists_make_a_chart() -> None:
    figure = plot("softmax", vector="2,1,0.1").figure
    count = len(figure.artists) + len(figure.texts)
    count += sum(len(axes.lines) + len(axes.artists) + len(axes.patches) for axes in figure.axes)
    assert count <= 2 * 11
