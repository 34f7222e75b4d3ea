"""What can be measured of an activation, from its jets alone: range, shape, smoothness, ends and moments.

A function is cut at the joints where it changes branch, seen between them at some thousand points that
follow it from 0 to 1e301, and its turns are found on exact jets, to the last float64.
"""

from __future__ import annotations

from actplot.measure.known import Facts, facts
from actplot.measure.measured import Extremum, Measured
from actplot.measure.moments import Gaussian

__all__ = ["Extremum", "Facts", "Gaussian", "Measured", "facts"]
