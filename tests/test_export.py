"""Many pictures to files: the same bytes wherever they are drawn, only what differs, and no failure loses another."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import actplot
from actplot import shipping
from actplot.errors import BadRequest, CannotWrite, MissingGlyph
from actplot.manifest import made_by

CLUSTER = """
import json, sys
from dask.distributed import Client, LocalCluster
import actplot

if __name__ == "__main__":
    asked = json.loads(sys.argv[1])
    cluster = LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, local_directory=sys.argv[2])
    with cluster, Client(cluster) as client:
        pictures = {path: actplot.plot(name, deriv=True) for path, name in asked.items()}
        runs = [actplot.export(pictures, executor=client.get_executor()) for _ in range(2)]
    print(json.dumps([{outcome.path: outcome.state for outcome in outcomes} for outcomes in runs]))
"""


@pytest.fixture
def pictures(tmp_path):
    return {tmp_path / f"{name}.svg": actplot.plot(name) for name in ("relu", "mish", "tanh")}


def states(outcomes):
    return sorted(outcome.state for outcome in outcomes)


WAYS = {"here": {"jobs": 1}, "workers": {"jobs": 2}, "executor": {"executor": ThreadPoolExecutor(3)}}


@pytest.mark.parametrize("ways", WAYS.values(), ids=WAYS)
def test_the_bytes_are_those_of_one_picture_after_the_other(pictures, ways):
    assert states(actplot.export(pictures, **ways)) == ["written"] * 3
    assert all(path.read_bytes() == picture.encode("svg") for path, picture in pictures.items())
    assert states(actplot.export(pictures, **ways)) == ["same"] * 3
    assert {path.suffix for path in next(iter(pictures)).parent.iterdir()} == {".svg"}


def test_a_picture_with_several_files_is_composed_once(tmp_path, monkeypatch):
    composed = []
    monkeypatch.setattr(shipping, "Plot", lambda plan: composed.append(plan) or actplot.Plot(plan))
    picture = actplot.plot("relu")
    pairs = [(tmp_path / "deep" / f"relu.{suffix}", picture) for suffix in ("png", "svg", "pdf")]
    assert states(actplot.export(pairs, jobs=1)) == ["written"] * 3
    assert len(composed) == 1
    assert all(path.read_bytes() == picture.encode(path.suffix[1:]) for path, _ in pairs)


def test_checking_writes_nothing(pictures):
    first, second, third = pictures
    assert states(actplot.export(pictures, check=True, jobs=1)) == ["missing"] * 3
    assert not list(first.parent.iterdir())
    first.write_bytes(pictures[first].encode("svg"))
    second.write_bytes(b"another")
    found = {outcome.path: outcome.state for outcome in actplot.export(pictures, check=True, jobs=1)}
    assert found == {str(first): "same", str(second): "stale", str(third): "missing"}


def test_with_a_manifest_only_what_is_missing_or_differs_is_drawn(pictures, tmp_path, monkeypatch):
    known, (first, second, third) = tmp_path / "pictures.lock", pictures
    actplot.export(pictures, manifest=known, jobs=1)
    drawn = []
    monkeypatch.setattr(actplot.Plot, "encode", lambda self, _: drawn.append(self.plan) or b"drawn")
    assert states(actplot.export(pictures, manifest=known, jobs=1)) == ["same"] * 3
    assert states(actplot.export(pictures, manifest=known, jobs=1, check=True)) == ["same"] * 3
    assert not drawn
    first.unlink()
    second.write_bytes(b"touched")
    pictures[third] = actplot.plot("elu")
    assert states(actplot.export(pictures, manifest=known, jobs=1)) == ["written"] * 3
    assert [plan.activations[0].name for plan in drawn] == ["relu", "mish", "elu"]


def test_of_other_libraries_pictures_the_scenes_are_compared(pictures, tmp_path, monkeypatch):
    known, (first, second, _) = tmp_path / "pictures.lock", pictures
    actplot.export(pictures, manifest=known, jobs=1)
    known.write_text(known.read_text().replace(made_by(), made_by().replace("matplotlib ", "matplotlib 0.")))
    monkeypatch.setattr(actplot.Plot, "encode", lambda *_: pytest.fail("drawn"))
    assert states(actplot.export(pictures, manifest=known, jobs=1, check=True)) == ["same"] * 3
    first.write_bytes(b"touched")
    lines = known.read_text().replace(shipping.scene_digest(pictures[second].scene), "0" * 16)
    known.write_text(lines)
    found = actplot.export(pictures, manifest=known, jobs=1, check=True)
    assert states(found) == ["same", "stale", "stale"]
    assert known.read_text() == lines


def test_one_failure_stops_the_rest_or_is_told_with_its_path(pictures, tmp_path):
    bad = tmp_path / "bad.svg"
    pictures = {bad: actplot.plot("relu", title="\U0010fffd"), **pictures}
    with pytest.raises(MissingGlyph, match=r"bad\.svg"):
        actplot.export(pictures, jobs=1)
    assert not list(tmp_path.iterdir())
    outcomes = actplot.export(pictures, jobs=2, keep_going=True)
    assert states(outcomes) == ["failed", "written", "written", "written"]
    (failed,) = (outcome for outcome in outcomes if outcome.error)
    assert failed.path == str(bad)
    assert not bad.exists()


def test_a_fault_of_ours_is_told_too(pictures, monkeypatch):
    monkeypatch.setattr(actplot.Plot, "encode", lambda *_: 1 / 0)
    outcomes = actplot.export(pictures, jobs=1, keep_going=True)
    assert states(outcomes) == ["failed"] * 3
    assert "ZeroDivisionError" in str(outcomes[0].error)


def test_what_cannot_be_meant_is_refused(pictures, tmp_path):
    with pytest.raises(BadRequest, match="jobs '0'"):
        actplot.export(pictures, jobs=0)
    with pytest.raises(BadRequest, match=r"'a\.gif' must end with \.png, \.svg, \.pdf"):
        actplot.export({"a.gif": actplot.plot("relu")}, jobs=1)
    path = tmp_path / "a.svg"
    with pytest.raises(BadRequest, match="two pictures"):
        actplot.export([(path, actplot.plot("relu")), (path, actplot.plot("elu"))], jobs=1)
    (tmp_path / "file").touch()
    with pytest.raises(CannotWrite, match="cannot make the directory"):
        actplot.export({tmp_path / "file" / "a.svg": actplot.plot("relu")}, jobs=1)


def test_pictures_come_from_a_generator_as_they_are_drawn(tmp_path, monkeypatch):
    monkeypatch.setattr(actplot.Plot, "encode", lambda *_: b"drawn")
    asked = []
    plans = ((asked.append(n) or str(tmp_path / f"{n}.svg"), actplot.plot(f"elu:{n}").plan) for n in range(1, 100))
    for count, _ in enumerate(shipping.ship(plans, manifest=shipping.Manifest(None), jobs=1), 1):
        assert len(asked) <= count + 2


@pytest.mark.cluster
def test_a_dask_cluster_writes_the_same_bytes_and_nothing_twice(tmp_path):
    pytest.importorskip("distributed")
    asked = {str(tmp_path / f"{name}.svg"): name for name in actplot.names()[:20]}
    script = tmp_path / "cluster.py"
    script.write_text(CLUSTER)
    words = [sys.executable, script, json.dumps(asked), tmp_path / "scratch"]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [dict.fromkeys(asked, "written"), dict.fromkeys(asked, "same")]
    for path, name in asked.items():
        assert Path(path).read_bytes() == actplot.plot(name, deriv=True).encode("svg")
