"""The facts that classes declare: names, framework calls, prose, sources; what can be measured is."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import actplot
from actplot.activation import Activation
from actplot.catalogue import FAMILIES
from actplot.errors import ParameterOutOfRange, UnknownActivation, UnknownParameter
from actplot.registry import catalogue
from actplot.words import load

ROOT = Path(__file__).parents[1]
CLASSES = catalogue()
SIXTEEN = "identity step sigmoid tanh relu leaky_relu prelu rrelu elu selu softplus gelu silu swish mish softmax"


def calls(cls: type[Activation]) -> Iterator[str]:
    for found in cls.frameworks.values():
        yield from (found,) if isinstance(found, str) else found


CALLS = [(name, call) for name, cls in CLASSES.items() for call in calls(cls)]
ALIASES = [(name, alias) for name, cls in CLASSES.items() for alias in (name, *cls.aliases)]


def test_the_sixteen_are_there() -> None:
    assert [name for name in SIXTEEN.split() if name not in CLASSES] == []


def test_every_family_is_a_file_or_folder_and_each_of_these_a_family() -> None:
    folder = Path(actplot.__file__).parent / "catalogue"
    assert sorted(FAMILIES) == sorted(path.stem for path in folder.iterdir() if not path.name.startswith("__"))
    assert {cls.family for cls in CLASSES.values()} == set(FAMILIES)


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_the_readme_names_every_function(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert not [name for name in CLASSES if not re.search(rf"\b{name}\b", text)], f"add these to {page}"


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_the_readme_counts_every_function(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    told = re.findall(r"(?:There are|[Aa]ll) (\d+)\b|(\d+) 个(?:函数|；)", text)
    assert len(told) >= 2
    wrong = {number for pair in told for number in pair if number} - {str(len(CLASSES))}
    assert not wrong, f"{page}: there are {len(CLASSES)} functions, not {' or '.join(sorted(wrong))}"


@pytest.mark.parametrize("cls", CLASSES.values(), ids=CLASSES)
def test_a_module_offers_its_classes(cls: type[Activation]) -> None:
    module = inspect.getmodule(cls)
    assert module
    assert cls.__name__ in module.__all__, f"add {cls.__name__!r} to __all__ of {module.__name__}"


def test_the_class_that_contributing_shows_is_the_one_in_the_catalogue() -> None:
    shown = re.search(r"```python\n(.+?)```", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.DOTALL)
    assert shown
    assert shown[1].rstrip() in inspect.getsource(inspect.getmodule(CLASSES["relu6"]))  # type: ignore[arg-type]


@pytest.mark.parametrize("cls", CLASSES.values(), ids=CLASSES)
def test_a_class_says_what_it_is_when_to_use_it_and_who_introduced_it(cls: type[Activation]) -> None:
    assert re.fullmatch(r"[A-Z].+: .+\.", (cls.__doc__ or "").partition("\n")[0]), "docstring: 'Name: what it is.'"
    for what in ("strengths", "weaknesses", "when"):
        text = getattr(cls, what)
        assert re.fullmatch(r"[A-Z].{20,280}\.", text), f"{cls.__name__}.{what}: one or two sentences, not {text!r}"
    assert cls.title
    assert cls.references, f"declare {cls.__name__}.references"
    for source in cls.references:
        assert re.search(r"\((18|19|20)\d\d\), \S", source), f"'Authors (year), title or arXiv number': {source!r}"


@pytest.mark.parametrize("cls", CLASSES.values(), ids=CLASSES)
def test_a_declared_parameter_is_in_the_formula(cls: type[Activation]) -> None:
    used = ast.parse(" + ".join(f"({part})" for part in (cls.formula, *cls.where.values())))
    names = {node.id for node in ast.walk(used) if isinstance(node, ast.Name)}
    drawn = {end for ends in cls.draws.values() for end in ends}
    assert set(cls.declared) - {"axis", "pieces"} <= names | drawn
    assert all(param.symbol for param in cls.declared.values())


@pytest.mark.parametrize(("name", "word"), ALIASES)
def test_a_name_or_alias_is_found_however_it_is_written(name: str, word: str) -> None:
    for written in (word, word.upper(), word.replace("_", "-"), word.replace("_", " "), word.replace("_", "")):
        assert actplot.get(written) == CLASSES[name]()


@pytest.mark.parametrize(("name", "call"), CALLS, ids=[call for _, call in CALLS])
def test_a_framework_call_is_understood_whole(name: str, call: str) -> None:
    assert actplot.get(call).name == name


@pytest.mark.parametrize(
    ("call", "meant"),
    [
        ("nn.LeakyReLU", "leaky_relu:0.01"),
        ("torch.nn.functional.leaky_relu", "leaky_relu:0.01"),
        ("jax.nn.leaky_relu", "leaky_relu:0.01"),
        ("keras.activations.leaky_relu", "leaky_relu:0.2"),
        ("tf.nn.leaky_relu", "leaky_relu:0.2"),
        ("keras.layers.LeakyReLU", "leaky_relu:0.3"),
        ("keras.layers.LeakyReLU(negative_slope=0.1)", "leaky_relu:0.1"),
        ("torch.nn.PReLU", "prelu:0.25"),
        ("keras.layers.PReLU", "prelu:0"),
        ("flax.linen.PReLU", "prelu:0.01"),
        ("nn.RReLU", "rrelu:lower=1/8,upper=1/3"),
        ("nn.GELU", "gelu"),
        ("jax.nn.gelu(x, approximate=False)", "gelu"),
        ("jax.nn.gelu", "gelu_tanh"),
        ("nn.GELU(approximate='tanh')", "gelu_tanh"),
        ("Gelu(approximate='tanh')", "gelu_tanh"),
        ('ACT2FN["gelu_new"]', "gelu_tanh"),
        ("keras.activations.relu", "relu"),
        ("keras.activations.relu(x, max_value=6)", "relu_general:max_value=6"),
        ("keras.layers.ReLU(max_value=None, threshold=1.0)", "relu_general:threshold=1"),
        ("keras.activations.hard_shrink(x, threshold=1)", "hardshrink:1"),
        ("HardSigmoid(alpha=0.2)", "hardsigmoid:0.2"),
        ("torch.clamp(x, min=-2, max=3)", "hardtanh:-2,3"),
        ("torch.sinc(x)", "sinc:omega=pi"),
        ("tfa.activations.snake(x, frequency=3)", "snake:3"),
        ("keras.activations.swish", "silu"),
        ("jax.nn.swish", "silu"),
        ("tf.nn.silu", "silu"),
        ("tf.nn.silu:beta=2", "swish:2"),
        ("Swish(alpha=2)", "swish:2"),
        ("nn.Softmax(dim=0)", "softmax:axis=0"),
        ("F.glu(x, dim=-1)", "glu"),
        ("nn.GLU(dim=1)", "glu:axis=1"),
        ("keras.activations.log_softmax", "log_softmax"),
        ("jax.nn.glu", "glu"),
        ("F.gumbel_softmax(logits, tau=2, hard=True)", "gumbel_softmax:tau=2,hard=1"),
        ("entmax.entmax15(x, dim=0)", "entmax15:axis=0"),
    ],
)
def test_a_framework_call_has_the_defaults_of_that_framework(call: str, meant: str) -> None:
    assert actplot.get(call) == actplot.get(meant)


def test_a_word_that_no_call_of_the_framework_knows_is_refused() -> None:
    with pytest.raises(UnknownActivation, match="approximate=tanh"):
        actplot.get("nn.GELU(approximate='sigmoid')")


@pytest.mark.parametrize("cls", CLASSES.values(), ids=CLASSES)
def test_a_spelling_of_a_parameter_binds_it(cls: type[Activation]) -> None:
    for key, param in cls.declared.items():
        value = param.default + (1 if param.integer else 0.125)
        for spelling in (key, *param.spellings.values()):
            partner = {"upper": 1.0} if key == "lower" else {}
            assert actplot.get(cls.name, **{spelling: value}, **partner) == cls(**{key: value}, **partner)


@pytest.mark.parametrize(
    "spec",
    [
        "elu:alpha=0",
        "elu:alpha=-1",
        "selu:alpha=0",
        "selu:scale=1",
        "softplus:beta=0",
        "softmax:axis=0.5",
        "swish:beta=inf",
        "leaky_relu:nan",
        "step:value_at_zero=-inf",
        "rrelu:lower=0.5,upper=0.25",
    ],
)
def test_a_parameter_outside_its_domain_is_refused_by_value(spec: str) -> None:
    with pytest.raises(ParameterOutOfRange, match=rf"^{spec.partition(':')[0]}: .*'[^']+'"):
        actplot.get(spec)


def test_coefficients_of_a_rational_function_may_come_from_python_as_lists() -> None:
    told = actplot.get("pau", numerator=[1, 2, 3, 4, 5, 6], denominator=(-1, 2, -3, 4))
    assert told == actplot.get("pau:1,2,3,4,5,6,-1,2,-3,4")
    with pytest.raises(ParameterOutOfRange, match=r"numerator '\[1, 2\]' must be a list of 6 numbers"):
        actplot.get("pau", numerator=[1, 2])
    with pytest.raises(UnknownParameter, match="numerator"):
        actplot.get("pau:numerator=1")


def test_rrelu_draws_between_two_leaky_lines_around_the_mean() -> None:
    low, high = actplot.get("rrelu").edges() or ()
    x = np.array([-3.0, -1.0, 0.0, 2.0])
    np.testing.assert_array_equal(low(x), actplot.get("leaky_relu:1/8")(x))
    np.testing.assert_array_equal(high(x), actplot.get("leaky_relu:1/3")(x))
    assert low.derivative(-1.0) < actplot.get("rrelu").derivative(-1.0) < high.derivative(-1.0)


# -- the numbers in the prose ----------------------------------------------------------------------------------------

GRID = np.linspace(-12, 12, 240_001)
NORMAL = np.exp(-(GRID**2) / 2) / np.sqrt(2 * np.pi) * (GRID[1] - GRID[0])


def told(name: str, number: str) -> None:
    """Assert that a number stands in the prose of an activation, in English and, with its own minus, in Chinese."""
    for lang in ("en", "zh-CN"):
        text = " ".join(map(str, load(lang).prose(CLASSES[name])))
        assert number.replace("-", "−" if lang == "zh-CN" else "-") in text, f"{name} ({lang}): {number} is not told"


NUMBER = r"(-?\d+(?:[./]\d+)?)"
DIP = rf"(?:dips?|bump) (?:to|of) {NUMBER} at x = {NUMBER}"
MEAN = rf"(?:mean of|average|mean down \() ?{NUMBER} for x ~ N"


def close_to(text: str, value: float) -> bool:
    """Return whether the number in a text, such as 0.278 or 3/8, is the value to its last digit."""
    top, _, below = text.partition("/")
    digits = len(text.partition(".")[2])
    return abs(float(top) / float(below or 1) - value) <= (0.51 * 10.0**-digits if digits else 1e-4)


def prose(pattern: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the name and the numbers of each class whose English prose says what the pattern looks for."""
    texts = {name: f"{cls.strengths} {cls.weaknesses}" for name, cls in CLASSES.items()}
    return [(name, found.groups()) for name, text in texts.items() for found in re.finditer(pattern, text)]


def test_enough_prose_has_numbers_to_check() -> None:
    assert len(prose(DIP)) > 15
    assert len(prose(MEAN)) > 5


@pytest.mark.parametrize(("name", "told"), prose(DIP), ids=[name for name, _ in prose(DIP)])
def test_the_dip_or_bump_in_the_prose_is_where_the_function_has_one(name: str, told: tuple[str, str]) -> None:
    x = GRID[GRID < 0]
    values = actplot.get(name)(x)
    at = values.argmin() if told[0].startswith("-") else values.argmax()
    assert close_to(told[0], values[at])
    assert close_to(told[1], x[at])


@pytest.mark.parametrize(("name", "told"), prose(MEAN), ids=[name for name, _ in prose(MEAN)])
def test_a_mean_in_the_prose_is_that_of_normal_inputs(name: str, told: tuple[str]) -> None:
    assert close_to(told[0], actplot.get(name)(GRID) @ NORMAL)


@pytest.mark.parametrize("name", ["gelu", "silu", "mish"])
def test_the_dip_in_the_prose_is_where_the_function_dips(name: str) -> None:
    values = actplot.get(name)(GRID)
    told(name, f"{values.min():.3f}")
    told(name, f"x = {GRID[values.argmin()]:.3f}")


def test_the_dip_of_swish_scales_as_the_prose_says() -> None:
    told("swish", "-0.278 / beta")
    assert f"{2 * actplot.get('swish:beta=2')(GRID).min():.3f}" == "-0.278"


@pytest.mark.parametrize("name", ["relu", "elu", "softplus"])
def test_the_mean_in_the_prose_is_that_of_normal_inputs(name: str) -> None:
    told(name, f"{actplot.get(name)(GRID) @ NORMAL:.2f}")


def test_selu_keeps_mean_0_and_variance_1_of_normal_inputs() -> None:
    values = actplot.get("selu")(GRID)
    assert values @ NORMAL == pytest.approx(0, abs=1e-8)
    assert values**2 @ NORMAL == pytest.approx(1, abs=1e-8)


def test_the_slopes_in_the_prose_are_those_of_the_functions() -> None:
    for side in actplot.get("selu").one_sided(0, 1):
        told("selu", f"{side:.3f}")
    told("mish", f"{actplot.get('mish').derivative(0.0):.1f}")
    told("sigmoid", "1/4")
    assert actplot.get("sigmoid").derivative(GRID).max() == 0.25
    told("tanh", "0.01")
    assert (actplot.get("tanh").derivative(np.array([3.0, 4.0])) < 0.01).all()


def test_the_tanh_form_of_gelu_is_as_far_off_as_the_prose_says() -> None:
    form = actplot.get("0.5*x*(1 + tanh(sqrt(2/pi)*(x + 0.044715*x**3)))")
    off = np.abs(form(GRID) - actplot.get("gelu")(GRID)).max()
    told("gelu", f"{off:.4f}")
