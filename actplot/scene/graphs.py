"""What the panels show: the curves of one activation at one order, sampled over the drawn span."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from actplot.activation import Activation
from actplot.curve import Curve, sample
from actplot.plan import ORDER_SUFFIX, WIDEST, Order, Plan, gids
from actplot.scene.frame import Interval

__all__ = ["Graph", "drawn_span", "sample_graphs", "sharpen"]

STRAY = 0.05  # pixels of the output that a drawn chord may stray from the curve
SIDE = 4.0  # inches: the usual panel's longer side


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """One activation at one order: `curve` is its own, `edges` are those of its band where it is random."""

    activation: Activation
    order: Order
    gid: str
    span: Interval
    curve: Curve
    edges: tuple[Curve, ...] = ()

    @property
    def curves(self) -> tuple[Curve, ...]:
        """The curve, then the edges of the band."""
        return (self.curve, *self.edges)

    @property
    def values(self) -> NDArray[np.float64]:
        """Every finite y of the curves and their dots, (n,)."""
        parts = [y for curve in self.curves for _, y in curve.pieces]
        parts.append(np.array([y for curve in self.curves for _, y, _ in curve.points]))
        y = np.concatenate(parts)
        return y[np.isfinite(y)]

    @property
    def reach(self) -> Interval:
        """The lowest and the highest value, 0 among them, as far as a drawing can scale them."""
        values = np.clip(self.values, -WIDEST / 4, WIDEST / 4)
        return float(values.min(initial=0.0)), float(values.max(initial=0.0))


def drawn_span(plan: Plan) -> Interval:
    """Return the stretch of x that every panel draws: the one asked for, else the union of the functions' own."""
    if plan.span is not None:
        return plan.span
    return min(act.span[0] for act in plan.activations), max(act.span[1] for act in plan.activations)


def sample_graphs(plan: Plan, span: Interval) -> tuple[Graph, ...]:
    """Sample every panel's curves, row by row."""
    named = zip(plan.activations, gids(plan.activations), strict=True)
    return tuple(
        _graph(plan, act, order, f"{gid}.{ORDER_SUFFIX[order]}", span, plan.ylim)
        for act, gid in named
        for order in plan.orders
    )


def sharpen(plan: Plan, graphs: Sequence[Graph], limits: Sequence[Interval]) -> tuple[Graph, ...]:
    """Sample anew, finely enough, what is shown higher than its curve by itself would be."""
    return tuple(
        _graph(plan, graph.activation, graph.order, graph.gid, graph.span, ylim)
        if plan.ylim is None and ylim[1] - ylim[0] < graph.reach[1] - graph.reach[0]
        else graph
        for graph, ylim in zip(graphs, limits, strict=True)
    )


def _graph(plan: Plan, act: Activation, order: Order, gid: str, span: Interval, ylim: Interval | None) -> Graph:
    tolerance = STRAY / (plan.dpi * max(SIDE, *(plan.size or (SIDE,))))
    curve, *edges = (
        sample(each, span, order=order, tolerance=tolerance, ylim=ylim) for each in (act, *(act.edges() or ()))
    )
    return Graph(activation=act, order=order, gid=gid, span=span, curve=curve, edges=tuple(edges))
