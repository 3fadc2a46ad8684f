"""Releases: equal bytes from equal input, what is left out, what stays when a build fails."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from mappings.resources import ROOT
from publisher import release
from publisher.assemble import NothingToPublish
from publisher.errors import ReleaseBroken
from publisher.lifting import Lifter, Outcome, documents
from publisher.quads import base_of, parse_lines
from publisher.release import Built, build, find, verify

BASE = "http://localhost:8000/"
DAY = date(2025, 11, 25)


@pytest.fixture
def built(texts: Path, tmp_path: Path, by_hand: Lifter, shapes: Path) -> Built:
    return build([texts], tmp_path / "out", BASE, DAY, lift=by_hand, shapes=shapes)


def manifest(folder: Path) -> dict:
    return json.loads((folder / "manifest.json").read_text("utf-8"))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_release_holds_every_file_of_its_manifest(built: Built) -> None:
    entries = {entry["name"]: entry for entry in manifest(built.folder)["files"]}
    assert set(entries) == {"bicoop.nq", "bicoop.trig", "bicoop.ttl", "shapes.ttl", "report.ttl", "report.txt", "report.json"}
    for name, entry in entries.items():
        data = (built.folder / name).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (entry["bytes"], entry["sha256"])
    assert verify(built.folder).conforms


def test_manifest_says_what_is_in_the_release(built: Built) -> None:
    whole = manifest(built.folder)
    assert (whole["base"], whole["date"]) == (BASE, "2025-11-25")
    assert whole["counts"]["documents"] == 2
    assert whole["counts"]["facts"] == {"CouncilSession": 1, "StatusAssertion": 2}
    assert [(d["name"], d["slug"], d["conforms"]) for d in whole["documents"]] == [("a_1", "a-1", True), ("b_2", "b-2", True)]
    assert whole["ruleVersions"]["R5"] == "1" and whole["ruleVersions"]["event.session"] == "1"
    assert whole["counts"]["quads"] == len((built.folder / "bicoop.nq").read_bytes().splitlines())


def test_nquads_are_sorted_and_under_the_base_alone(built: Built) -> None:
    data = (built.folder / "bicoop.nq").read_bytes()
    lines = data.splitlines()
    assert lines == sorted(set(lines))
    assert b"https://w3id.org/bicoop/" not in data
    assert base_of(parse_lines(data)) == BASE


def test_dumps_hold_the_same_triples(built: Built) -> None:
    import pyoxigraph as ox

    quads = set(parse_lines((built.folder / "bicoop.nq").read_bytes()))
    trig = set(ox.parse((built.folder / "bicoop.trig").read_bytes(), format=ox.RdfFormat.TRIG))
    flat = {q.triple for q in ox.parse((built.folder / "bicoop.ttl").read_bytes(), format=ox.RdfFormat.TURTLE)}
    assert trig == quads
    assert flat == {q.triple for q in quads}


def test_shapes_of_the_release_are_those_it_was_checked_with(built: Built) -> None:
    text = (built.folder / "shapes.ttl").read_text("utf-8")
    assert "shapes#ClaimShape> a sh:NodeShape" in text or "bcsh:ClaimShape a sh:NodeShape" in text
    assert "sh:alternativePath _:c14n" in text and "w3id.org/bicoop" not in text


def test_another_order_and_another_day_give_the_same_files(texts: Path, tmp_path: Path, by_hand: Lifter, shapes: Path, built: Built) -> None:
    def backwards(paths: Sequence[Path], progress: Callable[[int, int], None]) -> list[Outcome]:
        return list(by_hand(list(reversed(paths)), progress))[::-1]

    other = build([texts], tmp_path / "other", BASE, date(2026, 1, 2), lift=backwards, shapes=shapes)
    first, second = contents(built.folder), contents(other.folder)
    assert other.folder.name == "2026-01-02"
    said = json.loads(first.pop("manifest.json")), json.loads(second.pop("manifest.json"))
    assert first == second
    assert said[0].pop("date") != said[1].pop("date")
    assert said[0] == said[1]


PROGRAM = """
import importlib.util, pathlib, sys
from collections.abc import Callable, Sequence
from datetime import date
spec = importlib.util.spec_from_file_location("handmade", sys.argv[1])
handmade = importlib.util.module_from_spec(spec)
spec.loader.exec_module(handmade)
from publisher.release import build
texts, out, shapes = map(pathlib.Path, sys.argv[2:])
print(build([texts], out, "http://localhost:8000/", date(2025, 11, 25), lift=handmade.lift_by_hand, shapes=shapes).folder)
"""


@pytest.mark.parametrize("seed", ["1", "4711"])
def test_another_hash_seed_gives_the_same_files(seed: str, texts: Path, tmp_path: Path, shapes: Path, built: Built) -> None:
    arguments = [Path(__file__).parent / "conftest.py", texts, tmp_path / f"seed{seed}", shapes]
    made = subprocess.run(
        [sys.executable, "-c", PROGRAM, *map(str, arguments)],
        cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
    )
    assert contents(Path(made.stdout.strip())) == contents(built.folder)


def test_second_release_of_a_day_gets_a_number_and_becomes_latest(texts: Path, tmp_path: Path, by_hand: Lifter, shapes: Path, built: Built) -> None:
    again = build([texts], tmp_path / "out", BASE, DAY, lift=by_hand, shapes=shapes)
    assert again.folder.name == "2025-11-25-2"
    assert find(tmp_path / "out") == find(tmp_path / "out" / "latest") == again.folder.resolve()
    assert contents(again.folder) == contents(built.folder)


BAD = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 50,
    "windows-1251.txt": "Подписан Меморандум.".encode("cp1251"),
    "chinese.txt": "双方签署了合作备忘录。".encode(),
    "error.html": b"<html><head><title>502 Bad Gateway</title></head><body>502</body></html>",
}


def test_unreadable_documents_are_listed_and_the_others_published(texts: Path, tmp_path: Path, by_hand: Lifter, shapes: Path) -> None:
    for name, data in BAD.items():
        (texts / name).write_bytes(data)
    made = build([texts], tmp_path / "out", BASE, DAY, lift=by_hand, shapes=shapes)
    assert made.published == 2
    assert {x.name for x in made.left_out} == set(BAD)
    listed = {x["name"]: x["reason"] for x in manifest(made.folder)["leftOut"]}
    assert set(listed) == set(BAD) and all(";" in reason for reason in listed.values())
    assert all(name in (made.folder / "report.txt").read_text("utf-8") for name in BAD)


def test_documents_that_contradict_a_shape_only_together_lose_the_later_one(texts: Path, tmp_path: Path, by_hand: Lifter, shapes: Path) -> None:
    (texts / "c_3.txt").write_text("Протокол. " + (texts / "a_1.txt").read_text("utf-8"), encoding="utf-8")
    made = build([texts], tmp_path / "out", BASE, DAY, lift=by_hand, shapes=shapes)
    assert [(x.name, x.code) for x in made.left_out] == [("c_3.txt", "nonconforming")]
    assert "two numbers" in made.left_out[0].reason
    assert b"c-3" not in (made.folder / "bicoop.nq").read_bytes()


def test_copy_of_a_document_under_another_name_is_left_out(texts: Path, tmp_path: Path, by_hand: Lifter, shapes: Path) -> None:
    (texts / "copy.txt").write_bytes((texts / "a_1.txt").read_bytes())
    made = build([texts], tmp_path / "out", BASE, DAY, lift=by_hand, shapes=shapes)
    assert [(x.name, x.code) for x in made.left_out] == [("copy.txt", "duplicate")]


def test_nothing_to_publish_leaves_the_last_release(texts: Path, tmp_path: Path, by_hand: Lifter, shapes: Path, built: Built) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(NothingToPublish, match="no document"):
        build([empty], tmp_path / "out", BASE, DAY, lift=by_hand, shapes=shapes)
    (empty / "x.txt").write_bytes(b"")
    with pytest.raises(NothingToPublish, match="x.txt"):
        build([empty], tmp_path / "out", BASE, DAY, lift=by_hand, shapes=shapes)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["2025-11-25", "latest"]
    assert find(tmp_path / "out") == built.folder.resolve()


@pytest.mark.parametrize("where", ["_manifest", "_switch"])
def test_interrupted_build_leaves_the_last_release(
    where: str, texts: Path, tmp_path: Path, by_hand: Lifter, shapes: Path, built: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(release, where, interrupted)
    with pytest.raises(KeyboardInterrupt):
        build([texts], tmp_path / "out", BASE, DAY, lift=by_hand, shapes=shapes)
    assert find(tmp_path / "out") == built.folder.resolve()
    assert not [path for path in (tmp_path / "out").iterdir() if path.name.startswith(".making")]


def test_changed_file_of_a_release_is_found(built: Built) -> None:
    file = built.folder / "bicoop.ttl"
    file.chmod(0o644)
    file.write_bytes(file.read_bytes() + b"\n")
    (result,) = verify(built.folder).violations
    assert (result.focus, result.component) == ("bicoop.ttl", "manifest")


def test_missing_release_is_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(ReleaseBroken, match="bicoop build"):
        find(tmp_path)


def test_documents_leave_out_hidden_files_and_readmes(texts: Path) -> None:
    (texts / "README.md").write_text("origin", encoding="utf-8")
    (texts / ".keep").write_text("", encoding="utf-8")
    (texts / "folder").mkdir()
    assert [path.name for path in documents([texts, texts])] == ["a_1.txt", "b_2.txt"]
