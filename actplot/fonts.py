"""The faces that words are drawn with: DejaVu Sans, the bundled CJK faces and the user's own, never the machine's."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from matplotlib import get_data_path
from matplotlib.font_manager import FontPath, FontProperties, get_font
from matplotlib.ft2font import FT2Font, LoadFlags

from actplot.errors import ActplotError, BadRequest, MissingGlyph
from actplot.scene.parts import Extent

__all__ = ["COLLECTION", "Face", "FaceProperties", "Faces", "faces"]

COLLECTION = Path(__file__).parent / "data" / "fonts" / "ActplotSans-Regular.ttc"
REGIONS = ("SC", "TC", "JP", "KR")  # in the collection's order
REGION_OF = {"zh-CN": "SC", "zh-TW": "TC", "ja": "JP", "ko": "KR"}  # all other languages begin with DejaVu Sans
MEASURED_AT = 100.0  # points: so large that FreeType's steps of 1/64 point do not show


@dataclass(frozen=True, slots=True)
class Face:
    """One face of a font file; `name` stands for it in a list of families."""

    name: str
    path: str
    index: int = 0

    @property
    def file(self) -> FontPath:
        """Where the face is, in Matplotlib's own form."""
        return FontPath(self.path, self.index)

    def lacks(self, characters: Iterable[str]) -> list[str]:
        """Return those of the characters that the face does not have, in their order."""
        try:
            font = get_font(self.file)
        except (OSError, RuntimeError) as error:
            raise ActplotError(f"font '{self.path}' cannot be read: it is missing or damaged.") from error
        return [character for character in characters if not font.get_char_index(ord(character))]


class FaceProperties(FontProperties):
    """Font properties whose families are given faces, later ones for what earlier ones lack; nothing is searched.

    A family that is set afterwards is looked up by its name as everywhere in Matplotlib.
    """

    def __init__(self, chain: Sequence[Face], size: float) -> None:
        self._faces = tuple(chain)  # hashable, since properties are hashed and compared by their attributes
        super().__init__(family=[face.name for face in chain], size=size)

    def __copy__(self) -> FaceProperties:
        twin = object.__new__(FaceProperties)
        twin.__dict__.update(self.__dict__)
        return twin

    def get_file(self) -> FontPath | None:
        """Return the first family's file; for a list, Matplotlib asks copies that have one family each."""
        first = self.get_family()[0]
        return next((face.file for face in self._faces if face.name == first), None)


@dataclass(frozen=True, slots=True)
class Faces:
    """The faces of a language, in ranks: an earlier rank goes first, and within one the face that has most of the rest.

    So a line of another region's words is in that region's style, as far as the first rank leaves it to choose.
    """

    ranks: tuple[tuple[Face, ...], ...]

    def chain(self, text: str) -> tuple[Face, ...]:
        """Return the faces that the text needs, each for what those before it lack. Raises MissingGlyph."""
        chain: list[Face] = []
        rest = list(dict.fromkeys(text))
        for rank in self.ranks:
            for face in _fullest_first(rank, rest):
                left = face.lacks(rest)
                if left != rest:
                    chain.append(face)
                rest = left
        if rest:
            raise MissingGlyph(
                f"no face has the character {rest[0]!r} (U+{ord(rest[0]):04X}); add one with --font PATH."
            )
        return tuple(chain) or self.ranks[0]

    def properties(self, text: str, size: float) -> FaceProperties:
        """Return the font properties that draw this text at a size in points. Raises MissingGlyph."""
        return FaceProperties(self.chain(text), size)

    def extent(self, text: str, size: float) -> Extent:
        """Return the room of one line at a size in points: its advance, the reach of its ink. Raises MissingGlyph."""
        unit = size / MEASURED_AT / 64
        width, height, descent = _measured(self, text)
        return Extent(width * unit, (height - descent) * unit, descent * unit)


def faces(lang: str, extra: Sequence[str | os.PathLike[str]] = ()) -> Faces:
    """Return the faces of a language; those of the files `extra` serve for characters that no other has.

    Raises BadRequest, naming the path, for what is no font file with outlines.
    """
    latin = Face("DejaVu Sans", str(Path(get_data_path(), "fonts/ttf/DejaVuSans.ttf")))
    regional = {region: Face(f"Actplot Sans {region}", str(COLLECTION), index) for index, region in enumerate(REGIONS)}
    own = tuple(face for path in extra for face in _faces_of(os.fspath(path)))
    if lang not in REGION_OF:
        return Faces(((latin,), tuple(regional.values()), own))
    first = regional.pop(REGION_OF[lang])
    return Faces(((first,), tuple(regional.values()), (latin,), own))


def _fullest_first(rank: tuple[Face, ...], characters: list[str]) -> list[Face]:
    """Return the faces of a rank, the one that lacks least first; none, and none opened, where nothing is left."""
    return sorted(rank, key=lambda face: len(face.lacks(characters))) if characters else []


@lru_cache(maxsize=1024)
def _measured(faces: Faces, text: str) -> tuple[int, int, int]:
    """Return the advance of a line, the height of its ink and the depth of it, in 1/64 point at MEASURED_AT."""
    font = get_font([face.file for face in faces.chain(text)])
    font.set_size(MEASURED_AT, 72)
    font.set_text(text, 0.0, flags=LoadFlags.NO_HINTING)
    return *font.get_width_height(), font.get_descent()


def _faces_of(path: str) -> tuple[Face, ...]:
    """Return all faces of a user's font file."""
    try:
        font = FT2Font(path)
    except OSError as error:
        raise BadRequest(f"font '{path}' cannot be read: {error.strerror}.") from error
    except (RuntimeError, ValueError) as error:
        raise BadRequest(f"'{path}' is no font file.") from error
    if not font.scalable or font.get_sfnt_table("head") is None:
        raise BadRequest(f"font '{path}' has no TrueType or OpenType outlines.")
    return tuple(Face(f"{path}#{index}", path, index) for index in range(font.num_faces))
