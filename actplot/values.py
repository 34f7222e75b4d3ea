"""Values of a whole array: types and shapes kept, finite numbers computed block by block, limits at infinity."""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from actplot.errors import BadRequest
from actplot.quick import QUICK

if TYPE_CHECKING:
    from actplot.activation import Activation

__all__ = ["BLOCK", "as_floats", "elementwise", "together"]

BLOCK = 10_000  # elements at a time: few enough that the allocator keeps what it lends, many enough for Python
_PAIRED = 4096  # of pairs, which have many temporaries: these stay in cache
_LARGEST = float(np.finfo(np.float64).max)
Array = NDArray[np.float64]
_KEPT = (np.float16, np.float32)
_AFAR = 2.0 ** np.linspace(300, 900, 8)  # where limits are read: no wave is met there at one phase


def as_floats(x: ArrayLike) -> tuple[Array, np.dtype[Any]]:
    """Return x as float64 and the type its results are to have; raise BadRequest for what is no real number."""
    if "numpy.ma" in sys.modules and isinstance(x, np.ma.MaskedArray):  # which to load takes 8 ms
        raise BadRequest("x is a masked array; fill it first, as in x.filled(np.nan).")
    values = np.asarray(x)
    if values.dtype.kind not in "fiub":
        raise BadRequest(f"x of type '{values.dtype}' is not an array of real numbers.")
    kept = values.dtype if values.dtype in _KEPT else np.dtype(np.float64)
    return values.astype(np.float64, copy=False), kept


def elementwise(act: Activation, x: ArrayLike, order: int) -> Any:
    """Return f^(order) at every element of x, in its shape: f the quick way where that is good, all else in pairs."""
    values, dtype = as_floats(x)
    flat = values.ravel()
    out = np.empty_like(flat)
    for start in range(0, flat.size, BLOCK):
        out[start : start + BLOCK] = _block(act, flat[start : start + BLOCK], order)
    return _shaped(out, values, dtype, x)


def together(act: Activation, x: ArrayLike, order: int) -> tuple[Any, ...]:
    """Return f, f', ... up to f^(order) at every element of x, each in its shape, all in pairs and in one go."""
    values, dtype = as_floats(x)
    return tuple(_shaped(part, values, dtype, x) for part in _exactly(act, values.ravel(), order))


def _shaped(flat: Array, values: Array, dtype: np.dtype[Any], x: ArrayLike) -> Any:
    """Return results in the shape and type of what was asked for; of a Python number, a Python float."""
    with np.errstate(all="ignore"):
        result = flat.reshape(values.shape).astype(dtype, copy=False)
    if np.ndim(x):
        return result
    return float(result) if type(x) in (int, float, bool) else result[()]


def _block(act: Activation, x: Array, order: int) -> Array:
    reach = _reach(act) if order == 0 else -1.0
    if x.size and -reach <= x.min() and x.max() <= reach:
        return act.quick_values(x)  # type: ignore[no-any-return]
    quick = np.abs(x) <= reach
    if not quick.any():
        return _exactly(act, x, order)[order]
    out = np.array(act.quick_values(np.where(quick, x, 0.0)))
    out[~quick] = _exactly(act, x[~quick], order)[order]
    return out


def _exactly(act: Activation, x: Array, order: int) -> list[Array]:
    """Return f to f^(order) in pairs; limits at infinity, nan of nan."""
    finite = np.isfinite(x)
    clean = x if finite.all() else np.where(finite, x, 0.0)
    parts = [np.empty_like(x) for _ in range(order + 1)]
    for start in range(0, x.size, _PAIRED):
        for part, values in zip(parts, act.jet(clean[start : start + _PAIRED], order), strict=True):
            part[start : start + _PAIRED] = values
    for end in (-np.inf, np.inf):
        if (there := x == end).any():
            for height, part in enumerate(parts):
                part[there] = _limit(act, end, height)
    for part in parts:
        part[np.isnan(x)] = np.nan
    return parts


@lru_cache(maxsize=1024)
def _reach(act: Activation) -> float:
    """Return up to which |x| plain float64 is good enough for f."""
    changed = {key for key, value in act.parameters.items() if value != type(act).declared[key].default}
    return -1.0 if changed - {"axis"} else min(QUICK.get(act.name, -1.0), _LARGEST)


@lru_cache(maxsize=4096)
def _limit(act: Activation, end: float, order: int) -> float:
    """Return the limit of f^(order) at an infinity, read off far points; nan where they settle nowhere."""
    values = act.jet(np.copysign(_AFAR, end), order)[order]
    size, last = np.abs(values), float(values[-1])
    with np.errstate(all="ignore"):
        if size.max() < 1e-30:
            return 0.0
        if np.ptp(values[-3:]) <= 1e-12 * size[-1]:
            return last
        grows = np.all(size[1:] >= size[:-1]) and np.all(np.sign(values) == np.sign(last))  # as slowly as a logarithm
        return float(np.copysign(np.inf, last)) if grows and size[-1] >= 1.2 * size[0] else float("nan")
