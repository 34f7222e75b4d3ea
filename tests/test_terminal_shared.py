from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest

from actplot import picture
from actplot.plan import LANGUAGES
from actplot.scene import compose
from actplot.scene.parts import Dots, Extent, Leader, Scene
from actplot.terminal import draw, panel
from actplot.terminal.canvas import width_of
from actplot.terminal.glyphs import ASCII, UNICODE
from actplot.terminal.heading import Lines, heading
from actplot.terminal.screen import Colors, escapes
from actplot.themes import load
from actplot.themes.roles import contrast

TEN = ("identity", "step", "sigmoid", "tanh", "relu", "elu", "softplus", "gelu", "silu", "mish")
LAYOUTS = {
    "pairs": ("relu", "mish", "rrelu"),
    "overlay": ("relu", "elu", "gelu", "mish", "leaky_relu:0.2", "leaky_relu:0.3"),
    "grid": ("relu", "prelu", "selu", "softmax", "step", "tanh(x) - x"),
    "auto": ("swish:beta=0.5,1,2,5", "elu:alpha=1,2"),
}
SIZES = ((40, 10), (80, 23), (200, 50))
COLORS: tuple[Colors, ...] = ("16", "256", "truecolor")
ROLES = [f"hue{index}" for index in range(6)]


@cache
def scene(*words: str, **options: object) -> Scene:
    plan = picture.plot(*words, **{"deriv": True, **options}).plan  # type: ignore[arg-type]
    return compose(plan, lambda *_: Extent(0.0, 0.0, 0.0))


def words_of(lines: Lines) -> list[str]:
    return ["".join(words for words, _ in line) for line in lines]


def flat(text: str) -> str:
    return "".join(text.split())


def drawn(text: str) -> dict[tuple[int, int], str]:
    """The braille and the dots of a picture by row and column."""
    return {
        (row, width_of(line[:column])): char
        for row, line in enumerate(re.sub("\x1b.*?m", "", text).splitlines())
        for column, char in enumerate(line)
        if "\u2800" <= char <= "\u28ff" or char in "○●•"
    }


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_layout_fits_every_screen_names_all_curves_and_is_the_same_twice(layout: str, lang: str) -> None:
    composed = scene(*LAYOUTS[layout], layout=layout, lang=lang)
    for width, height in SIZES:
        text = draw(composed, width=width, height=height)
        assert text == draw(composed, width=width, height=height)
        assert max(map(width_of, text.splitlines())) <= width
        assert all(flat(line.name) in flat(text) for each in composed.panels for line in each.lines)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_headings_lose_no_word_and_are_no_wider_than_their_panel(lang: str) -> None:
    for layout, words in LAYOUTS.items():
        for shown in scene(*words, layout=layout, lang=lang).panels:
            for width in (12, 24, 36, 90):
                for keyed in {False, bool(shown.lines[0].name)}:
                    lines = words_of(heading(shown, width, UNICODE, keyed=keyed))
                    said = [shown.formula.text if shown.formula else "", *(line.name for line in shown.lines if keyed)]
                    assert all(flat(each) in flat("".join(lines)) for each in said)
                    assert keyed or flat(shown.title.text) in flat("".join(lines))
                    assert max(map(width_of, lines)) <= width


def test_names_stand_beside_ends_that_are_apart_and_else_in_a_key() -> None:
    right = draw(scene("identity", "tanh", "-x", deriv=False, layout="overlay"), width=80)
    assert re.search(r"[\u2800-\u28ff] Identity$", right, re.MULTILINE)
    assert re.search(r"[\u2800-\u28ff] Tanh$", right, re.MULTILINE)
    left = draw(scene("prelu:a=0,0.25,0.5,1", deriv=False), width=80)
    assert re.search(r"^a = 0\.25 +[\u2800-\u28ff]", left, re.MULTILINE)
    assert re.search(r"^ +a = 0 ─", left, re.MULTILINE)
    key = draw(scene("relu", "elu", "gelu", layout="overlay"), width=80).splitlines()
    assert re.fullmatch("⠒⠒⠒ ReLU   ⠒⠒⠂⠐ ELU   ⠂⠐  GELU +Derivative", key[0])


def test_names_at_ends_are_whole_and_leave_the_panel_most_of_its_width() -> None:
    for words in (("identity", "tanh", "-x"), ("prelu:a=0,0.25,0.5,1",), ("identity", "tanh", "-x+0*x", "0*x")):
        composed = scene(*words, deriv=False, layout="overlay")
        (only,) = composed.panels
        untitled = replace(composed, panels=(replace(only, title=replace(only.title, text="")),))
        for width in range(14, 100, 2):
            text = draw(untitled, width=width)
            assert all(line.name in text for line in only.lines)
            columns = [column for _, column in drawn(text)]
            assert max(columns) - min(columns) > width / 2 - 6


def test_curves_in_two_panels_are_named_once() -> None:
    for width, height in SIZES:
        for words in (("swish:beta=0.5,1,2,5",), ("elu:alpha=1,2", "swish:beta=0.5,1")):
            text = draw(scene(*words), width=width, height=height)
            assert text.count("beta = 0.5") == 1


def test_a_key_lists_curves_in_the_order_in_which_they_were_named() -> None:
    for words, named in ((("mish", "relu", "elu"), "Mish.*ReLU.*ELU"), (("swish:beta=5,1,2",), "= 5.*= 1.*= 2")):
        text = draw(scene(*words, layout="overlay" if len(words) > 1 else "auto"), width=100, height=23)
        assert re.search(named, text)


@pytest.mark.parametrize("layout", ["overlay", "auto"])
def test_names_of_curves_hide_nothing(layout: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sweeps = (("prelu:a=0,0.25,0.5,1",), ("elu:alpha=0.5,1,2", "swish:beta=0.5,1"), ("identity", "tanh", "-x"))
    for words in sweeps:
        composed = scene(*words, layout=layout)
        for width in (30, 50, 80, 120):
            full = draw(composed, width=width)
            with monkeypatch.context() as patched:
                patched.setattr(panel, "put_names", lambda *_: None)
                bare = draw(composed, width=width)
            assert drawn(full) == drawn(bare)
            assert sorted(re.findall(r"[┬┤┼▸▴]", full)) == sorted(re.findall(r"[┬┤┼▸▴]", bare))


def test_without_colours_curves_that_share_a_panel_are_dashed_each_in_its_way() -> None:
    for glyphs in (UNICODE, ASCII):
        dashed = replace(glyphs, dash=load("print").dash)
        assert (
            len({dashed.sample(role) for role in ROLES}) == len({dashed.sample(f"shade{at}/6") for at in range(6)}) == 6
        )
        assert dashed.sample("order1") == dashed.sample("hue0") == glyphs.sample("hue3")
    coloured = draw(scene(*LAYOUTS["overlay"], layout="overlay"), width=200, color="256")
    assert set(re.findall("[⠒⠂⠐]+(?=\x1b\\[0m [A-Z])", coloured)) == {"⠒⠒⠒"}


def test_curves_in_one_cell_stay_seen_without_colours_and_else_the_front_one_has_it() -> None:
    both = scene("relu", "gelu", deriv=False, layout="overlay", ylim=(-1.0, 4.0))
    (only,) = both.panels
    back, front = (replace(line, name="") for line in only.lines)
    for color, theme in (("none", "light"), ("16", "print"), ("16", "light")):
        under, above, shared = (
            drawn(draw(replace(both, plan=replace(both.plan, theme=theme), panels=(shown,)), width=80, color=color))  # type: ignore[arg-type]
            for shown in (replace(only, lines=lines) for lines in ((back,), (front,), (back, front)))
        )
        assert len(under.keys() & above.keys()) > 20
        for spot in under | above:
            over, below = above.get(spot, "\u2800"), under.get(spot, "\u2800")
            alike = chr(ord(over) | ord(below))
            assert shared[spot] == ((under | above)[spot] if theme == "light" and color == "16" else alike)


def test_every_role_of_a_curve_has_its_own_colour_on_every_screen() -> None:
    shades = [f"shade{index}/4" for index in range(4)]
    for theme in ("light", "dark", "auto"):
        for colors in COLORS:
            for roles in (ROLES, shades, ["order0", "order1", "order2", "axis"]):
                found = escapes(theme, colors, roles)
                assert len(set(found.values())) == len(roles), (theme, colors, roles)
        assert not escapes(theme, "none", ROLES)


def test_ink_is_the_terminals_own() -> None:
    for colors in COLORS:
        assert escapes("print", colors, [*ROLES, "shade1/4", "order1", "ink", "muted", ""]) == {}
        assert escapes("print", colors, ["axis", "guide", "title"])
    for theme in ("light", "dark", "auto"):
        assert not escapes(theme, "truecolor", ["ink", "muted", "background", ""])


def test_the_theme_auto_takes_the_palette_of_the_terminal() -> None:
    for colors in COLORS:
        assert escapes("auto", colors, ROLES) == escapes("light", "16", ROLES)


def test_a_light_themes_colours_are_seen_on_black_as_on_white() -> None:
    found = escapes("light", "truecolor", [*ROLES, *(f"shade{index}/9" for index in range(9)), "axis", "guide"])
    for escape in found.values():
        color = "#" + bytes(map(int, re.findall(r"\d+", escape)[2:])).hex()
        assert contrast(color, "#000000") >= 3
        assert contrast(color, "#ffffff") >= 3


def test_all_that_a_picture_shows_has_a_colour() -> None:
    for layout, words in LAYOUTS.items():
        for color in COLORS:
            text = draw(scene(*words, layout=layout), width=120, color=color)
            plain = re.sub(r"\x1b\[[0-9;]+m[^\x1b]*\x1b\[0m", "", text)
            assert not re.search("[\u2801-\u28ff○●─│▴▸]", plain)


def test_small_panels_fill_the_width_and_only_the_first_has_numbers() -> None:
    composed = scene(*TEN, layout="grid")
    for width, columns in ((24, 1), (51, 2), (80, 3), (120, 4), (200, 5)):
        text = draw(composed, width=width)
        assert max(line.count("▴") for line in text.splitlines()) == columns
        assert text.count("▴") == 10
        assert text.count("−2") == 2
        assert "f(x)" not in text.partition("\n\n")[2]
    assert "f(x)   ⠒⠒⠂⠐ f′(x)" in text.splitlines()[0]
    two = draw(replace(composed, plan=replace(composed.plan, columns=2), columns=2), width=200)
    assert max(line.count("▴") for line in two.splitlines()) == 2


def test_a_small_panels_parameters_stand_beside_its_name_where_they_fit() -> None:
    text = draw(scene("prelu", "leaky_relu", "relu", layout="grid"), width=80)
    assert re.search(r"^PReLU  a = 0.25 +Leaky ReLU +ReLU\n +negative_slope = 0.01$", text, re.MULTILINE)


def test_without_formulas_there_are_none() -> None:
    for words in (("relu", "mish"), ("elu:alpha=1,2",)):
        text = draw(scene(*words, no_formula=True), width=80)
        assert text.startswith(("ReLU", "ELU"))
        assert not re.search(r"f′?\(x\) =", text)


def test_a_name_too_long_for_a_sample_stands_without() -> None:
    (first, _) = scene("relu", "leaky_relu", layout="overlay").panels
    assert words_of(heading(first, 30, UNICODE, keyed=True)) == ["⠒⠒⠒ ReLU   ⠒⠒⠒ Leaky ReLU"]
    assert words_of(heading(first, 14, UNICODE, keyed=True)) == ["⠒⠒⠒ ReLU", "⠒⠒⠒ Leaky ReLU"]
    assert words_of(heading(first, 9, UNICODE, keyed=True)) == ["⠒⠒⠒ ReLU", "Leaky", "ReLU"]


def test_guides_are_dotted_under_all_else_and_marks_stand_above_curves() -> None:
    plain = scene("tanh", deriv=False)
    (only,) = plain.panels
    box = only.box
    middle = box.y + box.height / 2
    guide = Leader(role="guide", path=((box.x, box.y), (box.right, box.top)))
    level = Leader(role="guide", path=((box.x, middle), (box.right, middle)))
    mark = Dots(gid="dots.tanh.f.roots", kind="mark", role="order0", points=((0.0, 0.0),))  # type: ignore[arg-type]
    marked = replace(plain, panels=(replace(only, guides=(guide, level), dots=(mark,)),))
    without, text = (drawn(draw(each, width=80)) for each in (plain, marked))
    assert [text[spot] for spot in without].count("•") == 1
    assert sum(text[spot] != char for spot, char in without.items()) == 1
    assert len(text) > len(without) + 20
    assert "\x1b[90m" in draw(marked, width=80, color="16")


def test_a_scene_without_panels_is_drawn() -> None:
    composed = scene("relu", title="A title")
    assert draw(replace(composed, panels=()), width=80) == "A title\n\n"


def test_coordinates_stand_nearest_to_their_own_mark_and_in_their_panel() -> None:
    def far(mark: tuple[int, int], row: int, left: int, right: int) -> int:
        return 2 * abs(mark[0] - row) + max(left - mark[1], mark[1] - right + 1, 0)

    for width in (80, 100, 131, 200):
        drawn = picture.plot("gcu", mark="roots,extrema")
        (dots,) = (dots for dots in scene("gcu", deriv=False, mark="roots,extrema").panels[0].dots)
        lines = drawn.text(width=width, height=40).splitlines()
        marks = sorted((at, row) for row, line in enumerate(lines) for at, char in enumerate(line) if char == "•")
        known = {(row, at): x for (at, row), (x, _) in zip(marks, sorted(dots.points), strict=True)}
        labels = [(row, found) for row, line in enumerate(lines) for found in re.finditer(r"\((−?[\d.]+), \S+\)", line)]
        assert len(labels) > 6
        for row, found in labels:
            nearest = min(known, key=lambda mark: far(mark, row, *found.span()))
            assert float(found[1].replace("−", "-")) == round(known[nearest], 2), found[0]
    for width in (70, 80, 100):
        middle = slice((width - 3) // 2, (width - 3) // 2 + 3)
        lines = picture.plot("gcu", deriv=True, mark="roots,extrema").text(width=width, height=24).splitlines()
        assert not "".join(line[middle] for line in lines).strip()
