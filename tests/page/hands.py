"""Hands and eyes for a page in a tab: what is drawn, in data units; where to point; what is read."""

from __future__ import annotations

import base64
import io
import json
import re

import numpy as np
from PIL import Image

MINUS = "\N{MINUS SIGN}"


DRAWN = "[...document.querySelectorAll('.curve')].map(e => e.getAttribute('d')).join()"


def show(tab, address):
    """Open a page, and wait until its program has drawn."""
    tab.go(address)
    tab.wait_for("document.querySelector('main .panel') !== null")
    tab.settle()


def curves(tab, panel="0-0"):
    """Return each curve of a panel as its vertices (n, 2) in data units, a nan between pieces, by its number."""
    # the ticks tell how pixels map to data: the page's own frame is not asked
    found = tab.js(
        f"[...document.querySelectorAll('#panel{panel} .curve')]"
        ".map(e => [Number(e.dataset.curve), e.getAttribute('d')])"
    )
    to_data = scales(tab, panel)
    drawn = {}
    for number, path in found:
        pieces = [np.array([pair.split(" ") for pair in piece.split("L")], float) for piece in path.split("M")[1:]]
        drawn[number] = [to_data(piece) for piece in pieces]
    return drawn


def scales(tab, panel="0-0"):
    """Return the function from pixels to data, found from the numbers at the ticks."""
    axis, texts = tab.js(
        f"""[document.querySelector("#panel{panel} .canvas path").getAttribute("d"),
        [...document.querySelectorAll("#panel{panel} .canvas text")].map(t => [t.textContent, +t.getAttribute("x"),
        +t.getAttribute("y"), t.getAttribute("text-anchor"), t.getAttribute("font-style")])]"""
    )
    down = [float(x) for x, _ in re.findall(r"M([\d.-]+) [\d.-]+v([\d.-]+)", axis)]
    level = [float(y) + 0.0 for y in re.findall(r"M[\d.-]+ ([\d.-]+)h", axis)]
    numbers = [(float(text.replace(MINUS, "-")), x, y, anchor) for text, x, y, anchor, style in texts
               if not style and re.fullmatch(rf"{MINUS}?[\d.]+(e{MINUS}?\d+)?", text) and text != "0"]  # fmt: skip
    across = [(value, min(down, key=lambda at: abs(at - x))) for value, x, _, anchor in numbers if anchor == "middle"]
    up = [(value, min(level, key=lambda at: abs(at - y))) for value, _, y, anchor in numbers if anchor != "middle"]
    assert len(across) >= 2
    assert len(up) >= 1
    unit_x, start = np.polyfit([at for _, at in across], [value for value, _ in across], 1)
    zero = float(re.match(r"M[\d.-]+ ([\d.-]+)H", axis)[1])
    pairs = [*up, *([(0.0, zero)] if len(up) == 1 else [])]
    unit_y, foot = np.polyfit([at for _, at in pairs], [value for value, _ in pairs], 1)
    return lambda piece: np.column_stack([start + unit_x * piece[:, 0], foot + unit_y * piece[:, 1]])


def at(tab, x, y, panel="0-0"):
    """Return the place in the window of a point in data units."""
    to_data = scales(tab, panel)
    corners = to_data(np.array([[0.0, 0.0], [1.0, 1.0]]))
    across, up = (np.array([x, y]) - corners[0]) / (corners[1] - corners[0])
    left, top = tab.js(f"(b => [b.x, b.y])(document.querySelector('#panel{panel}').getBoundingClientRect())")
    return left + across, top + up


def readings(tab):
    tab.settle()
    return tab.js("[...document.querySelectorAll('.reading')].map(p => p.textContent.replaceAll('\\u00a0', ' '))")


def numbers_of(line):
    """Return x, f, f', f'' of a line that is read."""
    found = re.findall(rf"(?:=|→) ?({MINUS}?[\d.]+(?:e{MINUS}?\d+)?)", line)
    return [float(each.replace(MINUS, "-")) for each in found[-4:]]


def slide(tab, selector, value):
    """Move a slider as a finger on the keyboard does: by its own keys, to its end, then step by step."""
    tab.js(f"document.querySelector({json.dumps(selector)}).focus()")
    low, step = tab.js(f"(e => [+e.min, +e.step])(document.querySelector({json.dumps(selector)}))")
    tab.key("Home")
    tab.key("ArrowRight", times=round((value - low) / step))


def facts(tab, number=0):
    return tab.js(f"document.querySelector('#facts{number}').textContent")


def drawn_colors(tab):
    with Image.open(io.BytesIO(base64.b64decode(tab.call("Page.captureScreenshot")["data"]))) as seen:
        return {color for _, color in seen.convert("RGB").getcolors(1 << 24)}
