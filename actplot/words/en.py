"""The English words: the keys, and what every other language falls back to.

Titles and prose are empty here: in English they stand in the classes of the catalogue.
"""

from __future__ import annotations

__all__ = ["FAMILIES", "KINDS", "PROSE", "TITLES", "WORDS"]

WORDS: dict[str, str] = {
    "aliases": "also called",
    "alt_figure": "Graph of {names} for x from {low} to {high}",
    "default": "default",
    "derivative": "derivative",
    "family": "family",
    "formula": "formula",
    "frameworks": "framework calls",
    "function": "function",
    "jump": "jump",
    "kind": "kind",
    "kink": "kink",
    "legend_evaluation_line": "evaluation: slope {value}",
    "legend_training_band": "training: slopes {low} to {high}",
    "list_separator": ", ",
    "name": "name",
    "none": "none",
    "note_enlarged": "enlarged {factor} times",
    "note_slice": "curve shown: {expression}",
    "parameter_domain": "allowed values",
    "parameters": "parameters",
    "references": "references",
    "second_derivative": "second derivative",
    "strengths": "strengths",
    "weaknesses": "weaknesses",
    "when_to_use": "when to use",
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
    "other": "Other",
    "vector": "Vector-valued",
    "own": "Own formula",
}

KINDS: dict[str, str] = {
    "scalar": "elementwise",
    "vector": "acts on a vector",
    "gated": "gated, two inputs",
    "stochastic": "random in training",
}

TITLES: dict[str, str] = {}

PROSE: dict[str, tuple[str, str, str, str]] = {}
