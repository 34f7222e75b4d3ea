"""Manifests: what tells one plan from another, whom they trust, and that a kill costs no more than its last line."""

from __future__ import annotations

from pathlib import Path

import pytest

from actplot import manifest, plot
from actplot.errors import CannotWrite
from actplot.manifest import Entry, Manifest, made_by, plan_digest, scene_digest

ENTRY = Entry("1" * 16, "2" * 16, "3" * 16)
OTHERS = "actplot 0.0.1 12345678, matplotlib 3.0.0, numpy 1.0.0"


@pytest.fixture
def kept(tmp_path):
    """A manifest that knows two pictures, one of which is there."""
    known = Manifest(tmp_path / "pictures.lock")
    (tmp_path / "b.svg").touch()
    known.add(str(tmp_path / "b.svg"), ENTRY)
    known.add(str(tmp_path / "a.svg"), ENTRY)
    return known


def test_it_is_a_line_a_picture_as_soon_as_the_picture_stands(kept):
    first, *lines = kept.path.read_text().splitlines()
    assert first == f"# {made_by()}"
    assert [line.split() for line in lines] == [["1" * 16, "2" * 16, "3" * 16, name] for name in ("b.svg", "a.svg")]


def test_closed_it_has_those_that_are_there_in_order(kept):
    (kept.path.parent / "a.svg").touch()
    kept.close()
    assert [line.split()[-1] for line in kept.path.read_text().splitlines()[1:]] == ["a.svg", "b.svg"]
    (kept.path.parent / "b.svg").unlink()
    kept.close()
    assert [line.split()[-1] for line in kept.path.read_text().splitlines()[1:]] == ["a.svg"]


def test_a_line_that_a_kill_cut_short_is_passed_over(kept):
    whole = kept.path.read_text()
    for end in range(len(whole.splitlines()[0]) + 1, len(whole)):
        kept.path.write_text(whole[:end])
        assert set(Manifest(kept.path).entries) <= {"a.svg", "b.svg"}
    kept.path.write_text(whole[:-1])
    again = Manifest(kept.path)
    assert list(again.entries) == ["b.svg"]
    again.add(str(kept.path.parent / "c.svg"), ENTRY)
    assert list(Manifest(kept.path).entries) == ["b.svg", "c.svg"]


def test_what_is_no_manifest_knows_nothing_and_is_not_written_over(tmp_path):
    for name, data in {"b": b"\xff\xfe", "c": b"# x\nnothing\n", "d": b"\0" * 99}.items():
        (tmp_path / name).write_bytes(data)
        known = Manifest(tmp_path / name)
        assert not known.entries
        with pytest.raises(CannotWrite, match="move it, or remove it"):
            known.add(str(tmp_path / "a.svg"), ENTRY)
        assert (tmp_path / name).read_bytes() == data
    assert not Manifest(tmp_path / "missing").entries
    assert not Manifest(None).entries


def test_only_the_plan_that_was_drawn_is_trusted_and_only_by_those_who_drew_it(kept):
    path = str(kept.path.parent / "b.svg")
    again = Manifest(kept.path)
    assert again.evidence(path, ENTRY.plan) == ("bytes", ENTRY)
    assert again.evidence(path, "0" * 16) == again.evidence(path, "") == ("nothing", None)
    again.maker = OTHERS
    assert again.evidence(path, ENTRY.plan) == ("scene", ENTRY)
    again.maker = made_by().replace("actplot ", "actplot 99")
    assert again.evidence(path, ENTRY.plan) == ("nothing", ENTRY)


def test_what_others_made_is_forgotten_at_the_first_picture_of_ours(kept):
    kept.path.write_text(kept.path.read_text().replace(made_by(), OTHERS))
    again = Manifest(kept.path)
    assert len(again.entries) == 2
    again.add(str(kept.path.parent / "c.svg"), ENTRY)
    assert list(Manifest(kept.path).entries) == ["c.svg"]


def test_every_plan_has_a_digest_of_its_own():
    plans = [plot("relu"), plot("relu", deriv=True), plot("relu", lang="ja"), plot("elu"), plot("elu:alpha=2")]
    digests = {plan_digest(each.plan) for each in plans}
    assert len(digests) == len(plans)
    assert plan_digest(plot("relu").plan) in digests


def test_files_that_a_plan_reads_are_part_of_it(tmp_path):
    sheet = tmp_path / "house.mplstyle"
    sheet.write_text("text.color: red")
    plan = plot("relu", style=sheet).plan
    before = plan_digest(plan)
    sheet.write_text("text.color: blue")
    assert plan_digest(plan) != before


def test_code_of_others_is_in_no_digest(tmp_path, monkeypatch):
    (tmp_path / "house_functions.py").write_text("def bent(x):\n    return x * abs(x)\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert plan_digest(plot("house_functions:bent").plan) == ""
    assert plan_digest(plot("relu", "house_functions:bent", diff=True).plan) == ""
    assert plan_digest(plot("relu", "elu", diff=True).plan)


def test_scenes_are_compared_to_four_digits():
    scene = plot("gelu").scene
    assert manifest.NUMBER.sub("", "Box(x=0.32, y=-1.5e-07)") == "Box(x=, y=)"
    assert scene_digest(scene) == scene_digest(plot("gelu").scene) != scene_digest(plot("relu").scene)
    written = repr(scene)
    nearly = written.replace("width=", "width=0.12345678, was=")
    exactly = written.replace("width=", "width=0.12345679, was=")
    assert scene_digest(Written(nearly)) == scene_digest(Written(exactly)) != scene_digest(scene)


class Written:
    """What looks like a scene of these words."""

    def __init__(self, words):
        self.words = words

    def __repr__(self):
        return self.words


def test_a_page_is_drawn_again_when_one_of_its_scripts_is_another():
    parts = {path for path in (Path(manifest.__file__).parent / "page").iterdir() if path.is_file()}
    assert {path.suffix for path in parts} >= {".js", ".css", ".html", ".py"}
    assert parts <= set(manifest._sources())
