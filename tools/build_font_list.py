"""The recipe for the list of Matplotlib's own fonts that `actplot.fontlist` hands to Matplotlib's import.

Run it by hand when Matplotlib changes the version of its list (a test says so): `python tools/build_font_list.py`.
"""

from __future__ import annotations

import os
from pathlib import Path

from matplotlib.font_manager import FontManager, json_dump

__all__ = ["TARGET", "own_list"]

TARGET = Path(__file__).parents[1] / f"actplot/data/fonts/fontlist-v{FontManager.__version__}.json"


def own_list() -> FontManager:
    """Return the fonts that Matplotlib ships, in one order on every machine."""
    os.environ["MPL_IGNORE_SYSTEM_FONTS"] = "1"
    fonts = FontManager()
    for entries in (fonts.ttflist, fonts.afmlist):
        entries.sort(key=lambda entry: (entry.fname, entry.index, entry.name))
    return fonts


if __name__ == "__main__":
    json_dump(own_list(), TARGET)
