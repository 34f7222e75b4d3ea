"""What a benchmark is and how it is run: ours and what a user would run instead, in turn, round after round."""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from results import Result, Spread, goals, tables

__all__ = ["Bench", "Row", "asked", "in_turn", "main", "timed"]

sys.path.insert(0, str(Path(__file__).parents[1]))  # a clone is measured as it stands, installed or not

Turn = Callable[[], Mapping[str, float]]

LEAST = 3  # rounds that have a median and quartiles


@dataclass(frozen=True)
class Row:
    """What a row compares: the name of ours and, if there is one, of the rival, and the goal, which is a most.

    The goal holds for the ratio of the two, for the difference if it is what ours takes `more`, or for ours alone.
    """

    what: str
    ours: str
    beside: str = ""
    goal: float | None = None
    more: bool = False
    unit: str = "ms"

    def figures(self, turns: Sequence[Mapping[str, float]]) -> list[float]:
        """Return what the goal holds for, round by round: what slows one of a round slows the other."""
        pairs = [(turn[self.ours], turn[self.beside] if self.beside else 1.0) for turn in turns]
        return [a - b if self.more else a / b for a, b in pairs]


@dataclass(frozen=True)
class Bench:
    """A part of the table: its rows, and a turn, which measures everything once and returns the numbers by name.

    What cannot be measured here is `missing`, with the reason.
    """

    part: str
    rows: Sequence[Row]
    turn: Turn
    rounds: int
    missing: Mapping[str, str] = field(default_factory=dict)

    def run(self, rounds: int) -> list[Result]:
        """Measure, and return a result for each row."""
        able = any(self.reason(row) is None for row in self.rows)
        turns = [self.turn() for _ in range(rounds + 1)][1:] if able else []  # the first compiles and fills caches
        return [self.result(row, turns) for row in self.rows]

    def result(self, row: Row, turns: Sequence[Mapping[str, float]]) -> Result:
        """Return the result of a row, which is a reason where something is missing."""
        reason = self.reason(row)
        told = Result(self.part, row.what, row.beside, row.unit, row.more, row.goal, missing=reason or "")
        if reason is not None:
            return told
        spreads = {"figure": Spread.of(row.figures(turns)), "ours": Spread.of([turn[row.ours] for turn in turns])}
        if row.beside:
            spreads["theirs"] = Spread.of([turn[row.beside] for turn in turns])
        return Result(**{**vars(told), **spreads, "rounds": len(turns)})

    def reason(self, row: Row) -> str | None:
        """Return why a row cannot be measured; None where it can."""
        return next((self.missing[name] for name in (row.ours, row.beside) if name in self.missing), None)


def in_turn(ways: Mapping[str, Callable[[], float]]) -> Turn:
    """Return a turn that goes through the ways, there and back again by turns, so that no way has the better place."""
    order = list(ways)

    def turn() -> dict[str, float]:
        order.reverse()
        return {name: ways[name]() for name in order}

    return turn


def timed(call: Callable[[], object]) -> float:
    """Return the milliseconds of a call, which does not pay for what the calls before it left to be collected."""
    gc.collect()
    start = time.perf_counter()
    call()
    return 1000 * (time.perf_counter() - start)


def asked(option: str) -> tuple[int | None, bool]:
    """Return how many rounds the command line asks for, and whether it has an option. Exits with 2 on other words."""
    words = [word for word in sys.argv[1:] if word != option]
    if len(words) > 1 or not all(word.isdecimal() and int(word) >= LEAST for word in words):
        print(f"usage: python {sys.argv[0]} [{option}] [ROUNDS], of which {LEAST} are the least", file=sys.stderr)
        sys.exit(2)
    return (int(words[0]) if words else None), option in sys.argv


def main(bench: Callable[[], AbstractContextManager[Bench]]) -> None:
    """Run one benchmark as a program, with its rounds or as many as are asked for, and print its table."""
    rounds, as_json = asked("--json")
    with bench() as found:
        results = found.run(rounds or found.rounds)
    if as_json:
        print(json.dumps([asdict(result) for result in results]))
    else:
        print(tables(results), goals(results), sep="\n")
