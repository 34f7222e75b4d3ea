"""Determinism: for one set of library versions, the same picture has the same bytes wherever it is drawn."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import matplotlib
import pytest
from numpy._core._multiarray_umath import __cpu_dispatch__, __cpu_features__

from actplot import plot
from actplot.sinks import FORMATS

TITLE = "5 < 6 & more"
HOSTILE = {
    "savefig.bbox": "tight", "savefig.facecolor": "red", "savefig.dpi": 33, "savefig.transparent": True,
    "svg.fonttype": "none", "svg.hashsalt": "mine", "pdf.fonttype": 3, "pdf.compression": 0, "path.simplify": True,
    "path.sketch": "1, 100, 2", "lines.linewidth": 9, "lines.antialiased": False, "figure.facecolor": "black",
    "font.size": 40, "font.family": "serif", "mathtext.fontset": "cm", "axes.unicode_minus": False,
    "axes.prop_cycle": "cycler('color', ['red'])", "text.usetex": True, "text.hinting": "none",
}  # fmt: skip
DRAW = """
import hashlib
from actplot.picture import Plot
from actplot.plan import Plan
from actplot.spec import expand

PLANS = {
    "pairs": dict(specs=["relu", "gelu"], title="\u6fc0\u6d3b <&> \xe9"),
    "pairs zh-CN": dict(specs=["leaky_relu", "mish"], lang="zh-CN", theme="dark", marks=("extrema", "roots")),
    "overlay": dict(specs=["swish:beta=0.5,1,2", "softmax"], layout="overlay", theme="print"),
    "grid": dict(specs=["rrelu", "step", "sin(x)/x"], layout="grid", theme="auto", guides=True),
}
MANY = ["gelu", "gelu_tanh", "mish", "softplus", "selu", "celu", "logsigmoid", "erf", "snake", "sinc", "serf"]

def digest(what, kind, data):
    print(what, kind, hashlib.sha256(data).hexdigest())

for what, options in PLANS.items():
    drawn = Plot(Plan(activations=expand(options.pop("specs")), orders=(0, 1), **options))
    for kind in ("png", "svg", "pdf"):
        digest(what, kind, drawn.encode(kind))
many = Plot(Plan(activations=expand(MANY), orders=(0, 1, 2), layout="grid"))
digest("many", "svg", many.encode("svg"))
for axes in many.figure.axes:
    for line in axes.lines:
        digest("vertices of", line.get_gid(), line.get_xydata().tobytes())
"""


def drawing(home: Path, **environment: str) -> subprocess.Popen[str]:
    """A process that draws in a home of its own and prints what the bytes come to."""
    home.mkdir(exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "PYTHONPATH", "SYSTEMROOT")}
    place = {"HOME": str(home), "MPLCONFIGDIR": str(home), "XDG_CACHE_HOME": str(home)}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen([sys.executable, "-c", DRAW], env={**kept, **place, **environment}, cwd=home, **pipes)


@pytest.fixture(scope="module")
def picture():
    return plot("relu", "mish", deriv=True, title=TITLE)


def test_encoding_in_any_order_gives_the_same_bytes(picture):
    alone = {kind: plot("relu", "mish", deriv=True, title=TITLE).encode(kind) for kind in FORMATS}
    for kind in (*FORMATS, *FORMATS):
        assert picture.encode(kind) == alone[kind]


@pytest.mark.parametrize("kind", FORMATS)
def test_the_settings_of_a_program_around_it_change_no_byte(picture, kind):
    with matplotlib.rc_context(HOSTILE):
        assert plot("relu", "mish", deriv=True, title=TITLE).encode(kind) == picture.encode(kind)
        assert matplotlib.rcParams["savefig.dpi"] == HOSTILE["savefig.dpi"]


@pytest.mark.parametrize("kind", FORMATS)
def test_no_date_and_no_version_is_written(picture, kind):
    data = picture.encode(kind)
    for word in (b"Matplotlib", b"matplotlib", b"CreationDate", b"dc:date", b"Software", b"Producer", b"20\\d\\d-"):
        assert not re.search(word, data)


@pytest.mark.thorough
def test_no_byte_depends_on_the_process_the_place_the_user_or_the_processor(tmp_path):
    home = tmp_path / "somewhere else \u6fc0"
    home.mkdir()
    (home / "matplotlibrc").write_text("\n".join(f"{key}: {value}" for key, value in HOSTILE.items()))
    newer = [feature for feature in __cpu_dispatch__ if __cpu_features__[feature]]
    running = [
        drawing(tmp_path / "home", PYTHONHASHSEED="1", LC_ALL="C.UTF-8", TZ="UTC", SOURCE_DATE_EPOCH="1"),
        drawing(
            home, PYTHONHASHSEED="2", LC_ALL="tr_TR.UTF-8", TZ="Asia/Kathmandu", SOURCE_DATE_EPOCH="999999999",
            MPL_IGNORE_SYSTEM_FONTS="1", NPY_DISABLE_CPU_FEATURES=" ".join(newer), OPENBLAS_CORETYPE="Prescott",
        ),
    ]  # fmt: skip
    done = [(process.communicate(timeout=120), process.returncode) for process in running]
    assert [(errors, code) for (_, errors), code in done] == [("", 0)] * 2
    one, other = (digests.splitlines() for (digests, _), _ in done)
    assert len(one) == len(other) > 13
    assert [line for line in one if line not in other] == []
