"""Laws of the faces: each region complete in its own style, each text with what it needs, the machine unseen."""

from __future__ import annotations

import copy
import hashlib
import json
import os
import pickle
import shutil
import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from matplotlib import get_data_path, rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontManager, findfont, get_font
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.textpath import text_to_path

from actplot import fonts, words
from actplot.errors import BadRequest, MissingGlyph, printable
from actplot.fonts import COLLECTION, FaceProperties, faces

STIX = str(
    Path(get_data_path(), "fonts/ttf/STIXGeneral.ttf")
)  # has 𝒳, which neither DejaVu Sans nor the bundled faces have
SAMPLES = {"en": "Mish 激活函数", "zh-CN": "导数 0.5", "zh-TW": "激勵函數", "ja": "活性化関数", "ko": "활성화 함수"}


def region(name: str) -> FT2Font:
    return FT2Font(COLLECTION, face_index=fonts.REGIONS.index(name))


def names(chain) -> list[str]:
    return [face.name for face in chain]


def span(codec: str, first: int, last: int) -> set[str]:
    """The characters of a standard whose two bytes, as one number, lie between two numbers."""
    pairs = (code.to_bytes(2, "big") for code in range(first, last + 1) if code & 0xFF >= 0x40)
    return {character for pair in pairs if len(character := pair.decode(codec, "ignore")) == 1 and character > "\x7f"}


@pytest.mark.parametrize(
    ("name", "codec", "first", "last", "count"),
    [
        pytest.param("SC", "gb2312", 0xB0A1, 0xF7FE, 6763, id="GB 2312 ideographs"),
        pytest.param("TC", "big5", 0xA440, 0xC67E, 5401, id="Big5 level 1"),
        pytest.param("JP", "euc_jp", 0xB0A1, 0xCFFE, 2965, id="JIS X 0208 level 1"),
        pytest.param("JP", "euc_jp", 0xA4A1, 0xA5FE, 169, id="kana"),
        pytest.param("KR", "euc_kr", 0xB0A1, 0xC8FE, 2350, id="KS X 1001 hangul"),
    ],
)
def test_a_region_has_the_whole_of_its_standard(name, codec, first, last, count):
    standard = span(codec, first, last)
    assert len(standard) == count, "the test looks at the wrong rows"
    assert [character for character in standard if not region(name).get_char_index(ord(character))] == []


@pytest.mark.parametrize("name", fonts.REGIONS)
def test_every_region_sets_latin_greek_digits_and_the_minus_sign(name):
    text = "".join(map(chr, (*range(0x20, 0x7F), *range(0xC0, 0x100), *range(0x3B1, 0x3CA)))) + "−–—…′°×±·€"
    assert [character for character in text if not region(name).get_char_index(ord(character))] == []


def outline(name: str, character: str) -> np.ndarray:
    font = region(name)
    font.load_char(ord(character), flags=LoadFlags.NO_SCALE | LoadFlags.NO_HINTING)
    return font.get_path()[0]


def test_each_region_has_its_own_style_of_a_shared_character():
    drawn = {name: outline(name, "骨").tobytes() for name in ("SC", "TC", "JP")}
    assert len(set(drawn.values())) == 3
    assert outline("SC", "直").tobytes() != outline("JP", "直").tobytes()


@pytest.mark.parametrize("name", fonts.REGIONS)
def test_lines_of_ideographs_stand_apart_and_no_reserved_name_is_used(name):
    face = region(name)
    assert (face.units_per_EM, face.family_name) == (1000, f"Actplot Sans {name}")
    assert face.get_sfnt_table("hhea")["lineGap"] == face.get_sfnt_table("OS/2")["sTypoLineGap"] == 250
    assert not any(
        b"Noto" in value or b"Source" in value for (*_, key), value in face.get_sfnt().items() if key in (1, 4, 6)
    )


def test_the_collection_is_under_3_mb_in_the_wheel_and_its_licence_lies_beside_it():
    assert len(zlib.compress(COLLECTION.read_bytes(), 9)) < 3_000_000
    licence = (COLLECTION.parent / "OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Adobe" in licence.splitlines()[0]


def test_an_english_text_opens_no_other_face(monkeypatch):
    opened = []
    monkeypatch.setattr(fonts, "get_font", lambda file: opened.append(file) or get_font(file))
    assert names(faces("en").chain("Mish, −0.5")) == ["DejaVu Sans"]
    assert {Path(file).name for file in opened} == {"DejaVuSans.ttf"}


@pytest.mark.parametrize(("lang", "name"), fonts.REGION_OF.items())
def test_a_language_draws_words_and_digits_in_its_own_region(lang, name):
    for text in (SAMPLES[lang], "ReLU", "−0.5"):
        assert names(faces(lang).chain(text)) == [f"Actplot Sans {name}"]


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_a_language_has_all_its_words_in_one_face(lang):
    spoken = words.load(lang)
    texts = [spoken.words, spoken.families, spoken.kinds, spoken.titles]
    assert len(faces(lang).chain("".join(word for group in texts for word in group.values()))) == 1


@pytest.mark.parametrize(
    ("text", "name"), [("激活函数", "SC"), ("激勵函數", "TC"), ("活性化関数", "JP"), ("활성화 함수", "KR")]
)
def test_a_foreign_line_is_in_one_regional_style(text, name):
    regional = [face for face in names(faces("en").chain(text)) if face != "DejaVu Sans"]
    assert regional == [f"Actplot Sans {name}"]


def test_what_a_region_lacks_comes_from_the_others_then_from_dejavu():
    assert names(faces("zh-CN").chain("激活 함수 ♞")) == ["Actplot Sans SC", "Actplot Sans KR", "DejaVu Sans"]


def test_a_users_face_serves_only_what_no_other_has():
    with_stix = faces("zh-CN", [STIX])
    assert names(with_stix.chain("函数 𝒳")) == ["Actplot Sans SC", f"{STIX}#0"]
    assert with_stix.chain("函数 Łódź") == faces("zh-CN").chain("函数 Łódź")  # STIX has these letters too


@pytest.mark.parametrize(
    ("text", "shown"), [("f 𝒳", "'𝒳' (U+1D4B3)"), ("a\nb", r"'\n' (U+000A)"), ("\ud800", "U+D800")]
)
@pytest.mark.parametrize("lang", SAMPLES)
def test_a_character_without_a_face_is_named(lang, text, shown):
    for refusal in (faces(lang).chain, lambda text: faces(lang).extent(text, 9)):
        with pytest.raises(MissingGlyph) as error:
            refusal(text)
        assert shown in str(error.value)
        assert "--font" in str(error.value)


def test_what_is_no_font_file_is_refused_by_name(tmp_path):
    text = tmp_path / "words.ttf"
    text.write_text("no font")
    cut = tmp_path / "cut.ttf"
    cut.write_bytes(Path(STIX).read_bytes()[:5000])
    type1 = Path(get_data_path(), "fonts/afm/cmr10.afm")
    for path in (tmp_path, tmp_path / "absent.otf", text, cut, type1, "\0"):
        with pytest.raises(BadRequest, match="font") as error:
            faces("en", [path])
        assert printable(f"'{path}'") in str(error.value)


@pytest.mark.parametrize("lang", SAMPLES)
def test_the_extent_is_what_matplotlib_lays_out(lang):
    text = SAMPLES[lang]
    extent = faces(lang).extent(text, 13)
    width, height, descent = text_to_path.get_text_width_height_descent(text, faces(lang).properties(text, 13), False)
    assert (extent.width, extent.ascent + extent.descent, extent.descent) == pytest.approx((width, height, descent))
    with rc_context({"text.hinting": "no_hinting"}):
        canvas = FigureCanvasAgg(Figure(dpi=720))
        drawn = canvas.get_renderer().get_text_width_height_descent(text, faces(lang).properties(text, 13), False)
    assert extent.width == pytest.approx(drawn[0] / 10, abs=0.05)


def test_the_extent_grows_with_the_size_and_has_no_ink_for_a_space():
    small, large = (faces("en").extent("gelu", size) for size in (8, 16))
    assert (large.width, large.ascent, large.descent) == (2 * small.width, 2 * small.ascent, 2 * small.descent)
    assert small.descent > 1
    assert faces("en").extent("", 8).width == 0 < faces("en").extent(" ", 8).width


def test_properties_are_kept_by_copies_and_by_pickling():
    properties = faces("ja").properties("活性化関数 ♞", 11)
    for twin in (properties.copy(), copy.copy(properties), pickle.loads(pickle.dumps(properties))):  # noqa: S301
        assert isinstance(twin, FaceProperties)
        assert twin == properties
        assert findfont(twin) == faces("ja").chain("活")[0].file
    assert properties != faces("zh-CN").properties("活性化関数 ♞", 11)


def test_a_family_that_is_set_later_is_found_by_its_name():
    properties = faces("en").properties("Mish", 11)
    properties.set_family("STIXGeneral")
    assert Path(findfont(properties)).name == "STIXGeneral.ttf"


def page(lang: str, text: str) -> Figure:
    figure = Figure(figsize=(4, 1))
    figure.text(0.1, 0.4, text, fontproperties=faces(lang).properties(text, 12), parse_math=False)
    return figure


@pytest.mark.parametrize("fonttype", [3, 42])
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils reads the words back")
def test_words_can_be_copied_from_a_pdf(tmp_path, fonttype):
    for lang, text in SAMPLES.items():
        path = tmp_path / f"{lang}.pdf"
        with rc_context({"pdf.fonttype": fonttype}):
            page(lang, text).savefig(path)
        words = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
        assert words.split() == text.split()


def test_an_svg_holds_words_as_outlines():
    out = BytesIO()
    with rc_context({"svg.fonttype": "path"}):
        page("zh-CN", "激活函数").savefig(out, format="svg")
    assert b"<text" not in out.getvalue()
    assert out.getvalue().count(b'id="ActplotSansSC-Regular-') == 4


DRAW = """
import sys
from io import BytesIO
from matplotlib import rc_context
from matplotlib.figure import Figure
from actplot.fonts import faces
figure = Figure(figsize=(4, 2))
for y, (lang, text) in enumerate({samples!r}.items()):
    figure.text(0.1, y / 6, text, fontproperties=faces(lang).properties(text, 12), parse_math=False)
for suffix in ("png", "svg", "pdf"):
    with rc_context({{"svg.hashsalt": "laws"}}):
        figure.savefig(sys.stdout.buffer, format=suffix, metadata={{
            "png": {{"Software": None}}, "svg": {{"Date": None}}, "pdf": {{"CreationDate": None}}}}[suffix])
"""


def drawn(folder: Path, **environment: str) -> str:
    """The digest of three files drawn by a fresh process whose font list is in `folder`."""
    run = subprocess.run(
        [sys.executable, "-c", DRAW.format(samples=SAMPLES)],
        env={**os.environ, "MPLCONFIGDIR": str(folder), **environment},
        cwd=Path(__file__).parents[1],
        capture_output=True,
        check=True,
    )
    assert run.stdout.startswith(b"\x89PNG")
    return hashlib.sha256(run.stdout).hexdigest()


@pytest.mark.thorough
def test_the_machines_fonts_and_font_list_change_no_byte(tmp_path):
    folders = [tmp_path / name for name in ("all", "none", "wrong", "broken")]
    for folder in folders:
        folder.mkdir()
    fontlist = f"fontlist-v{FontManager.__version__}.json"
    digests = {drawn(folders[0]), drawn(folders[1], MPL_IGNORE_SYSTEM_FONTS="1")}
    wrong = (folders[1] / fontlist).read_text().replace("DejaVuSans.ttf", "DejaVuSerif.ttf")
    (folders[2] / fontlist).write_text(wrong)
    (folders[3] / fontlist).write_text(json.dumps({"_version": FontManager.__version__, "__class__": "FontManager"}))
    assert len({*digests, drawn(folders[2]), drawn(folders[3])}) == 1
