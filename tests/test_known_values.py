"""The formulas against values that come from elsewhere: papers, tables, other libraries, closed forms by hand."""

from __future__ import annotations

import math
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import actplot
from actplot.registry import catalogue

KNOWN = tomllib.loads(Path(__file__).with_name("known_values.toml").read_text(encoding="utf-8"))
VECTORS = KNOWN.pop("vectors")
FACTS = {"x", "f", "df", "source"}
CLOSE = 1e-14  # relative: what the other libraries' double precision keeps at the points chosen


def rows(table: dict[str, list[dict[str, Any]]]) -> list[Any]:
    return [pytest.param(name, row, id=f"{name}-{i}") for name, found in table.items() for i, row in enumerate(found)]


def tolerance(known: float | str) -> float:
    """The room that a value leaves: a number nearly none, a printed one half a unit of its last digit."""
    if isinstance(known, float):
        return CLOSE * abs(known)
    exponent = Decimal(known).as_tuple().exponent
    assert isinstance(exponent, int)
    return 0.5 * 10.0**exponent + 4 * math.ulp(float(known))


@pytest.mark.parametrize("name", KNOWN)
def test_f_and_its_derivative_have_the_known_values(name: str) -> None:
    for row in KNOWN[name]:
        act = actplot.get(name, **{key: value for key, value in row.items() if key not in FACTS})
        f, slope = act.slice(row["x"]), act.slice.derivative(row["x"])
        for what, ours, known in (("f", f, row["f"]), ("f'", slope, row["df"])):
            off = abs(ours - float(known))
            assert off <= tolerance(known), f"{act!r}: {what}({row['x']}) is {ours!r}, not {known} ({row['source']})"


@pytest.mark.parametrize(("name", "row"), rows(VECTORS))
def test_a_vector_function_has_the_known_values_and_jacobian(name: str, row: dict[str, Any]) -> None:
    act = actplot.get(name)
    z = np.log(row["exp_z"]) if "exp_z" in row else np.array(row["z"])
    np.testing.assert_allclose(act(z), row["p"], rtol=CLOSE, atol=0, err_msg=row["source"])
    if "jacobian" in row:
        np.testing.assert_allclose(act.jacobian(z), row["jacobian"], rtol=CLOSE, atol=1e-16, err_msg=row["source"])


@pytest.mark.parametrize("name", catalogue())
def test_every_function_is_known_at_five_points_on_both_sides_and_where_pytorch_stands_at_zero(name: str) -> None:
    known = KNOWN.get(name, [])
    assert len(known) >= 5, f"add rows for '{name}' to tests/known_values.toml: {len(known)} of at least 5"
    both = min(row["x"] for row in known) < 0 < max(row["x"] for row in known)
    assert both, f"add a row for '{name}' at x < 0 and one at x > 0 to tests/known_values.toml"
    at_zero = [row["source"] for row in known if row["x"] == 0]
    assert any("PyTorch" in source for source in at_zero), (
        f"add the row of '{name}' at x = 0, with what PyTorch has there: source = 'PyTorch 2.13, torch.where(...)'"
    )


@pytest.mark.parametrize("name", KNOWN | VECTORS)
def test_every_known_value_has_a_source_and_a_function(name: str) -> None:
    assert name in catalogue(), f"no activation is called {name!r}"
    assert all(row["source"] for row in KNOWN.get(name, []) + VECTORS.get(name, []))
    assert len({row["source"].split(":")[0].split(",")[0] for row in KNOWN[name]}) >= 2, (
        f"add a row for '{name}' that has another kind of source: by hand, a paper, another library"
    )
