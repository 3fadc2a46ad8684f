"""What checks find, as values, and a report of it for people, for RDF tools and for programs.

A report has no clock and no blank nodes: the same data give the same bytes. The nodes of the Turtle form stand below the
address of the report itself, so they need no register.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum

import pyoxigraph as ox

from mappings.terms import BASE, shorten
from publisher import formats, serialise
from publisher.namespaces import Names
from publisher.quads import term


class Severity(StrEnum):
    """How bad a finding is. Only a violation keeps a document out of a release."""

    VIOLATION = "Violation"
    WARNING = "Warning"
    INFO = "Info"


@dataclass(frozen=True, slots=True, order=True)
class Result:
    """One finding.

    Attributes:
        document: slug of the document; "" for what belongs to none.
        focus: IRI of the node.
        path: IRI of the property, or words for a path of several; "" for the node as a whole.
        severity: see `Severity`.
        component: what was violated: local name of a SHACL component ("MinCountConstraintComponent"), or of a check of ours.
        message: what is wrong, in plain words.
        value: the value at fault, as it would stand in Turtle; "" if there is none.
        shape: IRI of the shape; "" for a check of ours.
    """

    document: str
    focus: str
    path: str
    severity: Severity
    component: str
    message: str
    value: str = ""
    shape: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What was found, in whichever document: two results with one key are one finding."""
        return self.focus, self.path, self.component, self.value, self.shape

    @property
    def place(self) -> str:
        """Node, path and value as one piece of text for people."""
        where = _short(self.focus) + (f" {_short(self.path)}" if self.path else "")
        return where + (f" ({_cut(_short(self.value))})" if self.value else "")

    @property
    def finding(self) -> str:
        """What is wrong, with the name of the shape."""
        shape = f" [{self.shape.rpartition('#')[2] or self.shape}]" if self.shape else ""
        return f"{self.severity.value.lower()}: {self.message}{shape}"

    def line(self) -> str:
        """The finding as one line for people."""
        return f"{self.place}: {self.message}"


@dataclass(frozen=True, slots=True)
class Report:
    """All findings on some data, and how much was looked at.

    Attributes:
        results: sorted, each once.
        focus_nodes: number of focus nodes of each shape, by IRI.
        documents: slug to number of claims.
        quotes: quotes compared with their text; triples: triples of source graphs looked up among the claims.
    """

    results: tuple[Result, ...] = ()
    focus_nodes: Mapping[str, int] = field(default_factory=dict)
    documents: Mapping[str, int] = field(default_factory=dict)
    quotes: int = 0
    triples: int = 0

    @property
    def violations(self) -> tuple[Result, ...]:
        """Findings that matter."""
        return tuple(r for r in self.results if r.severity == Severity.VIOLATION)

    @property
    def conforms(self) -> bool:
        """Whether there is no violation."""
        return not self.violations

    def of(self, document: str) -> tuple[Result, ...]:
        """Violations of one document."""
        return tuple(r for r in self.violations if r.document == document)

    def __add__(self, other: Report) -> Report:
        """Both reports as one."""
        shapes = sorted({*self.focus_nodes, *other.focus_nodes})
        return Report(
            tuple(sorted({*self.results, *other.results})),
            {shape: self.focus_nodes.get(shape, 0) + other.focus_nodes.get(shape, 0) for shape in shapes},
            dict(sorted({**self.documents, **other.documents}.items())),
            self.quotes + other.quotes,
            self.triples + other.triples,
        )


def text(report: Report, left_out: tuple[tuple[str, str], ...] = ()) -> str:
    """Write the report for people.

    Args:
        report: the findings.
        left_out: documents that are not in the data: name and reason.
    """
    looked = (
        f"{len(report.documents)} documents, {sum(report.documents.values())} claims; "
        f"{sum(report.focus_nodes.values())} nodes against {len(report.focus_nodes)} shapes, "
        f"{report.triples} source triples against the claims, {report.quotes} quotes against the texts"
    )
    verdict = "conforms" if report.conforms else f"does not conform: {len(report.violations)} violations"
    others = len(report.results) - len(report.violations)
    lines = [verdict + (f"; {others} warnings and remarks" if others else ""), looked]
    for document in sorted({r.document for r in report.results}):
        lines += ["", document or "all documents together, reference data, vocabulary"]
        lines += _grouped([r for r in report.results if r.document == document])
    if left_out:
        lines += ["", "left out"] + [f"  {name}: {reason}" for name, reason in left_out]
    silent = [shape for shape, n in report.focus_nodes.items() if not n]
    if silent:
        lines += ["", "shapes that nothing in these data is a focus node of", "  " + ", ".join(s.rpartition("#")[2] or s for s in silent)]
    return "\n".join(lines) + "\n"


def _grouped(results: list[Result], shown: int = 5) -> list[str]:
    """Findings of one kind under one heading, the worst first; of many alike the first few."""
    groups: dict[str, list[Result]] = {}
    for r in sorted(results, key=lambda r: (list(Severity).index(r.severity), r)):
        groups.setdefault(r.finding, []).append(r)
    lines = []
    for finding, alike in groups.items():
        lines += [f"  {finding}", *(f"    {r.place}" for r in alike[:shown])]
        if len(alike) > shown:
            lines.append(f"    and {len(alike) - shown} more")
    return lines


def as_json(report: Report, left_out: tuple[tuple[str, str], ...] = ()) -> str:
    """Write the report for programs."""
    whole = {
        "conforms": report.conforms,
        "documents": [
            {"slug": slug, "claims": claims, "conforms": not report.of(slug)} for slug, claims in sorted(report.documents.items())
        ],
        "leftOut": [{"name": name, "reason": reason} for name, reason in left_out],
        "focusNodes": dict(sorted(report.focus_nodes.items())),
        "sourceTriples": report.triples,
        "quotes": report.quotes,
        "results": [asdict(r) for r in report.results],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def turtle(report: Report, base: str) -> bytes:
    """Write the report as a sh:ValidationReport. Its nodes stand below the address at which a deployment gives it out.

    Args:
        report: findings whose IRIs have this base already.
        base: base of the data.
    """
    document = f"{base}release/report.ttl"
    whole = ox.NamedNode(f"{document}#report")
    found = [
        ox.Triple(whole, term("rdf:type"), term("sh:ValidationReport")),
        ox.Triple(whole, term("sh:conforms"), _boolean(report.conforms)),
        ox.Triple(whole, term("sh:conformanceDisallows"), term("sh:Violation")),  # SHACL 1.2: warnings and remarks are results too
    ]
    for r in report.results:
        name = hashlib.sha256(repr(r).encode()).hexdigest()[:16]
        node = ox.NamedNode(f"{document}#result-{name}")
        found.append(ox.Triple(whole, term("sh:result"), node))
        found += [ox.Triple(node, p, o) for p, o in _properties(r, document)]
    prefixes = {**Names(base).prefixes, "sh": "http://www.w3.org/ns/shacl#"}
    return serialise.write(found, formats.TURTLE, prefixes)


def _properties(r: Result, document: str) -> list[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]]:
    component = term(f"sh:{r.component}") if r.shape else ox.NamedNode(f"{document}#{r.component}")
    found: list[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]] = [
        (term("rdf:type"), term("sh:ValidationResult")),
        (term("sh:focusNode"), ox.NamedNode(r.focus)),
        (term("sh:resultSeverity"), term(f"sh:{r.severity.value}")),
        (term("sh:sourceConstraintComponent"), component),
        (term("sh:resultMessage"), ox.Literal(r.message, language="en")),
    ]
    if r.path.startswith("http"):
        found.append((term("sh:resultPath"), ox.NamedNode(r.path)))
    if r.value:
        iri = r.value[1:-1] if r.value.startswith("<http") else ""
        found.append((term("sh:value"), ox.NamedNode(iri) if iri else ox.Literal(r.value)))
    if r.shape:
        found.append((term("sh:sourceShape"), ox.NamedNode(r.shape)))
    return found


def _boolean(value: bool) -> ox.Literal:
    return ox.Literal("true" if value else "false", datatype=term("xsd:boolean"))


def moved(report: Report, base: str) -> Report:
    """The same report for data under another base. Shapes keep their own address: they are files, not part of the data."""

    def move(iri: str) -> str:
        return base + iri[len(BASE) :] if iri.startswith(BASE) else iri

    results = (
        replace(r, focus=move(r.focus), path=move(r.path), value=f"<{move(r.value[1:])}" if r.value.startswith("<") else r.value)
        for r in report.results
    )
    return replace(report, results=tuple(sorted(results)))


def _short(words: str) -> str:
    """IRIs as people write them: CURIEs, and paths below the base."""
    return re.sub(r"https?://[^\s<>]+", lambda iri: shorten(iri[0]).removeprefix(BASE), words)


def _cut(words: str, length: int = 120) -> str:
    return words if len(words) <= length else words[: length - 1] + "…"
