"""The gallery: every activation with its derivative as an SVG file, and a page in Markdown that shows them all."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Literal

from actplot.activation import Activation
from actplot.errors import CannotWrite
from actplot.picture import Plot
from actplot.plan import Plan
from actplot.registry import catalogue
from actplot.sinks import write
from actplot.words import load

__all__ = ["PAGE", "State", "activations", "page", "update"]

PAGE = "README.md"

State = Literal["same", "written", "stale", "missing"]


def activations() -> tuple[Activation, ...]:
    """Return what the gallery shows: every function once, with its default parameters, family by family."""
    return tuple(cls() for cls in catalogue().values())


def update(folder: str | os.PathLike[str], *, check: bool = False) -> Iterator[tuple[str, State]]:
    """Bring the gallery in a folder up to date, yielding each file's name and what became of it, the page last.

    With `check` nothing is written: a file is then `same`, `stale` or `missing`. Raises CannotWrite.
    """
    folder = Path(folder)
    if not check:
        _make(folder)
    plots = [Plot(Plan(activations=(act,), orders=(0, 1))) for act in activations()]
    for plot in plots:
        name = f"{_shown(plot).name}.svg"
        yield name, _settle(folder / name, plot.encode("svg"), check=check)
    yield PAGE, _settle(folder / PAGE, page(plots).encode(), check=check)


def page(plots: Sequence[Plot]) -> str:
    """Return the index in Markdown: a table of contents, then a section for each family with its pictures."""
    words = load("en")
    families = {
        words.family(family): list(members) for family, members in groupby(plots, key=lambda plot: _shown(plot).family)
    }
    contents = [f"- {family}: {', '.join(map(_link, members))}" for family, members in families.items()]
    parts = [
        "# Gallery of activation functions",
        f"{len(plots)} functions, f on the left and f' on the right, as `actplot gallery` draws them.",
        "\n".join(contents),
    ]
    for family, members in families.items():
        parts += [f"## {family}", *map(_section, members)]
    return "\n\n".join(parts) + "\n"


def _section(plot: Plot) -> str:
    act = _shown(plot)
    return "\n\n".join(
        (
            f'<a id="{act.name}"></a>',
            f"### {act.title}",
            load("en").prose(act).summary,
            plot.markdown(f"{act.name}.svg"),
            f"`actplot {act.name} --deriv`",
        )
    )


def _link(plot: Plot) -> str:
    return f"[{_shown(plot).title}](#{_shown(plot).name})"


def _shown(plot: Plot) -> Activation:
    return plot.plan.activations[0]


def _settle(path: Path, data: bytes, *, check: bool) -> State:
    if not check:
        return "written" if write(path, data) else "same"
    try:
        return "same" if path.read_bytes() == data else "stale"
    except OSError:
        return "missing"


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(f"cannot make the directory '{folder}': {error.strerror}.") from error
