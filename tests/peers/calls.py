"""The calls of other frameworks that the catalogue declares, made: their values and gradients on arrays."""

from __future__ import annotations

import ast
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from typing import Any

import numpy as np

from actplot.activation import Activation
from actplot.errors import ParameterOutOfRange
from actplot.registry import catalogue
from actplot.spec.frameworks import TENSORS, own_name
from actplot.spec.words import number

os.environ.setdefault("KERAS_BACKEND", "jax")  # before keras is loaded: its functions are those of a backend

__all__ = ["FRAMEWORKS", "Call", "calls", "versions"]

FRAMEWORKS = ("torch", "jax", "keras", "onnx")
MODULES = {"nn": "torch.nn", "F": "torch.nn.functional"}  # as PyTorch's users write them

STEP = 0.1  # by which a number is changed
OPSET = 24  # the first with Swish


@dataclass(frozen=True)
class Call:
    """One declared call, bound to the activation that it is said to be."""

    framework: str
    written: str
    act: Activation
    changed: tuple[tuple[str, float], ...] = ()  # keywords given another number than the one that is written

    def __str__(self) -> str:
        return f"{self.framework}: {self.written}" if self.framework == "onnx" else self.written

    @property
    def callee(self) -> str:
        """What is called, without arguments: nn.ELU."""
        return read(self.written)[0]

    def dtype(self) -> type:
        """Return float64, or float32 where ONNX runtime has no other kernel."""
        return onnx_session(self.written)[1] if self.framework == "onnx" else np.float64

    def values(self, x: np.ndarray) -> np.ndarray:
        """Return their values at x, in x's shape, as float64."""
        if self.framework == "onnx":
            session, dtype = onnx_session(self.written)
            return session.run(None, {"x": x.astype(dtype)})[0].astype(float)
        values = self._function()(self._array(x))
        return np.asarray(values.detach() if self.framework == "torch" else values, dtype=float)

    def slopes(self, x: np.ndarray) -> np.ndarray | None:
        """Return their gradient of the sum at x, in x's shape; None where they have none."""
        if self.framework == "onnx":
            return None
        if self.framework == "torch":
            tensor = self._array(x).requires_grad_()
            try:
                self._function()(tensor).sum().backward()
            except RuntimeError:  # derivative for aten::heaviside is not implemented
                return None
            return tensor.grad.numpy()
        import jax

        return np.asarray(jax.grad(lambda v: self._function()(v).sum())(self._array(x)))

    def jacobian(self, x: np.ndarray) -> np.ndarray:
        """Return d out_i / d x_k of a function of a vector x, as PyTorch and JAX shape it."""
        if self.framework == "torch":
            return np.asarray(named("torch.autograd.functional.jacobian")(self._function(), self._array(x)))
        return np.asarray(named("jax.jacrev")(self._function())(self._array(x)))

    def varied(self) -> Iterator[Call]:
        """Yield the call with one of its numbers after the other changed, bound to the activation that this makes."""
        for key in read(self.written)[2]:
            own = own_name(type(self.act), key)
            value = self.act.parameters.get(own or "", np.inf)
            if np.isfinite(value):
                act = type(self.act)(**{**self.act.parameters, str(own): value + STEP})
                yield replace(self, act=act, changed=((key, value + STEP),))

    def _array(self, x: np.ndarray) -> Any:
        if self.framework == "torch":
            import torch

            return torch.from_numpy(np.array(x))
        import jax

        jax.config.update("jax_enable_x64", True)
        if self.framework == "keras":
            named("keras.config.set_floatx")("float64")  # or sin, tanh, ... are computed in single precision
        return jax.numpy.asarray(x)

    def _function(self) -> Callable[[Any], Any]:
        callee, places, keywords = read(self.written)
        found = named(callee)
        given = {key: argument(node) for key, node in keywords.items()}
        given |= {key: wrapped(keywords[key], value) for key, value in self.changed}
        if isinstance(found, type):
            if self.framework == "torch":
                return found(**given).double().eval()
            layer = found(**given)
            return lambda x: layer(x[None])[0]  # a layer takes a batch
        fixed = [None if is_tensor(node) else argument(node) for node in places]
        return lambda x: found(*(x if value is None else value for value in fixed), **given)


def calls() -> Iterator[Call]:
    """Yield each declared call of the frameworks that are run here (Flax is not), in the order of the catalogue."""
    for cls in catalogue().values():
        for framework in FRAMEWORKS:
            written = cls.frameworks.get(framework, ())
            for one in (written,) if isinstance(written, str) else written:
                if not one.startswith("flax."):
                    yield Call(framework, one, bound(cls, one))


def bound(cls: type[Activation], written: str) -> Activation:
    """Return the activation with the parameters that a call gives, or has built in and says so behind a #."""
    given = {key: ast.unparse(node) for key, node in read(written)[2].items()}
    key, _, value = written.partition("#")[2].partition("=")
    given |= {key.strip(): value.strip()} if value else {}
    values = {}
    for key, text in given.items():
        own = own_name(cls, key)
        if own is not None:
            try:
                values[own] = number(text, cls.name, own)
            except ParameterOutOfRange:
                continue
    return cls(**values)


@cache
def read(written: str) -> tuple[str, list[ast.expr], dict[str, ast.expr]]:
    """Return callee, places and keywords of a call."""
    node = ast.parse(written.partition("#")[0].strip(), mode="eval").body
    assert isinstance(node, ast.Call), written
    return ast.unparse(node.func), node.args, {str(k.arg): k.value for k in node.keywords}


def is_tensor(node: ast.expr) -> bool:
    """Return whether an argument is what the function is applied to."""
    return isinstance(node, ast.Name) and node.id in TENSORS


def argument(node: ast.expr) -> Any:
    """Return an argument's value: a literal, a fraction, or torch.tensor(a literal) in float64."""
    match node:
        case ast.BinOp(left, ast.Div(), right):
            return argument(left) / argument(right)
        case ast.Call(ast.Attribute(ast.Name("torch"), "tensor"), [value]):
            return named("torch.tensor")(argument(value), dtype=named("torch.float64"))
    return ast.literal_eval(node)


def wrapped(node: ast.expr, value: float) -> Any:
    """Return another number as an argument of the kind that is written: plain, a tensor or an initializer's name."""
    if isinstance(node, ast.Call):
        return named("torch.tensor")(value, dtype=named("torch.float64"))
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return named("keras.initializers.Constant")(value)
    return value


def named(path: str) -> Any:
    """Return what a dotted path means, such as torch.nn.functional.relu."""
    root, _, rest = path.partition(".")
    module, _, name = f"{MODULES.get(root, root)}.{rest}".rpartition(".")
    return getattr(import_module(module), name)


@cache
def onnx_session(written: str) -> tuple[Any, type]:
    """Return ONNX runtime's session of a model with this one operator, and its type: float64, or else float32."""
    import onnxruntime
    from onnxruntime.capi import onnxruntime_pybind11_state as errors

    quiet = onnxruntime.SessionOptions()
    quiet.log_severity_level = 4
    for dtype in (np.float64, np.float32):
        with suppress(errors.NotImplemented, errors.InvalidGraph):
            model = onnx_model(written, dtype)
            return onnxruntime.InferenceSession(model, quiet, providers=["CPUExecutionProvider"]), dtype
    raise LookupError(f"ONNX runtime has no kernel for {written}")


def onnx_model(written: str, dtype: type) -> bytes:
    """Return the model: keywords that the operator takes as attributes are such, the others constant inputs."""
    import onnx
    from onnx import helper, numpy_helper

    name, _, keywords = read(written)
    given = {key: argument(node) for key, node in keywords.items()}
    try:
        schema = onnx.defs.get_schema(name)
    except onnx.defs.SchemaError:
        raise LookupError(f"ONNX has no operator {name} any more") from None
    attributes = {key: value for key, value in given.items() if key in schema.attributes}
    constants = {key: value for key, value in given.items() if key not in schema.attributes}
    node = helper.make_node(name, ["x", *constants], ["y"], **attributes)
    held = [numpy_helper.from_array(np.array(value, dtype), key) for key, value in constants.items()]
    kind = helper.np_dtype_to_tensor_dtype(np.dtype(dtype))
    ends = [helper.make_tensor_value_info(end, kind, None) for end in "xy"]
    graph = helper.make_graph([node], "one", ends[:1], ends[1:], held)
    opset = helper.make_opsetid("", OPSET)
    return helper.make_model(graph, opset_imports=[opset], ir_version=10).SerializeToString()


def versions() -> dict[str, str]:
    """Return the version of each framework, and of Keras the backend."""
    found = {name: import_module("onnxruntime" if name == "onnx" else name).__version__ for name in FRAMEWORKS}
    return found | {"keras": f"{found['keras']} on {named('keras.backend.backend')()}"}
