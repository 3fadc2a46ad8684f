"""The lifting, as the release sees it: files in, quads or a reason out, one outcome a file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from mappings.model import Issue


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file.

    Attributes:
        path: the file.
        name, slug: of the document; the name of the file where it could not be read.
        sha256: of the bytes of its text.
        text: where the file is not the text itself, the text that was taken out of it, in UTF-8: it is kept with the release.
        quads: its graphs and bookkeeping, canonical base; empty where it could not be read.
        code, reason: why it could not be read (short stable name; words with the remedy); "" where it was.
        notes: what in a readable document could not be read, one line each.
    """

    path: Path
    name: str
    slug: str = ""
    sha256: str = ""
    quads: tuple[ox.Quad, ...] = ()
    code: str = ""
    reason: str = ""
    notes: tuple[str, ...] = ()
    text: bytes | None = None


Lifter = Callable[[Sequence[Path], Callable[[int, int], None]], Iterable[Outcome]]
"""`lift_files`, or what stands for it in a test."""


def documents(folders: Iterable[Path]) -> list[Path]:
    """List the files of folders of documents, in an order that does not depend on the order of the folders.

    Hidden files and a README beside the documents are none of them.
    """
    found = {path.resolve(): path for folder in folders for path in folder.iterdir() if path.is_file() and not _beside(path)}
    return sorted(found.values(), key=lambda path: (path.name, str(path)))


def _beside(path: Path) -> bool:
    return path.name.startswith(".") or path.stem.upper() == "README"


def lift_files(paths: Sequence[Path], progress: Callable[[int, int], None] | None = None) -> Iterator[Outcome]:
    """Lift files with the pipeline of `mappings`.

    Args:
        paths: files, in any order.
        progress: told after each file how many are done, of how many.
    Raises: BrokenResource, if a file of ours is wrong.
    """
    from mappings import pipeline  # late: the command line answers --help without the models
    from mappings.iris import Iris

    iris = Iris()
    reference = pipeline.Reference.load(iris)
    by_digest = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in sorted(paths, key=str, reverse=True)}
    for found in pipeline.lift_many(paths, progress):
        if isinstance(found, Issue):
            path = Path(found.document)
            yield Outcome(path, path.name, code=found.code, reason=found.message)
        else:
            document, quads = found.document, pipeline.quads(found, iris)
            quads += pipeline.relationships(quads, reference)
            notes = tuple(issue.message for issue in found.issues)
            path, text = by_digest[document.file_sha256], document.text.encode() if document.original else None
            yield Outcome(path, document.name, document.slug, document.sha256, tuple(quads), notes=notes, text=text)
