"""`actplot gallery`: every activation as a file, and the page that shows them."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from actplot.cli.stdio import note, ready_to_draw

if TYPE_CHECKING:
    from actplot.gallery import State

__all__ = ["gallery"]

Folder = Annotated[str, typer.Argument(metavar="[DIR]", help="The directory; made if it is not there.")]
Check = Annotated[bool, typer.Option("--check", help="Write nothing; list what is stale or missing, and exit with 1.")]


def gallery(folder: Folder = "gallery", check: Check = False) -> int:
    """Draw every activation to SVG, with an index page.

    Each picture has f and f'; the page is Markdown. What would not change is not written.

    \b
    Examples:
      actplot gallery
      actplot gallery docs/activations
      actplot gallery --check
    """
    from actplot.gallery import activations, update

    ready_to_draw()
    files = dict(_watched(update(folder, check=check), total=len(activations()) + 1))
    behind = {name: state for name, state in files.items() if state != "same"}
    if check:
        sys.stdout.writelines(f"{state}: {Path(folder, name)}\n" for name, state in behind.items())
        return 1 if behind else 0
    note(f"{len(behind)} of {len(files)} files written to {folder}.")
    return 0


def _watched(files: Iterable[tuple[str, State]], *, total: int) -> Iterable[tuple[str, State]]:
    """Return the files as they come, behind a progress bar where someone watches."""
    if sys.stderr is None or not sys.stderr.isatty():
        return files
    from rich.console import Console
    from rich.progress import track

    return track(files, "Drawing", total=total, console=Console(stderr=True), transient=True)
