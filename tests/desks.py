"""A window's desk on a canvas of memory, with hands that send the events of a toolkit, for the tests of the window."""

from __future__ import annotations

import math

import numpy as np
from matplotlib.backend_bases import KeyEvent, MouseEvent, ResizeEvent
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from actplot.picture import plot
from actplot.window import _dpi, _size
from actplot.window.crosshair import spot_at
from actplot.window.desk import Desk
from actplot.window.hands import Hands
from actplot.window.keyboard import Keyboard


class Canvas(FigureCanvasAgg):
    """A canvas of memory that can blit; it counts what reaches the screen."""

    supports_blit = True
    shown = 0
    cursor = None

    def blit(self, bbox):
        self.shown += bbox.height > 0

    def set_cursor(self, cursor):
        self.cursor = cursor


class Sitting:
    """Somebody before a window."""

    def __init__(self, *names, size=None, ratio=1.0, canvas=Canvas, **options):
        drawn = plot(*names, **options)
        width, height = size or _size(drawn.plan, drawn.scene)
        dpi = _dpi(width, height)
        figure = Figure(figsize=(width, height), dpi=dpi * ratio)
        self.canvas = canvas(figure)
        self.canvas._device_pixel_ratio = ratio
        self.closed = False
        self.desk = Desk(figure, drawn.plan, dpi)
        self.hands = Hands(self.desk)
        self.keyboard = Keyboard(self.desk, self.hands, self.close)

    def close(self):
        self.closed = True

    @property
    def state(self):
        return self.desk.state

    @property
    def sheet(self):
        return self.desk.sheet

    def event(self, name, x, y, **more):
        self.canvas.callbacks.process(name, MouseEvent(name, self.canvas, x, y, **more))
        return self

    def move(self, place):
        self.event("motion_notify_event", *place).desk.catch_up()
        return self

    def press(self, place, **more):
        self.event("button_press_event", *place, button=1, **more).desk.catch_up()
        return self

    def release(self, place):
        self.event("button_release_event", *place, button=1).desk.catch_up()
        return self

    def drag(self, *places):
        self.press(places[0])
        for place in places:
            self.move(place)
        return self.release(places[-1])

    def wheel(self, place, steps):
        self.event("scroll_event", *place, step=steps).desk.catch_up()
        return self

    def keys(self, *names):
        for name in names:
            self.canvas.callbacks.process("key_press_event", KeyEvent("key_press_event", self.canvas, name))
            self.desk.catch_up()
        return self

    def resize(self, width, height):
        figure = self.canvas.figure
        figure.set_size_inches(width / figure.dpi, height / figure.dpi, forward=False)
        self.canvas.callbacks.process("resize_event", ResizeEvent("resize_event", self.canvas))
        return self

    def over(self, x, y, panel=0):
        """The pixels of a data point of a panel."""
        sheet = self.sheet
        shown = sheet.scene.panels[panel]
        box = shown.box
        across = (x - shown.xlim[0]) / (shown.xlim[1] - shown.xlim[0])
        up = (y - shown.ylim[0]) / (shown.ylim[1] - shown.ylim[0])
        return (box.x + across * box.width) * sheet.dpi, (box.y + up * box.height + sheet.strip) * sheet.dpi

    def data(self, place, panel=0):
        """The data point of a panel at a place in pixels."""
        spot = spot_at(self.sheet.scene.panels[panel], *self.sheet.page(*place), self.sheet.dpi)
        return spot.x, spot.y

    def on(self, value, slider=0):
        """The pixels of a value of a slider."""
        slot = self.sheet.slots[slider]
        return math.ceil(slot.at(value) * self.sheet.dpi), slot.y * self.sheet.dpi  # a pixel, as events have them

    def name(self, text):
        """The pixels of a name."""
        sheet = self.sheet
        texts = [text for panel in sheet.scene.panels for text in (panel.title, *panel.notes)]
        found = next(each for each in texts if each.text == text)
        return (found.x + 0.05) * sheet.dpi, (found.y + 0.03 + sheet.strip) * sheet.dpi

    @property
    def cover(self):
        return self.desk.stage._covered

    @property
    def said(self):
        """The words on boards."""
        return [text.text for text in self.cover.texts if not text.halo]

    @property
    def notice(self):
        """The line that the window says."""
        return [text.text for text in self.cover.texts if text.halo]

    def pixels(self):
        """What the window shows."""
        return np.asarray(self.canvas.buffer_rgba()).copy()

    def anew(self):
        """What the window would show if it were drawn from nothing."""
        self.desk.settle()
        self.canvas.draw()
        return self.pixels()
