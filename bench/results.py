"""Results of benchmarks: medians and quartiles, in tables that people read and `make bench-check` reads back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import quantiles
from typing import Any, NamedTuple

__all__ = ["Key", "Result", "Spread", "goals", "read", "shown", "tables", "worse"]

Key = tuple[str, str, str]  # a part of the table, what is measured there, and beside what

HEADER = ("what", "ratio", "quartiles", "goal", "met", "ours", "beside", "theirs")
RULE = ("---", "--:", "---", "--:", "---", "---", "---", "---")
FENCE, DRIFT = 1.5, 0.05


class Spread(NamedTuple):
    """A median between its quartiles."""

    low: float
    middle: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        """Return the spread of two values or more, whose quartiles are never beyond the values."""
        return cls(*quantiles(values, n=4, method="inclusive"))


@dataclass(frozen=True)
class Result:
    """One row: what was measured, in how many rounds, and beside what; or why it could not be.

    `figure` is what the goal holds for: the ratio of ours to theirs, how much `more` ours is, or ours alone.
    """

    part: str
    what: str
    beside: str
    unit: str
    more: bool = False
    goal: float | None = None
    rounds: int = 0
    figure: Spread | None = None
    ours: Spread | None = None
    theirs: Spread | None = None
    missing: str = ""

    @property
    def key(self) -> Key:
        """What tells the row from all others."""
        return self.part, self.what, self.beside

    @property
    def met(self) -> bool | None:
        """Tell whether the median is within the goal; None without either."""
        return None if self.goal is None or self.figure is None else self.figure.middle <= self.goal

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Result:
        """Return the row that `dataclasses.asdict` and JSON made a dictionary of."""
        spreads = {name: told[name] and Spread(*told[name]) for name in ("figure", "ours", "theirs")}
        return cls(**{**told, **spreads})


def tables(results: Iterable[Result]) -> str:
    """Return the rows as Markdown, a table for each part."""
    parts = []
    for part, rows in groupby(results, key=lambda result: result.part):
        told = list(rows)
        rounds = max(row.rounds for row in told)
        lines = aligned([HEADER, RULE, *(cells(row) for row in told)])
        parts.append("\n".join([f"## {part}", "", f"Rounds: {rounds}.", "", *lines, ""]))
    return "\n".join(parts)


def cells(row: Result) -> tuple[str, ...]:
    """Return the cells of a row."""
    unit = row.unit if row.more or not row.beside else ""
    sign = "+" if row.more else ""
    goal = "" if row.goal is None else "<= " + shown(row.goal, unit, sign)
    if row.figure is None or row.ours is None:
        return row.what, "skipped", row.missing, goal, "", "", row.beside, ""
    quartiles = " to ".join(shown(value, unit, sign) for value in (row.figure.low, row.figure.high))
    met = {None: "", True: "yes", False: "**no**"}[row.met]
    theirs = shown(row.theirs.middle, row.unit) if row.theirs else ""
    figure = f"**{shown(row.figure.middle, unit, sign)}**"
    ours = shown(row.ours.middle, row.unit) if row.beside else ""
    return row.what, figure, quartiles, goal, met, ours, row.beside, theirs


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows of Markdown whose columns stand one below the other in plain text, too."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in rows]


def shown(value: float, unit: str = "", sign: str = "") -> str:
    """Return three digits of a number and its unit."""
    if unit == "ms" and abs(value) >= 1000:
        value, unit = value / 1000, "s"
    digits = f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"
    return f"{sign if value >= 0 else ''}{digits} {unit}".rstrip()


def goals(results: Iterable[Result]) -> str:
    """Return how many goals are met, and which are not."""
    told = [row for row in results if row.met is not None]
    if not told:
        return "There is no goal here."
    failed = [f"{row.what} ({row.part.lower()})" for row in told if not row.met]
    return f"{len(told) - len(failed)} of {len(told)} goals are met{'; not: ' if failed else ''}{', '.join(failed)}."


def read(text: str) -> dict[Key, Spread | None]:
    """Return what the tables of a page say: the ratios and sizes, None where a time or nothing stands."""
    found: dict[Key, Spread | None] = {}
    part = ""
    for line in text.splitlines():
        if line.startswith("## "):
            part = line[3:]
        row = tuple(cell.strip() for cell in line.split("|")[1:-1])
        if row and row not in {HEADER, RULE}:
            found[part, row[0], row[6]] = spread(row[1], row[2])
    return found


def spread(middle: str, quartiles: str) -> Spread | None:
    """Return the spread that two cells show; None for a time, which another machine may double."""
    numbers = re.findall(r"-?[\d.]+(?:e-?\d+)?", f"{quartiles} {middle}")
    if len(numbers) != 3 or middle.startswith("**+") or re.search(r" m?s\b", middle):
        return None
    low, high, median = map(float, numbers)
    return Spread(low, median, high)


def worse(committed: Spread, found: Spread) -> bool:
    """Tell whether a new median is above all that the committed spread allows.

    That is Tukey's fence, the upper quartile and 1.5 times the distance of the two, some three standard deviations
    above the median; or 5 % above the upper quartile, if that is more, since two runs on one machine drift so far.
    """
    return found.middle > committed.high + max(FENCE * (committed.high - committed.low), DRIFT * committed.middle)
