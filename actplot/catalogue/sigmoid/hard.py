"""S-shapes put together from straight lines and parabolas, exactly flat from some point on."""

from __future__ import annotations

from actplot.activation import Activation, param

__all__ = ["SQNL", "Hardsigmoid", "Hardtanh", "SparseSigmoid"]


class Hardtanh(Activation):
    """Hard tanh: the identity between two bounds, constant outside."""

    name, aliases, title = "hardtanh", ("hard_tanh", "clip", "clamp", "saturating_linear"), "Hard tanh"
    formula = "min(max(x, min_val), max_val)"
    slope = "1 if min_val < x < max_val else 0"
    strengths = "Two comparisons; inside the bounds nothing is distorted."
    weaknesses = "No gradient at all outside the bounds, where inputs that were clipped once tend to stay."
    when = "Quantised networks, and tanh where it has to be cheap."
    relations = ("min(max(x, -1), 1) by default; from 0 to 6 it is relu6.",)
    frameworks = {
        "torch": (
            "nn.Hardtanh(min_val=-1.0, max_val=1.0)",
            "F.hardtanh(x, min_val=-1.0, max_val=1.0)",
            "torch.clamp(x, min=-1.0, max=1.0)",
        ),
        "keras": "keras.activations.hard_tanh(x)",
        "jax": "jax.nn.hard_tanh(x)",
        "tf": "tf.clip_by_value(x, clip_value_min=-1.0, clip_value_max=1.0)",
        "onnx": "Clip(min=-1.0, max=1.0)",
    }
    references = ("Collobert (2004), Large scale machine learning",)

    min_val: float = param(
        default=-1.0, symbol="a", spellings={"torch.clamp": "min", "onnx": "min", "tf": "clip_value_min"}
    )
    max_val: float = param(
        default=1.0, symbol="b", spellings={"torch.clamp": "max", "onnx": "max", "tf": "clip_value_max"}
    )

    holds = {"min_val < max_val": "min_val '{min_val:g}' must be below max_val '{max_val:g}'"}


class Hardsigmoid(Activation):
    """Hard sigmoid: a straight line from 0 to 1, cut off at both."""

    name, aliases, title = "hardsigmoid", ("hard_sigmoid",), "Hard sigmoid"
    # alpha = 1/6 is a float64 and thus a little less: the kinks stand at the float64 nearest to them
    formula = "1 if x >= rounded((1 - beta) / alpha) else alpha * x + beta if x > rounded(-beta / alpha) else 0"
    # for the defaults: x + 3 is exact where the sum nears 0, and 3 alpha falls short of beta by the last number
    fast = "1 if x >= 3 else alpha * (x + 3) + 2.7755575615628914e-17 if x > -3 else 0"
    slope = "0 if x >= rounded((1 - beta) / alpha) else alpha if x > rounded(-beta / alpha) else 0"
    strengths = "A probability-like gate without an exponential, exact in low precision."
    weaknesses = "No gradient outside the ramp; the frameworks differ: slope 1/6 in most, 0.2 in ONNX and Keras 2."
    when = "Squeeze-and-excite blocks of MobileNetV3, gates on small devices."
    relations = ("relu6(x + 3) / 6.",)
    mistakes = ("Expecting one slope in all libraries: ONNX and older Keras have 0.2, PyTorch 1/6.",)
    frameworks = {
        "torch": ("nn.Hardsigmoid()", "F.hardsigmoid(x)"),
        "keras": "keras.activations.hard_sigmoid(x)",
        "jax": "jax.nn.hard_sigmoid(x)",
        "onnx": "HardSigmoid(alpha=0.2, beta=0.5)",
        "timm": "timm.layers.HardSigmoid()",
    }
    references = (
        "Courbariaux, Bengio & David (2015), arXiv:1511.00363",
        "Howard et al. (2019), arXiv:1905.02244",
    )

    alpha: float = param(default=1 / 6, above=0, symbol=r"\alpha")
    beta: float = param(default=0.5, symbol=r"\beta")


class SparseSigmoid(Activation):
    """Sparse sigmoid: a straight line from 0 at -1 to 1 at 1; sparsemax of two inputs."""

    name, title = "sparse_sigmoid", "Sparse sigmoid"
    formula = "1 if x >= 1 else (x + 1) / 2 if x > -1 else 0"
    slope = "0 if x >= 1 else 1 / 2 if x > -1 else 0"
    strengths = "Gives exact zeros and ones; the slope of sparse_plus."
    weaknesses = "No gradient beyond |x| = 1, so that confident mistakes are not corrected by this slope."
    when = "Gates and two-way choices that are to be exactly off or on; train with the loss that belongs to it."
    frameworks = {
        "keras": "keras.activations.sparse_sigmoid(x)",
        "jax": "jax.nn.sparse_sigmoid(x)",
    }
    references = ("Blondel, Martins & Niculae (2019), arXiv:1901.02324",)


class SQNL(Activation):
    """Square nonlinearity: two parabolas that make an S from -1 to 1."""

    name, aliases, title = "sqnl", ("square_nonlinearity",), "SQNL"
    formula = "1 if x >= 2 else x - x**2 / 4 if x >= 0 else x + x**2 / 4 if x > -2 else -1"
    slope = "max(0, 1 - abs(x) / 2)"
    strengths = "Close to tanh for one multiplication, and its slope is a triangle."
    weaknesses = "No gradient beyond |x| = 2; f'' jumps at -2, 0 and 2."
    when = "Small networks on microcontrollers, from which it comes."
    frameworks = {"torch_activation": "torch_activation.SQNL()"}
    references = ("Wuraola & Patel (2018), SQNL: a new computationally efficient activation function",)
