"""The brush: what draws straight onto a canvas, with no artist for each stroke, since it is done anew at every move."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.font_manager import get_font
from matplotlib.ft2font import LoadFlags
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Transform

from actplot import fonts, themes, typeset
from actplot.figure.pen import DOTTED
from actplot.scene.frame import PT
from actplot.scene.parts import Box, Leader, Text
from actplot.scene.room import CAP

__all__ = ["Brush", "Painting"]

HALO, EDGE = 2.0, 0.7  # points: a halo's margin, a board's outline
CIRCLE = Path.unit_circle()


@dataclass(frozen=True, slots=True)
class Brush:
    """A renderer and where a page stands on it; all places are inches on the page, all widths points."""

    renderer: Any
    page: Transform
    theme: themes.Theme
    faces: fonts.Faces

    def line(self, places: Sequence[tuple[float, float]], color: str, width: float, **how: Any) -> None:
        """Draw a line through places: `dotted`, or `fading` into the page (its opacity)."""
        pen = self._pen(color, width, how.get("fading", 1.0))
        pen.set_capstyle("butt" if how.get("blunt") else "round")
        if how.get("dotted"):
            pen.set_dashes(0, [each * width * self._point for each in DOTTED])
        self.renderer.draw_path(pen, Path(places), self.page)
        pen.restore()

    def leader(self, leader: Leader) -> None:
        """Draw a leader as a scene has it."""
        self.line(leader.path, self.theme.color(leader.role), leader.width, dotted=leader.dotted, blunt=True)

    def disc(self, x: float, y: float, size: float, face: str, edge: str, rim: float) -> None:
        """Draw a disc, `size` points across, with a rim inside of them."""
        pen = self._pen(edge, rim)
        place = Affine2D().scale((size - rim) / 2 * PT).translate(x, y) + self.page
        self.renderer.draw_path(pen, CIRCLE, place, _rgb(face))
        pen.restore()

    def board(self, box: Box, *, edge: bool = True) -> None:
        """Clear a rectangle, and outline it."""
        pen = self._pen(self.theme.guide, EDGE if edge else 0.0)
        place = Affine2D().scale(box.width, box.height).translate(box.x, box.y) + self.page
        self.renderer.draw_path(pen, Path.unit_rectangle(), place, _rgb(self.theme.background))
        pen.restore()

    def text(self, text: Text) -> None:
        """Draw words, or a formula, as one filled path; a halo clears the page behind."""
        if text.math:
            path = typeset.outline(text.math) if "\n" in text.math else typeset.outline_by_model(text.math)
            wide = 0.0 if text.align == "left" else typeset.extent(text.math, text.size).width
        else:
            path, wide = _lettered(self.faces, text.text)
            wide *= text.size
        left = text.start(wide * PT)
        if text.halo:
            margin = HALO * PT
            height = CAP * text.size * PT
            self.board(Box(left - margin, text.y - 2 * margin, wide * PT + 2 * margin, height + 4 * margin), edge=False)
        place = Affine2D().scale(text.size * PT).translate(left, text.y) + self.page
        pen = self._pen(self.theme.color(text.role), 0.0)
        self.renderer.draw_path(pen, path, place, _rgb(self.theme.color(text.role)))
        pen.restore()

    @property
    def _point(self) -> float:
        return float(self.renderer.points_to_pixels(1.0))

    def _pen(self, color: str, width: float, opacity: float = 1.0) -> Any:
        pen = self.renderer.new_gc()
        pen.set_foreground(color)
        pen.set_linewidth(width * self._point)
        pen.set_alpha(opacity)
        pen.set_joinstyle("miter")
        pen.set_snap(False)
        return pen


class Painting(Artist):
    """Something on a page that a brush draws."""

    def __init__(
        self, page: Transform, theme: themes.Theme, faces: fonts.Faces, paint: Callable[[Brush], None]
    ) -> None:
        super().__init__()
        self._canvas, self.paint = (page, theme, faces), paint

    def draw(self, renderer: Any) -> None:
        """Let the brush draw."""
        self.paint(Brush(renderer, *self._canvas))


@lru_cache(maxsize=256)
def _rgb(color: str) -> tuple[float, ...]:
    """Return a colour (#rrggbb) as red, green and blue from 0 to 1."""
    return tuple(part / 255 for part in bytes.fromhex(color[1:]))


@lru_cache(maxsize=512)
def _lettered(faces: fonts.Faces, text: str) -> tuple[Path, float]:
    """Return one line of words as a path, in ems from the start of its baseline, and its width."""
    chain, across = faces.chain(text), 0.0
    vertices, codes = [np.empty((0, 2))], [np.empty(0, np.uint8)]
    for character in text:
        face = next(face for face in chain if not face.lacks(character))
        shape, inside, advance = _letter(face, character)
        vertices.append(shape + np.array([across, 0.0]))
        codes.append(inside)
        across += advance
    return Path(np.concatenate(vertices), np.concatenate(codes)), across


@lru_cache(maxsize=2048)
def _letter(face: fonts.Face, character: str) -> tuple[Any, Any, float]:
    """Return a letter's outline in ems, its path codes, and how far the next one stands."""
    font = get_font(face.file)
    font.set_size(fonts.MEASURED_AT, 72)
    glyph = font.load_char(ord(character), flags=LoadFlags.NO_HINTING)
    vertices, codes = font.get_path()
    return vertices / fonts.MEASURED_AT, codes, glyph.linearHoriAdvance / 65536 / fonts.MEASURED_AT
