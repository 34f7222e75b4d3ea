"""The gated linear units: one half of a vector times a function of its other half."""

from __future__ import annotations

from actplot.activation import param
from actplot.vector import AXIS, GatedActivation

__all__ = ["GEGLU", "GLU", "BilinearGLU", "ReGLU", "SwiGLU"]


class GLU(GatedActivation):
    """Gated linear unit: the first half a, times the sigmoid of the second half b, which is the gate."""

    name, aliases, title = "glu", ("gated_linear_unit",), "Gated linear unit (GLU)"
    formula, halves, where = "a * sigmoid(x)", ("a", "x"), {"a": "1"}
    slope = "a * sigmoid(x) * (1 - sigmoid(x))"
    strengths = "The gate chooses what passes, and through an open gate the values keep a linear path for gradients."
    weaknesses = "Two layers' weights for one layer's outputs; a closed gate stops both gradients."
    when = "Gated convolutions over text and speech; in transformers rather SwiGLU or GEGLU."
    relations = (
        "a sigmoid(b), with the halves a and b of the input.",
        "swiglu, geglu, reglu and bilinear_glu put another gate in the place of sigmoid.",
    )
    frameworks = {
        "torch": ("nn.GLU(dim=-1)", "F.glu(x, dim=-1)"),
        "keras": "keras.activations.glu(x, axis=-1)",
        "jax": ("jax.nn.glu(x, axis=-1)", "flax.linen.glu(x, axis=-1)"),
    }
    references = ("Dauphin, Fan, Auli & Grangier (2016), arXiv:1612.08083",)
    slice_name, slice_math = "GLU of [a, x]", r"\mathrm{GLU}(a,\,x)"

    axis: int = AXIS


class SwiGLU(GatedActivation):
    """Swish-gated linear unit: the swish of the first half a, times the second half b; the first is the gate."""

    name, title = "swiglu", "Swish-gated linear unit (SwiGLU)"
    formula, halves, where = "b * x * sigmoid(alpha * x)", ("x", "b"), {"b": "1"}
    slope = "b * sigmoid(alpha * x) * (1 + alpha * x * (1 - sigmoid(alpha * x)))"
    strengths = "A gate that does not saturate on its open side, and products of two learned maps in one layer."
    weaknesses = (
        "Three weight matrices instead of two, so layers are made a third narrower; "
        "which half is the gate differs between code bases."
    )
    when = "Feed-forward layers of large language models; mind the order of the halves when weights are loaded."
    relations = ("glu with silu as its gate.",)
    mistakes = (
        "Comparing layers at equal width: its two inputs need three matrices; two thirds of the width keep the "
        "count of weights.",
    )
    frameworks = {"onnx": "SwiGLU(alpha=1.0)"}
    references = ("Shazeer (2020), arXiv:2002.05202",)
    slice_name, slice_math = "SwiGLU of [x, b]", r"\mathrm{SwiGLU}(x,\,b)"

    alpha: float = param(default=1.0, symbol=r"\alpha")
    axis: int = AXIS


class GEGLU(GatedActivation):
    """GELU-gated linear unit: the GELU of the first half a, times the second half b; the first is the gate."""

    name, title = "geglu", "GELU-gated linear unit (GEGLU)"
    formula, halves, where = "b * x * Phi(x)", ("x", "b"), {"b": "1"}
    slope = "b * (Phi(x) + x * phi(x))"
    strengths = "As SwiGLU: an open gate does not saturate; it closes faster, like a normal tail."
    weaknesses = "An error function per pair, three weight matrices instead of two, and no common order of the halves."
    when = "Feed-forward layers of transformers whose published weights were trained with it; else SwiGLU is cheaper."
    relations = ("glu with gelu as its gate.",)
    references = ("Shazeer (2020), arXiv:2002.05202",)
    slice_name, slice_math = "GEGLU of [x, b]", r"\mathrm{GEGLU}(x,\,b)"

    axis: int = AXIS


class ReGLU(GatedActivation):
    """ReLU-gated linear unit: the ReLU of the first half a, times the second half b; the first is the gate."""

    name, title = "reglu", "ReLU-gated linear unit (ReGLU)"
    formula, halves, where = "b * max(x, 0)", ("x", "b"), {"b": "1"}
    slope = "b if x > 0 else 0"
    strengths = "The cheapest of the gates: a comparison and a product, with exact zeros that hardware can skip."
    weaknesses = "A gate that is shut for every example gets no gradient any more, nor does the half that it shuts off."
    when = "Gated feed-forward layers where sparse outputs pay."
    relations = ("glu with relu as its gate.",)
    references = ("Shazeer (2020), arXiv:2002.05202",)
    slice_name, slice_math = "ReGLU of [x, b]", r"\mathrm{ReGLU}(x,\,b)"

    axis: int = AXIS


class BilinearGLU(GatedActivation):
    """Bilinear gated unit: the product of the two halves a and b, without any other non-linearity."""

    name, aliases, title = "bilinear_glu", ("bilinear",), "Bilinear gated unit"
    formula, halves, where = "b * x", ("x", "b"), {"b": "1"}
    slope = "b"
    strengths = "One product, symmetric in its halves: what a layer gains by multiplying alone."
    weaknesses = "Linear in each half and unbounded: it can neither close nor saturate, and large inputs are squared."
    when = "The plain case beside which gates are judged, and models that are to be analysed exactly."
    relations = ("glu without a function in the gate: the product of the halves.",)
    references = (
        "Mnih & Hinton (2007), Three new graphical models for statistical language modelling",
        "Shazeer (2020), arXiv:2002.05202",
    )
    slice_name, slice_math = "Bilinear of [x, b]", r"\mathrm{Bilinear}(x,\,b)"

    axis: int = AXIS
