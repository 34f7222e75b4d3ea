"""The text for those who cannot see a picture: what is drawn, and what is measured of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from actplot.plan import Plan, families
from actplot.scene.describe.clauses import Subject, ends, joints, marked, shape, slopes, turns, value_at_zero
from actplot.scene.describe.numbers import DIGITS, number
from actplot.scene.graphs import drawn_span
from actplot.scene.headings import DERIVATIVES, FUNCTIONS, differing
from actplot.words import Words, load

if TYPE_CHECKING:
    from actplot.activation import Activation

__all__ = ["describe"]

TOLD = 8  # functions up to which each gets a sentence of facts, not its name only
WHOLE = 2  # functions up to which all of that is told
LONGEST = 120, 80  # characters of a formula of f, and of f', beyond which it is left to the eye
ELEMENTS, TYPED = 16, 6  # of a vector that are told, and the digits of an input


def describe(plan: Plan) -> str:
    """Return the alternative text of a picture: names, orders and span; then each function's measured facts.

    Facts of default parameters are shipped; those of others are measured here, some 20 ms each, once.
    """
    words = load(plan.lang)
    told = _bars(plan, words) if plan.vector else _graph(plan, words)
    return "".join(words.word("alt_sentence", text=text) for text in told if text).strip()


def _graph(plan: Plan, words: Words) -> Iterator[str]:
    low, high = map(number, drawn_span(plan))
    names = [_with_variants(variants, words) for variants in families(plan.activations)]
    few = len(plan.activations) <= TOLD
    what = _listed(names, words) if few else words.word("alt_count", count=len(plan.activations))
    head = words.word("alt_figure", names=what, low=low, high=high)
    orders = _listed([words.word(DERIVATIVES[order]) for order in plan.orders], words)
    yield words.word("note_side", side=head, text=orders) if plan.orders != (0,) else head
    if not few:
        yield _listed(names, words)
    for act in plan.activations if few else ():
        yield from _whole(plan, act, words) if len(plan.activations) <= WHOLE else [_brief(plan, act, words)]


def _bars(plan: Plan, words: Words) -> Iterator[str]:
    from actplot.scene.bars import image  # all other pictures do without, and are drawn the sooner

    vector = plan.vector or ()
    names = _listed([_with_variants(variants, words) for variants in families(plan.activations)], words)
    yield words.word("alt_bars", values=_row(vector, TYPED), names=names)
    for act in plan.activations:
        output = f"{words.word('output')} ({_row(image(act, vector), DIGITS)})"
        yield words.word("note_side", side=_label(plan, act, words), text=output)


def _whole(plan: Plan, act: Activation, words: Words) -> Iterator[str]:
    """Yield all that is told of a function: a sentence an order, then the formulas."""
    subject, told = Subject(act, drawn_span(plan), words), []
    for order in plan.orders:
        if clauses := list(_clauses(subject, order, plan)):
            side = words.word(DERIVATIVES[order]).capitalize() if order else _label(plan, act, words)
            yield words.word("note_side", side=side, text=_joined(clauses, words))
        told += clauses
    yield _joined([formula for order in plan.orders if (formula := _formula(act, order)) not in told], words)


def _clauses(subject: Subject, order: int, plan: Plan) -> Iterator[str]:
    if hasattr(subject.act, "parts"):  # to measure a difference takes half a second
        yield from marked(subject, ("largest", *plan.marks)) if order == 0 else ()
        yield from joints(subject, order, steep=False)
        return
    if order == 0:
        yield from _notes(subject)
        yield from shape(subject)
    yield from value_at_zero(subject, order)
    yield from ends(subject, order)
    yield from joints(subject, order, steep=1 not in plan.orders)
    if order == 0:
        yield from turns(subject)
        yield from marked(subject, plan.marks)
    elif order == 1:
        yield from slopes(subject)


def _brief(plan: Plan, act: Activation, words: Words) -> str:
    """Return a sentence for one function of several; its variants do not repeat the formula."""
    subject = Subject(act, drawn_span(plan), words)
    clauses = [*_notes(subject), *shape(subject), *joints(subject, 0, steep=False), *turns(subject)]
    first = next(other for other in plan.activations if type(other) is type(act))
    clauses += [_formula(act, 0)] if act is first else []
    return words.word("note_side", side=_label(plan, act, words), text=_joined(clauses, words))


def _notes(subject: Subject) -> Iterator[str]:
    """Yield what the drawn curve is of a function of vectors, or of a random one."""
    act, words = subject.act, subject.words
    if act.slice_name:
        yield words.word("note_slice", expression=act.slice_name)
    if edges := act.edges():
        low, high = (number(float(edge.derivative(-1.0))) for edge in edges)
        yield words.word("legend_training_band", low=low, high=high)
        yield words.word("legend_evaluation_line", value=number(float(act.derivative(-1.0))))


def _formula(act: Activation, order: int) -> str:
    """Return f(x) = ... in plain text, its parameters bound behind f; empty where it is long or there is none."""
    body, bindings = act.text(order), act.bindings() if order == 0 else ""
    whole = f"{FUNCTIONS[order]}(x) = {body}" + (f", {bindings}" if bindings else "")
    return whole if body and len(whole) <= LONGEST[order] else ""


def _with_variants(variants: Sequence[Activation], words: Words) -> str:
    """Return a name, with the values of what its variants differ in: Swish (beta = 0.5, 1, 2)."""
    title = words.title(variants[0])
    given = [
        f"{key} = {', '.join(dict.fromkeys(number(act.parameters[key]) for act in variants))}"
        for key in differing(variants)
    ]
    return words.word("note_given", text=title, given=_joined(given, words)) if given else title


def _label(plan: Plan, act: Activation, words: Words) -> str:
    """Return a name as its sentence begins: with the parameters that tell it from its variants."""
    variants = [other for other in plan.activations if type(other) is type(act)]
    given = [f"{key} = {number(act.parameters[key])}" for key in differing(variants)]
    title = words.title(act)
    return words.word("note_given", text=title, given=", ".join(given)) if given else title


def _row(values: Sequence[float], digits: int) -> str:
    shown = [number(value, digits) for value in values[:ELEMENTS]]
    return ", ".join([*shown, "…"] if len(values) > ELEMENTS else shown)


def _joined(clauses: Sequence[str], words: Words) -> str:
    return words.word("clause_separator").join(filter(None, clauses))


def _listed(names: Sequence[str], words: Words) -> str:
    *others, last = names
    return words.word("list_last", first=words.word("list_separator").join(others), last=last) if others else last
