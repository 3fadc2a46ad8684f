"""A PDF file and its sidecar on the whole way: what the release keeps of them, and that quotes are compared with the kept text."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest

from mappings.resources import ROOT
from publisher import release
from publisher.checking import check_place

PDF = ROOT / "tests" / "mappings" / "reading" / "pdf" / "pages.pdf"
SIDECAR = 'source = "https://example.org/bulletin/7"\npublisher = "Бюллетень примера"\ndate = 2024-11-16\n'


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("documents")
    (place / "bulletin.pdf").write_bytes(PDF.read_bytes())
    (place / "bulletin.toml").write_text(SIDECAR, encoding="utf-8")
    (place / "torn.pdf").write_bytes(PDF.read_bytes()[:3000])
    return release.build([place], tmp_path_factory.mktemp("releases"), "http://data.example/", date(2026, 1, 1)).folder


def test_text_is_kept_and_listed_apart_from_what_is_published(made: Path) -> None:
    manifest = json.loads((made / "manifest.json").read_text("utf-8"))
    text = (made / "texts" / "bulletin.txt").read_bytes()
    (entry,), (document,) = manifest["texts"], manifest["documents"]
    assert (entry["name"], entry["sha256"], document["sha256"]) == ("texts/bulletin.txt", hashlib.sha256(text).hexdigest(), entry["sha256"])
    assert entry["name"] not in {file["name"] for file in manifest["files"]}


def test_only_the_torn_file_is_left_out(made: Path) -> None:
    left_out = json.loads((made / "manifest.json").read_text("utf-8"))["leftOut"]
    assert [(left["name"], left["code"]) for left in left_out] == [("torn.pdf", "unreadable")]


def test_quotes_are_compared_with_the_kept_text(made: Path) -> None:
    report = check_place(made, [], lambda *_: None).report
    assert report.conforms
    assert "no text with this SHA-256" not in "".join(result.message for result in report.results)


def test_file_and_sidecar_are_known_by_their_checksums(made: Path) -> None:
    lines = (made / "bicoop.nq").read_text("utf-8").splitlines()
    node = "<http://data.example/id/file/bulletin-original>"
    assert f"<http://data.example/id/text/bulletin> <http://www.w3.org/ns/prov#wasDerivedFrom> {node} ." in lines
    assert f'{node} <https://schema.org/sha256> "{hashlib.sha256(PDF.read_bytes()).hexdigest()}" .' in lines
    day = '"2024-11-16"^^<http://www.w3.org/2001/XMLSchema#date>'
    assert f"<http://data.example/id/source/bulletin> <http://purl.org/dc/terms/date> {day} ." in lines
