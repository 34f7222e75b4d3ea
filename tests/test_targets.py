"""Pictures in figures, subfigures and axes of somebody else: drawn where these stand, and nothing else changes."""

from __future__ import annotations

import matplotlib
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

import actplot
from actplot.errors import BadRequest


@pytest.fixture
def figure():
    figure = Figure(figsize=(12, 7), dpi=80)
    FigureCanvasAgg(figure)
    return figure


def gids(figure):
    return {artist.get_gid() for artist in figure.findobj() if artist.get_gid()}


def test_a_subfigure_holds_the_whole_picture_and_its_neighbour_nothing_of_it(figure):
    left, right = figure.subfigures(1, 2)
    actplot.plot("mish", deriv=True, columns=1, ax=left)
    assert {"mish.f", "mish.df"} <= gids(left)
    assert not gids(right)
    assert len(left.axes) == 2
    width, height = figure.canvas.get_width_height()
    figure.canvas.draw()
    ink = np.asarray(figure.canvas.buffer_rgba())[..., :3]
    assert (ink[:, : width // 2] < 255).any()
    assert (ink[:, width // 2 :] == 255).all()
    assert ink.shape[:2] == (height, width)


def test_axes_hold_one_panel_and_stay_in_data_units(figure):
    upper, lower = figure.subplots(2, 1)
    before = lower.get_position().bounds
    room = upper.get_position()
    actplot.plot("relu", "mish", layout="overlay", ax=upper)
    (marked,) = upper.plot([-2, 2], [0, 1])
    assert {line.get_gid() for line in upper.lines} >= {"relu.f", "mish.f"}
    assert upper.get_xlim()[0] < -4 < 4 < upper.get_xlim()[1]
    assert marked in upper.lines
    assert lower.get_position().bounds == before
    place = upper.get_position()
    assert room.x0 <= place.x0 < place.x1 <= room.x1
    assert room.y0 <= place.y0 < place.y1 <= room.y1


def test_several_panels_do_not_fit_into_axes(figure):
    with pytest.raises(BadRequest, match="axes hold one panel, not 2"):
        actplot.plot("relu", deriv=True, ax=figure.subplots())
    with pytest.raises(BadRequest, match="axes hold one panel, not 2"):
        actplot.plot("softmax", vector=(2, 1), ax=figure.subplots())


def test_room_that_does_not_suffice_is_told_in_inches(figure):
    with pytest.raises(BadRequest, match=r"width|height"):
        actplot.plot("relu", ax=figure.add_axes((0, 0, 0.1, 0.1)))


def test_settings_of_matplotlib_stay_as_they_are(figure):
    before = dict(matplotlib.rcParams)
    actplot.plot("relu", ax=figure)
    assert dict(matplotlib.rcParams) == before
