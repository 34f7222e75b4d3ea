"""The step family: functions that jump."""

from __future__ import annotations

from actplot.activation import Activation, param

__all__ = ["Step"]


class Step(Activation):
    """Unit step: 0 below zero, 1 above it, and a value of one's choice at the jump."""

    name, title = "step", "Unit step"
    aliases = ("heaviside", "binary_step", "unit_step", "threshold_unit")
    formula = "1 if x > 0 else value_at_zero if x >= 0 else 0"
    slope = "0"
    strengths = "A hard decision: one bit comes out, for the price of a comparison."
    weaknesses = (
        "The slope is 0 wherever there is one, so gradient descent learns nothing through it; "
        "at the jump the least change of the input flips the output."
    )
    when = "Perceptrons and teaching; binary and spiking networks, trained with a surrogate slope in the backward pass."
    frameworks = {
        "torch": "torch.heaviside(x, values=torch.tensor(1.0))",
        "jax": "jax.numpy.heaviside(x, 1.0)",
    }
    references = (
        "McCulloch & Pitts (1943), A logical calculus of the ideas immanent in nervous activity",
        "Rosenblatt (1958), The perceptron",
    )

    value_at_zero: float = param(default=1.0, symbol="h_0", spellings={"torch": "values", "jax": "x2"})
