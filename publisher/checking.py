"""`bicoop check`: a file or a release to a report."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from mappings.resources import DOCUMENTS
from mappings.terms import BASE
from publisher import release, report
from publisher.assemble import Progress
from publisher.errors import PublisherError, ReleaseBroken
from publisher.evidence import Texts
from publisher.quads import DEFAULT, FORMATS, base_of, read, rebase, term
from publisher.report import Report
from publisher.shacl import Checker, read_shapes
from publisher.shared import VOCAB, canonical, read_shared
from publisher.validation import check, split


class Uncheckable(PublisherError):
    """A file that can't be checked.

    Args:
        path: the file.
        reason: what is wrong, with the remedy.
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path, self.reason = path, reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Checked:
    """A report and the base of the data it is about.

    Attributes:
        report: on the canonical base.
        base: of the data.
        left_out: documents that the release lists as left out.
    """

    report: Report
    base: str
    left_out: tuple[tuple[str, str], ...] = ()

    def written(self, form: str) -> str:
        """The report as "text", "turtle" or "json"."""
        if form == "text":
            return report.text(self.report, self.left_out)
        moved = report.moved(self.report, self.base)
        return report.turtle(moved, self.base).decode() if form == "turtle" else report.as_json(moved, self.left_out)


def check_place(place: Path, texts: Iterable[Path], progress: Progress) -> Checked:
    """Check a file, or a release and its files.

    Args:
        place: TriG or N-Quads file, folder of a release, or folder of releases.
        texts: folders with source texts, beside the project's own.
        progress: told about the documents.
    Raises: Uncheckable, ReleaseBroken, ShapesBroken, BrokenResource.
    """
    places = [*([DOCUMENTS] if DOCUMENTS.is_dir() else []), *texts]
    if not place.is_dir():
        return _check_quads(_read(place), Texts.of(places), progress)
    folder = release.find(place)
    kept = folder / release.TEXTS
    files = release.verify(folder)
    if not (folder / "bicoop.nq").is_file():
        raise ReleaseBroken(folder, "bicoop.nq is not there; build the release again")
    checked = _check_quads(_read(folder / "bicoop.nq"), Texts.of([*places, *([kept] if kept.is_dir() else [])]), progress)
    manifest = json.loads((folder / release.MANIFEST).read_text("utf-8"))
    left_out = tuple((str(x["name"]), str(x["reason"])) for x in manifest.get("leftOut", ()))
    return Checked(files + checked.report, checked.base, left_out)


def _read(path: Path) -> list[ox.Quad]:
    if path.suffix not in FORMATS:
        raise Uncheckable(path, f"not a format that can be checked; give a file with {', '.join(FORMATS)}, or a release")
    try:
        quads = read(path)
    except (SyntaxError, UnicodeDecodeError) as error:
        raise Uncheckable(path, f"not well-formed ({str(error).splitlines()[0]}); mend the file or write it anew") from error
    if all(q.graph_name == DEFAULT for q in quads):
        raise Uncheckable(path, "it has no named graphs, so nothing tells facts from evidence; check the TriG or N-Quads file")
    return quads


def _check_quads(quads: list[ox.Quad], texts: Texts, progress: Progress) -> Checked:
    base = base_of(quads)
    ours = canonical(list(rebase(quads, base, BASE)))
    if not any(q.graph_name == VOCAB and q.object == term("owl:Ontology") for q in ours):
        ours = list({*ours, *read_shared()})  # a file of lifted documents brings labels, not the whole vocabulary
    parts = split(ours)
    done = iter(range(1, len(parts.documents) + 1))

    def tell(slug: str) -> None:
        progress("check", next(done), len(parts.documents)) if slug else progress("check together", 0, 0)

    return Checked(check(parts, Checker(read_shapes(), parts.common), texts, tell), base)
