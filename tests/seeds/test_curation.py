"""Decisions of people: each has what, why, who and when, and decides about something known."""

from __future__ import annotations

import pyoxigraph
import pytest

from mappings.reference import read_facts
from mappings.resources import REFERENCE, SEEDS
from mappings.terms import BASE, expand, shorten

QUADS = list(pyoxigraph.parse(path=SEEDS / "curation.trig", format=pyoxigraph.RdfFormat.TRIG))
DECISIONS = sorted({q.subject.value for q in QUADS if q.object == pyoxigraph.NamedNode(expand("bc:CurationDecision"))})
KNOWN = read_facts(REFERENCE)


def values(decision: str, term: str) -> list[str]:
    return [q.object.value for q in QUADS if q.subject.value == decision and shorten(q.predicate.value) == term]


def test_all_stands_in_the_curation_graph():
    assert {q.graph_name.value for q in QUADS} == {BASE + "graph/curation"}


def test_decisions_are_collected():
    assert len(DECISIONS) == 4


@pytest.mark.parametrize("decision", DECISIONS)
def test_decision_says_what_why_who_and_when(decision):
    assert len(values(decision, "rdfs:label")) == 2
    for term in ("dcterms:description", "bc:reason", "prov:wasAssociatedWith", "dcterms:date", "dcterms:references"):
        assert len(values(decision, term)) == 1, term
    assert values(decision, "prov:wasAssociatedWith")[0].removeprefix(BASE) in KNOWN


@pytest.mark.parametrize("decision", DECISIONS)
def test_decision_asserts_something_about_what_it_is_about(decision):
    about = values(decision, "dcterms:references")[0]
    assert about.removeprefix(BASE) in KNOWN
    assert any(q.subject.value == about for q in QUADS)


def test_no_date_is_given_to_anything_but_a_decision():
    dated = {q.subject.value for q in QUADS if shorten(q.predicate.value) in ("dcterms:date", "time:hasTime", "bc:edtf")}
    assert dated == set(DECISIONS)
