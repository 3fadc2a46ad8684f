"""Consistency of ontology and data, as the reasoner HermiT finds it (owlready2 carries it and runs it on Java).

Nothing is filtered out of the data. Literals of datatypes outside OWL 2 (xsd:date, xsd:gYear) are passed over by HermiT: the shapes check them.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Quad
from rdflib import OWL, RDF, Graph, URIRef

from mappings.iris import Iris
from mappings.pipeline import lift, quads
from mappings.resources import DOCUMENTS, REFERENCE
from mappings.terms import BASE, PREFIXES, SCHEMES
from publisher.materialise import materialise
from publisher.shared import read_shared

pytestmark = pytest.mark.skipif(shutil.which("java") is None, reason="no Java: install a Java 17 runtime to run the reasoner")

Reasoner = Callable[[Graph], bool]

# Classes that are never given to a thing by themselves.
ABSTRACT = {"CooperationObject", "ReportedFact", "Event"}


@pytest.fixture(scope="module")
def consistent(tmp_path_factory) -> Reasoner:
    """A function that tells whether a graph is consistent, and no class of it is empty by necessity."""
    owlready2 = pytest.importorskip("owlready2")
    folder = tmp_path_factory.mktemp("reasoner")

    def decide(graph: Graph) -> bool:
        path = folder / "graph.nt"
        graph.serialize(path, format="nt", encoding="utf-8")
        world = owlready2.World()
        world.get_ontology(path.as_uri()).load()
        try:
            owlready2.sync_reasoner_hermit(world, infer_property_values=False, ignore_unsupported_datatypes=True, debug=0)
        except owlready2.OwlReadyInconsistentOntologyError:
            return False
        assert list(world.inconsistent_classes()) == []
        return True

    return decide


@pytest.fixture(scope="module")
def sample(vocabulary) -> Graph:
    """The vocabulary and a thing of every class."""
    return vocabulary + Graph().parse(Path(__file__).with_name("sample.ttl"))


def unused(vocabulary: Graph, data: Graph) -> set[str]:
    """Classes and properties of ours that the data never uses."""
    space = PREFIXES["bc"]
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    terms = {term for kind in kinds for term in vocabulary.subjects(RDF.type, kind) if str(term).startswith(space)}
    used = set(data.predicates()) | set(data.objects(None, RDF.type)) | {URIRef(space + name) for name in ABSTRACT}
    return {term[len(space):] for term in terms - used}


def test_sample_uses_every_term(vocabulary, sample):
    assert unused(vocabulary, sample) == set()
    assert unused(vocabulary, vocabulary) > {"Claim", "stage"}


def test_sample_is_consistent(consistent, sample):
    assert consistent(sample)


def test_reference_data_is_consistent(consistent, vocabulary):
    data = Graph()
    for path in sorted(REFERENCE.glob("*.ttl")):
        data.parse(path)
    assert len(data) > 500
    assert consistent(vocabulary + data)


def triple(quad: Quad) -> bytes:
    """A quad without its graph, as a line of N-Triples."""
    return f"{quad.triple} .\n".encode()


@pytest.fixture(scope="module")
def released() -> Graph:
    """Everything that a release of the five documents holds: facts, claims, reference data, vocabulary, inferred and summary."""
    documents = sorted(DOCUMENTS.glob("*.txt"))
    assert len(documents) >= 5
    given = read_shared()
    for path in documents:
        given += quads(lift(path), Iris(BASE))
    return Graph().parse(data=b"".join(sorted({triple(quad) for quad in [*given, *materialise(given)]})), format="nt")


def undeclared(data: Graph) -> set[str]:
    """Terms and concepts of ours that the data uses and nothing declares."""
    spaces = tuple(PREFIXES[prefix] for prefix in ("bc", *SCHEMES))
    used = {term for triple in data for term in triple[1:] if isinstance(term, URIRef) and str(term).startswith(spaces)}
    return {str(term) for term in used if (term, RDF.type, None) not in data}


def test_everything_that_a_release_holds_is_consistent(consistent, released):
    assert len(released) > 10_000
    assert consistent(released)


def test_contradiction_in_a_release_is_found(consistent, released, broken):
    assert not consistent(broken(released, "INSERT { ?claim a bc:Goal } WHERE { SELECT ?claim { ?claim a bc:Claim } ORDER BY ?claim LIMIT 1 }"))


def test_release_uses_declared_terms_only(released, broken):
    assert undeclared(released) == set()
    unknown = undeclared(broken(released, "INSERT DATA { bc:x bc:unheardOf stage:dreamt }"))
    assert unknown == {PREFIXES["bc"] + "unheardOf", PREFIXES["stage"] + "dreamt"}


@pytest.mark.parametrize("triples", [
    pytest.param("id:claim-x a bc:Claim, bc:Statement", id="a claim is no fact"),
    pytest.param("id:x a bc:JointBody, bc:PhoneCall", id="an object is no event"),
    pytest.param("id:x a bc:IndicatorObservation ; bc:deadline id:y", id="a figure is no target"),
    pytest.param("id:x bc:sessionOf id:y . id:y a bc:State", id="a state does not sit"),
    pytest.param("id:x bc:hasStatus id:y . id:y a bc:Agreement", id="a status is no object"),
    pytest.param("id:x a bc:Claim ; bc:indicator id:y", id="a claim has no indicator"),
    pytest.param("id:x bc:relationship id:y . id:y a bc:State", id="a relationship is no state"),
    pytest.param("id:x bc:sessionNumber 0", id="sessions count from one"),
    pytest.param("id:x bc:value 'much'", id="a value is a number"),
])
def test_contradiction_is_found(consistent, sample, broken, triples):
    assert not consistent(broken(sample, "PREFIX id: <https://w3id.org/bicoop/id/x/>\nINSERT DATA { " + triples + " }"))


def test_contradiction_in_the_ontology_is_found(consistent, sample, broken):
    assert not consistent(broken(sample, "INSERT DATA { bc:Event rdfs:subClassOf bc:Goal }"))
