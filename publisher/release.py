"""A release: an immutable folder with dumps, report and manifest; `latest` beside it leads to the last good one.

Everything is written to a hidden folder first and moved into place at once, and `latest` is switched last: a build that fails or is
interrupted leaves the releases as they were. The date of a release stands in the name of its folder and in its manifest, nowhere else,
so that equal input gives equal files on any day.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pyoxigraph import Quad

from mappings.resources import SHAPES
from mappings.terms import BASE
from publisher import formats, report, serialise
from publisher.assemble import Assembled, LeftOut, NothingToPublish, Progress, assemble, counts, versions
from publisher.errors import ReleaseBroken
from publisher.lifting import Lifter, documents, lift_files
from publisher.namespaces import Names
from publisher.quads import nquads, rebase
from publisher.report import Report, Result, Severity
from publisher.shared import ontology_version, read_all_shapes

LATEST = "latest"
MANIFEST = "manifest.json"
TEXTS = "texts"
"""Folder of a release for texts that were taken out of files (PDF): quotes are compared with them. They are whole articles of third
parties, so the manifest lists them apart from the files that are published."""

MEDIA_TYPES = {
    "bicoop.nq": formats.N_QUADS.media_type,
    "bicoop.trig": formats.TRIG.media_type,
    "bicoop.ttl": formats.TURTLE.media_type,
    "shapes.ttl": formats.TURTLE.media_type,
    "report.ttl": formats.TURTLE.media_type,
    "report.txt": "text/plain; charset=utf-8",
    "report.json": "application/json",
}
"""Files of a release, beside the manifest."""


@dataclass(frozen=True, slots=True)
class Built:
    """A release that was made.

    Attributes:
        folder: where it lies.
        published: number of documents in it.
        left_out: documents that are not in it.
        warnings: number of findings that keep nothing out.
        notes: file and remark on what in a published document could not be read.
    """

    folder: Path
    published: int
    left_out: tuple[LeftOut, ...]
    warnings: int
    notes: tuple[tuple[str, str], ...]


def build(
    folders: Sequence[Path],
    out: Path,
    base: str,
    day: date,
    progress: Progress = lambda *_: None,
    lift: Lifter = lift_files,
    shapes: Path | None = None,
) -> Built:
    """Lift, check, write a release, make it the latest.

    Args:
        folders: where the documents lie.
        out: folder of the releases.
        base: base IRI of the deployment, with its final slash.
        day: date of the release.
        progress: told about the stages.
        lift, shapes: what stands for the pipeline and the shapes of the project; for tests.
    Raises: NothingToPublish, BrokenResource, ShapesBroken; the releases are then as they were.
    """
    paths = documents(folders)
    if not paths:
        raise NothingToPublish(f"there is no document in {', '.join(map(str, folders))}; put texts there or name another folder")
    outcomes = list(lift(paths, lambda done, total: progress("lift", done, total)))
    assembled = assemble(outcomes, progress, shapes)
    progress("write", 0, 0)
    files = _files(assembled, base, read_all_shapes(shapes or SHAPES))
    texts = {f"{TEXTS}/{o.slug}.txt": o.text for o in assembled.documents if o.text is not None}
    folder = _place(files, texts, assembled, out, base, day)
    notes = tuple((o.path.name, note) for o in assembled.documents for note in o.notes)
    found = assembled.report
    return Built(folder, len(assembled.documents), assembled.left_out, len(found.results) - len(found.violations), notes)


def find(place: Path) -> Path:
    """Find the release that a path means: a release, the link to the latest, or the folder of the releases.

    Raises: ReleaseBroken, with the remedy, if there is none.
    """
    for folder in (place, place / LATEST):
        if (folder / MANIFEST).is_file():
            return folder.resolve()
    raise ReleaseBroken(place, f"there is no release here (no {MANIFEST}); run `bicoop build` first, or name its folder with --release")


def verify(folder: Path) -> Report:
    """Compare the files of a release with its manifest.

    Raises: ReleaseBroken, if the manifest can't be read.
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
        promised = [*manifest["files"], *manifest.get("texts", ())]
        wrong = [
            Result("", f"{file['name']}", "", Severity.VIOLATION, "manifest", message)
            for file in promised
            if (message := _differs(folder / file["name"], file["sha256"]))
        ]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReleaseBroken(folder, f"{MANIFEST} can't be read ({error})") from error
    return Report(tuple(sorted(wrong)))


def _differs(path: Path, sha256: str) -> str:
    if not path.is_file():
        return "the manifest names this file, and it is not there"
    there = hashlib.sha256(path.read_bytes()).hexdigest()
    return "" if there == sha256 else f"its SHA-256 is {there}, the manifest says {sha256}"


# ---------------------------------------------------------------- content


def _files(assembled: Assembled, base: str, shapes: Sequence[Quad]) -> dict[str, bytes]:
    """Content of all files but the manifest."""
    quads = list(rebase(assembled.quads, BASE, base))
    prefixes = Names(base).prefixes
    moved = report.moved(assembled.report, base)
    left_out = tuple((x.name, x.reason) for x in assembled.left_out)
    return {
        "bicoop.nq": nquads(quads),
        "bicoop.trig": serialise.write(quads, formats.TRIG, prefixes),
        "bicoop.ttl": serialise.write(quads, formats.TURTLE, prefixes),
        "shapes.ttl": serialise.write(rebase(shapes, BASE, base), formats.TURTLE, prefixes),
        "report.ttl": report.turtle(moved, base),
        "report.txt": report.text(assembled.report, left_out).encode(),
        "report.json": report.as_json(moved, left_out).encode(),
    }


def _manifest(assembled: Assembled, files: dict[str, bytes], texts: dict[str, bytes], base: str, day: date) -> bytes:
    whole = {
        "base": base,
        "date": day.isoformat(),
        "version": hashlib.sha256(files["bicoop.nq"]).hexdigest()[:12],
        "ontologyVersion": ontology_version(list(assembled.quads)),
        "ruleVersions": versions(assembled),
        "files": [_entry(name, MEDIA_TYPES[name], data) for name, data in sorted(files.items())],
        "texts": [_entry(name, MEDIA_TYPES["report.txt"], data) for name, data in sorted(texts.items())],
        "counts": counts(assembled),
        "documents": [
            {"name": o.name, "slug": o.slug, "sha256": o.sha256, "conforms": True, "claims": assembled.report.documents.get(o.slug, 0)}
            for o in assembled.documents
        ],
        "leftOut": [{"name": x.name, "code": x.code, "reason": x.reason} for x in assembled.left_out],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _entry(name: str, media_type: str, data: bytes) -> dict[str, str | int]:
    return {"name": name, "mediaType": media_type, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


# ---------------------------------------------------------------- place


def _place(files: dict[str, bytes], texts: dict[str, bytes], assembled: Assembled, out: Path, base: str, day: date) -> Path:
    """Write the folder aside, move it into place, switch `latest`."""
    out.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=".making-", dir=out))
    try:
        for name, data in {**files, **texts, MANIFEST: _manifest(assembled, files, texts, base, day)}.items():
            (making / name).parent.mkdir(exist_ok=True)
            (making / name).write_bytes(data)
            (making / name).chmod(0o444)
        making.chmod(0o755)
        folder = _move(making, out, day.isoformat())
    finally:
        shutil.rmtree(making, ignore_errors=True)
    _switch(out, folder.name)
    return folder


def _move(making: Path, out: Path, name: str) -> Path:
    """Give the folder the first free name: the date, then the date with a number. Renaming onto a folder that is not empty fails."""
    number = 1
    while True:
        folder = out / (name if number == 1 else f"{name}-{number}")
        try:
            making.rename(folder)
            return folder
        except OSError:
            if not folder.exists():
                raise
            number += 1


def _switch(out: Path, name: str) -> None:
    """Let `latest` lead to a release: a link made aside and moved over the old one, so that there is one at any moment."""
    aside = out / f".{LATEST}-{os.getpid()}"
    aside.unlink(missing_ok=True)
    aside.symlink_to(name, target_is_directory=True)
    aside.replace(out / LATEST)
