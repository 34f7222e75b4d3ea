"""The step family: functions that jump."""

from __future__ import annotations

from actplot.activation import Activation, param

__all__ = ["Sign", "Step", "Threshold"]


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
    relations = (
        "The derivative of relu away from 0.",
        "The limit of sigmoid(b x) as b grows.",
        "(1 + sign(x)) / 2 where the value at 0 is 1/2.",
    )
    mistakes = (
        "Training through it: its slope is 0 wherever there is one; backpropagation needs a surrogate slope.",
        "Leaving the value at 0 open: torch.heaviside wants it as an argument; 0, 1/2 and 1 are all in use.",
    )
    frameworks = {
        "torch": "torch.heaviside(x, values=torch.tensor(1.0))",
        "jax": "jax.numpy.heaviside(x, 1.0)",
    }
    references = (
        "McCulloch & Pitts (1943), A logical calculus of the ideas immanent in nervous activity",
        "Rosenblatt (1958), The perceptron",
    )

    value_at_zero: float = param(default=1.0, symbol="h_0", spellings={"torch": "values", "jax": "x2"})


class Sign(Activation):
    """Sign: -1 below zero, 1 above it, and 0 at zero."""

    name, aliases, title = "sign", ("sgn", "bipolar_step", "signum"), "Sign"
    formula = "sign(x)"
    shown = "1 if x > 0 else 0 if x >= 0 else -1"
    slope = "0"
    strengths = "Two values of equal size, so that products of weights and outputs become bit operations."
    weaknesses = (
        "The slope is 0 wherever there is one: without a surrogate, gradient descent learns nothing through it."
    )
    when = "Binary networks, with the straight-through estimator in the backward pass, and Hopfield networks."
    relations = ("2 step(x) - 1 away from 0.",)
    frameworks = {
        "torch": "torch.sign(x)",
        "keras": "keras.ops.sign(x)",
        "jax": "jax.numpy.sign(x)",
        "tf": "tf.math.sign(x)",
        "onnx": "Sign()",
    }
    references = (
        "Hopfield (1982), Neural networks and physical systems with emergent collective computational abilities",
        "Courbariaux et al. (2016), arXiv:1602.02830",
    )


class Threshold(Activation):
    """Threshold: the input where it exceeds a threshold, a constant elsewhere."""

    name, title = "threshold", "Threshold"
    formula = "x if x > threshold else value"
    slope = "1 if x > threshold else 0"
    strengths = "One comparison; what passes is left unchanged, what does not becomes a value of one's choice."
    weaknesses = "Jumps wherever threshold and value differ, and has no gradient below the threshold."
    when = "Gating small responses away; with threshold = value = 0 it is ReLU."
    frameworks = {
        "torch": ("nn.Threshold(threshold=1.0, value=0.0)", "F.threshold(x, threshold=1.0, value=0.0)"),
        "keras": "keras.activations.threshold(x, threshold=1.0, default_value=0.0)",
    }
    references = ("Collobert, Kavukcuoglu & Farabet (2011), Torch7: a Matlab-like environment for machine learning",)

    threshold: float = param(default=1.0, symbol="t")
    value: float = param(default=0.0, symbol="v", spellings={"keras": "default_value"})
