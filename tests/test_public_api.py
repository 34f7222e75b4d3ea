"""The public names of the package: each is there, documented, and loaded only when it is used."""

from __future__ import annotations

import inspect
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

import actplot

PUBLIC = {
    "Activation", "ActplotError", "BadFormula", "BadRequest", "CannotWrite", "Curve", "Facts", "MissingGlyph",
    "NoScreen", "Outcome", "ParameterOutOfRange", "Plot", "UnknownActivation", "UnknownParameter", "__version__",
    "export", "facts", "get", "names", "param", "plot", "sample",
}  # fmt: skip


def test_the_public_names_are_these():
    assert set(actplot.__all__) == set(dir(actplot)) == PUBLIC


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_every_public_name_can_be_imported_and_is_documented(name):
    thing = getattr(actplot, name)
    assert name == "__version__" or inspect.getdoc(thing)


def test_another_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        actplot.nothing  # noqa: B018


def test_importing_the_package_loads_nothing_heavy():
    script = (
        "import sys, actplot; "
        "assert not {'numpy', 'matplotlib', 'typer', 'rich', 'typing'} & set(sys.modules), sorted(sys.modules)"
    )
    subprocess.run([sys.executable, "-S", "-c", script], check=True)


def test_no_module_bears_the_name_of_a_public_function():
    modules = {module.name for module in pkgutil.iter_modules(actplot.__path__)}
    assert not modules & (PUBLIC | {"facts"})


def test_the_errors_are_one_family_and_also_what_python_would_raise():
    family = {name for name in PUBLIC if inspect.isclass(getattr(actplot, name)) and name[0] in "ABCMNPU"}
    errors = {name for name in family if issubclass(getattr(actplot, name), Exception)}
    assert all(issubclass(getattr(actplot, name), actplot.ActplotError) for name in errors)
    assert issubclass(actplot.UnknownActivation, LookupError)
    assert issubclass(actplot.UnknownParameter, LookupError)
    assert issubclass(actplot.ParameterOutOfRange, ValueError)


def test_the_signatures_are_those_that_scripts_rely_on():
    assert str(inspect.signature(actplot.names)).startswith("()")
    get, sample, plot = (
        inspect.signature(function).parameters for function in (actplot.get, actplot.sample, actplot.plot)
    )
    assert list(get) == ["spec", "parameters"]
    assert list(sample)[:3] == ["act", "span", "order"]
    assert list(plot) == [
        "specs", "family", "all", "range", "deriv", "second", "param", "lang", "layout", "columns", "equal", "guides",
        "mark", "diff", "vector", "theme", "style", "transparent", "size", "dpi", "font_size", "title", "no_formula",
        "ylim", "font", "ax",
    ]  # fmt: skip


def test_the_names_are_sorted_and_found():
    assert actplot.names() == sorted(actplot.names())
    assert all(actplot.get(name).name == name for name in actplot.names())


def test_a_curve_is_pieces_and_points():
    curve = actplot.sample(actplot.get("relu"), (-1, 1), order=1)
    assert len(curve.pieces) == 2
    assert {kind for *_, kind in curve.points} == {"open", "closed"}


def test_the_changelog_begins_with_this_version_and_its_day():
    changelog = Path(__file__).parents[1] / "CHANGELOG.md"
    first = re.search(r"^## (.+)$", changelog.read_text(encoding="utf-8"), re.MULTILINE)
    assert re.fullmatch(rf"{re.escape(actplot.__version__)} - (\d{{4}}-\d\d-\d\d|Unreleased)", first[1])
