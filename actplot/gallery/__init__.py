"""The gallery: every activation drawn, measured and told of, as pictures and pages that a code host shows."""

from __future__ import annotations

from actplot.gallery.contents import families, pages, pictures
from actplot.gallery.edition import LANGUAGES, Edition
from actplot.gallery.update import LOCK, update

__all__ = ["LANGUAGES", "LOCK", "Edition", "families", "pages", "pictures", "update"]
