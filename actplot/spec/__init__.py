"""Words and activations: `elu:alpha=0.5`, `nn.ELU(alpha=0.5)` or `x*sigmoid(b*x):b=1` become objects here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

from actplot.activation import Activation
from actplot.errors import BadFormula, BadRequest, UnknownActivation, UnknownParameter, nearest, quoted
from actplot.formula.parse import FUNCTIONS, SYNONYMS
from actplot.registry import by_name, catalogue
from actplot.spec.difference import Difference, difference
from actplot.spec.frameworks import IGNORED, TENSORS, meaning, order_of, own_name, split
from actplot.spec.imported import imported_class, module_word
from actplot.spec.own import formula_class, has_free_x
from actplot.spec.several import is_glob, like, spread
from actplot.spec.words import Argument, Word, arguments, cut, number, tidy

__all__ = ["Difference", "difference", "expand", "get", "names", "spread"]

Sweep = dict[str, tuple[float, ...]]


def names() -> list[str]:
    """Return the canonical names of the catalogue, sorted.

    >>> names()[:3]
    ['absolute', 'acon_c', 'affine']
    """
    return sorted(catalogue())


def get(spec: str | Activation, **parameters: float) -> Activation:
    """Return the activation that a spec means, with parameters bound.

    A spec is a name in any case (`elu`, `Leaky-ReLU`), a name with arguments (`elu:alpha=0.5`, `elu(0.5)`), a
    framework's call (`nn.ELU(alpha=0.5)`, with that framework's defaults), a formula in x with its parameters
    (`x*sigmoid(b*x):b=1`), or `package.module:MyELU`. Keywords bind on top of it.

    Raises UnknownActivation, UnknownParameter, ParameterOutOfRange, BadFormula; BadRequest for a sweep.

    >>> get("elu:alpha=0.5")
    elu(alpha=0.5)
    >>> get("keras.activations.leaky_relu")
    leaky_relu(negative_slope=0.2)
    """
    if isinstance(spec, Activation):
        cls, sweep = type(spec), _single(spec.parameters)
    else:
        cls, sweep = _understood(spec)
    for key, values in sweep.items():
        if len(values) > 1:
            raise BadRequest(f"{quoted(str(spec))} gives {key} {len(values)} values; only pictures take several.")
    return cls(**{**{key: values[0] for key, values in sweep.items()}, **_renamed(cls, parameters)})


def expand(words: Sequence[str | Activation], parameters: Sequence[str] = ()) -> tuple[Activation, ...]:
    """Return the activations of all words, each once, globs (`relu*`) and sweeps spread out, in order.

    `parameters` are `key=value[,value...]`, for every named function that has the key; UnknownParameter if none has.
    """
    named = spread(words)
    wanted = [_understood(w) if isinstance(w, str) else (type(w), _single(w.parameters)) for w in named]
    for text in parameters:
        _bind(text, wanted)
    found: dict[Activation, None] = {}
    for cls, sweep in wanted:
        for values in product(*sweep.values()):
            found[cls(**dict(zip(sweep, values, strict=True)))] = None
    return tuple(found)


def _bind(text: str, wanted: list[tuple[type[Activation], Sweep]]) -> None:
    """Put one `-p key=value` into every sweep whose class has the key."""
    given = arguments(text, text)
    if len(given) != 1 or given[0].key is None:
        raise UnknownParameter(f"parameter {quoted(text)} is not of the form name=number.")
    key = given[0].key
    owners = [(cls, key, sweep) for cls, sweep in wanted if key in cls.declared]
    if not owners:  # a framework's spelling is a second choice: ONNX's alpha of swish is not what elu:alpha means
        owners = [(cls, own, sweep) for cls, sweep in wanted if (own := own_name(cls, key)) is not None]
    if not owners:
        known = sorted({key for cls, _ in wanted for key in cls.declared})
        named = ", ".join(dict.fromkeys(cls.name for cls, _ in wanted))
        raise UnknownParameter(f"none of {named} has a parameter '{key}'.{nearest(key, known)}")
    for cls, own, sweep in owners:
        sweep[own] = tuple(number(value, cls.name, own) for value in given[0].values)


def _understood(text: str) -> tuple[type[Activation], Sweep]:
    """Return the class that a word means and the values it gives to its parameters."""
    text = tidy(text)
    word = cut(text)
    if by_name(word.head) is None and (imported := module_word(text)):
        module, name, rest = imported
        cls = imported_class(module, name)
        return cls, _values(cls, arguments(rest, text))
    if is_glob(text):
        raise BadRequest(f"{quoted(text)} means {len(spread([text]))} activations; one is wanted here.")
    found = _named(word)
    if found is not None and not (word.called and _is_expression(word)):
        cls, defaults, given = found
        return cls, {**_single(defaults), **_values(cls, given)}
    if has_free_x(text):
        return _own(text)
    raise UnknownActivation(f"no activation is called {quoted(word.head)}.{like(word.head)}")


def _named(word: Word) -> tuple[type[Activation], Mapping[str, float], tuple[Argument, ...]] | None:
    """Return class, framework's defaults and remaining arguments of a word that is a name; None if it is none."""
    cls = by_name(word.head)
    told = [argument for argument in _told(word) if argument.key not in IGNORED]
    words = {a.key: a.values[0].strip("\"'") for a in told if a.key and not _numeric(a.values[0])}
    meant = meaning(word.head, words, [a.key for a in told if a.key and a.key not in words])
    if meant is None and cls is not None:
        return cls, {}, tuple(a for a in _told(word) if a.key not in IGNORED or own_name(cls, str(a.key)))
    if meant is None:
        return None
    conditions = {key for key in words if not own_name(meant.cls, key)}
    given = (a for a in told if a.key not in conditions and not _is_harmless(a, meant.harmless))
    return meant.cls, meant.defaults, tuple(given)


def _told(word: Word) -> tuple[Argument, ...]:
    """Return a call's arguments without the tensor it is applied to; in a framework's, with the framework's keys."""
    given, framework = word.arguments, split(word.head)[0]
    first = given[0].values[0] if given and given[0].key is None else "0"
    if word.called and (first in TENSORS or (framework and first[0] not in "'\"" and not _numeric(first))):
        given = given[1:]
    keys = order_of(word.head)[: next((i for i, a in enumerate(given) if a.key), len(given))]
    return *map(Argument, keys, (a.values for a in given)), *given[len(keys) :]


def _is_harmless(argument: Argument, harmless: Mapping[str, float]) -> bool:
    key = argument.key or ""
    return key in harmless and number(argument.values[0], "", key) == harmless[key]


def _is_expression(word: Word) -> bool:
    """Return whether NAME(...) is a formula: x is free in it, as in tanh(x)."""
    free = [a.values[0] for a in word.arguments if a.key is None and has_free_x(a.values[0])]
    function = word.head in FUNCTIONS or word.head in SYNONYMS or not word.head[:1].isalpha()  # -exp(x)
    return bool(free) and not split(word.head)[0] and (function or free != ["x"])


def _own(text: str) -> tuple[type[Activation], Sweep]:
    """Return the class of a formula of the user's own; its parameters stand behind the last colon."""
    try:
        return formula_class(text, ()), {}
    except BadFormula as error:
        word = cut(text)
        if word.called or not word.arguments:
            raise error from None
    if any(argument.key is None for argument in word.arguments):
        raise UnknownParameter(f"{quoted(text)}: parameters of a formula have names, as in 'tanh(a*x):a=2'.")
    sweep = {str(a.key): tuple(number(v, word.head, str(a.key)) for v in a.values) for a in word.arguments}
    return formula_class(word.head, tuple((key, values[0]) for key, values in sweep.items())), sweep


def _values(cls: type[Activation], given: tuple[Argument, ...]) -> Sweep:
    """Return the values of the arguments under our names of the parameters."""
    sweep: Sweep = {}
    free = list(cls.declared)
    for index, argument in enumerate(given):
        if argument.key is None and index >= len(free):
            count, more = f"{len(free)} parameter{'s' * (len(free) != 1)}", quoted(argument.values[0])
            raise UnknownParameter(f"{cls.name} takes {count}; {more} is one too many.")
        key = free[index] if argument.key is None else _known(cls, argument.key)
        sweep[key] = tuple(number(value, cls.name, key) for value in argument.values)
    return sweep


def _known(cls: type[Activation], key: str) -> str:
    own = own_name(cls, key)
    if own is None:
        choices = ", ".join(cls.declared)
        hint = f" It has {choices}." if choices else " It has none."
        raise UnknownParameter(f"{cls.name} has no parameter {quoted(key)}.{hint}")
    return own


def _renamed(cls: type[Activation], parameters: Mapping[str, float]) -> dict[str, float]:
    return {key if key in cls.lists else _known(cls, key): value for key, value in parameters.items()}


def _single(parameters: Mapping[str, float]) -> Sweep:
    return {key: (value,) for key, value in parameters.items()}


def _numeric(text: str) -> bool:
    try:
        number(text, "", "")
    except ValueError:
        return False
    return text.lower() not in ("true", "false")
