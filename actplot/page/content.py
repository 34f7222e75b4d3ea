"""What a page carries as data: its functions in print and in words, their sliders, the themes, what it opens with."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from html import escape
from typing import Any

from actplot.activation import Activation
from actplot.errors import BadRequest, quoted
from actplot.figure.style import theme_of
from actplot.formula import Form
from actplot.formula.nodes import Opaque, walk
from actplot.parameter import Param
from actplot.plan import THEMES, Plan
from actplot.scene.headings import FUNCTIONS, READABLE, short
from actplot.sliders import Slider, sliders
from actplot.spec.difference import Difference
from actplot.spec.own import OwnFormula
from actplot.themes import Theme
from actplot.wording import derived, greek, right_side
from actplot.words import LANGUAGES, Words, load

__all__ = ["Json", "check", "content", "described", "functions"]

LOWERED = str.maketrans("0123456789np", "₀₁₂₃₄₅₆₇₈₉ₙₚ")

Json = dict[str, Any]


def check(plan: Plan) -> None:
    """Raise BadRequest for what a page cannot show, saying what can."""
    if plan.vector is not None:
        raise BadRequest("a page has no bars: leave out --vector, or write the bars as PNG, SVG or PDF.")
    for act in plan.activations:
        if any(isinstance(node, Opaque) for node in walk(act.tree())):
            what = quoted(act.spec)
            raise BadRequest(f"{what} has no formula, which a page computes with: write it as PNG, SVG or PDF.")


def functions(acts: Iterable[Activation]) -> dict[str, Activation]:
    """Return the functions by their ids, each once, whatever its parameters: NAME, or NAME-2 of another one."""
    found: dict[str, Activation] = {}
    for act in acts:
        if not any(type(act) is type(other) for other in found.values()):
            count = 1 + sum(other.name == act.name for other in found.values())
            found[act.name if count == 1 else f"{act.name}-{count}"] = act
    return found


def content(plan: Plan, found: Mapping[str, Activation]) -> Json:
    """Return the data of the page of a plan as JSON has them."""
    ids = {type(act): key for key, act in found.items()}
    return {
        "lang": plan.lang,
        "theme": plan.theme,
        "layout": plan.layout,
        "orders": [order for order in plan.orders if order],
        "span": plan.span,
        "ylim": plan.ylim,
        "title": plan.title,
        "guides": plan.guides,
        "marks": plan.marks,
        "formulas": plan.formulas,
        "equal": plan.equal,
        "columns": plan.columns,
        "size": plan.size,
        "scale": plan.scale,
        "more": list(_more(plan)),
        "curves": [{"of": ids[type(act)], "values": _values(act)} for act in plan.activations],
        "themes": {name: _theme(theme_of(replace(plan, theme=name))) for name in THEMES if name != "auto"},
        "languages": {lang: load(lang).word("language_name") for lang in LANGUAGES},
    }


def described(found: Mapping[str, Activation]) -> Json:
    """Return what is told of each function: names, formulas in print, sliders, words on a command line."""
    spoken = {lang: load(lang) for lang in LANGUAGES}
    return {key: _function(act, spoken) for key, act in found.items()}


def _more(plan: Plan) -> Iterator[str]:
    """Yield the words of the command line for what cannot be changed in the page."""
    if plan.size is not None:
        yield from ("--size", *(f"{side:.15g}" for side in plan.size))
    yield from (word for word, on in (("--transparent", plan.transparent), ("--no-formula", not plan.formulas)) if on)
    marks = [mark for mark in plan.marks if mark != "largest" or not isinstance(plan.activations[0], Difference)]
    if marks:
        yield from ("--mark", ",".join(marks))
    for name, value in (("columns", plan.columns), ("style", plan.style), ("font-size", plan.font_size)):
        if value is not None:
            yield from (f"--{name}", f"{value:.15g}" if isinstance(value, float) else str(value))
    if plan.title is not None:
        yield from ("--title", plan.title)


def _theme(theme: Theme) -> Json:
    plain = {name: getattr(theme, name) for name in ("background", "ink", "muted", "axis", "guide", "hues", "shades")}
    return {**plain, "dashes": theme.dashes, "band": theme.band, "curve": theme.curve, "rule": theme.rule}


def _function(act: Activation, spoken: Mapping[str, Words]) -> Json:
    titles = {lang: words.title(act) for lang, words in spoken.items()}
    names = {lang: short(title) for lang, title in titles.items() if short(title) != title}
    usual = titles["en"]
    tracks = {slider.key: slider for slider in sliders(act)}
    return {
        "titles": {lang: title for lang, title in titles.items() if lang == "en" or title != usual},
        "names": names,
        "span": act.span,
        "stems": list(_stems(act)),
        "parameters": [_parameter(act.declared[key], track) for key, track in tracks.items()],
        "draws": list(act.draws.values()) or None,
        "print": [_mathml(act, order) for order in range(3)],
        "text": [_line(act, order) for order in range(3)],
    }


def _parameter(declared: Param, track: Slider) -> Json:
    bounds = {name: getattr(declared, name) for name in ("above", "below", "least", "most")}
    return {
        "key": track.key,
        "letter": _letter(track.key, track.symbol),
        "low": track.low,
        "high": track.high,
        "step": track.step,
        "default": _number(track.default),
        **{name: bound for name, bound in bounds.items() if math.isfinite(bound)},
        **{name: True for name in ("integer", "infinite") if getattr(declared, name)},
    }


def _letter(key: str, symbol: str) -> str:
    """Return what a parameter is called on a slider: its symbol in letters, else its name."""
    plain = re.sub(r"\\mathrm\{(\w+)\}|\\", r"\1", symbol) or key
    letters = greek(plain)
    base, _, index = letters.partition("_")
    return base + index.translate(LOWERED) if len(base) == 1 and len(index) == 1 else letters


def _values(act: Activation) -> Json:
    return {slider.key: _number(act.parameters[slider.key]) for slider in sliders(act)}


def _number(value: float) -> float | str:
    """Return a number as JSON has it: inf is a word."""
    return value if math.isfinite(value) else "Infinity" if value > 0 else "-Infinity"


def _stems(act: Activation) -> Iterator[Json]:
    """Yield the words that name a function on a command line, without the parameters that have sliders."""
    parts: Sequence[tuple[Activation, str]] = [(act, "")]
    if isinstance(act, Difference):
        parts = [(part, f"_{number}") for number, part in enumerate(act.parts, 1)]
    for part, suffix in parts:
        drawn = {slider.key for slider in sliders(part)}
        changed = [key for key, value in part.parameters.items() if value != part.declared[key].default]
        yield {
            "word": part.formula if isinstance(part, OwnFormula) else part.name,
            "all": isinstance(part, OwnFormula),  # whose parameters have no defaults but those that are typed
            "keys": {key: key + suffix for key in part.declared if key in drawn},
            "fixed": [f"{key}={part.parameters[key]!r}" for key in changed if key not in drawn],
        }


def _line(act: Activation, order: int) -> str:
    """Return f(x) = ... in plain text; empty where a derivative has no printed form."""
    body = _right_side(act, order, "text")
    slice_ = f"{act.slice_name} = " if act.slice_name and order == 0 else ""
    return f"{FUNCTIONS[order]}(x) = {slice_}{body}" if body else ""


def _mathml(act: Activation, order: int) -> str:
    """Return the same as MathML; as words where only those are known."""
    line = _line(act, order)
    if not line:
        return ""
    if type(act).text is not Activation.text:
        return f"<mtext>{escape(line)}</mtext>"
    prime = "<mo>′</mo>" if order == 1 else "<mo>″</mo>"
    name = f"<msup><mi>f</mi>{prime}</msup>" if order else "<mi>f</mi>"
    slice_ = f"<mtext>{escape(act.slice_name)}</mtext><mo>=</mo>" if act.slice_name and order == 0 else ""
    left = f'{name}<mrow><mo stretchy="false">(</mo><mi>x</mi><mo stretchy="false">)</mo></mrow><mo>=</mo>'
    return f"{left}{slice_}{_right_side(act, order, 'mathml')}"


def _right_side(act: Activation, order: int, form: Form) -> str:
    """Return a right-hand side as its class prints it, else f' as it is worked out where that is short."""
    if type(act).text is not Activation.text:
        return act.text(order)
    found = right_side(act, order, form, general=True)  # for whatever the sliders say
    if found or order != 1 or len(derived(act, "text")) > READABLE:
        return found
    return derived(act, form, general=True)
