"""`actplot values`: f and its derivatives as numbers."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, islice, takewhile
from typing import IO, TYPE_CHECKING, Annotated

import typer

from actplot.cli import options
from actplot.errors import BadRequest, one_of, quoted

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from actplot.table import Table

    Array = NDArray[np.float64]

__all__ = ["values"]

FORMATS = ("table", "csv", "json")
MOST_POINTS = 10_000_000
MANY = 1 << 17  # points that are worth the start of processes
PIECE = 1 << 16  # bytes that are read at a time, and more than the longest number has
BLANKS = bytes.maketrans(b",\t\n\v\f\r", b"      ")

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
    from actplot.asked import pair
    from actplot.plan import orders
    from actplot.spec import get, spread
    from actplot.table import Table

    one_of("format", format, FORMATS)
    if (at is None) == (span is None):
        raise BadRequest("say where: either --at X,... or --range LO HI.")
    ends = pair("range", span)
    activations = tuple(dict.fromkeys(get(name) for name in spread(names)))
    blocks = _spread(ends, points) if ends else _listed(at or "")
    table = Table(activations, orders(deriv=deriv, second=second), blocks)
    many = ends is not None and int(points) >= MANY
    ways = {"table": table.text, "csv": partial(_abreast, table) if many else table.csv, "json": table.json}
    for piece in ways[format]():
        sys.stdout.write(piece)
        if at == "-":
            sys.stdout.flush()  # whoever feeds the pipe may be waiting


def _listed(at: str) -> Iterable[Array]:
    """Return the points that stand in the option, or on stdin, in blocks. Raises BadRequest."""
    blocks = _numbers(_pieces(sys.stdin) if at == "-" else [at.encode()])
    first = next(blocks, None)
    if first is None:
        raise BadRequest(f"--at '{at}' gives no number.")
    return chain([first], blocks)


def _pieces(stream: IO[str] | None) -> Iterator[bytes]:
    """Yield what comes from a stream, as soon as it comes, cut between words. Raises BadRequest."""
    if stream is None:
        raise BadRequest("--at '-' reads stdin, which is closed.")
    binary = getattr(stream, "buffer", None)
    rest = b""
    while piece := binary.read1(PIECE) if binary else stream.read(PIECE).encode():
        whole, _, rest = (rest + piece.translate(BLANKS)).rpartition(b" ")
        if len(rest) > PIECE:
            raise BadRequest(f"--at: {quoted(rest.decode(errors='replace'))} is too long for a number.")
        yield whole
    yield rest


def _numbers(pieces: Iterable[bytes]) -> Iterator[Array]:
    """Yield the numbers of texts. Raises BadRequest for a word that is none, behind those before it."""
    import numpy as np

    count = 0
    for piece in pieces:
        words = piece.translate(BLANKS).decode(errors="replace").split()
        try:
            numbers = np.array(words, dtype=np.float64)
        except ValueError:
            numbers = np.array([float(word) for word in takewhile(_is_number, words)])
        if numbers.size:
            yield numbers
        count += numbers.size
        if numbers.size < len(words):
            raise BadRequest(f"--at: number {count + 1}, {quoted(words[numbers.size])}, is none.")


def _is_number(word: str) -> bool:
    try:
        float(word)
    except ValueError:
        return False
    return True


def _abreast(table: Table) -> Iterator[str]:
    """Yield the CSV of many points, worked out by all processors where that is sooner, and told in their order."""
    from actplot.workers import NoWorker, cores, spread, start_method

    if cores() == 1 or start_method() != "fork":  # a process begun from nothing takes longer than it saves
        yield from table.csv()
        return
    yield table.csv_head()
    waiting: dict[int, str | Exception] = {}
    due = 0
    work = partial(_rows, table)
    try:
        for (number, _), rows in spread(work, enumerate(table.blocks), jobs=cores(), draws=False):
            waiting[number] = rows
            while due in waiting:
                rows = waiting.pop(due)
                if isinstance(rows, Exception):
                    raise rows
                yield rows
                due += 1
    except NoWorker:  # one process takes longer, and needs no other
        yield from map(table.csv_rows, islice(table.blocks, due, None))


def _rows(table: Table, task: tuple[int, Array]) -> str:
    return table.csv_rows(task[1])


def _spread(span: tuple[float, float], points: str) -> Iterable[Array]:
    """Return as many points, evenly from end to end. Raises BadRequest."""
    from actplot.plan import check_interval
    from actplot.table import Spread

    check_interval("range", span)
    if not points.isdecimal() or not 2 <= int(points) <= MOST_POINTS:
        raise BadRequest(f"points '{points}' must be a whole number from 2 to {MOST_POINTS}.")
    return Spread(span, int(points))
