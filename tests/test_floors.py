"""The floors: a module imports only from floors below or earlier rows of its own; the lower ones load nothing heavy."""

from __future__ import annotations

import ast
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from sources import MODULES, PACKAGE, named, text, tree

FLOORS = list(runpy.run_path(str(Path(__file__).parents[1] / "tools" / "floors.py"))["FLOORS"].values())
HEAVY = {"matplotlib", "typer", "rich", "PIL"}
LIGHT = [*FLOORS[0], *FLOORS[1], *FLOORS[2], "terminal", "card", "comparison", "table", "markdown"]


def modules():
    """Yield each module of the package: its row's name and its file."""
    for path in MODULES:
        inside = path.relative_to(PACKAGE)
        if inside != Path("__init__.py"):
            yield inside.parts[0].removesuffix(".py"), path


def rank(row):
    return next((floor, names.index(row)) for floor, names in enumerate(FLOORS) if row in names)


def imported(path):
    """Yield the rows that a file imports when it is loaded, so neither inside functions nor for type checkers."""
    later = ast.FunctionDef | ast.AsyncFunctionDef
    waiting = list(tree(path).body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, later) or (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)):
            continue
        waiting += ast.iter_child_nodes(node)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "actplot":
            inside = node.module.split(".")[1:]
            yield from inside[:1] or (alias.name for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name.split(".")[1] for alias in node.names if alias.name.startswith("actplot."))


def test_every_module_stands_on_a_floor_and_every_row_is_there():
    rows = {row for row, _ in modules()}
    assert rows == {name for names in FLOORS for name in names}


@pytest.mark.parametrize(("row", "path"), list(modules()), ids=lambda value: getattr(value, "stem", value))
def test_a_module_imports_only_from_below(row, path):
    above = {name for name in imported(path) if name != row and rank(name) >= rank(row)}
    assert not above, f"{named(path)} imports {above} from above; move the import or the module"


def test_the_lower_floors_never_load_matplotlib_typer_or_rich():
    paths = [path for row in LIGHT for path in (PACKAGE / f"{row}.py", *sorted((PACKAGE / row).glob("*.py")))]
    names = [".".join(path.relative_to(PACKAGE).with_suffix("").parts) for path in paths if path.exists()]
    script = (
        "import importlib, sys\n"
        f"for name in {names!r}:\n"
        "    importlib.import_module('actplot.' + name.removesuffix('.__init__'))\n"
        f"    if heavy := {HEAVY!r} & set(sys.modules): sys.exit(f'{{name}} loads {{heavy}}')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_pyplot_is_named_in_one_module_only():
    assert {named(path) for path in MODULES if "import matplotlib.pyplot" in text(path)} == {"window/__init__.py"}
