"""The page's curves by Node, against the core: no ink strays, kinks are vertices, jumps have no riser, limits agree."""

from __future__ import annotations

import itertools
import json
import math
import shutil
import subprocess

import numpy as np
import pytest

from actplot import names, plot, sample
from actplot.formula.jetscript import jet_function
from actplot.page.script import read
from actplot.scene.graphs import cells
from actplot.scene.limits import own_limits
from actplot.scene.ticks import choose, print_float

NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(NODE is None, reason="there is no Node to run the page's scripts")

WIDTH, HEIGHT = 600, 400
MORE = (
    "elu:alpha=0.5",
    "swish:beta=20",
    "hardtanh:-0.3,2.5",
    "max(0.5 - x, abs(x - 1.25))",
    "1/(1+x**2)",
    "rounded(x/3)*x",
)
SCRIPTS = "".join(read(f"{name}.js") for name in ("numbers", "breaks", "sample", "limits"))
ASK = """
const view = ([low, high], [bottom, top]) => ({
  low, high, left: low, bottom, unitX: WIDTH / (high - low), unitY: HEIGHT / (top - bottom),
  width: WIDTH, height: HEIGHT,
});
const answers = asked.map(({ name, values, span }) => {
  const f = formulas[name], breaks = breaksOf(f, values, ...span), curve = { f, values, breaks };
  curve.looks = looksAt(curve, span, breaks);
  const orders = [0, 1, 2].map((order) => {
    const limits = ownLimits(curve, order, span);
    return { limits, pieces: piecesOf(f, values, order, breaks, view(span, limits)), dots: dotsOf(order, breaks) };
  });
  return { breaks: breaks.map(({ x, from, to, order }) => ({ x, from, to, order })), orders };
});
console.log(JSON.stringify(answers));
"""


def node(program: str) -> object:
    done = subprocess.run([str(NODE), "-"], input=program, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def drawn():
    """Return each activation with what the page makes of it."""
    acts = [plot(name).plan.activations[0] for name in (*names(), *MORE)]
    formulas = ",".join(f"{json.dumps(str(k))}: {jet_function(act.tree(), act.declared)}" for k, act in enumerate(acts))
    asked = [
        {"name": str(k), "values": {key: min(value, 1e308) for key, value in act.parameters.items()}, "span": act.span}
        for k, act in enumerate(acts)
    ]
    jets = f"(() => {{ {read('jets.js')}\nreturn [evaluate, {{ {formulas} }}]; }})()"
    head = f'"use strict"; const WIDTH = {WIDTH}, HEIGHT = {HEIGHT}, words = (key) => key, asked = {json.dumps(asked)};'
    return list(zip(acts, node(f"{head} const [evaluate, formulas] = {jets};\n{SCRIPTS}\n{ASK}"), strict=True))


def pixels(act, order, x, limits):
    """Return the true places (n,) of a curve in pixels from the panel's foot."""
    y = act.together(x, order)[order]
    return (y - limits[0]) * (HEIGHT / (limits[1] - limits[0]))


def test_no_ink_strays_a_tenth_of_a_pixel_from_the_curve(drawn):
    inner = np.linspace(0, 1, 9)[1:-1]
    for act, answer in drawn:
        scale = WIDTH / (act.span[1] - act.span[0])
        for order, found in enumerate(answer["orders"]):
            for piece in map(np.array, found["pieces"]):
                (x, y), (run, rise) = piece[:-1].T, np.diff(piece, axis=0).T
                long = run > 1e-9  # pixels
                x, y, run, rise = (each[long, None] for each in (x, y, run, rise))
                at = (x + run * inner).ravel() / scale + act.span[0]
                off = np.abs((y + rise * inner).ravel() - pixels(act, order, at, found["limits"]))
                off /= np.hypot(1, np.repeat((rise / run).ravel(), inner.size))
                assert off.max(initial=0) <= 0.1, (act, order, at[off.argmax()])


def test_every_switch_is_found_within_an_ulp_and_with_its_order(drawn):
    for act, answer in drawn:
        low, high = act.span
        wanted = {s.x: s.order for s in act.switches(2) if low < s.x < high}
        found = {each["x"]: each["order"] for each in answer["breaks"] if each["order"] < 3}
        assert list(wanted.values()) == list(found.values()), act
        for ours, theirs in zip(wanted, found, strict=True):
            assert abs(ours - theirs) <= math.ulp(ours), act


def test_a_kink_is_a_vertex_and_a_jump_has_no_riser(drawn):
    for act, answer in drawn:
        scale = WIDTH / (act.span[1] - act.span[0])
        for order, found in enumerate(answer["orders"]):
            ends = [place for piece in found["pieces"] for place in (piece[0], piece[-1])]
            vertices = np.array([x for piece in found["pieces"] for x, _ in piece])
            for switch in (each for each in act.switches(2) if act.span[0] < each.x < act.span[1]):
                at = (switch.x - act.span[0]) * scale
                inside = [y for x, y in ends if abs(x - at) < 1e-6]
                if switch.order == order + 1:
                    assert np.abs(vertices - at).min() < 1e-9 * WIDTH, (act, order)
                elif switch.order <= order:
                    assert len(inside) >= 1, (act, order)  # the curve ends here, on at least one side
                    assert not any(
                        abs(a[0] - at) < 1e-6 and abs(b[0] - at) < 1e-6 and abs(a[1] - b[1]) > 0.1
                        for piece in found["pieces"] for a, b in itertools.pairwise(piece)
                    ), (act, order)  # fmt: skip


def test_dots_are_the_limits_and_values_of_the_core(drawn):
    for act, answer in drawn:
        for order, found in enumerate(answer["orders"]):
            ours = sorted(sample(act, act.span, order=order).points)
            theirs = sorted((each["x"], each["y"], each["kind"]) for each in found["dots"])
            assert [kind for *_, kind in ours] == [kind for *_, kind in theirs], (act, order)
            for one, other in zip(ours, theirs, strict=True):
                assert one[:2] == pytest.approx(other[:2], rel=1e-12, abs=1e-12), (act, order)


def test_limits_are_those_of_the_pictures(drawn):
    for act, answer in (each for each in drawn[: len(names())] if not each[0].draws):  # a band has limits of its own
        plan = plot(act, deriv=True, second=True).plan
        for cell, found in zip(cells(plan), answer["orders"], strict=True):
            low, high = own_limits(cell.graphs[0])
            assert found["limits"] == pytest.approx([low, high], abs=0.02 * (high - low)), (act, cell.order)


def test_numbers_are_printed_as_in_the_pictures():
    values = [0.0, 1.0, -0.5, 0.30884, 1e-9, -123456.0, 123456789.0, 1e21, 5e-324, 0.000123, 99999.95, -2.5e-7]
    head = f'"use strict"; const words = (key) => key; {read("numbers.js")}'
    told = node(
        f"{head} const printed = {json.dumps(values)}.map((value) => [6, 3].map((d) => printFloat(value, d)));"
        "console.log(JSON.stringify(printed));"
    )
    assert told == [[print_float(value, 6), print_float(value, 3)] for value in values]


def test_ticks_are_those_of_the_pictures():
    spans = [
        (-4, 4),
        (-1e-9, 3e-9),
        (123456.0001, 123456.0002),
        (-1e12, 1e12),
        (0.3, 0.7),
        (-0.004, 0.0001),
        (1e8, 1e8 + 7),
    ]
    head = f'"use strict"; const words = (key) => key; {read("numbers.js")}'
    ask = (
        "asked.map(([low, high]) => chooseTicks(low, high, (high - low) / 9, () => true))"
        ".map(({ ticks, base }) => [base, ...ticks.map(({ at, label }) => [at, label])])"
    )
    told = node(f"{head} const asked = {json.dumps(spans)}; console.log(JSON.stringify({ask}))")
    for (low, high), (base, *ticks) in zip(spans, told, strict=True):
        ours = choose(low, high, least=(high - low) / 9, fits=lambda _: True)
        assert base == ours.base
        assert [tuple(tick) for tick in ticks] == list(ours.places())
