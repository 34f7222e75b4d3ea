"""Formulas in MathML: well-formed, of what every browser sets, and of the same parts as in LaTeX."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from statistics import median
from xml.etree import ElementTree

import pytest
from own_formulas import GENERATED, OWN

from actplot.activation import Activation, param
from actplot.formula import parse, printed
from actplot.formula.styles.mathml import LETTERS
from actplot.spec import get, names
from actplot.wording import bindings, derived, right_side

CORE = {
    *("math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "mfrac", "msqrt", "msup", "msub", "mtable", "mtr", "mtd"),
}
ATTRIBUTES = {"width", "mathvariant", "stretchy", "form", "lspace", "rspace", "columnalign"}
CHILDREN = {"mfrac": 2, "msup": 2, "msub": 2, "mtr": 2}
BOUND = [
    *("elu:alpha=0.5", "rrelu:lower=-0.1", "relu_general:max_value=6", "hardtanh:min_val=-1e-07", "xielu:alpha_p=1e30"),
    *("soft_exponential:alpha=-0.7", "gumbel_softmax:hard=1", "step:0.5", "threshold:-0.3333333333333333,2"),
]
SPECS = [*names(), *BOUND, *OWN, *GENERATED]

each = pytest.mark.parametrize("spec", SPECS)


def bodies(spec, form):
    """Yield what there is to print of a function: f, f' as printed and as worked out, what is bound, the general f."""
    act = get(spec)
    yield from (right_side(act, order, form) for order in (0, 1))
    yield derived(act, form)
    yield bindings(act, form)
    yield right_side(act, 0, form, general=True)


def trees(spec):
    return [ElementTree.fromstring(f"<math>{body}</math>") for body in bodies(spec, "mathml")]  # noqa: S314  (ours)


def count(tree, tag):
    return sum(1 for _ in tree.iter(tag))


@each
def test_it_is_well_formed_and_of_elements_and_attributes_that_every_browser_knows(spec):
    for tree in trees(spec):
        for node in tree.iter():
            assert node.tag in CORE
            assert set(node.attrib) <= ATTRIBUTES
            assert len(node) == CHILDREN.get(node.tag, len(node)), ElementTree.tostring(node)
            assert node.tag in ("mi", "mn", "mo", "mtext") or not (node.text or "").strip()
            assert not (node.tail or "").strip()
            assert node.tag not in ("mi", "mn", "mo", "mtext") or (node.text and not len(node))


@each
def test_it_has_the_fractions_roots_powers_cases_and_relations_that_the_latex_has(spec):
    for tree, latex in zip(trees(spec), bodies(spec, "latex"), strict=True):
        assert count(tree, "mfrac") == latex.count(r"\frac{")
        assert count(tree, "msqrt") == latex.count(r"\sqrt{")
        assert count(tree, "msup") == latex.count("^{")
        assert count(tree, "mtable") == latex.count(r"\begin{cases}")
        assert count(tree, "mtr") == latex.count(r"\\ ") + latex.count(r"\begin{cases}")
        signs = [node.text for node in tree.iter("mo")]
        for ours, theirs in (
            ("≤", r"\leq"),
            ("≥", r"\geq"),
            ("≠", r"\neq"),
            ("∉", r"\notin"),
            ("+", "+"),
            ("·", r"\cdot"),
        ):
            assert signs.count(ours) == len(re.findall(re.escape(theirs) + "(?![a-z])", latex))
        for opening, closing in ("()", "[]"):
            assert signs.count(opening) + signs.count(closing) == latex.count(opening) + latex.count(closing)
            assert ("∉" in signs) or signs.count(opening) == signs.count(closing)


@each
def test_its_numbers_are_those_of_the_latex_in_the_same_order(spec):
    for tree, latex in zip(trees(spec), bodies(spec, "latex"), strict=True):
        told = [node.text for node in tree.iter("mn")]
        assert told == re.findall(r"(?<![\w.])(?:\d+\.?\d*|\.\d+)", re.sub(r"_(\d)", r" \1", latex))


@each
def test_what_no_eye_sees_stands_between_factors_and_behind_functions(spec):
    for tree in trees(spec):
        for row in tree.iter():
            kinds = [node.tag for node in row]
            for before, after in pairwise(kinds):
                assert row.tag in CHILDREN or not {before, after} <= {"mi", "mn"}, ElementTree.tostring(row)


def test_a_minus_says_whether_it_is_a_sign():
    assert printed(parse("-x"), "mathml").body == '<mo form="prefix">−</mo><mi>x</mi>'
    assert printed(parse("x - 1"), "mathml").body == "<mi>x</mi><mo>−</mo><mn>1</mn>"


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ("x**2", "<msup><mi>x</mi><mn>2</mn></msup>"),
        ("x/2", "<mfrac><mi>x</mi><mn>2</mn></mfrac>"),
        ("sqrt(x)", "<msqrt><mi>x</mi></msqrt>"),
        ("a*x:a=2", "<mi>a</mi><mo>\u2062</mo><mi>x</mi>"),
        ("tau_x + x:tau_x=1", "<mi>tau x</mi><mo>+</mo><mi>x</mi>"),
        ("tau + x:tau=1", "<mi>τ</mi><mo>+</mo><mi>x</mi>"),
        ("exp(-x)", '<msup><mi>e</mi><mrow><mo form="prefix">−</mo><mi>x</mi></mrow></msup>'),
    ],
)
def test_a_formula_is_set_as_by_hand(formula, told):
    assert right_side(get(formula), 0, "mathml") == told


def test_each_greek_letter_is_the_one_that_its_latex_sets():
    act = get("alpha*x + epsilon*lambda_ - omega**mu*chi:alpha=1,epsilon=1,lambda_=1,omega=1,mu=1,chi=1")
    assert re.findall("<mi>(.+?)</mi>", right_side(act, 0, "mathml")) == ["α", "x", "ϵ", "λ", "ω", "μ", "χ"]
    for name, letter in LETTERS.items():
        assert unicodedata.name(letter).split()[-1].replace("LAMDA", "LAMBDA") in (name.upper(), "SYMBOL")


def test_a_symbol_with_an_index_has_it_below_and_one_that_is_no_latex_cannot_break_out():
    class Indexed(Activation, registered=False):
        name = "indexed"
        formula = "a*x + b*x + c*x"
        a: float = param(default=1.0, symbol=r"\alpha_n")
        b: float = param(default=1.0, symbol="</mi><script>alert(1)</script>")
        c: float = param(default=1.0, symbol=r"\mathrm{b_2}")

    told = right_side(Indexed(), 0, "mathml")
    assert "<msub><mi>α</mi><mi>n</mi></msub>" in told
    assert "<mi>b</mi><mo>\u2062</mo><mi>x</mi>" in told
    assert "script" not in told


def test_the_general_formula_of_a_choice_by_parameters_has_all_its_cases():
    tree = ElementTree.fromstring(f"<math>{right_side(get('soft_exponential'), 0, 'mathml', general=True)}</math>")  # noqa: S314
    assert count(tree, "mtr") == 3
    assert [sign.text for sign in tree.iter("mo") if sign.text in "<=>"] == ["<", ">", "="]
    for spec in ("step:0.5", "step:1", "step:0"):
        assert right_side(get(spec), 0, "text", general=True) == "{ 0, x < 0; value_at_zero, x = 0; 1, x > 0 }"
    assert right_side(get("elu:2"), 0, "text", general=True) == right_side(get("elu"), 0, "text")


def test_it_is_short():
    assert median(len(body.encode()) for name in names() for body in (*bodies(name, "mathml"),)[:2]) < 300
