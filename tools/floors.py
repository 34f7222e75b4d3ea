"""The floors of the package: a module imports only from floors below its own, and from earlier names of its own.

tests/test_floors.py holds every import to this table, and the picture of the architecture is drawn from it.
"""

from __future__ import annotations

__all__ = ["FLOORS"]

FLOORS: dict[str, tuple[str, ...]] = {
    "numbers": (
        "version",
        "errors",
        "shipped",
        "quick",
        "distinct",
        "pairs",
        "turns",
        "mills",
        "elementary",
        "circular",
        "primitives",
        "jets",
        "formula",
    ),
    "activations": (
        "parameter",
        "registry",
        "index",
        "values",
        "wording",
        "activation",
        "vector",
        "catalogue",
        "spec",
    ),
    "scene": ("curve", "words", "asked", "sliders", "measure", "plan", "command", "themes", "scene"),
    "faces": (
        "fontlist",
        "typeset",
        "fonts",
        "figure",
        "terminal",
        "card",
        "comparison",
        "page",
        "table",
        "markdown",
        "slim",
    ),
    "one picture": ("files", "sinks", "picture", "window"),
    "many pictures": ("manifest", "warm", "workers", "shipping", "batch", "gallery", "sphinx"),
    "command line": ("cli", "__main__"),
}
"""Each floor's name and what stands on it, from the ground up."""
