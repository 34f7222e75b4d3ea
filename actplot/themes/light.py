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
    hues=("#0b63b0", "#c2410c", "#08805f", "#7b1f6e", "#6b7280", "#4f4509"),
    shades=("#6294d0", "#2f76c0", "#0d4f8f", "#06264c"),
    dashes=(
        *((), (5, 1.8), (1.2, 1.5), (7, 1.8, 1.2, 1.8), (3, 1.2, 1.2, 1.2, 1.2, 1.2), (10, 2.5)),
        *((1.2, 4), (3, 3)),
    ),
    band=0.16,
)
