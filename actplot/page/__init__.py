"""The page: one HTML file that draws its functions itself, with sliders, and asks nobody for anything."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape

from actplot.activation import Activation
from actplot.figure.style import theme_of
from actplot.page.content import Json, check, content, functions
from actplot.page.explorer import is_explorer, offer, opening, still_plan
from actplot.page.script import as_json, loader, packed, program, read
from actplot.page.still import still, variable
from actplot.plan import TYPE, Plan
from actplot.scene.describe import describe
from actplot.scene.parts import Scene
from actplot.themes import Theme
from actplot.themes.roles import PLAIN
from actplot.words import load

__all__ = ["page", "still_plan"]

POLICY = (
    "default-src 'none'; script-src {scripts}; style-src {style}; img-src data: blob:; base-uri 'none'; "
    "form-action 'none'"
)
SHEETS = ("page.css", "explorer.css")  # the second only where there is something to choose
PIXELS = 16.0  # of the page's type, where pictures have numbers of 8.5 points


def page(plan: Plan, scene: Scene) -> str:
    """Return the page of a plan; the scene, of its `still_plan`, is the picture for readers without scripts.

    The same plan gives the same text. Raises BadRequest for what a page cannot show.
    """
    check(plan)
    found = functions(plan.activations)
    offered = offer(found) if is_explorer(plan) else None
    source, start, style = program(found, offered), loader(), _style(scene, SHEETS[: 2 if offered else 1])
    text, length = packed(source)
    parts = {
        "lang": plan.lang,
        "policy": POLICY.format(scripts=f"{_hash(start)} {_hash(source)}", style=_hash(style)),
        "description": escape(describe(plan)),
        "title": escape(_title(plan)),
        "style": style,
        "still": still(scene) + (_names(plan) if offered else ""),
        "data": as_json(_data(plan, found)),
        "program": text,
        "bytes": str(length),
        "script": start,
    }
    return _filled(read("page.html"), parts)


def _data(plan: Plan, found: Mapping[str, Activation]) -> Json:
    """Return what the page opens with, and of an explorer all curves that it offers."""
    data = content(opening(plan), found)
    return data | {"offered": content(plan, found)["curves"]} if is_explorer(plan) else data


def _title(plan: Plan) -> str:
    """Return what a tab shows: the headline, else the functions' names where these are few."""
    words = load(plan.lang)
    return plan.title or (words.word("title_comparison") if is_explorer(plan) else _listed(plan))


def _names(plan: Plan) -> str:
    """Return the names of all functions, for readers without scripts."""
    return f"\n<figcaption>{escape(_listed(plan), quote=False)}</figcaption>"


def _listed(plan: Plan) -> str:
    words = load(plan.lang)
    return words.word("list_separator").join(dict.fromkeys(map(words.title, plan.activations)))


def _style(scene: Scene, sheets: Sequence[str]) -> str:
    """Return the style sheets in the plan's colours, and dark for readers of dark pages until the program decides."""
    plan = scene.plan
    light, dark = (theme_of(replace(plan, theme=name)) for name in ("light", "dark"))
    start = light if plan.theme in ("auto", "light") else theme_of(plan)
    other = dark if plan.theme == "auto" else start
    size = PIXELS * (plan.font_size or TYPE) / TYPE
    parts = {"colors": _colors(start, scene), "dark colors": _colors(other, scene), "size": f"{size:g}"}
    bare = re.sub(r"/\*.*?\*/|\s*\n\s*|(?<=[{};:,]) | (?=[{}])", "", "\n".join(map(read, sheets)), flags=re.DOTALL)
    return _filled(bare, parts)


def _colors(theme: Theme, scene: Scene) -> str:
    """Return the variables with the colours of what a scene shows."""
    roles = {line.role for panel in scene.panels for line in panel.lines}
    page = "--page:transparent;" if scene.plan.transparent else ""
    return page + "".join(f"{variable(role)}:{theme.color(role)};" for role in (*PLAIN, *sorted(roles)))


def _filled(template: str, parts: Mapping[str, str]) -> str:
    """Return a template with its parts put in, once each and not looked at again."""
    return re.sub(r"\{([a-z ]+)\}", lambda found: parts.get(found[1], found[0]), template)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
