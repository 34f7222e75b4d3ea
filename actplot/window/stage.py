"""The stage: a window's figure, in which a sheet stands; what moves on it is drawn over a copy of what does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.transforms import Affine2D, Bbox

from actplot import fonts
from actplot.figure import theme_of
from actplot.figure.charts import draw_chart
from actplot.figure.panels import draw_ground, draw_ink
from actplot.figure.pen import Pen
from actplot.scene.parts import Panel, Text
from actplot.window.brush import Brush, Painting
from actplot.window.cover import Cover
from actplot.window.formula import renumbered
from actplot.window.sheet import Sheet
from actplot.window.state import State
from actplot.window.tracks import Slot, paint_slot

__all__ = ["Stage"]

OVER = 20.0  # the level of what lies over everything
Key = tuple[str, int]
COVER: Key = ("cover", 0)


class Stage:
    """What stands in a figure. Whatever may move has a key, and its artists by that key."""

    def __init__(self, figure: Figure) -> None:
        self.figure = figure
        self.sheet: Sheet | None = None
        self._stood: Sheet | None = None  # the sheet as it was when nothing moved
        self._axes: list[Axes] = []
        self._pen: Pen | None = None
        self._artists: dict[Key, list[Artist]] = {}
        self._lifted: set[Key] = set()  # what is not in the copy
        self._covered = Cover()
        self._copy: Any = None
        self._silent = False
        figure.canvas.mpl_connect("draw_event", lambda _: self._drawn())

    @property
    def pixels(self) -> tuple[float, float]:
        """The size of the window."""
        width, height = map(float, self.figure.bbox.size)
        return width, height

    @property
    def canvas(self) -> Any:
        """The canvas of whatever toolkit."""
        return self.figure.canvas

    @property
    def blits(self) -> bool:
        """Whether what moves can be drawn over a copy of the rest."""
        return isinstance(self.canvas, FigureCanvasAgg) and bool(self.canvas.supports_blit)

    # -- a sheet that stands ---------------------------------------------------------------------------------------

    def stand(self, sheet: Sheet | None, state: State, cover: Cover) -> None:
        """Put a sheet in the figure, in the place of what was there; the canvas draws it when it comes to it."""
        width, height = self.pixels
        self.figure.clear()
        self.sheet, self._stood, self._pen, self._copy = sheet, sheet, None, None
        self._axes, self._artists, self._lifted = [], {}, {COVER}
        self.figure.set_facecolor(theme_of(state.plan).background)
        if sheet is not None:
            self.figure.set_size_inches(width / sheet.dpi, height / sheet.dpi, forward=False)
            self.figure.set_dpi(sheet.dpi)  # second: a change of dpi alone would resize the window
            self._pen = _pen_for(self.figure, sheet)
            self._picture(sheet)
            for slot in sheet.slots:
                self._paint(("slider", slot.index), _painted(sheet, slot, state))
            self._lay_over(cover)
        self.canvas.draw_idle()

    def _picture(self, sheet: Sheet) -> None:
        pen, scene = self.pen, sheet.scene
        for text in scene.headline:
            pen.text(text)
        for swatch in scene.swatches:
            pen.swatch(swatch)
        for chart in scene.charts:
            draw_chart(pen, chart)
        for index, panel in enumerate(sheet.panels):
            axes = pen.axes(panel)
            self._axes.append(axes)
            draw_ground(pen, axes, replace(panel, formula=None))
            self._ink(index, panel)
            self._formulate(index, (panel.formula,))

    # -- what moves ------------------------------------------------------------------------------------------------

    def move(self, sheet: Sheet, state: State, changed: Iterable[int], sliders: Iterable[Slot], cover: Cover) -> None:
        """Draw the panels and the sliders that changed, over a copy of all else."""
        self.sheet, stood = sheet, self._stood
        changed, sliders = tuple(changed), tuple(sliders)
        keys = {(kind, index) for index in changed for kind in ("ink", "formula")}
        whole = self._lift(keys | {("slider", slot.index) for slot in sliders}) or cover != self._covered
        for index in changed:
            self._ink(index, sheet.panels[index])
            if stood is not None:
                cells = stood.cells[index], sheet.cells[index]
                self._formulate(index, renumbered(sheet.panels[index].formula, *cells, sheet.measure))
        for slot in sliders:
            self._paint(("slider", slot.index), _painted(sheet, slot, state))
        self._lay_over(cover)
        self._frame(() if whole else sheet.bands(changed))

    def cover(self, cover: Cover) -> None:
        """Lay something over the picture, in the place of what lay there."""
        if self._pen is not None:
            reach = (self._covered ^ cover).reach
            whole = self._lift({COVER})
            self._lay_over(cover)
            self._frame([self.sheet.band(*reach)] if self.sheet and reach and not whole else ())

    @property
    def pen(self) -> Pen:
        """What draws on the figure, as long as a sheet stands in it."""
        assert self._pen is not None  # noqa: S101
        return self._pen

    def _ink(self, index: int, panel: Panel) -> None:
        self._put(("ink", index), lambda: draw_ink(self.pen, self._axes[index], panel), self._axes[index])

    def _formulate(self, index: int, texts: Iterable[Text | None]) -> None:
        shown = [text for text in texts if text]

        def paint(brush: Brush) -> None:
            for text in shown:
                brush.text(text)

        self._paint(("formula", index), paint)

    def _lay_over(self, cover: Cover) -> None:
        self._covered = cover
        self._paint(COVER, cover.paint)

    def _paint(self, key: Key, paint: Callable[[Brush], None]) -> None:
        """Let a brush draw what has a key."""
        if key in self._artists and isinstance(artist := self._artists[key][0], Painting):
            artist.paint = paint
            return
        pen = self.pen
        artist = Painting(pen.page, pen.theme, pen.faces, paint)
        artist.set_zorder(OVER)
        self._put(key, lambda: self.figure.add_artist(artist))

    def _put(self, key: Key, draw: Callable[[], object], axes: Axes | None = None) -> None:
        """Draw something with artists in the place of those that have its key."""
        for artist in self._artists.pop(key, ()):
            artist.remove()
        loose, held = len(self.figure.artists), set(axes.get_children()) if axes else set()
        draw()
        made = [
            *self.figure.artists[loose:],
            *(each for each in (axes.get_children() if axes else ()) if each not in held),
        ]
        if key in self._lifted and self.blits:
            for artist in made:
                artist.set_animated(True)
        self._artists[key] = made

    def _lift(self, keys: set[Key]) -> bool:
        """Take things out of the copy, and return whether it had to be made anew, since they were in it."""
        if not self.blits:
            return True
        new = keys - self._lifted
        for artist in (artist for key in new for artist in self._artists.get(key, ())):
            artist.set_animated(True)
        self._lifted |= new
        anew = bool(new) or self._copy is None
        if anew:
            self._silent = True  # the screen keeps what it shows until what moves is drawn, too
            try:
                FigureCanvasAgg.draw(self.canvas)  # type: ignore[no-untyped-call]
            finally:
                self._silent = False
        return anew

    def _frame(self, bands: Sequence[tuple[float, float]] = ()) -> None:
        """Bring what moves onto the screen: all, or only the bands (in pixels from below) in which anything does."""
        if not self.blits:
            self.canvas.draw_idle()
            return
        self.canvas.restore_region(self._copy)
        self._draw_lifted()
        width, height = self.pixels
        for low, high in bands or ((0.0, height),):
            self.canvas.blit(Bbox.from_extents(0, max(0.0, low), width, min(height, high)))

    def _draw_lifted(self) -> None:
        moving = [artist for key in self._lifted for artist in self._artists.get(key, ())]
        renderer = self.canvas.get_renderer()
        for artist in sorted(moving, key=_level):
            artist.draw(renderer)

    def _drawn(self) -> None:
        """Keep a copy of what was drawn, and draw what moves over it."""
        if self.blits:
            self._copy = self.canvas.copy_from_bbox(self.figure.bbox)
            if not self._silent:
                self._draw_lifted()


def _painted(sheet: Sheet, slot: Slot, state: State) -> Callable[[Brush], None]:
    chosen = slot.index == state.chosen
    return lambda brush: paint_slot(brush, slot, state.value(slot.track), sheet.role(slot), sheet.strip, chosen=chosen)


def _pen_for(figure: Figure, sheet: Sheet) -> Pen:
    plan = sheet.plan
    page = Affine2D().translate(0, sheet.strip) + figure.dpi_scale_trans
    return Pen(figure, page, theme_of(plan), fonts.faces(plan.lang, plan.fonts), plan.scale)


def _level(artist: Artist) -> tuple[int, float]:
    """Return where an artist stands, as in the figure: under the axes, in them or over them."""
    return (1 if artist.axes else 0 if artist.zorder < 0 else 2), artist.zorder
