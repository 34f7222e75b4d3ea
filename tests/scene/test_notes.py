"""Notes: a slope too slight to be seen is enlarged or named, a random one is a band with its key."""

from __future__ import annotations

import numpy as np
import pytest
from scenes import panel_of, usual

from actplot.scene.frame import PT
from actplot.spec import names


def test_the_true_slope_is_drawn_and_an_inset_enlarges_it() -> None:
    panel = panel_of("leaky_relu")
    x, y = panel.lines[0].curve.pieces[0]
    assert y[0] == pytest.approx(-0.04)
    assert panel.inset is not None
    assert panel.inset.times == 20
    per_inch = [
        height.height / np.ptp(limits)
        for height, limits in ((panel.inset.box, panel.inset.ylim), (panel.box, panel.ylim))
    ]
    assert per_inch[0] / per_inch[1] == pytest.approx(20)
    assert x[0] == -4


def test_an_inset_stands_over_the_stretch_that_it_shows() -> None:
    panel = panel_of("leaky_relu")
    assert panel.inset is not None
    assert [panel.x(x) for x in panel.inset.xlim] == pytest.approx([panel.inset.box.x, panel.inset.box.right])
    assert panel.inset.box.right < panel.x(0)


def test_the_inset_says_how_much_and_what() -> None:
    notes = [text.text for text in panel_of("leaky_relu").notes]
    assert ": enlarged 20 times" in notes
    assert "f(x) = 0.01x" in notes
    assert ": 放大 20 倍" in [text.text for text in panel_of("leaky_relu", lang="zh-CN").notes]


def test_a_slight_constant_is_named_with_a_leader_to_it() -> None:
    panel = panel_of("leaky_relu", order=1)
    (text,) = panel.notes
    (leader,) = panel.leaders
    assert text.text == "f′(x) = 0.01"
    assert text.role == leader.role == "order1"
    assert leader.path[-1][1] - panel.y(0.01) == pytest.approx(3 * PT)


@pytest.mark.parametrize("name", [name for name in names() if name not in ("leaky_relu", "rrelu")])
def test_what_can_be_seen_gets_no_note(name: str) -> None:
    for panel in usual(name).panels:
        assert not panel.notes
        assert panel.inset is None


def test_where_an_inset_has_no_room_the_slope_is_named() -> None:
    panel = panel_of("leaky_relu", size=(2.4, 2.6))
    assert panel.inset is None
    assert [text.text for text in panel.notes] == ["f(x) = 0.01x"]


def test_a_band_has_a_key_that_gives_its_slopes() -> None:
    panel = panel_of("rrelu")
    assert len(panel.bands) == 1
    assert [swatch.kind for swatch in panel.swatches] == ["line", "band"]
    words = " ".join(text.text for text in panel.notes)
    assert words == "evaluation: slope 0.229 training: slopes 0.125 to 0.333"


def test_the_slopes_of_a_band_stand_at_their_heights() -> None:
    panel = panel_of("rrelu", order=1)
    by_words = {text.text: text for text in panel.notes}
    assert list(by_words) == ["0.229", "0.125", "0.333"]
    assert by_words["0.333"].y - by_words["0.125"].y == pytest.approx(panel.y(1 / 3) - panel.y(0.125))
    assert by_words["0.229"].role == "order1"


def test_the_band_is_that_between_its_own_bounds() -> None:
    band = panel_of("rrelu:lower=0.1,upper=0.2").bands[0]
    assert [curve.pieces[0][1][0] for curve in (band.lower, band.upper)] == pytest.approx([-0.4, -0.8])


def test_edges_have_no_numbers_where_the_mean_has_no_room_for_its_own() -> None:
    panel = panel_of("rrelu", order=1, size=(2.0, 2.3))
    said = [text.text for text in panel.notes]
    assert said in ([], ["0.229"])
