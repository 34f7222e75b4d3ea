"""`actplot gallery`: every activation as pictures and pages, in English and Chinese."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from actplot.cli import options
from actplot.cli.progress import watched
from actplot.cli.stdio import note, ready_to_draw
from actplot.errors import BadRequest, CannotWrite, one_of

if TYPE_CHECKING:
    from actplot.gallery.update import Outcome

__all__ = ["gallery"]

Folder = Annotated[str, typer.Argument(metavar="[DIR]", help="The directory; made if it is not there.")]
Formats = Annotated[str, typer.Option("--formats", metavar="F,F", help="Of the pictures: svg, png, pdf.")]
Check = Annotated[bool, typer.Option("--check", help="Write nothing; list what is not up to date, and exit with 1.")]


def gallery(
    folder: Folder = "gallery",
    formats: Formats = "svg",
    check: Check = False,
    jobs: options.Jobs = None,
    quiet: options.Quiet = False,
) -> int:
    """Draw and describe every activation: a gallery for a code host.

    README.md leads to a page for each function and family, in English and Chinese; explorer.html is one page on which
    all are found and compared. Pages show the first of the formats; an SVG follows light and dark. A second run draws
    only what is missing or has changed, and removes what an earlier one wrote and is no longer wanted: gallery.lock
    keeps what was drawn.

    \b
    Examples:
      actplot gallery
      actplot gallery docs/activations --formats svg,png,pdf
      actplot gallery --check
    """
    from actplot.asked import whole
    from actplot.gallery import LOCK, pages, pictures, update
    from actplot.manifest import Manifest

    wanted, count = _formats(formats), whole("jobs", jobs)
    ready_to_draw()
    drawn, told = list(pictures(wanted)), list(pages(wanted))
    manifest = Manifest(Path(folder, LOCK))
    if check and manifest.by_others and not quiet:
        note(f"made by {manifest.maker}: what is drawn is compared, not its bytes.")
    states, reasons = Counter[str](), set[str]()
    with closing(update(folder, drawn, told, check=check, jobs=count)) as outcomes:
        for outcome in watched(outcomes, total=len(drawn) + len(told), quiet=quiet):
            states[outcome.state] += 1
            if outcome.error:
                _note(outcome, reasons)
                if isinstance(outcome.error, CannotWrite):  # as all others would
                    break
            elif check and outcome.state != "same":
                sys.stdout.write(f"{outcome.state}: {outcome.path}\n")
    if not (check or quiet):
        removed = f", {states['removed']} removed" if states["removed"] else ""
        note(f"{states['written']} of {len(drawn) + len(told)} files written to {folder}{removed}.")
    return int(states.total() > states["same"] if check else bool(states["failed"]))


def _note(outcome: Outcome, reasons: set[str]) -> None:
    """Tell why a picture failed, unless others have failed for that reason before."""
    reason = str(outcome.error).replace(outcome.path, "")
    if reason not in reasons:
        note(str(outcome.error))
    reasons.add(reason)


def _formats(words: str) -> tuple[str, ...]:
    """Return formats, each once. Raises BadRequest for an unknown one, or where pages could show none."""
    from actplot.sinks import PICTURES

    formats = tuple(dict.fromkeys(word.strip().lower() for word in words.split(",")))
    for each in formats:
        one_of("format", each, PICTURES)
    if formats[0] == "pdf":
        raise BadRequest("pages show the first of the formats: svg or png, then pdf.")
    return formats
