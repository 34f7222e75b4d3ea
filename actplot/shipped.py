"""The tables that come with the package: read, or told in one line where one of them is damaged."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from actplot.errors import ActplotError, is_scarce

__all__ = ["DATA", "reading", "sound"]

DATA = Path(__file__).parent / "data"


@contextmanager
def reading(table: Path) -> Iterator[str]:
    """Give the text of a table to whoever makes sense of it. Raises ActplotError where that, or reading it, fails."""
    with sound(table):
        yield table.read_text("utf-8")


@contextmanager
def sound(table: Path) -> Iterator[None]:
    """Raise ActplotError, which names the table, where no sense is made of it."""
    try:
        yield
    except (OSError, ValueError, LookupError, TypeError) as error:
        if is_scarce(error):  # which is no fault of the table's
            raise
        raise ActplotError(f"'{table}', which comes with actplot, is missing or damaged: install it anew.") from error
