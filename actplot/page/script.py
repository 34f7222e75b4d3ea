"""The program of a page: the scripts and the functions' formulas in one strict closure, packed."""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from actplot.activation import Activation
from actplot.formula.jetscript import jet_function
from actplot.page.content import described
from actplot.plan import THEMES
from actplot.words import LANGUAGES, en, load

__all__ = ["as_json", "loader", "packed", "program", "read", "sources"]

SCRIPTS = (
    *("dom", "numbers", "breaks", "sample", "limits", "room", "axes", "names", "guides", "panels"),
    *("state", "pointer", "crosshair", "controls", "sliders", "save", "main"),
)
EXPLORER = ("thumbnails", "choice", "search", "finder")  # what only an explorer has
CHOICES = {f"page_theme_{name}" for name in THEMES}
TEXT = r"""\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'"""
REMARK = re.compile(rf"({TEXT})|^\s*/\*\*.*?\*/\n|(?:^\s*|[ \t]+)//[^\n]*(?=\n)", re.MULTILINE | re.DOTALL)
BLANK = re.compile(rf"({TEXT})|\s*\n\s*|[ \t]+")


def program(found: Mapping[str, Activation], offered: Mapping[str, Any] | None = None) -> str:
    """Return the source: the jets and the functions that call them in a closure of their own, then all scripts.

    What is told of the functions stands in it, too, as JSON: packed, it takes little room. So does what an explorer
    has `offered` to find them by.
    """
    scripts, criteria = ((*SCRIPTS, *EXPLORER), tuple(offered["criteria"])) if offered else (SCRIPTS, ())
    formulas = ",\n".join(f"{json.dumps(key)}: {jet_function(act.tree(), act.declared)}" for key, act in found.items())
    told = _conditions(found)
    needed = _needed(read("jets.js"), formulas + told)
    jets = f"(() => {{\n{needed}\nreturn [evaluate, {{\n{formulas}\n}}, {told}];\n}})()"
    head = f'"use strict";\nconst [evaluate, formulas, conditions] = {jets};\n'
    head += f"const WORDS = {_words(scripts, criteria)};\nconst CATALOGUE = {as_json(described(found))};\n"
    if offered:
        head += f"const OFFERED = {as_json(offered)};\n"
    return bare(f"(() => {{\n{head}{sources(scripts)}\nstart();\n}})();\n")


def loader() -> str:
    """Return the source of what unpacks a program."""
    return bare(read("loader.js"))


def packed(source: str) -> tuple[str, int]:
    """Return a source deflated, in 85 letters that mean nothing in a script of HTML, and how many bytes that were."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    deflated = packer.compress(source.encode()) + packer.flush()
    return base64.b85encode(deflated, pad=True).decode().replace("<", ","), len(deflated)


def _conditions(found: Mapping[str, Activation]) -> str:
    """Return the functions that are 1 where the parameters of one go together."""
    written = []
    for key, act in found.items():
        tests = [f"({jet_function(tree, act.declared)})" for tree in act.conditions()]
        if tests:
            written.append(f"{json.dumps(key)}: [{', '.join(tests)}]")
    return "{" + ", ".join(written) + "}"


def _needed(source: str, callers: str) -> str:
    """Return a source without the functions that are named nowhere in the callers, or in functions that are."""
    parts = re.split(r"(?m)^(?=function |/\*\*)", source)
    named = {found[1]: part for part in parts if (found := re.search(r"^function (\w+)", part, re.MULTILINE))}
    kept, waiting = set[str](), ["evaluate", *re.findall(r"\w+", callers)]
    waiting += [name for part in parts if part not in named.values() for name in re.findall(r"\w+", part)]
    while waiting:
        if (name := waiting.pop()) in named and name not in kept:
            kept.add(name)
            waiting += re.findall(r"\w+", named[name])
    return "".join(part for part in parts if part not in {named[name] for name in named.keys() - kept})


@cache
def sources(scripts: tuple[str, ...] = SCRIPTS) -> str:
    """Return all scripts but the jets."""
    return "\n".join(read(f"{name}.js") for name in scripts)


@cache
def read(name: str) -> str:
    """Return the text of a file of this folder."""
    return (files(__package__) / name).read_text(encoding="utf-8")


@cache
def _words(scripts: tuple[str, ...], more: tuple[str, ...]) -> str:
    """Return the words that the scripts ask for, in every language, as JSON: a key in quotes asks for its word.

    So does each theme that can be chosen.
    """
    asked = sorted(en.WORDS.keys() & set(re.findall(r'"(\w+)"', sources(scripts))) | {*more} | CHOICES)
    spoken = {lang: load(lang).words for lang in LANGUAGES}
    tables = {lang: {key: words.get(key) or en.WORDS[key] for key in asked} for lang, words in spoken.items()}
    return as_json(tables)


def as_json(data: object) -> str:
    """Return data as JSON in which nothing can end an element that it stands in."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c").replace("&", "\\u0026")


def bare(source: str) -> str:
    """Return a source without remarks, and without blanks but those that part two words or two signs; texts stay."""
    plain = REMARK.sub(lambda found: found[1] or "", source)

    def thinned(found: re.Match[str]) -> str:
        if found[1]:
            return found[1]
        before, after = plain[found.start() - 1 : found.start()], plain[found.end() : found.end() + 1]
        words = all(re.match(r"[\w$]", sign) for sign in (before, after))
        if "\n" in found[0]:
            return "\n"
        return " " if words or (before and before in "+-" and after and after in "+-") else ""

    return BLANK.sub(thinned, plain).strip() + "\n"
