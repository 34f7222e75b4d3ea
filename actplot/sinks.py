"""Where a picture goes, and as which bytes: the same for the same picture."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from actplot.errors import BadRequest, CannotWrite, nearest
from actplot.files import refuse_hopeless, told, write
from actplot.plan import MAX_PIXELS
from actplot.scene.describe import describe
from actplot.slim import slim
from actplot.themes.swap import swap
from actplot.words import load

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from actplot.scene.parts import Scene

__all__ = ["FORMATS", "PICTURES", "STDOUT", "Target", "encode", "targets", "to_stdout"]

PICTURES = ("png", "svg", "pdf")  # what other pages and documents show
FORMATS = (*PICTURES, "html")
STDOUT = "-"
FOLLOWS = "actplot-auto"  # the class of an SVG that follows the reader's light or dark setting
LAYOUT = ("GDEF", "GPOS", "GSUB")  # the tables of a face that say how its glyphs are set
JOINS = ' <defs>\n  <style type="text/css">*{stroke-linejoin: round; stroke-linecap: butt}</style>\n </defs>\n'


@dataclass(frozen=True, slots=True)
class Target:
    """A place for one picture and the format of its bytes; the path `-` is stdout."""

    path: str
    format: str

    def put(self, data: bytes) -> bool:
        """Deliver the bytes; False when the file already held them. Raises CannotWrite."""
        if self.path == STDOUT:
            return to_stdout(data)
        return write(self.path, data)


def targets(outputs: Sequence[str | os.PathLike[str]], *, format: str | None = None) -> tuple[Target, ...]:  # noqa: A002
    """Return where to write and what, each place once, after all that can be checked before drawing.

    `format` beats a suffix. Raises BadRequest for an unknown format, CannotWrite where no file can come to stand.
    """
    if format is not None and format.lower() not in FORMATS:
        raise BadRequest(f"no format is called '{format}'.{nearest(format, FORMATS)}")
    paths = dict.fromkeys(os.fspath(output) for output in outputs)
    for path in paths:
        if path != STDOUT:
            refuse_hopeless(path)
        elif sys.stdout is not None and sys.stdout.isatty():
            raise BadRequest("output '-' would send bytes to the terminal: send stdout to a file or a pipe.")
    return tuple(Target(path, format.lower() if format else _format_of(path)) for path in paths)


def encode(figure: Figure, scene: Scene, format: str) -> bytes:  # noqa: A002
    """Return the picture as PNG, SVG or PDF: no date, no version, every id from the plan."""
    from actplot.figure import house_style

    writers: dict[str, Callable[[Figure, Scene], bytes]] = {"png": _png, "svg": _svg, "pdf": _pdf}
    canvas, dpi = figure.canvas, figure.dpi  # the window's, perhaps: each writer puts its own in their place
    try:
        with house_style(**{"svg.hashsalt": repr(scene.plan)}):
            return writers[format](figure, scene)
    finally:
        figure.set_dpi(dpi)
        figure.set_canvas(canvas)


def to_stdout(data: bytes) -> bool:
    """Write the bytes, and nothing else, to stdout. Raises CannotWrite; a closed pipe stays a BrokenPipeError."""
    if sys.stdout is None:
        raise CannotWrite("cannot write to stdout: it is closed.")
    with told("write to stdout"):
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    return True


def _format_of(path: str) -> str:
    if path == STDOUT:
        return "png"
    suffix = Path(path).suffix
    if suffix[1:].lower() in FORMATS:
        return suffix[1:].lower()
    known = ", ".join(f".{known}" for known in FORMATS)
    what = f"the suffix '{suffix}' of '{path}' is not known" if suffix else f"'{path}' has no suffix"
    raise BadRequest(f"{what}: use {known}, or name the format with --format.")


def _png(figure: Figure, scene: Scene) -> bytes:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    dpi = scene.plan.dpi
    if scene.width * scene.height * dpi**2 > MAX_PIXELS:
        raise BadRequest(
            f"{scene.width:g} by {scene.height:g} inches at dpi '{dpi:g}' has more than {MAX_PIXELS} pixels."
        )
    canvas = FigureCanvasAgg(figure)
    canvas.draw()  # type: ignore[no-untyped-call]
    width, height = canvas.get_width_height()
    picture = Image.frombuffer("RGBA", (width, height), canvas.buffer_rgba(), "raw", "RGBA", 0, 1)  # type: ignore[no-untyped-call]
    if not scene.plan.transparent:
        picture = picture.convert("RGB")  # a fifth off the time to write, a tenth off the size
    said = PngInfo()
    for key, words in (("Title", _title(scene)), ("Description", describe(scene.plan))):
        said.add_itxt(key, words, lang=scene.plan.lang)
    stream = BytesIO()
    try:
        picture.save(stream, format="png", compress_level=3, dpi=(dpi, dpi), pnginfo=said)
    except OSError as error:  # Pillow's word for what it met with; nothing but memory can be short here
        raise MemoryError from error
    return stream.getvalue()


def _svg(figure: Figure, scene: Scene) -> bytes:
    from html import escape

    from matplotlib.backends.backend_svg import FigureCanvasSVG

    stream = BytesIO()
    nothing = dict.fromkeys(("Creator", "Date", "Format", "Type"))
    FigureCanvasSVG(figure).print_svg(stream, metadata=nothing)  # type: ignore[no-untyped-call]
    text = slim(stream.getvalue().decode()).replace(JOINS, "", 1)  # whose rules would hold for a whole page
    title, description = (escape(words, quote=False) for words in (_title(scene), describe(scene.plan)))
    words = f"\n <title>{title}</title>\n <desc>{description}</desc>"
    root = f'<svg role="img" xml:lang="{scene.plan.lang}" stroke-linejoin="round" '
    if scene.plan.theme == "auto":
        words += f"\n <style>{_swap(scene, text)}</style>"
        root += f'class="{FOLLOWS}" '
    return re.sub(r"<svg ([^>]*>)", lambda tag: f"{root}{tag[1]}{words}", text, count=1).encode()


def _swap(scene: Scene, text: str) -> str:
    """Return the rules that turn a light SVG dark for readers of dark pages."""
    from actplot.figure.style import theme_of

    light, dark = (theme_of(replace(scene.plan, theme=name)) for name in ("light", "dark"))
    roles = {line.role for panel in scene.panels for line in panel.lines}
    return swap(light, dark, sorted(roles), FOLLOWS, text)


def _pdf(figure: Figure, scene: Scene) -> bytes:
    from matplotlib.backends.backend_pdf import FigureCanvasPdf

    stream = BytesIO()
    told = {"Title": _title(scene), "Subject": describe(scene.plan)}
    nothing = dict.fromkeys(("Creator", "Producer", "CreationDate"))
    with _bare_faces():
        FigureCanvasPdf(figure).print_pdf(stream, metadata=told | nothing)  # type: ignore[no-untyped-call]
    return stream.getvalue()


@contextmanager
def _bare_faces() -> Iterator[None]:
    """Have a PDF's faces without layout tables: its glyphs are set, and to cut those down is half of all the work."""
    from fontTools.subset import Options

    usual = getattr(Options, "_drop_tables_default", [])  # where it has another name, they stay
    Options._drop_tables_default = [*usual, *LAYOUT]
    try:
        yield
    finally:
        Options._drop_tables_default = usual


def _title(scene: Scene) -> str:
    """Return the words a reader or a tab shows for the file: the headline, else the functions' names."""
    words = load(scene.plan.lang)
    titles = dict.fromkeys(words.title(act) for act in scene.plan.activations)
    return scene.plan.title or words.word("list_separator").join(titles)
