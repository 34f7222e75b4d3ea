"""`actplot values`: f and its derivatives as numbers."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from actplot.cli import options
from actplot.errors import BadRequest, nearest

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

__all__ = ["values"]

FORMATS = ("table", "csv", "json")
MOST_POINTS = 10_000_000  # 80 MB a column

At = Annotated[
    str | None,
    typer.Option("--at", metavar="X,...|-", help="The points, parted by commas or spaces; '-' reads them from stdin."),
]
Points = Annotated[
    str, typer.Option("--points", metavar="N", help="How many points --range is cut into, both ends included.")
]
Format = Annotated[
    str,
    typer.Option("--format", "-f", metavar="table|csv|json", help="csv and json give every digit.", show_default=True),
]


def values(
    names: options.Names,
    at: At = None,
    span: options.Span = None,
    points: Points = "9",
    deriv: options.Deriv = False,
    second: options.Second = False,
    format: Format = "table",
) -> None:
    """Print values of activations and of their derivatives.

    \b
    Examples:
      actplot values gelu --at -1,0,1 --deriv
      actplot values relu mish --range -4 4 --points 17 --format csv
      seq -3 3 | actplot values elu:alpha=0.5 --at - --format json
    """
    from actplot.picture import pair
    from actplot.spec import get, spread
    from actplot.table import tabulate

    if format not in FORMATS:
        raise BadRequest(f"no format is called '{format}'.{nearest(format, FORMATS)}")
    if (at is None) == (span is None):
        raise BadRequest("say where: either --at X,... or --range LO HI.")
    ends = pair("range", span)
    x = _spread(ends, points) if ends else _listed(at or "")
    activations = tuple(dict.fromkeys(get(name) for name in spread(names)))
    table = tabulate(activations, x, orders=options.orders(deriv=deriv, second=second))
    lines = {"table": table.text, "csv": table.csv, "json": table.json}[format]()
    sys.stdout.writelines(line + "\n" for line in lines)


def _listed(at: str) -> Array:
    """Return the points that stand in the option, or on stdin."""
    import numpy as np

    from actplot.picture import number

    if at == "-" and sys.stdin is None:
        raise BadRequest("--at '-' reads stdin, which is closed.")
    words = (sys.stdin.read() if at == "-" else at).replace(",", " ").split()
    if not words:
        raise BadRequest(f"--at '{at}' gives no number.")
    return np.array([number("--at", word) for word in words])


def _spread(span: tuple[float, float], points: str) -> Array:
    """Return as many points, evenly from end to end."""
    import numpy as np

    from actplot.plan import check_interval

    check_interval("range", span)
    if not points.isdecimal() or not 2 <= int(points) <= MOST_POINTS:
        raise BadRequest(f"points '{points}' must be a whole number from 2 to {MOST_POINTS}.")
    return np.linspace(*span, int(points))
