"""Checks: findings as values, each kind with data that have it and data that have not."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import RDF, SH

from mappings.terms import BASE, expand
from publisher import report
from publisher.evidence import Texts
from publisher.lifting import Lifter
from publisher.quads import DEFAULT, read, term
from publisher.report import Report, Result, Severity
from publisher.shacl import Checker, ShapesBroken, read_shapes
from publisher.shared import canonical, read_shared
from publisher.validation import check, split


@pytest.fixture
def checked(texts: Path, by_hand: Lifter, shapes: Path) -> Callable[..., Report]:
    """Check the two documents after a change to their quads."""
    shared = read_shared()
    checker = Checker(read_shapes(shapes), shared)
    quads = [q for outcome in by_hand(sorted(texts.iterdir()), lambda *_: None) for q in outcome.quads]

    def run(change: Callable[[list[ox.Quad]], list[ox.Quad]] = lambda q: q, places: tuple[Path, ...] = (texts,)) -> Report:
        return check(split([*shared, *change(quads)]), checker, Texts.of(places))

    return run


def without(predicate: str, number: int = 1) -> Callable[[list[ox.Quad]], list[ox.Quad]]:
    def change(quads: list[ox.Quad]) -> list[ox.Quad]:
        gone = [q for q in quads if q.predicate == term(predicate)][:number]
        assert gone
        return [q for q in quads if q not in gone]

    return change


def test_good_documents_conform_with_focus_nodes_counted(checked: Callable[..., Report]) -> None:
    found = checked()
    assert found.conforms and not found.results
    assert found.documents.keys() == {"a-1", "b-2"}
    counts = {shape.rpartition("#")[2]: n for shape, n in found.focus_nodes.items()}
    claims = sum(found.documents.values())
    assert counts == {"ClaimShape": claims, "FactShape": 4, "SessionShape": 2, "PhoneCallShape": 0, "StageShape": 2}, (
        "stages are described elsewhere: a shape of values counts what a document names"
    )
    assert found.quotes and found.triples


def test_shape_violation_becomes_a_result(checked: Callable[..., Report]) -> None:
    (result,) = checked(without("bc:modality")).violations
    assert result.document == "a-1" and result.component == "MinCountConstraintComponent"
    assert (result.path, result.message) == (expand("bc:modality"), "A claim has not one modality.")
    assert result.shape == f"{BASE}shapes#Claim-modality"


def test_shape_without_a_message_gets_plain_words_and_a_name(checked: Callable[..., Report]) -> None:
    found = checked(without("oa:hasTarget"))
    result = next(r for r in found.violations if r.component == "MinCountConstraintComponent")
    assert (result.message, result.shape) == ("a value is missing", f"{BASE}shapes#ClaimShape")


def test_triple_without_a_claim_is_found(checked: Callable[..., Report]) -> None:
    graph = ox.NamedNode(f"{BASE}graph/source-a-1")
    bare = ox.Quad(ox.NamedNode(f"{BASE}id/agreement/x"), term("bc:topic"), term("sector:trade"), graph)
    (result,) = checked(lambda quads: [*quads, bare]).violations
    assert (result.component, result.focus, result.path) == ("coverage", f"{BASE}id/agreement/x", expand("bc:topic"))


def test_types_and_labels_need_no_claim(checked: Callable[..., Report]) -> None:
    graph = ox.NamedNode(f"{BASE}graph/source-a-1")
    node = ox.NamedNode(f"{BASE}id/agreement/x")
    free = [ox.Quad(node, term("rdf:type"), term("bc:Agreement"), graph), ox.Quad(node, term("skos:altLabel"), ox.Literal("М", language="ru"), graph)]
    assert checked(lambda quads: [*quads, *free]).conforms


def edited(predicate: str, value: ox.Literal) -> Callable[[list[ox.Quad]], list[ox.Quad]]:
    def change(quads: list[ox.Quad]) -> list[ox.Quad]:
        first = next(q for q in quads if q.predicate == term(predicate))
        return [q for q in quads if q != first] + [ox.Quad(first.subject, first.predicate, value, first.graph_name)]

    return change


def integer(value: int) -> ox.Literal:
    return ox.Literal(str(value), datatype=term("xsd:integer"))


@pytest.mark.parametrize(("predicate", "value", "message"), [
    ("oa:exact", ox.Literal("чужие слова", language="ru"), "the text says"),
    ("oa:start", integer(9_999), "no range"),
    ("oa:end", integer(9_999), "no range"),
    ("bc:codePointLength", integer(3), "code points"),
])
def test_quote_that_is_not_in_its_text_is_found(predicate: str, value: ox.Literal, message: str, checked: Callable[..., Report]) -> None:
    violations = checked(edited(predicate, value)).violations
    assert [r.component for r in violations] == ["quote"]
    assert message in violations[0].message


def test_text_that_was_not_given_is_a_warning_and_a_changed_text_too(checked: Callable[..., Report], texts: Path, tmp_path: Path) -> None:
    found = checked(places=(tmp_path / "shapes",))
    assert found.conforms and found.quotes == 0
    assert [(r.severity, r.document) for r in found.results] == [(Severity.WARNING, "a-1"), (Severity.WARNING, "b-2")]
    (texts / "a_1.txt").write_bytes((texts / "a_1.txt").read_bytes() + b" ")
    assert [r.document for r in checked().results] == ["a-1"]


def test_data_that_no_shape_looks_at_do_not_conform(shapes: Path) -> None:
    shared = read_shared()
    checker = Checker(read_shapes(shapes), shared)
    only = ox.Quad(ox.NamedNode("http://e.org/s"), ox.NamedNode("http://e.org/p"), ox.Literal("o"), DEFAULT)
    assert [r.component for r in checker.check("x", [only]).violations] == ["NothingTargeted"]
    assert [r.component for r in check(split([*shared, only]), checker, Texts()).violations] == ["NothingTargeted"]


def test_document_without_a_claim_does_not_conform(checked: Callable[..., Report]) -> None:
    found = checked(lambda quads: [q for q in quads if "graph/claims-a-1" not in str(q.graph_name)])
    assert "no claim at all" in " ".join(r.message for r in found.of("a-1"))
    assert not found.of("b-2")


@pytest.mark.parametrize(("content", "reason"), [("@prefix", "well-formed"), ("<http://e.org/a> <http://e.org/b> 1 .", "NodeShape")])
def test_broken_shapes_are_named(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "bad.ttl").write_text(content, encoding="utf-8")
    with pytest.raises(ShapesBroken, match=reason):
        read_shapes(tmp_path)


# ---------------------------------------------------------------- reports

RESULT = Result("a-1", f"{BASE}id/claim/1", expand("bc:modality"), Severity.VIOLATION, "MinCountConstraintComponent", "missing", "", f"{BASE}shapes#S")
BARE = Result("a-1", f"{BASE}id/event/1", expand("bc:topic"), Severity.VIOLATION, "coverage", "bare", f"<{BASE}scheme/sector#trade>")
REPORT = Report((RESULT, BARE), {f"{BASE}shapes#S": 3, f"{BASE}shapes#T": 0}, {"a-1": 7}, 5, 9)


def test_report_for_people_names_everything() -> None:
    written = report.text(REPORT, (("b.txt", "empty; put a text in"),))
    for part in ("does not conform: 2 violations", "1 documents, 7 claims", "9 source triples", "5 quotes", "id/claim/1 bc:modality", "missing [S]",
                 "id/event/1 bc:topic (<sector:trade>)", "b.txt: empty; put a text in", "T"):
        assert part in written


def test_report_in_turtle_is_a_validation_report_without_blank_nodes() -> None:
    moved = report.moved(REPORT, "http://e.org/")
    written = report.turtle(moved, "http://e.org/")
    graph = rdflib.Graph().parse(data=written, format="turtle")
    (whole,) = graph.subjects(RDF.type, SH.ValidationReport)
    assert graph.value(whole, SH.conforms).toPython() is False
    assert {str(o) for o in graph.objects(None, SH.focusNode)} == {"http://e.org/id/claim/1", "http://e.org/id/event/1"}
    assert list(graph.objects(None, SH.value)) == [rdflib.URIRef("http://e.org/scheme/sector#trade")]
    assert not [node for triple in graph for node in triple if isinstance(node, rdflib.BNode)]
    assert written == report.turtle(moved, "http://e.org/")


def test_report_in_json_counts_and_lists() -> None:
    whole = json.loads(report.as_json(REPORT))
    assert whole["conforms"] is False and whole["documents"] == [{"slug": "a-1", "claims": 7, "conforms": False}]
    assert [r["component"] for r in whole["results"]] == ["MinCountConstraintComponent", "coverage"]


def test_many_findings_of_one_kind_are_one_entry() -> None:
    many = tuple(Result("a", f"{BASE}id/claim/{n:02}", "", Severity.WARNING, "X", "odd") for n in range(20))
    written = report.text(Report(many, {}, {"a": 20}))
    assert written.count("warning: odd") == 1 and "and 15 more" in written


def test_blank_nodes_are_named_by_content(tmp_path: Path) -> None:
    file = tmp_path / "x.ttl"
    file.write_text("<http://e.org/a> <http://e.org/b> ( 1 2 ) , [ <http://e.org/c> 3 ] .", encoding="utf-8")
    assert {str(q) for q in canonical(read(file))} == {str(q) for q in canonical(read(file))}
