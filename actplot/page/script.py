"""The program of a page: the scripts and the functions' formulas in one strict closure, packed."""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from actplot.activation import Activation
from actplot.formula.jetscript import jet_function
from actplot.words import LANGUAGES, en, load

__all__ = ["loader", "packed", "program", "read", "sources"]

SCRIPTS = (
    *("dom", "numbers", "breaks", "sample", "limits", "room", "axes", "names", "guides", "panels"),
    *("state", "pointer", "crosshair", "controls", "save", "main"),
)
TEXT = r'"(?:[^"\\\n]|\\.)*"'
REMARK = re.compile(rf"({TEXT})|^\s*/\*\*.*?\*/\n|(?:^\s*|[ \t]+)//[^\n]*(?=\n)", re.MULTILINE | re.DOTALL)
BLANK = re.compile(rf"({TEXT})|\s*\n\s*|[ \t]+")


def program(found: Mapping[str, Activation]) -> str:
    """Return the source: the jets and the functions that call them in a closure of their own, then all scripts."""
    formulas = ",\n".join(f"{json.dumps(key)}: {jet_function(act.tree(), act.declared)}" for key, act in found.items())
    jets = f"(() => {{\n{read('jets.js')}\nreturn [evaluate, {{\n{formulas}\n}}];\n}})()"
    head = f'"use strict";\nconst [evaluate, formulas] = {jets};\nconst conditions = {{}};\nconst WORDS = {_words()};\n'
    return bare(f"(() => {{\n{head}{sources()}\nstart();\n}})();\n")


def loader() -> str:
    """Return the source of what unpacks a program."""
    return bare(read("loader.js"))


def packed(source: str) -> str:
    """Return a source deflated, in letters that mean nothing in HTML."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return base64.b64encode(packer.compress(source.encode()) + packer.flush()).decode()


@cache
def sources() -> str:
    """Return all scripts but the jets."""
    return "\n".join(read(f"{name}.js") for name in SCRIPTS)


@cache
def read(name: str) -> str:
    """Return the text of a file of this folder."""
    return (files(__package__) / name).read_text(encoding="utf-8")


@cache
def _words() -> str:
    """Return the words that the scripts ask for, in every language, as JSON: a key in quotes asks for its word."""
    asked = sorted(en.WORDS.keys() & set(re.findall(r'"(\w+)"', sources())))
    spoken = {lang: load(lang).words for lang in LANGUAGES}
    tables = {lang: {key: words.get(key) or en.WORDS[key] for key in asked} for lang, words in spoken.items()}
    return json.dumps(tables, ensure_ascii=False, separators=(",", ":"))


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
