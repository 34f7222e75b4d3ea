"""What the panels show: the curves of activations at an order, sampled over the drawn span, in cells for panels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from actplot.activation import Activation
from actplot.curve import Curve, sample
from actplot.plan import ORDER_SUFFIX, WIDEST, Order, Plan, families, gids
from actplot.scene.frame import Interval

__all__ = ["Cell", "Graph", "cells", "drawn_span", "recast", "sharpen"]

STRAY = 0.05  # pixels of the output that a drawn chord may stray from the curve
SIDE = 4.0  # inches: the usual panel's longer side
GRID_SPAN = (-3.0, 3.0)

Kind = Literal["single", "sweep", "overlay", "small"]
Shown = tuple[Activation, Order, str]  # an activation, the order that is drawn, its role


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """One activation at one order: `curve` is its own, `edges` are those of its band where it is random."""

    activation: Activation
    order: Order
    gid: str
    role: str
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one panel shows: a function, the variants of one, several functions, or one with its derivatives, small.

    `leads` marks the panel that bears the functions' names; the panels of their derivatives say which.
    """

    kind: Kind
    leads: bool
    graphs: tuple[Graph, ...]

    @property
    def order(self) -> Order:
        """The order of the first graph: that of all, unless the cell is small."""
        return self.graphs[0].order

    @property
    def activations(self) -> tuple[Activation, ...]:
        """The activations, each once."""
        return tuple(dict.fromkeys(graph.activation for graph in self.graphs))

    @property
    def span(self) -> Interval:
        """The stretch of x that is drawn."""
        return self.graphs[0].span


def drawn_span(plan: Plan) -> Interval:
    """Return the stretch of x that every panel draws: the one asked for, else the union of the functions' own."""
    if plan.span is not None:
        return plan.span
    if plan.resolved == "grid":
        return GRID_SPAN
    return min(act.span[0] for act in plan.activations), max(act.span[1] for act in plan.activations)


def cells(plan: Plan) -> tuple[Cell, ...]:
    """Sample what every panel shows, panel by panel: a function's orders follow each other."""
    named, span = dict(zip(plan.activations, gids(plan.activations), strict=True)), drawn_span(plan)

    def sampled(shown: Iterable[Shown]) -> tuple[Graph, ...]:
        return tuple(
            _graph(plan, act, order, span, plan.ylim, gid=f"{named[act]}.{ORDER_SUFFIX[order]}", role=role)
            for act, order, role in shown
        )

    return tuple(Cell(kind=kind, leads=leads, graphs=sampled(shown)) for kind, leads, shown in _arranged(plan))


def _arranged(plan: Plan) -> Iterator[tuple[Kind, bool, list[Shown]]]:
    """Yield what each panel shows: its kind, whether it leads, and its activations with their orders and roles."""
    if plan.resolved == "grid":
        for act in plan.activations:
            yield "small", True, [(act, order, f"hue{order}") for order in plan.orders]
        return
    groups = (plan.activations,) if plan.resolved == "overlay" else families(plan.activations)
    for group in groups:
        kind: Kind = "single" if len(group) == 1 else "sweep" if len(families(group)) == 1 else "overlay"
        for order in plan.orders:
            roles = {
                "single": [f"order{order}"],
                "sweep": [f"shade{index}/{len(group)}" for index in range(len(group))],
                "overlay": [f"hue{index}" for index in range(len(group))],
            }[kind]
            yield kind, order == plan.orders[0], [(act, order, role) for act, role in zip(group, roles, strict=True)]


def sharpen(plan: Plan, cell: Cell, limits: Interval) -> Cell:
    """Sample anew, finely enough, what is shown higher than its curve by itself would be."""
    height = limits[1] - limits[0]
    return replace(
        cell,
        graphs=tuple(
            _graph(plan, graph.activation, graph.order, graph.span, limits, gid=graph.gid, role=graph.role)
            if plan.ylim is None and height < graph.reach[1] - graph.reach[0]
            else graph
            for graph in cell.graphs
        ),
    )


def recast(plan: Plan, shown: Sequence[Cell], limits: Sequence[Interval]) -> tuple[Cell, ...]:
    """Return the cells with the activations of another plan, which differ in parameters; what is equal is kept."""
    return tuple(
        _recast(plan, cell, values, [act for act, _, _ in arranged])
        for cell, values, (_, _, arranged) in zip(shown, limits, _arranged(plan), strict=True)
    )


def _recast(plan: Plan, cell: Cell, limits: Interval, activations: Sequence[Activation]) -> Cell:
    if all(graph.activation == act for graph, act in zip(cell.graphs, activations, strict=True)):
        return cell
    graphs = (
        graph
        if graph.activation == act
        else _graph(plan, act, graph.order, graph.span, limits, gid=graph.gid, role=graph.role)
        for graph, act in zip(cell.graphs, activations, strict=True)
    )
    return replace(cell, graphs=tuple(graphs))


def _graph(
    plan: Plan, act: Activation, order: Order, span: Interval, ylim: Interval | None, *, gid: str, role: str
) -> Graph:
    tolerance = STRAY / (plan.dpi * max(SIDE, *(plan.size or (SIDE,))))
    curve, *edges = (
        sample(each, span, order=order, tolerance=tolerance, ylim=ylim) for each in (act, *(act.edges() or ()))
    )
    return Graph(activation=act, order=order, gid=gid, role=role, span=span, curve=curve, edges=tuple(edges))
