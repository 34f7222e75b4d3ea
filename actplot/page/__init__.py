"""The page: one HTML file that draws its functions itself, with sliders, and asks nobody for anything."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from functools import cache
from html import escape
from importlib.resources import files

from actplot.activation import Activation
from actplot.figure.style import theme_of
from actplot.formula.jetscript import jet_function
from actplot.page.content import check, content, functions
from actplot.page.still import still, variable
from actplot.plan import TYPE, Plan
from actplot.scene.describe import describe
from actplot.scene.parts import Scene
from actplot.themes import Theme
from actplot.themes.roles import PLAIN
from actplot.words import load

__all__ = ["check", "page"]

SCRIPTS = (
    *("dom", "numbers", "breaks", "sample", "limits", "room", "axes", "names", "guides", "panels"),
    *("state", "pointer", "crosshair", "controls", "save", "main"),
)
POLICY = (
    "default-src 'none'; script-src {script}; style-src {style}; img-src data: blob:; base-uri 'none'; form-action 'none'"
)
PIXELS = 16.0  # of the page's type, where pictures have numbers of 8.5 points
COMMENTS = re.compile(r"^\s*(?:/\*\*.*?\*/|//[^\n]*)\n|[ \t]+// [^\n]*|^[ \t]+", re.MULTILINE | re.DOTALL)


def page(scene: Scene) -> str:
    """Return the page of a scene's plan, whose still picture is for readers without scripts.

    The same plan gives the same text. Raises BadRequest for what a page cannot show.
    """
    plan = scene.plan
    check(plan)
    found = functions(plan.activations)
    script, style = _script(found), _style(scene)
    policy = POLICY.format(script=_hash(script), style=_hash(style))
    parts = {
        "lang": plan.lang,
        "policy": policy,
        "description": escape(describe(plan)),
        "title": escape(_title(plan)),
        "style": style,
        "still": still(scene),
        "data": _json(content(plan, found, script)),
        "script": script,
    }
    return _filled(_read("page.html"), parts)


def _title(plan: Plan) -> str:
    """Return what a tab shows: the headline, else the functions' names."""
    words = load(plan.lang)
    return plan.title or words.word("list_separator").join(dict.fromkeys(map(words.title, plan.activations)))


def _script(found: dict[str, Activation]) -> str:
    """Return all scripts in one strict closure: the jets and the functions that call them first, in one of their own."""
    sources = ",\n".join(f"{json.dumps(key)}: {jet_function(act.tree(), act.declared)}" for key, act in found.items())
    jets = f"(() => {{\n{_bare('jets.js')}return [evaluate, {{\n{sources}\n}}];\n}})()"
    rest = "".join(_bare(f"{name}.js") for name in SCRIPTS)
    conditions = "{}"
    return (
        f'(() => {{\n"use strict";\nconst [evaluate, formulas] = {jets};\nconst conditions = {conditions};\n'
        f"{rest}start();\n}})();\n"
    )


def _style(scene: Scene) -> str:
    """Return the style sheet in the plan's colours, and dark for readers of dark pages until a script decides."""
    plan = scene.plan
    light, dark = (theme_of(replace(plan, theme=name)) for name in ("light", "dark"))
    start = light if plan.theme in ("auto", "light") else theme_of(plan)
    other = dark if plan.theme == "auto" else start
    parts = {"colors": _colors(start, scene), "dark colors": _colors(other, scene)}
    size = PIXELS * (plan.font_size or TYPE) / TYPE
    return _filled(re.sub(r"/\*.*?\*/\n", "", _read("page.css"), flags=re.DOTALL), {**parts, "size": f"{size:g}"})


def _colors(theme: Theme, scene: Scene) -> str:
    """Return the variables with the colours of what a scene shows."""
    roles = {line.role for panel in scene.panels for line in panel.lines}
    return " ".join(f"{variable(role)}: {theme.color(role)};" for role in (*PLAIN, *sorted(roles)))


def _filled(template: str, parts: dict[str, str]) -> str:
    """Return a template with its parts put in, once each and not looked at again."""
    return re.sub(r"\{([\w ]+)\}", lambda found: parts.get(found[1], found[0]), template)


@cache
def _read(name: str) -> str:
    return (files(__name__) / name).read_text(encoding="utf-8")


@cache
def _bare(name: str) -> str:
    """Return a script without comments and indentation."""
    return COMMENTS.sub("", _read(name))


def _json(data: object) -> str:
    """Return data as JSON in which nothing can end the element that it stands in."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c").replace("&", "\\u0026")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
