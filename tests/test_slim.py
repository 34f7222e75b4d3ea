"""Slim SVG: the same outlines to a hundredth of a point, in about half the bytes."""

from __future__ import annotations

import re

import pytest

from actplot.slim import slim

STEP = re.compile(r"[a-zA-Z]|-?(?:\d+\.?\d*|\.\d+)")
TAKES = {"m": 2, "l": 2, "q": 4, "t": 2, "c": 6, "z": 0}


def places(d: str) -> list[tuple[float, float]]:
    """Return every place that a path names, in absolute coordinates."""
    words, command, at, start, found = STEP.findall(d), "", (0.0, 0.0), (0.0, 0.0), []
    while words:
        if words[0].isalpha():
            command = words.pop(0)
        count = TAKES[command.lower()]
        numbers = [float(words.pop(0)) for _ in range(count)]
        origin = at if command.islower() else (0.0, 0.0)
        step = [(x + origin[0], y + origin[1]) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        if command == "t":  # its control mirrors the one before
            step.insert(0, (2 * at[0] - found[-2][0], 2 * at[1] - found[-2][1]))
        at = step[-1] if step else start
        start = at if command.lower() == "m" else start
        found += step or [start]
    return found


@pytest.mark.parametrize(
    "d",
    [
        "M 0 0 \nL 637.92 0 \nL 637.92 268.56 \nL 0 268.56 \nz\n",
        "M 0 2.3 \nC 0.609967 2.3 1.195034 2.057657 1.626346 1.626346 \nC 2.3 -0.6 -2.3 0.004 -0.004 2.3 \nz\n",
        "M 0 0 \nQ 1 1 2 1 \nQ 3 1 4 0 \nQ 5.01 -1.005 6 -1 \nQ 6.98 -1 8 0 \nL 8 -1 \nQ 8 -2 9 -2 \nz\n",
        "M 6.5 -1 \nQ 5.25 1e-05 4 -1.005 \nL 4 -1.005 \nz\nM 10.5 0.5 \nL 10.5 0.25 \nM 1 2 \nL 3 4 \n",
    ],
)
def test_every_place_stays_within_a_hundredth(d):
    wanted, found = places(d.replace("1e-05", "0")), places(slim(f'<path d="{d}"/>').split('"')[1])
    assert len(found) == len(wanted)
    assert (
        max(abs(a - b) for one, other in zip(found, wanted, strict=True) for a, b in zip(one, other, strict=True))
        < 0.01501
    )


def test_a_path_is_told_in_few_bytes_and_the_rest_is_left_as_it_is():
    svg = '<path id="M 1.000001" d="M 0.5 10.5 \nL 1 10 \nL 1.5 -0.25 \nz\n" style="stroke-width: 0.800001"/>'
    assert slim(svg) == '<path id="M 1.000001" d="m.5 10.5l.5-.5.5-10.25z" style="stroke-width: 0.800001"/>'


def test_a_smooth_curve_says_one_place_and_letters_of_a_text_their_advance():
    assert slim('<path d="M 0 0 \nQ 1 1 2 1 \nQ 3 1 4 0 \n"/>') == '<path d="m0 0q1 1 2 1t2-1"/>'
    assert slim('<use xlink:href="#a" transform="translate(86.28125 0)"/>') == '<use xlink:href="#a" x="86.2812"/>'


def test_an_open_line_stays_absolute_with_three_decimals():
    assert slim('<path d="M 28.8 211.388846 \nL 34.7478 -0.5 \n"/>') == '<path d="M 28.8 211.388 \nL 34.747 -0.5 \n"/>'
