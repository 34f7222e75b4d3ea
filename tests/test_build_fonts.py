"""Laws of the recipe: only the pinned input is cut, and the shipped faces hold what it lists."""

from __future__ import annotations

import math
import runpy
from pathlib import Path

import pytest
from fontTools.pens.basePen import decomposeQuadraticSegment
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTCollection

from actplot.fonts import COLLECTION, REGIONS

RECIPE = runpy.run_path(str(Path(__file__).parents[1] / "tools/build_fonts.py"))
ABSENT = {"TC": "ˍ‾∼≒", "JP": "≒", "KR": "ĦħıĲĳĸĿŀŁłŉŊŋŦŧː˘˚˛˝ⁿ₁₂₃₄⅓⅔⅛⅜⅝⅞∼≒◈"}  # symbols that Noto's own faces lack


@pytest.fixture(scope="module")
def shipped():
    with TTCollection(COLLECTION, lazy=True) as collection:
        yield dict(zip(REGIONS, collection.fonts, strict=True))


def test_the_recipe_and_the_program_agree_on_the_file_and_its_faces():
    assert RECIPE["TARGET"] == COLLECTION
    assert tuple(RECIPE["FACES"]) == REGIONS == tuple(RECIPE["CHARACTERS"])


@pytest.mark.parametrize("region", REGIONS)
def test_the_shipped_face_holds_what_the_recipe_lists(shipped, region):
    standard = RECIPE["CHARACTERS"][region]
    held = set(map(chr, shipped[region].getBestCmap()))
    assert held <= standard | set(map(chr, RECIPE["COMMON"]))
    assert standard - held == set(ABSENT.get(region, ""))


def test_the_faces_share_one_table_of_outlines_without_hints_and_layout(shipped):
    assert len({face.reader.tables["glyf"].offset for face in shipped.values()}) == 1
    tables = {"GlyphOrder", "OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"}
    assert all(set(face.keys()) == tables for face in shipped.values())


def test_another_input_is_refused_by_name(tmp_path):
    other = tmp_path / "other.ttc"
    other.write_bytes(b"ttcf")
    for path in (other, tmp_path / "absent.ttc"):
        with pytest.raises(SystemExit, match=f"'{path}' is not the file of fonts-noto-cjk"):
            RECIPE["build"](path)


def test_another_release_of_fonttools_is_refused(monkeypatch):
    monkeypatch.setattr("fontTools.version", "4.0")
    with pytest.raises(SystemExit, match=r"'4\.0' is not the pinned one"):
        RECIPE["build"]()


class QuarterCircle:
    """A glyph whose one curve has the radius 500 about (500, 0)."""

    def draw(self, pen):
        pen.moveTo((500, 0))
        pen.lineTo((0, 0))
        pen.curveTo((0, 276), (224, 500), (500, 500))
        pen.closePath()


def test_a_quadratic_outline_stays_within_a_unit_of_the_cubic_one():
    drawn = RecordingPen()
    RECIPE["quadratic"](QuarterCircle()).draw(drawn, None)
    start = (0, 0) if ("lineTo", ((0, 0),)) in drawn.value else (500, 500)
    curve = next(points for operator, points in drawn.value if operator == "qCurveTo")
    for control, end in decomposeQuadraticSegment(curve):
        for t in (0.25, 0.5, 0.75, 1):
            x, y = (
                (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t**2 * c for a, b, c in zip(start, control, end, strict=True)
            )
            assert math.hypot(x - 500, y) == pytest.approx(500, abs=1.5)  # a unit, and the cubic's own fraction
        start = end
