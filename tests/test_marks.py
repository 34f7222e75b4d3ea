"""The marked points of every curve: each is what it is called, to the last digits, and a dense scan finds no other."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from mpmath import mpf
from oracle import exact

from actplot.errors import BadRequest
from actplot.measure import facts
from actplot.measure.marks import MOST, marks
from actplot.spec import difference, get, names

OWN = ("x**3 - x", "x**4 - 3*x**2", "cos(x) + 1", "abs(x - 1/3)", "tanh(1e6*x)", "max(-x - 1, min(x, 0))", "x*abs(x)")
SMOOTH = (
    *("gelu", "silu", "mish", "tanh", "sigmoid", "softplus", "sine", "sinc", "gcu", "erf", "gaussian", "lisht"),
    *("tanhshrink", "logish", "smish", "serf", "hardswish", "elu", "relu_squared", "bent_identity", "softsign"),
)
KINDS = ("extrema", "roots", "inflections")
every = pytest.mark.parametrize("word", [*names(), *OWN])
smooth = pytest.mark.parametrize("word", SMOOTH)
INFLECTIONS_OF_SECOND = 1e-6  # how well those of f'' are known, relatively
SLOPES_OF_SECOND = 1e-8  # and where f''' is 0


@cache
def found(word: str, order: int = 0, span: tuple[float, float] | None = None):
    act = get(word)
    return marks(act, span or act.span, KINDS, order)


def places(word: str, kind: str, order: int = 0, span: tuple[float, float] | None = None) -> list[float]:
    return [mark.x for mark in found(word, order, span) if mark.kind == kind]


def level(act, x, order: int):
    """f^(order) at x to 50 digits; beyond the second order by differences of it."""
    if order < 3:
        return exact(act, x)[order]
    step = mpf(10) ** (-15 if order == 3 else -10)
    before, here, after = (exact(act, mpf(x) + d)[2] for d in (-step, 0, step))
    return after - before if order == 3 else before - 2 * here + after


def changes(act, x: float, order: int) -> bool:
    """Whether f^(order) changes its sign at x, as far as x is known."""
    known = {3: SLOPES_OF_SECOND, 4: INFLECTIONS_OF_SECOND}.get(order)
    room = known * max(abs(x), 1) if known else max(4 * np.spacing(abs(x)), 1e-290)
    return level(act, mpf(x) - mpf(room), order) * level(act, mpf(x) + mpf(room), order) < 0


def is_what_it_is_called(act, mark, order: int) -> bool:
    above = {"roots": 0, "extrema": 1, "inflections": 2}[mark.kind]
    if changes(act, mark.x, order + above):
        return True
    value = abs(level(act, mark.x, order))  # a root that only touches 0
    return mark.kind == "roots" and changes(act, mark.x, order + 1) and value <= 4 * np.spacing(abs(mark.x))


@every
def test_every_mark_is_what_it_is_called(word):
    act = get(word)
    for mark in found(word):
        if not any(mark.x == x for x in act.jumps()):
            assert is_what_it_is_called(act, mark, 0), mark
        rounding = abs(act.derivative(mark.x)) * np.spacing(abs(mark.x))
        assert mark.y == act.exact(mark.x) or (mark.y == 0 and abs(act.exact(mark.x)) <= max(rounding, 1e-30))


@smooth
@pytest.mark.parametrize("order", [1, 2])
def test_so_is_every_mark_of_a_derivative(word, order):
    act = get(word)
    for mark in found(word, order):
        assert is_what_it_is_called(act, mark, order), mark


def scanned(act, order: int, span, breaks) -> list[tuple[float, float]]:
    """The steps of a dense scan in which f^(order) changes its sign, none of them across a break."""
    x = np.linspace(*span, 3001)
    values = act.jet(x, order)[order]
    signs = np.where(np.abs(values) > 1e-13 * np.nanmax(np.abs(values)), np.sign(values), 0)
    sure = np.flatnonzero(signs)
    steps = [(x[a], x[b]) for a, b in pairwise(sure) if signs[a] * signs[b] < 0 and b - a <= 2]
    return [(low, high) for low, high in steps if not any(low <= place <= high for place in breaks)]


@every
def test_a_dense_scan_finds_no_other(word):
    act = get(word)
    for above, kind in enumerate(("roots", "extrema", "inflections")):
        breaks = [switch.x for switch in act.switches(max(0, above - 1))]
        steps = scanned(act, above, act.span, breaks)
        marked = places(word, kind)
        assert all(any(low <= x <= high for x in marked) for low, high in steps), kind


@smooth
@pytest.mark.parametrize("order", [1, 2])
def test_nor_does_one_of_a_derivative(word, order):
    act = get(word)
    breaks = [switch.x for switch in act.switches(order)]
    for above, kind in enumerate(("roots", "extrema", "inflections")[: 3 - order]):
        for low, high in scanned(act, order + above, act.span, breaks):
            assert any(low <= x <= high for x in places(word, kind, order)), kind


@every
def test_extrema_are_those_that_are_measured(word):
    act = get(word)
    measured = [extremum.x for extremum in facts(act).measured.extrema]
    least, most = max(-5.0, act.span[0]), min(5.0, act.span[1])  # endless ones are measured up to there
    assert [x for x in places(word, "extrema") if least <= x <= most] == pytest.approx(
        [x for x in measured if least <= x <= most], rel=1e-15, abs=1e-300
    )


@smooth
@pytest.mark.parametrize("span", [(-1e6, 1e6), (-1.0, 300.0), (-2.5, 0.125)])
def test_the_same_points_are_marked_in_every_span(word, span):
    for kind in KINDS:
        usual = [x for x in places(word, kind, 0, (-4.0, 4.0)) if span[0] <= x <= span[1]]
        assert [x for x in places(word, kind, 0, span) if -4 <= x <= 4] == pytest.approx(usual, rel=1e-15, abs=1e-300)


@pytest.mark.parametrize("word", SMOOTH[:7])
def test_a_narrow_span_has_the_marks_within_it(word):
    for mark in found(word):
        beside = places(word, mark.kind, 0, (mark.x - 1e-6, mark.x + 3e-6))
        assert beside == pytest.approx([mark.x], rel=1e-15, abs=1e-300), mark


def test_a_mark_at_the_very_end_of_the_span_is_told():
    assert places("sine", "roots", 0, (0.0, 3.0)) == [0.0]
    assert places("cosine", "extrema", 0, (-2.0, 0.0)) == [0.0]


def test_of_endless_waves_those_nearest_0_are_told_and_that_there_are_more():
    few, many, far, half = (found("sine", 0, span) for span in ((-10, 10), (-1e6, 1e6), (1e6, 2e6), (0, 1e300)))
    assert not few.more
    assert found("snake", 0, (-1e6, 1e6)).more == {"inflections"}
    for waves in (many, far, half):
        assert waves.more == {*KINDS}
        assert all(sum(mark.kind == kind for mark in waves) <= MOST for kind in KINDS)
    roots = [mark.x for mark in many if mark.kind == "roots"]
    assert len(roots) == MOST
    assert roots == pytest.approx(np.pi * np.round(np.array(roots) / np.pi), abs=1e-13)
    assert max(map(abs, roots)) < 21 * np.pi


@pytest.mark.parametrize(
    ("word", "kind", "expected"),
    [
        ("relu", "extrema", []),
        ("relu", "roots", []),
        ("hardtanh", "extrema", []),
        ("identity", "roots", [0.0]),
        ("absolute", "extrema", [0.0]),
        ("absolute", "roots", [0.0]),
        ("absolute", "inflections", []),
        ("sign", "roots", []),
        ("softsign", "inflections", [0.0]),
        ("softshrink", "roots", []),
        ("x*x", "roots", [0.0]),
        ("x**4", "inflections", []),
        ("abs(x - 1/3)", "roots", [1 / 3]),
        ("abs(x - 1/3)", "extrema", [1 / 3]),
        ("cos(x) + 1", "roots", [-np.pi, np.pi]),
        ("1 + sin(x)", "roots", [-np.pi / 2]),
        ("(x - 1)**2 + 1e-12", "roots", []),
        ("1/x", "roots", []),
        ("1/x**2", "extrema", []),
        ("x if x <= 1 else 0", "extrema", [1.0]),
        ("x*abs(x)", "inflections", [0.0]),
        ("tanh(x) if x < 0 else x", "inflections", []),
        ("x*x if x > 0 else x - x*x", "inflections", []),
        ("0*x", "roots", []),
    ],
)
def test_what_counts(word, kind, expected):
    assert places(word, kind) == expected


def test_a_derivative_that_touches_0_has_a_root_there():
    assert places("snake", "roots", 1, (-3, 3)) == pytest.approx([-np.pi / 4, 3 * np.pi / 4], rel=1e-15)
    assert places("x**3", "roots", 1) == [0.0]


def test_the_largest_is_the_farthest_from_0_with_the_ends_and_the_limits():
    def largest(act, span=(-4.0, 4.0), order=0):
        return [(mark.x, mark.y) for mark in marks(act, span, ["largest"], order)]

    assert largest(get("tanh"), (-4, 1)) == [(-4.0, float(np.tanh(-4.0)))]
    assert largest(difference(get("silu"), get("swish"))) == []
    assert largest(difference(get("step:0.5"), get("sigmoid"))) == [(0.0, -0.5)]
    assert largest(get("relu"), order=1) == [(0.0, 1.0)]
    diff = difference(get("gelu"), get("gelu_tanh"))
    [(x, y)] = largest(diff)
    assert abs(x) == pytest.approx(2.69894138637727, rel=1e-12)
    assert y == diff.exact(x)
    assert abs(y) >= np.abs(diff(np.linspace(-4, 4, 2001))).max()


def test_an_unknown_kind_is_named():
    with pytest.raises(BadRequest, match=r"no mark is called 'extremas'\. Choose from extrema"):
        marks(get("relu"), (-4, 4), ["extremas"])
