from __future__ import annotations

import fcntl
import io
import os
import struct
import termios
from collections.abc import Iterator

import numpy as np
import pytest

from actplot.terminal import size_of
from actplot.terminal.canvas import Canvas, cleaned, width_of, wrapped
from actplot.terminal.glyphs import ASCII
from actplot.terminal.heading import OUTER, TERMS, WORDS
from actplot.terminal.lattice import fit
from actplot.terminal.raster import runs

LOCALE = ("LC_ALL", "LC_CTYPE", "LANG")
SCREEN = ("ACTPLOT_CHARSET", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "COLORTERM", "TERM", *LOCALE)


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment that says nothing about the screen."""
    for name in SCREEN:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.fixture
def terminal() -> Iterator[io.TextIOWrapper]:
    """A terminal of 101 columns and 33 lines."""
    master, slave = os.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 33, 101, 0, 0))
    with open(slave, "w", encoding="utf-8") as stream:  # noqa: PTH123
        yield stream
    os.close(master)


def polylines() -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield polylines of all slopes, smooth, jagged, cut short, and far out of the panel."""
    random = np.random.default_rng(1)
    for size in (2, 3, 7, 40, 300):
        for steepness in (0.01, 0.3, 1.0, 4.0, 50.0):
            x = np.sort(random.uniform(-5, 85, size))
            yield x, np.cumsum(random.normal(0, steepness, size))
            yield np.linspace(3.3, 77.2, size), steepness * np.linspace(-9, 9, size) ** 3


def test_a_polyline_is_connected_thin_and_near_its_vertices() -> None:
    for x, y in polylines():
        ((columns, low, high),) = runs(x, y, columns=80)
        assert (low <= high).all()
        assert (np.diff(columns) == 1).all()
        assert ((low[1:] - high[:-1] <= 1) & (low[:-1] - high[1:] <= 1)).all()
        for at, height in zip(x, y, strict=True):
            nearby = np.abs(columns - at) <= 1
            if -0.5 <= at <= 79.5:
                assert low[nearby].min() - 1 <= height <= high[nearby].max() + 1
        assert (high - low).sum() <= np.abs(np.diff(y)).sum() + len(columns)


def test_a_level_line_has_one_dot_a_column_and_a_steep_one_a_dot_a_row() -> None:
    ((columns, low, high),) = runs(np.array([0.5, 9.5]), np.array([1.5, 1.5]), columns=20)
    assert columns.tolist() == list(range(1, 10))
    assert set(low) == set(high) == {2}
    ((_, low, high),) = runs(np.array([0.5, 9.5]), np.array([0.0, 30.0]), columns=20)
    assert sorted(row for run in zip(low, high, strict=True) for row in range(run[0], run[1] + 1)) == list(range(30))


def test_a_spike_between_two_columns_is_kept() -> None:
    ((_, _, high),) = runs(np.array([0, 4.4, 4.45, 4.5, 9]), np.array([0, 0, 7.2, 0, 0]), columns=10)
    assert high.max() == 7


def test_nan_parts_a_polyline_and_infinity_does_not() -> None:
    x = np.arange(9.0)
    assert len(list(runs(x, np.where(x == 4, np.nan, x), columns=9))) == 2
    assert len(list(runs(x, np.where(x == 4, np.inf, x), columns=9))) == 1
    assert not list(runs(x, np.full(9, np.nan), columns=9))


def test_every_tick_falls_on_the_middle_of_a_cell_and_the_limits_are_shown() -> None:
    random = np.random.default_rng(2)
    for size in 10.0 ** random.uniform(-12, 12, 400):
        low, high = np.sort(random.uniform(-1, 1, 2)) * size
        for cells in (1, 4, 9, 33, 150):
            lattice = fit(low, high, cells, pitch=lambda _: 4)
            places = lattice.place(np.array([at for at, _ in lattice.numbers.places()]))
            assert np.allclose(places, places.round(), atol=1e-6)
            assert lattice.cells <= cells
            ends = lattice.place(np.array([low, high]))
            assert ((ends > -0.500001) & (ends < lattice.cells - 0.499999)).all()


def test_ticks_are_the_finest_that_keep_their_distance() -> None:
    def steps(cells: int) -> float:
        return fit(-4.0, 4.0, cells, pitch=lambda _: 6).numbers.step.size

    assert [steps(cells) for cells in (26, 48, 49, 90, 97)] == [2, 2, 1, 1, 0.5]


def test_ticks_at_every_second_step_save_a_low_panel() -> None:
    lattice = fit(-1.76, 4.2, 6, pitch=lambda _: 3)
    assert (lattice.pitch, list(lattice.numbers.places())) == (3, [(4.0, "4")])


def test_wide_characters_take_two_cells_and_marks_none() -> None:
    assert width_of("激活 f(x)") == 9
    assert width_of("x\u0304") == 1
    canvas = Canvas(5, 1)
    canvas.put(0, 1, "激活函")  # the third has no room
    assert canvas.text({}) == " 激活\n"
    assert not canvas.is_clear(0, 2, 1)


def test_control_characters_become_blanks() -> None:
    assert cleaned("a\x1b[2Jb\r\n\u2028\u200b\ud83d") == "a [2Jb   \ufffd"


def test_a_formula_is_broken_where_it_hurts_least() -> None:
    formula = "f(x) = tanh(s) + x·sech(s)^2, s = softplus(1, x)"
    breaks = (OUTER, TERMS, WORDS)
    assert wrapped(formula, 80, breaks=breaks) == [formula]
    halves = ["f(x) = tanh(s) + x·sech(s)^2,", "  s = softplus(1, x)"]
    assert wrapped(formula, 32, breaks=breaks, indent=2) == halves
    thirds = ["f(x) = tanh(s) + x", "  ·sech(s)^2,", "  s = softplus(1,", "  x)"]
    assert wrapped(formula, 19, breaks=breaks, indent=2) == thirds
    for width in range(1, 60):
        lines = wrapped(formula, width, breaks=breaks)
        assert max(map(width_of, lines)) <= width
        assert "".join("".join(lines).split()) == "".join(formula.split())


def test_chinese_is_broken_between_any_two_characters_but_behind_a_bracket() -> None:
    assert wrapped("修正线性单元（ReLU）的导数", 12, breaks=(WORDS,)) == ["修正线性单", "元（ReLU）的", "导数"]


def test_ascii_curves_lean_as_their_dots_do() -> None:
    drawn = {0xC0: "_", 0x40: ".", 0x12: "-", 0x09: "'", 0x47: "|", 0x4A: "/", 0x8C: "/"}
    assert all(ASCII.stroke(dots, 0) == char for dots, char in drawn.items())


def test_what_is_no_terminal_has_80_columns_and_no_colour(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("COLORTERM", "truecolor")
    environment.setenv("TERM", "xterm-256color")
    environment.setenv("COLUMNS", "132")
    assert size_of(io.TextIOWrapper(io.BytesIO(), encoding="utf-8")) == (80, 23, "none", "braille")
    assert size_of(io.StringIO()).color == "none"


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"TERM": "xterm-256color"}, (101, 32, "256", "braille")),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, (101, 32, "truecolor", "braille")),
        ({"TERM": "vt220", "COLUMNS": "60", "LINES": "x"}, (60, 32, "16", "braille")),
        ({"TERM": "xterm-direct", "NO_COLOR": "1"}, (101, 32, "none", "braille")),
        ({"TERM": "dumb", "LINES": "50"}, (101, 49, "none", "braille")),
        ({"TERM": "linux", "NO_COLOR": ""}, (101, 32, "16", "ascii")),
        ({}, (101, 32, "none", "braille")),
    ],
)
def test_a_terminal_says_its_size_and_the_environment_its_colours(
    environment: pytest.MonkeyPatch, terminal: io.TextIOWrapper, variables: dict[str, str], expected: tuple[object, ...]
) -> None:
    for name, value in variables.items():
        environment.setenv(name, value)
    assert size_of(terminal) == expected


def test_ascii_is_for_streams_and_locales_without_braille(environment: pytest.MonkeyPatch) -> None:
    for encoding, lacking in (
        ("utf-8", False),
        ("gb18030", False),
        ("latin-1", True),
        ("ascii", True),
        ("cp437", True),
    ):
        stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
        assert size_of(stream).charset == ("ascii" if lacking else "braille")
    unicode = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    for values, lacking in (
        (("", "", "C"), True),
        (("", "C.UTF-8", "C"), True),  # Python's own doing
        (("POSIX", "", "de_DE.UTF-8"), True),
        (("", "en_US.UTF-8", "C"), False),
        (("C.UTF-8", "", ""), False),
    ):
        for name, value in zip(LOCALE, values, strict=True):
            environment.setenv(name, value)
        assert size_of(unicode).charset == ("ascii" if lacking else "braille")
