"""Matplotlib's import in a process of our own: with the list of its own fonts, whatever the machine has."""

from __future__ import annotations

import importlib
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

__all__ = ["FOLDER", "preload"]

FOLDER = Path(__file__).parent / "data" / "fonts"


def preload() -> None:
    """Import Matplotlib without a search of the machine's fonts and without its cache; do nothing once it is imported.

    On import Matplotlib reads the list of all fonts from a folder that must be writable; where the list is missing
    it searches the machine (half a second and more) and writes it. Here the folder lasts as long as the import and
    holds the list of Matplotlib's own fonts; a Matplotlib that wants another version of the list makes one there.
    Only for a process of our own: others may need the machine's fonts.
    """
    if "matplotlib" in sys.modules:
        return
    with suppress(OSError), TemporaryDirectory(prefix="actplot-") as folder:  # no room: Matplotlib's own way is left
        for fontlist in FOLDER.glob("fontlist-*.json"):
            shutil.copy(fontlist, folder)
        with _environment(MPLCONFIGDIR=folder, MPL_IGNORE_SYSTEM_FONTS="1"):
            importlib.import_module("matplotlib.font_manager")


@contextmanager
def _environment(**variables: str) -> Iterator[None]:
    """Set environment variables for a while."""
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
