"""`actplot batch`: the pictures that a file asks for, several at a time."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import chdir, closing
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from actplot.cli import options
from actplot.cli.progress import watched
from actplot.cli.stdio import note, ready_to_draw
from actplot.errors import BadRequest, nearest, quoted, reason

if TYPE_CHECKING:
    from actplot.batch import Picture
    from actplot.shipping import Outcome

__all__ = ["batch"]

STDIN = "-"

File = Annotated[
    str, typer.Argument(metavar="FILE", help="The batch file, in TOML; '-' for stdin.", show_default=False)
]
Only = Annotated[list[str] | None, typer.Option("--only", metavar="GLOB", help="Only outputs that match; repeatable.")]
Check = Annotated[bool, typer.Option("--check", help="Write nothing; list what is stale or missing, and exit with 1.")]
KeepGoing = Annotated[bool, typer.Option("--keep-going", "-k", help="Draw the others where one picture fails.")]
Outside = Annotated[bool, typer.Option("--outside", help="Allow outputs beyond the folder of FILE.")]


def batch(
    file: File,
    only: Only = None,
    check: Check = False,
    jobs: options.Jobs = None,
    keep_going: KeepGoing = False,
    outside: Outside = False,
    quiet: options.Quiet = False,
) -> int:
    """Draw the pictures that a file asks for.

    A table [[picture]] has the long options of pictures as keys, - written _: activations = ["relu", "mish"],
    deriv = true, output = "relu-mish.svg". A list where one value is meant stands for several pictures: theme =
    ["light", "dark"], output = "{name}-{theme}.svg". [defaults] hold for all. Outputs lie beside the file.

    A second run draws only what is missing or has changed: FILE.lock keeps what was drawn.

    \b
    Examples:
      actplot batch docs/pictures.toml
      actplot batch docs/pictures.toml --only 'gelu-*'
      actplot batch docs/pictures.toml --check
    """
    from actplot.asked import whole
    from actplot.batch import read

    count = whole("jobs", jobs)
    found = list(read(_text(file), file, outside=outside))
    faults = dict.fromkeys(str(each) for each in found if isinstance(each, BadRequest))
    for fault in faults:
        note(fault)
    if faults and not keep_going:
        return BadRequest.status
    pictures = _chosen([each for each in found if not isinstance(each, BadRequest)], only or ())
    ready_to_draw()
    status = _run(pictures, file, jobs=count, check=check, keep_going=keep_going, quiet=quiet)
    return BadRequest.status if faults else status


def _run(
    pictures: Sequence[Picture], file: str, *, jobs: int | None, check: bool, keep_going: bool, quiet: bool
) -> int:
    from actplot.manifest import Manifest
    from actplot.shipping import ship

    folder = Path(file).parent
    wheres = {picture.output: picture.where for picture in pictures}
    done: dict[str, Outcome] = {}
    with chdir(folder):  # so that the same file gives the same bytes wherever the command was given
        manifest = Manifest(None if file == STDIN else Path(file).with_suffix(".lock").name)
        if check and manifest.by_others and not quiet:
            note(f"made by {manifest.maker}: what is drawn is compared, not its bytes.")
        plans = ((picture.output, picture.plan) for picture in pictures)
        with closing(ship(plans, manifest=manifest, jobs=jobs, check=check)) as outcomes:
            for outcome in watched(outcomes, total=len(pictures), quiet=quiet):
                done[outcome.path] = outcome
                if outcome.error:
                    note(f"{wheres[outcome.path]}: {outcome.error}")
                    if not keep_going:
                        break
    return _told(done, [*wheres], folder, check=check, quiet=quiet)


def _told(done: dict[str, Outcome], outputs: Sequence[str], folder: Path, *, check: bool, quiet: bool) -> int:
    """Say what became of the files, and return the exit code."""
    count = Counter(outcome.state for outcome in done.values())
    if check:
        behind = [done[output] for output in outputs if output in done and done[output].state in ("stale", "missing")]
        sys.stdout.writelines(f"{each.state}: {folder / each.path}\n" for each in behind)
    elif not quiet:
        undrawn = f", {lost} not drawn" if (lost := len(outputs) - count["same"] - count["written"]) else ""
        note(f"{count['written']} of {len(outputs)} files written{undrawn}.")
    errors = [outcome.error.status for outcome in done.values() if outcome.error]
    return max([*errors, int(check and count["same"] < len(done))], default=0)


def _text(file: str) -> str:
    """Return what a batch file says. Raises BadRequest."""
    try:
        data = sys.stdin.buffer.read() if file == STDIN else Path(file).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise BadRequest(f"cannot read {quoted(file)}: {reason(error)}.") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise BadRequest(f"{quoted(file)}, line {line}: this is not text in UTF-8.") from None


def _chosen(pictures: Sequence[Picture], globs: Sequence[str]) -> list[Picture]:
    """Return the pictures whose outputs match one of the globs, all without any. Raises BadRequest."""
    outputs = [picture.output for picture in pictures]
    for glob in globs:
        if not any(fnmatchcase(output, glob) for output in outputs):
            raise BadRequest(f"no output matches {quoted(glob)}.{nearest(glob, outputs)}")
    return [each for each in pictures if not globs or any(fnmatchcase(each.output, glob) for glob in globs)]
