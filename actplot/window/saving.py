"""What a window gives away: its picture as a file, and the command line that draws it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from actplot.command import command
from actplot.window.state import State, wanted

__all__ = ["free_name", "save", "tell"]

MOST = 4  # functions that give a file its name
SUFFIX = ".png"


def save(state: State) -> str:
    """Write the picture into the working directory, over no other file, and return the file's name.

    Raises CannotWrite where nothing can be written there.
    """
    from actplot.figure import draw, measure_for
    from actplot.scene import compose
    from actplot.sinks import encode, targets

    plan = wanted(state)
    views = state.views if not state.hidden else ()
    scene = compose(plan, measure_for(plan), views)
    name = free_name(plan.activations)
    (target,) = targets([name])
    target.put(encode(draw(scene), scene, "png"))
    _note(f"wrote {name}.")
    return name


def free_name(activations: tuple[object, ...], folder: str = "") -> str:
    """Return the file name for a picture of some activations that no file in a folder has yet."""
    names = list(dict.fromkeys(str(getattr(act, "name", "own")) for act in activations))
    if len(names) > MOST:
        names[MOST - 1 :] = [f"and-{len(names) - MOST + 1}-more"]
    stem, number = "-".join(names), 1
    while os.path.lexists(Path(folder, path := f"{stem}{f'-{number}' if number > 1 else ''}{SUFFIX}")):
        number += 1
    return path


def tell(state: State) -> str:
    """Print the command line that draws the picture, and return it."""
    words = command(wanted(state))
    if sys.stdout is not None:
        sys.stdout.write(f"{words}\n")
        sys.stdout.flush()
    return words


def _note(message: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"actplot: {message}\n")
