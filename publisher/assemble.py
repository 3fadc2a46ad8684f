"""From lifted documents to the quads of a release: check, leave out what does not conform, merge, materialise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from publisher.errors import PublisherError
from publisher.evidence import Texts
from publisher.lifting import Outcome
from publisher.materialise import INFERRED, SUMMARY, materialise, rule_versions
from publisher.quads import DEFAULT, Index, below, term
from publisher.report import Report, Result
from publisher.shacl import Checker, read_shapes
from publisher.shared import read_shared
from publisher.validation import check_document

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and of how much (0: not known)."""


class NothingToPublish(PublisherError):
    """No release can be made; the last one stands.

    Args:
        reason: what is wrong, in words.
        details: lines with the particulars.
    """

    def __init__(self, reason: str, details: Sequence[str] = ()) -> None:
        super().__init__(reason, details)
        self.reason, self.details = reason, tuple(details)

    def __str__(self) -> str:
        return "\n".join([f"no release: {self.reason}", *self.details])


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A document that is not in the release.

    Attributes:
        name: of its file.
        code: short stable name of the reason.
        reason: one line, with the remedy.
        results: what the checks found.
    """

    name: str
    code: str
    reason: str
    results: tuple[Result, ...] = ()


@dataclass(frozen=True, slots=True)
class Assembled:
    """All that a release holds, on the canonical base.

    Attributes:
        quads: of all graphs.
        documents: those published, by slug.
        left_out: the others, by name.
        report: on what is published.
    """

    quads: tuple[ox.Quad, ...]
    documents: tuple[Outcome, ...]
    left_out: tuple[LeftOut, ...]
    report: Report


def assemble(outcomes: Iterable[Outcome], progress: Progress, shapes: Path | None = None) -> Assembled:
    """Check what was lifted and put together what conforms.

    Args:
        outcomes: of the lifting, in any order.
        progress: see `Progress`.
        shapes: folder of shapes; None: those of the project.
    Raises: NothingToPublish, if the shared data don't conform or no document does; BrokenResource, ShapesBroken.
    """
    shared = read_shared()
    checker = Checker(read_shapes(shapes) if shapes else read_shapes(), shared)
    if not checker.common.conforms:
        raise NothingToPublish("the reference data or the vocabulary do not conform", [r.line() for r in checker.common.violations[:20]])
    lifted, left_out = _readable(outcomes)
    report = checker.common
    kept: list[Outcome] = []
    for done, outcome in enumerate(lifted, 1):
        text = outcome.path if outcome.text is None else outcome.text
        found = check_document(outcome.slug, outcome.quads, checker, Texts({outcome.sha256: text}))
        progress("check", done, len(lifted))
        if found.conforms:
            kept.append(outcome)
            report += found
        else:
            left_out.append(_nonconforming(outcome, found.violations))
    return _agreeing(kept, shared, checker, report, left_out, progress)


def _readable(outcomes: Iterable[Outcome]) -> tuple[list[Outcome], list[LeftOut]]:
    """Part what was lifted from what was not, and from what came twice."""
    lifted: dict[str, Outcome] = {}
    left_out = []
    texts: dict[str, str] = {}
    for outcome in sorted(outcomes, key=lambda o: (o.path.name, o.sha256, str(o.path))):
        if outcome.code:
            left_out.append(LeftOut(outcome.path.name, outcome.code, outcome.reason))
        elif outcome.slug in lifted or outcome.sha256 in texts:
            twin = texts.get(outcome.sha256) or lifted[outcome.slug].path.name
            left_out.append(LeftOut(outcome.path.name, "duplicate", f"the same document as {twin}; remove or rename one of them"))
        else:
            lifted[outcome.slug] = outcome
            texts[outcome.sha256] = outcome.path.name
    return [lifted[slug] for slug in sorted(lifted)], left_out


def _nonconforming(outcome: Outcome, violations: tuple[Result, ...]) -> LeftOut:
    first = violations[0].line().rstrip(".")
    reason = f"{len(violations)} violations, the first: {first}; run `bicoop check` on what `bicoop lift` makes of it"
    return LeftOut(outcome.path.name, "nonconforming", reason, violations)


def _agreeing(
    kept: list[Outcome], shared: list[ox.Quad], checker: Checker, report: Report, left_out: list[LeftOut], progress: Progress
) -> Assembled:
    """Check all documents together, with what the rules add; while two contradict a shape only together, leave out the later one."""
    while kept:
        progress("materialise", 0, 0)
        own = [q for outcome in kept for q in outcome.quads]
        quads = [*shared, *own, *_bookkeeping(kept)]
        derived = materialise(quads)
        progress("check together", 0, 0)
        known = {r.key for r in report.results}
        together = Report(tuple(r for r in checker.check("", [*own, *derived]).results if r.key not in known))
        if together.conforms:
            others = tuple(sorted(left_out, key=lambda x: (x.name, x.code)))
            return Assembled(tuple({*quads, *derived}), tuple(kept), others, report + together)
        culprit = _culprit(kept, together.violations)
        kept = [outcome for outcome in kept if outcome is not culprit]
        left_out.append(_nonconforming(culprit, together.violations))
        report = _without(report, culprit.slug)
    raise NothingToPublish("no document is left to publish", [f"{x.name}: {x.reason}" for x in left_out])


def _culprit(kept: list[Outcome], violations: tuple[Result, ...]) -> Outcome:
    """The last document that says something about the first node at fault; the last of all, if none does."""
    focus = violations[0].focus
    about = [outcome for outcome in kept if any(getattr(q.subject, "value", "") == focus for q in outcome.quads)]
    return (about or kept)[-1]


def _without(report: Report, slug: str) -> Report:
    return Report(
        tuple(r for r in report.results if r.document != slug),
        report.focus_nodes,
        {name: claims for name, claims in report.documents.items() if name != slug},
        report.quotes,
        report.triples,
    )


def _bookkeeping(kept: list[Outcome]) -> list[ox.Quad]:
    """What graphs there are and what made the derived ones; sizes of the whole stand in the manifest."""
    activity = below("id/activity/materialise")
    dataset = below("dataset/bicoop")
    graphs = {q.graph_name for outcome in kept for q in outcome.quads if q.graph_name != DEFAULT}
    fixed = {
        "reference": "bc:ReferenceGraph",
        "curation": "bc:CurationGraph",
        "vocab": "bc:VocabularyGraph",
        "inferred": "bc:InferredGraph",
        "summary": "bc:SummaryGraph",
    }
    versions = ", ".join(f"{rule} version {version}" for rule, version in rule_versions().items())
    found = [
        ox.Triple(activity, term("rdf:type"), term("prov:Activity")),
        ox.Triple(activity, term("rdfs:label"), ox.Literal(f"materialisation of the rules of the model ({versions})", language="en")),
        *(ox.Triple(graph, term("prov:wasGeneratedBy"), activity) for graph in (INFERRED, SUMMARY)),
        *(ox.Triple(below(f"graph/{name}"), term("rdf:type"), term(cls)) for name, cls in fixed.items()),
        *(ox.Triple(dataset, term("dcterms:hasPart"), graph) for graph in {*graphs, *(below(f"graph/{name}") for name in fixed)}),
    ]
    return [ox.Quad(*triple, DEFAULT) for triple in found]


def counts(assembled: Assembled) -> dict[str, object]:
    """Sizes for the manifest: quads, documents, claims, and facts by class."""
    index = Index(assembled.quads)
    facts = set(index.subjects("rdf:type", term("bc:ReportedFact")))
    typed = {(q.subject, str(q.object)) for q in assembled.quads if q.predicate == term("rdf:type") and q.graph_name != INFERRED}
    by_class = Counter(cls.strip("<>").rpartition("#")[2] for fact, cls in typed if fact in facts)
    return {
        "quads": len(assembled.quads),
        "documents": len(assembled.documents),
        "claims": len(index.subjects("rdf:type", term("bc:Claim"))),
        "facts": dict(sorted(by_class.items())),
    }


def versions(assembled: Assembled) -> dict[str, str]:
    """Versions of all rules that had a part: those of the lifting by their activities, and R1 to R5."""
    index = Index(q for q in assembled.quads if q.graph_name == DEFAULT)
    used = {
        name.value: info.value
        for node in index.subjects("rdf:type", term("prov:Activity"))
        for name in index.objects(node, "dcterms:identifier")
        for info in index.objects(node, "owl:versionInfo")
    }
    return dict(sorted({**used, **rule_versions()}.items()))
