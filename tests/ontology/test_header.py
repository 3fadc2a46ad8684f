"""The header of the ontology, and how terms are retired."""

from __future__ import annotations

import re

import pytest
from rdflib import OWL, RDF, Graph, Literal, URIRef
from rdflib import namespace as ns

from mappings.resources import ONTOLOGY
from mappings.terms import BASE, PREFIXES

IRI = URIRef(BASE + "ontology")
LICENCE = URIRef("https://creativecommons.org/licenses/by/4.0/")


def header_faults(graph: Graph) -> set[str]:
    """Name what is missing or wrong in the header."""
    version = graph.value(IRI, OWL.versionInfo)
    languages = {prop: {text.language for text in graph.objects(IRI, prop)} for prop in (ns.DCTERMS.title, ns.DCTERMS.description)}
    dates = [graph.value(IRI, prop) for prop in (ns.DCTERMS.created, ns.DCTERMS.modified)]
    faults = {
        "one ontology": set(graph.subjects(RDF.type, OWL.Ontology)) != {IRI},
        "version": not version or not re.fullmatch(r"\d+\.\d+\.\d+", version) or set(graph.objects(IRI, OWL.versionIRI)) != {IRI + "/" + version},
        "licence": set(graph.objects(IRI, ns.DCTERMS.license)) != {LICENCE},
        "prefix": set(graph.objects(IRI, ns.VANN.preferredNamespacePrefix)) != {Literal("bc")},
        "namespace": set(graph.objects(IRI, ns.VANN.preferredNamespaceUri)) != {Literal(PREFIXES["bc"])},
        "creator": (IRI, ns.DCTERMS.creator, None) not in graph,
        "dates": any(day is None or day.datatype != ns.XSD.date for day in dates) or dates[0] > dates[1],
        "title and description": any(found != {"en", "ru"} for found in languages.values()),
        "imports": (None, OWL.imports, None) in graph,
    }
    return {name for name, wrong in faults.items() if wrong}


def retired_without_successor(graph: Graph, changes: str) -> set[str]:
    """Deprecated terms with no dcterms:isReplacedBy, or with no line in CHANGES.md."""
    retired = set(graph.subjects(OWL.deprecated, Literal(True)))
    return {str(term) for term in retired if (term, ns.DCTERMS.isReplacedBy, None) not in graph or f"`bc:{term.split('#')[-1]}`" not in changes}


def test_header_is_complete(ontology):
    assert header_faults(ontology) == set()


@pytest.mark.parametrize(("update", "fault"), [
    ("DELETE WHERE { ?o a owl:Ontology }", "one ontology"),
    ("DELETE WHERE { ?o owl:versionIRI ?v }", "version"),
    ("DELETE WHERE { ?o dcterms:license ?v }", "licence"),
    ("DELETE WHERE { ?o vann:preferredNamespacePrefix ?v }", "prefix"),
    ("DELETE WHERE { ?o vann:preferredNamespaceUri ?v }", "namespace"),
    ("DELETE WHERE { ?o dcterms:creator ?v }", "creator"),
    ("DELETE { ?o dcterms:created ?v } INSERT { ?o dcterms:created '2099-01-01'^^xsd:date } WHERE { ?o dcterms:created ?v }", "dates"),
    ("DELETE { ?o dcterms:title ?v } WHERE { ?o dcterms:title ?v FILTER(lang(?v) = 'ru') }", "title and description"),
    ("INSERT DATA { <https://w3id.org/bicoop/ontology> owl:imports <http://www.w3.org/ns/prov-o> }", "imports"),
])
def test_header_fault_is_found(ontology, broken, update, fault):
    assert header_faults(broken(ontology, update)) == {fault}


def test_changes_name_the_version(ontology):
    assert f"## {ontology.value(IRI, OWL.versionInfo)} (" in (ONTOLOGY / "CHANGES.md").read_text("utf-8")


def test_retired_terms_have_a_successor(vocabulary, broken):
    changes = (ONTOLOGY / "CHANGES.md").read_text("utf-8")
    assert retired_without_successor(vocabulary, changes) == set()
    assert retired_without_successor(broken(vocabulary, "INSERT DATA { bc:stage owl:deprecated true }"), changes) == {PREFIXES["bc"] + "stage"}
