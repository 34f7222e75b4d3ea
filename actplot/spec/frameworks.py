"""What a framework's own words mean: `keras.activations.leaky_relu` has Keras's slope, `F.relu` is PyTorch's.

Everything is read off the calls that the catalogue's classes declare. A keyword with a number gives a default; one
with a word (approximate="none") is a condition that a user's call has to name.
"""

from __future__ import annotations

import ast
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from actplot.errors import ParameterOutOfRange, UnknownActivation, nearest, quoted
from actplot.registry import by_name, catalogue, squashed
from actplot.spec.words import number

if TYPE_CHECKING:
    from actplot.activation import Activation

__all__ = ["IGNORED", "PREFIXES", "TENSORS", "Meaning", "meaning", "order_of", "own_name", "split"]

# the prefixes that users type, and under which one of them the catalogue's calls are filed
PREFIXES = {
    "torch.nn.functional.": "torch", "torch.nn.modules.activation.": "torch", "torch.nn.": "torch",
    "nn.functional.": "torch", "nn.modules.activation.": "torch", "nn.": "torch", "F.": "torch",
    "torch.special.": "torch", "torch.": "torch",
    "tf.keras.activations.": "keras.activations", "keras.activations.": "keras.activations",
    "tf.keras.layers.": "keras.layers", "keras.layers.": "keras.layers",
    "jax.nn.": "jax", "jax.numpy.": "jax", "jnp.": "jax", "flax.linen.": "jax", "flax.nnx.": "jax",
    "nnx.": "jax",
    "tf.nn.": "tf", "tf.math.": "tf", "tf.": "tf",
    "entmax.": "entmax", "keras.ops.": "keras.ops", "jax.scipy.special.": "jax",
    "tfa.activations.": "tfa", "timm.layers.": "timm", "torch_activation.": "torch_activation",
    "ACT2FN[": "transformers",
}  # fmt: skip
IGNORED = frozenset({"inplace", "num_parameters", "name", "dtype", "training"})  # they change no value
TENSORS = frozenset({"x", "input", "inputs", "features", "tensor", "logits"})  # what a pasted call is applied to


@dataclass(frozen=True, slots=True)
class Meaning:
    """A class, the parameters that a framework's call gives it, and the words that the call has to name.

    `harmless` are numbers that change nothing as long as they are what the framework has by default, `keys` the
    call's parameters in the framework's order and spelling.
    """

    cls: type[Activation]
    defaults: Mapping[str, float]
    conditions: Mapping[str, str]
    harmless: Mapping[str, float]
    keys: tuple[str, ...]


@lru_cache(maxsize=1024)
def split(head: str) -> tuple[str, str]:
    """Return (prefix, name) of a word with a framework's prefix, ("", head) of any other."""
    for prefix in PREFIXES:
        if head.lower().startswith(prefix.lower()):
            return prefix, head[len(prefix) :].strip("[]\"'")
    return "", head


def order_of(head: str) -> tuple[str, ...]:
    """Return the parameters of a framework's function in its own order, as far as the catalogue tells them."""
    prefix, name = split(head)
    known = _index().get(PREFIXES[prefix], {}) if prefix else {}
    return max((m.keys for m in known.get(squashed(name), [])), key=len, default=())


def meaning(head: str, words: Mapping[str, str], keys: Collection[str]) -> Meaning | None:
    """Return what a framework's head means, given the call's keywords: words, and keys of numbers.

    None without a prefix, unless the words tell it: ONNX's Gelu(approximate="tanh") is not its Gelu().
    Raises UnknownActivation if the framework has no such function here.
    """
    prefix, name = split(head)
    if not (prefix or words):
        return None  # a name alone is ours: none of the frameworks' calls has to be read
    group = PREFIXES.get(prefix, "")
    known = _index().get(group, {})
    candidates = known.get(squashed(name), [])
    if not prefix:
        candidates = [m for m in candidates if m.conditions and m.conditions == words]
        return candidates[0] if candidates else None
    if not candidates:
        ours = by_name(name)
        hint = f" Did you mean {ours.name}?" if ours else nearest(name, filter(None, (_shown(group, n) for n in known)))
        raise UnknownActivation(f"no activation is called {quoted(head)}.{hint}")
    stated = [m for m in candidates if m.conditions == {k: v for k, v in words.items() if not own_name(m.cls, k)}]
    if not stated:
        choices = " or ".join(dict.fromkeys(f"{k}={v}" for m in candidates for k, v in m.conditions.items()))
        given = ", ".join(f"{k}={v}" for k, v in words.items())
        call, only = f"{head}({given})" if given else head, f"; only with {choices}" if choices else ""
        raise UnknownActivation(f"{quoted(call)} is not in the catalogue{only}.")
    return next((m for m in stated if all(own_name(m.cls, key) for key in keys)), stated[0])


def _shown(group: str, key: str) -> str:
    return next((m.cls.name for m in _index()[group].get(key, [])), "")


@lru_cache(maxsize=1)
def _index() -> dict[str, dict[str, list[Meaning]]]:
    """Return every declared call by prefix group and squashed name, in catalogue order."""
    index: dict[str, dict[str, list[Meaning]]] = {}
    for cls in catalogue().values():
        for calls in cls.frameworks.values():
            for call in (calls,) if isinstance(calls, str) else calls:
                callee, keywords = _read(call)
                prefix, name = split(callee)
                group = index.setdefault(PREFIXES.get(prefix, ""), {})
                group.setdefault(squashed(name), []).append(_meant(cls, keywords))
    return index


def _meant(cls: type[Activation], keywords: Mapping[str, str]) -> Meaning:
    defaults: dict[str, float] = {}
    conditions: dict[str, str] = {}
    harmless: dict[str, float] = {}
    for key, written in keywords.items():
        own, value = own_name(cls, key), _value(written)
        if own is None and key not in IGNORED and (value is None or written in ("True", "False")):
            conditions[key] = written.strip("\"'")
        elif value is not None:
            (harmless if own is None else defaults)[own or key] = value
    return Meaning(cls, defaults, conditions, harmless, tuple(keywords))


def own_name(cls: type[Activation], key: str) -> str | None:
    """Return our name of a parameter that a framework may spell otherwise, or None."""
    if key in cls.declared:
        return key
    letter = unicodedata.name(key, "") if len(key) == 1 else ""
    plain = squashed(letter.rpartition(" ")[2] if letter.startswith("GREEK") else key)
    known = {own: (own, *declared.spellings.values()) for own, declared in cls.declared.items()}
    return next((own for own, words in known.items() if plain in map(squashed, words)), None)


def _read(call: str) -> tuple[str, dict[str, str]]:
    """Return the callee and the keywords of a declared call, such as nn.ELU(alpha=1.0).

    What the function has built in stands behind it as a comment: torch.sinc(x)  # omega = pi.
    """
    called, _, fixed = call.partition("#")
    node = ast.parse(called.strip(), mode="eval").body
    if not isinstance(node, ast.Call):
        return ast.unparse(node), {}
    built_in = {key.strip(): value.strip() for key, equals, value in [fixed.partition("=")] if equals}
    return ast.unparse(node.func), built_in | {k.arg: ast.unparse(k.value) for k in node.keywords if k.arg}


def _value(written: str) -> float | None:
    try:
        return number(written, "", "")
    except ParameterOutOfRange:
        return None
