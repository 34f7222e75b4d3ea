"""The Sphinx directive `.. actplot:: relu mish`: a picture in the docs, in a format that the builder takes."""

from __future__ import annotations

import inspect
import os
import re
import shlex
from hashlib import sha256
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.parsers.rst.directives.images import Image
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.directives.patches import Figure
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from actplot.asked import language
from actplot.errors import ActplotError, BadRequest
from actplot.files import write
from actplot.picture import Plot, plot
from actplot.plan import Plan
from actplot.sinks import PICTURES
from actplot.version import __version__

__all__ = ["Picture", "Undrawn", "add_style", "draw", "setup", "sweep"]

TYPES = {"svg": "image/svg+xml", "pdf": "application/pdf", "png": "image/png"}  # the first that a builder takes
KEYWORDS = {
    name.replace("_", "-"): directives.flag if keyword.default is False else directives.unchanged_required
    for name, keyword in inspect.signature(plot).parameters.items()
    if name not in ("specs", "ax")  # the directive's argument; what no word can name
}
STYLE = Path(__file__).with_name("data") / "actplot.css"
FOLLOWS = ["actplot-auto", "dark-light"]  # the second for themes that else paint white behind images on dark pages
FILE = re.compile(rf"actplot-[0-9a-f]{{16}}\.({'|'.join(PICTURES)})")

logger = logging.getLogger(__name__)


class Undrawn(nodes.General, nodes.Inline, nodes.Element):  # type: ignore[misc]
    """The place of a picture on a page that no builder has asked for yet; its attributes are those of the image."""


class Picture(SphinxDirective, Figure):
    """A picture of the activations named, a figure where it has a caption.

    Its options are those of the command line and those of Sphinx's own images and figures; the description is
    what is measured, the language that of the docs, the theme the reader's, unless they are given.
    """

    arguments: list[str]
    content: StringList
    option_spec: ClassVar[dict[str, Any]] = {
        **Figure.option_spec,
        **KEYWORDS,
        "caption": directives.unchanged_required,
        "format": lambda word: directives.choice(word.lower(), PICTURES),
    }

    def run(self) -> list[nodes.Node]:
        """Return the picture's place, in a figure with its caption; a warning and nothing for what cannot be meant."""
        try:
            picture = plot(*_words(self.arguments[0]), **self._keywords())
            self.options.setdefault("alt", picture.alt)
        except ActplotError as error:
            logger.warning("%s", error, location=self.get_location(), type="actplot")
            return []
        if caption := self.options.pop("caption", None):
            self.content = StringList([caption, ""], source=self.get_source_info()[0]) + self.content
        stem = f"actplot-{_digest(picture.plan)}"
        for suffix in PICTURES:  # known to Sphinx, so that the pages that show one are on its books
            self.env.images.add_file(self.env.docname, str(_folder(self.env.doctreedir) / f"{stem}.{suffix}"))
        if picture.plan.theme == "auto":
            self.options["class"] = [*self.options.get("class", []), *FOLLOWS]
        self.options |= {"plan": picture.plan, "stem": stem}
        self.arguments = [stem]
        page = nodes.Element("", *(Figure if self.content else Image).run(self))
        image = next(page.findall(nodes.image))
        place = Undrawn(image.rawsource, **image.attributes)
        self.set_source_info(place)
        image.replace_self(place)
        return list(page.children)

    def _keywords(self) -> dict[str, Any]:
        """Take the options of the picture out of those of its place, as the keywords of `plot`."""
        asked = {name: self.options.pop(name) for name in KEYWORDS if name in self.options}
        asked = {name.replace("-", "_"): True if KEYWORDS[name] is directives.flag else asked[name] for name in asked}
        if "param" in asked:
            asked["param"] = _words(asked["param"])
        for name in asked.keys() & {"font", "style"}:
            files = [self.env.relfn2path(path) for path in _words(asked[name])]
            for relative, _ in files:
                self.env.note_dependency(relative)
            asked[name] = [path for _, path in files] if name == "font" else files[0][1]
        return {"lang": _language(self.config.language), "theme": "auto", **asked}


def add_style(app: Sphinx) -> None:
    """Add to the pages the style by which pictures follow a theme's switch between light and dark."""
    app.config.html_static_path.append(str(STYLE))
    app.add_css_file(STYLE.name)


def draw(app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    """Put images in the places of pictures, in a format that the builder takes; drawn where none has been before."""
    for node in list(doctree.findall(Undrawn)):
        attributes = dict(node.attributes)
        plan, stem, asked = (attributes.pop(key, None) for key in ("plan", "stem", "format"))
        taken = app.builder.supported_image_types
        suffix = next((suffix for suffix in (asked, *TYPES) if TYPES.get(suffix) in taken), None)
        if suffix is None:  # a builder of words, which are there
            node.replace_self(nodes.image(node.rawsource, **attributes, candidates={}))
            continue
        path = _folder(app.doctreedir) / f"{stem}.{suffix}"
        try:
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                write(path, Plot(plan).encode(suffix))
        except ActplotError as error:
            logger.warning("%s", error, location=node, type="actplot")
            node.parent.remove(node)
            continue
        attributes |= {"uri": str(path), "candidates": {"*": str(path)}}
        node.replace_self(nodes.image(node.rawsource, **attributes))


def sweep(app: Sphinx, exception: Exception | None) -> None:
    """Remove the files of pictures that no page shows any more."""
    if exception is not None:
        return
    shown = {name for _, name in app.env.images.values()}
    for folder in (_folder(app.doctreedir), Path(app.outdir, app.builder.imagedir)):
        for path in folder.glob("actplot-*"):
            if FILE.fullmatch(path.name) and path.name not in shown:
                path.unlink(missing_ok=True)


def setup(app: Sphinx) -> dict[str, Any]:
    """Make the directive known to Sphinx."""
    app.add_directive("actplot", Picture)
    app.add_node(Undrawn)
    app.connect("builder-inited", add_style)
    app.connect("doctree-resolved", draw)
    app.connect("build-finished", sweep)
    return {
        "version": __version__,
        "env_version": int.from_bytes(__version__.encode()),  # another version reads, and so draws, all pages anew
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _words(line: str) -> list[str]:
    """Return the words of a line, as a shell parts them. Raises BadRequest for a quote that is left open."""
    try:
        return shlex.split(line)
    except ValueError:
        raise BadRequest(f"in '{line}' a quotation mark is left open.") from None


def _language(word: str) -> str:
    """Return the language of the docs where it is spoken, else English."""
    try:
        return language(word)
    except BadRequest:
        return "en"


def _folder(doctrees: str | os.PathLike[str]) -> Path:
    """Return where pictures wait to be copied beside the pages; every builder of the same docs shares it."""
    return Path(doctrees, "actplot")


def _digest(plan: Plan) -> str:
    """Return what tells one picture from another: the plan, what its files hold, and who draws."""
    files = [Path(name) for name in (*plan.fonts, *filter(None, [plan.style]))]
    held = b"".join(path.read_bytes() for path in files if path.is_file())
    return sha256(repr((__version__, plan)).encode() + held).hexdigest()[:16]
