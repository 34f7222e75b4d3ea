"""Measuring: from an activation's jets to its properties; what is shipped measured needs none of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from actplot.measure import shape
from actplot.measure.ends import end
from actplot.measure.measured import Measured, Values
from actplot.measure.moments import gaussian
from actplot.measure.profile import profile

if TYPE_CHECKING:
    from actplot.activation import Activation

__all__ = ["measured"]


@np.errstate(all="ignore")
def measured(act: Activation) -> Measured:
    """Measure an activation; of one that acts on vectors, its slice."""
    seen = profile(act)
    left, right = ends = end(seen, -1), end(seen, 1)
    found = shape.extrema(seen)
    bounds, attained = shape.range_of(seen, ends, found)
    way, strictly = shape.monotonicity(seen)
    symmetry = shape.parity(seen)
    return Measured(
        range=bounds,
        attained=attained,
        limits=(left.limit, right.limit),
        asymptotes=(left.asymptote, right.asymptote),
        parity=symmetry,
        monotonic=way,
        strictly_monotonic=strictly,
        convexity=shape.convexity(seen),
        smoothness=shape.smoothness(seen),
        lipschitz=shape.lipschitz(seen, ends),
        extrema=shape.nearest(found, ends),
        kinks=act.kinks(),
        jumps=act.jumps(),
        saturates=(left.saturates, right.saturates),
        values=_values(act),
        gaussian=gaussian(act, np.array([joint.x for joint in seen.joints]), odd=symmetry == "odd"),
    )


def _values(act: Activation) -> Values:
    f = act.jet([0.0, 1.0, -1.0], 0)[0].tolist()
    return Values(*(value + 0.0 for value in (*f, *act.one_sided(0.0, 1))))
