"""What is said of an activation in one language."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Prose"]


class Prose(NamedTuple):
    """What an activation is in one sentence, what is good about it, what is not, and where it is used.

    `relations` tie it to other functions; `mistakes` are common ones, each with what is right.
    """

    summary: str
    strengths: str
    weaknesses: str
    when: str
    relations: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()
