"""From a file to graphs: composition only. What a caller outside of this package needs of it is here.

lift        one file to facts              quads     facts to graphs
lift_many   files to facts, with issues    alone     graphs that can be read without any other file
text_of     the text that spans count in
rulebook    the rules, for people          uses      where they fired in a document
"""

from __future__ import annotations

import hashlib
import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from pyoxigraph import Quad

from mappings import graphs, named, trig
from mappings.errors import BrokenResource, UnreadableDocument
from mappings.iris import Iris
from mappings.model import Issue, Lifted
from mappings.named import Reference
from mappings.reading.sidecar import described, is_sidecar
from mappings.rulebook import RuleEntry, Use, rulebook, uses
from mappings.slugs import document_slug
from mappings.sound import sound

__all__ = [
    "Progress",
    "Reference",
    "RuleEntry",
    "Use",
    "alone",
    "lift",
    "lift_many",
    "quads",
    "relationships",
    "rulebook",
    "text_of",
    "uses",
    "write_trig",
]

Progress = Callable[[int, int], None]
"""Told after each document how many are done, of how many."""

log = logging.getLogger(__name__)


def lift(path: Path | str) -> Lifted:
    """Read one document and its facts.

    Args:
        path: file in a format that reading knows.
    Raises: UnreadableDocument, if it is no text we can read; BrokenResource, if a file of ours is wrong.
    """
    from mappings.facts import read_facts  # late: rules and dictionaries take seconds to load
    from mappings.reading import read

    document = read(Path(path))
    facts, issues = read_facts(document)
    kept, faults = sound(facts, document)
    return Lifted(document, kept, (*issues, *faults))


def text_of(path: Path) -> str:
    """The text of a file, in which spans are counted: decoded, or taken out of a PDF file.

    Raises: UnreadableDocument, if there is none.
    """
    from mappings.reading import text_of

    return text_of(path)


def lift_many(paths: Iterable[Path | str], progress: Progress | None = None) -> Iterator[Lifted | Issue]:
    """Read many documents; one that cannot be read never stops the others.

    Args:
        paths: files, in any order; a file given twice counts once, a sidecar file beside its document is none.
        progress: told after each document.
    Returns: in the order of their slugs, whatever the order of the paths: each document, or the issue that says why not.
    Raises: BrokenResource, if a file of ours is wrong: no document would come out right.
    """
    chosen, left_out = distinct(paths)
    total = len(chosen) + len(left_out)
    for done, issue in enumerate(left_out, start=1):
        yield issue
        _tell(progress, done, total)
    for done, path in enumerate(chosen, start=len(left_out) + 1):
        yield _lift_or_issue(path)
        _tell(progress, done, total)


def distinct(paths: Iterable[Path | str]) -> tuple[list[Path], list[Issue]]:
    """Choose one file for each slug: of two, the one whose bytes have the lower SHA-256.

    Returns: the chosen files in the order of their slugs, and an issue for each of the others; sidecar files of documents are neither.
    """
    files = {Path(path).resolve(): Path(path) for path in paths}
    with_documents = {described(path) for path in files if not is_sidecar(path)}
    by_slug: dict[str, list[Path]] = defaultdict(list)
    for path in (shown for path, shown in files.items() if not (is_sidecar(path) and described(path) in with_documents)):
        by_slug[document_slug(path.stem)].append(path)
    chosen, issues = [], []
    for slug, alike in sorted(by_slug.items()):
        first, *others = sorted(alike, key=_order) if len(alike) > 1 else alike
        chosen.append(first)
        issues += [
            Issue(
                str(path), "same-name", f"its name gives the same address ({slug}) as {first}, which was taken instead; rename one of them"
            )
            for path in others
        ]
    return chosen, issues


def _order(path: Path) -> tuple[str, str]:
    """SHA-256 of a file, then its name; a file that cannot be read stands last."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest(), str(path)
    except OSError:
        return "~", str(path)


def _lift_or_issue(path: Path) -> Lifted | Issue:
    try:
        return lift(path)
    except BrokenResource:
        raise
    except UnreadableDocument as error:
        return Issue(str(path), "unreadable", f"{error.reason}; {error.remedy}")
    except OSError as error:
        return Issue(str(path), "unreadable", f"{error.strerror or error}; check that the file is there and may be read")
    except Exception as error:  # the last fence: a fault of ours in one document must not cost the others
        log.exception("%s: lifting failed", path)
        return Issue(str(path), "internal", f"an error of bicoop ({type(error).__name__}); the log has the details, please report it")


def _tell(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None:
        progress(done, total)


# ---------------------------------------------------------------- facts to graphs


def quads(lifted: Lifted, iris: Iris) -> list[Quad]:
    """Give the graphs of one document, sorted, without blank nodes."""
    return graphs.quads(lifted, iris)


def relationships(found: Iterable[Quad], reference: Reference) -> list[Quad]:
    """Describe the pairs of states that quads name and the reference data does not hold (graph/reference)."""
    return named.relationships(found, reference)


def alone(lifted: Sequence[Lifted], iris: Iris, reference: Reference | None = None) -> list[Quad]:
    """Give the graphs of some documents with type and labels of everything that they name.

    Args:
        lifted: documents.
        iris: maker of IRIs.
        reference: loaded under the same base; read from the repository if not given.
    """
    found = [quad for one in lifted for quad in graphs.quads(one, iris)]
    return graphs.ordered([*found, *named.named(found, reference or Reference.load(iris))])


def write_trig(found: Iterable[Quad], iris: Iris) -> str:
    """Write quads as TriG that a person can read."""
    return trig.write(found, iris.base)
