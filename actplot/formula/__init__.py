"""A formula: a plain expression in x and parameters, parsed once and then evaluated, searched and printed."""

from __future__ import annotations

from actplot.formula.evaluate import evaluate
from actplot.formula.nodes import Node
from actplot.formula.parse import parse
from actplot.formula.printing import Form, Printed, printed
from actplot.formula.switches import Switch, switches, turns

__all__ = ["Form", "Node", "Printed", "Switch", "evaluate", "parse", "printed", "switches", "turns"]
