"""Markdown: words that are read as they are, and the line that shows a picture and says what it shows."""

from __future__ import annotations

import os
import re
from pathlib import Path

__all__ = ["image", "plain"]

MARKUP = re.compile(r"^[-+#>](?= )|[][\\*_~`$]|<(?=[\w/!?])|&(?=[#\w])")  # what would be read as markup
BEYOND = re.compile(r"[^\w./~+,@=-]")  # what an address cannot hold as it is


def plain(text: str) -> str:
    """Return words on one line, so written that Markdown reads back the same words."""
    return MARKUP.sub(r"\\\g<0>", " ".join(text.split()))


def image(alt: str, path: str | os.PathLike[str]) -> str:
    """Return `![alt](path)` on one line, each written so that Markdown reads back the same words and the same path.

    A page is no image: the line is a link to it, without the exclamation mark.
    """
    place = BEYOND.sub(lambda found: "".join(f"%{byte:02X}" for byte in os.fsencode(found[0])), Path(path).as_posix())
    return f"{'' if place.lower().endswith('.html') else '!'}[{plain(alt)}]({place})"
