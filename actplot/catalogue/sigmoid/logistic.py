"""S-shapes made of one exponential or two: the logistic function and its kin."""

from __future__ import annotations

from actplot.activation import Activation

__all__ = ["Cloglog", "DSiLU", "Sigmoid"]


class Sigmoid(Activation):
    """Logistic sigmoid: any number squeezed into (0, 1) along an S."""

    name, aliases, title = "sigmoid", ("logistic", "expit", "soft_step", "logsig"), "Sigmoid"
    formula, shown = "sigmoid(x)", "1 / (1 + exp(-x))"
    slope = "sigmoid(x) * (1 - sigmoid(x))"
    strengths = "Reads as a probability, and the slope follows from the value alone: f' = f (1 - f)."
    weaknesses = (
        "Both tails are flat and the slope never exceeds 1/4, so a stack of n layers scales gradients by at most "
        "4^-n, weights aside; outputs are all positive."
    )
    when = (
        "Yes-or-no outputs, one per independent label (train on the logits), and the gates of LSTM, GRU and GLU; "
        "not the default of hidden layers."
    )
    relations = (
        "sigmoid(-x) = 1 - sigmoid(x).",
        "sigmoid(x) = (1 + tanh(x / 2)) / 2.",
        "The slope of softplus, and the first component of softmax([x, 0]).",
    )
    mistakes = (
        "Taking the output for 0 or 1: it lies between them, and a class needs a threshold.",
        "Computing a loss from probabilities: 1 - sigmoid(40) rounds to 0, its logarithm is -inf; losses that "
        "take logits do not round.",
        "Calling the slope large where the output is near 0 or 1: it is largest, 1/4, where the output is 1/2.",
    )
    frameworks = {
        "torch": ("nn.Sigmoid()", "F.sigmoid(x)", "torch.sigmoid(x)"),
        "keras": "keras.activations.sigmoid(x)",
        "jax": "jax.nn.sigmoid(x)",
        "tf": ("tf.math.sigmoid(x)", "tf.nn.sigmoid(x)"),
        "onnx": "Sigmoid()",
        "transformers": 'ACT2FN["sigmoid"]',
    }
    references = (
        "Verhulst (1838), Correspondance mathématique et physique 10",
        "Rumelhart, Hinton & Williams (1986), Learning representations by back-propagating errors",
    )


class DSiLU(Activation):
    """Derivative of SiLU: an S that overshoots 1 and undershoots 0 before it settles."""

    name, aliases, title = "dsilu", ("d_silu", "silu_derivative"), "dSiLU"
    # the product of the two sigmoids as a square: f'' is odd, and no difference is left to cancel near 0
    formula = "sigmoid(x) + x * sech(x / 2)**2 / 4"
    shown = "sigmoid(x) * (1 + x * (1 - sigmoid(x)))"
    slope = "sigmoid(x) * (1 - sigmoid(x)) * (2 + x * (1 - 2 * sigmoid(x)))"
    span = (-6.0, 6.0)
    strengths = "Twice as steep at 0 as the sigmoid: 1/2 against 1/4."
    weaknesses = "Not monotonic: from -0.100 at x = -2.399 to 1.100 at x = 2.399, and flat on both sides after that."
    when = "Shallow networks in reinforcement learning, from which it comes; as the slope of SiLU, to look at."
    relations = ("The derivative of silu.",)
    frameworks = {"torch_activation": "torch_activation.dSiLU()"}
    references = ("Elfwing, Uchibe & Doya (2017), arXiv:1702.03118",)


class Cloglog(Activation):
    """Complementary log-log: a skewed S that leaves 0 slowly and reaches 1 fast."""

    name, aliases, title = "cloglog", ("complementary_log_log", "log_log"), "Complementary log-log"
    formula, shown = "cloglog(x)", "1 - exp(-exp(x))"
    slope = "exp(x - exp(x))"
    strengths = "The probability that at least one event occurs when ln of their expected number is x."
    weaknesses = "On the right the slope dies doubly exponentially: at x = 3 it is below 1e-7."
    when = "Outputs that are probabilities of rare events, or of survival in discrete time."
    frameworks = {}
    references = (
        "Fisher (1922), On the mathematical foundations of theoretical statistics",
        "Gomes & Ludermir (2013), Optimization of the weights and asymmetric activation function family of neural "
        "network for time series forecasting",
    )
