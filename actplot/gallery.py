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
from actplot.sinks import write
from actplot.spec import get, names
from actplot.words import load

__all__ = ["PAGE", "State", "activations", "page", "update"]

PAGE = "README.md"

State = Literal["same", "written", "stale", "missing"]


def activations() -> tuple[Activation, ...]:
    """Return what the gallery shows, family by family, each function once with its default parameters."""
    return tuple(sorted(map(get, names()), key=lambda act: (act.family, act.name)))


def update(folder: str | os.PathLike[str], *, check: bool = False) -> Iterator[tuple[str, State]]:
    """Bring the gallery in a folder up to date, yielding each file's name and what became of it, the page last.

    With `check` nothing is written: a file is then `same`, `stale` or `missing`. Raises CannotWrite.
    """
    folder = Path(folder)
    if not check:
        _make(folder)
    plots = [Plot(Plan(activations=(act,), orders=(0, 1))) for act in activations()]
    for plot in plots:
        name = _file(plot.plan.activations[0])
        yield name, _settle(folder / name, plot.encode("svg"), check=check)
    yield PAGE, _settle(folder / PAGE, page(plots).encode(), check=check)


def page(plots: Sequence[Plot]) -> str:
    """Return the index in Markdown: a table of contents, then a section for each picture."""
    parts = [
        "# Gallery",
        f"{len(plots)} activation functions, f on the left and f' on the right, as `actplot gallery` draws them.",
        "\n".join(
            f"- {family}: {', '.join(f'[{_title(plot)}](#{_name(plot)})' for plot in members)}"
            for family, members in groupby(plots, key=lambda plot: plot.plan.activations[0].family)
        ),
        *(_section(plot) for plot in plots),
    ]
    return "\n\n".join(parts) + "\n"


def _section(plot: Plot) -> str:
    act = plot.plan.activations[0]
    return "\n\n".join(
        (
            f'<a id="{act.name}"></a>\n\n## {act.title}',
            load("en").prose(act).summary,
            f"![{plot.scene.description}]({_file(act)})",
            f"`actplot {act.name} --deriv`",
        )
    )


def _name(plot: Plot) -> str:
    return plot.plan.activations[0].name


def _title(plot: Plot) -> str:
    return plot.plan.activations[0].title


def _file(act: Activation) -> str:
    return f"{act.name}.svg"


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
