"""The recipe by which the bundled CJK faces are cut from Noto Sans CJK; the same input gives the same bytes.

Run it by hand, where Debian's fonts-noto-cjk is installed: `python tools/build_fonts.py`, or with `--check` to
compare what it would write with what is there. Each face holds its region's everyday standard in the region's own
glyph style; the four share one table of outlines. No layout features, no hints: pictures are set horizontally and
drawn unhinted.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import fontTools
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

__all__ = ["CHARACTERS", "TARGET", "build"]

FONTTOOLS = "4.68.0"  # another release may fit or pack the outlines in other bytes
PACKAGE = "fonts-noto-cjk 1:20220127+repack1-1"
SOURCE = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
SHA256 = "b76b0433203017ca80401b2ee0dd69350349871c4b19d504c34dbdd80541690a"
TARGET = Path(__file__).parents[1] / "actplot/data/fonts/ActplotSans-Regular.ttc"
COPYRIGHT = "© 2014-2021 Adobe (http://www.adobe.com/)."

FACES = {"SC": 2, "TC": 3, "JP": 0, "KR": 1}  # region: its face in SOURCE; the order is that of TARGET's faces
LARGEST_DEFLATED = 3_000_000  # bytes in the wheel
MAX_ERROR = 1.0  # of a quadratic outline, in units of 1/1000 em: 0.01 pt at 10 pt
LINE_GAP = 250  # units; with the em box of 1000 lines of ideographs stand 1.25 em apart
ASCENT, DESCENT = 880, -120  # the em box of the ideographs

REGIONAL_ROWS = {"gb2312": (0xA1, 0xF7), "euc_jp": (0xA1, 0xCF), "euc_kr": (0xA1, 0xC8)}
COMMON = (
    *range(0x20, 0x7F),  # ASCII
    *range(0xA0, 0x100),  # Latin-1
    *range(0x391, 0x3CA),  # Greek
    *range(0x2010, 0x2028),  # dashes, quotes, ellipsis
    *(0x2032, 0x2033, 0x20AC, 0x2212),  # primes, euro, minus
)


def rows(codec: str) -> Iterator[str]:
    """Yield the characters of a standard's 94 x 94 plane, first to last row as REGIONAL_ROWS has them."""
    first, last = REGIONAL_ROWS[codec]
    pairs = (bytes((row, cell)) for row in range(first, last + 1) for cell in range(0xA1, 0xFF))
    return (pair.decode(codec, "ignore") for pair in pairs)


def big5_level_1() -> Iterator[str]:
    """Yield the symbols and the 5401 everyday ideographs of Big5."""
    trail = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    pairs = (bytes((lead, cell)) for lead in range(0xA1, 0xC7) for cell in trail)
    return (pair.decode("big5", "ignore") for pair in pairs if pair <= b"\xc6\x7e")


SUBJECT = "熵閾"  # entropy, threshold: words of the subject outside the everyday standards
REGULAR_USE = "曖彙鬱楷諧毀嗅惧憬錮傲刹恣摯羞箋踪緻嘲塡貪丼剝訃璧哺頰喩瘍拉辣慄籠"  # kanji of 2010 that level 1 lacks

CHARACTERS: dict[str, frozenset[str]] = {
    "SC": frozenset(rows("gb2312")) - {""},
    "TC": frozenset((*big5_level_1(), *SUBJECT)) - {""},
    "JP": frozenset((*rows("euc_jp"), *REGULAR_USE, *SUBJECT)) - {""},  # level 1, kana and symbols
    "KR": frozenset(rows("euc_kr")) - {""},  # hangul and symbols
}


def build(source: Path = SOURCE) -> bytes:
    """Return the collection's bytes; SystemExit says which input is not the pinned one."""
    if fontTools.version != FONTTOOLS:
        raise SystemExit(f"fontTools '{fontTools.version}' is not the pinned one: pip install fonttools=={FONTTOOLS}")
    data = source.read_bytes() if source.is_file() else b""
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise SystemExit(f"'{source}' is not the file of {PACKAGE}")
    faces = {region: TTFont(BytesIO(data), fontNumber=index, lazy=True) for region, index in FACES.items()}
    cmaps = {region: regional_cmap(face, CHARACTERS[region]) for region, face in faces.items()}
    base = outlines(faces["SC"], {name for cmap in cmaps.values() for name in cmap.values()})
    collection = TTCollection()
    collection.fonts = [regional_face(base, region, cmap) for region, cmap in cmaps.items()]
    out = BytesIO()
    collection.save(out, shareTables=True)
    return out.getvalue()


def regional_cmap(face: TTFont, characters: Iterable[str]) -> dict[int, str]:
    """Return code point to glyph name for what the face has of `characters` and of COMMON."""
    wanted = {ord(character) for character in characters}.union(COMMON)
    return {code: name for code, name in face.getBestCmap().items() if code in wanted}


def outlines(face: TTFont, names: set[str]) -> TTFont:
    """Return a TrueType font of the named glyphs and .notdef, without character map and names."""
    order = [".notdef", *sorted(names - {".notdef"}, key=face.getGlyphID)]
    builder = FontBuilder(unitsPerEm=face["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupGlyf({name: quadratic(face.getGlyphSet()[name]) for name in order})
    glyphs, metrics = builder.font["glyf"], face["hmtx"].metrics
    builder.setupHorizontalMetrics({name: (metrics[name][0], glyphs[name].xMin) for name in order})
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT, lineGap=LINE_GAP)
    builder.setupPost(keepGlyphNames=False)
    builder.updateHead(created=face["head"].created, modified=face["head"].modified)
    return builder.font


def quadratic(glyph: Any) -> Any:
    """Return a cubic glyph as a TrueType glyph within MAX_ERROR of it."""
    pen = TTGlyphPen(None)
    glyph.draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
    return pen.glyph(dropImpliedOnCurves=True)


def regional_face(base: TTFont, region: str, cmap: dict[int, str]) -> TTFont:
    """Return a face with the outlines of `base`, its own characters and its own name: the licence reserves Noto's."""
    face = TTFont(recalcTimestamp=False)
    face.setGlyphOrder(base.getGlyphOrder())
    for tag in ("head", "hhea", "hmtx", "maxp", "post", "glyf", "loca"):
        face[tag] = base[tag]
    family = f"Actplot Sans {region}"
    builder = FontBuilder(font=face)
    builder.setupCharacterMap(cmap)
    builder.setupNameTable(
        {
            "copyright": COPYRIGHT,
            "familyName": family,
            "styleName": "Regular",
            "uniqueFontIdentifier": f"{family} of {PACKAGE}",
            "fullName": family,
            "version": "Version 2.004",
            "psName": f"ActplotSans{region}-Regular",
            "licenseDescription": "Licensed under the SIL Open Font License, Version 1.1",
            "licenseInfoURL": "https://openfontlicense.org",
        },
        mac=False,
    )
    builder.setupOS2(
        sTypoAscender=ASCENT, sTypoDescender=DESCENT, sTypoLineGap=LINE_GAP, usWinAscent=1160, usWinDescent=288
    )
    return face


def main(arguments: list[str] | None = None) -> str | None:
    """Write the collection, or compare it; return what is wrong, None when all is well."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare the bytes, write nothing")
    parser.add_argument("--source", type=Path, default=SOURCE, help=f"NotoSansCJK-Regular.ttc of {PACKAGE}")
    options = parser.parse_args(arguments)
    data = build(options.source)
    deflated = len(zlib.compress(data, 9))
    if deflated > LARGEST_DEFLATED:
        return f"{deflated} bytes deflated are more than {LARGEST_DEFLATED}"
    if options.check:
        return None if data == TARGET.read_bytes() else f"'{TARGET}' is stale: python tools/build_fonts.py"
    TARGET.write_bytes(data)
    print(f"{TARGET.name}: {len(data)} bytes, {deflated} deflated, sha256 {hashlib.sha256(data).hexdigest()}")
    return None


if __name__ == "__main__":
    sys.exit(main())
