"""All checks on lifted documents: SHACL, coverage by claims, quotes against texts. Findings are values, never exceptions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import pyoxigraph as ox

from mappings.terms import BASE
from publisher.evidence import Texts, coverage, quotes
from publisher.quads import DEFAULT, Index, Term, below
from publisher.report import Report, Result, Severity
from publisher.shacl import Checker

_SOURCE = BASE + "graph/source-"
_CLAIMS = BASE + "graph/claims-"
_DERIVED = (below("graph/inferred"), below("graph/summary"))


@dataclass(frozen=True, slots=True)
class Parts:
    """A data set taken apart for checking.

    Attributes:
        common: vocabulary, reference, curation: every graph that belongs to no document, but the derived ones.
        documents: slug to the quads of its two graphs and its bookkeeping.
        derived: graph/inferred and graph/summary, if there are any.
    """

    common: tuple[ox.Quad, ...]
    documents: dict[str, tuple[ox.Quad, ...]]
    derived: tuple[ox.Quad, ...] = ()


def split(quads: Iterable[ox.Quad]) -> Parts:
    """Take a data set apart."""
    common: list[ox.Quad] = []
    default: dict[Term, list[ox.Quad]] = {}
    documents: dict[str, list[ox.Quad]] = {}
    derived: list[ox.Quad] = []
    for q in quads:
        name = getattr(q.graph_name, "value", "")
        if q.graph_name == DEFAULT:
            default.setdefault(q.subject, []).append(q)
        elif name.startswith((_SOURCE, _CLAIMS)):
            documents.setdefault(name.removeprefix(_SOURCE).removeprefix(_CLAIMS), []).append(q)
        else:
            (derived if q.graph_name in _DERIVED else common).append(q)
    whole = {slug: (*own, *_bookkeeping(slug, own, default)) for slug, own in sorted(documents.items())}
    return Parts(tuple(common), whole, tuple(derived))


def _bookkeeping(slug: str, own: list[ox.Quad], default: dict[Term, list[ox.Quad]]) -> list[ox.Quad]:
    """What the default graph says about a document: about all that its graphs name, and so on."""
    todo: list[Term] = [ox.NamedNode(_SOURCE + slug), ox.NamedNode(_CLAIMS + slug), *{q.object for q in own}, *{q.subject for q in own}]
    seen: set[Term] = set()
    found: list[ox.Quad] = []
    while todo:
        node = todo.pop()
        if node not in seen:
            seen.add(node)
            found += default.get(node, [])
            todo += [q.object for q in default.get(node, []) if q.object in default]
    return found


def check_document(slug: str, quads: Iterable[ox.Quad], checker: Checker, texts: Texts) -> Report:
    """Check one document, on the canonical base.

    Args:
        slug: of the document.
        quads: its two graphs and its bookkeeping.
        checker: with the shapes and the shared data.
        texts: where the texts are.
    """
    given = list(quads)
    source = [q for q in given if q.graph_name == ox.NamedNode(_SOURCE + slug)]
    claims = Index(q for q in given if q.graph_name == ox.NamedNode(_CLAIMS + slug))
    bare, triples = coverage(slug, source, claims)
    wrong, compared = quotes(slug, claims, Index(q for q in given if q.graph_name == DEFAULT), texts)
    number = len({claim for claim, _ in claims.pairs("oa:hasBody")})
    if not number:
        message = "no claim at all: nothing was read from this document"
        wrong.append(Result(slug, _SOURCE + slug, "", Severity.VIOLATION, "coverage", message))
    report = checker.check(slug, given)
    results = tuple(sorted({*report.results, *bare, *wrong}))
    return replace(report, results=results, documents={slug: number}, quotes=compared, triples=triples)


def check(parts: Parts, checker: Checker, texts: Texts, progress: Callable[[str], None] = lambda _: None) -> Report:
    """Check a data set: what all share, each document by itself, then all together with what the rules add.

    Two documents may contradict a shape only together.

    Args:
        parts: from `split`.
        checker: with the shapes and `parts.common`.
        texts: where the texts are.
        progress: called with the slug after each document, and with "" before all are checked together.
    """
    report = checker.common
    for slug, quads in parts.documents.items():
        report += check_document(slug, quads, checker, texts)
        progress(slug)
    if not parts.documents:
        message = "the data hold no document (no graph/source-…)"
        return report + Report((Result("", BASE, "", Severity.VIOLATION, "NothingTargeted", message),))
    progress("")
    together = checker.check("", [*(q for quads in parts.documents.values() for q in quads), *parts.derived])
    known = {r.key for r in report.results}
    return report + Report(tuple(r for r in together.results if r.key not in known))
