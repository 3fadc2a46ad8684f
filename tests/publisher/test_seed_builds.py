"""Builds of the five documents in processes of their own: what must not change them, and what they must bear."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from mappings.resources import DOCUMENTS, ROOT

SEEDS = sorted(DOCUMENTS.glob("*.txt"))
BASE = "http://data.example/"

BAD = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 200,
    "windows-1251.txt": ("Президенты подписали договор о союзнических отношениях. " * 5).encode("cp1251"),
    "large.txt": ("Стороны обсудили вопросы сотрудничества. ".encode() * 80_000)[:5_000_000],
    "chinese.txt": ("双方签署了合作备忘录。" * 40).encode(),
    "error.html": b"<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>",
}


def build(out: Path, *folders: Path, seed: str = "0", day: str = "2026-01-01") -> subprocess.CompletedProcess[str]:
    """Run `bicoop build` with a hash seed."""
    arguments = [part for folder in folders for part in ("--documents", str(folder))]
    return subprocess.run(
        [sys.executable, "-m", "publisher.cli", "build", *arguments, "--out", str(out), "--base", BASE, "--date", day],
        cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=False,
    )


def copied(folder: Path, *paths: Path) -> Path:
    """A folder with copies of files."""
    folder.mkdir()
    for path in paths:
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def lines(folder: Path) -> dict[str, list[bytes]]:
    """Every file of a release, as lines."""
    return {path.name: path.read_bytes().splitlines() for path in folder.iterdir()}


def test_another_order_day_and_hash_seed_change_the_date_line_alone(seed_release: Path, tmp_path: Path) -> None:
    late, early = copied(tmp_path / "a", *SEEDS[:1:-1]), copied(tmp_path / "b", *SEEDS[1::-1])
    made = build(tmp_path / "out", late, early, seed="4711", day="2031-02-03")
    assert made.returncode == 0, made.stderr
    first, second = lines(seed_release), lines(tmp_path / "out" / "2031-02-03")
    changed = [pair for pair in zip(first["manifest.json"], second["manifest.json"], strict=True) if pair[0] != pair[1]]
    assert changed == [(b' "date": "2026-01-01",', b' "date": "2031-02-03",')]
    del first["manifest.json"], second["manifest.json"]
    assert {name for name in first if first[name] != second.get(name)} == set() and first.keys() == second.keys()


def test_bad_documents_get_a_line_each_and_the_others_are_published_as_ever(seed_release: Path, tmp_path: Path) -> None:
    place = copied(tmp_path / "documents", *SEEDS)
    for name, data in BAD.items():
        (place / name).write_bytes(data)
    made = build(tmp_path / "out", place)
    assert made.returncode == 1 and "Traceback" not in made.stderr, made.stderr
    manifest = json.loads((tmp_path / "out" / "latest" / "manifest.json").read_text("utf-8"))
    assert [d["name"] for d in manifest["documents"]] == [path.stem for path in SEEDS]
    assert sorted(d["name"] for d in manifest["leftOut"]) == sorted(BAD)
    for left in manifest["leftOut"]:
        said = [line for line in made.stderr.splitlines() if line.startswith(left["name"])]
        assert said == [f"{left['name']}: left out: {left['reason']}"] and ";" in left["reason"], "what is wrong; what to do"
    for name in ("bicoop.nq", "shapes.ttl"):
        assert (tmp_path / "out" / "latest" / name).read_bytes() == (seed_release / name).read_bytes()
