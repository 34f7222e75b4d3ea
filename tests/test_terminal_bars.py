"""The bars of a vector in the terminal: a line an element, never wider than asked for."""

from __future__ import annotations

import pytest

from actplot.picture import plot
from actplot.plan import LANGUAGES
from actplot.spec import get, names
from actplot.terminal import Charset, render
from actplot.terminal.canvas import width_of
from actplot.vector import VectorActivation

VECTORS = [name for name in names() if isinstance(get(name), VectorActivation)]


def picture(*specs: str, vector: str, width: int = 40, charset: Charset = "braille", lang: str = "en") -> list[str]:
    return render(plot(*specs, vector=vector, lang=lang).plan, width=width, charset=charset).splitlines()


def test_bars_are_as_long_as_their_numbers_say() -> None:
    lines = picture("relu", vector="4,-2,1,0", width=30)
    assert lines[0] == "ReLU"
    longest, negative, short, none = lines[1:5]
    assert longest.count("█") == pytest.approx(4 * short.count("█"), abs=4)
    assert negative.count("█") == pytest.approx(longest.count("█") / 2, abs=1)
    assert "█" not in none
    assert negative.index("█") < longest.index("│") < longest.index("█")
    assert [line.split()[-1] for line in (longest, short, none)] == ["4", "1", "0"]


def test_input_and_output_stand_side_by_side_where_they_have_room() -> None:
    wide, narrow = (picture("softmax", vector="2,1,0.1", width=width) for width in (80, 40))
    assert len(wide) == 4
    assert len(narrow) == 9
    assert "p3" in wide[3]


@pytest.mark.parametrize("width", [1, 7, 20, 51, 80])
@pytest.mark.parametrize("name", ["tanh", *VECTORS])
def test_no_line_is_wider_than_the_screen(name: str, width: int) -> None:
    for ascii_only in (False, True):
        lines = picture(name, vector="2,-1,0.1,1e-9", width=width, charset="ascii" if ascii_only else "braille")
        assert all(width_of(line) <= width for line in lines)
        assert not ascii_only or all(line.isascii() for line in lines)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_its_words(lang: str) -> None:
    from actplot.words import load

    lines = picture("softmax", vector="2,1", width=80, lang=lang)
    assert load(lang).word("output").capitalize() in lines[0]


def test_what_is_no_number_has_no_bar() -> None:
    lines = picture("log(x)", vector="-1,1,2", width=30)
    assert "y1 │ nan" in lines
