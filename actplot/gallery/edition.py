"""An edition: the gallery in one language, where its files stand and how they link to each other."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from actplot.gallery.writing import capital
from actplot.markdown import image
from actplot.plan import Plan
from actplot.scene.describe import describe
from actplot.words import Words, load

__all__ = ["EXPLORER", "LANGUAGES", "THUMBNAILS", "Edition", "between"]

LANGUAGES = {"en": "English", "zh-CN": "中文"}
"""The languages of a gallery, and what they call themselves; the first is that of the page that a code host shows."""
THUMBNAILS = "thumbnails"
EXPLORER = "explorer.html"
"""The page on which all functions are found and compared: one for all languages, which it speaks itself."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The gallery in a language, each picture in some formats, of which pages show the first."""

    lang: str
    formats: tuple[str, ...] = ("svg",)

    @property
    def words(self) -> Words:
        """The words of the language."""
        return load(self.lang)

    @property
    def language(self) -> str:
        """What the language calls itself."""
        return LANGUAGES[self.lang]

    @property
    def is_first(self) -> bool:
        """Whether its index is the page that a code host shows of the folder."""
        return self.lang == next(iter(LANGUAGES))

    @property
    def option(self) -> str:
        """What makes a command speak the language."""
        return "" if self.is_first else f" --lang {self.lang}"

    @property
    def index(self) -> str:
        """The page that leads to all others."""
        return "README.md" if self.is_first else f"README.{self.lang}.md"

    @property
    def others(self) -> tuple[Edition, ...]:
        """The editions in other languages."""
        return tuple(Edition(lang, self.formats) for lang in LANGUAGES if lang != self.lang)

    def function(self, name: str) -> str:
        """Return the path of a function's page."""
        return f"{self.lang}/functions/{name}.md"

    def family(self, name: str) -> str:
        """Return the path of a family's page."""
        return f"{self.lang}/families/{name}.md"

    def pictures(self, stem: str) -> tuple[str, ...]:
        """Return the paths of a picture, one a format."""
        return tuple(f"{self.lang}/pictures/{stem}.{each}" for each in self.formats)

    def thumbnail(self, name: str) -> str:
        """Return the path of a function's thumbnail, which all languages share: its only words are a name."""
        return f"{THUMBNAILS}/{name}.{self.formats[0]}"

    def explorer(self, page: str, name: str = "") -> str:
        """Return the Markdown link from a page to the explorer in this language, open at a function."""
        said = "&".join(filter(None, ("" if self.is_first else f"lang={self.lang}", f"c={name}" if name else "")))
        target = between(page, EXPLORER) + (f"#{said}" if said else "")
        return f"[{capital(self.words.word('page_interactive'))}]({target})"

    def shown(self, stem: str, plan: Plan, page: str) -> str:
        """Return the Markdown that shows a picture on a page, with links to it in the other formats."""
        first, *rest = (between(page, path) for path in self.pictures(stem))
        links = [f"[{path.rpartition('.')[2].upper()}]({path})" for path in rest]
        return "\n\n".join(filter(None, (image(describe(plan), first), " · ".join(links))))


def between(page: str, target: str) -> str:
    """Return the link that leads from a page to a file, both paths in the gallery."""
    return posixpath.relpath(target, posixpath.dirname(page) or ".")
