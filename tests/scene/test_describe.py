"""Laws of the text for those who cannot see a picture: true, whole sentences, in one language, as long as they help."""

from __future__ import annotations

import re

import numpy as np
import pytest

from actplot.activation import Activation
from actplot.fonts import REGION_OF
from actplot.plan import Plan
from actplot.scene.describe import describe
from actplot.spec import expand, get, names
from actplot.spec.difference import difference
from actplot.words import LANGUAGES, load

LONGEST = 640  # characters for one function with f', in English; two minutes of listening are too many
NUMBER = r"(−?\d+(?:\.\d+)?(?:e−?\d+)?)"


def described(*specs: str, orders: tuple[int, ...] = (0, 1), **options: object) -> str:
    return describe(Plan(activations=tuple(expand(specs)), orders=orders, **options))  # type: ignore[arg-type]


def number(shown: str) -> float:
    return float(shown.replace("−", "-"))


def without_names_and_formulas(text: str, act: Activation, title: str) -> str:
    for own in sorted((act.slice_name, act.text(1), act.text(), act.bindings()), key=len, reverse=True):
        text = re.sub(rf"[ ：]{re.escape(own)}", "", text) if own else text
    return text.replace(title, "")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_description_is_whole_sentences_that_name_the_function(lang: str) -> None:
    words = load(lang)
    for name in names():
        act, text = get(name), described(name, lang=lang, orders=(0, 1, 2))
        assert text.count(words.title(act)) == 2, text
        assert not re.search(r"\{\w*\}|None|nan|inf\b|  |\.\.|;;|[;,:]\.|\?", text), text
        assert text.endswith(words.word("alt_sentence", text="").strip()), text
        assert not re.search(r"[\u3040-\u30ff\u4e00-\u9fff][,;:.!?]", text), f"narrow punctuation: {text}"
        assert "-" not in without_names_and_formulas(text, act, words.title(act)), f"no minus sign: {text}"


@pytest.mark.parametrize("lang", REGION_OF)  # of the languages in Latin letters none can tell what is borrowed
def test_other_languages_borrow_nothing_but_names_and_formulas(lang: str) -> None:
    words = load(lang)
    for name in names():
        act = get(name)
        text = described(name, lang=lang, orders=(0, 1, 2))
        assert not re.search(r"[A-Za-z]{2,}", without_names_and_formulas(text, act, words.title(act))), text


def test_a_description_is_short() -> None:
    lengths = {name: len(described(name)) for name in names()}
    assert {name: length for name, length in lengths.items() if not 140 <= length <= LONGEST} == {}
    assert np.median(list(lengths.values())) <= 400


@pytest.mark.parametrize("name", names())
def test_every_number_told_is_true(name: str) -> None:
    act, text = get(name), described(name, orders=(0, 1, 2))
    for primes, x, value in re.findall(rf"f(′?)\({NUMBER}\) [=≈] {NUMBER}", text):
        at, told = number(x), number(value)
        near = act.slice(at + np.array([-1, 0, 1]) * abs(at) * 5e-3) if not primes else act.slice.derivative([at])
        assert np.abs(near - told).min() <= 5e-3 * abs(told) + 1e-12, text
    for primes, line, sign, start in re.findall(rf"f(′*)\(x\) [=≈] ([^;:→]+?) for \|?x\|? ([<>≤≥]) {NUMBER}", text):
        x = number(start) + np.array([0.01, 1, 10, 1e3]) * (1 if sign in ">≥" else -1)
        told = get(re.sub(r"(\d) x", r"\1 * x", line.replace("−", "-")) + " + 0 * x")(x)
        shown = act.slice.derivative(x, len(primes)) if primes else act.slice(x)
        assert shown == pytest.approx(told, rel=5e-3), text
    for value, side in re.findall(rf"f\(x\) → {NUMBER} for x → (−|±)?∞", text):
        assert act.slice(-1e300 if side else 1e300) == pytest.approx(number(value), rel=5e-3, abs=1e-9), text


def test_a_kink_a_jump_and_a_dip_as_they_are_told() -> None:
    assert described("relu", orders=(0,)) == (
        "Graph of ReLU for x from −4 to 4. ReLU: range [0, ∞); increasing; convex; f(x) = 0 for x ≤ 0;"
        " f(x) = x for x ≥ 0; kink at x = 0 (slope 0 on the left, 1 on the right). f(x) = { 0, x ≤ 0; x, x > 0 }."
    )
    assert "Derivative: f′(x) = 0 for x < 0; f′(x) = 1 for x > 0; f′ jumps at x = 0 from 0 to 1 (f′(0) = 0)." in (
        described("relu")
    )
    assert "f jumps at x = 0 from 0 to 1 (f(0) = 1). Derivative: f′(x) = 0 for x ≠ 0." in described("step")
    assert (
        "asymptote y = x for x → ∞; minimum f(−1.19) ≈ −0.309. Derivative: f′(0) = 0.6; f′(x) → 0 for x → −∞;"
        " f′(x) → 1 for x → ∞; where it is steepest, |f′(x)| ≈ 1.09."
    ) in described("mish")
    assert described("relu", lang="zh-CN") == (
        "修正线性单元（ReLU）在 x 从 −4 到 4 的图像：函数、导数。修正线性单元（ReLU）：值域 [0, ∞)；单调递增；"
        "凸（下凸）；x ≤ 0 时，f(x) = 0；x ≥ 0 时，f(x) = x；x = 0 处有折点。导数：x < 0 时，f′(x) = 0；"
        "x > 0 时，f′(x) = 1；f′ 在 x = 0 处从 0 跳到 1（f′(0) = 0）。"
        "f(x) = { 0, x ≤ 0; x, x > 0 }；f′(x) = { 0, x ≤ 0; 1, x > 0 }。"
    )


def test_only_what_is_drawn_is_told() -> None:
    assert "kink" not in described("relu", span=(1.0, 2.0))
    assert "x ≤ 0" not in described("relu", span=(1.0, 2.0), orders=(0,)).partition("{")[0]
    assert "minimum" not in described("mish", span=(0.0, 3.0))
    assert "Derivative" not in described("mish", orders=(0,))
    assert "f″(0) ≈ 0.798" in described("gelu", orders=(0, 2))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_several_functions_have_a_sentence_each_and_many_only_their_names(lang: str) -> None:
    words = load(lang)
    several, many = names()[:8], names()[:40]
    text = described(*several, lang=lang)
    assert all(text.count(words.title(get(name))) >= 2 for name in several)
    assert len(text) <= 1500
    text = described(*many, lang=lang)
    assert all(words.title(get(name)) in text for name in many)
    assert "40" in text
    assert words.word("range") not in text
    assert len(text) <= 40 * 30


def test_variants_are_told_apart_by_what_they_differ_in() -> None:
    text = described("swish:beta=0.5,1,2", "srelu", orders=(0,))
    assert text.startswith("Graph of Swish (beta = 0.5, 1, 2) and SReLU for x from −4 to 4.")
    assert "Swish (beta = 2): range [−0.139, ∞); not monotonic; minimum f(−0.639) ≈ −0.139." in text
    assert text.count("sigmoid(beta·x)") == 1


def test_bands_slices_bars_and_differences_say_what_they_are() -> None:
    assert "training: slopes 0.125 to 0.333; evaluation: slope 0.229" in described("rrelu")
    assert "curve shown: p1 of [x, 0]" in described("softmax")
    bars = described("softmax", vector=(2.0, 1.0, 0.1), orders=(0,))
    assert bars == (
        "Bar chart of the input (2, 1, 0.1) and the output of Softmax. Softmax: output (0.659, 0.242, 0.0986)."
    )
    bars = described("softmax:axis=1", vector=(1234.5, 1234.5), orders=(0,))
    assert "input (1234.5, 1234.5) and the output of Softmax. Softmax: output (0.5, 0.5)." in bars
    both = difference(get("gelu"), get("gelu_tanh"))
    text = describe(Plan(activations=(both,), lang="zh-CN"))
    assert text.startswith("高斯误差线性单元（GELU） − GELU（tanh 近似）在 x 从 −4 到 4 的图像。")
    assert "最大差值 −4.73e−4，在 x = −2.7 处" in text


def test_marked_points_are_told() -> None:
    assert "zero" not in described("tanhshrink", orders=(0,))
    text = described("sinc", span=(-4.0, 4.0), orders=(0,), marks=("extrema", "roots", "inflections"))
    assert "zero f(−3.14) = 0; zero f(3.14) = 0; inflection point f(−2.08) ≈ 0.419; inflection point" in text


@pytest.mark.parametrize("formula", ["log(x)", "sqrt(x)", "1/x", "sin(1/x)", "abs(sin(x))", "exp(exp(x))", "x**3", "2"])
def test_own_formulas_are_described_too(formula: str) -> None:
    formula = f"{formula} + 0*x" if formula == "2" else formula
    for lang in LANGUAGES:
        text = described(formula, lang=lang, orders=(0, 1, 2))
        assert not re.search(r"\{\w*\}|None|nan|\binf|\?", text), text
    assert "oscillates" not in described("log(x)")
