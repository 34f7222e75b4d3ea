"""Hands on a window: every gesture and key does what the help says, and what is drawn is what the state says."""

from __future__ import annotations

import sys

import numpy as np
import pytest
from desks import Canvas, Sitting
from matplotlib.backend_tools import Cursors
from matplotlib.backends.backend_agg import FigureCanvasAgg

from actplot import get
from actplot.command import command
from actplot.picture import plot
from actplot.window.formula import renumbered
from actplot.words import LANGUAGES, load


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def elu():
    return Sitting("elu:alpha=0.5", deriv=True)


def test_the_picture_is_composed_by_the_scene_of_files(elu):
    sheet = elu.sheet
    file = plot("elu:alpha=0.5", deriv=True, size=sheet.plan.size, dpi=sheet.dpi).scene
    for ours, theirs in zip(sheet.panels, file.panels, strict=True):
        assert (ours.box, ours.ylim, ours.title, ours.formula) == (
            theirs.box,
            theirs.ylim,
            theirs.title,
            theirs.formula,
        )
        assert (ours.x_axis, ours.y_axis, ours.dots) == (theirs.x_axis, theirs.y_axis, theirs.dots)
    assert sheet.scene.width == pytest.approx(plot("elu", deriv=True).scene.width)
    gids = {line.get_gid() for axes in elu.canvas.figure.axes for line in axes.lines}
    assert {"elu.f", "elu.df"} <= gids


def test_a_dragged_slider_moves_its_curve_at_once_and_the_limits_settle_on_release(elu):
    before = elu.sheet
    elu.press(elu.on(0.5)).move(elu.on(1.0)).move(elu.on(2.0))
    (moved,) = elu.state.plan.activations
    assert moved.parameters["alpha"] == pytest.approx(2, abs=0.02)
    assert [panel.ylim for panel in elu.sheet.panels] == [panel.ylim for panel in before.panels]
    (drawn,) = (line for line in elu.canvas.figure.axes[1].lines if line.get_gid() == "elu.df")
    assert np.nanmax(drawn.get_ydata()) == pytest.approx(moved.parameters["alpha"])
    elu.release(elu.on(2.0))
    assert elu.sheet.panels[1].ylim[1] > 2


@pytest.mark.parametrize(
    ("names", "options"),
    [
        (("elu:alpha=0.5", "mish"), {"deriv": True}),
        (("leaky_relu",), {"deriv": True}),
        (("rrelu",), {"deriv": True}),
        (("elu:alpha=0.5,1,2",), {}),
        (("elu", "swish", "mish"), {"layout": "overlay", "guides": True}),
        (("hardtanh",), {"theme": "dark", "mark": "extrema"}),
        (("softmax",), {"vector": "2,1,0.1"}),
        (("elu", "celu"), {"layout": "grid", "deriv": True}),
    ],
)
def test_no_stale_ink_stays_when_a_slider_was_dragged(names, options):
    sitting = Sitting(*names, **options)
    if not sitting.sheet.slots:
        return
    slider = sitting.sheet.slots[-1].track.slider
    places = [sitting.on(value, -1) for value in np.linspace(slider.low, slider.high, 5)[1:]]
    sitting.drag(sitting.on(slider.default, -1), *places)
    sitting.event("figure_leave_event", 0, 0).desk.catch_up()
    assert (sitting.pixels() == sitting.anew()).all()


def test_what_is_drawn_over_a_copy_is_what_is_drawn_from_nothing(elu):
    elu.keys("shift+right", "shift+left")
    assert elu.state.plan == elu.state.start
    moving = elu.pixels().astype(int)
    assert (np.abs(moving - elu.anew()).max(axis=2) > 64).mean() < 1e-4


def test_the_formula_and_the_slider_follow_while_a_parameter_moves(elu):
    sheet = elu.sheet
    roof = round((sheet.scene.height - sheet.panels[0].box.top - 0.1) * sheet.dpi)
    parts = (slice(0, roof), slice(-round(sheet.strip * sheet.dpi), None))
    elu.press(elu.on(0.5))
    before = elu.pixels()
    elu.move(elu.on(2.0))
    after = elu.pixels()
    for part in parts:
        assert (before[part] != after[part]).any()
    moved = elu.state.plan.activations[0].parameters["alpha"]
    body, numbers = renumbered(sheet.panels[0].formula, sheet.cells[0], elu.sheet.cells[0], sheet.measure)
    assert numbers.math == rf"\alpha = {moved:g}"
    assert body.math + numbers.math == sheet.panels[0].formula.math.replace("0.5", f"{moved:g}")
    assert numbers.x == pytest.approx(body.x + sheet.measure(body.math, body.size, "math").width / 72)


def test_events_that_come_faster_than_frames_are_drawn_once(elu):
    elu.press(elu.on(0.5)).move(elu.on(0.6))
    before = elu.canvas.shown
    for value in np.linspace(0.6, 2, 50):
        elu.event("motion_notify_event", *elu.on(value))
    elu.desk.catch_up()
    assert elu.canvas.shown - before <= 3
    assert elu.state.plan.activations[0].parameters["alpha"] == pytest.approx(2, abs=0.02)


def test_a_double_click_on_a_slider_resets_it(elu):
    elu.press(elu.on(0.5), dblclick=True).release(elu.on(0.5))
    assert elu.state.plan.activations == (get("elu"),)


def test_the_wheel_zooms_round_the_pointer_and_all_panels_follow_in_x(elu):
    place = elu.over(1.0, 1.0)
    for _ in range(4):
        elu.wheel(place, 1)
        assert elu.data(place) == pytest.approx((1.0, 1.0), abs=0.05)
    first, second = elu.sheet.scene.panels
    assert first.xlim == second.xlim
    assert first.xlim[1] - first.xlim[0] < 4
    assert second.ylim[1] > 1


def test_a_curve_is_sampled_anew_where_it_is_zoomed():
    sitting = Sitting("mish", range=(-4, 4))
    for _ in range(4):
        sitting.wheel(sitting.over(-1.1925, -0.3088), 8)  # a thousandfold and more, at the minimum
    panel = sitting.sheet.panels[0]
    ((x, y),) = panel.lines[0].curve.pieces
    assert panel.xlim[1] - panel.xlim[0] < 8e-3
    inside = (y > panel.ylim[0]) & (y < panel.ylim[1])
    assert inside.sum() > 8
    middle = (x[:-1] + x[1:]) / 2
    chord = np.interp(middle, x, y)
    pixel = (panel.ylim[1] - panel.ylim[0]) / (panel.box.height * sitting.sheet.dpi)
    seen = (chord > panel.ylim[0]) & (chord < panel.ylim[1])
    assert (np.abs(get("mish")(middle) - chord)[seen] < pixel / 2).all()


@pytest.mark.parametrize(("names", "steps"), [(("mish",), 8), (("mish",), -8), (("step", "elu"), 8), (("relu",), -8)])
def test_endless_zooming_ends_in_words_and_a_picture(names, steps):
    sitting = Sitting(*names, **({"range": (-1e295, 1e295)} if steps < 0 else {}))
    place = sitting.over(1.0, 1.0)
    for _ in range(60):
        sitting.wheel(place, steps)
        if sitting.state.said:
            break
    assert "range" in sitting.state.said or "ylim" in sitting.state.said
    assert sitting.sheet.panels
    assert sitting.keys("r").state.plan == sitting.state.start


def test_a_drag_in_a_panel_pans_and_a_double_click_returns(elu):
    start = elu.over(0.0, 1.0)
    elu.drag(start, (start[0] + 40, start[1] + 10), (start[0] + 80, start[1] + 30))
    assert elu.state.hidden == frozenset()
    assert elu.data((start[0] + 80, start[1] + 30)) == pytest.approx((0.0, 1.0), abs=0.05)
    elu.press(start, dblclick=True).release(start)
    assert elu.state.plan == elu.state.start


@pytest.mark.parametrize(
    ("names", "options", "name", "hidden"),
    [
        (("elu", "mish"), {"layout": "overlay"}, "Mish", {1}),
        (("elu", "mish"), {"deriv": True}, "ELU", {0}),
        (("elu:alpha=0.5,1",), {}, "alpha = 1", {1}),
    ],
)
def test_a_click_on_a_name_hides_the_curve_and_a_second_one_shows_it(names, options, name, hidden):
    sitting = Sitting(*names, **options)
    place = sitting.name(name)
    sitting.press(place).release(place)
    assert sitting.state.hidden == hidden
    gone = sitting.state.plan.activations[min(hidden)]
    assert not [line for panel in sitting.sheet.panels for line in panel.lines if line.activation == gone]
    greyed = [text for panel in sitting.sheet.panels for text in (panel.title, *panel.notes) if text.role == "guide"]
    assert name in {text.text for text in greyed}
    sitting.press(place).release(place)
    assert not sitting.state.hidden


def test_the_pointer_is_a_hand_over_what_can_be_taken(elu):
    assert elu.move(elu.on(0.5)).canvas.cursor == Cursors.HAND
    assert elu.move(elu.over(3, 0.5)).canvas.cursor == Cursors.POINTER


# -- keys -------------------------------------------------------------------------------------------------------------


def test_keys_choose_what_is_drawn(elu):
    elu.keys("d")
    assert elu.state.plan.orders == (0,)
    elu.keys("2", "d")
    assert elu.state.plan.orders == (0, 1, 2)
    assert len(elu.sheet.panels) == 3
    elu.keys("o", "g")
    assert (elu.state.plan.layout, elu.state.plan.guides) == ("overlay", True)
    elu.keys("o")
    assert elu.state.plan.layout == "auto"


def test_arrows_choose_a_slider_and_move_it():
    sitting = Sitting("elu", "swish")
    sitting.keys("right", "right", "shift+right", "left")
    assert sitting.state.plan.activations[0].parameters["alpha"] == pytest.approx(1.11)
    sitting.keys("down", "left")
    assert sitting.state.plan.activations[1].parameters["beta"] < 1
    assert sitting.keys("down").state.chosen == 0


def test_reset_returns_to_what_was_asked_for(elu):
    elu.drag(elu.on(0.5), elu.on(2)).wheel(elu.over(0, 0), 3)
    elu.press(elu.name("ELU")).release(elu.name("ELU"))
    elu.keys("r")
    assert (elu.state.plan, elu.state.hidden, elu.state.views) == (elu.state.start, frozenset(), ())


def test_the_command_of_the_picture_is_printed_and_shown(elu, capsys):
    elu.keys("right", "e")
    said = command(elu.state.plan)
    assert capsys.readouterr().out == f"{said}\n"
    assert said == "actplot elu:alpha=0.51 --deriv"
    assert elu.notice == [said]


def test_a_picture_is_saved_as_the_command_draws_it_over_no_other_file(elu, tmp_path, capsys):
    elu.keys("right", "s", "s")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["elu-2.png", "elu.png"]
    assert (tmp_path / "elu.png").read_bytes() == plot("elu:alpha=0.51", deriv=True).encode("png")
    assert elu.state.said == "saved as elu-2.png"
    assert capsys.readouterr().err == "actplot: wrote elu.png.\nactplot: wrote elu-2.png.\n"


def test_a_folder_that_takes_no_file_is_told_in_the_window(elu, monkeypatch):
    def full(*_words, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("actplot.sinks.Target.put", full)
    elu.keys("s")
    assert "No space left" in elu.state.said
    assert elu.notice


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_help_names_every_key_in_every_language(lang):
    sitting = Sitting("elu", lang=lang).keys("?")
    words, said = load(lang), sitting.said
    for key in ("d", "2", "o", "g", "r", "s", "e", "?", "q"):
        assert key in said
    assert words.word("window_save") in said
    window = sitting.sheet.window
    (board,) = sitting.cover.boards
    assert board.x >= 0
    assert board.right <= window.right
    assert sitting.keys("escape").said == []


def test_q_closes_and_other_keys_do_nothing(elu):
    before = elu.state
    assert elu.keys("k", "L", "f", "p", None).state == before
    assert not elu.closed
    assert elu.keys("q").closed


# -- what goes wrong --------------------------------------------------------------------------------------------------

OWN = """
import numpy as np

def bad(x, a=1.0):
    if a > 1.2:
        raise RuntimeError("a is too large")
    return a * x

def gone(x, a=1.0):
    return np.sqrt(x * 0 + 1.2 - a) * x
"""


@pytest.fixture
def _own(tmp_path, monkeypatch):
    (tmp_path / "ownwindow.py").write_text(OWN)
    monkeypatch.syspath_prepend(tmp_path)
    yield
    sys.modules.pop("ownwindow", None)


@pytest.mark.usefixtures("_own")
def test_a_function_that_raises_is_left_out_and_told():
    sitting = Sitting("ownwindow:bad", "relu")
    sitting.drag(sitting.on(1.0), sitting.on(1.4))
    assert sitting.sheet.slots
    assert "a is too large" in sitting.state.said
    assert [line.activation.name for panel in sitting.sheet.panels for line in panel.lines] == ["relu"]
    assert sitting.state.value(sitting.state.tracks[0]) == pytest.approx(1.4, abs=0.05)
    sitting.drag(sitting.on(1.4), sitting.on(1.0))
    assert (sitting.state.said, sitting.state.refused) == ("", None)
    assert len([line for panel in sitting.sheet.panels for line in panel.lines]) == 2


@pytest.mark.filterwarnings("ignore:invalid value")
@pytest.mark.usefixtures("_own")
def test_a_function_that_is_nowhere_defined_is_told():
    sitting = Sitting("ownwindow:gone")
    sitting.drag(sitting.on(1.0), sitting.on(1.4))
    assert "undefined" in sitting.state.said


def test_a_move_that_other_parameters_forbid_stays_where_it_is():
    sitting = Sitting("hardtanh")
    low, high = sitting.state.plan.activations[0].parameters.values()
    sitting.drag(sitting.on(low), sitting.on(high + 0.5))
    assert sitting.state.plan.activations[0].parameters["min_val"] < high


def test_bars_refuse_what_they_have_not_and_keep_their_picture():
    sitting = Sitting("softmax", vector="2,1,0.1")
    for key in ("d", "o", "g"):
        assert "bars of a vector have no" in sitting.keys(key).state.said
    (chart, *_) = sitting.sheet.scene.charts
    place = (chart.box.x + chart.box.width / 3 / 2) * sitting.sheet.dpi, (chart.box.y + 0.3) * sitting.sheet.dpi
    assert sitting.keys("r").move(place).said == ["x1 = 2"]


@pytest.mark.parametrize("size", [(1, 1), (30, 400), (400, 30), (120, 90), (300, 200), (1500, 300)])
def test_at_any_size_nothing_raises_and_hands_may_do_what_they_like(size):
    sitting = Sitting("elu", "mish", deriv=True)
    sitting.resize(*size)
    assert tuple(sitting.canvas.figure.bbox.size) == pytest.approx(size)
    middle = size[0] / 2, size[1] / 2
    sitting.move(middle).wheel(middle, 1).drag(middle, (size[0], 0)).keys("right", "?", "d", "e", "o", "r")
    assert not sitting.state.said.startswith(("AssertionError", "TypeError", "AttributeError"))
    assert not sitting.resize(900, 700).state.plan.orders[1:]
    assert len(sitting.keys("o", "d").sheet.panels) == 4


def test_a_fine_screen_has_the_same_picture_in_more_pixels():
    plain, fine = Sitting("elu", deriv=True), Sitting("elu", deriv=True, ratio=2.0)
    assert fine.sheet.dpi == 2 * plain.sheet.dpi
    assert fine.sheet.scene.panels[0].box == plain.sheet.scene.panels[0].box
    fine.drag(fine.on(1.0), fine.on(2.0))
    assert fine.state.plan.activations[0].parameters["alpha"] == pytest.approx(2, abs=0.02)


class Plain(FigureCanvasAgg):
    supports_blit = False
    cursor = None

    def set_cursor(self, cursor):
        self.cursor = cursor


def test_a_canvas_without_blitting_is_drawn_as_a_whole():
    sitting = Sitting("elu", deriv=True, canvas=Plain)
    sitting.drag(sitting.on(1.0), sitting.on(2.0)).move(sitting.over(1, 1))
    assert sitting.said
    assert (sitting.pixels() == sitting.anew()).all()
    assert not issubclass(Plain, Canvas)


def test_many_functions_have_no_sliders_and_ten_parameters_have_ten():
    assert not Sitting("elu", "celu", "swish", "prelu", "softplus", "leaky_relu", "rrelu", "threshold", "hardtanh",
                       layout="grid").sheet.slots  # fmt: skip
    assert len(Sitting("pau").sheet.slots) == 10
    assert not Sitting("relu").sheet.slots
    assert Sitting("relu").sheet.strip == 0


def test_all_that_a_crosshair_changes_is_brought_to_the_screen(elu):
    elu.canvas.draw()
    before, brought = elu.pixels(), []
    elu.canvas.blit = brought.append
    for place in (elu.over(-2, 0), elu.over(3, 3), elu.over(-1, 3), elu.over(0, 0.5, panel=1), (1, 1)):
        brought.clear()
        after = elu.move(place).pixels()
        rows = np.flatnonzero((after != before).any(axis=(1, 2)))
        low, high = len(after) - 1 - rows.max(), len(after) - rows.min()  # from below
        assert brought[0].y0 <= low < high <= brought[0].y1, place
        assert brought[0].height < len(after)
        before = after
