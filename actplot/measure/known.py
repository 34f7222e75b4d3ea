"""All that is known of an activation: what its class declares and what is measured of its function."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from actplot.activation import Activation
from actplot.measure.measured import Measured
from actplot.measure.record import plain, shipped, to_dict
from actplot.registry import catalogue
from actplot.spec import get
from actplot.words import LANGUAGES, load

__all__ = ["Facts", "facts"]


@dataclass(frozen=True, slots=True)
class Facts:
    """An activation and what is measured of it; what its class declares are attributes of `act`.

    >>> found = facts("elu:alpha=0.5")
    >>> found.act.title, found.measured.smoothness, found.measured.monotonic
    ('ELU', 'C0', 'increasing')
    """

    act: Activation
    measured: Measured

    def to_dict(self) -> dict[str, Any]:
        """Return the whole JSON of `info`; what is not finite is the string "inf", "-inf" or "nan"."""
        act = self.act
        told = {
            "name": act.name,
            "titles": {lang: load(lang).title(act) for lang in LANGUAGES},
            "family": act.family,
            "kind": act.kind,
            "aliases": act.aliases,
            "parameters": [
                {"name": key, "value": value, "default": act.declared[key].default}
                for key, value in act.parameters.items()
            ],
            "formula": act.text(),
            "latex": act.latex(),
            "derivative_latex": act.latex(1) or None,
            "strengths": act.strengths,
            "weaknesses": act.weaknesses,
            "when": act.when,
            "frameworks": {
                name: [calls] if isinstance(calls, str) else calls for name, calls in act.frameworks.items()
            },
            "references": act.references,
        }
        return {key: plain(value) for key, value in told.items()} | {"measured": to_dict(self.measured)}


def facts(spec: str | Activation) -> Facts:
    """Return all that is known of an activation, or of the one that a word means.

    Default parameters take no time: they were measured when the catalogue was made. Others take some 20 ms, once.

    >>> facts("relu").measured.range
    (0.0, inf)
    """
    return _facts(get(spec))


@lru_cache(maxsize=512)
def _facts(act: Activation) -> Facts:
    of_catalogue = catalogue().get(act.name) is type(act) and act.spec == act.name
    if of_catalogue and (known := shipped(act.name)):
        return Facts(act, known)
    from actplot.measure.measuring import measured

    return Facts(act, measured(act))
