"""What the prose claims, measured: properties, relations between functions, and the numbers in common mistakes."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest

from actplot.activation import Activation
from actplot.measure import Measured, facts
from actplot.registry import catalogue
from actplot.spec import get
from actplot.words import load

CLASSES = catalogue()
SIXTEEN = "identity step sigmoid tanh relu leaky_relu prelu rrelu elu selu softplus gelu silu swish mish softmax"
X = np.linspace(-4, 4, 80_001)

CLAIMS: dict[str, Callable[[Measured], bool]] = {
    r"[Nn]ot monotonic|不单调": lambda m: m.monotonic == "no",
    r"(?<![Nn]ot )\b[Mm]onotonic": lambda m: m.monotonic != "no",
    r"[Ss]trictly increasing|严格递增": lambda m: m.monotonic == "increasing" and m.strictly_monotonic,
    r"[Ss]trictly decreasing": lambda m: m.monotonic == "decreasing" and m.strictly_monotonic,
    r"\b[Oo]dd\b|奇函数": lambda m: m.parity == "odd",
    r"\b[Ee]ven\b(?! shares)": lambda m: m.parity == "even",
    r"\b[Bb]ounded\b(?! above| below)|有界": lambda m: m.bounded_below and m.bounded_above,
    r"\b[Bb]ounded above\b": lambda m: m.bounded_above,
    r"\b[Uu]nbounded\b(?! below)": lambda m: not m.bounded_below and not m.bounded_above,
    r"\b[Uu]nbounded below\b|没有下界": lambda m: not m.bounded_below,
    r"\b[Ss]mooth\b(?! corner| where| ReLU)|光滑": lambda m: m.smoothness == "Cinf",
    r"[Ss]aturates softly on the left|左侧软饱和": lambda m: m.saturates[0] == "soft",
    r"[Ss]aturates on both sides|两侧都饱和": lambda m: "no" not in m.saturates,
    r"\b[Cc]onvex\b(?! and concave)|下凸": lambda m: m.convexity == "convex",
    r"\b[Cc]oncave\b(?! shapes)": lambda m: m.convexity == "concave",
    r"\bkinks? at 0\b(?! unless)|(?<!不等于 1 时)在 0 处[仍]?有折点": lambda m: 0.0 in m.kinks,
}


def claimed(cls: type[Activation]) -> str:
    """Return what is said of a function itself, in English and Chinese; mistakes tell what is not."""
    prose = [load(lang).prose(cls) for lang in ("en", "zh-CN")]
    return " ".join(text for told in prose for text in told[:3])


def untrue(cls: type[Activation], measured: Measured) -> list[str]:
    return [claim for claim, holds in CLAIMS.items() if re.search(claim, claimed(cls)) and not holds(measured)]


@pytest.mark.parametrize("cls", CLASSES.values(), ids=CLASSES)
def test_properties_that_the_prose_claims_are_measured(cls: type[Activation]) -> None:
    assert untrue(cls, facts(cls()).measured) == []


def test_a_claim_that_is_not_measured_is_seen() -> None:
    assert untrue(CLASSES["mish"], facts("tanh").measured)
    assert untrue(CLASSES["tanh"], facts("relu").measured)


@pytest.mark.parametrize("claim", CLAIMS)
def test_every_kind_of_claim_is_made_somewhere(claim: str) -> None:
    made = any(re.search(claim, claimed(cls)) for cls in CLASSES.values())
    assert made or "Mm]onotonic" in claim, "the prose says this no longer: remove the claim"


@pytest.mark.parametrize("cls", CLASSES.values(), ids=CLASSES)
def test_a_dip_in_the_prose_is_a_measured_minimum(cls: type[Activation]) -> None:
    extrema = facts(cls()).measured.extrema
    for f, x in re.findall(r"dips? to (-[\d.]+\d) at x = (-?[\d.]+\d)", claimed(cls)):
        assert any(_rounded(e.f, f) and _rounded(e.x, x) for e in extrema if e.kind == "min"), f"{f} at {x}"


def _rounded(value: float, told: str) -> bool:
    return abs(value - float(told)) <= 0.5000001 * 10.0 ** -len(told.partition(".")[2])


# -- relations -------------------------------------------------------------------------------------------------------


def equation(relation: str) -> tuple[str, str] | None:
    """Return both sides of `f(x) = g(x)` as Python, None for a relation in words."""
    told = relation.removesuffix(".").replace("−", "-").partition(", for ")[0].partition(" with n = ")
    sides = [re.sub(r"\|x\|", "abs(x)", side) for side in told[0].split(" = ")]
    sides = [re.sub(r"(?<=[\w)]) (?=[\w(])", "*", side) for side in sides]
    known = {*CLASSES, "x", "abs", "n", "beta"}
    words = {word for side in sides for word in re.findall(r"[A-Za-z_]\w*", side)}
    if len(sides) != 2 or not words <= known or "x" not in words:
        return None
    return sides[0], sides[1]


EQUATIONS = [
    (name, sides) for name, cls in CLASSES.items() for sides in map(equation, cls.relations) if sides is not None
]


@pytest.mark.parametrize(
    "sides", [sides for _, sides in EQUATIONS], ids=[f"{left} = {right}" for _, (left, right) in EQUATIONS]
)
def test_a_relation_that_is_an_equation_holds(sides: tuple[str, str]) -> None:
    names = {key: cls().slice for key, cls in CLASSES.items()}
    names |= {"x": X, "abs": np.abs, "n": np.exp(X) * (np.exp(X) + 2), "beta": 1.0}
    left, right = (eval(side, {"__builtins__": {}}, names) for side in sides)  # noqa: S307
    np.testing.assert_allclose(left, right, rtol=1e-12, atol=1e-14)


def test_most_relations_of_the_functions_asked_for_are_checked() -> None:
    assert {name for name, _ in EQUATIONS} >= {
        "identity",
        "sigmoid",
        "tanh",
        "relu",
        "softplus",
        "gelu",
        "silu",
        "swish",
        "mish",
    }


@pytest.mark.parametrize("name", SIXTEEN.split())
def test_the_functions_asked_for_have_relations_and_common_mistakes(name: str) -> None:
    assert CLASSES[name].relations
    assert CLASSES[name].mistakes


@pytest.mark.parametrize("cls", CLASSES.values(), ids=CLASSES)
def test_relations_and_mistakes_are_sentences(cls: type[Activation]) -> None:
    for text in (*cls.relations, *cls.mistakes):
        assert text.endswith(".")
        assert len(text) <= 200, f"shorter, please: {text!r}"
    assert all(text[0].isupper() for text in cls.mistakes)


# -- numbers ---------------------------------------------------------------------------------------------------------


def told(name: str, *numbers: str) -> None:
    """Assert that numbers stand among relations and mistakes, in English and, with its own minus, in Chinese."""
    for lang in ("en", "zh-CN"):
        prose = load(lang).prose(CLASSES[name])
        text = " ".join((*prose.relations, *prose.mistakes)).replace("−", "-")
        assert not [number for number in numbers if number not in text], f"{name} ({lang})"


def apart(one: str, other: str) -> float:
    return float(np.abs(get(one)(X) - get(other)(X)).max())


def test_the_distances_between_functions_are_those_told() -> None:
    told("gelu", f"{apart('gelu', 'gelu_tanh'):.4f}", f"{apart('gelu', 'quick_gelu') + 5e-5:.4f}")
    told("quick_gelu", f"{apart('gelu', 'quick_gelu') + 5e-5:.4f}")
    told("gelu_tanh", f"{apart('gelu', 'gelu_tanh'):.4f}")
    told("mish", f"{apart('mish', 'silu'):.4f}", f"{apart('mish', 'gelu'):.4f}")


def test_the_minima_that_tell_look_alikes_apart_are_those_told() -> None:
    told("silu", *(f"{facts(name).measured.range[0]:.3f}" for name in ("silu", "gelu", "mish")))


def test_the_moments_are_those_told() -> None:
    told("tanh", f"{facts('tanh(x + 1)').measured.gaussian.mean:.2f}")
    assert facts("relu").measured.gaussian.second_moment == pytest.approx(0.5, abs=1e-10)
    assert facts("star_relu").measured.gaussian.mean == pytest.approx(0, abs=1e-4)
    assert facts("star_relu").measured.gaussian.second_moment == pytest.approx(1, abs=1e-3)


def test_softplus_nears_relu_as_told() -> None:
    told("softplus", f"{get('softplus')(1.0):.4f}", f"{get('softplus:beta=5')(1.0):.5f}")


def test_the_slope_of_rrelu_in_evaluation_is_the_one_told() -> None:
    slope = get("rrelu").derivative(-1.0)
    told("rrelu", "11/48", f"{slope:.3f}", f"{1 / 5.5:.3f}")
    assert slope == pytest.approx(float(Fraction(11, 48)), abs=1e-15)


def test_selu_is_elu_times_the_constants_told() -> None:
    selu = CLASSES["selu"].declared
    told("selu", f"{selu['scale'].default:.4f}", f"{selu['alpha'].default:.4f}")
    np.testing.assert_allclose(
        get("selu")(X), selu["scale"].default * get("elu", alpha=selu["alpha"].default)(X), rtol=1e-14
    )


def test_swish_is_a_scaled_silu() -> None:
    for beta in (0.5, 2.0):
        np.testing.assert_allclose(get("swish", beta=beta)(X), get("silu")(beta * X) / beta, rtol=1e-13, atol=1e-15)


def test_naive_code_fails_where_told() -> None:
    told("sigmoid", "sigmoid(40)")
    assert 1 - 1 / (1 + math.exp(-40)) == 0
    told("tanh", "19.1")
    assert 1 - math.tanh(19.1) ** 2 == 0 != 1 - math.tanh(19.0) ** 2
    told("softplus", "710", "-37")
    assert math.log(1 + math.exp(-37.0)) == 0 != math.log(1 + math.exp(-36.0))
    with pytest.raises(OverflowError):
        math.exp(710.0)
    told("gelu", "-8.4")
    assert 1 + math.erf(-8.4 / math.sqrt(2)) == 0 != 1 + math.erf(-8.2 / math.sqrt(2))


def test_mish_with_a_logarithm_to_base_10_dips_as_told() -> None:
    told("mish", f"{(X * np.tanh(np.log10(1 + np.exp(X)))).min():.3f}", f"{get('mish').derivative(0.0):.1f}")
