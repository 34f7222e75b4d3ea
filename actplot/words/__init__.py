"""The words of pictures, windows, pages, `info` and gallery in every language; what one lacks is said in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from actplot.errors import BadRequest
from actplot.words import en
from actplot.words.prose import Prose

if TYPE_CHECKING:
    from actplot.activation import Activation

__all__ = ["LANGUAGES", "Prose", "Words", "load", "unspoken"]

LANGUAGES = ("en", "zh-CN", "zh-TW", "ja", "ko")
"""The languages; the words of zh-CN stand in the module zh_cn, and so for each."""


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of one language. Whatever is not in it falls back to English."""

    lang: str
    words: Mapping[str, str]
    families: Mapping[str, str]
    kinds: Mapping[str, str]
    titles: Mapping[str, str]
    texts: Mapping[str, Prose]

    def word(self, key: str, **values: object) -> str:
        """Return the word for a key of `en.WORDS`, its braces filled with the values."""
        word = self.words.get(key) or en.WORDS[key]
        return word.format(**values) if values else word

    def family(self, name: str) -> str:
        """Return the name of a family of the catalogue."""
        return self.families.get(name) or en.FAMILIES[name]

    def kind(self, name: str) -> str:
        """Return the word for a kind: scalar, vector, gated or stochastic."""
        return self.kinds.get(name) or en.KINDS[name]

    def title(self, act: Activation | type[Activation]) -> str:
        """Return the name that stands over a picture; that of a difference says what is taken from what."""
        if not isinstance(act, type) and hasattr(act, "parts"):
            one, other = map(self.title, act.parts)
            return self.word("title_difference", one=one, other=other)
        return self.titles.get(act.name) or act.title

    def prose(self, act: Activation | type[Activation]) -> Prose:
        """Return what the language, or else the class, says about an activation."""
        summary = (act.__doc__ or "").partition("\n")[0]
        return self.texts.get(act.name) or Prose(
            summary, act.strengths, act.weaknesses, act.when, act.relations, act.mistakes
        )


def unspoken(lang: str, source: str = "") -> BadRequest:
    """Return the error for a language that is not spoken: where that was said, and which are."""
    return BadRequest(f"no language is called '{lang}'{source}. Choose from {', '.join(LANGUAGES)}.")


@cache
def load(lang: str) -> Words:
    """Return the words of a language, such as "zh-CN"; raise BadRequest for one that is not spoken."""
    if lang not in LANGUAGES:
        raise unspoken(lang)
    module = import_module(f"{__name__}.{lang.lower().replace('-', '_')}")
    return Words(lang, module.WORDS, module.FAMILIES, module.KINDS, module.TITLES, module.PROSE)
