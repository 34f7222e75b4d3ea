"""Hands and eyes for an explorer in a tab: what its list shows, what is chosen, what is drawn."""

from __future__ import annotations

import json


def show(tab, file, fragment=""):
    """Open the explorer, and wait until its list is there."""
    tab.go(file.resolve().as_uri() + (f"#{fragment}" if fragment else ""))
    tab.wait_for("document.querySelector('#functions li') !== null")
    tab.settle()


def go_to(tab, fragment):
    tab.js(f"location.hash = {json.dumps(fragment)}")
    tab.settle()


def found(tab):
    return tab.js("[...document.querySelectorAll('#functions .row')].map(row => row.dataset.of)")


def ticked(tab):
    rows = "[...document.querySelectorAll('.row')].filter(row => row.querySelector('input').checked)"
    return set(tab.js(f"{rows}.map(row => row.dataset.of)"))


def drawn(tab):
    """Return the headings of the functions whose curves are drawn."""
    return tab.js("[...document.querySelectorAll('.card .chip')].map(chip => chip.textContent)")


def curves(tab):
    return tab.js("[...document.querySelectorAll('.curve')].map(curve => curve.getAttribute('d'))")


def look_for(tab, word):
    tab.js(
        f"(field => {{ field.value = {json.dumps(word)};"
        " field.dispatchEvent(new Event('input')); })(document.getElementById('search'))"
    )


def select(tab, key, value):
    tab.js(
        f"(field => {{ field.value = {json.dumps(value)};"
        f" field.dispatchEvent(new Event('change')); }})(document.getElementById({json.dumps(key)}))"
    )


def type_in(tab, word):
    for letter in word:
        tab.key(letter)


def row(name):
    return f".row[data-of={name}] label"
