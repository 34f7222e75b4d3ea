"""The gallery: one SVG an activation and a page that shows each; checking writes nothing."""

from __future__ import annotations

import re

import pytest

from actplot import gallery
from actplot.registry import catalogue
from actplot.spec import get, names


@pytest.fixture
def few(monkeypatch):
    known = catalogue()
    monkeypatch.setattr(gallery, "catalogue", lambda: {name: known[name] for name in ("elu", "selu", "relu")})


@pytest.mark.usefixtures("few")
def test_a_second_run_changes_nothing_and_a_check_agrees(tmp_path):
    folder = tmp_path / "deep" / "gallery"
    assert set(dict(gallery.update(folder, check=True)).values()) == {"missing"}
    assert not folder.exists()
    assert set(dict(gallery.update(folder)).values()) == {"written"}
    assert set(dict(gallery.update(folder)).values()) == {"same"}
    assert set(dict(gallery.update(folder, check=True)).values()) == {"same"}


@pytest.mark.usefixtures("few")
def test_a_check_tells_stale_from_missing_and_touches_neither(tmp_path):
    dict(gallery.update(tmp_path))
    (tmp_path / "elu.svg").unlink()
    (tmp_path / "relu.svg").write_text("stale")
    told = dict(gallery.update(tmp_path, check=True))
    assert told == {"elu.svg": "missing", "selu.svg": "same", "relu.svg": "stale", "README.md": "same"}
    assert (tmp_path / "relu.svg").read_text() == "stale"
    assert not (tmp_path / "elu.svg").exists()


@pytest.mark.usefixtures("few")
def test_the_page_shows_every_picture_once_and_every_link_leads_somewhere(tmp_path):
    written = dict(gallery.update(tmp_path))
    page = (tmp_path / gallery.PAGE).read_text()
    shown = re.findall(r"!\[.+\]\((.+\.svg)\)", page)
    assert sorted(shown) == sorted(set(written) - {gallery.PAGE})
    anchors = set(re.findall(r'<a id="(.+?)">', page))
    assert set(re.findall(r"\]\(#(.+?)\)", page)) == anchors == {"elu", "relu", "selu"}


def test_every_activation_is_in_the_gallery_family_by_family():
    shown = gallery.activations()
    assert {act.name for act in shown} == set(names())
    families = [act.family for act in shown]
    assert sorted(set(families), key=families.index) == list(dict.fromkeys(families))
    assert all(act == get(act.name) for act in shown)
