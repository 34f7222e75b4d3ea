"""Words for activations: every way of naming one, and every way of getting it wrong."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

import pytest

from actplot.errors import (
    ActplotError,
    BadFormula,
    BadRequest,
    ParameterOutOfRange,
    UnknownActivation,
    UnknownParameter,
)
from actplot.registry import catalogue
from actplot.spec import expand, get, names, spread


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("relu", "relu"), ("RELU", "relu"), ("Leaky-ReLU", "leaky_relu"), ("leaky relu", "leaky_relu"),
        ("LeakyReLU", "leaky_relu"), ("heaviside", "step"), ("relu()", "relu"), ("elu:alpha=0.5", "elu:alpha=0.5"),
        ("elu:0.5", "elu:alpha=0.5"), ("elu(0.5)", "elu:alpha=0.5"), ("elu(alpha=0.5)", "elu:alpha=0.5"),
        ("ELU( alpha = 0.5 )", "elu:alpha=0.5"), ("elu:alpha=1", "elu"), ("rrelu:1/8,1/3", "rrelu"),
        ("leaky_relu:alpha=0.2", "leaky_relu:negative_slope=0.2"), ("selu:2,alpha=3", "selu:scale=2.0,alpha=3.0"),
        ("softmax:dim=0", "softmax:axis=0"), ("prelu:init=0.1", "prelu:a=0.1"), ("hard swish", "hardswish"),
        ("relu(x)", "relu"), ("elu(x, alpha=0.5)", "elu:alpha=0.5"), ("ELU (0.5) # a comment", "elu:alpha=0.5"),
        ("'relu'", "relu"), ('"gelu"', "gelu"), ("`gelu`;", "gelu"), ("elu: ALPHA = 2,", "elu:alpha=2.0"),
        ("elu:α=0.5", "elu:alpha=0.5"), ("leaky_relu:negative-slope=0.2", "leaky_relu:negative_slope=0.2"),
    ],
)  # fmt: skip
def test_names_are_understood_as_people_type_them(typed: str, meant: str) -> None:
    assert get(typed).spec == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nn.ReLU", "relu"), ("torch.nn.ReLU()", "relu"), ("F.relu", "relu"), ("torch.nn.functional.relu(x)", "relu"),
        ("nn.ELU(alpha=0.5)", "elu:alpha=0.5"), ("nn.ELU(0.5, inplace=True)", "elu:alpha=0.5"),
        ("nn.LeakyReLU", "leaky_relu"), ("jax.nn.leaky_relu", "leaky_relu"),
        ("keras.activations.leaky_relu", "leaky_relu:negative_slope=0.2"),
        ("keras.layers.LeakyReLU", "leaky_relu:negative_slope=0.3"),
        ("keras.layers.LeakyReLU(negative_slope=0.1)", "leaky_relu:negative_slope=0.1"),
        ("tf.nn.leaky_relu", "leaky_relu:negative_slope=0.2"), ("keras.activations.linear", "identity"),
        ("nn.GELU", "gelu"), ("nn.GELU(approximate='none')", "gelu"), ("jax.nn.gelu(x, approximate=False)", "gelu"),
        ("keras.activations.swish", "silu"), ("tf.nn.silu", "silu"), ("tf.nn.silu(x, beta=2)", "swish:beta=2.0"),
        ("nn.PReLU(num_parameters=1, init=0.1)", "prelu:a=0.1"), ("nn.Softmax(dim=1)", "softmax:axis=1"),
        ("nn.RReLU(lower=1/8, upper=1/3)", "rrelu"), ("nn.Softplus(beta=2, threshold=20)", "softplus:beta=2.0"),
        ("nn.Softplus(2, 20)", "softplus:beta=2.0"), ("nn.GELU('tanh')", "gelu_tanh"), ("jax.nn.gelu", "gelu_tanh"),
        ("F.gelu(h, approximate='tanh')", "gelu_tanh"), ("F.elu(self.fc1(h), 0.5)", "elu:alpha=0.5"),
        ("torch.nn.functional.elu(x, alpha=0.5)", "elu:alpha=0.5"), ("F.leaky_relu(x, 0.2)", "leaky_relu:0.2"),
        ("nn.functional.relu", "relu"), ("torch.nn.modules.activation.ELU(2)", "elu:2"), ("NN.gelu", "gelu"),
        ("keras.layers.LeakyReLU(0.1)", "leaky_relu:0.1"), ("keras.layers.ReLU(6)", "relu_general:max_value=6"),
        ("jax.nn.gelu(approximate=False)", "gelu"), ("tf.nn.relu(features)", "relu"), ("nn.Threshold(0.1, 20)",
        "threshold:0.1,20"), ('ACT2FN["gelu_new"]', "gelu_tanh"), ("nnx.relu", "relu"),
    ],
)  # fmt: skip
def test_a_frameworks_word_has_that_frameworks_meaning_and_defaults(typed: str, meant: str) -> None:
    assert get(typed) == get(meant)


@pytest.mark.parametrize(
    ("typed", "at_one"),
    [
        ("x*sigmoid(b*x):b=0", 0.5), ("tanh(x)", 0.7615941559557649), ("x if x > 0 else a*(exp(x)-1):a=1", 1.0),
        ("-x", -1.0), ("x**2", 1.0), ("max(x, 0)", 1.0), (" 2*x ", 2.0), ("x:", None), ("pi*x:", None),
        ("-exp(x)", -2.718281828459045),
    ],
)  # fmt: skip
def test_a_formula_of_ones_own_goes_through_the_same_door(typed: str, at_one: float | None) -> None:
    if at_one is None:
        with pytest.raises(ActplotError):
            get(typed)
        return
    act = get(typed)
    assert act(1.0) == pytest.approx(at_one, rel=1e-15)
    assert act.name == "own"
    assert get(repr(act)) == act == pickle.loads(pickle.dumps(act))  # noqa: S301
    assert act == get(typed)


@pytest.mark.parametrize(
    ("typed", "error", "said"),
    [
        ("mihs", UnknownActivation, "no activation is called 'mihs'. Did you mean mish?"),
        ("qqq", UnknownActivation, "'actplot list'"), ("", UnknownActivation, "''"),
        ("nn.Rleu", UnknownActivation, "relu"), ("np.tanh", UnknownActivation, "Did you mean tanh?"),
        ("keras.ops.gelu", UnknownActivation, "Did you mean gelu?"),
        ("hard", UnknownActivation, "7 names begin so: 'actplot list hard' shows them."),
        ("softma", UnknownActivation, "Did you mean softmax or softmax2d?"),
        ("nn.ELU(0.5", UnknownActivation, "nn.ELU(0.5"), ("elu(0.5", UnknownActivation, "A bracket is not closed."),
        ("relu*", BadRequest, "'relu*' means 4 activations; one is wanted here"),
        ("rely*", UnknownActivation, "no activation matches 'rely*'. Did you mean relu?"),
        ("elu:alpha=1,alpha=2", UnknownParameter, "gives 'alpha' twice; several values are alpha=1,2"),
        ("keras.activations.gelu(approximate='erf')", UnknownActivation, "approximate=True"),
        ("__import__('os')", UnknownActivation, "__import__"), ("relu:a=1", UnknownParameter, "It has none"),
        ("elu:beta=1", UnknownParameter, "It has alpha"), ("elu:1,2", UnknownParameter, "'2'"),
        ("elu:alpha=", UnknownParameter, "alpha="), ("elu:=1", UnknownParameter, "=1"),
        ("elu:alpha=-1", ParameterOutOfRange, "alpha '-1' must be above 0"),
        ("elu:alpha=nan", ParameterOutOfRange, "nan"),
        ("elu:alpha=inf", ParameterOutOfRange, "inf"), ("elu:alpha=abc", ParameterOutOfRange, "abc"),
        ("nn.Softplus(threshold=5)", UnknownParameter, "'threshold'"),
        ("elu:alpha=1/0", ParameterOutOfRange, "1/0"), ("rrelu:0.5,0.1", ParameterOutOfRange, "lower '0.5'"),
        ("softmax:axis=0.5", ParameterOutOfRange, "integer"), ("swish:beta=1,2", BadRequest, "beta 2 values"),
        ("x*foo(x)", BadFormula, "'foo'"), ("b*x", BadFormula, "'b'"), ("x*b:1", UnknownParameter, "names"),
        ("os.path:sep", UnknownActivation, "neither a subclass of Activation nor a function"),
        ("no.such.module:Act", UnknownActivation, "no module is called 'no'"),
        ("os.path:joni", UnknownActivation, "has no 'joni'. Did you mean join?"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_value(typed: str, error: type[Exception], said: str) -> None:
    with pytest.raises(error) as raised:
        get(typed)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_names_are_sorted_and_canonical() -> None:
    assert names() == sorted(set(names()))
    assert all(get(name).name == name for name in names())


def test_keywords_bind_on_top_of_a_spec() -> None:
    assert get("elu:alpha=2", alpha=0.5) == get("elu:0.5")
    assert get(get("elu:alpha=2")).parameters == {"alpha": 2.0}
    assert get("leaky_relu", alpha=0.3).parameters == {"negative_slope": 0.3}
    with pytest.raises(UnknownParameter, match="gamma"):
        get("elu", gamma=1)


def test_sweeps_spread_and_the_same_spec_is_drawn_once() -> None:
    swept = expand(["swish:beta=0.5,1,2", "relu", "swish", "nn.ReLU"])
    assert [act.spec for act in swept] == ["swish:beta=0.5", "swish", "swish:beta=2.0", "relu"]
    both = expand(["selu:scale=1.5,2,alpha=3,4"])
    assert [tuple(act.parameters.values()) for act in both] == [(1.5, 3), (1.5, 4), (2, 3), (2, 4)]
    assert [act.parameters for act in expand(["x*sigmoid(b*x):b=1,2"])] == [{"b": 1}, {"b": 2}]


def test_a_glob_means_all_names_that_match() -> None:
    assert [act.name for act in expand(["relu*", "relu"])] == [name for name in catalogue() if name[:4] == "relu"]
    assert [act.name for act in expand(["*SHRINK"])] == ["hardshrink", "softshrink", "tanhshrink", "shrink"]
    assert [act.spec for act in expand(["2*x", "x*e"])] == ["2*x", "x*e"]
    assert spread(["heaviside*"]) == ("step",)
    with pytest.raises(UnknownActivation, match=r"Did you mean relu\?"):
        expand(["rely*"])


def test_families_and_all_come_behind_the_words() -> None:
    assert spread(["relu"], family="shrink") == ("relu", "hardshrink", "softshrink", "tanhshrink", "shrink")
    assert sorted(spread(["mish"], every=True)) == names()
    with pytest.raises(BadRequest, match="no family is called 'shrinks'"):
        spread([], family="shrinks")


def test_a_parameter_for_all_reaches_every_function_that_has_it() -> None:
    found = expand(["swish", "elu", "softplus"], ["beta=2", "alpha=0.5"])
    assert [act.spec for act in found] == ["swish:beta=2.0", "elu:alpha=0.5", "softplus:beta=2.0"]
    assert len(expand(["swish"], ["beta=0.5,1,2"])) == 3
    with pytest.raises(UnknownParameter, match="none of relu, gelu has a parameter 'beta'"):
        expand(["relu", "gelu"], ["beta=1"])
    for wrong in ("beta", "beta=", "=1", "0.5"):
        with pytest.raises(UnknownParameter):
            expand(["swish"], [wrong])


def test_a_class_from_ones_own_module_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "__init__.py").write_text("")
    (tmp_path / "mine" / "acts.py").write_text(
        "from actplot import Activation, param\n"
        "class Bent(Activation):\n"
        "    name, formula = 'bent_of_tests', '(sqrt(x*x + 1) - 1)/2 + k*x'\n"
        "    k: float = param(default=1.0)\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    act = get("mine.acts:Bent:k=2")
    assert act(0.0) == 0.0
    assert act.derivative(0.0) == 2.0
    assert get("bent_of_tests") == get("mine.acts:Bent")
    with pytest.raises(UnknownActivation, match="Bent"):
        get("mine.acts:bend")
    sys.modules.pop("mine.acts")
    from actplot import registry

    registry._classes.pop("bent_of_tests")
    registry._words.pop("bentoftests")


def test_a_picture_tells_what_a_frameworks_defaults_are() -> None:
    from actplot import plot

    four = ("keras.activations.leaky_relu", "relu", "tanh", "jax.nn.gelu")
    shown = str(plot(*four, layout="overlay").scene)
    assert "Leaky ReLU (α = 0.2)" in shown
    assert "GELU (tanh approximation)" in shown
    assert "α = 0.2" not in str(plot("leaky_relu", *four[1:], layout="overlay").scene)


def test_variants_of_a_formula_are_variants_of_one_in_another_process_too():
    acts = expand(["x*tanh(a*x):a=0.5,1,2"])
    again = pickle.loads(pickle.dumps(acts))  # noqa: S301
    assert again == acts
    assert len(set(map(type, again))) == 1
