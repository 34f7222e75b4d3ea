"""The measured properties of an activation in words, so that none of them can be claimed wrongly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import isfinite, isnan
from typing import TYPE_CHECKING

from actplot.formula.cost import calls
from actplot.formula.nodes import Opaque
from actplot.measure import Extremum, Measured
from actplot.words import Words
from actplot.words.keys import MONOTONICITIES

if TYPE_CHECKING:
    from actplot.activation import Activation

__all__ = ["is_zero_centred", "properties"]

_CENTRED = 1e-9  # a mean below this is 0: moments are good to 1e-10

_PARITIES = {"odd": "odd", "even": "even", "none": "neither_odd_nor_even"}
_CONVEXITIES = {"convex": "convex", "concave": "concave", "affine": "affine", "neither": "neither_convex_nor_concave"}
_BOUNDS = {
    (True, True): "bounded",
    (True, False): "bounded_below",
    (False, True): "bounded_above",
    (False, False): "unbounded",
}
_SATURATIONS = {"no": "non_saturating", "soft": "soft_saturation", "hard": "hard_saturation"}
_SMOOTHNESSES = {"discontinuous": "discontinuous", "C0": "continuous", "Cinf": "smooth"}


def is_zero_centred(measured: Measured) -> bool:
    """Tell whether the mean of f(x) is 0 for x ~ N(0, 1)."""
    return abs(measured.gaussian.mean) < _CENTRED


def properties(act: Activation, measured: Measured, words: Words) -> Iterator[tuple[str, str]]:
    """Yield label and text of each property; of an activation that acts on vectors, those of its slice."""
    bounded = _BOUNDS[measured.bounded_below, measured.bounded_above]
    yield words.word("range"), f"{_interval(measured)}{words.word('clause_separator')}{words.word(bounded)}"
    yield words.word("monotonicity"), words.word(MONOTONICITIES[measured.monotonic, measured.strictly_monotonic])
    yield words.word("parity"), words.word(_PARITIES[measured.parity])
    yield words.word("convexity"), words.word(_CONVEXITIES[measured.convexity])
    yield words.word("smoothness"), _smoothness(measured, words)
    yield words.word("saturates"), "\n".join(_sides(words, (words.word(_SATURATIONS[s]) for s in measured.saturates)))
    yield words.word("asymptote"), "\n".join(_sides(words, map(_line, measured.asymptotes)))
    yield words.word("extremum"), "\n".join(_extremum(extremum, words) for extremum in measured.extrema)
    yield words.word("lipschitz_constant"), f"{measured.lipschitz:.6g}"
    yield words.word("zero_centred"), _centre(measured, words)
    gain = measured.gaussian.gain
    yield words.word("gain"), f"{gain:.6g} = 1 / sqrt(E f(x)^2)" if isfinite(gain) else ""
    tree = act.tree()
    yield words.word("cost"), "" if isinstance(tree, Opaque) else words.word("note_calls", count=calls(tree))


def _interval(measured: Measured) -> str:
    (low, high), (reached_low, reached_high) = measured.range, measured.attained
    return f"{'[' if reached_low else '('}{low:.6g}, {high:.6g}{']' if reached_high else ')'}"


def _smoothness(measured: Measured, words: Words) -> str:
    word = words.word(_SMOOTHNESSES.get(measured.smoothness, "continuously_differentiable"))
    if measured.smoothness == "discontinuous":
        return word
    return words.word("note_given", text=word, given=measured.smoothness.replace("inf", "∞"))


def _sides(words: Words, told: Iterable[str]) -> Iterator[str]:
    """Yield what holds on the left and on the right; once, where it is the same."""
    left, right = told
    if left == right:
        yield left
        return
    for side, text in ((words.word("left"), left), (words.word("right"), right)):
        if text:
            yield words.word("note_side", side=side, text=text)


def _line(asymptote: tuple[float, float] | None) -> str:
    if asymptote is None:
        return ""
    slope, intercept = (float(f"{number:.6g}") for number in asymptote)
    if slope == 0:
        return f"y = {intercept:g}"
    tilt = {1.0: "x", -1.0: "-x"}.get(slope, f"{slope:g} x")
    return f"y = {tilt}" + (f" {'-' if intercept < 0 else '+'} {abs(intercept):g}" if intercept else "")


def _extremum(extremum: Extremum, words: Words) -> str:
    word = words.word("local_minimum" if extremum.kind == "min" else "local_maximum")
    return f"{word} f({extremum.x:.6g}) = {extremum.f:.6g}"


def _centre(measured: Measured, words: Words) -> str:
    told = words.word("yes")
    if not is_zero_centred(measured):
        mean = words.word("undefined") if isnan(measured.gaussian.mean) else f"{measured.gaussian.mean:.6g}"
        parts = [words.word("no"), f"{words.word('mean')} {mean}"]
        told = words.word("clause_separator").join(parts)
    return words.word("note_given", text=told, given=words.word("standard_normal_input"))
