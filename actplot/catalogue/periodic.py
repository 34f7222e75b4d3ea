"""The periodic family: waves, and lines that carry a wave."""

from __future__ import annotations

from actplot.activation import Activation, param

__all__ = ["GCU", "Cosid", "Cosine", "Minsin", "SinLU", "Sinc", "Sine", "Snake"]


class Sine(Activation):
    """Sine: a wave of the given frequency."""

    name, aliases, title = "sine", ("sin", "siren", "sinusoid"), "Sine"
    formula = "sin(omega * x)"
    slope = "omega * cos(omega * x)"
    span = (-7.0, 7.0)
    strengths = "All its derivatives are waves again: networks of it represent a signal together with its derivatives."
    weaknesses = (
        "Endlessly many inputs share each output, so that the loss has many poor minima; needs its own initialisation."
    )
    when = "Coordinate networks for images, sound and physics (SIREN, omega = 30)."
    frameworks = {
        "torch": "torch.sin(x)",
        "keras": "keras.ops.sin(x)",
        "jax": "jax.numpy.sin(x)",
        "tf": "tf.math.sin(x)",
        "onnx": "Sin()",
        "torch_activation": "torch_activation.Sine(omega=3.141592653589793)",
    }
    references = ("Sitzmann, Martel, Bergman, Lindell & Wetzstein (2020), arXiv:2006.09661",)

    omega: float = param(default=1.0, above=0, symbol=r"\omega")


class Cosine(Activation):
    """Cosine: an even wave, 1 at zero."""

    name, aliases, title = "cosine", ("cos",), "Cosine"
    formula = "cos(x)"
    slope = "-sin(x)"
    span = (-7.0, 7.0)
    strengths = "With random weights and phases, sums of it approximate any shift-invariant kernel."
    weaknesses = (
        "Endlessly many inputs share each output, x and -x among them; flat at 0, where initial weights put inputs."
    )
    when = "Random Fourier features, positional and time encodings."
    frameworks = {
        "torch": "torch.cos(x)",
        "keras": "keras.ops.cos(x)",
        "jax": "jax.numpy.cos(x)",
        "tf": "tf.math.cos(x)",
        "onnx": "Cos()",
    }
    references = ("Rahimi & Recht (2007), Random features for large-scale kernel machines",)


class Snake(Activation):
    """Snake: the identity with a wave on it, which never falls."""

    name, title = "snake", "Snake"
    formula = "x + sin(a * x)**2 / a"
    slope = "1 + sin(2 * a * x)"
    span = (-8.0, 8.0)
    strengths = (
        "Continues periodic data beyond the training range, and trains as easily as a rectifier: it never decreases."
    )
    weaknesses = "Slopes range from 0 to 2 for inputs of any size; the frequency a has to suit the data or be learned."
    when = "Time series with periods, and vocoders for sound (BigVGAN)."
    frameworks = {"tfa": "tfa.activations.snake(x, frequency=1)"}
    references = ("Ziyin, Hartwig & Ueda (2020), arXiv:2006.08195",)

    a: float = param(default=1.0, above=0, symbol="a", spellings={"tfa": "frequency"})


class Sinc(Activation):
    """Cardinal sine: sin(x) / x, a wave that dies out on both sides."""

    name, aliases, title = "sinc", ("cardinal_sine",), "Sinc"
    formula = "sinc(omega * x)"
    shown = "sin(omega * x) / (omega * x) if abs(x) > 0 else 1"
    slope = "cos(omega * x) / x - sin(omega * x) / (omega * x**2) if abs(x) > 0 else 0"
    span = (-15.0, 15.0)
    strengths = "Smooth and bounded; sums of shifted ones reproduce any signal below a frequency exactly."
    weaknesses = "Not monotonic on either side, and even; automatic differentiation of the quotient fails near 0."
    when = "Band-limited signals and filters; with omega = pi it is the sinc of NumPy and PyTorch."
    frameworks = {
        "torch": ("torch.sinc(x)  # omega = pi", "torch.special.sinc(x)  # omega = pi"),
        "jax": "jax.numpy.sinc(x)  # omega = pi",
        "torch_activation": "torch_activation.Sinc()  # omega = pi",
    }
    references = (
        "Whittaker (1915), On the functions which are represented by the expansions of the interpolation theory",
    )

    omega: float = param(default=1.0, above=0, symbol=r"\omega")


class Cosid(Activation):
    """Cosid: the cosine less the input."""

    name, title = "cosid", "Cosid"
    formula = "cos(x) - x"
    slope = "-sin(x) - 1"
    span = (-8.0, 8.0)
    strengths = "Smooth; never increases, so that a wave is there without loss of order."
    weaknesses = "Falls where most functions rise; the slope is 0 once in each period and -2 half a period later."
    when = "Comparisons with the other functions found by the same study."
    frameworks = {"torch_activation": "torch_activation.Cosid()"}
    references = ("Eger, Youssef & Gurevych (2018), arXiv:1901.02671",)


class Minsin(Activation):
    """Minsin: the lesser of x and sin x, a line below zero and a wave above."""

    name, title = "minsin", "Minsin"
    formula = "sin(x) if x >= 0 else x"  # sin x < x for every x > 0, so that the condition is known
    shown = "min(x, sin(x))"
    slope = "cos(x) if x >= 0 else 1"
    span = (-4.0, 10.0)
    strengths = "Bounded above; f'' too is continuous at 0."
    weaknesses = "Positive inputs are folded into [-1, 1], where endlessly many share each output."
    when = "Comparisons with the other functions found by the same study."
    frameworks = {"torch_activation": "torch_activation.Minsin()"}
    references = ("Eger, Youssef & Gurevych (2018), arXiv:1901.02671",)


class GCU(Activation):
    """Growing cosine unit: the input times its cosine."""

    name, aliases, title = "gcu", ("growing_cosine_unit",), "GCU"
    formula = "x * cos(x)"
    slope = "cos(x) - x * sin(x)"
    span = (-10.0, 10.0)
    strengths = "A single unit can part inputs by more than one boundary: one neuron learns XOR."
    weaknesses = "The slope grows with |x| without bound and changes sign in every period."
    when = "Convolutional layers of small image networks, as in the paper."
    frameworks = {"torch_activation": "torch_activation.GCU()"}
    references = ("Noel, Arunkumar, Trivedi & Dutta (2021), arXiv:2108.12943",)


class SinLU(Activation):
    """SinLU: a line with a wave on it, gated by a sigmoid."""

    name, title = "sinlu", "SinLU"
    formula = "(x + a * sin(b * x)) * sigmoid(x)"
    slope = "sigmoid(x) * (1 + a * b * cos(b * x)) + (x + a * sin(b * x)) * sigmoid(x) * (1 - sigmoid(x))"
    span = (-6.0, 14.0)
    strengths = "Learns how much of a wave to add (a) and of which frequency (b); a = 0 is SiLU."
    weaknesses = (
        "Not monotonic: a dip to -0.497 at x = -1.083; on the right its slope swings between about 0 and 2 (a = b = 1)."
    )
    when = "Small networks for images and tables, with a and b learned."
    frameworks = {}
    references = ("Paul, Bandyopadhyay, Yoon, Geem & Sarkar (2022), SinLU: sinu-sigmoidal linear unit",)

    a: float = param(default=1.0, symbol="a")
    b: float = param(default=1.0, symbol="b")
