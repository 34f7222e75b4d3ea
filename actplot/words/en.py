"""The English words: the keys, and what every other language falls back to.

Titles and prose are empty here: in English they stand in the classes of the catalogue.
"""

from __future__ import annotations

from actplot.words.prose import Prose

__all__ = ["FAMILIES", "KINDS", "PROSE", "TITLES", "WORDS"]

WORDS: dict[str, str] = {
    "affine": "affine",
    "aliases": "also called",
    "alt_figure": "Graph of {names} for x from {low} to {high}",
    "asymptote": "asymptote",
    "bounded": "bounded",
    "bounded_above": "bounded above",
    "bounded_below": "bounded below",
    "clause_separator": "; ",
    "column_bounded": "bound",
    "column_calls": "calls",
    "column_differentiable": "diff",
    "column_monotonic": "mono",
    "column_non_linear": "nonlin",
    "column_saturates": "sat",
    "column_smooth": "smooth",
    "column_zero_centred": "zero",
    "common_mistakes": "common mistakes",
    "concave": "concave",
    "constant": "constant",
    "continuous": "continuous",
    "continuously_differentiable": "continuously differentiable",
    "convex": "convex",
    "convexity": "convexity",
    "cost": "computational cost",
    "decreasing": "decreasing",
    "default": "default",
    "derivative": "derivative",
    "discontinuous": "discontinuous",
    "even": "even",
    "extremum": "extremum",
    "family": "family",
    "formula": "formula",
    "frameworks": "framework calls",
    "function": "function",
    "gain": "gain",
    "hard_saturation": "hard (the slope is exactly 0)",
    "increasing": "increasing",
    "jump": "jump",
    "kind": "kind",
    "kink": "kink",
    "known_relations": "known relations",
    "left": "left",
    "legend_evaluation_line": "evaluation: slope {value}",
    "legend_list": (
        "+ yes, - no; diff: what is in the way; mono: + strictly, = weakly; bound: [below, ]above;"
        " sat: left, right: s soft (f' tends to 0), h hard (f' = 0); zero: mean 0 for x ~ N(0, 1);"
        " calls: exponentials and the like; vectors: their slice"
    ),
    "legend_training_band": "training: slopes {low} to {high}",
    "lipschitz_constant": "Lipschitz constant",
    "list_separator": ", ",
    "local_maximum": "local maximum",
    "local_minimum": "local minimum",
    "mean": "mean",
    "monotonicity": "monotonicity",
    "name": "name",
    "neither_convex_nor_concave": "neither convex nor concave",
    "neither_odd_nor_even": "neither odd nor even",
    "no": "no",
    "non_monotonic": "not monotonic",
    "non_saturating": "does not saturate",
    "none": "none",
    "note_calls": "exponentials, logarithms and the like per element: {count}",
    "note_enlarged": "enlarged {factor} times",
    "note_given": "{text} ({given})",
    "note_more": "{count} more, farther from 0",
    "note_side": "{side}: {text}",
    "note_slice": "curve shown: {expression}",
    "odd": "odd",
    "parameter_domain": "allowed values",
    "parameters": "parameters",
    "parity": "parity",
    "range": "range",
    "references": "references",
    "right": "right",
    "saturates": "saturates",
    "second_derivative": "second derivative",
    "smooth": "smooth",
    "smoothness": "smoothness",
    "soft_saturation": "soft (the slope tends to 0)",
    "standard_normal_input": "input x ~ N(0, 1)",
    "strengths": "strengths",
    "strictly_decreasing": "strictly decreasing",
    "strictly_increasing": "strictly increasing",
    "unbounded": "unbounded",
    "undefined": "undefined",
    "weaknesses": "weaknesses",
    "when_to_use": "when to use",
    "yes": "yes",
    "zero_centred": "zero-centred",
}

FAMILIES: dict[str, str] = {
    "linear": "Linear",
    "step": "Steps and thresholds",
    "sigmoid": "Sigmoid-shaped",
    "relu": "Rectifiers (ReLU family)",
    "elu": "Exponential rectifiers (ELU family)",
    "softplus": "Smooth rectifiers (softplus family)",
    "self_gated": "Self-gated (x times a gate)",
    "shrink": "Shrinkage",
    "exponential": "Exponential",
    "periodic": "Periodic and oscillating",
    "radial": "Radial",
    "rational": "Rational",
    "vector": "Vector-valued",
    "other": "Other",
    "own": "Own formula",
}

KINDS: dict[str, str] = {
    "scalar": "elementwise",
    "vector": "acts on a vector",
    "gated": "gated, two inputs",
    "stochastic": "random in training",
}

TITLES: dict[str, str] = {}

PROSE: dict[str, Prose] = {}
