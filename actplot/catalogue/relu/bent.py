"""Rectifiers made of straight lines: bent more than once, or elsewhere than at 0."""

from __future__ import annotations

import math

from actplot.activation import Activation, param

__all__ = ["Absolute", "GeneralReLU", "ReLU6", "SReLU", "ThresholdedReLU"]


class ReLU6(Activation):
    """ReLU6: the identity between 0 and 6, constant outside."""

    name, aliases, title = "relu6", ("relu_6",), "ReLU6"
    formula = "min(max(x, 0), 6)"
    slope = "1 if 0 < x < 6 else 0"
    span = (-3.0, 9.0)
    strengths = "Bounded, so that low-precision arithmetic loses little; as cheap as ReLU."
    weaknesses = "No gradient outside (0, 6), on the right as well as on the left."
    when = "Networks for phones, such as MobileNet, and wherever activations are quantised."
    relations = (
        "hardtanh from 0 to 6.",
        "x relu6(x + 3) / 6 is hardswish.",
    )
    frameworks = {
        "torch": ("nn.ReLU6()", "F.relu6(x)"),
        "keras": "keras.activations.relu6(x)",
        "jax": "jax.nn.relu6(x)",
        "tf": "tf.nn.relu6(x)",
        "transformers": 'ACT2FN["relu6"]',
    }
    references = ("Krizhevsky (2010), Convolutional deep belief networks on CIFAR-10",)


class GeneralReLU(Activation):
    """Generalised ReLU: the rectifier of Keras, with a threshold, a slope below it and a ceiling."""

    name, aliases, title = "relu_general", ("keras_relu", "clipped_leaky_relu"), "Generalised ReLU"
    formula = "max_value if x >= max_value else x if x > threshold else negative_slope * (x - threshold)"
    slope = "0 if x >= max_value else 1 if x > threshold else negative_slope"
    strengths = "ReLU, leaky, thresholded and clipped ReLU in one function."
    weaknesses = "Jumps at the threshold unless that is 0; one call that may mean four functions."
    when = "Keras models that set any of the three; otherwise, name the function that is meant."
    frameworks = {
        "keras": (
            "keras.activations.relu(x, negative_slope=0.0, max_value=None, threshold=0.0)",
            "keras.layers.ReLU(max_value=None, negative_slope=0.0, threshold=0.0)",
        ),
    }
    references = ("Chollet et al. (2015), Keras",)

    negative_slope: float = param(default=0.0, symbol=r"\alpha", sweep=(0, 0.1, 0.3))
    max_value: float = param(default=math.inf, infinite=True, symbol="m", sweep=(1, 2, math.inf))
    threshold: float = param(default=0.0, symbol=r"\theta")

    holds = {"max_value > threshold": "max_value '{max_value:g}' must be above threshold '{threshold:g}'"}


class ThresholdedReLU(Activation):
    """Thresholded ReLU: the input where it exceeds theta, 0 elsewhere."""

    name, aliases, title = "thresholded_relu", ("trec", "truncated_rectified"), "Thresholded ReLU"
    formula = "x if x > theta else 0"
    slope = "1 if x > theta else 0"
    strengths = "Zeros without any bias, and what passes is not made smaller."
    weaknesses = "Jumps by theta at the threshold, below which nothing is learned."
    when = "Autoencoders with sparse codes and no biases, from which it comes."
    frameworks = {
        "keras 2": "keras.layers.ThresholdedReLU(theta=1.0)",
        "onnx": "ThresholdedRelu(alpha=1.0)",
    }
    references = ("Konda, Memisevic & Krueger (2014), arXiv:1402.3337",)

    theta: float = param(default=1.0, least=0, symbol=r"\theta", spellings={"onnx": "alpha"})


class SReLU(Activation):
    """S-shaped ReLU: three straight lines that meet at two learned points."""

    name, aliases, title = "srelu", ("s_shaped_relu",), "SReLU"
    formula = (
        "t_right + a_right * (x - t_right) if x >= t_right else x if x > t_left else t_left + a_left * (x - t_left)"
    )
    slope = "a_right if x >= t_right else 1 if x > t_left else a_left"
    span = (-2.0, 3.0)
    strengths = "Learns convex and concave shapes alike: four numbers per channel place the bends and the outer slopes."
    weaknesses = "Four more parameters per channel to initialise and to regularise; kinks at both points."
    when = "Convolutional networks with data enough to learn the shape; start with the left side nearly leaky ReLU."
    frameworks = {}
    references = ("Jin, Xu, Feng, Wei, Xiong & Yan (2015), arXiv:1512.07030",)

    t_left: float = param(default=0.0, symbol="u")
    a_left: float = param(default=0.1, symbol="a", sweep=(-0.3, 0.1, 0.5))
    t_right: float = param(default=1.0, symbol="v")
    a_right: float = param(default=1.0, symbol="b")

    holds = {"t_left <= t_right": "t_left '{t_left:g}' must not exceed t_right '{t_right:g}'"}


class Absolute(Activation):
    """Absolute value: the input without its sign."""

    name, aliases, title = "absolute", ("abs", "modulus"), "Absolute value"
    formula = "abs(x)"
    slope = "1 if x > 0 else -1 if x < 0 else 0"
    strengths = "Slope of size 1 on both sides: no dead half, no saturation."
    weaknesses = "Even: x and -x cannot be told apart; a kink at 0; outputs average 0.80 for x ~ N(0, 1)."
    when = "Features whose sign means nothing, such as edges of either contrast."
    relations = ("relu(x) + relu(-x) = |x|.",)
    frameworks = {
        "torch": "torch.abs(x)",
        "keras": "keras.ops.abs(x)",
        "jax": "jax.numpy.abs(x)",
        "tf": ("tf.math.abs(x)", "tf.abs(x)"),
        "onnx": "Abs()",
    }
    references = (
        "Jarrett, Kavukcuoglu, Ranzato & LeCun (2009), What is the best multi-stage architecture for object "
        "recognition?",
    )
