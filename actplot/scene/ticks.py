"""Ticks: steps of 1, 2 or 5 times a power of ten, and the shortest exact numbers for them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

__all__ = ["MINUS", "Numbers", "Step", "choose", "print_float", "print_number", "print_numbers", "steps"]

LONGEST = 6  # characters of a tick's number, its sign aside, before another notation is tried
TINY = "0.000"  # zeros behind the point that nobody wants to count
MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Step:
    """The distance between two ticks: `digit` (1, 2 or 5) times ten to the `exponent`."""

    digit: int
    exponent: int

    @property
    def size(self) -> float:
        """The step as a float."""
        return self.at(1)

    def at(self, index: int) -> float:
        """Return the place of a tick, rounded once."""
        count = index * self.digit
        return float(count * 10**self.exponent) if self.exponent >= 0 else count / 10**-self.exponent

    def between(self, low: float, high: float) -> range:
        """Return the indices of the ticks from `low` to `high`, rounding forgiven."""
        slack = 1e-9
        return range(math.ceil(low / self.size - slack), math.floor(high / self.size + slack) + 1)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The ticks of an axis: their indices, their numbers, and the base that is taken off all numbers ("" is none)."""

    step: Step
    indices: tuple[int, ...]
    labels: tuple[str, ...]
    base: str = ""

    def places(self) -> Iterator[tuple[float, str]]:
        """Yield each tick's place and number."""
        for index, label in zip(self.indices, self.labels, strict=True):
            yield self.step.at(index), label


def choose(low: float, high: float, *, least: float, fits: Callable[[Numbers], bool]) -> Numbers:
    """Return the ticks with the smallest step from `least` on whose numbers fit, 0 left out.

    Where no step does, the coarsest that still has a tick; none where there is no room at all.
    """
    coarsest = None
    if high <= low:  # as in a panel that is lower than its arrow head
        return Numbers(Step(1, 0), (), ())
    for step in steps(min(least, (high - low) / 5)):  # a step of a fifth to a half has a tick on any interval with 0
        indices = [index for index in step.between(low, high) if index]
        if not indices:
            break
        coarsest = print_numbers(step, indices)
        if fits(coarsest):
            return coarsest
    return coarsest or Numbers(step, (), ())


def steps(least: float) -> Iterator[Step]:
    """Yield the steps from the first that is at least `least` on, upwards."""
    exponent = math.floor(math.log10(least))
    while True:
        yield from (step for digit in (1, 2, 5) if (step := Step(digit, exponent)).size >= least)
        exponent += 1


def print_numbers(step: Step, indices: Sequence[int]) -> Numbers:
    """Print ticks plainly, else with an exponent; where both are long, less a base that they have in common."""
    counts = [index * step.digit for index in indices]
    labels, base = _shorter(counts, step.exponent), 0
    if _longest(labels) > LONGEST:
        base = _base(counts)
        labels = _shorter([count - base for count in counts], step.exponent)
    taken_off = _shorter([base], step.exponent)[0] if base else ""
    return Numbers(step, tuple(indices), tuple(labels), taken_off)


def print_number(count: int, exponent: int, *, scientific: bool = False) -> str:
    """Print count x 10^exponent exactly: no padding zeros, a real minus sign."""
    sign, digits = MINUS if count < 0 else "", str(abs(count))
    if count == 0:
        return "0"
    while digits.endswith("0"):
        digits, exponent = digits[:-1], exponent + 1
    if scientific:
        power = exponent + len(digits) - 1
        fraction = f".{digits[1:]}" if len(digits) > 1 else ""
        return f"{sign}{digits[0]}{fraction}e{power}".replace("-", MINUS)
    if exponent >= 0:
        return sign + digits + "0" * exponent
    digits = digits.rjust(1 - exponent, "0")
    return f"{sign}{digits[:exponent]}.{digits[exponent:]}"


def _shorter(counts: Sequence[int], exponent: int) -> list[str]:
    plain = [print_number(count, exponent) for count in counts]
    if _longest(plain) <= LONGEST and not any(label.lstrip(MINUS).startswith(TINY) for label in plain):
        return plain
    return min([print_number(count, exponent, scientific=True) for count in counts], plain, key=_longest)


def _longest(labels: Sequence[str]) -> int:
    return max(len(label.lstrip(MINUS)) for label in labels)


def _base(counts: Sequence[int]) -> int:
    """Return the round count just nearer to 0 than all, 0 when they lie on both sides of it."""
    low, high = min(counts), max(counts)
    if low <= 0 <= high:
        return 0
    if high < 0:
        return -_base([-count for count in counts])
    power = int(10 ** len(str(high - low)))
    return low // power * power


def print_float(value: float, digits: int = 6) -> str:
    """Print a number with at most that many significant digits, plainly where that is short."""
    mantissa, _, power = f"{value:.{digits - 1}e}".partition("e")
    count = int(mantissa.replace(".", ""))
    return _shorter([count], int(power) - digits + 1)[0]
