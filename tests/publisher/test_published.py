"""A release is opened whole or not at all."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from publisher.config import Settings
from publisher.errors import ReleaseBroken
from publisher.published import Published, open_release


def copy_of(published: Published, folder: Path) -> Path:
    """A copy of the sample release."""
    folder.mkdir(parents=True)
    for name in ("bicoop.nq", "manifest.json"):
        (folder / name).write_bytes((published.folder / name).read_bytes())
    return folder


def test_release_is_prepared_once(settings: Settings, published: Published) -> None:
    [prepared] = (settings.releases / ".served").iterdir()
    before = (prepared / "index.sqlite").stat().st_mtime_ns
    assert open_release(settings).digest == published.digest
    assert (prepared / "index.sqlite").stat().st_mtime_ns == before


def test_no_release_is_told_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(ReleaseBroken, match="bicoop build"):
        open_release(Settings.read({}, releases=tmp_path))


def test_quads_that_differ_from_the_manifest_are_refused(published: Published, tmp_path: Path) -> None:
    folder = copy_of(published, tmp_path / "r")
    with (folder / "bicoop.nq").open("a") as file:
        file.write("\n")
    with pytest.raises(ReleaseBroken, match="SHA-256"):
        open_release(Settings.read({}, release=folder))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"base": "http://x/"}'])
def test_broken_manifest_is_told(published: Published, tmp_path: Path, text: str) -> None:
    folder = copy_of(published, tmp_path / "r")
    (folder / "manifest.json").write_text(text)
    with pytest.raises(ReleaseBroken, match="manifest"):
        open_release(Settings.read({}, release=folder))


def test_later_release_of_a_day_is_later(published: Published) -> None:
    second = replace(published, folder=published.folder.parent / "2026-02-03-2")
    assert second.modified > published.modified


def test_latest_names_a_folder_beside_it_only(published: Published, tmp_path: Path) -> None:
    copy_of(published, tmp_path / "outside")
    (tmp_path / "releases").mkdir()
    (tmp_path / "releases" / "latest").write_text("../outside\n")
    with pytest.raises(ReleaseBroken):
        open_release(Settings.read({}, releases=tmp_path / "releases"))


def test_manifest_is_the_source_of_the_base(published: Published) -> None:
    assert published.base == json.loads((published.folder / "manifest.json").read_text())["base"]
