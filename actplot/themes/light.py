"""The light theme: dark ink on white; every line reaches 3 : 1 against the page, every text 4.5 : 1."""

from __future__ import annotations

from actplot.themes.roles import Theme

__all__ = ["THEME"]

THEME = Theme(
    background="#ffffff",
    ink="#1b1f27",
    muted="#4a5261",
    axis="#3a4150",
    guide="#7d8594",
    order0="#0b63b0",
    order1="#c2410c",
    order2="#08805f",
    band=0.16,
)
