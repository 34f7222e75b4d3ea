"""Sweeps: a function with several values of one parameter, which show together what it does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np

from actplot.activation import Activation
from actplot.parameter import Param
from actplot.sliders import moved

__all__ = ["sweeps"]

POINTS = 65  # of the span, at which curves are compared
SEEN = 0.03  # of the height of all curves: a change that is seen


def sweeps(act: Activation) -> Iterator[tuple[str, tuple[Activation, ...]]]:
    """Yield each parameter that visibly changes the curve, and the activation with some of its values."""
    if act.draws:
        return  # bands upon bands: its own picture has the one that counts
    listed = set(chain(*act.lists.values()))  # coefficients by the dozen say nothing one by one
    for key, declared in act.declared.items():
        if key not in listed and not declared.integer:
            variants = tuple(filter(None, (moved(act, key, value) for value in _values(declared))))
            if _is_seen(variants):
                yield key, variants


def _values(declared: Param) -> tuple[float, ...]:
    default = declared.default
    return declared.sweep or ((default / 2, default, default * 2) if default else (-1.0, 0.0, 1.0))


@np.errstate(all="ignore")
def _is_seen(variants: Sequence[Activation]) -> bool:
    """Tell whether the curves differ by what the eye sees."""
    x = np.linspace(*variants[0].span, POINTS)
    curves = np.array([variant.jet(x, 0)[0] for variant in variants])
    apart, height = np.ptp(curves, axis=0), np.nanmax(curves) - np.nanmin(curves)
    return bool(np.nanmax(apart) > SEEN * height)
