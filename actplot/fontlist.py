"""Matplotlib's import in a process of our own: with the list of its own fonts, without help that nobody reads."""

from __future__ import annotations

import importlib
import importlib.util
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from typing import Any

__all__ = ["FOLDER", "preload"]

FOLDER = Path(__file__).parent / "data" / "fonts"


def preload() -> None:
    """Import what draws a figure, without what only others need; do nothing once Matplotlib is imported."""
    if "matplotlib" in sys.modules:
        return
    logging.getLogger("matplotlib").addHandler(logging.NullHandler())  # else its warnings go to stderr, raw
    _load_fonts()
    with _unexplained():
        importlib.import_module("matplotlib.figure")
        importlib.import_module("matplotlib.backends.backend_agg")


def _load_fonts() -> None:
    """Import Matplotlib with the list of its own fonts: without the user's settings, a search or a place to write.

    On import Matplotlib reads the settings that lie in the working folder or the user's (and fails where they are no
    text), and the list of all fonts from a folder that must be writable; where the list is missing it searches the
    machine (half a second and more) and writes it. Here its folder is ours, which holds the list of Matplotlib's own
    fonts; a Matplotlib that wants another version of the list makes one and forgets it.
    Only for a process of our own: others may need the machine's fonts, and settings.
    """
    spec = importlib.util.find_spec("matplotlib")
    standard = Path((spec and spec.origin) or "").parent / "mpl-data" / "matplotlibrc"
    with _environment(MATPLOTLIBRC=str(standard), MPL_IGNORE_SYSTEM_FONTS="1"), _unset():
        matplotlib = importlib.import_module("matplotlib")
        for name in ("get_cachedir", "get_configdir"):
            setattr(matplotlib, name, lambda: str(FOLDER))
        with _instead(importlib.import_module("matplotlib.cbook"), "_lock_path", _refused):
            importlib.import_module("matplotlib.font_manager")


@contextmanager
def _unset() -> Iterator[None]:
    """Leave a working folder with settings of Matplotlib's, which go before all others, for a while."""
    if not Path("matplotlibrc").is_file():
        yield
        return
    with chdir(FOLDER):
        yield


def _refused(path: str) -> None:
    raise OSError(f"{path} is not to be written.")


@contextmanager
def _unexplained() -> Iterator[None]:
    """Let Matplotlib's artists come without the lists of their properties, which only `help` shows.

    For these lists Matplotlib inspects every class of artists when it is made, 100 ms of its 165. One that writes
    them elsewhere is imported as ever.
    """
    artist = importlib.import_module("matplotlib.artist")
    silent = classmethod(lambda _: None)
    with (
        _instead(artist, "kwdoc", lambda _: ""),
        _instead(artist.Artist, "_update_set_signature_and_docstring", silent),
    ):
        yield


@contextmanager
def _instead(owner: Any, name: str, value: object) -> Iterator[None]:
    """Give an attribute another value for a while; one that is not there stays away."""
    before = vars(owner).get(name)
    if before is None:
        yield
        return
    setattr(owner, name, value)
    try:
        yield
    finally:
        setattr(owner, name, before)


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
