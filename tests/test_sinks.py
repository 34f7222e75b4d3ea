"""Sinks: the same bytes for the same picture, written whole or not at all."""

from __future__ import annotations

import io
import os
import re
import stat
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PIL import Image

from actplot import plot, sinks
from actplot.errors import BadRequest, CannotWrite
from actplot.sinks import FORMATS, Target, targets, write

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def picture():
    return plot("relu", "mish", deriv=True, title="5 < 6 & more")


# -- bytes ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_picture_has_the_same_bytes_in_another_process(kind, tmp_path):
    for seed in "12":
        words = ["relu", "mish", "-d", "--title", "激活函数", "-o", f"{tmp_path}/{seed}.{kind}"]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": seed * 9}
        subprocess.run([sys.executable, "-m", "actplot", *words], env=environment, check=True)
    first, second = (tmp_path.joinpath(f"{seed}.{kind}").read_bytes() for seed in "12")
    assert first == second


def test_encoding_in_any_order_gives_the_same_bytes(picture):
    alone = {kind: plot("relu", "mish", deriv=True, title="5 < 6 & more").encode(kind) for kind in FORMATS}
    for kind in (*FORMATS, *FORMATS):
        assert picture.encode(kind) == alone[kind]


@pytest.mark.parametrize("kind", FORMATS)
def test_the_users_settings_of_matplotlib_change_no_byte(picture, kind):
    import matplotlib

    mine = {
        "savefig.bbox": "tight", "savefig.facecolor": "red", "savefig.dpi": 33, "svg.fonttype": "none",
        "pdf.fonttype": 3, "pdf.compression": 0, "path.simplify": True, "lines.linewidth": 9, "font.size": 40,
        "svg.hashsalt": "mine", "figure.facecolor": "black", "axes.unicode_minus": False, "path.sketch": (1, 100, 2),
    }  # fmt: skip
    with matplotlib.rc_context(mine):
        assert plot("relu", "mish", deriv=True, title="5 < 6 & more").encode(kind) == picture.encode(kind)
        assert matplotlib.rcParams["savefig.dpi"] == 33


@pytest.mark.parametrize("kind", FORMATS)
def test_no_date_and_no_version_is_written(picture, kind):
    data = picture.encode(kind)
    for word in (b"Matplotlib", b"matplotlib", b"CreationDate", b"dc:date", b"Software", b"Producer", b"20\\d\\d-"):
        assert not re.search(word, data)


def test_a_png_has_the_pixels_that_size_and_dpi_make_and_tells_its_dpi():
    image = Image.open(io.BytesIO(plot("relu", size=(5, 3), dpi=100).encode("png")))
    assert image.size == (500, 300)
    assert image.mode == "RGB"
    assert image.info["dpi"] == pytest.approx((100, 100), abs=0.01)


def test_a_transparent_png_has_no_page():
    image = Image.open(io.BytesIO(plot("relu", transparent=True).encode("png")))
    assert image.mode == "RGBA"
    assert image.getpixel((1, 1))[3] == 0
    assert image.getchannel("A").getextrema() == (0, 255)


def test_a_transparent_svg_paints_no_page():
    assert b"fill: #ffffff" in plot("softplus").encode("svg")
    assert b"fill: #ffffff" not in plot("softplus", transparent=True).encode("svg")


def test_more_pixels_than_memory_holds_are_refused_before_drawing(monkeypatch):
    monkeypatch.setattr("actplot.figure.draw", None)
    with pytest.raises(BadRequest, match=r"'2400'.*pixels"):
        plot(*["relu", "mish", "elu"], deriv=True, dpi=2400).encode("png")


def test_an_svg_is_told_to_screen_readers_and_its_ids_are_unique(picture):
    root = ET.fromstring(picture.encode("svg"))  # noqa: S314
    assert root.get("role") == "img"
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert root[0].text == "5 < 6 & more"
    assert root[1].text == picture.scene.description
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert {"relu.f", "relu.df", "mish.f", "mish.df", "axis.x", "axis.y", "axis.x-2"} <= set(ids)


def test_the_window_keeps_its_canvas_when_the_picture_is_saved(picture):
    canvas = picture.figure.canvas
    for kind in FORMATS:
        picture.encode(kind)
        assert picture.figure.canvas is canvas


# -- targets -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.png", "a.PNG", "a.b.Svg", "a.pdf"])
def test_the_suffix_gives_the_format_in_any_case(tmp_path, name):
    (target,) = targets([tmp_path / name])
    assert target.format == Path(name).suffix[1:].lower()


def test_a_named_format_beats_the_suffix_and_dash_is_png():
    assert targets(["a.png", "-"], format="SVG") == (Target("a.png", "svg"), Target("-", "svg"))
    assert targets(["-"]) == (Target("-", "png"),)


def test_each_place_is_written_once():
    assert len(targets(["a.png", "b.png", "a.png"])) == 2


@pytest.mark.parametrize("name", ["a.jpg", "a.svgz", "a", ".png", "a."])
def test_an_unknown_suffix_is_named_with_the_known_ones(name):
    with pytest.raises(BadRequest, match=r"\.png, \.svg, \.pdf") as caught:
        targets([name])
    assert f"'{name}'" in str(caught.value)


# -- files ---------------------------------------------------------------------------------------------------------


def test_equal_bytes_leave_the_file_alone(tmp_path):
    path = tmp_path / "a.png"
    assert write(path, b"one")
    os.utime(path, (1, 1))
    inode = path.stat().st_ino
    assert not write(path, b"one")
    assert (path.stat().st_mtime, path.stat().st_ino) == (1, inode)
    assert write(path, b"two")
    assert path.read_bytes() == b"two"


def test_a_new_file_has_the_mode_that_the_umask_leaves_and_an_old_one_keeps_its_own(tmp_path):
    path = tmp_path / "a.png"
    mask = os.umask(0o027)
    try:
        write(path, b"one")
    finally:
        os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    path.chmod(0o604)
    write(path, b"two")
    assert stat.S_IMODE(path.stat().st_mode) == 0o604


def test_links_are_followed(tmp_path):
    home, link = tmp_path / "home.png", tmp_path / "link.png"
    link.symlink_to(home)
    write(link, b"new")
    write(link, b"newer")
    assert link.is_symlink()
    assert home.read_bytes() == b"newer"


def test_what_is_no_regular_file_is_written_to_and_stays_what_it_is(tmp_path):
    pipe = tmp_path / "pipe.png"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE)
    assert write(pipe, b"through")
    assert reader.communicate()[0] == b"through"
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert write("/dev/null", b"gone")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@pytest.mark.parametrize("fault", ["write", "replace"])
def test_a_full_disk_leaves_the_earlier_file_and_nothing_else(tmp_path, monkeypatch, fault):
    path = tmp_path / "a.png"
    write(path, b"earlier")

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*((Path, "replace", full) if fault == "replace" else (sinks.os, "fdopen", full)))
    with pytest.raises(CannotWrite, match=r"cannot write '.*a\.png': no space left on device\."):
        write(path, b"later")
    assert [(entry.name, entry.read_bytes()) for entry in tmp_path.iterdir()] == [("a.png", b"earlier")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_no_permission_is_named(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(CannotWrite, match="permission denied"):
        write(tmp_path / "a.png", b"")
    tmp_path.chmod(0o700)


def test_a_folder_that_takes_no_files_is_named():
    with pytest.raises(CannotWrite, match=r"cannot write '/proc/a\.png'"):
        write("/proc/a.png", b"data")


@pytest.mark.parametrize("path", ["", "nowhere/a.png", "a\0.png", "x" * 300 + ".png", ".", "no/"])
def test_a_path_that_can_be_no_file_is_named(tmp_path, monkeypatch, path):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CannotWrite, match="cannot write"):
        write(path, b"data")
    assert not list(tmp_path.iterdir())


def test_bytes_for_a_terminal_are_refused(monkeypatch):
    monkeypatch.setattr(sys, "stdout", Terminal())
    with pytest.raises(BadRequest, match="terminal"):
        targets(["-"])


class Terminal(io.StringIO):
    def isatty(self):
        return True
