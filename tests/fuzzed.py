"""What people and chance may type: words, formulas, titles, options, batch files; and how much of it a test makes."""

from __future__ import annotations

import gc
import json
import math
import os
import signal
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from actplot import names
from actplot.batch import KEYS
from actplot.formula.parse import FUNCTIONS
from actplot.plan import LANGUAGES, LAYOUTS, THEMES

CASES = int(os.environ.get("FUZZ", "0"))
SECONDS = 2  # of processor time that a case may take


def budget(short: int) -> settings:
    """Return so many cases in a short run, the same ones each time; in a long one as many as are asked for."""
    return settings(
        max_examples=CASES or short,
        derandomize=not CASES,
        database=None,
        deadline=None,  # which counts what other processes take; see `swift`
        print_blob=True,
        phases=[phase for phase in Phase if phase is not Phase.explain],  # which slows what it traces: all would fail
        suppress_health_check=list(HealthCheck),
    )


@contextmanager
def swift() -> Iterator[None]:
    """Fail where more processor time than allowed is taken, that of collections aside: they go through all there is."""

    def stop(*_: object) -> None:
        raise TimeoutError(f"more than {SECONDS} s of processor time")

    gc.disable()
    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
        gc.enable()


# -- what is typed -------------------------------------------------------------------------------------------------

NUMBERS = st.one_of(
    st.sampled_from([0.0, 1.0, -1.0, 0.5, 2.0, 1e-3, 1e300, -1e-300, 5e-324, math.inf, math.nan]),
    st.floats(-10, 10),
    st.floats(),
    st.integers(-100, 100).map(float),
)
ODD = "\0\a\b\t\n\r\x1b\x7f\x85\x9b\u200b\u200f\u202e\u2028\u2066\ud800\ufeff\ufffe😀激é∞−·′٣"
NAMED = (
    "relu",
    "elu",
    "gelu",
    "softmax",
    "prelu",
    "threshold",
    "swish",
    "Leaky-ReLU",
    "rrelu",
    "glu",
    "ELU",
    "math:sin",
)
PARTS = (
    "nn.",
    "F.",
    "jax.nn.",
    "keras.layers.",
    "tensor(",
    "**",
    "alpha",
    "alpha=",
    "beta=0.5,1,2",
    "x",
    "true",
    "None",
)
PIECES = st.one_of(
    st.sampled_from(":=,()[]{}*?#'\"`;.-+/ "),
    st.sampled_from([*NAMED, *PARTS, "inf", "1e999", "1/0"]),
    st.sampled_from(NAMED),
    NUMBERS.map(str),
    st.text(max_size=4),
    st.text(ODD, min_size=1, max_size=3),
)
WORDS = st.lists(PIECES, min_size=1, max_size=8).map("".join)
TITLES = st.one_of(
    st.text(max_size=30),
    st.lists(st.sampled_from([*ODD, "a", "<&>", "$x$", "\\", "{x}", " "])).map("".join),
)


def _formulas() -> st.SearchStrategy[str]:
    """Formulas, most of them good ones, written with all brackets."""
    names_ = st.sampled_from(["x"] * 9 + ["a", "b", "pi", "e"] * 2 + ["q"])
    leaves = names_ | st.integers(0, 70).map(str) | st.floats(0, 1e3).map(repr)
    one, two = sorted(FUNCTIONS - {"max", "min", "hypot"}), ["max", "min", "hypot"]

    def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        compared = st.sampled_from(["<", "<=", ">", ">="])
        return st.one_of(
            st.builds("({}{}{})".format, inner, st.sampled_from("+-*/"), inner),
            st.builds("(-{})".format, inner),
            st.builds("({}**{})".format, inner, inner | st.integers(-3, 66).map(str)),
            st.builds("{}({})".format, st.sampled_from(one), inner),
            st.builds("{}({}, {})".format, st.sampled_from(two), inner, inner),
            st.builds("({} if {} {} {} else {})".format, inner, inner, compared, inner, inner),
            st.builds("({} if {} < {} < {} or x > {} else {})".format, *[inner] * 6),
        )

    return st.recursive(leaves, grown, max_leaves=9)


FORMULAS = _formulas()
_SCRAPS = [
    *("x", "a", "1", "2.", "1e", "0x", "1_0", "1j", "e", "_", "ⅹ", "x²", "٣", "x.", "...", "'", "\\", "\0", "\f", "#"),
    *(
        "**",
        "*",
        "/",
        "+",
        "-",
        "(",
        ")",
        "[",
        "]",
        ",",
        ":",
        "=",
        ":=",
        "@",
        "<",
        ">",
        " if ",
        " else ",
        " and ",
        " not ",
    ),
    *("max(", "exp(", "lambda x:"),
]
SCRAPS = st.lists(st.sampled_from(_SCRAPS), max_size=14).map("".join)

SPECS = st.sampled_from(
    [*names(), *("elu:alpha=3", "swish:beta=1,2", "x*tanh(x)", "log(x)", "1/x", "exp(x)", "relu*") * 4]
)
PAIRS = st.none() | st.tuples(NUMBERS, NUMBERS) | st.tuples(NUMBERS, NUMBERS).map(lambda pair: tuple(sorted(pair)))
MARKS = ("extrema", "roots,inflections", "largest", "x", "")
ASKED = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(("deriv", "second", "equal", "guides", "no_formula", "transparent"), st.booleans()),
        **dict.fromkeys(("range", "ylim"), PAIRS),
        "layout": st.sampled_from(LAYOUTS),
        "columns": st.integers(-1, 120),
        "mark": st.sampled_from(MARKS),
        "theme": st.sampled_from(THEMES),
        "lang": st.sampled_from(LANGUAGES),
        "title": st.none() | TITLES,
        "font_size": st.none() | NUMBERS,
        "size": st.none() | st.tuples(st.floats(0.5, 40), st.floats(0.5, 40)) | PAIRS,
        "dpi": st.sampled_from([150.0, 72.0]) | NUMBERS,
        "vector": st.none() | st.lists(NUMBERS, max_size=8),
    },
)

OUTPUTS = (
    "a.svg",
    "{name}.svg",
    "{name}-{theme}.png",
    "../{name}.pdf",
    "/etc/a.svg",
    "a/../../b.svg",
    "{x}.svg",
    "b.gif",
)
VALUES = st.one_of(
    *(NUMBERS, st.booleans(), TITLES, st.lists(NUMBERS, max_size=3), st.sampled_from(THEMES)),
    st.dictionaries(st.sampled_from(["alpha", "beta"]), NUMBERS, max_size=2),
)
ENTRIES = st.fixed_dictionaries(
    {"activations": SPECS | st.lists(SPECS, max_size=3), "output": st.sampled_from(OUTPUTS)},
    optional=dict.fromkeys(sorted(KEYS.keys() - {"activations", "output", "font", "style"}), VALUES),
)
_LINES = [
    *("[[picture]]\n", "[defaults]\n", 'activations = "relu"\n', "output = ", '"a.svg"', "\n", "'" * 3, '"', "#"),
    *("[", "]", "{", "}", "=", ",", "1", "true", "nan", "x", "\t", "é", "\0", "\x1b"),
]
LINES = st.lists(st.sampled_from(_LINES), max_size=16).map("".join)


def toml(entry: Mapping[str, object]) -> str:
    """Write an entry of a batch file."""
    return "[[picture]]\n" + "".join(f"{key} = {_value(value)}\n" for key, value in entry.items())


def _value(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {_value(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    written = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode()
    return written.replace("\x7f", "\\u007F")
